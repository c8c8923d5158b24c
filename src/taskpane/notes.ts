import type { Finding } from "../core/finding.ts";
import type { Form } from "../core/form.ts";
import { qualified } from "../core/grid.ts";
import { words } from "../core/say.ts";

/** What the user has said of this workbook, kept in its file. */
export interface Notes {
  /** Reasons of ignored findings, by the finding's key. */
  readonly ignored: Readonly<Record<string, string>>;
  /** Sheets that the user says are a form, by sheet: the form's name. */
  readonly said: Readonly<Record<string, string>>;
}

export const noNotes: Notes = { ignored: {}, said: {} };

/** What a form is called in notes: 决算 公开03表. */
export function formName({ kind, no }: Form): string {
  return `${kind} ${no}`;
}

/** The same as long as rule, subject and both sides are: it changes with a figure, not when rows are inserted. */
export function keyOf(finding: Finding): string {
  const { sheet } = finding.table;
  if (finding.kind !== "comparison") {
    const rule = "rule" in finding ? finding.rule.id : "";
    // The sentence of a clash has no figures; its cells at least tell it from others.
    const cells = finding.kind === "clash" ? finding.cells.map(qualified) : [];
    return JSON.stringify([sheet, rule, words("zh-CN").finding(finding), ...cells]);
  }
  const { rule, subject, left, right } = finding;
  return JSON.stringify([sheet, rule.id, subject?.code, subject?.name, subject?.column, left, right]);
}

export function writeNotes(notes: Notes): string {
  return JSON.stringify({ version: 1, ...notes });
}

/** Reads what `writeNotes` wrote; whatever else stands there, and it comes out of a file, is nothing. */
export function readNotes(text: string | undefined): Notes {
  if (text === undefined) return noNotes;
  try {
    const notes: unknown = JSON.parse(text);
    return { ignored: textsOf(notes, "ignored"), said: textsOf(notes, "said") };
  } catch {
    return noNotes;
  }
}

function textsOf(notes: unknown, name: string): Readonly<Record<string, string>> {
  if (typeof notes !== "object" || notes === null) return {};
  const texts = (notes as Readonly<Record<string, unknown>>)[name];
  if (typeof texts !== "object" || texts === null) return {};
  return Object.fromEntries(
    Object.entries(texts).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}

/** The record with these keys set, or taken out. */
export function withKeys(
  record: Readonly<Record<string, string>>,
  keys: readonly string[],
  value: string | undefined,
): Readonly<Record<string, string>> {
  const others = Object.entries(record).filter(([key]) => !keys.includes(key));
  return Object.fromEntries([...others, ...(value === undefined ? [] : keys.map((key) => [key, value] as const))]);
}
