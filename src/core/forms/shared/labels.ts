// How places head the columns of codes and names: every 分类 with every ending.

const across = <A extends string, B extends string, C extends string>(
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
const ANY_CODES = across(["科目", ""], [""], CODE_ENDS).filter((words) => words.length > 2);
const ANY_NAMES = ["科目名称", "科目"] as const;

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
