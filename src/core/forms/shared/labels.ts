// How places head the columns of codes and names: every 分类 with every ending.

export const across = <A extends string, B extends string, C extends string>(
  starts: readonly A[],
  middles: readonly B[],
  ends: readonly C[],
): `${A}${B}${C}`[] =>
  starts.flatMap((start) => middles.flatMap((middle) => ends.map((end): `${A}${B}${C}` => `${start}${middle}${end}`)));

const CODE_ENDS = ["编码", "代码", "编号"] as const;
const FUNCTIONAL = ["功能分类", "支出功能分类", "功能"] as const;
const ECONOMIC = [
  "经济分类",
  "支出经济分类",
  "部门经济分类",
  "部门预算经济分类",
  "部门预算支出经济分类",
  "部门支出经济分类",
] as const;

/** 科目编码 of either classification. */
const ANY_CODES = across(["科目", "预算科目", ""], [""], CODE_ENDS).filter((words) => words.length > 2);
const ANY_NAMES = ["科目名称", "科目", "预算科目名称", "科目(项目)名称"] as const;

export const FUNCTIONAL_CODES = [
  ...ANY_CODES,
  ...across(FUNCTIONAL, ["科目", ""], CODE_ENDS),
  "科目代码编码",
  "功能分类",
];
export const FUNCTIONAL_NAMES = [
  ...ANY_NAMES,
  ...across(FUNCTIONAL, ["科目名称", "名称", "科目"], [""]),
  "科目(单位)名称",
  "单位(科目)名称",
];
export const ECONOMIC_CODES = [...ANY_CODES, ...across(ECONOMIC, ["科目", ""], CODE_ENDS)];
export const ECONOMIC_NAMES = [...ANY_NAMES, ...across(ECONOMIC, ["科目名称", "名称", "科目"], [""])];
export const LEVELS = { 类: ["类"], 款: ["款"], 项: ["项"] } as const;

/** How places head a column of units. */
export const UNIT_CODES = across(["单位", "部门", "预算单位", "部门(单位)"], [""], ["代码", "编码"]);
export const UNIT_NAMES = [
  "单位名称(科目)",
  ...across(["单位", "部门", "预算单位", "部门(单位)"], [""], ["名称"]),
  "部门",
  "单位",
  "预算单位",
  "项目单位",
];
/** How places head the lines of a list. */
export const LINE_NAMES = [
  "项目",
  "收入项目",
  "支出项目",
  "收支项目",
  "预算项目",
  "项目名称",
  "项目(按功能分类)",
  "支出功能分类科目",
  "支出功能分类",
  "功能分类",
];
/** The three purses of 财政拨款 as headings and lines, with every ending. */
const purse = <P extends string>(names: readonly P[]) =>
  across(names, ["", "财政拨款", "拨款", "资金"], ["", "支出", "收入"]);
export const GENERAL_PURSE = purse(["一般公共预算", "一般公共财政预算", "公共财政预算"]);
export const FUND_PURSE = purse(["政府性基金预算", "政府性基金"]);
export const STATE_CAPITAL_PURSE = purse(["国有资本经营预算", "国有资本经营"]);
