import type { Unit } from "./amount.ts";
import { addressOf, bind, groupTables } from "./bind.ts";
import { forEachInstance } from "./compare.ts";
import { titleOf, wordingOf, type Block, type Form, type Label, type Line, type Wording } from "./form.ts";
import { isBlank, type CellAddress, type SheetGrid } from "./grid.ts";
import { wordsIn, type BlockLayout } from "./layout.ts";
import { layoutOf, SET_NOTES } from "./layouts/index.ts";
import { editionOf, type Profile } from "./profiles.ts";
import { recognise } from "./recognise.ts";
import { formsOf, isSum, type Equation, type SumRule } from "./rule.ts";
import { RULES } from "./rules/index.ts";
import { subject } from "./subject/subject.ts";
import type { Table } from "./table.ts";

// Blank tables: a form and its layout, put into the cells of a sheet.

/** A rectangle of cells; rows and columns count from zero, both ends included. */
export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/**
 * What a cell is. Above and below the table: title, side (left), corner (right), note. In it, with borders: heading, label, total (the
 * label of a 合计), code, number (行次 and 栏次), amount, count (of things), blank.
 */
export type CellStyle =
  | "title"
  | "side"
  | "corner"
  | "note"
  | "heading"
  | "label"
  | "total"
  | "code"
  | "number"
  | "amount"
  | "count"
  | "blank";

export interface TemplateCell {
  readonly style: CellStyle;
  /** Words stay words, whatever they begin with; 行次 and 栏次 are numbers. */
  readonly value?: string | number;
  /** Steps that a label stands further in. */
  readonly indent?: number;
  /** The cell is the sum of these. */
  readonly sum?: readonly Area[];
}

/** A table to be added as a sheet of its own: plain data. */
export interface TemplateSheet {
  /** Of the sheet: "01 收入支出决算总表"; within a set no two are alike. */
  readonly name: string;
  readonly form: Form;
  readonly unit: Unit;
  /** Every row as wide as the sheet; undefined is a cell outside the table. What a merge covers has the style of its first cell, and no value. */
  readonly rows: readonly (readonly (TemplateCell | undefined)[])[];
  readonly merges: readonly Area[];
  /** In points. */
  readonly widths: readonly number[];
  readonly heights: readonly number[];
  /** The first and the last row of the heading: printed on every page. */
  readonly heading: readonly [first: number, last: number];
  /** Rows and columns that stay in view. */
  readonly frozen: { readonly rows: number; readonly columns: number };
  readonly landscape: boolean;
  /** Printed on one page; else on as many as it takes, each as wide as the table. */
  readonly onePage: boolean;
  /** Headings of columns that the published set does not show, and the form has: 推断. */
  readonly restored: readonly string[];
}

export interface TemplateOptions {
  /** Whose figures they will be. */
  readonly year: number;
  /** Whose table it is; without it the place is left out or left blank. */
  readonly unitName?: string;
  /** 金额单位, 万元 where not given. */
  readonly unit?: Unit;
  /** The year by whose wording it is printed; `year` where not given. */
  readonly edition?: number;
  /** 表号 and title, where the set has others than the form. */
  readonly no?: string;
  readonly title?: string;
  /** One line that the set prints once. */
  readonly setNote?: string;
}

/** The tables of a set, blank, in its order, by the wording of its edition for the year. Forms that nobody has laid out are left out. */
export function templatesOf(
  profile: Profile,
  options: Pick<TemplateOptions, "year" | "unitName" | "unit">,
): TemplateSheet[] {
  const edition = editionOf(profile, String(options.year)) ?? options.year;
  const setNote = SET_NOTES[profile.name];
  return profile.tables
    .filter(({ forms: [form] }) => layoutOf(form) !== undefined)
    .map(({ forms: [form], no, title }, i) =>
      templateOf(form, {
        ...options,
        edition,
        no,
        ...(title === titleOf(form) ? {} : { title }),
        ...(setNote === undefined || i > 0 ? {} : { setNote }),
      }),
    );
}

/** A table, blank. Throws RangeError where nobody has laid it out. */
export function templateOf(form: Form, options: TemplateOptions): TemplateSheet {
  const layout = layoutOf(form);
  if (layout === undefined) throw new RangeError(`no layout of ${form.no}`);
  const { year, edition = year, unit = "万元" } = options;
  const no = options.no ?? form.no;
  const title = options.title ?? worded(form.wording, edition) ?? titleOf(form);
  const parts = form.parts.map((blocks, p) =>
    blocks.map((block, b) => columnsOf(block, layout.parts[p]?.[b], edition)),
  );
  const width = Math.max(...parts.map((blocks) => blocks.reduce((sum, { width }) => sum + width, 0)));
  const canvas = new Canvas(width);
  putHead(canvas, form, title, no, { ...options, unit });
  const first = canvas.height;
  let last = first;
  parts.forEach((blocks, p) => {
    putHeading(canvas, blocks);
    if (p === 0) last = canvas.height - 1;
    putBody(canvas, blocks, edition);
    for (const note of layout.notes?.[p] ?? []) {
      const words = wordsIn(note, edition);
      if (words !== undefined && words !== "") canvas.put(canvas.height, 0, { style: "note", value: words }, width);
    }
  });
  const [own = []] = parts;
  const name = `${numberOf(no)} ${title}`.slice(0, LONGEST_NAME);
  const widths = widened(own.flatMap((block) => block.widths));
  const rows = withSums(form, name, canvas.rows());
  return {
    name,
    form,
    unit,
    rows,
    merges: canvas.merges,
    widths,
    heights: rows.map((row, r) => heightOf(row, r, canvas.merges, widths)),
    heading: [first, last],
    frozen: { rows: last + 1, columns: own[0]?.frozen ?? 0 },
    landscape: layout.landscape === true,
    onePage: layout.parts.every((blocks) => blocks.every(({ blank }) => blank === undefined)),
    restored: own.flatMap((block) => block.restored),
  };
}

/** The sheet as a workbook would hold it: a sum of nothing is 0. */
export function gridOf({ name, rows }: Pick<TemplateSheet, "name" | "rows">): SheetGrid {
  return { name, top: 0, left: 0, rows: rows.map((row) => row.map((cell) => cell?.value ?? (cell?.sum && 0) ?? null)) };
}

/** The sentence that a table without figures carries. */
export function emptyNoteOf(form: Form): string {
  return EMPTY_NOTES[setOf(form)];
}

const EMPTY_NOTES = { 决算: "此表为空表", 预算: "空表说明：无此项内容" } as const;

/** The set with which a form is published. */
function setOf(form: Form): "决算" | "预算" {
  return form.kind === "绩效" ? (form.with ?? "决算") : form.kind;
}

/** Where that sentence goes: in the first column of the table, in the first blank row below its rows. */
export function emptyNotePlace({ grid, blocks, at }: Table): CellAddress {
  const rows = blocks.flatMap((block) => block.rows);
  let last = rows.reduce((most, row) => Math.max(most, row.at), at.row);
  while (grid.rows[last + 1]?.every(isBlank) === false) last++;
  const columns = rows.flatMap(({ place }) => [
    ...Object.values(place.labels),
    ...place.columns.flatMap((at) => at ?? []),
  ]);
  return { sheet: grid.name, row: grid.top + last + 1, column: grid.left + Math.min(...columns) };
}

const LONGEST_NAME = 31;

/** 公开01表 → 01, 单位公开表1-1 → 1-1. */
export function numberOf(no: string): string {
  return /\d+(?:-\d+)?/.exec(no)?.[0] ?? no;
}

/** What stands above the headings: in 决算 the number below the title, in 预算 above it. */
function putHead(canvas: Canvas, form: Form, title: string, no: string, options: TemplateOptions): void {
  const { year, unitName, unit, setNote } = options;
  const span = canvas.width;
  const line = (left: string, right: string): void => {
    const row = canvas.height;
    canvas.put(row, span - 1, { style: "corner", value: right });
    if (left !== "") canvas.put(row, 0, { style: "side", value: left });
  };
  const titleLine = (): void => canvas.put(canvas.height, 0, { style: "title", value: title }, span);
  if (setNote !== undefined) canvas.put(canvas.height, 0, { style: "note", value: setNote }, span);
  if (setOf(form) === "决算") {
    titleLine();
    line(`${year}年度`, no);
    line(unitName === undefined ? "" : `编制单位：${unitName}`, `单位：${unit}`);
  } else {
    line(`${year}年度`, no);
    titleLine();
    line(`单位：${unitName ?? ""}`, `金额单位：${unit}`);
  }
}

/** A column of a block, where it stands in the block. */
interface Column {
  /** A label, or the name of a column of amounts. */
  readonly key: string;
  readonly label?: Label;
  readonly heading: string;
  readonly left: number;
  readonly wide: number;
}

/** A block with the columns in which it is printed. */
interface Columns {
  readonly block: Block;
  readonly layout: BlockLayout;
  /** For each repeat of the block. */
  readonly repeats: readonly (readonly Column[])[];
  /** Headings over others, the outer ones first. */
  readonly spans: readonly { readonly words: string; readonly left: number; readonly right: number }[];
  /** The columns of the sheet that it takes up. */
  readonly width: number;
  readonly widths: readonly number[];
  readonly frozen: number;
  readonly restored: readonly string[];
}

const NO_LAYOUT: BlockLayout = { labels: [] };

function columnsOf(block: Block, layout: BlockLayout = NO_LAYOUT, edition: number): Columns {
  const headed = (usual: string, key: string): string => wide(wordsIn(layout.headings?.[key], edition) ?? usual);
  const kinds: readonly Pick<Column, "key" | "label" | "heading">[] = [
    ...layout.labels.map((label) => ({
      key: label,
      label,
      heading: headed(block.labels[label]?.[0] ?? label, label),
    })),
    ...block.columns.map(({ name, headings, wording }) => ({
      key: name,
      heading: wide(worded(wording, edition) ?? headings?.[0] ?? name),
    })),
  ];
  let left = 0;
  const repeats = Array.from({ length: block.repeats ?? 1 }, () =>
    kinds.map((kind, i): Column => {
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
            : (WIDTHS[column.label ?? ""] ?? amountWidth(amounts)),
        ),
      ),
    ),
    frozen: (block.repeats ?? 1) > 1 || block.rows === "lines" ? 0 : layout.labels.length,
    restored: block.columns.flatMap(({ name, source }) =>
      source !== undefined && "inferred" in source ? (own.find(({ key }) => key === name)?.heading ?? []) : [],
    ),
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

function worded(wording: Wording | undefined, edition: number): string | undefined {
  return wording && wordingOf(wording, edition);
}

/** Brackets as forms print them. */
function wide(words: string): string {
  return words.replace(/\(/g, "（").replace(/\)/g, "）");
}

// Cells

/** Cells to be filled, and what is merged among them. */
class Canvas {
  readonly merges: Area[] = [];
  readonly #rows: (TemplateCell | undefined)[][] = [];

  constructor(readonly width: number) {}

  get height(): number {
    return this.#rows.length;
  }

  /** Puts a cell, which may take up several. */
  put(row: number, column: number, cell: TemplateCell, across = 1, down = 1): void {
    for (let r = row; r < row + down; r++) {
      const cells = (this.#rows[r] ??= Array<undefined>(this.width).fill(undefined));
      for (let c = column; c < column + across; c++)
        cells[c] = r === row && c === column ? cell : { style: cell.style };
    }
    if (across > 1 || down > 1)
      this.merges.push({ top: row, left: column, bottom: row + down - 1, right: column + across - 1 });
  }

  rows(): readonly (readonly (TemplateCell | undefined)[])[] {
    return this.#rows;
  }
}

/** Headings of blocks side by side: those over others in the rows above, the columns' own down to the last row. */
function putHeading(canvas: Canvas, blocks: readonly Columns[]): void {
  const top = canvas.height;
  const covers = (outer: Columns["spans"][number], left: number, right: number): boolean =>
    outer.left <= left && right <= outer.right;
  const levels = blocks.map(({ spans }) =>
    spans.map(({ left, right }, i) => spans.slice(0, i).filter((outer) => covers(outer, left, right)).length),
  );
  const depth = (block: Columns, column: Column): number =>
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

function putBody(canvas: Canvas, blocks: readonly Columns[], edition: number): void {
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
interface Body {
  readonly size: number;
  put(at: number, row: number, left: number, height: number, numbered: number): void;
}

function bodyOf(canvas: Canvas, block: Columns, edition: number): Body {
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
  columns: readonly Column[],
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
function linesBody(canvas: Canvas, block: Columns, edition: number): Body {
  const { layout } = block;
  const serials = serialsOf(block.block.lines, layout, edition);
  const places = new Map<number, Line>();
  let row = -1;
  for (const line of block.block.lines) {
    if (line.optional === true) continue;
    const told = layout.rows?.[line.name];
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
    counted.forEach(({ name }, i) => serials.set(name, i === 0 ? first : `${chinese(i + 1)}、`));
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

/** 科目, units or projects: 合计 first, then what is prescribed, then blank rows; or lines at the foot. */
function listBody(canvas: Canvas, block: Columns): Body {
  const { layout, repeats } = block;
  const codes = repeats.map((_, r) => codesOf(layout.codes?.[r] ?? ""));
  const [total] = layout.foot === undefined ? block.block.lines : [];
  const head = total === undefined ? 0 : 1;
  const listed = Math.max(...codes.map((list) => list.length));
  const foot = Object.entries(layout.foot ?? {});
  const size = head + listed + (layout.blank ?? 0) + (foot.length > 0 ? 1 : 0);
  return {
    size,
    put(at, row, left) {
      if (total !== undefined && row === 0) putTotal(canvas, at, left, block, repeats, total.name);
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
  repeats: readonly (readonly Column[])[],
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

// Sums: what the rules of this one form add up, where it prescribes the rows.

function withSums(
  form: Form,
  name: string,
  rows: readonly (readonly (TemplateCell | undefined)[])[],
): readonly (readonly (TemplateCell | undefined)[])[] {
  const { tables } = recognise([gridOf({ name, rows })]);
  const [group] = groupTables(tables.filter((table) => table.form === form));
  if (group === undefined) return rows;
  const set = bind(group, undefined);
  const filled = rows.map((row) => [...row]);
  for (const rule of sumRules(form)) {
    forEachInstance(
      rule,
      set,
      () => undefined,
      ({ left, right }) => {
        const [total] = left.length === 1 ? left.map((id) => addressOf(set, id)) : [];
        const parts = right.flatMap((id) => addressOf(set, id) ?? []);
        const cells = total === undefined ? undefined : filled[total.row];
        const cell = total === undefined ? undefined : cells?.[total.column];
        if (total === undefined || cells === undefined || cell === undefined) return;
        if (cell.sum === undefined && parts.length > 0) cells[total.column] = { ...cell, sum: areasOf(parts) };
      },
    );
  }
  return filled;
}

/** Rules of one form that say what a single cell is the sum of. */
function sumRules(form: Form): SumRule[] {
  return RULES.filter(isSum)
    .filter((rule) => rule.hint !== true && rule.when === undefined && (rule.relation ?? "=") === "=")
    .filter((rule) => formsOf(rule).every((one) => one === form))
    .map((rule) => ({ ...rule, equations: rule.equations.filter(addsUp) }));
}

function addsUp({ left, right }: Equation): boolean {
  const [total] = left;
  const isOne = left.length === 1 && (total?.rows.of === "line" || total?.rows.of === "this");
  return (
    isOne &&
    (right.length > 1 ||
      right.some(
        ({ rows, columns }) => !["line", "this"].includes(rows.of) || (columns !== "this" && columns.length > 1),
      ))
  );
}

/** Cells in as few rectangles of one row or one column as they follow each other in. */
function areasOf(cells: readonly { readonly row: number; readonly column: number }[]): Area[] {
  const areas: { top: number; left: number; bottom: number; right: number }[] = [];
  for (const { row, column } of cells) {
    const last = areas.at(-1);
    if (last?.left === column && last.right === column && last.bottom === row - 1) last.bottom = row;
    else if (last?.top === row && last.bottom === row && last.right === column - 1) last.right = column;
    else areas.push({ top: row, left: column, bottom: row, right: column });
  }
  return areas;
}

// Sizes, in points: words are printed in 10 points, a Han character as wide as high, any other half as wide.

const FONT = 10;
const PADDING = 6;
const WIDTHS: Readonly<Record<string, number>> = { code: 60, 类: 32, 款: 28, 项: 28, unitCode: 56, number: 32 };
const NAMES = { least: 110, most: 200, list: 180 } as const;
/** A narrower table is widened. */
const LEAST_WIDTH = 430;
const INDENT = 9;

function sizeOf(words: string): number {
  return Array.from(words).reduce((sum, char) => sum + (char > "\u2E80" ? FONT : FONT / 2 + 0.3), 0);
}

function namesIn(block: Block, layout: BlockLayout, edition: number): string[][] {
  if (block.rows === "lines") {
    const serials = serialsOf(block.lines, layout, edition);
    return [block.lines.map((line) => (serials.get(line.name) ?? "") + wordsOf(line, layout, edition))];
  }
  return (layout.codes ?? []).map((notation) => codesOf(notation).map((code) => subject(code)?.name ?? ""));
}

/** The more columns, the narrower. */
function amountWidth(columns: number): number {
  if (columns > 14) return 54;
  return columns > 7 ? 66 : 80;
}

function nameWidth(names: readonly string[], isList: boolean): number {
  if (isList) return NAMES.list;
  const needed = Math.max(0, ...names.map((name) => sizeOf(name) + PADDING + INDENT));
  return Math.min(NAMES.most, Math.max(NAMES.least, needed));
}

function widened(widths: readonly number[]): readonly number[] {
  const sum = widths.reduce((total, width) => total + width, 0);
  return sum >= LEAST_WIDTH ? widths : widths.map((width) => Math.floor((width * LEAST_WIDTH) / sum));
}

/** As high as the most lines of words in it; the words of a merge may take their share of every row. */
function heightOf(
  row: readonly (TemplateCell | undefined)[],
  at: number,
  merges: readonly Area[],
  widths: readonly number[],
): number {
  const lines = row.map((cell, c) => {
    if (typeof cell?.value !== "string" || RUNS_ON.includes(cell.style)) return 1;
    const { bottom = at, right = c } = merges.find(({ top, left }) => top === at && left === c) ?? {};
    const width = widths.slice(c, right + 1).reduce((sum, one) => sum + one, -PADDING - (cell.indent ?? 0) * INDENT);
    return Math.ceil(sizeOf(cell.value) / width) / (bottom - at + 1);
  });
  const isTitle = row.some((cell) => cell?.style === "title");
  return isTitle ? HEIGHTS.title : HEIGHTS.around + HEIGHTS.line * Math.max(1, ...lines);
}

/** What is not wrapped in its cell. */
const RUNS_ON: readonly CellStyle[] = ["side", "corner"];
const HEIGHTS = { title: 30, around: 4.5, line: 12.5 } as const;
