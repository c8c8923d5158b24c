import { withoutControls } from "../core/sheet/text.ts";
import type { Finding } from "../core/report/finding.ts";
import type { Form } from "../core/forms/form.ts";
import { qualified } from "../core/sheet/grid.ts";
import { COLUMNS, ROWS } from "../core/sheet/excel.ts";
import { words } from "../core/report/say/index.ts";
import type { Said } from "../core/tables/recognise.ts";
import type { Region } from "./port.ts";

/** What the user has said of this workbook, kept in its file. */
export interface Notes {
  /** Reasons of ignored findings, by the finding's key. */
  readonly ignored: Readonly<Record<string, string>>;
  /** Sheets that the user says are a form, by sheet: the form's name. */
  readonly said: Readonly<Record<string, string>>;
  /** The set by which the user wants the tables checked, by name. */
  readonly profile?: string;
  /** Where the user says that the 科目表 is. */
  readonly subjects?: Region;
  /** The amounts in 分 from which figures were made, by cell: 公开03表!C5. */
  readonly yuan?: Readonly<Record<string, number>>;
  /** The cells, of a workbook in 元, that were added up for each of those: Z03!E9. */
  readonly sources?: Readonly<Record<string, readonly string[]>>;
}

export const noNotes: Notes = { ignored: {}, said: {} };

/** What a form is called in notes: 决算 公开03表. */
export function formName({ kind, no }: Form): string {
  return `${kind} ${no}`;
}

/** A day on which it was written, a number, a price: no year of a table. */
const NO_YEAR = /^(?:[-_.年](?:0?[1-9]|1[0-2])[-_.月](?:0?[1-9]|[12]\d|3[01])(?!\d)|[元号万人版])/;
const SURELY_YEAR = /^(?:年度|年(?!\d)|预算|决算)/;
/** Excel 2003, XML Spreadsheet 2003. */
const SOFTWARE =
  /(?:^|[^a-z])(?:excel|office|spreadsheet|word|wps|et|xlsx?|xml|windows|server|gbt?|v|no\.?)[\s_-]{0,3}$/i;

/** The year that the name of a file says, where its tables say none. */
export function yearIn(file: string): string | undefined {
  for (const { 0: year, index } of file.matchAll(/(?<!\d)20\d\d(?!\d)/g)) {
    const behind = file.slice(index + year.length);
    const isNone = NO_YEAR.test(behind) || SOFTWARE.test(file.slice(0, index).slice(-20));
    if (SURELY_YEAR.test(behind) || !isNone) return year;
  }
  return undefined;
}

/** Which sheets are said to be which of these forms. */
export function saidIn(said: Notes["said"], forms: readonly Form[]): Said {
  return new Map(
    Object.entries(said).flatMap(([sheet, name]) => {
      const form = forms.find((one) => formName(one) === name);
      return form === undefined ? [] : [[sheet, form] as const];
    }),
  );
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

/** What is kept in the workbook, as one text. */
export function writeNotes(notes: Notes): string {
  return JSON.stringify({ version: 1, ...notes });
}

/** Reads what `writeNotes` wrote; whatever else stands there, and it comes out of a file, is nothing. */
export function readNotes(text: string | undefined): Notes {
  if (text === undefined) return noNotes;
  try {
    const notes: unknown = JSON.parse(text);
    const profile = member(notes, "profile");
    const subjects = areaOf(member(notes, "subjects"));
    return {
      ignored: textsOf(notes, "ignored"),
      said: textsOf(notes, "said"),
      ...(typeof profile === "string" ? { profile } : {}),
      ...(subjects === undefined ? {} : { subjects }),
      ...yuanIn(notes),
      ...sourcesIn(notes),
    };
  } catch {
    return noNotes;
  }
}

function member(of: unknown, name: string): unknown {
  return typeof of === "object" && of !== null ? (of as Readonly<Record<string, unknown>>)[name] : undefined;
}

function areaOf(given: unknown): Region | undefined {
  const [sheet, part] = [member(given, "sheet"), member(given, "part")];
  if (typeof sheet !== "string") return undefined;
  const [top, left, rows, columns] = ["top", "left", "rows", "columns"].map((name) => {
    const count = member(part, name);
    return typeof count === "number" && Number.isInteger(count) && count >= 0 ? count : undefined;
  });
  if (top === undefined || left === undefined || !rows || !columns) return undefined;
  return top + rows > ROWS || left + columns > COLUMNS ? undefined : { sheet, part: { top, left, rows, columns } };
}

function yuanIn(notes: unknown): Pick<Notes, "yuan"> {
  const yuan = member(notes, "yuan");
  if (typeof yuan !== "object" || yuan === null) return {};
  const amounts = Object.entries(yuan).filter((entry): entry is [string, number] => Number.isSafeInteger(entry[1]));
  return amounts.length === 0 ? {} : { yuan: Object.fromEntries(amounts) };
}

function sourcesIn(notes: unknown): Pick<Notes, "sources"> {
  const sources = member(notes, "sources");
  if (typeof sources !== "object" || sources === null) return {};
  const cells = Object.entries(sources).filter(
    (entry): entry is [string, string[]] =>
      Array.isArray(entry[1]) && entry[1].every((cell: unknown) => typeof cell === "string"),
  );
  return cells.length === 0
    ? {}
    : { sources: Object.fromEntries(cells.map(([at, own]) => [at, own.map(withoutControls)])) };
}

function textsOf(notes: unknown, name: string): Readonly<Record<string, string>> {
  const texts = member(notes, name);
  if (typeof texts !== "object" || texts === null) return {};
  return Object.fromEntries(
    Object.entries(texts).flatMap(([key, text]: [string, unknown]) =>
      typeof text === "string" ? [[key, withoutControls(text)] as const] : [],
    ),
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
