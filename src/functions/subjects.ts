import { sum } from "../core/amounts/single.ts";
import {
  lookUp,
  plainName,
  readCode,
  subject,
  subjectsNamed,
  type SubjectLevel,
  type Subject,
} from "../core/subjects/subject.ts";
import {
  allOf,
  answered,
  BLANK,
  cellsOf,
  haveSameShape,
  isBlank,
  nothing,
  plain,
  readNumber,
  NoAnswer,
  refused,
  shown,
  textOf,
  type Answer,
  type Argument,
  type Given,
} from "./answer.ts";
import { overlaid, overlaidNames } from "./overlay.ts";
import { say } from "./say.ts";

// What the functions say of 科目. The 科目表 of the workbook comes first, then the catalogue.

/** A 科目 as found by its code. */
interface Known {
  readonly code: string;
  readonly name: string;
}

const LEVELS: Readonly<Record<number, SubjectLevel>> = { 3: "类", 5: "款", 7: "项" };

/** SUBJECT_NAME: the name of a code, or with `what` = "path" its names from the 类 down. */
export function subjectName(code: Given, what?: Given, year?: Given): Answer {
  const form = isBlank(what) ? "name" : plain(what).toLowerCase();
  const isPath = form === "path" || form === "全称";
  if (!isPath && form !== "name" && form !== "名称") return refused(say.what);
  const asked = readYear(year);
  if (asked instanceof NoAnswer) return asked;
  if (isBlank(code)) return BLANK;
  const found = find(code, asked);
  if (found instanceof NoAnswer) return found;
  return isPath ? pathOf(found.code, asked) : found.name;
}

/** SUBJECT_CODE: the code of a name or of a path of names, as text; `parent` is the code or name of a 科目 above, or a chart. */
export function subjectCode(name: Given, parent?: Given, year?: Given): Answer {
  const asked = readYear(year);
  if (asked instanceof NoAnswer) return asked;
  if (isBlank(name)) return BLANK;
  const all = codesNamed(name, asked);
  if (all.length === 0) return nothing(say.noName(shown(name)));
  const valid = all.filter((code) => isValidIn(code, asked));
  if (valid.length === 0) return nothing(say.nameNotIn(shown(name), asked ?? 0));
  if (isBlank(parent)) {
    const [only, ...others] = meant(name, valid, asked);
    return only !== undefined && others.length === 0 ? only : refused(say.ambiguous(shown(name), others.length + 1));
  }
  const above = prefixesOf(parent, asked);
  if (above instanceof NoAnswer) return above;
  const below = valid.filter((code) => above.some((prefix) => code !== prefix && code.startsWith(prefix)));
  if (below.length === 0) return nothing(say.nameNotBelow(shown(name), shown(parent)));
  const named = meant(name, below, asked);
  // 20899 and 2089999 have one name: of those below 208 the nearer is meant.
  const nearer = named.filter((code) => above.some((prefix) => isRightBelow(code, prefix)));
  const [only, ...others] = nearer.length > 0 ? nearer : named;
  if (only === undefined || others.length > 0)
    return refused(say.ambiguousBelow(shown(name), shown(parent), others.length + 1));
  return only;
}

/** SUBJECT_LEVEL: 类, 款 or 项. */
export function subjectLevel(code: Given): Answer {
  if (isBlank(code)) return BLANK;
  const found = find(code);
  // What a province numbers below a 款 of the economic charts is found by its 款, and is itself a 项.
  return found instanceof NoAnswer ? found : levelOf(codeIn(code) ?? found.code);
}

/** SUBJECT_PARENT: the code of the 科目 right above, or of the 类 or 款 above, as text. */
export function subjectParent(code: Given, level?: Given): Answer {
  const asked = isBlank(level) ? undefined : plain(level);
  if (asked !== undefined && asked !== "类" && asked !== "款") return refused(say.level);
  if (isBlank(code)) return BLANK;
  const found = find(code);
  if (found instanceof NoAnswer) return found;
  const own = codeIn(code) ?? found.code;
  if (own.length === 3) return nothing(say.noParent(own));
  const above = asked === undefined ? own.length - 2 : asked === "类" ? 3 : 5;
  return above < own.length ? own.slice(0, above) : nothing(say.noParentAt(own, levelOf(own), asked ?? ""));
}

/**
 * SUBJECT_SUM: what a table of 类, 款 and 项 rows spends on a code, counted once: the sum of its lowest rows.
 *
 * A row is one of the lowest where the table has no row of a longer code that begins with its own. Rows without a code (合计, headings) are
 * passed over, whatever their amount.
 */
export function subjectSum(codes: Argument, amounts: Argument, code: Argument): Answer {
  if (!haveSameShape(codes, amounts)) return refused(say.shapesDiffer);
  return allOf([codes, code], (rows, [asked, ...more]) => {
    if (more.length > 0) return refused(say.oneCode);
    if (isBlank(asked)) return BLANK;
    const top = codeIn(asked);
    if (top === undefined) return nothing(say.noCode(shown(asked)));
    const read = rows.map(codeIn);
    const above = new Set(read.flatMap((row) => (row === undefined ? [] : [row.slice(0, -2), row.slice(0, -4)])));
    const counts = read.map((row) => row?.startsWith(top) === true && !above.has(row));
    if (!counts.includes(true)) return nothing(say.noRowsBelow(top));
    // An error or a word in a row that does not count stands in nobody's way.
    return allOf([[cellsOf(amounts).filter((_, i) => counts[i])]], total);
  });
}

function total(cells: readonly Given[]): Answer {
  const numbers = cells.map(readNumber);
  const refusal = numbers.find((number) => number instanceof NoAnswer);
  return refusal ?? answered(sum(numbers.filter((number) => typeof number === "number")));
}

function codeIn(cell: Given): string | undefined {
  return readCode(typeof cell === "number" ? cell : textOf(cell));
}

function find(cell: Given, year?: number): Known | NoAnswer {
  const code = codeIn(cell);
  if (code === undefined) return nothing(say.noCode(shown(cell)));
  const own = overlaid(code);
  if (own !== undefined) return { code, name: own };
  const answer = lookUp(code, year);
  if ("missing" in answer) {
    const above = /^[35]\d{6}$/.test(code) ? code.slice(0, 5) : "";
    const name = overlaid(above);
    return name === undefined ? nothing(say.noCode(code)) : { code: above, name };
  }
  const { found, note } = answer;
  if (note === "retired") return nothing(say.retired(found.code, found.name, found.lastYear ?? 0));
  if (note === "not-yet") return nothing(say.notYet(found.code, found.name, found.firstYear ?? 0));
  return { code: found.code, name: overlaid(found.code) ?? nameIn(found, year) };
}

/** The name in the edition of a year; without one, the newest. */
function nameIn(one: Subject, year: number | undefined): string {
  const former = one.formerNames.find(({ until }) => year !== undefined && until !== undefined && year <= until);
  return former?.name ?? one.name;
}

function nameAt(code: string, year: number | undefined): string | undefined {
  const one = subject(code);
  return overlaid(code) ?? (one === undefined ? undefined : nameIn(one, year));
}

/** 社会保障和就业支出（类）行政事业单位养老支出（款）行政单位离退休（项） */
function pathOf(code: string, year: number | undefined): string {
  const above = [3, 5, 7].filter((length) => length <= code.length).map((length) => code.slice(0, length));
  return above
    .map((each) => [nameAt(each, year), levelOf(each)])
    .reduce((path, [name, level]) => (name === undefined ? path : `${path}${name}（${level ?? ""}）`), "");
}

function levelOf(code: string): SubjectLevel {
  return LEVELS[code.length] ?? "项";
}

/** A name of a path, in its plain form. */
interface Part {
  readonly name: string;
  readonly level?: string;
}

/** The names of a path and what level each is said to be, the lowest first; of a mere name just that. */
function partsOf(text: string): readonly Part[] {
  const parts = text.split(/[（(]([类款项])[）)]/);
  const named = parts.flatMap((name, i) =>
    i % 2 === 1 || name.trim() === "" ? [] : [{ name: plainName(name), ...level(parts[i + 1]) }],
  );
  return named.reverse();
}

function level(text: string | undefined): { readonly level?: string } {
  return text === undefined ? {} : { level: text };
}

/** The codes that have or had a name; or that a path leads to. */
function codesNamed(text: Given, year: number | undefined): readonly string[] {
  return codesAt(partsOf(textOf(text)), year);
}

function codesAt([last, ...above]: readonly Part[], year: number | undefined): readonly string[] {
  if (last === undefined) return [];
  const mine = overlaidNames(last.name);
  const known = subjectsNamed(last.name).map(({ code }) => code);
  const codes = mine.length === 0 ? known : [...new Set([...mine, ...known])];
  if (last.level === undefined) return codes;
  const parents = above.length === 0 ? undefined : codesAt(above, year);
  return codes.filter(
    (code) =>
      levelOf(code) === last.level && parents?.includes(code.slice(0, -2)) !== false && isNamed(code, last.name, year),
  );
}

/** Whether a code has a name, given in its plain form, in that year. */
function isNamed(code: string, plainly: string, year: number | undefined): boolean {
  const name = nameAt(code, year);
  return name === plainly || (name !== undefined && plainName(name) === plainly);
}

/** Of the codes that have or had a name, those that have it in that year, if there are any. */
function meant(name: Given, codes: readonly string[], year: number | undefined): readonly string[] {
  if (codes.length < 2) return codes;
  const asked = plainName(textOf(name));
  const now = codes.filter((code) => isNamed(code, asked, year));
  return now.length > 0 ? now : codes;
}

/** 2080505 below 20805, 20805 below 208, 208 below the chart that begins with 2. */
function isRightBelow(code: string, prefix: string): boolean {
  return code.startsWith(prefix) && code.length === prefix.length + 2;
}

function isValidIn(code: string, year: number | undefined): boolean {
  const one = subject(code);
  if (year === undefined || one === undefined || overlaid(code) !== undefined) return true;
  return year >= (one.firstYear ?? year) && year <= (one.lastYear ?? year);
}

/** What stands above every 类, by what it may be called: the first digit of its codes. */
const CHARTS: Readonly<Record<string, string>> = {
  收入分类: "1",
  功能分类: "2",
  支出功能分类: "2",
  部门经济分类: "3",
  部门预算支出经济分类: "3",
  政府经济分类: "5",
  政府预算支出经济分类: "5",
};

/** How the codes below a 科目, or a chart, begin. */
function prefixesOf(parent: Given, year: number | undefined): readonly string[] | NoAnswer {
  const chart = CHARTS[plain(parent)];
  if (chart !== undefined) return [chart];
  const code = codeIn(parent);
  if (code === undefined) {
    const codes = meant(parent, codesNamed(parent, year), year);
    return codes.length > 0 ? codes : nothing(say.noName(shown(parent)));
  }
  const found = find(code);
  return found instanceof NoAnswer ? found : [code];
}

/** 2024, "2024", "2024年度"; undefined where it was left out. */
function readYear(year: Given): number | undefined | NoAnswer {
  if (isBlank(year)) return undefined;
  const digits = /^(\d{4})(?:年度?)?$/.exec(plain(year))?.[1];
  return digits === undefined ? refused(say.year(shown(year))) : Number(digits);
}
