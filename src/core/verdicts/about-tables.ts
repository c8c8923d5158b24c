import { UNITS } from "../amounts/units.ts";
import { cellOf, type BoundBlock, type BoundSet } from "../equations/bind.ts";
import { partedAmong } from "../equations/parted.ts";
import { areTitledForOthers } from "../equations/sets.ts";
import { standsAlone, type Block } from "../forms/form.ts";
import type { ReportTable, TableFinding } from "../report/finding.ts";
import { isBlank, type CellAddress } from "../sheet/grid.ts";
import type { Table } from "../tables/table.ts";

/** What is to be said of the tables of a set before any rule is tried. */
export function aboutTables(set: BoundSet): TableFinding[] {
  const findings: TableFinding[] = [];
  const first = new Map<string, Table>();
  const areTitled = areTitledForOthers(set.tables.filter(({ form }) => !standsAlone(form.kind)));
  const seen = new Set(set.tables.filter(({ grid }) => grid.hidden !== true).map(whoseOf));
  for (const [table, name] of set.named) {
    const add = (what: TableFinding["what"], cells: readonly CellAddress[] = [name.at]): unknown =>
      findings.push({ kind: "table", table: name, cells, what });
    const whose = whoseOf(table);
    const other = whose === undefined ? undefined : first.get(whose);
    // A later page is no second table.
    if (other !== undefined) {
      if (partedAmong([table.form], set.tables) === undefined) add({ problem: "doubled", other: nameOf(set, other) });
    } else if (whose !== undefined) first.set(whose, table);
    // A hidden draft of a table that is seen is said with it.
    if (table.grid.hidden === true && (whose === undefined || !seen.has(whose)))
      add({ problem: "hidden-sheet", text: table.grid.name });
    if (table.unit === undefined) {
      if (hasMoney(set, table)) add({ problem: "unit-assumed", unit: set.usualUnit });
    } else if (table.unit !== set.usualUnit) add({ problem: "units-differ", unit: table.unit, usual: set.usualUnit });
    const isOwn = !standsAlone(table.form.kind);
    if (isOwn && isOther(table.year, set.year))
      add({ problem: "other-year", text: table.year ?? "", usual: set.year ?? "" });
    const otherUnit = isOther(table.organisation, set.organisation) ? table.organisation : undefined;
    const unit = otherUnit ?? (areTitled ? undefined : table.titledFor);
    if (isOwn && unit !== undefined) add({ problem: "other-unit", text: unit, usual: set.organisation ?? "" });
    for (const odd of table.oddities) add({ problem: odd.kind, text: odd.text }, [cellOf(table, odd.at, odd.column)]);
  }
  for (const [table, name] of set.named) {
    const { negative, of } = signsOf(set, table);
    if (of >= FEWEST_SIGNS && negative * 2 > of)
      findings.push({
        kind: "table",
        table: name,
        cells: [name.at],
        what: { problem: "mostly-negative", negative, of },
      });
  }
  for (const bound of withoutTotal(set))
    findings.push({
      kind: "table",
      table: bound.named,
      cells: [cellOf(bound.table, bound.block.rows[0]?.at ?? 0, bound.block.rows[0]?.place.labels.name ?? 0)],
      what: { problem: "no-total", text: TOTAL },
    });
  for (const bound of set.blocks) {
    const name = bound.named;
    if (set.amounts.troubled)
      bound.block.rows.forEach((row, r) => {
        row.place.columns.forEach((column, c) => {
          const id = bound.start + r * bound.width + c;
          if (column === undefined || set.amounts.state(id) !== "unreadable") return;
          // What was meant for a blank stands in another cell, which is named.
          if (isBlank(bound.table.grid.rows[row.at]?.[column])) return;
          findings.push({
            kind: "table",
            table: name,
            cells: [cellOf(bound.table, row.at, column)],
            what: {
              problem: "unreadable",
              text: set.amounts.text(id),
              ...(UNITS[set.amounts.unit(id)].isPoints ? { unit: "分" } : {}),
            },
          });
        });
      });
    if (bound.table.saysEmpty && bound.block.rows.some((_, r) => hasFigure(set, bound, r))) {
      findings.push({ kind: "table", table: name, cells: [name.at], what: { problem: "empty-but-filled" } });
    }
  }
  return findings;
}

/** Of fewer figures most may be negative as it happens. */
const FEWEST_SIGNS = 4;

/** How many figures of money a table has, and how many of these are negative. */
function signsOf(set: BoundSet, table: Table): { readonly negative: number; readonly of: number } {
  const { amounts } = set;
  let [negative, of] = [0, 0];
  for (const { block, start, width } of set.blocksOf(table)) {
    if (block.block.unit !== undefined || block.block.counts === true) continue;
    for (let id = start; id < start + block.rows.length * width; id++) {
      if (!amounts.isFilled(id)) continue;
      of++;
      if (amounts.value(id) < 0) negative++;
    }
  }
  return { negative, of };
}

/** Lists of 科目 or units with figures that do not print what they come to, where no fewer of their set do. */
function withoutTotal(set: BoundSet): BoundBlock[] {
  const lists = set.blocks.filter(
    (bound) =>
      LISTS.has(bound.block.block.rows) &&
      bound.block.block.lines.some(
        ({ name, varies, optional }) => name === TOTAL && varies !== true && optional !== true,
      ) &&
      !standsAlone(bound.table.form.kind) &&
      !bound.table.saysEmpty &&
      bound.block.rows.length > 1 &&
      bound.block.rows.some((_, row) => hasFigure(set, bound, row)),
  );
  const bare = lists.filter(({ block: { lines } }) => !lines.has(TOTAL));
  return bare.length * 2 > lists.length ? [] : bare;
}

const TOTAL = "合计";
const LISTS: ReadonlySet<Block["rows"]> = new Set(["functional", "department", "projects", "units"]);

/** Whether a table of money says another year, or another unit, than its set. A short name and a long one may be of one unit. */
function isOther(own: string | undefined, usual: string | undefined): boolean {
  return own !== undefined && usual !== undefined && !own.includes(usual) && !usual.includes(own);
}

/** Whether a table has amounts of money at all: 绩效表 may have points alone. */
function hasMoney(set: BoundSet, table: Table): boolean {
  return (
    !standsAlone(table.form.kind) ||
    set
      .blocksOf(table)
      .some(
        (bound) =>
          bound.block.block.unit === undefined && bound.block.rows.some((_, row) => hasFigure(set, bound, row)),
      )
  );
}

/** What a set has one table of; undefined where a 绩效表 does not say whose it is. */
function whoseOf({ form, project, organisation }: Table): string | undefined {
  if (form.of === undefined) return form.no;
  const whose = form.of === "项目" ? project : organisation;
  return whose === undefined ? undefined : JSON.stringify([form.no, whose]);
}

function hasFigure(set: BoundSet, bound: BoundBlock, row: number): boolean {
  for (let c = 0; c < bound.width; c++) if (set.amounts.isFilled(bound.start + row * bound.width + c)) return true;
  return false;
}

function nameOf({ named }: BoundSet, table: Table): ReportTable {
  const name = named.get(table);
  if (name === undefined) throw new RangeError("a table of another set");
  return name;
}
