import { holdsSeveral } from "../../amounts/text.ts";
import type { ComparisonFinding, ReportTable, Structure, TableFinding, Why } from "../finding.ts";
import { qualified } from "../../sheet/grid.ts";
import { NO_ROOM } from "../../sheet/ink.ts";
import { isStruckOut } from "../../sheet/text.ts";
import { nameIn, type Profile } from "../../forms/profile.ts";
import { form, grouped, MOST_CODES, MOST_RULES, MOST_SUMS, size, subjectName } from "./shared.ts";

// What findings say in Chinese, and why something was not tried.

export function listed(ids: readonly string[]): string {
  return `${ids.slice(0, MOST_RULES).join("、")}${ids.length > MOST_RULES ? ` 等 ${ids.length} 条` : ""}`;
}

/** 绩效表 are told apart by their projects. */
export function named(table: ReportTable): string {
  return table.project === undefined ? form(table) : `${form(table)}（${table.project}）`;
}

export function comparison(finding: ComparisonFinding): string {
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

export function structure(what: Structure): string {
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

export function tables({ what, table, cells }: TableFinding): string {
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
    case "unfilled-row":
      return `“${what.text}”一行没有数，下面各行有，别的科目也有小计：可能漏填，没有参加核对`;
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
      return what.text === ""
        ? `没有印编码，按上下各行认作 ${what.shown}`
        : `编码印作“${what.text}”，按上下各行认作 ${what.shown}`;
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
      if (isStruckOut(what.shown))
        return `${what.text} 上划了删除线，照样参加了核对，读者会当作已经删去。要留的请取消删除线，不要的请删掉`;
      if (what.shown === NO_ROOM)
        return `存的是 ${what.text}，列太窄，显示成 ${NO_ROOM}；核对用的是存的数。请把这一列调宽，否则打印、公布出去看不到这个数`;
      return `存的是 ${what.text}，按格式（单元格的或条件格式）${what.shown === "" ? "什么也不显示" : `显示成 ${what.shown}`}；核对用的是存的数，公布出去的是显示的`;
    case "no-total":
      return `没有“${what.text}”一行，同一套别的表有：可能漏了，已按各行之和与别的表核对`;
    case "mostly-negative":
      return `${what.of} 个数里有 ${what.negative} 个是负数：可能整张表的符号反了`;
    case "empty-but-filled":
      return "写着空表，表中却有数";
  }
}

export function why(reason: Why, set: Profile | undefined): string {
  switch (reason.reason) {
    case "unfilled-table":
      return `${form(nameIn(set, reason.form))}还没有填好`;
    case "guessed-table":
      return `工作表“${reason.sheet}”没有标题，凭表头当作${form(nameIn(set, reason.form))}，与别的表多数对不上，可能不是这张表；是的话请补上标题再核对`;
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
