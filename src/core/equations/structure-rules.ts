import type { SumRule } from "../forms/rule.ts";

/** 按结构: a whole and its parts. Evidence is counted, and printed with every finding. */
export const ACROSS = structural(
  "S-栏",
  "每行：合计栏＝所含各栏之和",
  "Each row: the column of the whole equals the sum of the columns under it",
);
export const DOWN = structural(
  "S-行",
  "每栏：合计行＝所含各行之和",
  "Each column: the row of the whole equals the sum of its rows",
);
export const TREE = structural(
  "S-编码",
  "每栏：上级科目（合计）＝下级科目之和",
  "Each column: a 科目, or the whole, equals the sum of the 科目 below it",
);
export const SIDES = structural("S-两侧", "收入总计＝支出总计", "Total income equals total spending");

/** What is asked of a table in which nothing was seen to add up. */
export const WHOLE_TABLE = structural("S-表", "合计与各项相符", "Every whole equals the sum of its parts");

function structural(id: string, says: string, english: string): SumRule {
  return {
    id,
    says: `按结构：${says}`,
    english: `By structure: ${english.charAt(0).toLowerCase()}${english.slice(1)}`,
    basis: "按结构",
    equations: [],
  };
}
