import type { Language } from "../core/report/say/language.ts";
import type { Notice } from "../taskpane/words/words.ts";

/** What only the pane in WPS says. */
export interface WpsWords {
  readonly notWps: Notice;
  readonly noWorkbook: Notice;
}

const words: Readonly<Record<Language, WpsWords>> = {
  "zh-CN": {
    notWps: {
      title: "请在 WPS 表格里打开公开表助手",
      next: "这一页要从 WPS 表格功能区的“公开表”选项卡进入。没有这个选项卡的，请管理员打开自检页 selftest.html。",
    },
    noWorkbook: { title: "没有打开的工作簿", next: "请打开要核对的公开表，再点“核对”。" },
  },
  "en-US": {
    notWps: {
      title: "Open this page in WPS Spreadsheets",
      next: "It belongs to the tab 公开表 of the ribbon. Where there is no such tab, have the self-test selftest.html opened.",
    },
    noWorkbook: { title: "No workbook is open", next: "Open the published tables and check again." },
  },
};

export function wpsWords(language: Language): WpsWords {
  return words[language];
}
