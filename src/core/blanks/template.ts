import type { Unit } from "../amounts/units.ts";
import { setKindOf, titleOf, type Form } from "../forms/form.ts";
import { isBlank, type CellAddress, type CellValue } from "../sheet/grid.ts";
import { LONGEST_NAME } from "../sheet/excel.ts";
import { wordsIn, type Layout, type Picture } from "../forms/layout.ts";
import { APPENDICES, HEADS, layoutOf, SET_NOTES } from "../forms/layouts.ts";
import { editionOf, type Profile } from "../forms/profile.ts";
import type { Table } from "../tables/table.ts";
import { columnsOf, putBody, putHeading, worded } from "./blocks.ts";
import { Canvas } from "./canvas.ts";
import { filledIn, putPicture } from "./picture.ts";
import { heightOf, widened } from "./sizes.ts";
import { withSums } from "./sums.ts";
import type { TableSheet, TemplateSheet } from "./made.ts";

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
  /** The name of the set, where it prints the form in a way of its own. */
  readonly set?: string;
  /** One line that the set prints once. */
  readonly setNote?: string;
  /** Of the sheet, where it is not made of number and title. */
  readonly name?: string;
  /** The 科目 that a block lists, by its name, in place of blank rows. */
  readonly codes?: Readonly<Record<string, readonly string[]>>;
}

/**
 * The tables of a set, blank, in its order, by the wording of its edition for the year; then what it publishes beside them for so many
 * `projects`. Forms that nobody has laid out are left out.
 */
export function templatesOf(
  profile: Profile,
  options: Pick<TemplateOptions, "year" | "unitName" | "unit"> & { readonly projects?: number },
): TableSheet[] {
  const { projects = 0, ...own } = options;
  const all = { ...own, edition: editionOf(profile, String(own.year)) ?? own.year, set: profile.name };
  const setNote = SET_NOTES[profile.name];
  const tables = profile.tables
    .filter(({ forms: [form] }) => layoutOf(form) !== undefined)
    .map(({ forms: [form], no, title }, i) =>
      templateOf(form, {
        ...all,
        no,
        ...(title === titleOf(form) ? {} : { title }),
        ...(setNote === undefined || i > 0 ? {} : { setNote }),
      }),
    );
  const beside = projects > 0 ? APPENDICES[profile.name] : undefined;
  if (beside === undefined) return withOwnNames(tables);
  const numbers = Array.from({ length: projects }, (_, i) => i + 1);
  return withOwnNames([
    ...tables,
    ...beside.unit.map((form) => templateOf(form, all)),
    ...numbers.flatMap((n) =>
      beside.project.map((form) => templateOf(form, { ...all, name: `项目${n} ${titleOf(form)}` })),
    ),
  ]);
}

/** A table, blank. Throws RangeError where nobody has laid it out. */
export function templateOf(form: Form, options: TemplateOptions): TableSheet {
  const layout = layoutOf(form, options.set);
  if (layout === undefined) throw new RangeError(`no layout of ${form.no}`);
  const { year, edition = year, unit = "万元" } = options;
  const no = options.no ?? form.no;
  const title = options.title ?? worded(form.wording, edition) ?? titleOf(form);
  const name = sheetName(options.name ?? (/\d/.test(no) ? `${numberOf(no)} ${title}` : title));
  const head = (canvas: Canvas): void => putHead(canvas, form, title, no, { ...options, unit });
  const { canvas, heights, ...sheet } =
    "picture" in layout
      ? picture(layout, title, head, options)
      : blocks(form, listing(form, layout, options.codes), edition, unit, head);
  const rows = withSums(form, name, canvas.rows());
  return {
    name,
    form,
    unit,
    ...sheet,
    rows,
    merges: canvas.merges,
    heights: rows.map((_, r) => heights?.get(r) ?? heightOf(rows, r, canvas.merges, sheet.widths)),
    landscape: layout.landscape === true,
  };
}

/** The layout with these 科目 where it leaves rows blank for them. */
function listing(form: Form, layout: Layout, codes: TemplateOptions["codes"] = {}): Layout {
  return {
    ...layout,
    parts: layout.parts.map((own, p) =>
      own.map((block, b) => {
        const list = codes[form.parts[p]?.[b]?.name ?? ""] ?? [];
        return list.length === 0 || block.blank === undefined ? block : { ...block, codes: [list.join(";")], blank: 0 };
      }),
    ),
  };
}

/** What a layout says of a sheet. */
interface LaidOut extends Pick<TemplateSheet, "widths" | "heading" | "frozen" | "onePage" | "restored"> {
  readonly canvas: Canvas;
  readonly heights?: ReadonlyMap<number, number>;
}

function blocks(form: Form, layout: Layout, edition: number, unit: Unit, head: (canvas: Canvas) => void): LaidOut {
  const parts = form.parts.map((own, p) =>
    own.map((block, b) => columnsOf(block, layout.parts[p]?.[b], edition, unit)),
  );
  const canvas = new Canvas(Math.max(...parts.map((own) => own.reduce((sum, { width }) => sum + width, 0))));
  head(canvas);
  const first = canvas.height;
  let last = first;
  parts.forEach((own, p) => {
    putHeading(canvas, own);
    if (p === 0) last = canvas.height - 1;
    putBody(canvas, own, edition);
    putNotes(canvas, layout.notes?.[p]?.map((note) => wordsIn(note, edition) ?? "") ?? []);
  });
  const [own = []] = parts;
  return {
    canvas,
    widths: widened(own.flatMap((block) => block.widths)),
    heading: [first, last],
    frozen: { rows: last + 1, columns: own[0]?.frozen ?? 0 },
    onePage: layout.parts.every((part) => part.every(({ blank }) => blank === undefined)),
    restored: layout.source !== undefined && "printed" in layout.source ? [] : own.flatMap((block) => block.restored),
  };
}

function picture(
  layout: Picture,
  title: string,
  head: (canvas: Canvas) => void,
  { year, unitName = "", unit = "万元" }: TemplateOptions,
): LaidOut {
  const canvas = new Canvas(layout.widths.length);
  const words = { 年: String(year), 单位: unitName, 金额单位: unit };
  if (layout.above === undefined) head(canvas);
  else {
    canvas.put(0, 0, { style: "title", value: title }, canvas.width);
    for (const line of layout.above)
      canvas.put(canvas.height, 0, { style: "subtitle", value: filledIn(line, words) }, canvas.width);
  }
  const first = canvas.height;
  const heights = putPicture(canvas, layout, words);
  putNotes(canvas, layout.notes ?? []);
  const { heading } = layout;
  return {
    canvas,
    heights,
    widths: layout.widths,
    ...(heading === undefined ? {} : { heading: [first, first + heading - 1] }),
    frozen: { rows: first + (heading ?? 0), columns: 0 },
    onePage: heading === undefined,
    restored: [],
  };
}

function putNotes(canvas: Canvas, notes: readonly string[]): void {
  for (const note of notes) if (note !== "") canvas.put(canvas.height, 0, { style: "note", value: note }, canvas.width);
}

/** Whether a table has no figure but 0, as a blank one whose sums are calculated. */
export function isUnfilled({ grid, blocks }: Table): boolean {
  const isNothing = (cell: CellValue | undefined): boolean =>
    isBlank(cell) || cell === 0 || (typeof cell === "string" && /^[-—]+$/.test(cell.trim()));
  return blocks.every(({ rows }) =>
    rows.every(({ at, place }) =>
      place.columns.every((column) => column === undefined || isNothing(grid.rows[at]?.[column])),
    ),
  );
}

/** The sentence that a table without figures carries. */
export function emptyNoteOf(form: Form): string {
  return EMPTY_NOTES[setKindOf(form)];
}

const EMPTY_NOTES = { 决算: "此表为空表", 预算: "空表说明：无此项内容" } as const;

/** Where that sentence goes: in the first column of the table, in the first blank row below its rows. */
export function emptyNotePlace({ grid, blocks, at }: Table): CellAddress {
  const rows = blocks.flatMap((block) => block.rows);
  let last = rows.reduce((most, row) => Math.max(most, row.at), at.row);
  while (grid.rows[last + 1]?.every(isBlank) === false) last++;
  const columns = rows.flatMap(({ place }) => [
    ...Object.values(place.labels),
    ...place.columns.flatMap((at) => at ?? []),
  ]);
  return {
    sheet: grid.name,
    row: grid.top + last + 1,
    column: grid.left + (rows.length === 0 ? at.column : Math.min(...columns)),
  };
}

/** As Excel takes it: a county may call its tables what it likes. */
function sheetName(words: string): string {
  // eslint-disable-next-line no-control-regex
  const held = words.replace(/[\u0000-\u001f\\/?*[\]:]/g, " ").slice(0, LONGEST_NAME);
  return /[^\s'](?:.*[^\s'])?/s.exec(held)?.[0] ?? "空表";
}

/** With a number behind it where a sheet has the name already. */
function withOwnNames(sheets: readonly TableSheet[]): TableSheet[] {
  const taken = new Set<string>();
  return sheets.map((sheet) => {
    let name = sheet.name;
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${sheet.name.slice(0, LONGEST_NAME - 5)} (${n})`;
    taken.add(name.toLowerCase());
    return { ...sheet, name };
  });
}

/** 公开01表 → 01, 单位公开表1-1 → 1-1. */
export function numberOf(no: string): string {
  return /\d+(?:-\d+)?/.exec(no)?.[0] ?? no;
}

/** What stands above the headings: in 决算 the number below the title, in 预算 above it. */
function putHead(canvas: Canvas, form: Form, title: string, no: string, options: TemplateOptions): void {
  const { year, unitName, unit = "万元", setNote, set = "" } = options;
  const span = canvas.width;
  const line = (left: string, right: string): void => {
    const row = canvas.height;
    canvas.put(row, span - 1, { style: "corner", value: right });
    if (left !== "") canvas.put(row, 0, { style: "side", value: left });
  };
  const titleLine = (): void => canvas.put(canvas.height, 0, { style: "title", value: title }, span);
  if (setNote !== undefined) canvas.put(canvas.height, 0, { style: "note", value: setNote }, span);
  const own = HEADS[set];
  if (own !== undefined) {
    const words = { 年: String(year), 表名: title, 表号: no, 单位: unitName ?? "", 金额单位: unit };
    for (const said of own) {
      const [left = "", right] = said.split("|").map((one) => filledIn(one.trim(), words));
      if (right === undefined) canvas.put(canvas.height, 0, { style: "title", value: left }, span);
      else line(left, right);
    }
  } else if (setKindOf(form) === "决算") {
    titleLine();
    line(`${year}年度`, no);
    line(unitName === undefined ? "" : `编制单位：${unitName}`, `单位：${unit}`);
  } else {
    line(`${year}年度`, no);
    titleLine();
    line(`单位：${unitName ?? ""}`, `金额单位：${unit}`);
  }
}
