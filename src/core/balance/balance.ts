import { check, type CheckOptions } from "../check.ts";
import { addressOf, rowIndexOf } from "../equations/bind.ts";
import type { System } from "../equations/system.ts";
import type { Unit } from "../amounts/units.ts";
import { redressed } from "../amounts/write.ts";
import type { Finding, Report, ReportTable } from "../report/finding.ts";
import type { CellAddress, CellValue, SheetGrid } from "../sheet/grid.ts";
import { plain } from "../sheet/text.ts";
import { modelOf, rangeOf, type Figure, type Knowledge, type Model } from "./figures.ts";
import { leastChanges, type Least, type Optimiser } from "./least.ts";
import { relationAt, relationsOf, type OpenRelation, type Relations } from "./relations.ts";

/** What the user wants to stay as it is if that can be: totals, or what the tables of 三公经费 print. */
export type Hold = "totals" | "three-public";

/** Why a cell stays as it is whatever the user wants. */
export type Fixed = "formula" | "locked";

export interface BalanceOptions extends Omit<CheckOptions, "only"> {
  readonly hold?: readonly Hold[];
  readonly fixed?: (at: CellAddress) => Fixed | undefined;
  /** The amount behind a cell in 分, where it is known. */
  readonly truth?: (at: CellAddress) => number | undefined;
  /** How long the search in each set may take; 10 where not given. */
  readonly seconds?: number;
}

/** A cell that is to hold something else. */
export interface NewValue {
  readonly at: CellAddress;
  readonly before: CellValue;
  readonly after: CellValue;
}

/** A figure that changes, in all cells where it stands. */
export interface ChangedFigure {
  readonly table: ReportTable;
  /** Its row and column in the first of them. */
  readonly row: string;
  readonly column: string;
  readonly cells: readonly CellAddress[];
  readonly unit: Unit;
  /** As printed. */
  readonly before: string;
  readonly after: string;
  /** The user wanted it kept, but without it the rest cannot be settled. */
  readonly held: boolean;
  /** The relations with a 尾差 in which it stands; none where it only goes with the others. */
  readonly settles: readonly OpenRelation[];
}

/** What came of one set of tables. */
export type SetBalance =
  | { readonly is: "even" }
  /** `isLeast`: it is proved that fewer figures cannot do. `tails` had a 尾差. */
  | {
      readonly is: "settled";
      readonly figures: readonly ChangedFigure[];
      readonly tails: number;
      readonly isLeast: boolean;
    }
  /** Relations that cannot all hold, of which none can be left out, and the cells in them that cannot change. */
  | { readonly is: "clash"; readonly relations: readonly OpenRelation[]; readonly fixed: readonly CellAddress[] }
  /** Time was up before so many figures and relations were settled. */
  | { readonly is: "stopped"; readonly figures: number; readonly relations: number };

/** What 配平 would do. Of a set that is settled a new check finds no 尾差. */
export interface Balance {
  /**
   * Whether there is something to change, or nothing. Refused where anything is 不符; unproved where a check of the outcome does not bear
   * it out, which would be a fault of ours.
   */
  readonly is: "ready" | "nothing" | "refused" | "unproved";
  readonly before: Report;
  readonly after: Report;
  /** In the order of the report's sets. */
  readonly sets: readonly SetBalance[];
  readonly changes: readonly NewValue[];
  /** Cells in a relation with 尾差 that stay as they are. */
  readonly fixed: readonly { readonly at: CellAddress; readonly why: Fixed }[];
}

const SECONDS = 10;

/** Looks for the least changes with which every relation of the workbook holds exactly. Nothing is changed here. */
export function balance(sheets: readonly SheetGrid[], optimise: Optimiser, options: BalanceOptions = {}): Balance {
  const before = check(sheets, options);
  const nothing = { before, after: before, changes: [] };
  if (before.counts.unequal > 0) return { is: "refused", ...nothing, sets: [], fixed: [] };
  const all = relationsOf(sheets, options, before);
  const settled = all.map((relations) => settle(relations, optimise, options));
  const sets = settled.map(({ outcome }) => outcome);
  const fixed = all.flatMap((relations) => fixedIn(relations, options));
  const changes = settled.flatMap((one) => one.changes).map(({ at, amount }) => newValue(sheets, at, amount));
  if (changes.length === 0) return { is: "nothing", ...nothing, sets, fixed };
  const after = check(withValues(sheets, changes), options);
  const isProved = after.counts.unequal === 0 && after.findings.every((finding) => !isTailOf(finding, settled));
  return isProved ? { is: "ready", before, after, sets, changes, fixed } : { is: "unproved", ...nothing, sets, fixed };
}

/** The sheets with other values in some cells. */
export function withValues(sheets: readonly SheetGrid[], changes: readonly NewValue[]): SheetGrid[] {
  return sheets.map((grid) => {
    const own = changes.filter(({ at }) => at.sheet === grid.name);
    if (own.length === 0) return grid;
    const rows = grid.rows.map((row) => [...row]);
    for (const { at, after } of own) {
      const row = rows[at.row - grid.top];
      if (row !== undefined) row[at.column - grid.left] = after;
    }
    return { ...grid, rows };
  });
}

function newValue(sheets: readonly SheetGrid[], at: CellAddress, amount: string): NewValue {
  const grid = sheets.find(({ name }) => name === at.sheet);
  const [row, column] = [at.row - (grid?.top ?? 0), at.column - (grid?.left ?? 0)];
  const before = grid?.rows[row]?.[column] ?? null;
  if (typeof before !== "number" && typeof before !== "string") throw new RangeError("a cell that is no figure");
  return { at, before, after: redressed(before, grid?.formats?.[row]?.[column], amount) };
}

interface Settled {
  readonly outcome: SetBalance;
  readonly changes: readonly { readonly at: CellAddress; readonly amount: string }[];
  /** Equations that need not come out even, by their cells. */
  readonly uneven: ReadonlySet<string>;
}

function isTailOf(finding: Finding, settled: readonly Settled[]): boolean {
  if (finding.kind !== "comparison" || finding.rule.hint === true) return false;
  if (finding.verdict !== "rounding" && finding.verdict !== "doubtful") return false;
  const own = settled[finding.table.set];
  return own?.outcome.is === "settled" && !own.uneven.has(keyOf(finding.cells));
}

function keyOf(cells: readonly CellAddress[]): string {
  return JSON.stringify(cells.map(({ sheet, row, column }) => [sheet, row, column]));
}

function settle(relations: Relations, optimise: Optimiser, options: BalanceOptions): Settled {
  const { set, system, advice } = relations;
  const as = (outcome: SetBalance): Settled => ({ outcome, changes: [], uneven: new Set() });
  const tails = tailsOf(system);
  if (tails.length === 0) return as({ is: "even" });
  const end = Date.now() + 1000 * (options.seconds ?? SECONDS);
  const search = (model: Model): Least => leastChanges(model, optimise, (end - Date.now()) / 1000);
  const known = knowledgeOf(relations, options);
  // First as if all that usually holds had to, which leaves less to choose from; then without.
  let model = modelOf(system, advice, known);
  let least = search(model);
  if (least.is === "clash") {
    model = modelOf(system, undefined, known);
    least = search(model);
  }
  if (least.is === "stopped")
    return as({ is: "stopped", figures: model.figures.length, relations: model.lines.length });
  if (least.is === "clash") {
    return as({
      is: "clash",
      relations: least.lines.flatMap(({ equation }) => relationAt(relations, equation) ?? []),
      fixed: stillIn(relations, model, least.lines),
    });
  }
  const { changes, isLeast } = least;
  const changed = model.figures.flatMap((figure, i) => {
    const places = changes[i] ?? 0;
    return places === 0 ? [] : [{ figure, more: places * figure.step }];
  });
  const uneven = new Set(model.lines.filter(({ low, high }) => low < high).map(({ equation }) => equation));
  return {
    outcome: {
      is: "settled",
      isLeast,
      tails: tails.length,
      figures: changed.map(({ figure, more }) => changedFigure(relations, figure, more, known)),
    },
    changes: changed.flatMap(({ figure, more }) =>
      figure.cells.flatMap((cell) => {
        const at = addressOf(set, cell);
        return at === undefined ? [] : [{ at, amount: set.amounts.printed(cell, set.amounts.value(cell) + more) }];
      }),
    ),
    uneven: new Set(
      [...uneven].map((equation) => keyOf(system.cellsOf(equation).flatMap((cell) => addressOf(set, cell) ?? []))),
    ),
  };
}

/** Whether an equation holds only within rounding. */
function isTail(system: System, equation: number): boolean {
  const gap = system.gap(equation);
  return gap > 0 || (gap < 0 && !system.isBound(equation));
}

function tailsOf(system: System): number[] {
  return Array.from({ length: system.size }, (_, equation) => equation).filter((equation) => isTail(system, equation));
}

function changedFigure(relations: Relations, { cells }: Figure, more: number, { isHeld }: Knowledge): ChangedFigure {
  const { set, system, tableOf } = relations;
  const [cell = 0] = cells;
  return {
    table: tableOf(cell),
    ...placeOf(relations, cell),
    cells: cells.map((one) => addressOf(set, one)).filter((at) => at !== undefined),
    unit: set.amounts.unit(cell),
    before: set.amounts.printed(cell),
    after: set.amounts.printed(cell, set.amounts.value(cell) + more),
    held: cells.some(isHeld),
    settles: [...new Set(cells.flatMap((one) => system.equationsOf(one)))]
      .filter((equation) => isTail(system, equation))
      .flatMap((equation) => relationAt(relations, equation) ?? []),
  };
}

/** What the row and the column of an amount are called. */
function placeOf({ set }: Relations, cell: number): { readonly row: string; readonly column: string } {
  const bound = set.blockAt(cell);
  if (bound === undefined) return { row: "", column: "" };
  const { code = "", name = "" } = bound.block.rows[rowIndexOf(bound, cell)] ?? {};
  return {
    row: name.startsWith(code) ? name : `${code} ${name}`,
    column: bound.block.block.columns[(cell - bound.start) % bound.width]?.name ?? "",
  };
}

/** 合计 and 总计 of whatever. */
const TOTAL = /[合总]计$/;

function isToHold(relations: Relations, cell: number, hold: readonly Hold[]): boolean {
  if (hold.includes("totals") && TOTAL.test(plain(placeOf(relations, cell).row))) return true;
  return hold.includes("three-public") && plain(relations.tableOf(cell).title).includes("三公");
}

function knowledgeOf(relations: Relations, { hold = [], fixed, truth }: BalanceOptions): Knowledge {
  const { set } = relations;
  const at = <T>(cell: number, ask: ((at: CellAddress) => T | undefined) | undefined): T | undefined => {
    const address = ask === undefined ? undefined : addressOf(set, cell);
    return address === undefined ? undefined : ask?.(address);
  };
  return {
    isFixed: (cell) => at(cell, fixed) !== undefined,
    isHeld: (cell) => hold.length > 0 && isToHold(relations, cell, hold),
    truth: (cell) => at(cell, truth),
  };
}

/** The cells of lines whose figures cannot change. */
function stillIn({ set, system }: Relations, { figures, figureOf }: Model, lines: Model["lines"]): CellAddress[] {
  const cells = new Set(lines.flatMap(({ equation }) => system.cellsOf(equation)));
  return [...cells].flatMap((cell) => {
    const figure = figures[figureOf[cell] ?? -1];
    const range = figure && rangeOf(figure);
    return range !== undefined && range.least === range.most ? (addressOf(set, cell) ?? []) : [];
  });
}

function fixedIn({ set, system }: Relations, { fixed }: BalanceOptions): Balance["fixed"] {
  if (fixed === undefined) return [];
  const cells = new Set(tailsOf(system).flatMap((equation) => system.cellsOf(equation)));
  return [...cells].flatMap((cell) => {
    const at = set.amounts.state(cell) === "figure" ? addressOf(set, cell) : undefined;
    const why = at && fixed(at);
    return at === undefined || why === undefined ? [] : [{ at, why }];
  });
}
