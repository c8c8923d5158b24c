import type { Block, Line } from "./form.ts";
import type { CellValue, SheetGrid } from "./grid.ts";
import type { Heading, Place } from "./heading.ts";
import { sameName, subject } from "./subject/subject.ts";
import type { Oddity, Row, RowLevel, TableBlock } from "./table.ts";
import { hasSerial, plain, withoutBracket, withoutSerial } from "./words.ts";

/** The rows below a heading. */
export interface Body {
  /** One for each block of the heading's part. */
  readonly blocks: readonly Draft[];
  readonly oddities: readonly Oddity[];
  readonly saysEmpty: boolean;
  /** The first grid row that no longer belongs to it. */
  readonly to: number;
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
}

const EMPTY_TABLE = /(?:此|本)表(?:为空|无数据|无内容)|空表说明|无此项内容/;

/** Whether a text says that the table is empty, wherever it stands: below the table, or in place of an amount. */
export function saysEmpty(text: string): boolean {
  return text.length < 60 && text.includes("表") && EMPTY_TABLE.test(plain(text));
}

/** Reads the rows below a heading until one of them `ends` it; rows with a code are never asked. */
export function readBody(grid: SheetGrid, heading: Heading, ends: (row: number) => boolean): Body {
  const blocks = heading.form.parts[heading.part] ?? [];
  const readers = blocks.map((block) => readerOf(grid, heading, block));
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
  return { blocks: drafts, oddities: drafts.flatMap((draft) => draft.oddities), saysEmpty: empty, to: row };
}

/** Ties a second draft of the same block, from the next page, to the first. */
export function follow(first: Draft, second: Draft): Draft {
  const shift = first.rows.length;
  const shifted = (more: Map<string, number>): [string, number][] =>
    [...more].map(([key, index]) => [key, index + shift]);
  return {
    ...first,
    rows: [...first.rows, ...second.rows],
    lines: new Map([...first.lines, ...shifted(second.lines)]),
    codes: new Map([...first.codes, ...shifted(second.codes)]),
    places: [...first.places, ...second.places],
    strangers: [...first.strangers, ...second.strangers],
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

function readerOf(grid: SheetGrid, heading: Heading, block: Block): Reader {
  const places = heading.places.filter((place) => place.block === block);
  const draft: Draft = {
    block,
    places,
    strangers: strangersOf(grid, heading, places),
    rows: [],
    lines: new Map(),
    codes: new Map(),
    oddities: [],
  };
  switch (block.rows) {
    case "lines":
      return lineReader(draft);
    case "single":
      return singleReader(draft, heading.to);
    default:
      return subjectReader(draft, block.rows);
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

function isBlank(cell: CellValue | undefined): boolean {
  return cell === null || cell === undefined || cell === "";
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

function lineReader(draft: Draft): Reader {
  const { block, rows, lines, oddities } = draft;
  const labels = labelsOf(block.lines);
  const used = new Set<number>();
  const [place] = draft.places;
  let last = -1;
  /** The label of the row above, where it is no line by itself: a label may be broken over two rows. */
  let broken: { readonly words: string; readonly at: number; readonly filled: boolean } | undefined;
  /** Unknown lines with a serial number since the last known line: they count with its group if that goes on. */
  let unknown: { readonly row: Row; readonly filled: boolean }[] = [];

  const settle = (next: Line | undefined): void => {
    const group = block.lines[last]?.group;
    for (const { row, filled } of unknown) {
      const known =
        group !== undefined && hasSerial(plain(row.name)) && !row.name.includes("其中") && next !== undefined;
      rows.push(known ? { ...row, group } : row);
      if (!known && filled)
        oddities.push({ kind: "unknown-row", at: row.at, column: place?.labels.name ?? 0, text: row.name });
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
      const filled = hasAmount(cells, place);
      const number = Number(wordsAt(cells, place.labels.number) || Number.NaN);
      const base = { at, place, level: "line" as RowLevel, ...(Number.isInteger(number) ? { number } : {}) };
      if (words === "") {
        broken = undefined;
        if (Number.isInteger(number)) rows.push({ ...base, name: "" });
        if (filled) oddities.push({ kind: "nameless-row", at, column: place.columns[0] ?? 0, text: "" });
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

function singleReader(draft: Draft, first: number): Reader {
  const [place] = draft.places;
  const name = draft.block.lines[0]?.name ?? "";
  const add = (at: number): void => {
    if (place === undefined) return;
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

function subjectReader(draft: Draft, kind: "functional" | "department" | "units" | "projects"): Reader {
  const { block, rows, lines, codes, oddities, places } = draft;
  const labels = labelsOf(block.lines);
  const first = kind === "department" ? "35" : "2";
  /** Rows with a name and no code, waiting for the code below that tells what they are; apart for each place. */
  const waiting = new Map<Place, { readonly row: Row; readonly filled: boolean }[]>(places.map((place) => [place, []]));

  const add = (row: Row): void => {
    if (row.code !== undefined && row.level !== "项目") {
      const key = row.level === "单位" ? row.code : keyOf(row.code, row.unit);
      if (!codes.has(key)) codes.set(key, rows.length);
    }
    rows.push(row);
  };
  const settle = (place: Place, code: string | undefined): void => {
    const pending = waiting.get(place) ?? [];
    if (pending.length === 0) return;
    waiting.set(place, []);
    const open = code === undefined ? [] : openAbove(code, kind, codes);
    const rowsThatCount = pending.length === open.length ? pending : pending.filter(({ filled }) => filled);
    rowsThatCount.forEach(({ row }, i) => {
      const found =
        rowsThatCount.length === open.length
          ? open[i]
          : open.find((above) => sameName(subject(above)?.name ?? "", row.name));
      if (found === undefined)
        oddities.push({ kind: "codeless-row", at: row.at, column: place.labels.name ?? 0, text: row.name });
      else add({ ...row, code: found, level: levelOf(found), inferred: true });
    });
  };

  return {
    coded: (cells) => places.some((place) => kind !== "units" && codeAt(cells, place, first) !== undefined),
    read(at, cells) {
      let taken: Place | undefined;
      for (const [p, place] of places.entries()) {
        const code = kind === "units" ? undefined : codeAt(cells, place, first);
        if (code !== undefined) {
          settle(place, code);
          const unit = unitAt(cells, place, code);
          const inProjects = kind === "projects" && (place.labels.unitCode === undefined || unit !== undefined);
          add({
            at,
            place,
            level: inProjects ? "项目" : levelOf(code),
            name: textOf(cells, place.labels.name),
            code,
            ...(unit === undefined || kind === "projects" ? {} : { unit }),
          });
          continue;
        }
        const name = wordsAt(cells, place.labels.name);
        const label = [
          wordsAt(cells, place.labels.code ?? place.labels.类),
          name,
          wordsAt(cells, place.labels.unitCode),
        ].find((words) => labels.has(words));
        const line =
          label === undefined
            ? undefined
            : labels.get(label)?.find((index) => !lines.has(block.lines[index]?.name ?? ""));
        if (line !== undefined) {
          settle(place, undefined);
          lines.set(block.lines[line]?.name ?? "", rows.length);
          taken = amountsRightOf(cells, place, places.slice(p + 1));
          rows.push({ at, place: taken, level: "line", name: label ?? "", line });
          continue;
        }
        if (name === "") {
          if (place !== taken && hasAmount(cells, place) && wordsAt(cells, place.labels.code) === "") {
            oddities.push({ kind: "nameless-row", at, column: place.columns[0] ?? 0, text: "" });
          }
          continue;
        }
        const filled = hasAmount(cells, place);
        const row = { at, place, name: textOf(cells, place.labels.name) };
        if (kind === "units") {
          const unitCode = wordsAt(cells, place.labels.unitCode);
          if (filled || unitCode !== "") add({ ...row, level: "单位", ...(unitCode === "" ? {} : { code: unitCode }) });
        } else if (unitAt(cells, place, "") === undefined)
          waiting.get(place)?.push({ row: { ...row, level: "类" }, filled });
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
function openAbove(code: string, kind: string, codes: ReadonlyMap<string, number>): string[] {
  if (kind === "projects") return codes.has(code) ? [] : [code];
  return [3, 5]
    .filter((n) => n < code.length)
    .map((n) => code.slice(0, n))
    .filter((above) => !codes.has(above));
}

const WHOLE = /^\d{3}(?:\d\d){0,2}$/;

/** The code of a row: whole in one cell, split over two or three, or (四川 表3-1) whole where 单位代码 should stand. */
function codeAt(cells: readonly CellValue[], place: Place, first: string): string | undefined {
  const { labels } = place;
  const own = codeText(cells, labels.code ?? labels.类);
  if (own === undefined) {
    const alone = labels.unitCode === undefined ? undefined : codeText(cells, labels.unitCode);
    return alone !== undefined && first.includes(alone.charAt(0)) && first !== "2" ? alone : undefined;
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
