import type { Block, Line } from "./form.ts";
import { isBlank, type CellValue, type SheetGrid } from "./grid.ts";
import type { Heading, Place } from "./heading.ts";
import { sameName, subject } from "./subject/subject.ts";
import type { Oddity, Row, RowLevel, TableBlock } from "./table.ts";
import { hasSerial, plain, withoutBracket, withoutSerial } from "./words.ts";

/** The rows below a heading. */
export interface Body {
  /** One for each block of the heading's part. */
  readonly blocks: readonly Draft[];
  readonly saysEmpty: boolean;
  /** The first grid row that no longer belongs to it. */
  readonly to: number;
  /** The last grid row of the table proper, notes below it left out. */
  readonly last: number;
}

/** A block whose rows are read but not yet tied to each other. */
export interface Draft {
  readonly block: Block;
  readonly places: readonly Place[];
  readonly strangers: Heading["strangers"];
  readonly rows: Row[];
  readonly lines: Map<string, number>;
  readonly codes: Map<string, number>;
  readonly oddities: Oddity[];
  /** A line or code of an earlier page stands here again: this is no page that goes on. */
  again: boolean;
}

const EMPTY_TABLE = /(?:此|本)表(?:为空|无数据|无内容)|空表说明|无此项内容/;

/** Whether a text says that the table is empty, wherever it stands: below the table, or in place of an amount. */
export function saysEmpty(text: string): boolean {
  return text.length < 60 && text.includes("表") && EMPTY_TABLE.test(plain(text));
}

/** Reads the rows below a heading, after earlier pages of the same table, until one of them `ends` it; rows with a code are never asked. */
export function readBody(
  grid: SheetGrid,
  heading: Heading,
  ends: (row: number) => boolean,
  earlier: readonly Draft[],
): Body {
  const blocks = heading.form.parts[heading.part] ?? [];
  const readers = blocks.map((block) =>
    readerOf(
      grid,
      heading,
      block,
      earlier.filter((draft) => draft.block === block),
    ),
  );
  let empty = false;
  let row = heading.to;
  for (; row < grid.rows.length; row++) {
    const cells = grid.rows[row] ?? [];
    if (readers.some((reader) => reader.coded(cells))) {
      for (const reader of readers) reader.read(row, cells);
      continue;
    }
    if (cells.every(isBlank)) continue;
    if (ends(row)) break;
    if (cells.some((cell) => typeof cell === "string" && saysEmpty(cell))) empty = true;
    for (const reader of readers) reader.read(row, cells);
  }
  const drafts = readers.map((reader) => reader.close());
  let last = heading.to - 1;
  for (const draft of drafts) for (const { at } of draft.rows) last = Math.max(last, at);
  return { blocks: drafts, saysEmpty: empty, to: row, last };
}

/** Puts the pages of a block together. */
export function merge(pages: readonly Draft[]): Draft {
  const [first] = pages;
  if (first === undefined) throw new RangeError("a block has at least one page");
  if (pages.length === 1) return first;
  const rows: Row[] = [];
  const lines = new Map<string, number>();
  const codes = new Map<string, number>();
  for (const page of pages) {
    for (const [line, index] of page.lines) lines.set(line, index + rows.length);
    for (const [code, index] of page.codes) codes.set(code, index + rows.length);
    for (const row of page.rows) rows.push(row);
  }
  return {
    ...first,
    rows,
    lines,
    codes,
    places: pages.flatMap((page) => page.places),
    strangers: pages.flatMap((page) => page.strangers),
  };
}

/** Ties the rows of a block to each other: 合计–类–款–项, units, projects. */
export function finish(draft: Draft): TableBlock {
  const { block, rows, lines, codes, places, strangers } = draft;
  const roots: number[] = [];
  let subjectRow: number | undefined;
  rows.forEach((row, index) => {
    if (row.level === "line") return;
    let parent: number | undefined;
    if (row.level === "项目") parent = subjectRow;
    else if (block.rows === "projects") subjectRow = index;
    else if (row.code !== undefined && row.level !== "单位") {
      for (let n = row.code.length - 2; n >= 3 && parent === undefined; n -= 2)
        parent = codes.get(keyOf(row.code.slice(0, n), row.unit)) ?? codes.get(row.code.slice(0, n));
    }
    const above = parent === undefined ? undefined : rows[parent];
    if (above === undefined) {
      roots.push(index);
      return;
    }
    (above.children ??= []).push(index);
  });
  const missing = block.columns
    .filter((column, i) => column.optional !== true && places.every((place) => place.columns[i] === undefined))
    .map((column) => column.name);
  return { block, rows, lines, codes, roots, missing, strangers };
}

/** The key of a 科目 row: its code, and the unit where rows say whose they are. */
export function keyOf(code: string, unit: string | undefined): string {
  return unit === undefined ? code : `${unit} ${code}`;
}

interface Reader {
  /** Whether the row has a code in its place, and so can be nothing but a row of the body. */
  coded(cells: readonly CellValue[]): boolean;
  read(row: number, cells: readonly CellValue[]): void;
  close(): Draft;
}

function readerOf(grid: SheetGrid, heading: Heading, block: Block, earlier: readonly Draft[]): Reader {
  const places = heading.places.filter((place) => place.block === block);
  const draft: Draft = {
    block,
    places,
    strangers: strangersOf(grid, heading, places),
    rows: [],
    lines: new Map(),
    codes: new Map(),
    oddities: [],
    again: false,
  };
  switch (block.rows) {
    case "lines":
      return lineReader(draft, earlier);
    case "single":
      return singleReader(draft, heading.to, earlier);
    default:
      return subjectReader(draft, block.rows, earlier);
  }
}

/** Unknown columns that hold something besides their heading, right of where this block begins. */
function strangersOf(grid: SheetGrid, heading: Heading, places: readonly Place[]): Heading["strangers"] {
  const columns = places.flatMap((place) => place.columns.filter((at) => at !== undefined));
  const [first, last] = [Math.min(...columns), Math.max(...columns)];
  return heading.strangers.filter(
    ({ column }) =>
      column > first - 1 &&
      (column <= last ||
        heading.places.every((place) => places.includes(place) || place.columns.every((at) => (at ?? 0) < column))) &&
      grid.rows.slice(heading.to, heading.to + 400).some((row) => typeof row[column] === "number"),
  );
}

/** The words of a label cell; codes and 行次 may be numbers. */
function wordsAt(cells: readonly CellValue[], column: number | undefined): string {
  const cell = column === undefined ? null : cells[column];
  return typeof cell === "string" ? plain(cell) : typeof cell === "number" ? String(cell) : "";
}

function hasAmount(cells: readonly CellValue[], place: Place): boolean {
  return place.columns.some((at) => {
    const cell = at === undefined ? null : cells[at];
    return !isBlank(cell) && !(typeof cell === "string" && (cell.trim() === "" || saysEmpty(cell)));
  });
}

const FIGURE = /^[-(]?\d[\d,]*(?:\.\d+)?\)?$/;

/** Whether one of its amount cells reads as a figure; page numbers and signatures below a table do not. */
function hasFigure(cells: readonly CellValue[], place: Place): boolean {
  return place.columns.some((at) => {
    const cell = at === undefined ? null : cells[at];
    if (typeof cell === "string") return FIGURE.test(plain(cell));
    return typeof cell === "number" || (typeof cell === "object" && cell !== null);
  });
}

/** A row with nothing but one whole number. */
function isPageNumber(cells: readonly CellValue[]): boolean {
  const filled = cells.filter((cell) => !isBlank(cell));
  const [only] = filled;
  return (
    filled.length === 1 && (typeof only === "number" || typeof only === "string") && /^\d{1,3}$/.test(String(only))
  );
}

function nameless(at: number, place: Place): Oddity {
  return { kind: "nameless-row", at, column: place.columns[0] ?? 0, text: "" };
}

/** Lines by every label they may have, with and without the serial number. */
function labelsOf(lines: readonly Line[]): Map<string, number[]> {
  const labels = new Map<string, number[]>();
  lines.forEach((line, index) => {
    for (const label of new Set([line.name, ...(line.labels ?? []), ...(line.former ?? [])].map(plain))) {
      labels.set(label, [...(labels.get(label) ?? []), index]);
    }
  });
  return labels;
}

function lineReader(draft: Draft, earlier: readonly Draft[]): Reader {
  const { block, rows, lines, oddities } = draft;
  const labels = labelsOf(block.lines);
  const used = new Set(earlier.flatMap((page) => page.rows.flatMap((row) => row.line ?? [])));
  const [place] = draft.places;
  let last = Math.max(-1, ...used);
  /** The label of the row above, where it is no line by itself: a label may be broken over two rows. */
  let broken: { readonly words: string; readonly at: number; readonly filled: boolean } | undefined;
  /** Unknown lines with a serial number since the last known line: they count with its group if that goes on. */
  let unknown: { readonly row: Row; readonly filled: boolean }[] = [];

  const settle = (next: Line | undefined): void => {
    const group = block.lines[last]?.group;
    for (const { row, filled } of unknown) {
      const known =
        group !== undefined && hasSerial(plain(row.name)) && !row.name.includes("其中") && next !== undefined;
      if (known) rows.push({ ...row, group });
      else if (filled) {
        rows.push(row);
        oddities.push({ kind: "unknown-row", at: row.at, column: place?.labels.name ?? 0, text: row.name });
      }
    }
    unknown = [];
  };
  const lineFor = (words: string): number | undefined => {
    const bare = withoutSerial(words);
    const found = labels.get(bare) ?? labels.get(words) ?? labels.get(withoutBracket(bare));
    if (found === undefined) return undefined;
    return found.find((index) => index > last && !used.has(index)) ?? found.find((index) => !used.has(index)) ?? -1;
  };
  return {
    coded: () => false,
    read(at, cells) {
      if (place === undefined) return;
      const words = wordsAt(cells, place.labels.name);
      const filled = hasFigure(cells, place);
      const number = Number(wordsAt(cells, place.labels.number) || Number.NaN);
      const base = { at, place, level: "line" as RowLevel, ...(Number.isInteger(number) ? { number } : {}) };
      if (words === "") {
        broken = undefined;
        if (Number.isInteger(number)) rows.push({ ...base, name: "" });
        if (filled && !isPageNumber(cells)) oddities.push(nameless(at, place));
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
      const known = block.lines[line];
      if (known === undefined) {
        draft.again = true;
        if (filled) oddities.push({ kind: "repeated-line", at, column: place.labels.name ?? 0, text: row.name });
        return;
      }
      settle(known);
      used.add(line);
      last = line;
      lines.set(known.name, rows.length);
      rows.push({ ...row, line });
    },
    close() {
      settle(undefined);
      return draft;
    },
  };
}

function textOf(cells: readonly CellValue[], column: number | undefined): string {
  const cell = column === undefined ? null : cells[column];
  return typeof cell === "string" ? cell.replace(/<\/?b>|\s+/g, "") : typeof cell === "number" ? String(cell) : "";
}

function singleReader(draft: Draft, first: number, earlier: readonly Draft[]): Reader {
  const [place] = draft.places;
  const name = draft.block.lines[0]?.name ?? "";
  const add = (at: number): void => {
    if (place === undefined) return;
    draft.again = earlier.length > 0;
    draft.lines.set(name, 0);
    draft.rows.push({ at, place, level: "line", name, line: 0 });
  };
  return {
    coded: () => false,
    read(at, cells) {
      if (draft.rows.length > 0 || place === undefined) return;
      const inside = place.columns.map((column) => (column === undefined ? null : cells[column]));
      // A note below the table begins in its first column, and is long; a heading has no digits.
      if (inside.some((cell) => typeof cell === "string" && cell.length > 24)) return;
      if (inside.some((cell) => typeof cell === "number" || (typeof cell === "string" && /\d/.test(plain(cell)))))
        add(at);
    },
    close() {
      // A unit without 三公 leaves the row blank, but it is there.
      if (draft.rows.length === 0) add(first);
      return draft;
    },
  };
}

function subjectReader(
  draft: Draft,
  kind: "functional" | "department" | "units" | "projects",
  earlier: readonly Draft[],
): Reader {
  const { block, rows, lines, codes, oddities, places } = draft;
  const labels = labelsOf(block.lines);
  const first = kind === "department" ? "35" : "2";
  /** Rows with a name and no code, waiting for the code below that tells what they are; apart for each place. */
  const waiting = new Map<Place, { readonly row: Row; readonly filled: boolean }[]>(places.map((place) => [place, []]));
  const stands = (key: string): boolean => codes.has(key) || earlier.some((page) => page.codes.has(key));

  const add = (row: Row): void => {
    if (row.code !== undefined && row.level !== "项目") {
      const key = row.level === "单位" ? row.code : keyOf(row.code, row.unit);
      if (!codes.has(key)) codes.set(key, rows.length);
      if (earlier.some((page) => page.codes.has(key))) draft.again = true;
    }
    rows.push(row);
  };
  const codeless = (at: number, place: Place, text: string): unknown =>
    oddities.push({ kind: "codeless-row", at, column: place.labels.name ?? 0, text });
  const settle = (place: Place, code: string | undefined): void => {
    const pending = waiting.get(place) ?? [];
    if (pending.length === 0) return;
    waiting.set(place, []);
    const open = code === undefined ? [] : openAbove(code, kind, stands);
    const counting = pending.length === open.length ? pending : pending.filter(({ filled }) => filled);
    counting.forEach(({ row }, i) => {
      const found =
        counting.length === open.length
          ? open[i]
          : open.find((above) => sameName(subject(above)?.name ?? "", row.name));
      if (found === undefined) codeless(row.at, place, row.name);
      else add({ ...row, code: found, level: levelOf(found), inferred: true });
    });
  };
  const readSubject = (at: number, cells: readonly CellValue[], place: Place, code: string): void => {
    settle(place, code);
    const unit = unitAt(cells, place, code);
    const inProjects = kind === "projects" && (place.labels.unitCode === undefined || unit !== undefined);
    const name = textOf(cells, place.labels.name) || textOf(cells, place.labels.code ?? place.labels.类);
    add({
      at,
      place,
      level: inProjects ? "项目" : levelOf(code),
      name: name.startsWith(code) ? name.slice(code.length) : name,
      code,
      ...(unit === undefined || kind === "projects" ? {} : { unit }),
    });
  };
  const readUnit = (at: number, cells: readonly CellValue[], place: Place): void => {
    const code = wordsAt(cells, place.labels.unitCode);
    if (!hasFigure(cells, place) && code === "") return;
    add({ at, place, name: textOf(cells, place.labels.name), level: "单位", ...(code === "" ? {} : { code }) });
  };

  return {
    coded: (cells) => kind !== "units" && places.some((place) => codeAt(cells, place, first) !== undefined),
    read(at, cells) {
      let taken: Place | undefined;
      for (const [p, place] of places.entries()) {
        const code = kind === "units" ? undefined : codeAt(cells, place, first);
        if (code !== undefined) {
          readSubject(at, cells, place, code);
          continue;
        }
        const name = wordsAt(cells, place.labels.name);
        const beside = wordsAt(cells, place.labels.code ?? place.labels.类);
        const line = [beside, name, wordsAt(cells, place.labels.unitCode)]
          .flatMap((words) => labels.get(words) ?? [])
          .find((index) => !lines.has(block.lines[index]?.name ?? ""));
        if (line !== undefined) {
          settle(place, undefined);
          taken = amountsRightOf(cells, place, places.slice(p + 1));
          const known = block.lines[line]?.name ?? "";
          if (earlier.some((page) => page.lines.has(known))) draft.again = true;
          lines.set(known, rows.length);
          rows.push({ at, place: taken, level: "line", name: known, line });
        } else if (name !== "") {
          const filled = hasFigure(cells, place);
          if (kind === "units") readUnit(at, cells, place);
          else if (unitAt(cells, place, "") === undefined) {
            waiting
              .get(place)
              ?.push({ row: { at, place, name: textOf(cells, place.labels.name), level: "类" }, filled });
          }
        } else if (place !== taken && hasFigure(cells, place) && !isPageNumber(cells)) {
          if (beside === "") oddities.push(nameless(at, place));
          else codeless(at, place, beside);
        }
      }
    },
    close() {
      for (const place of places) settle(place, undefined);
      return draft;
    },
  };
}

/** 公用经费合计 of 公开06表 has its label in the second group and its amount in the third. */
function amountsRightOf(cells: readonly CellValue[], own: Place, right: readonly Place[]): Place {
  let place = own;
  if (hasAmount(cells, place)) return place;
  for (const next of right) {
    if (wordsAt(cells, next.labels.code) !== "" || wordsAt(cells, next.labels.name) !== "") break;
    place = next;
  }
  return place;
}

function levelOf(code: string): RowLevel {
  return code.length === 3 ? "类" : code.length === 5 ? "款" : "项";
}

/** The 类 and 款 above a code that have no row yet. Over projects stands their 科目 alone. */
function openAbove(code: string, kind: string, stands: (code: string) => boolean): string[] {
  if (kind === "projects") return stands(code) ? [] : [code];
  return [3, 5]
    .filter((n) => n < code.length)
    .map((n) => code.slice(0, n))
    .filter((above) => !stands(above));
}

const WHOLE = /^\d{3}(?:\d\d){0,2}$/;

/** The code of a row: whole in one cell, split over two or three, or (四川 表3-1) whole where 单位代码 should stand. */
function codeAt(cells: readonly CellValue[], place: Place, first: string): string | undefined {
  const { labels } = place;
  const own = codeText(cells, labels.code ?? labels.类);
  if (own === undefined) {
    const alone = labels.unitCode === undefined ? undefined : codeText(cells, labels.unitCode);
    if (alone !== undefined && first.includes(alone.charAt(0)) && first !== "2") return alone;
    return codeBefore(cells, labels.name, first) ?? codeBefore(cells, labels.code, first);
  }
  const second = digitsAt(cells, labels.款);
  const third = digitsAt(cells, labels.项);
  let code = own;
  if (own.length === 3 && second !== "") {
    code += second.padStart(2, "0");
    if (third !== "") code += third.padStart(2, "0");
  }
  if (first !== "2") {
    const finer = codeText(cells, labels.unitCode);
    if (finer !== undefined && finer.length > code.length && finer.startsWith(code)) code = finer;
  }
  return WHOLE.test(code) ? code : undefined;
}

/** The code in front of the name, in one cell: 2080505机关事业单位基本养老保险缴费支出. */
function codeBefore(cells: readonly CellValue[], column: number | undefined, first: string): string | undefined {
  const cell = column === undefined ? null : cells[column];
  if (typeof cell !== "string" || !/^\s*\d/.test(cell)) return undefined;
  const code = /^(\d{3}(?:\d\d){0,2})[^\d.,]/.exec(plain(cell))?.[1];
  return code !== undefined && first.includes(code.charAt(0)) ? code : undefined;
}

function codeText(cells: readonly CellValue[], column: number | undefined): string | undefined {
  const digits = digitsAt(cells, column);
  return WHOLE.test(digits) ? digits : undefined;
}

function digitsAt(cells: readonly CellValue[], column: number | undefined): string {
  if (column === undefined) return "";
  const cell = cells[column];
  if (typeof cell === "number") return Number.isInteger(cell) && cell >= 0 ? String(cell) : "";
  if (typeof cell !== "string" || cell === "") return "";
  if (WHOLE.test(cell)) return cell;
  const words = plain(cell);
  return /^\d{1,7}$/.test(words) ? words : "";
}

/** The unit that a row belongs to, where its code does not itself stand in that column. */
function unitAt(cells: readonly CellValue[], place: Place, code: string): string | undefined {
  const words = wordsAt(cells, place.labels.unitCode);
  return words === "" || (code !== "" && words.startsWith(code)) ? undefined : words;
}
