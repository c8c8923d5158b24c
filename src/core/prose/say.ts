import type { Language } from "../report/say/language.ts";
import { subject } from "../subjects/subject.ts";
import type { Against, Claim, ClaimSlip, ClaimVerdict, Remark, RemarkKind } from "./claim.ts";
import type { WhyUntried } from "./grammar/slot.ts";
import type { Meaning, Purse, Stage } from "./meanings.ts";

/** The one place where what was found in words becomes words. */
export interface ProseWords {
  readonly verdicts: Readonly<Record<ClaimVerdict, string>>;
  /** What a claim is about: 一般公共预算 社会保障和就业支出. */
  about(claim: Pick<Claim, "meaning" | "stage">): string;
  /** What was found, in a sentence. */
  claim(claim: Claim): string;
  /** Why a figure was not tried; "" where it was. */
  why(claim: Claim): string;
  remark(remark: Remark): string;
  readonly hint: string;
  /** Heading of the words of a file. */
  heading(name: string): string;
  counts(counts: Readonly<Record<ClaimVerdict, number>>): string;
  /** What in the document is not read as it looks. */
  notice(notice: "tracked" | "hidden"): string;
}

const SCOPES: Readonly<Record<Purse, string>> = {
  全: "",
  财政: "财政拨款",
  一般: "一般公共预算",
  当年: "一般公共预算当年拨款",
  基金: "政府性基金预算",
  国资: "国有资本经营预算",
};

const STAGES: Readonly<Record<Stage, string>> = { initial: "年初预算", plan: "预算", final: "", last: "上年" };

function aboutZh({ meaning, stage }: { readonly meaning?: Meaning; readonly stage?: Stage }): string {
  if (meaning === undefined) return "";
  const { what, scope, code, name } = meaning;
  if (what === "涉及资金") return "涉及资金";
  const own =
    what === "科目" || what === "经济科目"
      ? code === undefined
        ? (name ?? "")
        : (subject(code)?.name ?? code)
      : what === "项目" || what === "项目结转" || what === "得分"
        ? `${name ?? ""}${what === "项目" ? "" : what}`
        : what;
  const whose = NAMED.has(what) ? "" : SCOPES[scope];
  return [whose, own, stage === undefined ? "" : STAGES[stage]].filter((part) => part !== "").join(" ");
}

/** What says itself whose money it is. */
const NAMED: ReadonlySet<string> = new Set([
  "三公",
  "出国",
  "公车",
  "购置",
  "运行",
  "接待",
  "国内接待",
  "外事接待",
  "经济科目",
  "机关运行经费",
]);

const WHY_ZH: Readonly<Record<WhyUntried, string>> = {
  date: "日期",
  number: "编号、序号或没有单位的数",
  threshold: "标准，不是发生数",
  glossary: "名词解释",
  annex: "附件中的业务数据，表中没有",
  reason: "在说明原因或用途，表中没有",
  "no-subject": "看不出说的是哪个数",
  "no-last-year": "没有上年数可核对",
  "no-plan": "没有预算数可核对",
  "not-in-tables": "表中没有这个数",
  "no-whole": "看不出是占什么的比重",
  comparable: "同口径比较，口径不明",
  "zero-base": "基数为零，没有比率",
  broken: "数字中间断开，读不准",
  "no-row": "表中没有这个科目的行",
  count: "个数、人数，表中没有",
  alone: "文中只出现一次，没有表可核对",
  sheet: "绩效表中的数，不在文字里核对",
  "other-books": "资产报表、绩效评价等资料里的数，公开表没有",
  "taken-back": "没有用完的钱可能已由财政收回",
};

const WHY_EN: Readonly<Record<WhyUntried, string>> = {
  date: "a date",
  number: "a number without a unit",
  threshold: "a threshold, not an amount",
  glossary: "explains a term",
  annex: "business data of an annex, in no table",
  reason: "part of a reason or purpose, in no table",
  "no-subject": "not clear what it is about",
  "no-last-year": "last year's figure is not known",
  "no-plan": "the planned figure is not known",
  "not-in-tables": "in no table",
  "no-whole": "not clear what it is a share of",
  comparable: "compared on another basis",
  "zero-base": "there is no rate from nothing",
  broken: "the number is broken",
  "no-row": "the table has no row for it",
  count: "a count, in no table",
  alone: "said once, and there is no table",
  sheet: "part of a performance table",
  "other-books": "from the books of assets or an evaluation, in no table",
  "taken-back": "what was not spent may have been taken back",
};

const SLIPS_ZH: Readonly<Record<ClaimSlip, string>> = {
  unit: "单位写错",
  transposed: "像是数字前后颠倒",
  scaled: "像是小数点错位",
  forced: "像是为凑足 100% 调整的",
  cut: "像是截尾，没有四舍五入",
  stage: "像是引用了另一栏",
  direction: "增减方向前后不一",
  unitless: "漏写单位",
};

const SLIPS_EN: Readonly<Record<ClaimSlip, string>> = {
  unit: "wrong unit",
  transposed: "digits seem to have changed places",
  scaled: "the point seems to have moved",
  forced: "seems to have been made to come to 100 %",
  cut: "seems to have been cut off, not rounded",
  stage: "seems to be from another column",
  direction: "more and less contradict each other",
  unitless: "its unit is missing",
};

const RATES_ZH = { share: "占比", growth: "增减率", completion: "完成率", variance: "差异率" } as const;
const RATES_EN = {
  share: "share",
  growth: "rate of change",
  completion: "rate of completion",
  variance: "variance",
} as const;

function foundZh(against: Against, expected: string | undefined, equal: boolean): string {
  switch (against.is) {
    case "tables":
      return equal ? "与表中的数一致" : `表中为 ${expected ?? ""}`;
    case "beside": {
      const whose = against.book === "last" ? "上年表" : "批复（年初预算）";
      if (against.reckoned === true) return equal ? `与${whose}算得的一致` : `按${whose}算得 ${expected ?? "另一个数"}`;
      return equal ? `与${whose}中的数一致` : `${whose}中为 ${expected ?? ""}`;
    }
    case "words":
      return equal ? "与文中别处一致" : expected === undefined ? "与文中别处不一致" : `文中别处为 ${expected}`;
    case "sum":
      return equal
        ? "与文中各项之和一致"
        : expected === undefined
          ? "与文中各项之和不一致"
          : `文中各项之和为 ${expected}`;
    case "times":
      return equal
        ? "与总数和每次的数一致"
        : expected === undefined
          ? "与总数和每次的数对不上"
          : `按总数和每次的数应为 ${expected}`;
    case "rate":
      return equal
        ? `${RATES_ZH[against.rate]}与有关数字一致`
        : expected === undefined
          ? `${RATES_ZH[against.rate]}与有关数字对不上`
          : `按有关数字计算，${RATES_ZH[against.rate]}应为 ${expected}`;
    case "indicator":
      return equal ? "与绩效指标一致" : `绩效指标为 ${expected ?? ""}`;
    case "list":
      return equal ? "与列出的个数一致" : `列出的是 ${expected ?? ""}`;
    case "none":
      return WHY_ZH[against.why];
  }
}

function foundEn(against: Against, expected: string | undefined, equal: boolean): string {
  const right = expected ?? "another figure";
  switch (against.is) {
    case "tables":
      return equal ? "as in the tables" : `the tables have ${right}`;
    case "beside": {
      const whose = against.book === "last" ? "last year's tables" : "the approved budget";
      if (against.reckoned === true) return equal ? `as reckoned from ${whose}` : `${right} by ${whose}`;
      return equal ? `as in ${whose}` : `${whose}: ${right}`;
    }
    case "words":
      return equal ? "as said elsewhere" : `elsewhere it is ${right}`;
    case "sum":
      return equal ? "the sum of its parts" : `its parts come to ${right}`;
    case "times":
      return equal ? "goes with what is paid each time" : `with what is paid each time the whole takes ${right}`;
    case "rate":
      return equal
        ? `the ${RATES_EN[against.rate]} of its figures`
        : `by its figures the ${RATES_EN[against.rate]} is ${right}`;
    case "indicator":
      return equal ? "as its indicator says" : `its indicator says ${right}`;
    case "list":
      return equal ? "as many as are listed" : `${right} are listed`;
    case "none":
      return WHY_EN[against.why];
  }
}

const REMARKS_ZH: Readonly<Record<RemarkKind, (detail: string) => string>> = {
  "missing-unit": () => "数字后面没有单位",
  "wrong-unit": (right) => `单位疑为万元：文中另有 ${right}`,
  placeholder: () => "模板中的字样没有替换",
  unavailable: () => "引用或图片失效留下的字样",
  "open-choice": () => "二选一的字样没有删去",
  doubled: () => "重复的字",
  punctuation: () => "标点重复或多余",
  "wrong-year": (year) => `既不是 ${year} 年也不是上一年`,
  deadline: (year) => `绩效表的年度是 ${year} 年`,
  "same-with-gap": () => "说是持平，却有增减额",
  "wrong-direction": (right) => `决算数实际${right}预算数`,
  "zero-base": () => "上年（或预算）为零，不应有比率",
  "not-listed": () => "表中没有这一科目，或没有金额",
  misplaced: (right) => `这一科目不属于${right}`,
  "unknown-name": () => "不是规范的科目名称",
  numbering: (right) => `序号不连续，应为 ${right}`,
  "missing-word": () => "“原因”后面缺“是”",
  "wrong-reason": (said) => `说的是${said}，原因写的却相反`,
  "other-unit": (name) => `与别处的名称不同：${name}`,
  "other-list": (names) => `与前面列出的不同：${names}`,
  "other-project": (name) => `项目名称前后不同：${name}`,
  "left-out": (names) => `表中有金额而没有列出：${names}`,
  reference: () => "没有这个附件",
};

const REMARKS_EN: Readonly<Record<RemarkKind, (detail: string) => string>> = {
  "missing-unit": () => "no unit behind the number",
  "wrong-unit": (right) => `probably 万元: elsewhere it is ${right}`,
  placeholder: () => "left over from a template",
  unavailable: () => "left over from a broken reference or picture",
  "open-choice": () => "a choice was left open",
  doubled: () => "doubled",
  punctuation: () => "doubled punctuation",
  "wrong-year": (year) => `neither ${year} nor the year before`,
  deadline: (year) => `the year of the table is ${year}`,
  "same-with-gap": () => "said to be unchanged, with a difference",
  "wrong-direction": () => "the outcome stands to the plan otherwise",
  "zero-base": () => "there is no rate from nothing",
  "not-listed": () => "the table has no such row, or no amount in it",
  misplaced: (right) => `it does not belong to ${right}`,
  "unknown-name": () => "not the name of any 科目",
  numbering: (right) => `the list goes on with ${right}`,
  "missing-word": () => "a word is missing",
  "wrong-reason": () => "the reason speaks of the opposite",
  "other-unit": (name) => `elsewhere it is called ${name}`,
  "other-list": (names) => `the list before has ${names}`,
  "other-project": (name) => `elsewhere the project is called ${name}`,
  "left-out": (names) => `with an amount in the table and not named: ${names}`,
  reference: () => "there is no such annex",
};

function isHeld(verdict: ClaimVerdict): boolean {
  return verdict === "equal" || verdict === "rounding";
}

const zh: ProseWords = {
  verdicts: { equal: "相符", rounding: "尾差", doubtful: "存疑", unequal: "不符", untried: "未核对" },
  about: aboutZh,
  claim({ against, expected, verdict, slip, cellIsWrong }) {
    const found = foundZh(against, expected, isHeld(verdict));
    if (cellIsWrong === true) return `${found}；别的关系与文中的数相符，像是表里这一格写错`;
    const tail = verdict === "rounding" ? "，相差在四舍五入之内" : slip === undefined ? "" : `，${SLIPS_ZH[slip]}`;
    return `${found}${tail}`;
  },
  why: ({ against }) => (against.is === "none" ? WHY_ZH[against.why] : ""),
  remark: ({ kind, detail = "" }) => REMARKS_ZH[kind](detail),
  hint: "提示",
  heading: (name) => `说明文字：${name}`,
  counts: ({ equal, rounding, doubtful, unequal, untried }) =>
    `文中的数：相符 ${equal}，尾差 ${rounding}，存疑 ${doubtful}，不符 ${unequal}，未核对 ${untried}`,
  notice: (notice) => (notice === "tracked" ? "有修订，按接受修订后的文字核对" : "有隐藏文字，没有核对"),
};

const en: ProseWords = {
  verdicts: { equal: "equal", rounding: "rounding", doubtful: "in doubt", unequal: "unequal", untried: "not checked" },
  about: aboutZh,
  claim({ against, expected, verdict, slip, cellIsWrong }) {
    const found = foundEn(against, expected, isHeld(verdict));
    if (cellIsWrong === true) return `${found}; other relations agree with the words: the cell seems wrong`;
    return `${found}${verdict === "rounding" ? ", but for rounding" : slip === undefined ? "" : ", " + SLIPS_EN[slip]}`;
  },
  why: ({ against }) => (against.is === "none" ? WHY_EN[against.why] : ""),
  remark: ({ kind, detail = "" }) => REMARKS_EN[kind](detail),
  hint: "hint",
  heading: (name) => `Words: ${name}`,
  counts: ({ equal, rounding, doubtful, unequal, untried }) =>
    `Figures: ${equal} equal, ${rounding} rounding, ${doubtful} in doubt, ${unequal} unequal, ${untried} not checked`,
  notice: (notice) =>
    notice === "tracked" ? "has tracked changes, read as accepted" : "has hidden text, which was not checked",
};

export function proseWords(language: Language): ProseWords {
  return language === "en-US" ? en : zh;
}
