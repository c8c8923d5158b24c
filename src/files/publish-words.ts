import type { Counts } from "../core/report/finding.ts";
import type { Language } from "../core/report/say/language.ts";
import { a1, type CellAddress } from "../core/sheet/grid.ts";
import { STEPS, type Planned, type PublishStep, type Scaled, type Warnings } from "./publish.ts";

/** What 清洁发布版 says. Every function gives plain text, one sentence without its full stop. */
export interface PublishWords {
  /** What is done, as the user chooses it. */
  readonly steps: Readonly<Record<PublishStep, string>>;
  /** What is there to be done of it. */
  planned(planned: Planned): string;
  warnings(warnings: Warnings): string[];
  nothing: string;
  /** Of a text there is no copy to be made. */
  plainText(name: string): string;
  /** The check of the copy, beside that of the file. */
  checked(before: Counts, after: Counts): string;
  left(planned: Planned): string;
}

export function publishWords(language: Language): PublishWords {
  return language === "zh-CN" ? chinese : english;
}

/** So many cells are named. */
const MOST = 6;
/** So many characters of a header are shown. */
const LONGEST = 60;

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
    links: "去掉外部链接、数据连接和指向本机文件的超链接（公式随之换成数值）",
    pivots: "数据透视表只留下数值，去掉它的底数、切片器",
    macros: "去掉宏",
    others: "去掉别的程序存在文件里的数据（自定义 XML、加载项）",
    author: "去掉作者、单位、保存路径、打印机、修订记录、签名等个人信息",
    print: "没有打印设置的工作表设为 A4、一页宽",
    "empty-note": "没有数的表写上空表说明",
  },
  planned({ step, sheet, count, figures = 0, items }) {
    const what = UNCOUNTED.has(step) ? "" : `${count} ${MEASURES_ZH[step] ?? "处"}`;
    const numbers = figures > 0 ? `其中 ${figures} 个数` : "";
    const named = LISTED.has(step) ? listOf(items, count, "、", " 等", ITEMS_ZH) : "";
    const list = step === "hidden-rows" ? `第 ${named} 行` : named;
    return [sheet === undefined ? "" : `工作表“${sheet}”`, what, list, numbers]
      .filter((part) => part !== "")
      .join("，");
  },
  warnings: ({ scaled, uncalculated, pictures, charts, objects, margins }) => [
    ...(scaled.length > 0
      ? [
          `${scaled.length} 格显示的不是存着的数（数字格式带缩放，或不显示）：${scaled.slice(0, MOST).map(scaledZh).join("；")}`,
        ]
      : []),
    ...(uncalculated.length > 0
      ? [
          `${uncalculated.length} 个公式没有结果，换不成数值，请先在 Excel 中打开并保存：${placed(uncalculated, "、", " 等")}`,
        ]
      : []),
    ...(pictures + charts + objects > 0
      ? [
          `这些本程序不看、不动，请自己看一遍：${[
            [pictures, "幅图片"] as const,
            [charts, "个图表（里面存着画的数）"] as const,
            [objects, "个嵌入的文件或控件"] as const,
          ]
            .flatMap(([count, what]) => (count > 0 ? [`${count} ${what}`] : []))
            .join("，")}`,
        ]
      : []),
    ...margins
      .slice(0, MOST)
      .map(({ sheet, text }) => `工作表“${sheet}”的页眉页脚有字，照样留着：${text.slice(0, LONGEST)}`),
  ],
  nothing: "没有要去掉的，也没有要补上的",
  plainText: (name) =>
    `“${name}”是文字文件，不是工作簿，没有公式、批注和隐藏的内容，用不着清洁发布版：要公开的是表格，请用 Excel 或 WPS 另存为 .xlsx 再做`,
  checked: (before, after) =>
    isSame(before, after)
      ? `副本核对的结果与原文件相同：${tally(after)}`
      : `副本核对的结果与原文件不同，请逐项看：原来 ${tally(before)}；现在 ${tally(after)}`,
  left: ({ step, count, items }) =>
    `副本里还有 ${count} 处没有做到：${chinese.steps[step]}（${items.join("、")}${WHY_ZH[step] === undefined ? "" : `；${WHY_ZH[step]}`}）`,
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
    links: "take out external links, data connections and links to local files (formulas become values)",
    pivots: "leave of pivot tables only values, without what they were made from and slicers",
    macros: "take out macros",
    others: "take out what other programs keep in the file (custom XML, add-ins)",
    author: "take out author, company, paths, printers, revisions, signatures and other personal data",
    print: "set sheets without a page set-up to A4, one page wide",
    "empty-note": "say of tables without figures that they are empty",
  },
  planned({ step, sheet, count, figures = 0, items }) {
    const what = UNCOUNTED.has(step) ? "" : `${count}`;
    const numbers = figures > 0 ? `${figures} of them numbers` : "";
    const list = LISTED.has(step) ? listOf(items, count, ", ", " …", ITEMS_EN) : "";
    return [sheet === undefined ? "" : `sheet "${sheet}"`, what, list, numbers]
      .filter((part) => part !== "")
      .join(", ");
  },
  warnings: ({ scaled, uncalculated, pictures, charts, objects, margins }) => [
    ...(scaled.length > 0
      ? [
          `${scaled.length} ${scaled.length === 1 ? "cell shows" : "cells show"} another number than they hold (formats that scale, or hide): ${scaled.slice(0, MOST).map(scaledEn).join("; ")}`,
        ]
      : []),
    ...(uncalculated.length > 0
      ? [
          `${uncalculated.length} ${uncalculated.length === 1 ? "formula has" : "formulas have"} no result to put in place; open and save the file in Excel first: ${placed(uncalculated, ", ", " …")}`,
        ]
      : []),
    ...(pictures + charts + objects > 0
      ? [
          `not looked into and left alone, look at them yourself: ${[
            [pictures, "pictures"] as const,
            [charts, "charts, with the figures that they draw"] as const,
            [objects, "embedded files or controls"] as const,
          ]
            .flatMap(([count, what]) => (count > 0 ? [`${what}: ${count}`] : []))
            .join("; ")}`,
        ]
      : []),
    ...margins
      .slice(0, MOST)
      .map(
        ({ sheet, text }) =>
          `sheet "${sheet}" has words in its header or footer, which stay: ${text.slice(0, LONGEST)}`,
      ),
  ],
  nothing: "there is nothing to take out and nothing to put in",
  plainText: (name) =>
    `"${name}" is a text and no workbook: it has no formulas, comments or hidden parts to take out. If these are tables to be published, save them as .xlsx in Excel or WPS first`,
  checked: (before, after) =>
    isSame(before, after)
      ? `the check says the same of the copy as of the file: ${tallyEn(after)}`
      : `the check does not say the same of the copy as of the file, look into it: before ${tallyEn(before)}; now ${tallyEn(after)}`,
  left: ({ step, count, items }) =>
    `${count} still there in the copy: ${english.steps[step]} (${items.join(", ")}${WHY_EN[step] === undefined ? "" : `; ${WHY_EN[step]}`})`,
};

/** What is said without a number, and what with a list. */
const UNCOUNTED = new Set<PublishStep>(["author", "print", "empty-note"]);
const LISTED = new Set<PublishStep>(STEPS.filter((step) => step !== "print" && step !== "empty-note"));

const MEASURES_ZH: Readonly<Partial<Record<PublishStep, string>>> = {
  formulas: "格",
  "hidden-sheets": "张",
  "hidden-rows": "行",
  "hidden-columns": "格",
  covered: "格",
  names: "个",
};

/** Items that are no names of the user's, by what they are. */
const ITEMS_ZH: Readonly<Record<string, string>> = {
  marks: "标记",
  notes: "记录",
  creator: "作者",
  lastModifiedBy: "最后保存者",
  LastAuthor: "最后保存者",
  Manager: "经理",
  Company: "单位",
  HyperlinkBase: "超链接基础",
  title: "标题",
  subject: "主题",
  description: "备注",
  keywords: "关键词",
  category: "类别",
  contentStatus: "状态",
  identifier: "编号",
  thumbnail: "首页缩略图",
  "custom-properties": "自定义属性",
  origin: "数字签名",
  classificationlabels: "密级标签",
  revisionHeaders: "修订记录",
  usernames: "共享用户",
  absPath: "保存路径",
  userName: "保留者",
  customWorkbookView: "自定义视图",
  customSheetViews: "自定义视图",
  scenarios: "方案",
  printerSettings: "打印机设置",
  picture: "图片的路径",
};
const ITEMS_EN: Readonly<Record<string, string>> = {
  creator: "author",
  lastModifiedBy: "last saved by",
  LastAuthor: "last saved by",
  HyperlinkBase: "hyperlink base",
  contentStatus: "status",
  "custom-properties": "custom properties",
  origin: "signatures",
  classificationlabels: "labels",
  revisionHeaders: "revisions",
  usernames: "users",
  absPath: "path",
  userName: "reserved by",
  customWorkbookView: "view",
  customSheetViews: "views",
  printerSettings: "printer",
  picture: "path of a picture",
};

function listOf(
  items: readonly string[],
  count: number,
  between: string,
  more: string,
  known: Readonly<Record<string, string>>,
): string {
  const list = items.map((item) => {
    const [key = "", ...said] = item.split(": ");
    const name = known[key] ?? key;
    return readable(said.length === 0 ? (known[item] ?? item) : [name, said.join(": ")].join(" ").trim());
  });
  return `${list.filter((item) => item !== "").join(between)}${count > items.length ? more : ""}`;
}

/** Addresses are written with the characters that they mean. */
function readable(item: string): string {
  try {
    return decodeURI(item);
  } catch {
    return item;
  }
}

/** Why something may stay. */
const WHY_ZH: Readonly<Partial<Record<PublishStep, string>>> = {
  names: "还有公式、图表、条件格式或下拉列表用着",
  "hidden-sheets": "还有跨几张表的公式或数据透视表用着，或没有别的看得见的工作表",
};
const WHY_EN: Readonly<Partial<Record<PublishStep, string>>> = {
  names: "formulas, charts, formats or lists use them",
  "hidden-sheets": "formulas over several sheets or pivot tables use them, or no other sheet is in view",
};

function scaledZh({ at, shows, holds }: Scaled): string {
  return `${at.sheet} ${a1(at.row, at.column)} ${shows === "" ? "什么也不显示" : `显示 ${shows}`}，存的是 ${holds}`;
}

function scaledEn({ at, shows, holds }: Scaled): string {
  return `${at.sheet} ${a1(at.row, at.column)} shows ${shows === "" ? "nothing" : shows} for ${holds}`;
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
