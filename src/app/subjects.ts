import {
  attested,
  children,
  EDITION,
  lookUp,
  plainName,
  readCode,
  roots,
  subject,
  type Chart,
  type Subject,
} from "../core/subjects/subject.ts";
import type { SheetGrid } from "../core/sheet/grid.ts";
import { search } from "../core/subjects/search.ts";
import type { Overlay } from "../functions/overlay.ts";

/** A 科目 as the tab 函数 lists it: of the catalogue, of the workbook's 科目表, or of both. */
export interface SubjectRow {
  readonly code: string;
  /** As the functions answer: the 科目表 wins. */
  readonly name: string;
  readonly subject?: Subject;
  readonly fromTable: boolean;
}

export const CHARTS: readonly Chart[] = ["functional", "department", "government", "income"];

export { attested, EDITION };

/** The 类 of a chart in the order of their codes, those of the 科目表 among them. */
export function rootRows(chart: Chart, overlay: Overlay | undefined): readonly SubjectRow[] {
  const first = { functional: "2", department: "3", government: "5", income: "1" }[chart];
  const added = codesOf(overlay).filter((code) => code.length === 3 && code.startsWith(first));
  return merged(
    roots(chart).map(({ code }) => code),
    added,
    overlay,
  );
}

/** The 科目 right below another one in the order of their codes, those of the 科目表 among them. */
export function rowsBelow(parent: string, overlay: Overlay | undefined): readonly SubjectRow[] {
  const added = codesOf(overlay).filter((code) => code.length === parent.length + 2 && code.startsWith(parent));
  return merged(
    children(parent).map(({ code }) => code),
    added,
    overlay,
  );
}

/** The codes that stand in these sheets, by themselves or before a name. */
export function codesUsed(sheets: readonly SheetGrid[]): ReadonlySet<string> {
  const used = new Set<string>();
  for (const { rows } of sheets)
    for (const cell of rows.flat()) {
      const code = typeof cell === "string" || typeof cell === "number" ? readCode(String(cell)) : undefined;
      if (code !== undefined && subject(code) !== undefined) used.add(code);
    }
  return used;
}

/**
 * What the words find, best first: those of the 科目表 before those of the catalogue alone, and among these what the workbook uses. A local
 * code finds the 款 above it.
 */
export function rowsFound(
  words: string,
  overlay: Overlay | undefined,
  limit: number,
  used: ReadonlySet<string> = new Set(),
): readonly SubjectRow[] {
  const whole = readCode(words);
  const asked = whole === undefined ? words.normalize("NFKC").trim().split(/\s+/).map(plainName) : [whole];
  const inTable = codesOf(overlay).filter((code) => {
    const name = plainName(overlay?.names.get(code) ?? "");
    return asked.every((word) => (/^\d+$/.test(word) ? code.startsWith(word) : word !== "" && name.includes(word)));
  });
  const inCatalogue = search(words, limit, used).map(({ code }) => code);
  const found = [...new Set([...inTable.sort(), ...inCatalogue])];
  const local = found.length === 0 && whole !== undefined ? lookUp(whole) : undefined;
  if (local !== undefined && "found" in local) found.push(local.found.code);
  return found.slice(0, limit).map((code) => rowOf(code, overlay));
}

/** 社会保障和就业支出 › 行政事业单位养老支出: what stands above. */
export function pathAbove({ code }: SubjectRow, overlay: Overlay | undefined): string {
  return [3, 5]
    .filter((length) => length < code.length)
    .map((length) => rowOf(code.slice(0, length), overlay).name)
    .filter((name) => name !== "")
    .join(" › ");
}

function rowOf(code: string, overlay: Overlay | undefined): SubjectRow {
  const own = subject(code);
  const given = overlay?.names.get(code);
  return {
    code,
    name: given ?? own?.name ?? "",
    fromTable: given !== undefined,
    ...(own === undefined ? {} : { subject: own }),
  };
}

function merged(codes: readonly string[], added: readonly string[], overlay: Overlay | undefined): SubjectRow[] {
  return [...new Set([...codes, ...added])].sort().map((code) => rowOf(code, overlay));
}

function codesOf(overlay: Overlay | undefined): string[] {
  return [...(overlay?.names.keys() ?? [])];
}
