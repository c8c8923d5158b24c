import type { Block, Line } from "../forms/form.ts";
import { isBlank, type CellValue } from "../sheet/grid.ts";
import { sameName, subject, subjectsNamed } from "../subjects/subject.ts";
import { isSubject, keyOf, type Oddity, type Place, type Row, type RowLevel } from "./table.ts";
import { hasSerial, plain, serialOf, withoutBracket, withoutSerial } from "../sheet/text.ts";
import {
  amountsRightOf,
  codeAt,
  hasFigure,
  hasMoney,
  isCounted,
  lowerCode,
  isFigure,
  isPageNumber,
  textOf,
  unitAt,
  wordsAt,
} from "./cells.ts";
import type { Heading } from "./heading.ts";
import type { RowsByCode } from "./rows-by-code.ts";

/** A block whose rows are read but not yet tied to each other. */
export interface Draft {
  readonly block: Block;
  readonly places: readonly Place[];
  readonly strangers: Heading["strangers"];
  readonly rows: Row[];
  readonly lines: Map<string, number>;
  readonly codes: RowsByCode;
  /** 科目 rows, by their numbers, whose code has a row already. */
  readonly repeated: number[];
  readonly oddities: Oddity[];
  /** The grid row that is both of the heading and of 合计. */
  readonly shared?: number;
  /** A line or code of an earlier page stands here again: this is no page that goes on. */
  again: boolean;
}

/** Reads the rows of a block one by one. */
export interface Reader {
  /** Whether the row has a code in its place, and so can be nothing but a row of the body. */
  coded(cells: readonly CellValue[]): boolean;
  read(row: number, cells: readonly CellValue[]): void;
  close(): Draft;
}

/** Prescribed lines, known by their labels. */
export function lineReader(draft: Draft, earlier: readonly Draft[]): Reader {
  const { block, rows, lines, oddities } = draft;
  const labels = labelsOf(block.lines);
  const used = new Set(earlier.flatMap((page) => page.rows.flatMap((row) => row.line ?? [])));
  let last = Math.max(-1, ...used);
  /** The label of the row above, where it is no line by itself: a label may be broken over two rows. */
  let broken: { readonly words: string; readonly at: number; readonly filled: boolean } | undefined;
  /** Unknown lines with a serial number since the last known line: they count with its group if that goes on. */
  let unknown: { readonly row: Row; readonly filled: boolean }[] = [];

  /** What a line is added up with: with its whole, not into it, where both are numbered alike, or the whole is not printed (`open`). */
  const groupOf = (own: string | undefined, words: string, open = false): string | undefined => {
    const whole = own === undefined ? undefined : block.lines.find(({ parts }) => parts === own);
    if (whole?.group === undefined) return own;
    const index = lines.get(whole.name);
    if (index === undefined) return open ? groupOf(whole.group, words, open) : own;
    const serial = serialOf(words);
    return serial !== "" && serial === serialOf(plain(rows[index]?.name ?? "")) ? groupOf(whole.group, words) : own;
  };
  const settle = (next: Line | undefined, words = ""): void => {
    const nextGroup = next && groupOf(next.group, words, true);
    for (const { row, filled } of unknown) {
      const name = plain(row.name);
      const group = groupOf(block.lines[last]?.group, name, true);
      const known =
        group !== undefined &&
        hasSerial(name) &&
        !isCounted(name) &&
        !name.includes("其中") &&
        next !== undefined &&
        (nextGroup === undefined || nextGroup === group);
      if (known) rows.push({ ...row, group });
      else if (filled && !isCounted(name)) {
        rows.push(row);
        oddities.push({ kind: "unknown-row", at: row.at, column: row.place.labels.name ?? 0, text: row.name });
      }
    }
    unknown = [];
  };
  /** 其中 is a line of its own where it tells the line above apart, or nothing is added up of it; beside a line of its group it is a part of that. */
  const isWithin = (index: number): boolean => {
    const { group } = block.lines[index] ?? {};
    if (group === undefined) return true;
    const whole = block.lines.findIndex(({ parts }) => parts === group);
    const isTold = block.lines.some((line) => line.group === group && lines.has(line.name));
    const isBeside = block.lines[last]?.group === group;
    if (whole < 0) return !isBeside;
    return last === whole ? !isTold : isBeside && used.has(whole);
  };
  const lineFor = (words: string): number | undefined => {
    const bare = withoutSerial(words);
    const all = labels.get(bare) ?? labels.get(words) ?? labels.get(withoutBracket(bare));
    const found = MEMO.test(words) ? all?.filter(isWithin) : all;
    if (found === undefined || found.length === 0) return undefined;
    return found.find((index) => index > last && !used.has(index)) ?? found.find((index) => !used.has(index)) ?? -1;
  };
  /** A row that is called 支出合计 is not 支出总计 where a later one says that it is: it was the other line of that name. */
  const makeRoom = (words: string): number | undefined => {
    const bare = withoutSerial(words);
    const line = block.lines.findIndex(({ name }) => plain(name) === bare);
    const name = block.lines[line]?.name;
    const index = name === undefined ? undefined : lines.get(name);
    const row = index === undefined ? undefined : rows[index];
    if (index === undefined || row === undefined || name === undefined) return undefined;
    const before = withoutSerial(plain(row.name));
    const other = labels.get(before)?.find((one) => !used.has(one));
    if (before === bare || other === undefined) return undefined;
    rows[index] = { ...row, line: other };
    used.add(other);
    lines.delete(name);
    lines.set(block.lines[other]?.name ?? "", index);
    return line;
  };
  return {
    coded: () => false,
    read(at, cells) {
      const [given] = draft.places;
      if (given === undefined) return;
      const place = labelledIn(cells, given);
      const words = wordsAt(cells, place.labels.name);
      const filled = hasFigure(cells, place);
      const number = Number(wordsAt(cells, place.labels.number) || Number.NaN);
      const base = { at, place, level: "line" as RowLevel, ...(Number.isInteger(number) ? { number } : {}) };
      if (words === "") {
        broken = undefined;
        if (Number.isInteger(number)) rows.push({ ...base, name: "" });
        if (hasMoney(cells, place) && !isPageNumber(cells)) oddities.push(nameless(at, place));
        return;
      }
      let line = lineFor(words);
      let row: Row = { ...base, name: textOf(cells, place.labels.name) };
      if (line === undefined && broken !== undefined && !(broken.filled && filled)) {
        line = lineFor(broken.words + words);
        if (line !== undefined) {
          unknown.pop();
          row = { ...row, at: broken.filled ? broken.at : at, name: broken.words + words };
        }
      }
      broken = line === undefined ? { words, at, filled } : undefined;
      if (line === undefined) {
        unknown.push({ row, filled });
        return;
      }
      if (line < 0) line = makeRoom(words) ?? line;
      const known = block.lines[line];
      if (known === undefined) {
        draft.again = true;
        if (filled) oddities.push({ kind: "repeated-line", at, column: place.labels.name ?? 0, text: row.name });
        return;
      }
      settle(known, words);
      used.add(line);
      last = line;
      if (known.rates === true) return;
      const group = groupOf(known.group, words);
      lines.set(known.name, rows.length);
      rows.push({ ...row, line, ...(group === undefined || group === known.group ? {} : { group }) });
    },
    close() {
      settle(undefined);
      return draft;
    },
  };
}

/** The place with the column in which the label of this row stands. */
function labelledIn(cells: readonly CellValue[], place: Place): Place {
  const { labelsEnd, labels } = place;
  for (let column = (labelsEnd ?? 0) - 1; column > (labels.name ?? 0); column--)
    if (!isBlank(cells[column]) && !isFigure(cells[column])) return { ...place, labels: { ...labels, name: column } };
  return place;
}

/** The one row of 公开09表, which has no label; `first` is the row right below the heading, `together` are all the places that have it in common. */
export function singleReader(
  draft: Draft,
  first: number,
  earlier: readonly Draft[],
  together: readonly Place[],
): Reader {
  const [place] = draft.places;
  const name = draft.block.lines[0]?.name ?? "";
  const add = (at: number, own = place): void => {
    if (own === undefined) return;
    draft.again = earlier.length > 0;
    draft.lines.set(name, 0);
    draft.rows.push({ at, place: own, level: "line", name, line: 0 });
  };
  let isNoted = false;
  return {
    coded: () => false,
    read(at, cells) {
      if (draft.rows.length > 0 || place === undefined) return;
      isNoted ||= at === first;
      // Neither the headings nor the notes around it hold a figure.
      if (together.some((one) => hasFigure(cells, one))) add(at);
    },
    close() {
      // A unit without 三公 leaves the row blank, but it is there; or it leaves it out, and a note stands in its place.
      const none = place && { ...place, columns: place.columns.map(() => undefined) };
      if (draft.rows.length === 0) add(first, isNoted ? none : place);
      return draft;
    },
  };
}

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
  const waiting = new Map<Place, { readonly row: Row; readonly filled: boolean }[]>(places.map((place) => [place, []]));
  /** 项 whose first row has another name: a project, or a 科目 that is called otherwise. */
  const misnamed = new Set<string>();
  const stands = (key: string): boolean => codes.has(key) || earlier.some((page) => page.codes.has(key));

  const add = (row: Row): void => {
    if (row.code !== undefined && row.level !== "项目") {
      const key = row.level === "单位" ? row.code : keyOf(row.code, row.unit);
      if (!codes.has(key)) codes.set(key, rows.length);
      else if (isSubject(row)) repeated.push(rows.length);
      for (const page of earlier) if (page.codes.has(key)) draft.again = true;
    }
    rows.push(row);
  };
  const codeless = (at: number, place: Place, text: string): unknown =>
    oddities.push({ kind: "codeless-row", at, column: place.labels.name ?? 0, text });
  /** `below` is the code of the row at hand, `ofProject` whether that is surely no 科目. */
  const settle = (place: Place, below: string | undefined, ofProject = false): void => {
    const pending = waiting.get(place) ?? [];
    if (pending.length === 0) return;
    waiting.set(place, []);
    const above = below === undefined ? [] : openAbove(below, kind, stands);
    // Alone above a project stands its 科目.
    const open = ofProject && pending.length === 1 ? above.filter((code) => code === below) : above;
    const filled = pending.filter((one) => one.filled);
    // A note alone stands for no 科目.
    const counting = pending.length === open.length && filled.length > 0 ? pending : filled;
    counting.forEach(({ row }, i) => {
      const found =
        counting.length === open.length
          ? open[i]
          : ofProject && i === counting.length - 1 && open.at(-1) === below
            ? below
            : open.find((above) => sameName(subject(above)?.name ?? "", row.name));
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
    const name = printed.startsWith(code) ? printed.slice(code.length) : printed;
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
    const isTotal = place.columns.every((column) => column === undefined || cells[column] === total[column]);
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
      waiting.get(place)?.push({ row, filled: hasFigure(cells, place) });
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
        if (isEllipsis(cells, place)) continue;
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
      return draft;
    },
  };
}

const isCode = (code: string | undefined): boolean => code !== undefined;

/** 合计 in other words. */
const TOTAL = /^(?:本年|全年|预算|决算|金额|收入|支出){0,3}(?:合计|总计|共计)数?:?$/;
/** What is a part of the row above it, and no row by itself. */
const MEMO = /^(?:\(?其中|[#*])/;

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

/** Lines by every label they may have, with and without the serial number. */
export function labelsOf(lines: readonly Line[]): Map<string, number[]> {
  const labels = new Map<string, number[]>();
  lines.forEach((line, index) => {
    for (const label of new Set([line.name, ...(line.labels ?? []), ...(line.former ?? [])].map(plain))) {
      labels.set(label, [...(labels.get(label) ?? []), index]);
    }
  });
  return labels;
}

function nameless(at: number, place: Place): Oddity {
  return { kind: "nameless-row", at, column: place.columns[0] ?? 0, text: "" };
}
