import { spoken } from "../report/say/language.ts";

/** What is said around words that were written. */
export interface WritingWords {
  /** The sheet of questions. */
  readonly sheet: string;
  /** The sheet of formulas, and what it says of itself. */
  readonly wordsSheet: string;
  readonly wordsNote: string;
  readonly columns: readonly string[];
  readonly note: string;
  readonly kinds: Readonly<Record<"money" | "count" | "words", string>>;
  written(lines: number): string;
  /** How many questions are open. */
  missing(open: number, all: number): string;
  checked(figures: number, unequal: number, doubtful: number): string;
  tablesWrong(count: number, sheets: readonly string[]): string;
  /** A table that is there more than once. */
  doubled(title: string): string;
  /** Words that were there already, held against the tables. */
  given(
    name: string,
    counts: { readonly figures: number; readonly unequal: number; readonly doubtful: number },
  ): string;
  /** They are of another year than the tables. */
  otherYear(name: string, years: readonly [words: string, tables: string]): string;
  noWords(file: string): string;
  /** What is in a whole document. */
  document(tables: number): string;
  /** `asked`: the form that the user named. */
  noForm(set: string | undefined, forms: readonly string[], asked?: string): string;
  noSheet(file: string): string;
}

export const ANSWERS_SHEET = "说明用数";
export const WORDS_SHEET = "情况说明";
export const ANSWER_COLUMNS = ["编号", "要填什么", "怎么填", "填在这里"] as const;

const zh: WritingWords = {
  sheet: ANSWERS_SHEET,
  wordsSheet: WORDS_SHEET,
  wordsNote:
    "每段是普通公式，表和“说明用数”改了就跟着变。想改哪一句，直接打字盖住公式：以后再写时那一句保留，只核对。右边窄的几列是长句的零件，不要删。",
  columns: ANSWER_COLUMNS,
  note: "只有人知道的，填一次：填在最后一栏。编号不要改。原因跟着科目和增减方向走，方向变了会重新问；填了上年数和年初预算以后，才知道还要问哪些原因。",
  kinds: { money: "万元", count: "数", words: "文字，不用写“主要原因是”，句末不加句号" },
  written: (lines) => `情况说明写好了：${lines} 段`,
  missing: (open, all) =>
    open === 0 ? `要填的 ${all} 处都填了` : `还有 ${open} 处要填（共 ${all} 处），文中写着【请填：…】`,
  checked: (figures, unequal, doubtful) =>
    `再读一遍：${figures} 个数，${unequal === 0 && doubtful === 0 ? "没有不符、存疑" : `不符 ${unequal}，存疑 ${doubtful}`}`,
  tablesWrong: (count, sheets) => `表里有 ${count} 条关系不符（${sheets.join("、")}），请先核对、改正：说明是照表写的`,
  doubled: (title) => `《${title}》有两张，请看看是不是放进了两个版本的文件`,
  given: (name, { figures, unequal, doubtful }) =>
    `“${name}”里 ${figures} 个数，${unequal === 0 && doubtful === 0 ? "没有不符、存疑" : `不符 ${unequal}，存疑 ${doubtful}，请用 gongkai check --prose 逐个看`}`,
  otherYear: (name, [words, tables]) => `“${name}”说的是 ${words} 年，表是 ${tables} 年的：是不是拿了上年的说明`,
  noWords: (file) => `“${file}”里没有文字：请检查是不是这个文件`,
  document: (tables) => `里面有 ${tables} 张表；目录的页码请在 Word、WPS 里右键“更新域”`,
  noForm: (set, forms, asked) =>
    `${asked !== undefined ? `“${asked}”不是这种表的形式（决算的表用决算的，预算的表用预算的）` : set === undefined ? "认不出是哪一套表" : `还不会写“${set}”的情况说明`}：可以用 --form 指明：${forms.join("、")}`,
  noSheet: (file) => `“${file}”里没有“${ANSWERS_SHEET}”这张表，或没有“编号”“填在这里”两栏`,
};

const en: WritingWords = {
  sheet: ANSWERS_SHEET,
  wordsSheet: WORDS_SHEET,
  wordsNote: "Each paragraph is a formula. Type over one to keep it as you write it.",
  columns: ANSWER_COLUMNS,
  note: "What only a person knows: fill in the last column once. Leave the first as it is.",
  kinds: { money: "万元", count: "a number", words: "words" },
  written: (lines) => `Written: ${lines} paragraphs`,
  missing: (open, all) => (open === 0 ? `All ${all} questions are answered` : `${open} of ${all} questions are open`),
  checked: (figures, unequal, doubtful) => `Read again: ${figures} figures, ${unequal} unequal, ${doubtful} in doubt`,
  tablesWrong: (count, sheets) => `${count} relations of the tables fail (${sheets.join(", ")}): mend them first`,
  doubled: (title) => `${title} is there twice: are there two versions of a file?`,
  given: (name, { figures, unequal, doubtful }) =>
    `"${name}" has ${figures} figures, ${unequal} unequal, ${doubtful} in doubt`,
  otherYear: (name, [words, tables]) => `"${name}" is of ${words}, the tables are of ${tables}`,
  noWords: (file) => `"${file}" holds no words`,
  document: (tables) => `${tables} tables; update the contents in Word to give them page numbers`,
  noForm: (set, forms, asked) =>
    `${asked !== undefined ? `${asked} is no form for these tables` : set === undefined ? "It is not known which set this is" : `No form of words for ${set}`}; there are ${forms.join(", ")}`,
  noSheet: (file) => `"${file}" has no sheet ${ANSWERS_SHEET}`,
};

export const writingWords = spoken<WritingWords>({ "zh-CN": zh, "en-US": en });
