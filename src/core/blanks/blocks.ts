import type { Unit } from "../amounts/units.ts";
import { rowsUnder, wordingOf, type Block, type Label, type Line, type Wording } from "../forms/form.ts";
import { wordsIn, type BlockLayout } from "../forms/layout.ts";
import { subject } from "../subjects/subject.ts";
import type { CellStyle, TemplateCell } from "./made.ts";
import type { Canvas } from "./canvas.ts";
import { amountWidth, nameWidth, WIDTHS } from "./sizes.ts";

// The blocks of a form side by side: their headings, and their rows.

/** A column of a block, where it stands in the block. */
interface PrintedColumn {
  /** A label, or the name of a column of amounts. */
  readonly key: string;
  readonly label?: Label;
  readonly heading: string;
  readonly left: number;
  readonly wide: number;
}

/** A block with the columns in which it is printed. */
export interface Columns {
  readonly block: Block;
  readonly layout: BlockLayout;
  /** For each repeat of the block. */
  readonly repeats: readonly (readonly PrintedColumn[])[];
  /** Headings over others, the outer ones first. */
  readonly spans: readonly { readonly words: string; readonly left: number; readonly right: number }[];
  /** The columns of the sheet that it takes up. */
  readonly width: number;
  readonly widths: readonly number[];
  readonly frozen: number;
  readonly restored: readonly string[];
}

const NO_LAYOUT: BlockLayout = { labels: [] };

export function columnsOf(form: Block, layout: BlockLayout = NO_LAYOUT, edition: number, unit: Unit): Columns {
  const block = printedIn(form, layout);
  const headed = (usual: string, key: string): string => wide(wordsIn(layout.headings?.[key], edition) ?? usual);
  const columnHeading = (usual: string): string => headed(usual, usual);
  const kinds: readonly Pick<PrintedColumn, "key" | "label" | "heading">[] = [
    ...layout.labels.map((label) => ({
      key: label,
      label,
      heading: headed(block.labels[label]?.[0] ?? label, label),
    })),
    ...block.columns.map(({ name, headings, wording }) => ({
      key: name,
      heading: columnHeading(worded(wording, edition) ?? headings?.[0] ?? name),
    })),
  ];
  let left = 0;
  const repeats = Array.from({ length: block.repeats ?? 1 }, () =>
    kinds.map((kind, i): PrintedColumn => {
      const column = { ...kind, left, wide: layout.wide?.[i] ?? 1 };
      left += column.wide;
      return column;
    }),
  );
  const [own = []] = repeats;
  const between = (words: string, first: string, last: string) => {
    const [from, to] = [first, last].map((key) => own.find((column) => column.key === key));
    return { words: wide(words), left: from?.left ?? 0, right: (to?.left ?? 0) + (to?.wide ?? 1) - 1 };
  };
  const told = (layout.spans ?? []).map(([words, first, last]) => between(wordsIn(words, edition) ?? "", first, last));
  const spans = [
    ...told,
    ...formSpans(block, headed, between).filter(({ words }) => !told.some((one) => one.words === words)),
  ].filter(({ words, left, right }) => left < right || own[left]?.heading !== words);
  const isList = block.rows !== "lines" && block.rows !== "single";
  const names = namesIn(block, layout, edition);
  const amounts = block.columns.length * (block.repeats ?? 1);
  return {
    block,
    layout,
    repeats,
    spans: spans.sort((a, b) => b.right - b.left - (a.right - a.left) || a.left - b.left),
    width: left,
    widths: repeats.flatMap((columns, r) =>
      columns.flatMap((column) =>
        Array<number>(column.wide).fill(
          column.label === "name"
            ? nameWidth(names[r] ?? [], isList && layout.codes === undefined)
            : (WIDTHS[column.label ?? ""] ?? amountWidth(amounts, unit)),
        ),
      ),
    ),
    frozen: (block.repeats ?? 1) > 1 || block.rows === "lines" ? 0 : layout.labels.length,
    restored: block.columns.flatMap(({ name, source }) =>
      source !== undefined && "inferred" in source ? (own.find(({ key }) => key === name)?.heading ?? []) : [],
    ),
  };
}

/** The block without what other places print, its rows what these labels make of them. */
function printedIn(block: Block, { without = [], columns, labels }: BlockLayout): Block {
  const isPrinted = ({ name }: { readonly name: string }): boolean => !without.includes(name);
  const told = columns?.flatMap((name) => block.columns.find((column) => column.name === name) ?? []);
  return {
    ...block,
    rows: rowsUnder(block, (label) => labels.includes(label)),
    lines: block.lines.filter(isPrinted),
    columns: told ?? block.columns.filter(isPrinted),
  };
}

/** The headings that the form itself tells: over a side, and over columns that are told apart by them. */
function formSpans<T>(
  block: Block,
  headed: (usual: string, key: string) => string,
  between: (words: string, first: string, last: string) => T,
): T[] {
  const [over] = block.under ?? [];
  const runs: { readonly words: string; readonly first: string; last: string }[] = [];
  for (const { name, under } of block.columns) {
    const words = under?.[0];
    const run = runs.at(-1);
    if (words === undefined) continue;
    if (run?.words === words) run.last = name;
    else runs.push({ words, first: name, last: name });
  }
  const spans = runs.map(({ words, first, last }) => between(headed(words, words), first, last));
  const last = block.columns.at(-1)?.name ?? "";
  // Over one of two sides it covers the labels as well.
  const first = block.rows === "lines" ? "name" : (block.columns[0]?.name ?? "");
  return over === undefined ? spans : [...spans, between(headed(over, over), first, last)];
}

/** The words of an edition, where there are any. */
export function worded(wording: Wording | undefined, edition: number): string | undefined {
  return wording && wordingOf(wording, edition);
}

/** Brackets as forms print them. */
function wide(words: string): string {
  return words.replace(/\(/g, "（").replace(/\)/g, "）");
}

/** Headings of blocks side by side: those over others in the rows above, the columns' own down to the last row. */
export function putHeading(canvas: Canvas, blocks: readonly Columns[]): void {
  const top = canvas.height;
  const covers = (outer: Columns["spans"][number], left: number, right: number): boolean =>
    outer.left <= left && right <= outer.right;
  const levels = blocks.map(({ spans }) =>
    spans.map(({ left, right }, i) => spans.slice(0, i).filter((outer) => covers(outer, left, right)).length),
  );
  const depth = (block: Columns, column: PrintedColumn): number =>
    block.spans.filter((span) => covers(span, column.left, column.left)).length;
  const height = 1 + Math.max(...blocks.flatMap((block) => block.repeats.flat().map((column) => depth(block, column))));
  let left = 0;
  let count = 0;
  const numbered = blocks.some(({ layout }) => layout.numbered === true);
  blocks.forEach((block, b) => {
    block.spans.forEach((span, i) =>
      canvas.put(
        top + (levels[b]?.[i] ?? 0),
        left + span.left,
        { style: "heading", value: span.words },
        span.right - span.left + 1,
      ),
    );
    for (const column of block.repeats.flat()) {
      const level = depth(block, column);
      canvas.put(
        top + level,
        left + column.left,
        { style: "heading", value: column.heading },
        column.wide,
        height - level,
      );
    }
    if (numbered) {
      const row = top + height;
      for (const columns of block.repeats) {
        const labels = columns.filter(({ label }) => label !== undefined);
        // 行次 has a cell of its own beside 栏次.
        const isSplit = block.layout.labels.includes("number");
        labels.forEach((column, i) => {
          if (i === 0 || isSplit)
            canvas.put(
              row,
              left + column.left,
              { style: "heading", ...(i === 0 ? { value: "栏次" } : {}) },
              isSplit ? 1 : labels.length,
            );
        });
        for (const column of columns)
          if (column.label === undefined)
            canvas.put(row, left + column.left, { style: "number", value: ++count }, column.wide);
      }
    }
    left += block.width;
  });
}

export function putBody(canvas: Canvas, blocks: readonly Columns[], edition: number): void {
  const top = canvas.height;
  const bodies = blocks.map((block) => bodyOf(canvas, block, edition));
  const height = Math.max(...bodies.map(({ size }) => size));
  let left = 0;
  let numbered = 0;
  blocks.forEach((block, b) => {
    const body = bodies[b];
    for (let row = 0; row < height; row++) body?.put(top + row, row, left, height, numbered);
    if (block.layout.labels.includes("number")) numbered += height;
    left += block.width;
  });
}

/** The rows of a block: how many there are, and how one is put. */
interface PrintedBody {
  readonly size: number;
  put(at: number, row: number, left: number, height: number, numbered: number): void;
}

function bodyOf(canvas: Canvas, block: Columns, edition: number): PrintedBody {
  if (block.block.rows === "lines") return linesBody(canvas, block, edition);
  if (block.block.rows === "single")
    return { size: 1, put: (at, _, left) => putRow(canvas, at, left, block, block.repeats[0] ?? [], {}) };
  return listBody(canvas, block);
}

/** What the labels of a row say. */
type Labels = Readonly<Partial<Record<Label, TemplateCell>>>;

const LABEL_STYLES: Readonly<Partial<Record<Label, CellStyle>>> = {
  code: "code",
  类: "code",
  款: "code",
  项: "code",
  unitCode: "code",
  number: "number",
};

function putRow(
  canvas: Canvas,
  at: number,
  left: number,
  { block }: Pick<Columns, "block">,
  columns: readonly PrintedColumn[],
  labels: Labels,
  amounts: CellStyle = block.counts === true ? "count" : "amount",
): void {
  for (const { label, left: column, wide: across } of columns) {
    const cell =
      label === undefined ? { style: amounts } : (labels[label] ?? { style: LABEL_STYLES[label] ?? "label" });
    canvas.put(at, left + column, cell, across);
  }
}

/** Prescribed lines in their rows, with serial numbers and 行次. */
function linesBody(canvas: Canvas, block: Columns, edition: number): PrintedBody {
  const { layout } = block;
  const serials = serialsOf(block.block.lines, layout, edition);
  const places = new Map<number, Line>();
  let row = -1;
  for (const line of block.block.lines) {
    const told = layout.rows?.[line.name];
    if (line.optional === true && told === undefined) continue;
    row = told === undefined ? row + 1 : told - 1;
    places.set(row, line);
  }
  return {
    size: row + 1,
    put(at, index, left, _, numbered) {
      const line = places.get(index);
      const words = line === undefined ? undefined : wordsOf(line, layout, edition);
      const indent = line !== undefined && isNamed(line, layout.indented) ? { indent: 1 } : {};
      const style = /[合总]计$/.test(words ?? "") && !serials.has(line?.name ?? "") ? "total" : "label";
      const name: TemplateCell =
        line === undefined
          ? { style: "blank" }
          : { style, value: (serials.get(line.name) ?? "") + (words ?? ""), ...indent };
      const number: TemplateCell = { style: "number", value: numbered + index + 1 };
      const [columns = []] = block.repeats;
      putRow(canvas, at, left, block, columns, { name, number }, line === undefined ? "blank" : undefined);
    },
  };
}

function wordsOf(line: Line, layout: BlockLayout, edition: number): string {
  return wide(wordsIn(layout.words?.[line.name], edition) ?? worded(line.wording, edition) ?? line.name);
}

function isNamed(line: Line, names: readonly string[] = []): boolean {
  return names.includes(line.name) || (line.group !== undefined && names.includes(line.group));
}

function serialsOf(lines: readonly Line[], layout: BlockLayout, edition: number): ReadonlyMap<string, string> {
  const serials = new Map<string, string>();
  for (const [key, words] of Object.entries(layout.serials ?? {})) {
    const first = wordsIn(words, edition);
    if (first === undefined) continue;
    const own = lines.filter(({ name }) => name === key);
    const counted = own.length > 0 ? own : lines.filter(({ group }) => group === key);
    const from = Math.max(1, NUMERALS.indexOf(first.replace(/[（）、]/g, "")));
    const written = (n: number): string => (first.startsWith("（") ? `（${chinese(n)}）` : `${chinese(n)}、`);
    counted.forEach(({ name }, i) => serials.set(name, i === 0 ? first : written(from + i)));
  }
  return serials;
}

const DIGITS = "〇一二三四五六七八九";

/** From 1 to 99. */
function chinese(n: number): string {
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  const ten = tens === 0 ? "" : `${tens === 1 ? "" : DIGITS.charAt(tens)}十`;
  return ten + (ones === 0 ? "" : DIGITS.charAt(ones));
}

const NUMERALS = Array.from({ length: 100 }, (_, n) => chinese(n));

/** 科目, units or projects: 合计 first, then what is prescribed, then blank rows; or 合计, or several lines, at the foot. */
function listBody(canvas: Canvas, block: Columns): PrintedBody {
  const { layout, repeats } = block;
  const codes = repeats.map((_, r) => codesOf(layout.codes?.[r] ?? ""));
  const [total] = layout.foot === undefined ? block.block.lines : [];
  const isLast = layout.totalLast === true;
  const head = total === undefined || isLast ? 0 : 1;
  const listed = Math.max(...codes.map((list) => list.length));
  const foot = Object.entries(layout.foot ?? {});
  const size = head + listed + (layout.blank ?? 0) + (foot.length > 0 || isLast ? 1 : 0);
  return {
    size,
    put(at, row, left) {
      if (total !== undefined && row === (isLast ? size - 1 : 0))
        putTotal(canvas, at, left, block, repeats, total.name);
      else if (foot.length > 0 && row === size - 1) {
        let from = 0;
        for (const [name, count] of foot) {
          putTotal(canvas, at, left, block, repeats.slice(from, from + count), name);
          from += count;
        }
      } else
        repeats.forEach((columns, r) => {
          const code = codes[r]?.[row - head];
          const isBlank = code === undefined && layout.codes !== undefined;
          putRow(
            canvas,
            at,
            left,
            block,
            columns,
            code === undefined ? {} : subjectLabels(code),
            isBlank ? "blank" : undefined,
          );
        });
    },
  };
}

function subjectLabels(code: string): Labels {
  const name = subject(code)?.name ?? "";
  return {
    code: { style: "code", value: code },
    name: { style: "label", value: name, ...(code.length > 3 ? { indent: (code.length - 3) / 2 } : {}) },
  };
}

/** A line over the columns of labels, with its amounts in the last of the repeats that it takes up. */
function putTotal(
  canvas: Canvas,
  at: number,
  left: number,
  block: Columns,
  repeats: readonly (readonly PrintedColumn[])[],
  words: string,
): void {
  const columns = repeats.at(-1) ?? [];
  putRow(canvas, at, left, block, columns, { name: { style: "total", value: words } });
  if (block.layout.totalBesideCodes === true) return;
  const labels = repeats
    .flat()
    .filter(
      (column) => column.left < Math.min(...columns.filter(({ label }) => label === undefined).map((own) => own.left)),
    );
  const from = Math.min(...labels.map((column) => column.left));
  canvas.put(at, left + from, { style: "total", value: words }, labels.length);
}

/** "301 01 02; 303 01" → 301, 30101, 30102, 303, 30301 */
function codesOf(notation: string): string[] {
  return notation
    .split(";")
    .filter((group) => group.trim() !== "")
    .flatMap((group) => {
      const [top = "", ...below] = group.trim().split(/\s+/);
      return [top, ...below.map((end) => top + end)];
    });
}

function namesIn(block: Block, layout: BlockLayout, edition: number): string[][] {
  if (block.rows === "lines") {
    const serials = serialsOf(block.lines, layout, edition);
    return [block.lines.map((line) => (serials.get(line.name) ?? "") + wordsOf(line, layout, edition))];
  }
  return (layout.codes ?? []).map((notation) => codesOf(notation).map((code) => subject(code)?.name ?? ""));
}
