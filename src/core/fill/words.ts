import type { Counts } from "../report/finding.ts";
import type { Language } from "../report/say/language.ts";
import { qualified, type CellAddress } from "../sheet/grid.ts";
import type { Filled, TailsNote } from "./fill.ts";
import type { LaidOut } from "./laid-out.ts";

/** What 元 → 万元 says. Every function gives plain text, one sentence without its full stop. */
export interface FillWords {
  readonly noTable: string;
  done(filled: Filled): string;
  warnings(filled: Pick<Filled, "left" | "unread">): string[];
  /** The set that was laid out of base tables, which table came from where, and what to look at. */
  laidOut(laid: LaidOut, set: string): string[];
  /** What the check finds in the outcome, and where the statement about 尾差 was put. */
  checked(counts: Counts, note: Pick<TailsNote, "at" | "after"> | undefined): string;
}

export function fillWords(language: Language): FillWords {
  return language === "zh-CN" ? chinese : english;
}

/** So many cells are named. */
const MOST = 8;

const chinese: FillWords = {
  noTable: "没有认出以元为单位的公开表：表上要有标题，写明“单位：元”",
  done: ({ tables, yuan }) =>
    `${tables.length} 张表由元换算成万元，${Object.keys(yuan).length} 格，逐格四舍五入到 0.01 万元；每格的元数记在文件里（清洁发布版会去掉）`,
  warnings: ({ left, unread }) => [
    ...(left.length > 0
      ? [`${left.length} 格是数，但认不出是哪一行哪一栏，仍是元，请自己换算：${placed(left, "、", " 等")}`]
      : []),
    ...(unread.length > 0 ? [`${unread.length} 格不是金额或没有结果，没有换算：${placed(unread, "、", " 等")}`] : []),
  ],
  laidOut: ({ sheets, yuan, made, blank, unused, left, unread, year, edition }, set) => [
    `认出 ${new Set(made.map(({ of }) => of)).size} 张决算软件的基础表，排成“${set}” ${sheets.length} 张公开表，${Object.keys(yuan).length} 格，逐格四舍五入到 0.01 万元；每格的元数、取自哪一格记在文件里（清洁发布版会去掉）`,
    ...made.map(({ sheet, of, no }) => `  ${sheet} ← ${of}（${no}）`),
    "基础表凭标题和表号认，栏目凭公开的填报说明推断，没有见过真实的导出文件：请与决算软件印出的公开表对一遍",
    ...(year === undefined ? [`基础表上没有写年度，按 ${edition} 年的版式，请自己改年度`] : []),
    ...(blank.length > 0 ? [`没有对应的基础表、留空的：${blank.join("、")}`] : []),
    ...(unused.length > 0 ? [`没有用到的工作表：${unused.join("、")}`] : []),
    ...(left.length > 0 ? [`${left.length} 个数公开表里没有地方放，没有排进去：${placed(left, "、", " 等")}`] : []),
    ...(unread.length > 0 ? [`${unread.length} 格不是金额或没有结果，没有排进去：${placed(unread, "、", " 等")}`] : []),
  ],
  checked: ({ equal, rounding, doubtful, unequal, untried }, note) =>
    `换算后核对：${equal} 相符，${rounding} 尾差，${doubtful} 存疑，${unequal} 不符，${untried} 未核对${note === undefined ? "" : `；${qualified(note.at)} 写上了“${note.after}”`}`,
};

const english: FillWords = {
  noTable: "no table in 元 was recognised: tables need a title and the words 单位：元",
  done: ({ tables, yuan }) =>
    `${tables.length} ${tables.length === 1 ? "table" : "tables"} put from 元 into 万元, ${Object.keys(yuan).length} cells, each rounded on its own to 0.01; the 元 behind each are kept in the file (the published copy goes without)`,
  warnings: ({ left, unread }) => [
    ...(left.length > 0
      ? [
          `${left.length} numbers belong to no row or column that was recognised and are still in 元: ${placed(left, ", ", " …")}`,
        ]
      : []),
    ...(unread.length > 0
      ? [`${unread.length} cells are no amounts or have no result, and stay: ${placed(unread, ", ", " …")}`]
      : []),
  ],
  laidOut: ({ sheets, yuan, made, blank, unused, left, unread, year, edition }, set) => [
    `${new Set(made.map(({ of }) => of)).size} base tables of the reporting software, laid out as the ${sheets.length} tables of ${set}, ${Object.keys(yuan).length} cells, each rounded on its own to 0.01 万元; the 元 behind each and the cell it came from are kept in the file (the published copy goes without)`,
    ...made.map(({ sheet, of, no }) => `  ${sheet} ← ${of} (${no})`),
    "base tables are told by title and number, and their columns are inferred from public guides; no export has been seen, so compare the outcome with what the software prints",
    ...(year === undefined
      ? [`the base tables say no year, and the wording of ${edition} was taken: put in the year`]
      : []),
    ...(blank.length > 0 ? [`left blank, for no base table has them: ${blank.join(", ")}`] : []),
    ...(unused.length > 0 ? [`sheets that were not used: ${unused.join(", ")}`] : []),
    ...(left.length > 0
      ? [`${left.length} figures have no place in the published tables: ${placed(left, ", ", " …")}`]
      : []),
    ...(unread.length > 0
      ? [`${unread.length} cells are no amounts or have no result, and were left out: ${placed(unread, ", ", " …")}`]
      : []),
  ],
  checked: ({ equal, rounding, doubtful, unequal, untried }, note) =>
    `checked afterwards: ${equal} equal, ${rounding} rounding, ${doubtful} doubtful, ${unequal} unequal, ${untried} not checked${note === undefined ? "" : `; ${qualified(note.at)} now says "${note.after}"`}`,
};

function placed(cells: readonly CellAddress[], between: string, more: string): string {
  return `${cells.slice(0, MOST).map(qualified).join(between)}${cells.length > MOST ? more : ""}`;
}
