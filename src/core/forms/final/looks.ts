import type { BlockLayout } from "../layout.ts";

// 部门（单位）决算: how several tables are printed.

export const LINES_LOOK = { labels: ["name", "number"], numbered: true } as const;
export const SUBJECTS_LOOK = {
  labels: ["code", "name"],
  spans: [["项目", "code", "name"]],
  numbered: true,
  blank: 15,
} as const satisfies BlockLayout;
export const SHORT_CODE = { headings: { code: { 2024: "科目代码" } } } as const;

export const SPENDING_LOOK = { ...LINES_LOOK, serials: { 功能分类: "一、" } } as const;

export const BY_KIND = ["人员经费", "公用经费"] as const;
export const GOODS = "302 01 02 03 04 05 06 07 08 09 11 12 13 14 15 16 17 18 24 25 26 27 28 29 31 39 40 99";

export const VEHICLES = "公务用车购置及运行维护费";
