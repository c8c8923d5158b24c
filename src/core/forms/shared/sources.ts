import type { Source } from "../form.ts";

/** The published documents that the forms were read from. */
export const DOCUMENTS = {
  "000": "青海省尖扎县社会保险服务局 2023 年度单位决算：印出全部 11 张表",
  "001": "四川省攀枝花市东区社会保险事务中心 2023 年度部门决算：只有 13 张表的目录和文字说明",
  "002": "新疆某单位 2023 年度部门决算：只有 9 张表的目录和文字说明",
  "003": "青海省海东市社会保险服务局 2024 年度部门决算：印出全部 11 张表",
  "004": "四川省苍溪县社会保险事务中心 2023 年单位预算：13 张表，文本中缺表2-1",
  上海: "上海市普陀区商务委员会等 2023–2026 年部门预算、单位预算：印出全部 9 张表",
  中央: "北京理工大学 2025 年、哈尔滨工业大学 2026 年部门预算：印出收支总表",
  河北: "河北省平山县下口镇财政所 2025 年部门预算：印出收支总表",
  三公: "河南舞钢、云南昌宁、安徽江南、重庆江北 2020–2024 年“三公”经费预算表：各印出一张",
} as const;

export function printed(...documents: readonly (keyof typeof DOCUMENTS)[]): Source {
  return { printed: documents.join("、") };
}

export function inferred(from: string): Source {
  return { inferred: from };
}
