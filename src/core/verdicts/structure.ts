import { type Quantity, quantityOf } from "../amounts/quantity.ts";
import { blockOf, cellOf, type BoundBlock, type BoundSet } from "../equations/bind.ts";
import { isSubject, type Row } from "../tables/table.ts";
import type { Structure, StructureFinding } from "../report/finding.ts";
import type { Line } from "../forms/form.ts";
import type { CellAddress } from "../sheet/grid.ts";
import type { StructureRule } from "../forms/rule.ts";
import { withoutSerial } from "../sheet/text.ts";
import { miscodedRow, MOST_MISCODED, nameOf, nameProblems } from "./names.ts";

/** Tries a rule about rows and names. */
export function examine(rule: StructureRule, set: BoundSet): StructureFinding[] {
  const bounds = rule.over.map((place) => blockOf(set, place)).filter((bound) => bound !== undefined);
  const say = (bound: BoundBlock, what: Structure, cells: readonly CellAddress[]): StructureFinding => ({
    kind: "structure",
    rule,
    what,
    table: bound.named,
    cells,
  });
  switch (rule.structure) {
    case "tree":
    case "full-tree":
      return bounds.flatMap((bound) =>
        treeProblems(bound, rule.structure === "full-tree").map(([what, row]) =>
          say(bound, what, [codeCell(bound, row)]),
        ),
      );
    case "numbers":
      return bounds.flatMap((bound) =>
        numberProblems(bound).map(([what, row]) => say(bound, what, [labelCell(bound, row, "number")])),
      );
    case "lines":
      // Places that print what they use have left nothing out.
      return set.profile?.isComplete === true
        ? bounds.flatMap((bound) => missingLines(bound).map((what) => say(bound, what, [])))
        : [];
    case "same-names":
      return sameNames(bounds).map(({ bound, what, cells }) => say(bound, what, cells));
    case "right-names":
      return bounds.flatMap((bound) => {
        const { misnamed, unknown } = nameProblems(bound.block, Number(set.year ?? Number.NaN));
        const unread = unknown.map((row) => codeCell(bound, row));
        if (misnamed.length > MOST_MISCODED && miscodedRow(bound.block) !== undefined) {
          const names = misnamed.map(([name]) => name);
          const at = misnamed.map(([, row]) => labelCell(bound, row, "name"));
          return [say(bound, { problem: "wrong-names", names }, [...at, ...unread])];
        }
        const wrong = misnamed.map(([what, row]) => say(bound, what, [labelCell(bound, row, "name")]));
        if (unknown.length === 0) return wrong;
        const codes = unknown.map(({ code = "" }) => code);
        return [...wrong, say(bound, { problem: "unknown-codes", codes }, unread)];
      });
    case "same-headings":
      return bounds.flatMap((bound) =>
        headingProblems(bound, rule.pairs ?? []).map(([what, cells]) => say(bound, what, cells)),
      );
    case "reached":
    case "reached-otherwise":
      return sheetsOf(set, rule).flatMap(([list, rates]) =>
        rates === undefined
          ? []
          : shortfalls(set, list, rates, rule.structure === "reached").map(([what, row]) =>
              say(list, what, [textCell(list, row, "target"), textCell(list, row, "actual"), ...rateCell(rates, row)]),
            ),
      );
    case "satisfaction":
      return sheetsOf(set, rule).flatMap(([list]) =>
        excesses(list).map(([what, row]) => say(list, what, [textCell(list, row, "actual")])),
      );
    case "subset": {
      const [inner, outer] = bounds;
      if (inner === undefined || outer === undefined) return [];
      return inner.block.rows
        .filter((row) => row.code !== undefined && outer.rowsOf(row.code).length === 0)
        .map((row) =>
          say(inner, { problem: "not-in", code: row.code ?? "", name: row.name, other: outer.table.form }, [
            codeCell(inner, row),
          ]),
        );
    }
  }
}

type RowProblem = readonly [Structure, Row];

function treeProblems({ block }: BoundBlock, full: boolean): RowProblem[] {
  // What was not understood is said once, with the sums that it keeps from being tried.
  if (block.garbled !== undefined) return [];
  const problems: RowProblem[] = [];
  const repeated = new Set(block.repeated);
  const orphans = new Set(block.orphans);
  for (let index = 0; index < block.rows.length; index++) {
    const row = block.rows[index];
    const code = row?.code;
    if (row === undefined || code === undefined || !isSubject(row)) continue;
    if (repeated.has(index)) problems.push([{ problem: "repeated", code }, row]);
    if (orphans.has(index)) problems.push([{ problem: "orphan", code, parent: code.slice(0, -2) }, row]);
    if (full && code.length < 7 && row.children === undefined)
      problems.push([{ problem: "childless", code, name: row.name }, row]);
  }
  return problems;
}

function numberProblems(bound: BoundBlock): RowProblem[] {
  const numbered = bound.block.rows.filter((row) => row.number !== undefined).sort((a, b) => a.at - b.at);
  return numbered.flatMap((row, i): RowProblem[] => {
    const before = numbered[i - 1]?.number;
    return before === undefined || row.number === before + 1
      ? []
      : [[{ problem: "number", expected: before + 1, printed: row.number ?? 0 }, row]];
  });
}

function missingLines({ block: { block, lines } }: BoundBlock): Structure[] {
  // What is printed as a whole need not be told apart.
  const wholes = new Set(
    block.lines.flatMap(({ name, parts }) => (parts !== undefined && lines.has(name) ? [parts] : [])),
  );
  const isWithin = ({ group = "" }: Line): boolean =>
    wholes.has(group) && !block.lines.some((line) => line.group === group && lines.has(line.name));
  const missing = block.lines.filter(
    (line) => line.optional !== true && line.varies !== true && !lines.has(line.name) && !isWithin(line),
  );
  // Where several 类 are left out, the place prints those that it uses.
  const classes = missing.filter(({ code }) => code !== undefined);
  const left = classes.length > MOST_CLASSES_MISSED ? missing.filter(({ code }) => code === undefined) : missing;
  return left.map((line) => ({ problem: "missing-line", name: line.name }));
}

const MOST_CLASSES_MISSED = 3;

/** Columns that show the same thing twice under different headings; a heading over several columns counts once. */
function headingProblems(
  bound: BoundBlock,
  pairs: readonly (readonly [string, string])[],
): [Structure, CellAddress[]][] {
  const place = bound.block.rows[0]?.place;
  const names = bound.block.block.columns.map((column) => column.name);
  const seen = new Set<string>();
  return pairs.flatMap(([left, right]): [Structure, CellAddress[]][] => {
    const at = [names.indexOf(left), names.indexOf(right)];
    const columns = at.map((i) => place?.columns[i]).filter((column) => column !== undefined);
    const [one, other] = at.map((i) => (place?.headings[i] ?? "").split("/"));
    const level = one?.findIndex((words, i) => words !== other?.[i]) ?? -1;
    const headings: [string, string] = [one?.[level] ?? "", other?.[level] ?? ""];
    if (place === undefined || columns.length < 2 || level < 0 || seen.has(headings.join())) return [];
    seen.add(headings.join());
    return [
      [{ problem: "headings-differ", headings }, columns.map((column) => cellOf(bound.table, place.from, column))],
    ];
  });
}

/** The blocks of a rule in each of the tables that have them. */
function sheetsOf(set: BoundSet, { over }: StructureRule): readonly (readonly [BoundBlock, BoundBlock | undefined])[] {
  return set.tables.flatMap((table) => {
    const own = { ...set, blocks: set.blocksOf(table) };
    const [first, second] = over.map((place) => blockOf(own, place));
    return first === undefined ? [] : [[first, second] as const];
  });
}

function quantityIn({ table: { grid } }: BoundBlock, row: Row, label: "target" | "actual"): Quantity | undefined {
  const column = row.place.labels[label];
  return column === undefined ? undefined : quantityOf(grid.rows[row.at]?.[column], grid.formats?.[row.at]?.[column]);
}

/** Indicators that fell short of a target in figures, and are given as complete: those of which this is certainly wrong, or the others. */
function shortfalls({ amounts }: BoundSet, list: BoundBlock, rates: BoundBlock, sure: boolean): RowProblem[] {
  return list.block.rows.flatMap((row): RowProblem[] => {
    const index = rates.rowAt(row.at);
    if (row.level !== "指标" || index === undefined || !amounts.isAll(rates.start + index * rates.width)) return [];
    const [target, actual] = [quantityIn(list, row, "target"), quantityIn(list, row, "actual")];
    if (target === undefined || actual?.unit !== target.unit) return [];
    // Of what a thing costs, less than the target is no shortfall.
    const isLeast =
      target.relation.startsWith(">") || (target.relation === "=" && row.above?.includes("成本") !== true);
    const isMost = target.relation.startsWith("<");
    if (!(isLeast && actual.number < target.number) && !(isMost && actual.number > target.number)) return [];
    // Printed without decimals what is just short of the target is complete.
    const isSure = isLeast && row.inProportion === true && actual.number * 1000 < target.number * 995;
    if (isSure !== sure) return [];
    const rate = amounts.printed(rates.start + index * rates.width);
    return [[{ problem: "not-reached", name: row.name, target: target.text, actual: actual.text, rate }, row]];
  });
}

function excesses(list: BoundBlock): RowProblem[] {
  return list.block.rows.flatMap((row): RowProblem[] => {
    if (row.level !== "指标" || !`${row.above ?? ""}${row.name}`.includes("满意")) return [];
    const actual = quantityIn(list, row, "actual");
    if (actual?.unit !== "%" || actual.number <= 100) return [];
    return [[{ problem: "above-all", name: row.name, actual: actual.text }, row]];
  });
}

function textCell(bound: BoundBlock, row: Row, label: "target" | "actual"): CellAddress {
  return cellOf(bound.table, row.at, row.place.labels[label] ?? 0);
}

function rateCell(rates: BoundBlock, row: Row): CellAddress[] {
  const [column] = rates.block.rows[rates.rowAt(row.at) ?? -1]?.place.columns ?? [];
  return column === undefined ? [] : [cellOf(rates.table, row.at, column)];
}

interface NamedRow {
  readonly bound: BoundBlock;
  readonly row: Row;
}

function sameNames(bounds: readonly BoundBlock[]): { bound: BoundBlock; what: Structure; cells: CellAddress[] }[] {
  const names = new Map<string, NamedRow[]>();
  if (bounds.length < 2) return [];
  for (const bound of bounds) {
    for (const code of bound.codes()) {
      for (const index of bound.rowsOf(code)) {
        const row = bound.block.rows[index];
        if (row === undefined || row.name === "" || row.level === "项目") continue;
        const list = names.get(code);
        if (list === undefined) names.set(code, [{ bound, row }]);
        else if (!list.some((other) => other.row.name === row.name || nameOf(other.row) === nameOf(row)))
          list.push({ bound, row });
      }
    }
  }
  return [...names].flatMap(([code, list]) => {
    const [first] = list;
    if (first === undefined || list.length < 2) return [];
    return [
      {
        bound: first.bound,
        what: { problem: "names-differ" as const, code, names: list.map(({ row }) => withoutSerial(row.name)) },
        cells: list.map(({ bound, row }) => labelCell(bound, row, "name")),
      },
    ];
  });
}

function codeCell(bound: BoundBlock, row: Row): CellAddress {
  const { labels } = row.place;
  return cellOf(bound.table, row.at, labels.code ?? labels.类 ?? labels.name ?? 0);
}

function labelCell(bound: BoundBlock, row: Row, label: "name" | "number"): CellAddress {
  return cellOf(bound.table, row.at, row.place.labels[label] ?? row.place.labels.code ?? 0);
}
