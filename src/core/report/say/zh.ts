import type { Verdict } from "../../amounts/verdict.ts";
import { SELDOM } from "../../amounts/odds.ts";
import {
  type Finding,
  isHint,
  type ReportSet,
  type ReportTable,
  type Suspect,
  verdictOf,
  type WholeSlip,
} from "../finding.ts";
import { standsAlone } from "../../forms/form.ts";
import { a1, qualified, type CellAddress } from "../../sheet/grid.ts";
import type { Words } from "./words.ts";
import { form, grouped, standsIn, tangleOf } from "./shared.ts";
import { comparison, listed, named, structure, tables, why } from "./findings-zh.ts";

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
  "too-many": () =>
    "一个工作簿里的表太多（每张工作表的第一张以外只再核对 60 张，没有标题的行只试一部分），从这里往下的没有核对，请分成几个文件",
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
