import { tenThousands } from "../amounts/write.ts";
import type { NewValue } from "../balance/balance.ts";
import { gridOf, type TemplateCell, type TemplateSheet } from "../blanks/made.ts";
import { emptyNoteOf, templateOf } from "../blanks/template.ts";
import { addressOf, bind, type BoundBlock, type BoundSet } from "../equations/bind.ts";
import { BASE_TABLES, type BaseTable, type FormPlace, type MadeForm } from "../forms/final/base.ts";
import { layoutOf, TAILS_NOTE } from "../forms/layouts.ts";
import { titleOf } from "../forms/form.ts";
import { editionOf, type Profile, type ProfileTable } from "../forms/profile.ts";
import { qualified, type CellAddress, type SheetGrid } from "../sheet/grid.ts";
import { recognise, recogniseAs } from "../tables/recognise.ts";
import { isSubject, type Table, type TableBlock } from "../tables/table.ts";
import type { TailsNote } from "./fill.ts";

/** A published set in 万元 that was made of the base tables of the reporting software. */
export interface LaidOut {
  /** In the order of the set; what it has no figures of is blank. */
  readonly sheets: readonly TemplateSheet[];
  /** The amount behind each figure in 分, by its cell: 01 收入支出决算总表!C5. */
  readonly yuan: Readonly<Record<string, number>>;
  /** The cells that were added up for it. */
  readonly sources: Readonly<Record<string, readonly string[]>>;
  /** Which table was made of which sheet. */
  readonly made: readonly { readonly sheet: string; readonly of: string; readonly no: string }[];
  /** Tables of the set that none of the base tables has. */
  readonly blank: readonly string[];
  /** Sheets that nothing was taken from. */
  readonly unused: readonly string[];
  /** Figures of base tables for which the published ones have no place. */
  readonly left: readonly CellAddress[];
  /** Cells of amounts that are none, or were never calculated. */
  readonly unread: readonly CellAddress[];
  /** The year that the tables say, and by the wording of which it is printed. */
  readonly year?: string;
  readonly edition: number;
}

/**
 * Lays out the published set of base tables in 元, in 万元, each figure rounded on its own. Undefined where a workbook has none. Base tables
 * are told by the number in their corner or on their tab, and by their titles.
 */
export function layOut(sheets: readonly SheetGrid[], profile: Profile): LaidOut | undefined {
  const tables = recogniseAs(
    sheets,
    BASE_TABLES.map(({ form }) => form),
  ).filter((table) => table.unit !== undefined && isBase(table));
  if (tables.length === 0) return undefined;
  return new Setting(tables, sheets, profile).made();
}

/**
 * Whether the software gave the table its number: 财决01表 in the corner, Z01 or F03 on the tab. A published table may stand on a tab of that
 * name too, and has its own number.
 */
function isBase({ grid, at }: Table): boolean {
  const near = grid.rows.slice(Math.max(0, at.row - 3), at.row + 4).flat();
  const says = (pattern: RegExp, cells: readonly unknown[]): boolean =>
    cells.some((cell) => typeof cell === "string" && pattern.test(cell.slice(0, 100).normalize("NFKC")));
  return says(CORNER, [grid.name, ...near]) || (says(TAB, [grid.name]) && !says(PUBLISHED, [grid.name, ...near]));
}

const CORNER = /财决附?\s?\d{2}(?:-\d)?表/;
const TAB = /(?<![A-Z])[ZF]\d{2}(?:[-_]\d)?(?!\d)/;
const PUBLISHED = /公开\s?\d{1,2}(?:-\d)?\s?表/;

interface Source {
  readonly base: BaseTable;
  readonly made: MadeForm;
  readonly table: Table;
}

/** A figure of a base table. */
interface Amount {
  readonly id: number;
  readonly at: CellAddress;
  readonly fen: number;
}

class Setting {
  readonly #set: BoundSet;
  readonly #tables: readonly Table[];
  readonly #sheets: readonly SheetGrid[];
  readonly #profile: Profile;
  readonly #yuan: Record<string, number> = {};
  readonly #sources: Record<string, readonly string[]> = {};
  readonly #unread = new Map<string, CellAddress>();
  /** Amounts that were taken. */
  readonly #taken = new Set<number>();

  constructor(tables: readonly Table[], sheets: readonly SheetGrid[], profile: Profile) {
    this.#tables = tables;
    this.#sheets = sheets;
    this.#profile = profile;
    this.#set = bind({ kind: "决算", tables }, undefined);
  }

  made(): LaidOut {
    const year = this.#tables.find((table) => table.year !== undefined)?.year;
    const edition = editionOf(this.#profile, year) ?? 0;
    const own = Number(year ?? edition);
    const made: LaidOut["made"][number][] = [];
    const blank: string[] = [];
    const used = new Set<SheetGrid>();
    const sheets = this.#profile.tables.flatMap((called): TemplateSheet[] => {
      const source = this.#sourceOf(called);
      const form = source?.made.form ?? called.forms[0];
      if (layoutOf(form) === undefined) return [];
      const template = this.#templateOf(called, form, source, own, edition);
      if (source === undefined) {
        blank.push(template.name);
        return [template];
      }
      used.add(source.table.grid);
      made.push({ sheet: template.name, of: source.table.grid.name, no: source.base.no });
      return [this.#filled(template, source)];
    });
    return {
      sheets,
      yuan: this.#yuan,
      sources: this.#sources,
      made,
      blank,
      unused: this.#sheets.filter(({ name }) => ![...used].some((grid) => grid.name === name)).map(({ name }) => name),
      left: this.#left(used),
      unread: [...this.#unread.values()],
      ...(year === undefined ? {} : { year }),
      edition,
    };
  }

  #sourceOf({ forms }: ProfileTable): Source | undefined {
    for (const form of forms)
      for (const base of BASE_TABLES) {
        const made = base.makes.find((one) => one.form === form);
        const table = made && this.#tables.find((one) => one.form === base.form);
        if (made !== undefined && table !== undefined && this.#agrees({ base, made, table }))
          return { base, made, table };
      }
    return undefined;
  }

  #agrees(source: Source): boolean {
    const { agrees, form } = source.made;
    if (agrees === undefined) return true;
    const other = this.#tables.find((table) => table.form === agrees.form);
    const block = form.parts[0]?.[0]?.name ?? "";
    const fenOf = (found: readonly { readonly fen: number }[]): number => found.reduce((sum, { fen }) => sum + fen, 0);
    const own = fenOf(this.#amountsAt(source, { block, row: "合计", column: "" }));
    return own !== 0 && other !== undefined && own === fenOf(this.#amountsIn(other, [agrees.place]));
  }

  #templateOf(
    called: ProfileTable,
    form: Source["made"]["form"],
    source: Source | undefined,
    year: number,
    edition: number,
  ): TemplateSheet {
    const unitName = this.#tables.find((table) => table.organisation !== undefined)?.organisation;
    return templateOf(form, {
      year,
      edition,
      no: called.no,
      ...(called.title === titleOf(form) ? {} : { title: called.title }),
      set: this.#profile.name,
      ...(unitName === undefined ? {} : { unitName }),
      ...(source === undefined ? {} : { codes: this.#codesOf(source) }),
    });
  }

  /** The 科目 that a table is to list: those that have a figure in one of its columns. */
  #codesOf(source: Source): Record<string, string[]> {
    return Object.fromEntries(
      source.made.form.parts.flat().map(({ name, columns, rows }) => {
        const own = rows === "functional" ? source.table.blocks.find(({ block }) => block.name === name) : undefined;
        const hasFigure = (row: string): boolean =>
          columns.some((column) =>
            this.#amountsAt(source, { block: name, row, column: column.name }).some(({ fen }) => fen !== 0),
          );
        const codes = (own?.rows ?? []).filter(isSubject).flatMap(({ code }) => code ?? []);
        return [name, [...new Set(codes)].filter(hasFigure)];
      }),
    );
  }

  /** The cells of the base table behind a figure. */
  #amountsAt({ made, table }: Source, place: FormPlace): readonly Amount[] {
    return this.#amountsIn(table, made.from?.(place) ?? [place]);
  }

  #amountsIn(table: Table, places: readonly FormPlace[]): readonly Amount[] {
    return places.flatMap(({ block, row, column }) => {
      const bound = this.#set.blocksOf(table).find((one) => one.block.block.name === block);
      const id = bound && idOf(bound, row, column);
      const at = id === undefined ? undefined : addressOf(this.#set, id);
      if (id === undefined || at === undefined) return [];
      const { amounts } = this.#set;
      const state = amounts.state(id);
      if (state === "unreadable" || state === "uncalculated") this.#unread.set(qualified(at), at);
      return state === "figure" ? [{ id, at, fen: amounts.value(id) * amounts.fenAStep }] : [];
    });
  }

  /** The blank table with the figures; of a list the names are those of the base table. A table without any says so. */
  #filled(template: TemplateSheet, source: Source): TemplateSheet {
    const rows: (TemplateCell | undefined)[][] = template.rows.map((row) =>
      row.map((cell) => {
        if (cell?.sum === undefined) return cell;
        const { sum: _, ...plain } = cell;
        return plain;
      }),
    );
    const put = (row: number, column: number | undefined, value: string | number): void => {
      const cell = column === undefined ? undefined : rows[row]?.[column];
      if (column !== undefined && cell !== undefined) rows[row]?.splice(column, 1, { ...cell, value });
    };
    const table = recognise([gridOf(template)], new Map(), this.#profile).tables.find(
      (one) => one.form === source.made.form,
    );
    let figures = 0;
    for (const { block, rows: own } of table?.blocks ?? [])
      for (const { at, place, code, line } of own) {
        const row = line === undefined ? code : block.lines[line]?.name;
        if (row === undefined) continue;
        place.columns.forEach((column, i) => {
          const from = this.#amountsAt(source, { block: block.name, row, column: block.columns[i]?.name ?? "" });
          if (from.length === 0 || column === undefined) return;
          const fen = from.reduce((sum, one) => sum + one.fen, 0);
          // Things are counted in ones.
          put(at, column, block.counts === true ? fen / 100 : Number(tenThousands(fen)) + 0);
          for (const { id } of from) this.#taken.add(id);
          if (fen !== 0) figures++;
          if (block.counts === true) return;
          const cell = qualified({ sheet: template.name, row: at, column });
          this.#yuan[cell] = fen;
          this.#sources[cell] = from.map((one) => qualified(one.at));
        });
        const named =
          block.rows === "functional" ? source.table.blocks.flatMap((one) => rowOf(one, row)?.name ?? []) : [];
        if (code !== undefined && named[0] !== undefined) put(at, place.labels.name, named[0]);
      }
    const filled = { ...template, rows };
    return figures > 0 ? filled : withNote(filled, emptyNoteOf(source.made.form));
  }

  /** Figures that went nowhere, in rows of which others went somewhere. A column of which nothing went anywhere is not published. */
  #left(used: ReadonlySet<SheetGrid>): CellAddress[] {
    const { amounts, blocks } = this.#set;
    // Where each column is a 款, one of which nothing went anywhere is no more than one that is not printed.
    const isAcross = (table: Table): boolean =>
      BASE_TABLES.some(({ form, makes }) => form === table.form && makes.some(({ from }) => from !== undefined));
    return blocks
      .filter(({ table }) => used.has(table.grid))
      .flatMap(({ table, start, block, width }) => {
        const isTaken = (row: number, column: number): boolean => this.#taken.has(start + row * width + column);
        const columns = block.block.columns.flatMap((_, c) =>
          isAcross(table) || block.rows.some((__, r) => isTaken(r, c)) ? [c] : [],
        );
        return block.rows.flatMap((_, r) =>
          columns.some((c) => isTaken(r, c)) ? columns.map((c) => start + r * width + c) : [],
        );
      })
      .filter((id) => amounts.state(id) === "figure" && amounts.value(id) !== 0 && !this.#taken.has(id))
      .flatMap((id) => addressOf(this.#set, id) ?? []);
  }
}

/** The table with a sentence below it. */
function withNote(table: TemplateSheet, value: string): TemplateSheet {
  const { rows, widths, heights, merges } = table;
  const note: TemplateCell = { style: "note" };
  return {
    ...table,
    rows: [...rows, [{ ...note, value }, ...Array<TemplateCell>(widths.length - 1).fill(note)]],
    heights: [...heights, heights.at(-1) ?? 15],
    merges: [...merges, { top: rows.length, left: 0, bottom: rows.length, right: widths.length - 1 }],
  };
}

/** The statement that figures may not add up, below the first table. */
export function noteBelow({ sheets }: Pick<LaidOut, "sheets">): TailsNote | undefined {
  const [first] = sheets;
  return first && { at: { sheet: first.name, row: first.rows.length, column: 0 }, before: null, after: TAILS_NOTE };
}

/** The set with other figures in some cells, and with sentences below its tables. */
export function withChanges(
  { sheets }: Pick<LaidOut, "sheets">,
  changes: readonly NewValue[],
): readonly TemplateSheet[] {
  const values = new Map(changes.map(({ at, after }) => [qualified(at), after]));
  return sheets.map((sheet) => {
    const rows = sheet.rows.map((row, r) =>
      row.map((cell, c) => {
        const value = values.get(qualified({ sheet: sheet.name, row: r, column: c }));
        return cell !== undefined && typeof value === "number" ? { ...cell, value } : cell;
      }),
    );
    const below = values.get(qualified({ sheet: sheet.name, row: rows.length, column: 0 }));
    return typeof below === "string" ? withNote({ ...sheet, rows }, below) : { ...sheet, rows };
  });
}

function rowOf({ lines, codes, rows }: TableBlock, row: string): TableBlock["rows"][number] | undefined {
  return rows[lines.get(row) ?? codes.get(row) ?? -1];
}

/** The number of an amount by its line or code and its column. */
function idOf({ block, start, width }: BoundBlock, row: string, column: string): number | undefined {
  const index = block.lines.get(row) ?? block.codes.get(row);
  const at = block.block.columns.findIndex(({ name }) => name === column);
  return index === undefined || at < 0 ? undefined : start + index * width + at;
}
