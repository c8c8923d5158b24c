import { add } from "../sheet/lists.ts";
import { withoutEnding } from "../sheet/text.ts";
import { MOVES, ROWS } from "./catalogue.ts";

export { EDITION } from "./catalogue.ts";

/** 支出功能分类, 部门预算支出经济分类, 政府预算支出经济分类, 收入分类. */
export type Chart = "functional" | "department" | "government" | "income";

export type SubjectLevel = "类" | "款" | "项";

/** A name the subject had before it was renamed. */
export interface FormerName {
  readonly name: string;
  /** The last edition with this name, where known. */
  readonly until?: number;
}

/** One subject of 政府收支分类科目. */
export interface Subject {
  /** 3 digits for a 类, 5 for a 款, 7 for a 项. */
  readonly code: string;
  readonly name: string;
  readonly chart: Chart;
  readonly level: SubjectLevel;
  /** Code of the 类 or 款 above; a 类 has none. */
  readonly parent?: string;
  /** Where code and name were read together: a sample document, another public document, or nowhere (未核). */
  readonly evidence: "seed" | "source" | "recalled";
  /** The first edition with the subject, where known and newer than 2023. */
  readonly firstYear?: number;
  /** The last edition with the subject; none where it is still valid, or nothing is known. */
  readonly lastYear?: number;
  /** Oldest first. */
  readonly formerNames: readonly FormerName[];
}

/** A code as a cell or a user gives it: whole, or in its parts (类, 款, 项), where blank parts may follow. */
export type GivenCode = string | number | readonly (string | number | null)[];

/**
 * What a code stands for, or `missing`: the code as read, or what was given where that is no code.
 * - local: an unknown 7-digit economic code, answered by the 款 of its first five digits
 * - retired, not-yet: the subject is valid only before or only after the year asked for
 */
export type LookUp =
  { readonly found: Subject; readonly note?: "local" | "retired" | "not-yet" } | { readonly missing: string };

export interface Catalogue {
  /** In the order of the codes. */
  readonly subjects: ReadonlyMap<string, Subject>;
  readonly children: ReadonlyMap<string, readonly Subject[]>;
}

/** Subjects by every name, current or former, in its plain form; those that have the name today come first. */
export type Names = ReadonlyMap<string, ReadonlySet<Subject>>;

const CHARTS: Readonly<Record<string, Chart>> = { 1: "income", 2: "functional", 3: "department", 5: "government" };
const LEVELS: Readonly<Record<number, SubjectLevel>> = { 3: "类", 5: "款", 7: "项" };

const CODE = /^(?:\d{3}|\d{5}|\d{7})$/;

/** Recalled rows were not compared with the official book (未核). */
export function attested(subject: Subject): boolean {
  return subject.evidence !== "recalled";
}

/**
 * Reads a code from number or text; full-width digits, white space, parts ([208, 5, 5], "208 05 05", "208-05-05")
 * and leading zeros lost in the parts are all the same. The first part may hold more than the 类 ("20805 05").
 * Undefined where it is no code of 3, 5 or 7 digits. Says nothing on whether the code exists.
 */
export function readCode(given: GivenCode): string | undefined {
  // Nearly always it is a code already.
  if (typeof given !== "object" && CODE.test(String(given))) return String(given);
  const parts = (typeof given === "object" ? given : [given])
    .map((part) => (part === null ? "" : plainText(String(part)).replace(/[\s\-‐-―−]+/g, "-")))
    .join("-");
  const joined = withoutEnding(parts, "-");
  if (!/^(?:\d{3}|\d{5}|\d{7})(?:-\d{1,2}){0,2}$/.test(joined)) return undefined;
  const code = joined
    .split("-")
    .map((part) => part.padStart(2, "0"))
    .join("");
  return code.length <= 7 ? code : undefined;
}

/** The subject of exactly this code, as `readCode` writes it. */
export function subject(code: string): Subject | undefined {
  return catalogue().subjects.get(code);
}

/** Looks a code up, for an edition year where one is given. A local code is answered without regard to the year. */
export function lookUp(given: GivenCode, year?: number): LookUp {
  const code = readCode(given);
  if (code === undefined) return { missing: typeof given === "object" ? given.join(" ").trim() : String(given) };
  const found = subject(code);
  if (!found) {
    // The national book ends at the 款 of the economic charts; provinces number their own items below it.
    const above = /^[35]\d{6}$/.test(code) ? subject(code.slice(0, 5)) : undefined;
    return above ? { found: above, note: "local" } : { missing: code };
  }
  if (year !== undefined && found.lastYear !== undefined && found.lastYear < year) return { found, note: "retired" };
  if (year !== undefined && found.firstYear !== undefined && found.firstYear > year) return { found, note: "not-yet" };
  return { found };
}

/** The codes that the subject of this code had in earlier editions. */
export function moves(code: string): readonly string[] {
  return MOVES.filter(([now]) => now === code).map(([, before]) => before);
}

/** 类, 款, 项 down to the subject of the code itself; empty where the code is unknown. */
export function ancestors(code: string): readonly Subject[] {
  const own = subject(code);
  if (!own) return [];
  return own.parent === undefined ? [own] : [...ancestors(own.parent), own];
}

/** Every 类 of a chart, in the order of the codes. */
export function roots(chart: Chart): readonly Subject[] {
  return [...catalogue().subjects.values()].filter((one) => one.level === "类" && one.chart === chart);
}

/** The subjects right below, in the order of their codes; empty where there are none, or the code is unknown. */
export function children(code: string): readonly Subject[] {
  return catalogue().children.get(code) ?? [];
}

/** 社会保障和就业支出（类）行政事业单位养老支出（款）行政单位离退休（项）; undefined where the code is unknown. */
export function pathName(code: string): string | undefined {
  return (
    ancestors(code)
      .map(({ name, level }) => `${name}（${level}）`)
      .join("") || undefined
  );
}

/** Whether two names differ at most in white space, width of characters and form of quotes. */
export function sameName(a: string, b: string): boolean {
  return plainName(a) === plainName(b);
}

const NOBODY: readonly Subject[] = [];

/** The subjects with this name (see `sameName`), today or formerly; those that have it today come first. */
export function subjectsNamed(name: string, chart?: Chart): readonly Subject[] {
  const found = names().get(plainName(name));
  if (found === undefined) return NOBODY;
  const subjects = [...found];
  return chart === undefined ? subjects : subjects.filter((one) => one.chart === chart);
}

/** Full-width and compatibility forms as the usual ones, without white space around. */
export function plainText(text: string): string {
  return text.normalize("NFKC").trim();
}

/** Chinese characters without anything that has several forms. */
const PLAIN = /^[\u4e00-\u9fff]*$/;

/** What `sameName` compares. NFKC makes brackets and other marks half-width, but leaves curved and corner quotes. */
export function plainName(name: string): string {
  if (PLAIN.test(name)) return name;
  return plainText(name)
    .replace(/\s+/g, "")
    .replace(/[“”„‟‘’‚‛'「」『』〝〞〟]/g, '"');
}

let unpacked: Catalogue | undefined;
let unpackedNames: Names | undefined;

/** The rows as objects. Made when first asked for, so that importing this module costs nothing. */
export function catalogue(): Catalogue {
  return (unpacked ??= unpack());
}

/** Apart from the catalogue, since bringing the names to their plain form takes longer than all the rest. */
export function names(): Names {
  return (unpackedNames ??= unpackNames());
}

function unpack(): Catalogue {
  const subjects = new Map<string, Subject>();
  const children = new Map<string, Subject[]>();
  for (const row of ROWS.split("\n")) {
    const one = unpackRow(row);
    subjects.set(one.code, one);
    if (one.parent === undefined) continue;
    add(children, one.parent, one);
  }
  return { subjects, children };
}

function unpackNames(): Names {
  const names = new Map<string, Set<Subject>>();
  const put = (name: string, one: Subject) => {
    const plain = plainName(name);
    const same = names.get(plain);
    if (same) same.add(one);
    else names.set(plain, new Set([one]));
  };
  const { subjects } = catalogue();
  for (const one of subjects.values()) put(one.name, one);
  for (const one of subjects.values()) for (const { name } of one.formerNames) put(name, one);
  return names;
}

function unpackRow(row: string): Subject {
  const [code = "", name = "", evidence, firstYear, lastYear, ...formerNames] = row.split("\t");
  return {
    code,
    name,
    chart: CHARTS[code.charAt(0)] ?? "functional",
    level: LEVELS[code.length] ?? "项",
    ...(code.length > 3 && { parent: code.slice(0, -2) }),
    evidence: (evidence === "" || evidence === undefined ? "recalled" : evidence) as Subject["evidence"],
    ...(firstYear && { firstYear: Number(firstYear) }),
    ...(lastYear && { lastYear: Number(lastYear) }),
    formerNames: formerNames.map(unpackFormerName),
  };
}

function unpackFormerName(packed: string): FormerName {
  const [until, name = ""] = packed.split(":");
  return until ? { name, until: Number(until) } : { name };
}
