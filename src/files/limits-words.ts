import type { Language } from "../core/report/say/language.ts";
import { defaultLimits, type Bound } from "./refusals.ts";

const megabytes = (limit: "file" | "text" | "inflated"): number => defaultLimits[limit] / 2 ** 20;

/** Which limit a file goes beyond, as a part of a sentence. */
export const OVER_LIMIT: Readonly<Record<Language, Readonly<Record<Bound, string>>>> = {
  "zh-CN": {
    file: `文件超过 ${megabytes("file")} MB`,
    text: `网页或文本文件超过 ${megabytes("text")} MB`,
    words: `文字超过 ${defaultLimits.words / 10_000} 万字`,
    inflated: `展开后超过 ${megabytes("inflated")} MB`,
    growth: `展开后超过文件本身的 ${defaultLimits.growth} 倍，不像正常的表格`,
    parts: `内部部件超过 ${defaultLimits.parts} 个`,
    sheets: `工作表超过 ${defaultLimits.sheets} 张`,
    cells: `单元格超过 ${defaultLimits.cells / 10_000} 万个`,
    memory: "内容放不进内存",
  },
  "en-US": {
    file: `the file is larger than ${megabytes("file")} MB`,
    text: `a page or text file may be ${megabytes("text")} MB at most`,
    words: `it has more than ${defaultLimits.words} characters`,
    inflated: `its contents are larger than ${megabytes("inflated")} MB`,
    growth: `its contents are more than ${defaultLimits.growth} times the file, which is not like a workbook`,
    parts: `it has more than ${defaultLimits.parts} parts`,
    sheets: `it has more than ${defaultLimits.sheets} sheets`,
    cells: `it has more than ${defaultLimits.cells / 1_000_000} million cells`,
    memory: "what it holds does not fit into memory",
  },
};
