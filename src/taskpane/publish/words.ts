import type { GivenCopy } from "../../app/port.ts";
import type { Language } from "../../core/report/say/language.ts";
import { FileTrouble } from "../../files/refusals.ts";

/** What the pane says around the list of a 清洁发布版; the list itself says it as the command line does. */
interface PublishPaneWords {
  readonly title: string;
  readonly looking: string;
  readonly intro: string;
  readonly warnings: string;
  readonly make: string;
  readonly making: string;
  readonly cancel: string;
  readonly close: string;
  readonly given: Readonly<Record<GivenCopy["how"], (name: string) => string>>;
  /** The host hands over no file; the copy was to be written over the file itself. */
  readonly refused: Readonly<Record<"NoFile" | "SamePlace", string>>;
  /** The file cannot be read. */
  readonly file: string;
  readonly failed: (what: string) => string;
}

/** Why there is no copy. */
export function sayTrouble(error: unknown, language: Language): string {
  const own = publishPaneWords(language);
  if (error instanceof FileTrouble) return own.file;
  const code: unknown = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  return code === "NoFile" || code === "SamePlace" ? own.refused[code] : own.failed(String(error));
}

/** Where the copy is. */
export function sayGiven({ how, name }: GivenCopy, language: Language): string {
  return publishPaneWords(language).given[how](name);
}

export function publishPaneWords(language: Language): PublishPaneWords {
  return language === "zh-CN" ? chinese : english;
}

const chinese: PublishPaneWords = {
  title: "清洁发布版",
  looking: "正在看文件里有什么不该公开的……",
  intro: "另存一份，原文件不动。副本里（不要做的请去掉勾）：",
  warnings: "请自己看一眼",
  make: "做一份副本",
  making: "正在做副本，再核对一遍……",
  cancel: "取消",
  close: "关闭",
  given: {
    saved: (name) => `副本已另存为“${name}”，原文件没有改动。`,
    opened: () => "副本已在新窗口里打开：请在那里另存，原文件没有改动。再保存时 Excel 不会写上用户名。",
  },
  refused: {
    NoFile:
      "取不到这个文件：没有保存过，或者这个版本的 Excel、WPS 不把整个文件交给加载项。请先保存；还不行，就用工作台打开它，点“清洁发布版”，或在命令行运行：gongkai publish 文件.xlsx -o 新文件.xlsx",
    SamePlace: "选的就是打开着的这个文件，副本不会写到它上面：请再做一次，换一个名字。",
  },
  file: "这个文件读不出来（加了密码、太大或已损坏），没有做副本。请先取消打开密码，另存为 .xlsx 再试。",
  failed: (what) => `没有做成副本（${what}），原文件没有改动。请保存后再试一次。`,
};

const english: PublishPaneWords = {
  title: "Copy for publication",
  looking: "Looking for what should not be published…",
  intro: "A copy is made and the workbook stays as it is. In the copy (untick what is not to be done):",
  warnings: "Look at these yourself",
  make: "Make the copy",
  making: "Making the copy and checking it again…",
  cancel: "Cancel",
  close: "Close",
  given: {
    saved: (name) => `The copy was saved as "${name}"; the workbook was not changed.`,
    opened: () =>
      "The copy was opened in a new window: save it there. The workbook was not changed. Excel puts no user names in when the copy is saved.",
  },
  refused: {
    NoFile:
      "The file is not to be had: it was never saved, or this Excel or WPS does not hand it to an add-in. Save it first; if that does not help, open it in the workbench, which makes the copy, or run: gongkai publish FILE.xlsx -o NEW.xlsx",
    SamePlace:
      "That is the very file that lies open, and a copy is not written over it: make it again under another name.",
  },
  file: "The file cannot be read (password, size or damage), so no copy was made. Remove the password, save it as .xlsx, and try again.",
  failed: (what) => `No copy was made (${what}); the workbook was not changed. Save it and try again.`,
};
