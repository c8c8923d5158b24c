import type { Verdict } from "../../amounts/compare.ts";
import { SELDOM } from "../../amounts/odds.ts";
import { holdsSeveral } from "../../amounts/text.ts";
import {
  type ComparisonFinding,
  type Finding,
  isHint,
  type ReportSet,
  type ReportTable,
  type Structure,
  type Suspect,
  type TableFinding,
  verdictOf,
  type WholeSlip,
  type Why,
} from "../finding.ts";
import { standsAlone, titleOf, type Form } from "../../forms/form.ts";
import { a1, qualified, type CellAddress } from "../../sheet/grid.ts";
import { nameIn, type Called, type Profile } from "../../forms/profiles.ts";
import type { Words } from "./words.ts";
import { grouped, size, subjectName, standsIn, tangleOf } from "./shared.ts";

export const VERDICTS: Readonly<Record<Verdict, string>> = {
  equal: "相符",
  empty: "空",
  rounding: "尾差",
  doubtful: "存疑",
  unequal: "不符",
};

const STRAYS = {
  "no-table": () => "没有找到公开表",
  figures: () => "有数，没有认出是哪张公开表，没有核对",
  "unknown-title": (text: string) => `“${text}”不在已知的公开表之列`,
  "no-heading": (text: string) => `有标题“${text}”，下面没有找到这张表的表头`,
  ambiguous: () => "表头与几张公开表都相像，又没有标题，请写上标题后再核对",
  "too-many": () => "一个工作簿只核对前 600 张表，从这里往下的没有核对，请分成几个文件",
} as const;

export const chinese: Words = {
  form,
  named,
  briefly,
  table(table) {
    const place = table.sheet === table.no ? "" : `工作表“${table.sheet}”，`;
    const notes = [
      table.hidden ? "隐藏" : "",
      table.knownBy === "headings" ? "没有标题，按表头认出" : "",
      table.knownBy === "sheet-name" ? "按工作表名认出" : "",
      table.knownBy === "structure" ? "不认得的样式，按结构核对" : "",
      table.saysEmpty ? "空表" : "",
    ].filter((note) => note !== "");
    return `${named(table)}（${place}${table.unit}${notes.map((note) => `，${note}`).join("")}）`;
  },
  set(set, tables) {
    const whose = [set.year === undefined ? "" : `${set.year}年`, set.organisation ?? "", set.kind]
      .filter((part) => part !== "")
      .join(" ");
    const missing = set.missing.length === 0 ? "" : `，缺 ${set.missing.map(({ no }) => no).join("、")}`;
    return `${whose}：${tables} 张表${profile(set)}${missing}`;
  },
  stray: ({ sheet, reason, text, byStructure, figures }) => {
    const looked = byStructure === true ? "，只按结构核对了" : reason === "unknown-title" ? "，没有核对" : "";
    return `工作表“${sheet}”：${(figures === true && looked === "" && reason === "no-table" ? STRAYS.figures : STRAYS[reason])(text)}${looked}`;
  },
  finding(finding) {
    switch (finding.kind) {
      case "comparison":
        return comparison(finding);
      case "structure":
        return structure(finding.what);
      case "table":
        return tables(finding);
      case "clash":
        return `单看每一条都在尾差之内，合起来却不可能同时成立：没有哪组真实数四舍五入后是这 ${finding.cells.length} 格现在的样子（涉及规则 ${listed(finding.rules.map(({ id }) => id))}）${finding.summed === true ? "；有的合计由四舍五入后的各项相加得出，或者有不满半个末位、印不出来的收入时，可以这样" : ""}`;
      case "leaning":
        return `${finding.count} 处尾差合起来看，合计偏${finding.bias < 0 ? "小" : "大"}，平均约 ${Math.abs(finding.bias).toFixed(1)} 个末位；逐格四舍五入的表，${finding.once < SELDOM ? `大约 ${grouped(String(finding.once))} 张里才有一张` : "一百万张里也难有一张"}偏得这么多，请核对合计是不是截去了尾数，或由别的口径得出`;
    }
  },
  verdict(finding) {
    if (isHint(finding)) return "提示";
    const verdict = verdictOf(finding);
    if (verdict === "unreadable") return isScore(finding) ? "不是分数" : "不是金额";
    if (verdict === "structure") return "结构";
    return verdict === "table" ? "表格" : VERDICTS[verdict];
  },
  roundings: (table, count) => `${named(table)}：${count} 处尾差，都在四舍五入能造成的差额之内`,
  untried: ({ why: reason, count, rule }, profile) =>
    `${rule.says}${count > 1 ? `（${count} 处）` : ""}：${why(reason, profile)}`,
  suspect(suspect) {
    const { cells, table, likely, now, slip, unit } = suspect;
    const [first, second] = cells.map((at) => placed(table, at));
    const explains = `可解释 ${suspect.explains.length} 条不符`;
    if (slip === "missing-row") return `${form(table)}疑漏了一行：${suspect.row ?? ""}，${explains}`;
    if (slip === "moved") return `${first} 的 ${grouped(now)} 疑应填在 ${second}，${explains}`;
    if (suspect.whole !== undefined)
      return `${suspect.whole.is === "other-unit" ? form(table) : `从 ${first} 起`}${wholeSlip(suspect.whole)}，${explains}`;
    const notes = [now === "" ? "现为空" : `现为 ${grouped(now)}`];
    if (slip === "carried") notes.push(`同样的差错还在 ${others(suspect)}，照抄或者加总而来`);
    else if (slip !== undefined) notes.push(SLIPS[slip]);
    if (likely?.from !== undefined && likely.to !== undefined && likely.from !== likely.to)
      notes.push(`${grouped(likely.from)} 至 ${grouped(likely.to)} 都相符`);
    return `${first} ${value(likely)}${unit === "个" || likely === undefined ? "" : ` ${unit}`}（${notes.join("，")}），${explains}`;
  },
  standsIn,
  oneOf(shown, all) {
    const cells = shown.flatMap(({ cells: own, table }, i) =>
      own.map((at) => (shown[i - 1]?.table === table ? a1(at.row, at.column) : placed(table, at))),
    );
    const explains = shown[0]?.explains.length ?? 0;
    return `${cells.join("、")}${all > shown.length ? ` 等 ${all} 格` : ""} 之一有误，凭各表的数分不出是哪一格，可解释 ${explains} 条不符`;
  },
  unexplained(findings, cutOff) {
    const { tables, at, count } = tangleOf(findings);
    const where = tables.map((table) => briefly(table)).join("、");
    const what = cutOff ? "牵连太广，没有找完是哪几格引起的" : "改动少数几格解释不了";
    const first = at === undefined ? "" : `；先看 ${qualified(at)}，它在其中 ${count} 条里`;
    return `${where}有 ${findings.length} 条不符，${what}${first}`;
  },
  standing({ standing, problems, unequal, ignored, untried, tables, unlooked, missing }) {
    const besides = ignored > 0 ? `（另有 ${ignored} 处已忽略）` : "";
    const first = unlooked > 0 ? `${tables} 张表里有 ${unlooked} 张没有看；` : "";
    switch (standing) {
      case "unequal":
        return `${first}${unequal} 处不符${besides}`;
      case "open": {
        const left = [
          ...(missing > 0 ? [`缺 ${missing} 张表`] : []),
          ...(untried > 0 ? [`${untried} 处没能核对`] : []),
          ...(problems > 0 ? [`还有 ${problems} 处要看`] : []),
        ];
        return `${first}没有不符${left.length > 0 ? `，${left.join("，")}` : ""}${besides}`;
      }
      case "blank":
        return "这些表还没有填，没有可以核对的数";
      case "nothing-tried":
        return "没有一条规则适用于这些表，什么也没有核对";
      case "ignored":
        return `没有待处理的不符（${ignored} 处已忽略）`;
      case "fine":
        return "凡适用的规则都核对过了，全部成立";
    }
  },
  head: (counts) =>
    `所有规则：${counts.equal} 相符，${counts.rounding} 尾差，${counts.doubtful} 存疑，${counts.unequal} 不符，${counts.untried} 未核对（另有 ${counts.empty} 处两边都空，${counts.hints} 条提示）`,
  rule: (rule) => rule.says,
};

function profile({ kind, profile: known, edition, year }: ReportSet): string {
  if (known === undefined) return standsAlone(kind) ? "" : "，不是认得的任何一套，不说缺什么表";
  const by = `，按“${known.name}”${edition === undefined ? "" : `${edition} 年版式`}核对`;
  if (edition === undefined || Number(year) === edition) return by;
  if (year === undefined) return `${by}（没有写明年度，用最新的版式）`;
  return `${by}（没有 ${year} 年的版式，用已知最${Number(year) > edition ? "新" : "早"}的）`;
}

function briefly({ no, project }: ReportTable): string {
  return project === undefined ? no : `${no}（${project}）`;
}

function wholeSlip({ is, by, across, columns }: WholeSlip): string {
  if (is === "other-unit")
    return `的数疑都${by > 0 ? "大" : "小"}了 ${grouped(String(10 ** Math.abs(by)))} 倍：写的金额单位与填的数不一样`;
  if (across === true) return `，各栏的数疑整个${by > 0 ? "右" : "左"}移了 ${Math.abs(by)} 栏`;
  const which = columns.length === 0 ? "各栏" : columns.map((column) => `“${column}”`).join("、");
  return `，${which}的数疑整个${by > 0 ? "下" : "上"}移了 ${Math.abs(by)} 行，请与科目逐行对照`;
}

/** The cells besides the first. */
function others({ cells }: Suspect): string {
  const rest = cells.slice(1);
  const named = rest
    .slice(0, MOST_CELLS)
    .map((at) => (at.sheet === cells[0]?.sheet ? a1(at.row, at.column) : qualified(at)));
  return `${named.join("、")}${rest.length > MOST_CELLS ? ` 等 ${rest.length} 格` : ""}`;
}

/** So many cells are named in one sentence. */
const MOST_CELLS = 7;

const SLIPS = {
  transposed: "两位数字颠倒",
  sign: "正负号相反",
  scaled: "小数点错位，或金额单位不对",
  neighbour: "与相邻一格的数相同",
  copy: "与另一处的同一个数不同",
  settled: "与另一处的同一个数不同，像是尾差只在这张表里配平了",
  missing: "漏填",
} as const;

/** 公开03表 D9, with the sheet where it is called otherwise. */
function placed({ no }: ReportTable, at: CellAddress): string {
  return at.sheet === no ? `${no} ${a1(at.row, at.column)}` : `${no}（${qualified(at)}）`;
}

function value(likely: Suspect["likely"]): string {
  if (likely === undefined) return "有误";
  const { best, from, to } = likely;
  if (from === undefined) return `应不大于 ${grouped(to ?? best)}`;
  if (to === undefined) return `应不小于 ${grouped(from)}`;
  return `疑为 ${grouped(best)}`;
}

function isScore(finding: Finding): boolean {
  return finding.kind === "table" && finding.what.problem === "unreadable" && finding.what.unit === "分";
}

/** So many rules are named in one sentence. */
const MOST_RULES = 8;

function listed(ids: readonly string[]): string {
  return `${ids.slice(0, MOST_RULES).join("、")}${ids.length > MOST_RULES ? ` 等 ${ids.length} 条` : ""}`;
}

/** So many sums of rounded parts are named in one sentence. */
const MOST_SUMS = 3;

/** So many codes are named in one sentence. */
const MOST_CODES = 5;

function form(given: Form | Called): string {
  const title = "title" in given ? given.title : titleOf(given);
  return given.no === title ? title : `${given.no} ${title}`;
}

/** 绩效表 are told apart by their projects. */
function named(table: ReportTable): string {
  return table.project === undefined ? form(table) : `${form(table)}（${table.project}）`;
}

function comparison(finding: ComparisonFinding): string {
  const { rule, subject, left, right, gap, unit } = finding;
  const of =
    subject === undefined
      ? ""
      : `${subjectName(subject)}${subject.column === undefined ? "" : `（${subject.column}）`}：`;
  const stored =
    finding.stored === undefined
      ? ""
      : finding.stored === "agrees"
        ? "；单元格里存的数是相符的，差在显示的位数上"
        : "；显示的数相符，单元格里存的数却不相符";
  return `${of}${rule.says}。${sides(finding, grouped(left), grouped(right), `${size(gap)} ${unit === "%" ? "个百分点" : unit}`)}${bornOut(finding)}${stored}`;
}

function bornOut({ shown }: ComparisonFinding): string {
  return shown === undefined ? "" : `；表里另有 ${shown} 处这样相加是相符的`;
}

function sides(finding: ComparisonFinding, left: string, right: string, gap: string): string {
  if (finding.relation === "⇔" || finding.relation === "⇒") return `一边是 ${left}，另一边是 ${right}`;
  const [differ, more] =
    finding.relation === "≤" ? [`${left} 大于 ${right}`, "多"] : [`${left} 与 ${right} 不等`, "差"];
  switch (finding.verdict) {
    case "equal":
    case "empty":
      return `${left} 与 ${right}`;
    case "rounding":
      return `${left} 与 ${right} 相差 ${gap}，四舍五入可以解释`;
    case "doubtful":
      if (finding.sums !== undefined) {
        const sums = finding.sums.slice(0, MOST_SUMS).map((at) => qualified(at));
        return `${differ}，${more} ${gap}：${sums.join("、")} 正好是本表各项之和，可能一边是各项四舍五入后相加，一边直接四舍五入，不算错；要一致请只取一种算法`;
      }
      if (finding.hides === true)
        return `${differ}，${more} ${gap}：这一条说的是没有别的收入的单位；别的收入或结转有几十元、只印作 0 时可以差这么多，请核对`;
      if (finding.whole === true)
        return `${differ}，${more} ${gap}：其中一张表印的是整数，四舍五入到万元可以差这么多，别的表印到分，请统一`;
      return `${differ}，${more} ${gap}；四舍五入能造成这么大的差额，但很少见，请核对`;
    case "unequal":
      return `${differ}，${more} ${gap}`;
  }
}

function structure(what: Structure): string {
  switch (what.problem) {
    case "orphan":
      return `科目 ${what.code} 没有上级行 ${what.parent}`;
    case "childless":
      return `科目 ${what.code} ${what.name} 没有下级行`;
    case "repeated":
      return `科目编码 ${what.code} 出现不止一次`;
    case "number":
      return `行次应为 ${what.expected}，印的是 ${what.printed}`;
    case "missing-line":
      return `缺少规定的一行“${what.name}”`;
    case "names-differ":
      return `科目 ${what.code} 在各表中名称不一：${what.names.map((name) => `“${name}”`).join("、")}`;
    case "wrong-name":
      return `${what.code === undefined ? "" : `科目 ${what.code} `}印作“${what.printed}”，${what.former ? "现用名" : "科目表中"}是“${what.right}”`;
    case "wrong-names":
      return `${what.names.length} 个科目的名称与编码对不上，像是编码顺着填了下来或错开了几行，请核对编码：${what.names.slice(0, MOST_CODES).map(structure).join("；")}${what.names.length > MOST_CODES ? "……" : ""}`;
    case "headings-differ":
      return `两处栏名不一：“${what.headings[0]}”和“${what.headings[1]}”`;
    case "not-reached":
      return `“${what.name}”的指标值是“${what.target}”，完成值是“${what.actual}”，没有达到，完成率却是 ${what.rate}`;
    case "above-all":
      return `“${what.name}”的完成值是“${what.actual}”，满意度不会超过 100%`;
    case "unknown-codes":
      return `科目表中没有编码 ${what.codes.slice(0, MOST_CODES).join("、")}${what.codes.length > MOST_CODES ? ` 等 ${what.codes.length} 个` : ""}`;
    case "not-in":
      return `科目 ${what.code} ${what.name} 在${form(what.other)}中没有`;
  }
}

function tables({ what, table, cells }: TableFinding): string {
  switch (what.problem) {
    case "unreadable":
      if (holdsSeveral(what.text))
        return `“${what.text}”里像是不止一个数：这一格和这一行里空着的格都没有参加核对，请把数分到各栏`;
      return `“${what.text}”不是${what.unit === undefined ? "金额" : "分数"}，没有参加核对`;
    case "unknown-row":
      return `“${what.text}”一行有数，但不是本表规定的行，没有参加核对`;
    case "nameless-row":
      return "这一行有数，没有项目名称";
    case "repeated-line":
      return `“${what.text}”一行出现不止一次，只核对第一次`;
    case "codeless-row":
      return `“${what.text}”一行没有科目编码，看不出属于哪一级，没有参加核对`;
    case "subject-or-project":
      return `“${what.text}”一行看不出是科目还是它的项目，合计可能重复，请给科目写全名`;
    case "missing-line":
      return `缺少规定的一行“${what.text}”`;
    case "doubled":
      return `同一套表里有两张${table.title}（另一张在${what.other.hidden ? "隐藏的" : ""}“${what.other.sheet}”），与别的表核对时只用${table.hidden === what.other.hidden ? "第一张" : "看得见的一张"}`;
    case "units-differ":
      return `本表的金额单位是${what.unit}，其他表是${what.usual}，已换算后核对`;
    case "other-year":
      return `这张表写的是 ${what.text} 年，别的表是 ${what.usual} 年：可能是上一次的标题没有改；已和别的表一起核对`;
    case "other-unit":
      return `这张表写的是“${what.text}”，别的表是“${what.usual}”：可能是别的单位的标题没有改；已和别的表一起核对`;
    case "unit-assumed":
      return `没有写明金额单位，按${what.unit}核对`;
    case "unread-row":
      return `${what.text === "" ? "有一行" : `“${what.text}”一行`}的 ${cells.length} 个数没有规则用到，没有参加核对`;
    case "unread-column":
      return `${what.text === "" ? "有一栏" : `“${what.text}”一栏`}的 ${cells.length} 个数没有规则用到，没有参加核对`;
    case "odd-code":
      return `编码印作“${what.text}”，按上下各行认作 ${what.shown}`;
    case "hidden-sheet":
      return `工作表“${what.text}”是隐藏的：里面的表核对了，公开时看不到。请取消隐藏，或者确认不公开这张表`;
    case "hidden-row":
      return `隐藏的${what.text === "" ? "一行" : `“${what.text}”一行`}有数，参加了核对；打印、公布出去看不到`;
    case "hidden-column":
      return `隐藏的${what.text === "" ? "一栏" : `“${what.text}”一栏`}有数，参加了核对；打印、公布出去看不到`;
    case "unprinted":
      return `打印区域以外有 ${cells.length} 个数，参加了核对；照打印区域打印、导出看不到`;
    case "covered":
      return `被合并单元格盖住，里面还有“${what.text}”，没有参加核对`;
    case "behind":
      return `上面盖着图片、图形或图表，${cells.length} 个数可能看不到；核对的是单元格里的数`;
    case "drawn":
      return `文本框、页眉或页脚里写着“${what.text}”，没有核对`;
    case "stale":
      return `公式存着的结果是 ${what.text}，由表里现在的数算出来是 ${what.shown}${cells.length === 1 ? "" : `；这样的共 ${cells.length} 格`}；核对用的是存着的数，在 Excel 里重新计算以后会变`;
    case "shown-otherwise":
      return `存的是 ${what.text}，按格式（单元格的或条件格式）${what.shown === "" ? "什么也不显示" : `显示成 ${what.shown}`}；核对用的是存的数，公布出去的是显示的`;
    case "empty-but-filled":
      return "写着空表，表中却有数";
  }
}

function why(reason: Why, set: Profile | undefined): string {
  switch (reason.reason) {
    case "unfilled-table":
      return `${form(nameIn(set, reason.form))}还没有填好`;
    case "missing-table":
      return `没有${form(nameIn(set, reason.form))}`;
    case "no-solver":
      return "各条关系能不能同时成立，要用求解器才能断定，这里没有能加载它（单条的核对不受影响）";
    case "too-large":
      return "各条关系能不能同时成立没有得出定论：表太大，或差额恰在边界上（单条的核对不受影响）";
    case "missing-line":
      return `${form(nameIn(set, reason.form))}没有“${reason.name}”一行`;
    case "missing-column":
      return `${form(nameIn(set, reason.form))}没有“${reason.name}”一栏`;
    case "missing-part":
      return `${form(nameIn(set, reason.form))}没有读到“${reason.columns.join("、")}”${reason.columns.length > 1 ? "几栏" : "一栏"}`;
    case "not-whole":
      return `${form(nameIn(set, reason.form))}各项分值只加到 ${reason.sum}，好像没有列全`;
    case "no-sums":
      return `“${reason.title}”（${qualified(reason.at)}）不是认得的样式，也没有看出哪些数是另一些数的合计`;
    case "not-shown":
      return `${qualified(reason.at)} 的 ${grouped(reason.left)} 与所含各项之和 ${grouped(reason.right)} 不等，但表里别处没有足够的行、栏印证它们是合计与各项，请人工核对`;
    case "parted":
      return `${form(nameIn(set, reason.form))}分在几张工作表里（${qualified(reason.at)} 起是后面的一页），合计不能只加一页；请把各页接在一张工作表里再核对`;
    case "no-rows":
      return `${form(nameIn(set, reason.form))}的“${reason.name}”下面没有各行`;
    case "unreadable":
      if (holdsSeveral(reason.text)) return `${qualified(reason.at)} 的“${reason.text}”里像是不止一个数`;
      return `${qualified(reason.at)} 的“${reason.text}”不是${reason.unit === undefined ? "金额" : "分数"}`;
    case "uncalculated":
      return `${qualified(reason.at)} 的公式没有计算结果，请在 Excel 中打开并保存一次`;
    case "unknown-rows":
      return `${form(nameIn(set, reason.form))} ${qualified(reason.at)} 有一行认不出${reason.text === "" ? "" : `（“${reason.text}”）`}，合计可能不全`;
    case "codes-unread":
      return `${form(nameIn(set, reason.form))}的编码没有读懂：从 ${qualified(reason.at)} 起多数编码重复（如 ${reason.text}），类、款、项可能分在别的栏里`;
    case "miscoded":
      return `${form(nameIn(set, reason.form))}的编码与名称对不上（${qualified(reason.at)} “${reason.text}”起），不能按编码与别的数比`;
    case "unknown-columns":
      return `${form(nameIn(set, reason.form))}有一栏认不出（“${reason.text}”），合计可能不全`;
  }
}
