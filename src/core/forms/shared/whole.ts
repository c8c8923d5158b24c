import type { WholeRule } from "../rule.ts";

/** What is asked of a whole set of tables: all comparisons at once. */
export const TOGETHER: WholeRule = {
  id: "合-1",
  says: "各条关系能够同时成立",
  english: "All relations can hold together",
  basis: "决定 0005",
};

/** What is asked of a whole table: its 尾差 taken together. */
export const LEANING: WholeRule = {
  id: "合-2",
  says: "一张表的尾差不偏向一边",
  english: "The rounding differences of a table do not lean to one side",
  basis: "决定 0005",
};

export const WHOLE_RULES: readonly WholeRule[] = [TOGETHER, LEANING];
