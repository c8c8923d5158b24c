import { spoken } from "../../core/report/say/language.ts";

/** What a file is that could not be read. */
export type Unread = "old-document" | "not-a-document" | "damaged" | "encrypted" | "too-large";

/** What the tab 说明 says itself; what was found is said by core's own words. */
interface TabWords {
  readonly welcome: string;
  readonly intro: readonly string[];
  readonly open: string;
  readonly paste: string;
  readonly pasteLabel: string;
  readonly pasted: string;
  readonly usePasted: string;
  readonly cancel: string;
  readonly sheet: string;
  readonly noSheet: string;
  readonly drop: string;
  readonly busy: string;
  readonly stale: string;
  readonly again: string;
  readonly leave: string;
  readonly before: string;
  readonly after: string;
  /** The problem at hand of all. */
  readonly progress: (at: number, of: number) => string;
  readonly noProblem: string;
  readonly onlyProblems: string;
  readonly quotes: (cell: string, count: number) => string;
  readonly copy: string;
  readonly copied: string;
  readonly notCopied: string;
  readonly unread: Readonly<Record<Unread, string>>;
  readonly text: string;
  readonly detail: string;
  /** What opens the rest of the publication. */
  readonly material: string;
  readonly opening: string;
}

const chinese: TabWords = {
  welcome: "核对情况说明里的数",
  intro: [
    "打开 .docx、.txt，粘贴文字，或选一张写着说明的工作表；文字只在本机读，不上传。",
    "文中每个数与表核对，标出相符、尾差、存疑、不符；点一个数，转到它引用的单元格。",
    "选中表里的一格，文中引用它的数会标出来。",
  ],
  open: "打开说明…",
  paste: "粘贴文字",
  pasteLabel: "说明的文字",
  pasted: "粘贴的文字",
  usePasted: "核对这段文字",
  cancel: "取消",
  sheet: "工作表里的说明",
  noSheet: "请选择",
  drop: "也可以把文件拖到这里",
  busy: "正在核对文字…",
  stale: "核对之后单元格有改动，结果可能已过时。",
  again: "重新核对",
  leave: "换一份说明",
  before: "上一处",
  after: "下一处",
  progress: (at, of) => (at === 0 ? `要看的 ${of} 处` : `第 ${at} 处，共 ${of} 处`),
  noProblem: "没有不符、存疑和提示",
  onlyProblems: "只看要看的句子",
  quotes: (cell, count) => (count === 0 ? `文中没有数引用 ${cell}` : `文中 ${count} 处引用 ${cell}`),
  copy: "复制改好的句子",
  copied: "已复制",
  notCopied: "浏览器不让复制，请手工改",
  unread: {
    "old-document": "这是旧的 .doc 或 .wps 文件，请另存为 .docx，或把文字复制后粘贴",
    "not-a-document": "读不出文字（PDF、图片等），请把文字复制后粘贴",
    damaged: "文件损坏，读不出来",
    encrypted: "文件有打开密码，请先去掉密码",
    "too-large": "文件太大",
  },
  text: "说明的文字",
  detail: "选中的数",
  material: "公开材料：上年表和批复、检查清单、写情况说明、整份文件",
  opening: "正在打开…",
};

const english: TabWords = {
  welcome: "Check the figures in the words",
  intro: [
    "Open a .docx or .txt file, paste words, or pick a sheet that holds them. They are read on this computer only.",
    "Each figure is held against the tables; press one to go to the cell that it quotes.",
    "Select a cell, and the figures that quote it are marked.",
  ],
  open: "Open a document…",
  paste: "Paste words",
  pasteLabel: "The words",
  pasted: "Pasted words",
  usePasted: "Check these words",
  cancel: "Cancel",
  sheet: "Words in a sheet",
  noSheet: "Choose",
  drop: "or drop a file here",
  busy: "Checking the words…",
  stale: "Cells have changed since; this may be out of date.",
  again: "Check again",
  leave: "Another document",
  before: "Previous",
  after: "Next",
  progress: (at, of) => (at === 0 ? `${of} to look at` : `${at} of ${of}`),
  noProblem: "Nothing unequal, in doubt or to look at",
  onlyProblems: "Only lines to look at",
  quotes: (cell, count) => `${count === 0 ? "No figure quotes" : `${count} quote`} ${cell}`,
  copy: "Copy the mended sentence",
  copied: "Copied",
  notCopied: "The browser does not let it be copied",
  unread: {
    "old-document": "An old .doc or .wps file: save it as .docx, or copy and paste its words",
    "not-a-document": "No words can be read (a PDF, a picture): copy and paste them",
    damaged: "The file is damaged",
    encrypted: "The file has a password: take it away first",
    "too-large": "The file is too large",
  },
  text: "The words",
  detail: "The figure at hand",
  material: "The publication: last year and budget, checklist, words, the whole document",
  opening: "Opening…",
};

export const tabWords = spoken({ "zh-CN": chinese, "en-US": english });
