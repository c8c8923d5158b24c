/** 有: seen. 无: looked for and not there, or wrong. 不适用. 要人看: nobody can tell from what was given. */
export type CheckState = "有" | "无" | "不适用" | "要人看";

/** What an inspection asks, in its order. */
export const CHECK_ITEMS = [
  "tables",
  "empty",
  "subjects",
  "expense-table",
  "expense-words",
  "expense-counts",
  "reasons",
  "plan-reasons",
  "running",
  "procurement",
  "assets",
  "performance-words",
  "performance-tables",
  "glossary",
  "contents",
  "one-name",
  "unit",
  "leftovers",
  "approved",
  "twenty-days",
  "secret",
] as const;
export type CheckItem = (typeof CHECK_ITEMS)[number];

/** Why the answer is what it is; `say.ts` has the sentences. */
export type CheckWhy =
  | "seen"
  | "lacking"
  | "no-tables"
  | "no-words"
  | "attached"
  | "unknown-set"
  | "hidden"
  | "none-empty"
  | "said-in-words"
  | "announced"
  | "in-prose"
  | "no-contents"
  | "only-final"
  | "to-judge"
  | "no-budget"
  | "differs"
  | "no-dates"
  | "late"
  | "nothing-to-explain"
  | "twice"
  | "another-year"
  | "another-name"
  | "several-sets";

export interface CheckAnswer {
  readonly item: CheckItem;
  readonly state: CheckState;
  readonly why: CheckWhy;
  /** What is there, or what is lacking: tables, terms, kinds. */
  readonly names: readonly string[];
  /** Where: 公开07表!A1, 说明.docx 五（三）. */
  readonly places: readonly string[];
}

/** Days on which it was approved and published, as the user gives them: 2024-10-08. */
export interface CheckDates {
  readonly approved?: string;
  readonly published?: string;
}

/** An answer before it is known to which question. */
export type Reply = Omit<CheckAnswer, "item" | "names" | "places"> & Partial<Pick<CheckAnswer, "names" | "places">>;

/** No words were given, no tables were. */
export const NO_WORDS: Reply = { state: "要人看", why: "no-words" };
