import { bind, unitOf, type BoundBlock, type BoundSet } from "../equations/bind.ts";
import { standsAlone } from "../forms/form.ts";
import type { ReportTable } from "../report/finding.ts";
import { plain } from "../sheet/text.ts";
import type { Row, Table } from "../tables/table.ts";

/** Why a figure of the department was not held against those of its units. */
export type WhyNotSummed =
  /** Units whose workbook lacks the table. */
  | { readonly reason: "missing-table"; readonly units: readonly number[] }
  /** Units, or the department (0), whose table lacks the line or the column, or lists 科目 less deeply: nothing is known of it there. */
  | { readonly reason: "missing-figure"; readonly books: readonly number[] }
  /** Cells that are no amounts. */
  | { readonly reason: "unreadable"; readonly books: readonly number[] };

/** A figure that adds up: the department's, and those of its units, each by the number of its amount. Blank where a table has no such row. */
export interface SumFigure {
  readonly table: ReportTable;
  /** Of the row: its code and name; and of the column, as the form calls it. */
  readonly code?: string;
  readonly name: string;
  readonly column: string;
  /** By book: 0 is the department. */
  readonly ids: ReadonlyMap<number, number>;
  /** What units take from and give to each other, in the same row and on the same side: amounts of units. */
  readonly inner: readonly number[];
  readonly why?: WhyNotSummed;
}

/** The tables of the department and of its units with every cell numbered, and the figures that add up. */
export interface SumSet {
  readonly bound: BoundSet;
  readonly bookOf: (table: Table) => number;
  readonly figures: readonly SumFigure[];
}

/** Puts the sets of one kind and year together: `sets` by book, the department first; a unit that has none takes no part. */
export function sumSet(sets: readonly (BoundSet | undefined)[]): SumSet | undefined {
  const [department] = sets;
  if (department === undefined) return undefined;
  const books = new Map<Table, number>();
  const tables = sets.flatMap((set, book) =>
    (set?.tables ?? [])
      .filter(({ form }) => !standsAlone(form.kind))
      .map((table): Table => {
        // What a table does not say is settled within its own workbook.
        const whole = set === undefined || table.unit !== undefined ? table : { ...table, unit: unitOf(table, set) };
        books.set(whole, book);
        return whole;
      }),
  );
  const bound = bind({ ...department, tables }, department.profile);
  const bookOf = (table: Table): number => books.get(table) ?? 0;
  const blocks = sets.map((_, book) => bound.blocks.filter(({ table }) => bookOf(table) === book));
  const figures = (blocks[0] ?? []).flatMap((own) => figuresOf(own, blocks, bound, (book) => sets[book] === undefined));
  return { bound, bookOf, figures };
}

/** Rows that are known by what they are: a code, a prescribed line, a project; those of other kinds do not add up. */
interface KeyedRows {
  readonly bound: BoundBlock;
  readonly rows: ReadonlyMap<string, number>;
}

function figuresOf(
  own: BoundBlock,
  blocks: readonly (readonly BoundBlock[])[],
  set: BoundSet,
  isOut: (book: number) => boolean,
): SumFigure[] {
  const { block } = own.block;
  // Rates and points do not add up; rows of units are a list of who there is.
  if (block.unit !== undefined || block.rows === "units" || block.rows === "indicators") return [];
  if (blocks[0]?.find((one) => isAlike(one, own)) !== own) return [];
  const parts = blocks.map((list, book): KeyedRows | undefined => {
    if (isOut(book)) return undefined;
    const bound = list.find((one) => isAlike(one, own));
    return bound === undefined ? undefined : { bound, rows: keyed(bound) };
  });
  const without = parts.flatMap((part, book) => (part === undefined && !isOut(book) ? [book] : []));
  const keys = new Set(parts.flatMap((part) => [...(part?.rows.keys() ?? [])]));
  return [...keys].flatMap((key) =>
    block.columns.flatMap((column, c): SumFigure[] => {
      const ids = new Map<number, number>();
      const unknown: number[] = [];
      let row: Row | undefined;
      parts.forEach((part, book) => {
        if (part === undefined) return;
        const at = part.rows.get(key);
        row ??= at === undefined ? undefined : part.bound.block.rows[at];
        const isPrinted = !part.bound.block.missing.includes(column.name);
        if (at !== undefined && isPrinted) ids.set(book, part.bound.start + at * part.bound.width + c);
        else if (at === undefined ? !isNothing(part, key) : column.optional !== true) unknown.push(book);
      });
      if (row === undefined || isRate(own, row)) return [];
      const bad = [...ids].filter(([, id]) => set.amounts.firstTrouble([id]) !== undefined).map(([book]) => book);
      const why: WhyNotSummed | undefined =
        without.length > 0
          ? { reason: "missing-table", units: without }
          : unknown.length > 0
            ? { reason: "missing-figure", books: unknown }
            : bad.length > 0
              ? { reason: "unreadable", books: bad }
              : undefined;
      // Nothing anywhere: there is nothing to try.
      if (why?.reason !== "unreadable" && [...ids.values()].every((id) => !set.amounts.isFilled(id))) return [];
      return [
        {
          table: own.named,
          ...(row.code === undefined ? {} : { code: row.code }),
          name: row.name,
          column: column.name,
          ids,
          inner: innerOf(parts, key, row, column.name),
          ...(why === undefined ? {} : { why }),
        },
      ];
    }),
  );
}

function isAlike(one: BoundBlock, other: BoundBlock): boolean {
  return one.table.form === other.table.form && one.block.block.name === other.block.block.name;
}

/** Rows by what they are; what stands twice is left out, with what stands below it. */
function keyed({ block }: BoundBlock): ReadonlyMap<string, number> {
  const rows = new Map<string, number | undefined>();
  let code = "";
  block.rows.forEach((row, i) => {
    if (row.level !== "项目") code = row.code ?? "";
    const key = keyIn(block.block.rows, row, code);
    if (key !== undefined) rows.set(key, rows.has(key) ? undefined : i);
  });
  return new Map([...rows].filter((entry): entry is [string, number] => entry[1] !== undefined));
}

function keyIn(kind: string, { line, code, level, name, unit }: Row, above: string): string | undefined {
  if (level === "单位" || unit !== undefined) return undefined;
  if (line !== undefined) return `line ${line}`;
  if (level === "项目") return `project ${above} ${plain(name)}`;
  if (code !== undefined) return `code ${code}`;
  return kind === "single" ? "single" : undefined;
}

/** Whether a table that lacks a row can have nothing in it: a 科目 that is not listed, where those above it are not left undivided. */
function isNothing({ bound, rows }: KeyedRows, key: string): boolean {
  if (bound.block.garbled !== undefined || bound.table.saysEmpty) return bound.table.saysEmpty;
  if (bound.block.rows.length === 0) return true;
  if (key.startsWith("project ")) return true;
  const line = /^line (\d+)$/.exec(key)?.[1];
  if (line !== undefined) {
    const prescribed = bound.block.block.lines[Number(line)];
    return prescribed?.optional === true || prescribed?.code !== undefined;
  }
  const code = key.replace("code ", "");
  const codes = [...rows.keys()].filter((one) => one.startsWith("code ")).map((one) => one.slice(5));
  for (let n = code.length - 2; n >= 3; n -= 2) {
    const above = code.slice(0, n);
    if (!codes.includes(above)) continue;
    return codes.some((one) => one.length > n && one.startsWith(above));
  }
  return true;
}

function isRate({ block }: BoundBlock, { line }: Row): boolean {
  return line !== undefined && block.block.lines[line]?.rates === true;
}

const INCOME = /^(?:上级补助|附属单位上缴)/;
const OUTGO = /^(?:上缴上级|对附属单位补助)/;
const WHOLE = /合计$|总计$|^小计$|^总计|^合计/;

/**
 * What units pay each other counts in the sums of the units and not in the department's, if it has set it off: 上级补助收入 and 附属单位上缴收入 on one side,
 * 上缴上级支出 and 对附属单位补助支出 on the other, and every total over them.
 */
function innerOf(parts: readonly (KeyedRows | undefined)[], key: string, row: Row, column: string): number[] {
  return parts.slice(1).flatMap((part) => {
    if (part === undefined) return [];
    const { bound, rows } = part;
    const { columns, lines } = bound.block.block;
    const across = columns.flatMap(({ name }, c) => (INCOME.test(name) || OUTGO.test(name) ? [c] : []));
    const at = rows.get(key);
    if (across.length > 0) {
      const isOwn = INCOME.test(column) || OUTGO.test(column);
      if (at === undefined || (!isOwn && !WHOLE.test(column))) return [];
      return across.filter((c) => !isOwn || columns[c]?.name === column).map((c) => bound.start + at * bound.width + c);
    }
    const down = [...rows].flatMap(([one, i]) => {
      const index = /^line (\d+)$/.exec(one)?.[1];
      const name = index === undefined ? "" : (lines[Number(index)]?.name ?? "");
      return INCOME.test(name) || OUTGO.test(name) ? [{ i, one }] : [];
    });
    const isOwn = down.some(({ one }) => one === key);
    const c = columns.findIndex(({ name }) => name === column);
    if (down.length === 0 || c < 0 || (!isOwn && !WHOLE.test(plain(row.name)))) return [];
    return down.filter(({ one }) => !isOwn || one === key).map(({ i }) => bound.start + i * bound.width + c);
  });
}
