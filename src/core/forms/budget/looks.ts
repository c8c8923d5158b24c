import type { BlockLayout, Layout } from "../layout.ts";
import { inferred, printed } from "../shared/sources.ts";

// 部门（单位）预算: how several tables are printed, by 四川 for 2023; by 上海; and by the ministries and most provinces.

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

/** The sets of 上海: of a department, and of a unit; they print most tables alike. */
export const SHANGHAI_DEPARTMENT = "上海部门预算";
export const SHANGHAI_UNIT = "上海单位预算";
export const SHANGHAI = {
  sets: [SHANGHAI_DEPARTMENT, SHANGHAI_UNIT],
  source: printed("上海"),
} as const satisfies Partial<Layout>;

/** By 功能分类科目, under these words. */
export function shanghaiSubjects(words: string, last: string): BlockLayout {
  return {
    labels: ["类", "款", "项", "name"],
    headings: { name: "功能分类科目名称" },
    spans: [
      ["项目", "类", "name"],
      ["功能分类科目编码", "类", "项"],
      [words, "合计", last],
    ],
    totalLast: true,
    blank: 18,
  };
}

/** The set of the ministries and of most provinces: nine tables. Of its first, 中央 is what was seen in print. */
export const NATIONAL_SET = "全国预算";
export const NATIONAL_SOURCE = inferred("各省和中央部门公开的目录；样式依 004 和上海");
export const NATIONAL = { sets: [NATIONAL_SET], source: NATIONAL_SOURCE } as const satisfies Partial<Layout>;

/** By 科目, whose codes stand whole. */
export function nationalSubjects(words: string): BlockLayout {
  return {
    labels: ["code", "name"],
    headings: { code: "科目编码", name: "科目名称" },
    spans: [[words, "code", "name"]],
    totalLast: true,
    blank: 18,
  };
}
