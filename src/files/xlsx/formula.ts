import { COLUMNS, ROWS } from "../../core/sheet/excel.ts";
import { columnName } from "../../core/sheet/grid.ts";
import { columnOf } from "./cells.ts";

// Formulas as files hold them, without their "=". Only what refers to cells is understood; all else is passed over.

/** One end of a reference; without a column it is of whole rows, without a row of whole columns. */
export interface Corner {
  readonly column: number | undefined;
  readonly row: number | undefined;
  /** Whether a $ stands before it. */
  readonly fixedColumn: boolean;
  readonly fixedRow: boolean;
}

export interface Reference {
  /** What stands before it, with its "!", or nothing. */
  readonly prefix: string;
  /** The sheets it names, two where it goes through several; none where it means its own sheet. */
  readonly sheets: readonly string[];
  /** Whether it is to another workbook. */
  readonly external: boolean;
  readonly from: Corner;
  /** The same as `from` for a single cell. */
  readonly to: Corner;
}

const WORD = /[\p{L}\p{M}\p{N}_.$\\?]+/uy;
const ERROR = /#(?:[A-Z]+(?:\/[A-Z0]+)?[!?]?)/y;
const CELL = /^(\$?)([A-Z]{1,3})(\$?)([1-9]\d{0,6})$/i;
const WHOLE_COLUMN = /^(\$?)([A-Z]{1,3})$/i;
const WHOLE_ROW = /^(\$?)([1-9]\d{0,6})$/;

/** The formula with its references as `change` gives them: another one, "#REF!", or undefined for the same. */
export function withReferences(
  formula: string,
  change: (reference: Reference) => Reference | "#REF!" | undefined,
): string {
  let result = "";
  let kept = 0;
  for (const { start, end, reference } of referencesIn(formula)) {
    const changed = change(reference);
    if (changed === undefined) continue;
    result += formula.slice(kept, start) + (changed === "#REF!" ? "#REF!" : written(changed));
    kept = end;
  }
  return kept === 0 ? formula : result + formula.slice(kept);
}

/** Every reference and where it stands, its prefix included. */
export function* referencesIn(
  formula: string,
): Generator<{ readonly start: number; readonly end: number; readonly reference: Reference }> {
  let at = 0;
  let prefixStart = -1;
  const endOf = (quote: string, from: number): number => {
    for (let i = from + 1; ; i += 2) {
      i = formula.indexOf(quote, i);
      if (i === -1) return formula.length;
      if (formula[i + 1] !== quote) return i + 1;
    }
  };
  while (at < formula.length) {
    const char = formula[at] ?? "";
    if (char === '"') {
      at = endOf('"', at);
    } else if (char === "'") {
      const end = endOf("'", at);
      if (formula[end] === "!") prefixStart = prefixStart < 0 ? at : prefixStart;
      at = end;
      if (formula[at] === "!") {
        at++;
        continue;
      }
    } else if (char === "[") {
      const end = endOfBracket(formula, at);
      // A workbook before the name of its sheet, or columns of a table.
      const before = formula[at - 1] ?? "";
      if (!/[\p{L}\p{N}_\]]/u.test(before) && prefixStart < 0) prefixStart = at;
      at = end;
      if (isWordAt(formula, at)) continue;
    } else if (char === "#") {
      ERROR.lastIndex = at;
      at = ERROR.test(formula) ? ERROR.lastIndex : at + 1;
    } else {
      const end = endOfWord(formula, at);
      if (end === at) {
        at++;
      } else {
        const next = formula[end];
        if (next === "!") {
          prefixStart = prefixStart < 0 ? at : prefixStart;
          at = end + 1;
          continue;
        }
        if (next === ":") {
          const far = endOfWord(formula, end + 1);
          if (formula[far] === "!" && far > end + 1) {
            // Through several sheets: first:last!A1.
            prefixStart = prefixStart < 0 ? at : prefixStart;
            at = far + 1;
            continue;
          }
          const reference =
            formula[far] === "(" ? undefined : areaOf(formula.slice(at, end), formula.slice(end + 1, far));
          if (reference) {
            yield found(formula, prefixStart, at, far, reference);
            at = far;
            prefixStart = -1;
            continue;
          }
        }
        const corner = next === "(" || next === "[" ? undefined : cellOf(formula.slice(at, end));
        if (corner) yield found(formula, prefixStart, at, end, { from: corner, to: corner });
        at = end;
      }
    }
    prefixStart = -1;
  }
}

function found(
  formula: string,
  prefixStart: number,
  start: number,
  end: number,
  corners: Pick<Reference, "from" | "to">,
): { readonly start: number; readonly end: number; readonly reference: Reference } {
  const prefix = prefixStart < 0 ? "" : formula.slice(prefixStart, start);
  return { start: start - prefix.length, end, reference: { prefix, ...sheetsOf(prefix), ...corners } };
}

/** 'a''b'!, first:last!, [1]name! */
function sheetsOf(prefix: string): Pick<Reference, "sheets" | "external"> {
  if (prefix === "") return { sheets: [], external: false };
  const bare = prefix.slice(0, -1);
  const name = bare.startsWith("'") && bare.endsWith("'") ? bare.slice(1, -1).replaceAll("''", "'") : bare;
  return name.includes("[") ? { sheets: [], external: true } : { sheets: name.split(":"), external: false };
}

function isWordAt(formula: string, at: number): boolean {
  return endOfWord(formula, at) > at;
}

function endOfWord(formula: string, at: number): number {
  WORD.lastIndex = at;
  return WORD.test(formula) ? WORD.lastIndex : at;
}

/** Behind the bracket that closes; an apostrophe takes away what the next character means. */
function endOfBracket(formula: string, start: number): number {
  let depth = 0;
  for (let at = start; at < formula.length; at++) {
    const char = formula[at];
    if (char === "'") at++;
    else if (char === "[") depth++;
    else if (char === "]" && --depth === 0) return at + 1;
  }
  return formula.length;
}

function cellOf(word: string): Corner | undefined {
  const [, fixedColumn, letters, fixedRow, digits] = CELL.exec(word) ?? [];
  if (letters === undefined || digits === undefined) return undefined;
  const column = columnOf(letters);
  const row = Number(digits) - 1;
  return column < COLUMNS && row < ROWS
    ? { column, row, fixedColumn: fixedColumn === "$", fixedRow: fixedRow === "$" }
    : undefined;
}

function areaOf(first: string, last: string): Pick<Reference, "from" | "to"> | undefined {
  for (const read of [cellOf, columnsOf, rowsOf]) {
    const [from, to] = [read(first), read(last)];
    if (from && to) return { from, to };
  }
  return undefined;
}

function columnsOf(word: string): Corner | undefined {
  const [, fixed, letters] = WHOLE_COLUMN.exec(word) ?? [];
  const column = letters === undefined ? COLUMNS : columnOf(letters);
  return column < COLUMNS ? { column, row: undefined, fixedColumn: fixed === "$", fixedRow: false } : undefined;
}

function rowsOf(word: string): Corner | undefined {
  const [, fixed, digits] = WHOLE_ROW.exec(word) ?? [];
  const row = digits === undefined ? ROWS : Number(digits) - 1;
  return row < ROWS ? { column: undefined, row, fixedColumn: false, fixedRow: fixed === "$" } : undefined;
}

function written({ prefix, from, to }: Reference): string {
  const first = corner(from);
  const isSingle = from === to && from.column !== undefined && from.row !== undefined;
  return prefix + (isSingle ? first : `${first}:${corner(to)}`);
}

function corner({ column, row, fixedColumn, fixedRow }: Corner): string {
  return (
    (column === undefined ? "" : (fixedColumn ? "$" : "") + columnName(column)) +
    (row === undefined ? "" : `${fixedRow ? "$" : ""}${row + 1}`)
  );
}

/** The formula as it reads in a cell so many rows and columns further: as when it is copied there. */
export function copied(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula;
  return withReferences(formula, (reference) => {
    const move = (one: Corner): Corner => ({
      ...one,
      column: one.column === undefined || one.fixedColumn ? one.column : wrapped(one.column + columns, COLUMNS),
      row: one.row === undefined || one.fixedRow ? one.row : wrapped(one.row + rows, ROWS),
    });
    const from = move(reference.from);
    return { ...reference, from, to: reference.to === reference.from ? from : move(reference.to) };
  });
}

/** Beyond the last row the first one follows. */
function wrapped(place: number, size: number): number {
  return ((place % size) + size) % size;
}

// Names of functions: those that came after 2007 have a prefix in files, which Excel does not show.

const NEWER = new Set(
  (
    "ACOT ACOTH AGGREGATE ARABIC ARRAYTOTEXT BASE BETA.DIST BETA.INV BINOM.DIST BINOM.DIST.RANGE BINOM.INV BITAND BITLSHIFT BITOR " +
    "BITRSHIFT BITXOR BYCOL BYROW CEILING.MATH CEILING.PRECISE CHISQ.DIST CHISQ.DIST.RT CHISQ.INV CHISQ.INV.RT CHISQ.TEST CHOOSECOLS " +
    "CHOOSEROWS COMBINA CONCAT CONFIDENCE.NORM CONFIDENCE.T COT COTH COVARIANCE.P COVARIANCE.S CSC CSCH DAYS DECIMAL DROP " +
    "ENCODEURL ERF.PRECISE ERFC.PRECISE EXPAND EXPON.DIST F.DIST F.DIST.RT F.INV F.INV.RT F.TEST FILTERXML FLOOR.MATH FLOOR.PRECISE " +
    "FORECAST.ETS FORECAST.ETS.CONFINT FORECAST.ETS.SEASONALITY FORECAST.ETS.STAT FORECAST.LINEAR FORMULATEXT GAMMA GAMMA.DIST GAMMA.INV " +
    "GAMMALN.PRECISE GAUSS HSTACK HYPGEOM.DIST IFNA IFS IMCOSH IMCOT IMCSC IMCSCH IMSEC IMSECH IMSINH IMTAN ISFORMULA " +
    "ISOWEEKNUM LOGNORM.DIST LOGNORM.INV MAKEARRAY MAP MAXIFS MINIFS MODE.MULT MODE.SNGL MUNIT NEGBINOM.DIST NORM.DIST " +
    "NORM.INV NORM.S.DIST NORM.S.INV NUMBERVALUE PDURATION PERCENTILE.EXC PERCENTILE.INC PERCENTRANK.EXC PERCENTRANK.INC PERMUTATIONA PHI " +
    "POISSON.DIST QUARTILE.EXC QUARTILE.INC RANDARRAY RANK.AVG RANK.EQ REDUCE RRI SCAN SEC SECH SEQUENCE SHEET SHEETS SKEW.P SORTBY " +
    "STDEV.P STDEV.S SWITCH T.DIST T.DIST.2T T.DIST.RT T.INV T.INV.2T T.TEST TAKE TEXTAFTER TEXTBEFORE TEXTJOIN TEXTSPLIT TOCOL TOROW " +
    "UNICHAR UNICODE UNIQUE VALUETOTEXT VAR.P VAR.S VSTACK WEBSERVICE WEIBULL.DIST WRAPCOLS WRAPROWS XLOOKUP XMATCH XOR Z.TEST"
  ).split(" "),
);
/** These two have another prefix behind the first. */
const SHEET_FUNCTIONS = new Set(["FILTER", "SORT"]);

/** What Excel puts before the functions that an add-in brings. */
const BROUGHT = /^_xldudf_(.+)$/i;

/**
 * A formula of a file as Excel shows it, with its "=". `brought` are the functions that an add-in brings, without a namespace; any other
 * name with Excel's prefix for such functions keeps it.
 */
export function shownFormula(formula: string, brought: readonly string[] = []): string {
  if (!/_xl(?:fn\.|ws\.|dudf_)/i.test(formula)) return `=${formula}`;
  return `=${withFunctions(formula, (name) => {
    const [, own] = BROUGHT.exec(name) ?? [];
    if (own !== undefined) return isAmong(own, brought) ? own : name;
    const [, bare] = /^_xlfn\.(?:_xlws\.)?(.+)$/i.exec(name) ?? [];
    const upper = bare?.toUpperCase() ?? "";
    return bare !== undefined && (NEWER.has(upper) || SHEET_FUNCTIONS.has(upper)) ? bare : name;
  })}`;
}

/** What a formula, given with its "=", is in a file; undefined where it cannot be in one. */
export function storedFormula(formula: string, brought: readonly string[] = []): string | undefined {
  const bare = formula.slice(1);
  if (!formula.startsWith("=") || /^\s*(?:=|$)/.test(bare) || bare.length > LONGEST || !isWhole(bare)) return undefined;
  // The parameters of these two are written in a way of their own.
  if (/(?:^|[^\p{L}\p{N}_.])(?:LET|LAMBDA)\s*\(/iu.test(bare.replace(/"[^"]*"/g, ""))) return undefined;
  return withFunctions(withQuotes(bare), (name) => {
    if (isAmong(name, brought)) return `_xldudf_${name}`;
    const upper = name.toUpperCase();
    if (SHEET_FUNCTIONS.has(upper)) return `_xlfn._xlws.${upper}`;
    return NEWER.has(upper) ? `_xlfn.${upper}` : name;
  });
}

/** Names of sheets that begin with a digit stand in quotes, however they were typed. */
function withQuotes(formula: string): string {
  return withReferences(formula, (reference) => {
    const { prefix, external } = reference;
    const isBare = !external && !prefix.startsWith("'") && /(?:^|:)\d/.test(prefix);
    return isBare ? { ...reference, prefix: `'${prefix.slice(0, -1)}'!` } : undefined;
  });
}

function isAmong(name: string, names: readonly string[]): boolean {
  return names.some((one) => one.toUpperCase() === name.toUpperCase());
}

const LONGEST = 8192;

function withFunctions(formula: string, change: (name: string) => string): string {
  let result = "";
  let kept = 0;
  for (let at = 0; at < formula.length;) {
    const char = formula[at];
    if (char === '"' || char === "'") {
      const end = formula.indexOf(char, at + 1);
      at = end === -1 ? formula.length : end + 1;
      continue;
    }
    if (char === "[") {
      at = endOfBracket(formula, at);
      continue;
    }
    const end = endOfWord(formula, at);
    if (end > at && formula[end] === "(") {
      result += formula.slice(kept, at) + change(formula.slice(at, end));
      kept = end;
    }
    at = Math.max(end, at + 1);
  }
  return result + formula.slice(kept);
}

const NUMBER = /(?:\d+(?:\.\d*)?|\.\d+)(?:E[-+]?\d+)?(?![\p{L}\p{N}_.$?])/iuy;
const INFIX = /<>|<=|>=|[-+*/^&=<>:]/y;

/**
 * Whether a formula can be read to its end, as Excel must: what begins ends, and between any two things stands what joins them. Names,
 * functions and the number of their arguments are not looked at.
 */
export function isWhole(formula: string): boolean {
  const open: string[] = [];
  /** What stands before: nothing yet or a comma, something that joins, a number or a text, or anything else with a value. */
  let before = "start" as "start" | "join" | "constant" | "value";
  let isSpaced = false;
  let at = 0;
  const matched = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    if (!pattern.test(formula)) return false;
    at = pattern.lastIndex;
    return true;
  };
  /** A value: behind another one there must be a space, which means where both meet. */
  const value = (kind: "constant" | "value", end: number): boolean => {
    const fits = before === "start" || before === "join" || (before === "value" && kind === "value" && isSpaced);
    before = kind;
    at = end;
    return fits && end > 0;
  };
  while (at < formula.length) {
    const char = formula[at] ?? "";
    const isValue = before === "constant" || before === "value";
    const start = at;
    let fits = true;
    if (/\s/.test(char)) {
      at++;
      isSpaced = true;
      continue;
    }
    if (char === '"') fits = value("constant", endOfQuoted(formula, at));
    else if (char === "(" || char === "{") {
      fits = !isValue || (before === "value" && isSpaced && char === "(");
      open.push(char);
      before = "start";
      at++;
    } else if (char === ")" || char === "}") {
      // Nothing stands in FALSE(), and where an argument is left out.
      const last = open.pop();
      fits = last === (char === ")" ? "(" : "{") && before !== "join";
      before = "value";
      at++;
    } else if (char === "," || char === ";") {
      fits = before !== "join" && open.length > 0;
      before = "start";
      at++;
    } else if (char === "%" || (char === "#" && isValue)) {
      fits = isValue;
      at++;
    } else if (matched(ERROR)) {
      // Behind the error that stands for a sheet that is gone comes the reference.
      fits = value("value", Math.max(at, endOfWord(formula, at)));
    } else if (char === "@" || ((char === "+" || char === "-") && !isValue)) {
      fits = char !== "@" || !isValue;
      before = "join";
      at++;
    } else if (matched(INFIX)) {
      fits = isValue;
      before = "join";
    } else if (matched(NUMBER)) fits = value("constant", at);
    else {
      // A name, a reference with what stands before it, or a function with its bracket.
      fits = value("value", endOfName(formula, at));
      if (formula[at] === "(" && at > start) {
        open.push("(");
        before = "start";
        at++;
      }
    }
    if (!fits || at === start) return false;
    isSpaced = false;
  }
  return open.length === 0 && before !== "start" && before !== "join";
}

/** Behind a text in quotes, or 0 where it does not end. */
function endOfQuoted(formula: string, start: number): number {
  const quote = formula[start] ?? "";
  for (let at = start + 1; ; at += 2) {
    at = formula.indexOf(quote, at);
    if (at === -1) return 0;
    if (formula[at + 1] !== quote) return at + 1;
  }
}

/** Behind a name or a reference with the workbook, sheets and columns that belong to it; `start` where there is none. */
function endOfName(formula: string, start: number): number {
  for (let at = start; ;) {
    const char = formula[at];
    if (char === "'" || char === "[") {
      const end = char === "'" ? endOfQuoted(formula, at) : endOfBracket(formula, at);
      if (char === "[" && !isWordAt(formula, end)) return formula[end - 1] === "]" ? end : start;
      if (char === "'" && formula[end] !== "!") return start;
      at = char === "'" ? end + 1 : end;
      continue;
    }
    const end = endOfWord(formula, at);
    const far = formula[end] === ":" ? endOfWord(formula, end + 1) : end;
    if (end > at && formula[far] === "!") {
      at = far + 1;
      continue;
    }
    if (end === at) {
      ERROR.lastIndex = at;
      return at > start && ERROR.test(formula) ? ERROR.lastIndex : start;
    }
    if (at === start && /\d/.test(char ?? "")) return start;
    return formula[end] === "[" ? endOfBracket(formula, end) : end;
  }
}
