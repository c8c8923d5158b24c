import type { Counts } from "../core/report/finding.ts";
import type { Language } from "../core/report/say/language.ts";
import { a1, type CellAddress } from "../core/sheet/grid.ts";
import type { Planned, Scaled, PublishStep, Warnings } from "./publish.ts";

/** What 清洁发布版 says. Every function gives plain text, one sentence without its full stop. */
export interface PublishWords {
  /** What is done, as the user chooses it. */
  readonly steps: Readonly<Record<PublishStep, string>>;
  /** What is there to be done of it. */
  planned(planned: Planned): string;
  warnings(warnings: Warnings): string[];
  nothing: string;
  /** The check of the copy, beside that of the file. */
  checked(before: Counts, after: Counts): string;
  left(planned: Planned): string;
}

export function publishWords(language: Language): PublishWords {
  return language === "zh-CN" ? chinese : english;
}

/** So many cells are named. */
const MOST = 6;

const chinese: PublishWords = {
  steps: {
    ours: "去掉本程序的标记、核对报告和记录",
    formulas: "公式换成数值",
    "hidden-sheets": "去掉隐藏的工作表",
    "hidden-rows": "去掉隐藏的行",
    "hidden-columns": "清空隐藏的列",
    covered: "清空合并单元格下面盖住的内容",
    names: "去掉名称（打印区域、打印标题除外）",
    comments: "去掉批注",
    links: "去掉外部链接（公式随之换成数值）",
    author: "去掉作者、单位、保存路径和打印机等个人信息",
    print: "没有打印设置的工作表设为 A4、一页宽",
    "empty-note": "没有数的表写上空表说明",
  },
  planned({ step, sheet, count, items }) {
    const what = step === "author" || step === "print" || step === "empty-note" ? "" : `${count} 处`;
    const list = step === "print" || step === "empty-note" ? "" : itemsOf(step, items, count, "、", " 等", OURS_ZH);
    return [sheet === undefined ? "" : `工作表“${sheet}”`, what, list].filter((part) => part !== "").join("，");
  },
  warnings: ({ scaled, uncalculated }) => [
    ...(scaled.length > 0
      ? [
          `${scaled.length} 格显示的数与存的数量级不同（数字格式带千分、万元缩放）：${scaled.slice(0, MOST).map(scaledZh).join("，")}`,
        ]
      : []),
    ...(uncalculated.length > 0
      ? [
          `${uncalculated.length} 个公式没有结果，换不成数值，请先在 Excel 中打开并保存：${placed(uncalculated, "、", " 等")}`,
        ]
      : []),
  ],
  nothing: "没有要去掉的，也没有要补上的",
  checked: (before, after) =>
    isSame(before, after)
      ? `副本核对的结果与原文件相同：${tally(after)}`
      : `副本核对的结果与原文件不同，请逐项看：原来 ${tally(before)}；现在 ${tally(after)}`,
  left: ({ step, count }) => `副本里还有 ${count} 处没有去掉：${chinese.steps[step]}`,
};

const english: PublishWords = {
  steps: {
    ours: "take out this program's marks, reports and notes",
    formulas: "put values in place of formulas",
    "hidden-sheets": "take out hidden sheets",
    "hidden-rows": "take out hidden rows",
    "hidden-columns": "empty hidden columns",
    covered: "empty cells that merges cover",
    names: "take out names (not print areas and print titles)",
    comments: "take out comments",
    links: "take out external links (formulas become values)",
    author: "take out author, company, paths, printers and other personal data",
    print: "set sheets without a page set-up to A4, one page wide",
    "empty-note": "say of tables without figures that they are empty",
  },
  planned({ step, sheet, count, items }) {
    const what = step === "author" || step === "print" || step === "empty-note" ? "" : `${count}`;
    const list = step === "print" || step === "empty-note" ? "" : itemsOf(step, items, count, ", ", " …", OURS_EN);
    return [sheet === undefined ? "" : `sheet "${sheet}"`, what, list].filter((part) => part !== "").join(", ");
  },
  warnings: ({ scaled, uncalculated }) => [
    ...(scaled.length > 0
      ? [
          `${scaled.length} ${scaled.length === 1 ? "cell shows" : "cells show"} another order of magnitude than they hold (scaling number formats): ${scaled.slice(0, MOST).map(scaledEn).join(", ")}`,
        ]
      : []),
    ...(uncalculated.length > 0
      ? [
          `${uncalculated.length} ${uncalculated.length === 1 ? "formula has" : "formulas have"} no result to put in place; open and save the file in Excel first: ${placed(uncalculated, ", ", " …")}`,
        ]
      : []),
  ],
  nothing: "there is nothing to take out and nothing to put in",
  checked: (before, after) =>
    isSame(before, after)
      ? `the check says the same of the copy as of the file: ${tallyEn(after)}`
      : `the check does not say the same of the copy as of the file, look into it: before ${tallyEn(before)}; now ${tallyEn(after)}`,
  left: ({ step, count }) => `${count} still there in the copy: ${english.steps[step]}`,
};

const OURS_ZH: Readonly<Record<string, string>> = { marks: "标记", notes: "记录", printerSettings: "打印机设置" };
const OURS_EN: Readonly<Record<string, string>> = {
  marks: "marks",
  notes: "notes",
  printerSettings: "printer settings",
};

function itemsOf(
  step: PublishStep,
  items: readonly string[],
  count: number,
  between: string,
  more: string,
  ours: Readonly<Record<string, string>>,
): string {
  if (step === "comments") return "";
  return `${items.map((item) => ours[item] ?? item).join(between)}${count > items.length ? more : ""}`;
}

function scaledZh({ at, shows, holds }: Scaled): string {
  return `${at.sheet} ${a1(at.row, at.column)} 显示 ${shows}，存的是 ${holds}`;
}

function scaledEn({ at, shows, holds }: Scaled): string {
  return `${at.sheet} ${a1(at.row, at.column)} shows ${shows} for ${holds}`;
}

function placed(cells: readonly CellAddress[], between: string, more: string): string {
  const list = cells.slice(0, MOST).map(({ sheet, row, column }) => `${sheet} ${a1(row, column)}`);
  return `${list.join(between)}${cells.length > MOST ? more : ""}`;
}

const VERDICTS = ["equal", "rounding", "doubtful", "unequal", "untried"] as const;

function isSame(before: Counts, after: Counts): boolean {
  return VERDICTS.every((verdict) => before[verdict] === after[verdict]);
}

function tally({ equal, rounding, doubtful, unequal, untried }: Counts): string {
  return `${equal} 相符，${rounding} 尾差，${doubtful} 存疑，${unequal} 不符，${untried} 未核对`;
}

function tallyEn({ equal, rounding, doubtful, unequal, untried }: Counts): string {
  return `${equal} equal, ${rounding} rounding, ${doubtful} doubtful, ${unequal} unequal, ${untried} not checked`;
}
