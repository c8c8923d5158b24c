import { mayBeOne } from "../amounts/single.ts";
import { numberOf } from "../amounts/text.ts";
import { isBlank, type CellValue } from "../sheet/grid.ts";
import { sameName, subject, subjectsNamed } from "../subjects/subject.ts";
import { isSubject, keyOf, type Place, type Row, type RowLevel } from "./table.ts";
import {
  amountsRightOf,
  codeAt,
  hasFigure,
  hasMoney,
  lowerCode,
  isFigure,
  isPageNumber,
  textOf,
  unitAt,
  withoutCode,
  wordsAt,
} from "./cells.ts";
import { calledAs, takeUnfilled, type UnfilledRow } from "./unfilled-subjects.ts";
import { labelsOf, MEMO, nameless, type Draft, type Reader } from "./readers.ts";

// Rows of 科目, units and projects.

/** 科目, units or projects: rows known by a code, by 合计, or by what stands below them. */
export function subjectReader(
  draft: Draft,
  kind: "functional" | "department" | "units" | "projects",
  earlier: readonly Draft[],
): Reader {
  const { block, rows, lines, codes, repeated, oddities, places } = draft;
  const labels = labelsOf(block.lines);
  const first = kind === "department" ? "35" : "2";
  /** Rows with a name and no code, waiting for the code below that tells what they are; apart for each place. */
  const waiting = new Map<Place, { readonly row: Row; readonly filled: boolean }[]>();
  /** 项 whose first row has another name: a project, or a 科目 that is called otherwise. */
  const misnamed = new Set<string>();
  /** Rows without a figure that are called as a 科目 above the rows below them. */
  const unfilled: UnfilledRow[] = [];
  const stands = (key: string): boolean => codes.has(key) || earlier.some((page) => page.codes.has(key));

  const add = (row: Row): void => {
    if (row.code !== undefined && row.level !== "项目") {
      const key = row.level === "单位" ? row.code : keyOf(row.code, row.unit);
      if (!codes.add(key, rows.length) && isSubject(row)) repeated.push(rows.length);
      for (const page of earlier) if (page.codes.has(key)) draft.again = true;
    }
    rows.push(row);
  };
  const codeless = (at: number, place: Place, text: string): unknown =>
    oddities.push({ kind: "codeless-row", at, column: place.labels.name ?? 0, text });
  /** `below` is the code of the row at hand, `ofProject` whether that is surely no 科目. */
  const settle = (place: Place, below: string | undefined, ofProject = false): void => {
    const pending = waiting.size === 0 ? undefined : waiting.get(place);
    if (pending === undefined) return;
    waiting.delete(place);
    const above = below === undefined ? [] : openAbove(below, kind, stands);
    // Alone above a project stands its 科目.
    const open = ofProject && pending.length === 1 ? above.filter((code) => code === below) : above;
    const filled = pending.filter((one) => one.filled);
    // A note alone stands for no 科目.
    const counting = pending.length === open.length && filled.length > 0 ? pending : filled;
    if (counting !== pending)
      for (const { row, filled } of pending) {
        const code = filled ? undefined : calledAs(row.name, open);
        if (code !== undefined) unfilled.push({ ...row, code, level: levelOf(code), inferred: true });
      }
    counting.forEach(({ row }, i) => {
      // 款 and 项 may be of one name.
      const named = open.filter((above) => sameName(subject(above)?.name ?? "", row.name));
      const found =
        counting.length === open.length
          ? open[i]
          : ofProject && i === counting.length - 1 && open.at(-1) === below
            ? below
            : named.length === 1
              ? named[0]
              : undefined;
      if (found === undefined) codeless(row.at, place, row.name);
      else add({ ...row, code: found, level: levelOf(found), inferred: true });
    });
  };
  /** The last code. */
  let last = "";
  const readSubject = (at: number, cells: readonly CellValue[], place: Place, code: string, inferred = false): void => {
    const unit = unitAt(cells, place, code);
    settle(place, code, kind === "projects" && unit !== undefined);
    const printed = textOf(cells, place.labels.name) || textOf(cells, place.labels.code ?? place.labels.类);
    const name = withoutCode(printed, code);
    const level = kind === "projects" && isProject(at, place, code, name, unit) ? "项目" : levelOf(code);
    const row: Row = { at, place, level, name, code };
    // Most rows are no more than that, and there may be many.
    if (!inferred && (unit === undefined || kind === "projects")) add(row);
    else
      add({
        ...row,
        ...(inferred ? { inferred } : {}),
        ...(unit === undefined || kind === "projects" ? {} : { unit }),
      });
  };
  /** Where no column tells projects by their unit, the first row of a code is its 科目 if that is its name. */
  const isProject = (at: number, place: Place, code: string, name: string, unit: string | undefined): boolean => {
    if (place.labels.unitCode !== undefined || code.length < 7) return unit !== undefined;
    if (misnamed.has(code))
      oddities.push({ kind: "subject-or-project", at, column: place.labels.name ?? 0, text: name });
    if (stands(code)) return true;
    if (subjectsNamed(name).some((one) => one.code === code)) return false;
    misnamed.add(code);
    return subject(code) !== undefined;
  };
  const readUnit = (at: number, cells: readonly CellValue[], place: Place): void => {
    const code = wordsAt(cells, place.labels.unitCode);
    if (!hasFigure(cells, place) && code === "") return;
    const row: Row = {
      at,
      place,
      name: textOf(cells, place.labels.name),
      level: "单位",
      ...(code === "" ? {} : { code }),
    };
    settleUnit(row);
    // Without a 合计 nothing shows that a unit which stands twice is meant to.
    const key = `${code} ${row.name}`;
    if (total.length === 0 && units.has(key)) {
      oddities.push({ kind: "repeated-line", at, column: place.labels.name ?? 0, text: row.name });
      return;
    }
    const isFirst = units.size === 0;
    units.add(key);
    const isTotal = place.columns.every((column) => column === undefined || isSame(cells[column], total[column]));
    if (code === "") whole = { row, isTotal };
    else {
      add(department === undefined || !hasFigure(cells, place) ? row : { ...row, department });
      // The first unit has all that 合计 has, and others have something besides: they are its own.
      if (isTotal && isFirst) department = rows.length - 1;
    }
  };
  let department: number | undefined;
  /** A row of a name alone: the department above its units, where it has what 合计 has, or what follows has a code or a longer name. */
  let whole: { readonly row: Row; readonly isTotal: boolean } | undefined;
  const units = new Set<string>();
  /** The cells of 合计. */
  let total: readonly CellValue[] = [];
  const settleUnit = (next?: Row): void => {
    if (whole === undefined) return;
    const { row, isTotal } = whole;
    whole = undefined;
    const isLonger = next !== undefined && next.name !== row.name && next.name.startsWith(row.name);
    if (next !== undefined && (isTotal || isLonger || next.code !== undefined)) codeless(row.at, row.place, row.name);
    else add(row);
  };

  /** The codes of the row at hand, one a place: it is asked whether it has any, and then read. */
  const own: { cells?: readonly CellValue[]; readonly codes: (string | undefined)[] } = { codes: [] };
  const codesIn = (cells: readonly CellValue[]): readonly (string | undefined)[] => {
    if (own.cells === cells) return own.codes;
    own.cells = cells;
    let i = 0;
    for (const place of places) own.codes[i++] = kind === "units" ? undefined : codeAt(cells, place, first);
    return own.codes;
  };

  /** The line that a row without a code is, if it is one that was not read yet. */
  const lineIn = (cells: readonly CellValue[], { labels: at }: Place): number | undefined =>
    [at.code ?? at.类, at.name, at.unitCode]
      .map((column) => wordsAt(cells, column))
      .flatMap((words) => labels.get(words) ?? (block.lines[0]?.name === "合计" && TOTAL.test(words) ? [0] : []))
      .find((index) => !lines.has(block.lines[index]?.name ?? ""));
  const readLine = (at: number, cells: readonly CellValue[], line: number, place: Place): void => {
    const known = block.lines[line]?.name ?? "";
    if (earlier.some((page) => page.lines.has(known))) draft.again = true;
    lines.set(known, rows.length);
    const shared = at === draft.shared;
    const elsewhere = figureBeside(cells, place, places);
    rows.push({
      at,
      place: shared ? withoutHeadings(cells, place) : place,
      level: "line",
      name: known,
      line,
      ...(shared ? { shared } : {}),
      ...(elsewhere === undefined ? {} : { elsewhere }),
    });
  };
  /** A row with a name and no code: a unit, or what the code below it tells. */
  const readNamed = (at: number, cells: readonly CellValue[], place: Place, name: string): void => {
    if (MEMO.test(name)) return;
    if (kind === "units") readUnit(at, cells, place);
    else if (unitAt(cells, place, "") === undefined) {
      const row: Row = { at, place, name: textOf(cells, place.labels.name), level: "类" };
      const pending = waiting.get(place) ?? [];
      waiting.set(place, pending);
      pending.push({ row, filled: hasFigure(cells, place) });
    }
  };
  /** Reads what stands in a place without a code; gives the place whose amounts it took, where that may be another. */
  const readCodeless = (
    at: number,
    cells: readonly CellValue[],
    place: Place,
    taken: Place | undefined,
  ): Place | undefined => {
    const name = wordsAt(cells, place.labels.name);
    const meant = last === "" ? "" : last.slice(0, 3) + lowerCode(cells, place);
    if (meant.length > 3 && !stands(meant) && isNamed(meant, name)) {
      readSubject(at, cells, place, meant, true);
      return taken;
    }
    const line = lineIn(cells, place);
    if (line !== undefined) {
      settle(place, undefined);
      total = cells;
      const own = amountsRightOf(cells, place, places.slice(places.indexOf(place) + 1));
      readLine(at, cells, line, own);
      return own;
    }
    if (name !== "") readNamed(at, cells, place, name);
    else if (place !== taken && hasMoney(cells, place) && !isPageNumber(cells)) {
      const beside = wordsAt(cells, place.labels.code ?? place.labels.类);
      if (beside === "") oddities.push(nameless(at, place));
      else codeless(at, place, beside);
    }
    return taken;
  };

  return {
    coded: (cells) => codesIn(cells).some(isCode),
    read(at, cells) {
      let taken: Place | undefined;
      const found = codesIn(cells);
      let i = 0;
      for (const place of places) {
        const code = found[i++];
        // Nearly always a cell is the code, and nothing else.
        const isBare = code !== undefined && cells[place.labels.code ?? place.labels.类 ?? -1] === code;
        if (!isBare && isEllipsis(cells, place)) continue;
        if (code === undefined) taken = readCodeless(at, cells, place, taken);
        else {
          last = code;
          readSubject(at, cells, place, code);
        }
      }
    },
    close() {
      settleUnit();
      for (const place of places) settle(place, undefined);
      if (unfilled.length > 0) takeUnfilled(draft, unfilled);
      return draft;
    },
  };
}

/** Whether two cells hold the same, be it rounded in two ways. */
function isSame(cell: CellValue | undefined, other: CellValue | undefined): boolean {
  if (cell === other) return true;
  const [a, b] = [cell, other].map((one) => (typeof one === "string" ? numberOf(one) : one));
  return typeof a === "number" && typeof b === "number" && mayBeOne(a, b);
}

const isCode = (code: string | undefined): boolean => code !== undefined;

/** 合计 in other words. */
const TOTAL = /^(?:本年|全年|预算|决算|金额|收入|支出){0,3}(?:合计|总计|共计)数?:?$/;

function isNamed(code: string, name: string): boolean {
  const known = subject(code);
  return known !== undefined && name !== "" && sameName(known.name, name);
}

/** Where a line without a figure in its own columns has one that no column of the block holds. */
function figureBeside(cells: readonly CellValue[], place: Place, places: readonly Place[]): number | undefined {
  if (hasFigure(cells, place)) return undefined;
  const known = new Set(places.flatMap(({ columns, labels }) => [...columns, ...Object.values(labels)]));
  const first = Math.min(...place.columns.filter((at) => at !== undefined));
  const found = cells.findIndex((cell, at) => at > first && !known.has(at) && !isBlank(cell) && isFigure(cell));
  return found < 0 ? undefined : found;
}

/** A blank form prints … where more may follow. */
function isEllipsis(cells: readonly CellValue[], { labels }: Place): boolean {
  let found = false;
  for (const label of ["code", "类", "name"] as const) {
    const words = wordsAt(cells, labels[label]);
    if (words === "") continue;
    if (!DOTS.test(words)) return false;
    found = true;
  }
  return found;
}

const DOTS = /^[.·…]+$/;

/** The place without the columns in which the row has words, not amounts. */
function withoutHeadings(cells: readonly CellValue[], place: Place): Place {
  const isHeading = (at: number | undefined): boolean =>
    typeof cells[at ?? -1] === "string" && !isFigure(cells[at ?? -1]);
  return { ...place, columns: place.columns.map((at) => (isHeading(at) ? undefined : at)) };
}

function levelOf(code: string): RowLevel {
  return code.length === 3 ? "类" : code.length === 5 ? "款" : "项";
}

/** The 类 and 款 above a code that have no row yet; over projects also their 科目. */
function openAbove(code: string, kind: string, stands: (code: string) => boolean): string[] {
  return [3, 5, 7]
    .filter((n) => n < code.length || (kind === "projects" && n === code.length))
    .map((n) => code.slice(0, n))
    .filter((above) => !stands(above));
}
