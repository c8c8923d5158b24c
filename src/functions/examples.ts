import type { InBoth } from "./help.ts";
import { FUNCTIONS } from "./reference.ts";

/** A formula that can be typed as it is, and what it shows. */
export interface Example {
  /** Of the function it is an example of. */
  readonly id: string;
  /** Under the English name, see `formulaIn`. */
  readonly formula: string;
  /** What the cell shows, or the cells of a spill by rows. */
  readonly shows: string | readonly (readonly string[])[];
  /** The number format with which it does, other than General. */
  readonly format?: "0.00%";
  /** The sentence on an error. */
  readonly says?: string;
}

export const EXAMPLES: readonly Example[] = [
  { id: "SUBJECT_NAME", formula: "=SUBJECT_NAME(2080505)", shows: "机关事业单位基本养老保险缴费支出" },
  {
    id: "SUBJECT_NAME",
    formula: '=SUBJECT_NAME("２０８０５０５","path")',
    shows: "社会保障和就业支出（类）行政事业单位养老支出（款）机关事业单位基本养老保险缴费支出（项）",
  },
  { id: "SUBJECT_NAME", formula: "=SUBJECT_NAME({30101;50101})", shows: [["基本工资"], ["工资奖金津补贴"]] },
  { id: "SUBJECT_NAME", formula: '=SUBJECT_NAME(207,"name",2018)', shows: "文化体育与传媒支出" },
  { id: "SUBJECT_NAME", formula: "=SUBJECT_NAME(2080777)", shows: "#N/A", says: "没有此科目编码：2080777" },
  { id: "SUBJECT_CODE", formula: '=SUBJECT_CODE("住房公积金","住房改革支出")', shows: "2210201" },
  { id: "SUBJECT_CODE", formula: '=SUBJECT_CODE("行政运行",20801)', shows: "2080101" },
  {
    id: "SUBJECT_CODE",
    formula: '=SUBJECT_CODE("行政运行")',
    shows: "#VALUE!",
    says: "有 81 个科目叫“行政运行”，请用第二个参数写明上级科目的编码或名称",
  },
  {
    id: "SUBJECT_CODE",
    formula: '=SUBJECT_CODE("卫生健康支出（类）行政事业单位医疗（款）事业单位医疗（项）")',
    shows: "2101102",
  },
  { id: "SUBJECT_LEVEL", formula: "=SUBJECT_LEVEL({208;20805;2080505})", shows: [["类"], ["款"], ["项"]] },
  { id: "SUBJECT_PARENT", formula: "=SUBJECT_PARENT(2080505)", shows: "20805" },
  { id: "SUBJECT_PARENT", formula: '=SUBJECT_NAME(SUBJECT_PARENT(2080505,"类"))', shows: "社会保障和就业支出" },
  {
    id: "SUBJECT_SUM",
    formula: "=SUBJECT_SUM({208;20805;2080505;2080506;20807},{58.02;50.82;33.88;16.94;7.2},208)",
    shows: "58.02",
  },
  { id: "EXEC_RATE", formula: "=EXEC_RATE(1662.91,1905.92)", shows: "114.61%", format: "0.00%" },
  { id: "EXEC_RATE", formula: "=EXEC_RATE(15,95.98)", shows: "639.87%", format: "0.00%" },
  { id: "EXEC_RATE", formula: "=EXEC_RATE(0,7.2)", shows: "#N/A", says: "年初预算数为0，不计算执行率" },
  { id: "EXEC_RATE", formula: '=EXEC_RATE(0,7.2,"—")', shows: "—" },
  { id: "GROWTH_RATE", formula: "=GROWTH_RATE(1820.32,1905.92)", shows: "4.70%", format: "0.00%" },
  { id: "GROWTH_RATE", formula: "=GROWTH_RATE(0,1.23)", shows: "#N/A", says: "上年数为0，不计算增长率" },
  { id: "DIFF_RATE", formula: "=DIFF_RATE(682.48,662.34)", shows: "-2.95%", format: "0.00%" },
  {
    id: "SHARE",
    formula: "=SHARE({1834.72;42.5;28.7},1905.92)",
    shows: [["96.26%"], ["2.23%"], ["1.51%"]],
    format: "0.00%",
  },
  { id: "TO_WAN", formula: "=TO_WAN(19059249.5)", shows: "1905.92" },
  { id: "TO_WAN", formula: "=TO_WAN(-123450)", shows: "-12.35" },
  { id: "TO_WAN", formula: "=TO_WAN(123450,4)", shows: "12.345" },
  { id: "TO_YUAN", formula: "=TO_YUAN(1905.93)", shows: "19059300" },
  { id: "AMOUNT", formula: '=AMOUNT("１，９０５.９２ 万元")', shows: "1905.92" },
  { id: "AMOUNT", formula: '=AMOUNT("2023 年度支出 484.65 万元")', shows: "484.65" },
  {
    id: "AMOUNT",
    formula: '=AMOUNT("年初预算为15万元，支出决算为95.98万元")',
    shows: "#VALUE!",
    says: "“年初预算为15万元，支出决算为95.98万元”里有 2 个数，不知取哪一个",
  },
  { id: "CHECK_SUM", formula: "=CHECK_SUM(1905.92,{484.65;1421.27})", shows: "相符" },
  { id: "CHECK_SUM", formula: "=CHECK_SUM(73.8,{33.88;16.94;22.99})", shows: "尾差" },
  { id: "CHECK_SUM", formula: '=CHECK_SUM(738000,{338800;169400;229900},"元")', shows: "不符" },
  { id: "CHECK_SAME", formula: "=CHECK_SAME({1834.72;42.5;28.7},{1834.72;42.5;27.8})", shows: "不符" },
  { id: "CHANGE_TEXT", formula: "=CHANGE_TEXT(1820.32,1905.92)", shows: "增加85.60万元，增长4.70%" },
  { id: "CHANGE_TEXT", formula: "=CHANGE_TEXT(2.13,1.41)", shows: "减少0.72万元，下降33.80%" },
  { id: "CHANGE_TEXT", formula: "=CHANGE_TEXT(1.41,1.41)", shows: "与上年持平" },
  { id: "CHANGE_TEXT", formula: "=CHANGE_TEXT(0,7.2)", shows: "增加7.20万元，上年数为零" },
];

/** The formula under the functions' names in a language, which an office may have put behind a namespace: GK.SUBJECT_NAME. */
export function formulaIn(formula: string, language: keyof InBoth, namespace = ""): string {
  const before = namespace === "" ? "" : `${namespace}.`;
  const named = new Map(FUNCTIONS.map(({ id, name }) => [id, before + name[language]]));
  return formula.replace(/(?<![A-Z_])[A-Z_]+(?=\()/g, (id) => named.get(id) ?? id);
}
