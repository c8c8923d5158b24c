import { spoken } from "../../core/report/say/language.ts";

/** What the part 公开材料 of the tab 说明 says itself; the rest core's own words say. */
interface MaterialWords {
  readonly title: string;
  readonly intro: string;
  readonly books: Readonly<Record<"last" | "budget", string>>;
  readonly choose: string;
  readonly change: string;
  readonly remove: string;
  readonly drop: string;
  readonly busy: string;
  readonly again: string;
  readonly unread: (name: string) => string;
  readonly failed: (why: string) => string;
  readonly findings: (count: number) => string;
  readonly changes: string;
  readonly checklist: string;
  readonly asSheet: string;
  readonly asPage: string;
  readonly print: string;
  readonly approved: string;
  readonly published: string;
  readonly writing: string;
  readonly writingIntro: string;
  readonly questions: string;
  /** The words as a sheet of formulas. */
  readonly formulas: string;
  readonly words: string;
  readonly document: string;
  readonly documentPage: string;
  readonly noForm: string;
  readonly form: string;
  readonly auto: string;
  readonly self: string;
  readonly saved: (name: string) => string;
  readonly names: Readonly<Record<"checklist" | "words" | "document", string>>;
}

const chinese: MaterialWords = {
  title: "公开材料",
  intro: "上年表、批复只读，不改；文件只在本机读，不上传。",
  books: { last: "上年表", budget: "批复（年初预算）" },
  choose: "选择文件…",
  change: "换一个…",
  remove: "去掉",
  drop: "也可以把文件拖到这一行上",
  busy: "正在读…",
  again: "按现在的表重看",
  unread: (name) => `读不出“${name}”：请另存为 .xlsx 或 .docx，去掉打开密码，再选一次`,
  failed: (why) => `没有做成（${why}）`,
  findings: (count) => (count === 0 ? "该一致的都一致" : `要看的 ${count} 处`),
  changes: "与上年相比（变动大的在前）",
  checklist: "公开检查清单",
  asSheet: "写成工作表",
  asPage: "存为网页",
  print: "打印",
  approved: "批复日期",
  published: "公开日期",
  writing: "写情况说明和整份文件",
  writingIntro:
    "先把“说明用数”写成工作表，填最后一栏（只有人知道的：原因、表外的数），再点“按现在的表重看”，最后存文件。",
  questions: "说明用数写成工作表",
  formulas: "情况说明写成公式表",
  words: "情况说明存为 .docx",
  document: "整份文件存为 .docx",
  documentPage: "整份文件存为网页",
  noForm: "认不出是哪一套表，或不会写它的情况说明：可以在下面选一个形式",
  form: "形式",
  auto: "由表认",
  self: "文中自称",
  saved: (name) => `已存到下载文件夹：${name}`,
  names: { checklist: "公开检查清单", words: "情况说明", document: "公开文件" },
};

const english: MaterialWords = {
  title: "The publication",
  intro: "Last year's workbook and the approved one are only read, on this computer.",
  books: { last: "Last year", budget: "Approved budget" },
  choose: "Choose a file…",
  change: "Another…",
  remove: "Remove",
  drop: "or drop a file on this row",
  busy: "Reading…",
  again: "Look again",
  unread: (name) => `"${name}" cannot be read: save it as .xlsx or .docx without a password and choose it again`,
  failed: (why) => `It could not be done (${why})`,
  findings: (count) => (count === 0 ? "All agrees" : `${count} to look at`),
  changes: "Against the year before, the largest change first",
  checklist: "Checklist",
  asSheet: "Write as a sheet",
  asPage: "Save as a page",
  print: "Print",
  approved: "Approved on",
  published: "Published on",
  writing: "Write the words and the document",
  writingIntro: "Write 说明用数 as a sheet, fill in its last column, look again, then save.",
  questions: "说明用数 as a sheet",
  formulas: "情况说明 as formulas",
  words: "情况说明 as .docx",
  document: "The document as .docx",
  documentPage: "The document as a page",
  noForm: "It is not known which set this is, or there is no form of words for it: choose one below",
  form: "Form",
  auto: "that of the tables",
  self: "Calls itself",
  saved: (name) => `Saved to the downloads: ${name}`,
  names: { checklist: "Checklist", words: "情况说明", document: "Publication" },
};

export const materialWords = spoken<MaterialWords>({ "zh-CN": chinese, "en-US": english });
