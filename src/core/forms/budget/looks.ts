import type { BlockLayout } from "../layout.ts";

// 部门（单位）预算: how several tables are printed, by 四川 for 2023.

/** Lines and columns of other places. */
export const OTHER_CLASS_NAMES = ["预备费", "转移性支出", "人行科目"] as const;
export const BY_STAFF = ["人员经费", "公用经费"] as const;
export const BY_KIND = ["基本支出", ...BY_STAFF, "项目支出"] as const;

export const UNITS_LOOK = {
  labels: ["unitCode", "name"],
  totalBesideCodes: true,
  blank: 6,
} as const satisfies BlockLayout;
export const SUBJECTS_LOOK = {
  labels: ["类", "款", "项", "unitCode", "name"],
  spans: [["科目编码", "类", "项"]],
  totalBesideCodes: true,
  blank: 18,
} as const satisfies BlockLayout;
