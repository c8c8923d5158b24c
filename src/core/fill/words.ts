import type { Counts } from "../report/finding.ts";
import type { Language } from "../report/say/language.ts";
import { qualified, type CellAddress } from "../sheet/grid.ts";
import type { Filled, TailsNote } from "./fill.ts";

/** What 元 → 万元 says. Every function gives plain text, one sentence without its full stop. */
export interface FillWords {
  readonly noTable: string;
  done(filled: Filled): string;
  warnings(filled: Filled): string[];
  /** What the check finds in the outcome, and where the statement about 尾差 was put. */
  checked(counts: Counts, note: TailsNote | undefined): string;
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
  warnings: ({ base, left, unread }) => [
    ...(base.length > 0
      ? [
          `${base.length} 张认作决算软件的基础表（${base.map(({ no }) => no).join("、")}）：凭公开的填报说明推断，没有见过真实的导出文件；只换算、版面不变，没有排成公开表，请逐张看`,
        ]
      : []),
    ...(left.length > 0
      ? [`${left.length} 格是数，但认不出是哪一行哪一栏，仍是元，请自己换算：${placed(left, "、", " 等")}`]
      : []),
    ...(unread.length > 0 ? [`${unread.length} 格不是金额或没有结果，没有换算：${placed(unread, "、", " 等")}`] : []),
  ],
  checked: ({ equal, rounding, doubtful, unequal, untried }, note) =>
    `换算后核对：${equal} 相符，${rounding} 尾差，${doubtful} 存疑，${unequal} 不符，${untried} 未核对${note === undefined ? "" : `；${qualified(note.at)} 写上了“${note.after}”`}`,
};

const english: FillWords = {
  noTable: "no table in 元 was recognised: tables need a title and the words 单位：元",
  done: ({ tables, yuan }) =>
    `${tables.length} ${tables.length === 1 ? "table" : "tables"} put from 元 into 万元, ${Object.keys(yuan).length} cells, each rounded on its own to 0.01; the 元 behind each are kept in the file (the published copy goes without)`,
  warnings: ({ base, left, unread }) => [
    ...(base.length > 0
      ? [
          `${base.length} taken for base tables of the reporting software (${base.map(({ no }) => no).join(", ")}): inferred from public guides, no export has been seen; they are converted where they stand and not laid out as published tables, so look at each`,
        ]
      : []),
    ...(left.length > 0
      ? [
          `${left.length} numbers belong to no row or column that was recognised and are still in 元: ${placed(left, ", ", " …")}`,
        ]
      : []),
    ...(unread.length > 0
      ? [`${unread.length} cells are no amounts or have no result, and stay: ${placed(unread, ", ", " …")}`]
      : []),
  ],
  checked: ({ equal, rounding, doubtful, unequal, untried }, note) =>
    `checked afterwards: ${equal} equal, ${rounding} rounding, ${doubtful} doubtful, ${unequal} unequal, ${untried} not checked${note === undefined ? "" : `; ${qualified(note.at)} now says "${note.after}"`}`,
};

function placed(cells: readonly CellAddress[], between: string, more: string): string {
  return `${cells.slice(0, MOST).map(qualified).join(between)}${cells.length > MOST ? more : ""}`;
}
