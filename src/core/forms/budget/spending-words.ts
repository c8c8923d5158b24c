import { inferred } from "../shared/sources.ts";
import { OPERATING, PLAN_WORDS, STAFF } from "./words.ts";

// Words of the tables of spending that only some places print.

export const NOT_SEEN = inferred("表名见江苏、福建、广东等地公开的目录；没有见过印出的文件");

/** What they call their column of all amounts. */
export const AMOUNTS = ["合计", "小计", "总计", ...PLAN_WORDS] as const;
export const STAFF_AND_OPERATING = [
  { name: "人员经费", headings: STAFF, varies: true },
  { name: "公用经费", headings: OPERATING, varies: true },
] as const;
