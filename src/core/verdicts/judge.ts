import type { Comparison, Relation, Verdict } from "../amounts/compare.ts";
import {
  addressOf,
  blockOf,
  boundOf,
  cellOf,
  keyOfRow,
  levelOf,
  type BoundBlock,
  type BoundSet,
} from "../equations/bind.ts";
import type { ComparisonFinding, ReportTable, RowLabel, Untried, Why } from "../report/finding.ts";
import type { CellAddress } from "../sheet/grid.ts";
import type { System } from "../equations/system.ts";
import {
  formsOf,
  type Condition,
  type Each,
  type Equation,
  type BlockRef,
  type Ratio,
  type SumRule,
  type Term,
} from "../forms/rule.ts";

/** One comparison: the amounts of both sides, and the row and column at hand. It holds only while it is visited. */
export interface Instance {
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly at: Moment | undefined;
}

/** The row and column at hand. */
interface Moment {
  readonly bound: BoundBlock;
  readonly row: number;
  readonly column?: number;
}

/** What a rule found in a set: counts of everything, findings of what is worth saying. */
export interface Outcome {
  readonly counts: Readonly<Record<Verdict, number>>;
  readonly findings: readonly ComparisonFinding[];
  readonly untried: readonly Untried[];
  readonly applies: boolean;
}

const NONE = { equal: 0, empty: 0, rounding: 0, doubtful: 0, unequal: 0 };

/** Tries a rule on a set of tables. What could be tried goes into the system. */
export function compare(
  rule: SumRule,
  set: BoundSet,
  index: number,
  tableOf: (bound: BoundBlock) => ReportTable,
  system?: System,
): Outcome {
  const counts: Record<Verdict, number> = { ...NONE };
  const findings: ComparisonFinding[] = [];
  const untried = new Map<string, Untried>();
  const miss = (why: Why): void => {
    const key = JSON.stringify(why, (_, value: unknown) => (isForm(value) ? value.no : value));
    untried.set(key, { rule, set: index, why, count: (untried.get(key)?.count ?? 0) + 1 });
  };
  const missTrouble = (id: number): void => {
    const at = addressOf(set, id);
    const reason = set.amounts.state(id) === "uncalculated" ? "uncalculated" : "unreadable";
    const unit = set.amounts.unit(id) === "分" ? ({ unit: "分" } as const) : {};
    if (at !== undefined) miss({ reason, at, text: set.amounts.text(id), ...unit });
  };
  const relation = rule.relation ?? "=";
  const visit = ({ left, right, at }: Instance, doubt: Why | undefined): void => {
    const trouble = set.amounts.firstTrouble(left) ?? set.amounts.firstTrouble(right);
    if (trouble !== undefined) {
      missTrouble(trouble);
      return;
    }
    const rate = rule.ratio === undefined ? undefined : compareRate(set, rule.ratio, relation, left, right);
    if (rule.ratio !== undefined && rate === undefined) return;
    const verdict = rate?.verdict ?? set.amounts.judge(left, right, relation);
    const worse = verdict === "unequal" || verdict === "doubtful";
    if (worse && doubt !== undefined) {
      miss(doubt);
      return;
    }
    counts[verdict]++;
    const isLinear = rate === undefined && (relation === "=" || relation === "≤");
    const equation = isLinear ? system?.add(left, right, rule, verdict) : undefined;
    const fine = verdict === "equal" || verdict === "empty";
    if (fine && (rate !== undefined || (!set.amounts.hasStored(left) && !set.amounts.hasStored(right)))) return;
    const first = [...left, ...right].find((id) => addressOf(set, id) !== undefined);
    const bound = at?.bound ?? (first === undefined ? undefined : boundOf(set, first));
    // Amounts of columns that the sheet does not have are blank, and blanks alone are no finding.
    if (first === undefined || bound === undefined) return;
    const comparison = rate ?? set.amounts.compare(left, right, relation, first);
    if (fine && comparison.stored === undefined) return;
    // A score that follows from a rate is compared with it, and stands on the left.
    const isPart = rule.ratio?.asked === "part";
    const leftCells = cellsOf(set, isPart ? right.slice(0, 1) : left);
    const rightCells = cellsOf(set, isPart ? [...left, ...right.slice(1)] : right);
    const finding: ComparisonFinding = {
      kind: "comparison",
      rule,
      relation,
      ...comparison,
      unit: isPart ? "分" : set.amounts.unit(first),
      table: tableOf(bound),
      cells: [...leftCells, ...rightCells],
      leftCells: leftCells.length,
      blank: [...blankOf(set, left), ...blankOf(set, right)],
      ...(at === undefined ? {} : { subject: subjectOf(at) }),
    };
    findings.push(finding);
    if (equation !== undefined) system?.findings.set(equation, finding);
  };
  let applies = false;
  for (const scope of scopesOf(rule, set)) {
    const isAsked = rule.when !== undefined && formsOf(rule).every((form) => hasForm(set, form));
    const met = isAsked ? holds(rule.when, scope) : true;
    if (met !== false) applies = true;
    // Where it hangs on a cell that is no amount, nobody knows whether the rule applies.
    if (typeof met === "number") missTrouble(met);
    if (met === true) forEachInstance(rule, scope, miss, visit);
  }
  return { counts, findings, untried: [...untried.values()], applies };
}

/** Undefined where one of the figures is not given. */
function compareRate(
  { amounts }: BoundSet,
  { asked, capped }: Ratio,
  relation: Relation,
  [rate]: readonly number[],
  [part, whole]: readonly number[],
): Comparison | undefined {
  if (rate === undefined || part === undefined || whole === undefined) return undefined;
  return amounts.compareRate(rate, part, whole, relation, asked, capped === true);
}

/** Within one form every table of that form is tried, a doubled one too; between forms the first of each. */
function scopesOf(rule: SumRule, set: BoundSet): readonly BoundSet[] {
  const [form, ...others] = formsOf(rule);
  const tables = others.length > 0 ? [] : set.tables.filter((table) => table.form === form);
  if (tables.length < 2) return [set];
  return tables.map((table) => ({ ...set, tables: [table], blocks: set.blocks.filter((one) => one.table === table) }));
}

/**
 * Goes through every comparison of a rule. What cannot be put together is `miss`ed with its reason.
 * `doubt` comes with a comparison whose sum may be incomplete: the table has rows or columns that were not understood.
 */
export function forEachInstance(
  rule: SumRule,
  set: BoundSet,
  miss: (why: Why) => void,
  visit: (instance: Instance, doubt: Why | undefined) => void,
): void {
  const forms = formsOf(rule);
  const missing = forms.find((form) => !hasForm(set, form));
  if (missing !== undefined) {
    miss({ reason: "missing-table", form: missing });
    return;
  }
  for (const scope of scopesOf(rule, set))
    for (const equation of rule.equations) tryEquation(rule.each, equation, scope, miss, visit);
}

function tryEquation(
  each: Each | undefined,
  equation: Equation,
  set: BoundSet,
  miss: (why: Why) => void,
  visit: (instance: Instance, doubt: Why | undefined) => void,
): void {
  const places = new Set([...equation.left, ...equation.right].map((term) => blockOf(set, term)));
  // Within a table, what it does not break down cannot be compared with its parts.
  if (places.size === 1 && [equation.left, equation.right].some((side) => isUnprinted(side, set))) return;
  const left = equation.left.map((term) => readerOf(term, set, equation.left.length > 1));
  const mayLack = equation.right.length > 1 || equation.points !== undefined;
  const right = equation.right.map((term) => readerOf(term, set, mayLack));
  const readers = [...left, ...right];
  const unfit = readers.find((reader) => reader.why !== undefined)?.why;
  if (unfit !== undefined) {
    miss(unfit);
    return;
  }
  const doubt = readers.map((reader) => reader.doubt).find((why) => why !== undefined);
  // One object for all: a table of 20,000 rows has as many comparisons.
  const instance = { left: [] as number[], right: [] as number[], at: undefined as Moment | undefined };
  const asksForRight = equation.points !== undefined || equation.ifGiven === true;
  const attempt = (at: Moment | undefined): void => {
    instance.left.length = 0;
    instance.right.length = 0;
    instance.at = at;
    for (const reader of left) if (!reader.read(at, instance.left, miss)) return;
    for (const reader of right) if (!reader.read(at, instance.right, miss)) return;
    if (asksForRight && instance.right.every((id) => set.amounts.state(id) === "blank")) {
      const points = pointsFor(set, equation, instance.left);
      if (points === "not whole") {
        missPart(equation, set, instance.left, miss);
        return;
      }
      if (points !== undefined) instance.right.push(points);
      else if (equation.ifGiven === true) return;
    }
    visit(instance, doubt);
  };
  if (each === undefined) attempt(undefined);
  else forEachMoment(each, equation, set, miss, attempt);
}

function missPart({ left: [term] }: Equation, set: BoundSet, left: readonly number[], miss: (why: Why) => void): void {
  const [first] = left;
  if (term !== undefined && first !== undefined)
    miss({ reason: "not-whole", form: term.form, sum: set.amounts.compare(left, [], "=", first).left });
}

/**
 * The round sum of points that stands in for a right side that is not printed; none where nothing is to be added up either. Where the
 * points that are listed are not half of it, the list is not whole.
 */
function pointsFor(
  set: BoundSet,
  { points = [] }: Equation,
  left: readonly number[],
): number | "not whole" | undefined {
  if (left.every((id) => set.amounts.state(id) === "blank")) return undefined;
  const sums = points.map((one) => set.points.get(one)).filter((id) => id !== undefined);
  const [first] = sums;
  if (first !== undefined && set.amounts.firstTrouble(left) === undefined)
    if (set.amounts.judge([...left, ...left], [first], "≤") !== "unequal") return "not whole";
  if (set.amounts.firstTrouble(left) !== undefined) return sums[0];
  return sums.find((id) => set.amounts.judge(left, [id], "=") === "equal") ?? sums[0];
}

function forEachMoment(
  each: Each,
  equation: Equation,
  set: BoundSet,
  miss: (why: Why) => void,
  visit: (at: Moment) => void,
): void {
  const bounds = each.over.map((place) => blockOf(set, place)).filter((bound) => bound !== undefined);
  const rowwise = [...equation.left, ...equation.right].some(
    (term) => term.rows.of === "this" || term.rows.of === "below",
  );
  const seen = new Set<string>();
  for (const bound of bounds) {
    const columns =
      each.columns === true
        ? bound.block.block.columns.map((_, i) => i).filter((i) => hasColumn(bound, i))
        : [undefined];
    const rows = rowwise ? bound.block.rows : bound.block.rows.slice(0, 1);
    rows.forEach((row, index) => {
      if (rowwise) {
        if (row.name === "" && row.line === undefined && row.code === undefined) return;
        if (each.levels !== undefined && !each.levels.includes(levelOf(bound, row))) return;
        if (each.inProportion !== undefined && each.inProportion !== (row.inProportion === true)) return;
        if (each.above === true && childrenOf(bound, index).length === 0) {
          const filled =
            row.level === "line" &&
            columns.some((c) => set.amounts.isFilled(bound.start + index * bound.width + (c ?? 0)));
          if (filled) miss({ reason: "no-rows", form: bound.table.form, name: row.name });
          return;
        }
        if (bounds.length > 1) {
          const { code, line } = keyOfRow(bound, index);
          const key = code ?? line ?? "";
          if (key === "" || seen.has(key)) return;
          seen.add(key);
        }
      }
      for (const column of columns) visit({ bound, row: index, ...(column === undefined ? {} : { column }) });
    });
  }
}

/** Rows right below a row; below 合计, those of the first level. */
function childrenOf(bound: BoundBlock, index: number): readonly number[] {
  const row = bound.block.rows[index];
  if (row === undefined) return [];
  return row.level === "line" ? (row.line === 0 ? bound.block.roots : []) : (row.children ?? []);
}

interface Reader {
  readonly why?: Why;
  readonly doubt?: Why;
  /** Adds the amounts of the term; false where they cannot be found, and that is then missed. */
  read(at: Moment | undefined, into: number[], miss: (why: Why) => void): boolean;
}

function readerOf(term: Term, set: BoundSet, several: boolean): Reader {
  const bound = blockOf(set, term);
  if (bound === undefined) return { why: missingPart(term), read: () => false };
  const { block } = bound.block;
  const columns =
    term.columns === "this"
      ? undefined
      : term.columns.map((name) => block.columns.findIndex((column) => column.name === name));
  const lacking = columns?.find((i) => !hasColumn(bound, i) && block.columns[i]?.optional !== true);
  if (lacking !== undefined) {
    return {
      why: { reason: "missing-column", form: term.form, name: block.columns[lacking]?.name ?? "" },
      read: () => false,
    };
  }
  const add = (row: number, at: Moment | undefined, into: number[]): void => {
    const base = bound.start + row * bound.width;
    if (columns === undefined) into.push(base + (at?.column ?? 0));
    else for (const column of columns) into.push(base + column);
  };
  const of = term.rows;
  if (term.every === true && of.of === "line") return everyReader(term, of.name, set);
  const doubt = doubtOf(bound, term);
  const all =
    (rows: readonly number[]): Reader["read"] =>
    (at, into) => {
      for (const row of rows) add(row, at, into);
      return true;
    };
  const reader = (read: Reader["read"]): Reader => ({ read, ...(doubt === undefined ? {} : { doubt }) });
  switch (of.of) {
    case "line": {
      const row = bound.block.lines.get(of.name);
      if (row !== undefined) return reader(all([row]));
      // Among several parts a line that is not printed is nothing; a side that is nothing but this line cannot be compared.
      const optional = block.lines.find((line) => line.name === of.name)?.optional === true;
      const lost = lostRow(bound);
      return several || optional
        ? { read: all([]), ...(lost === undefined ? {} : { doubt: lost }) }
        : { why: { reason: "missing-line", form: term.form, name: of.name }, read: () => false };
    }
    case "group":
      return reader(all(rowsOfGroup(bound, of.name)));
    case "codes":
      return reader(all(of.codes.flatMap((code) => rowsFor(bound, code))));
    case "others":
      return reader(all(bound.block.roots.filter((row) => !of.codes.includes(bound.block.rows[row]?.code ?? ""))));
    case "all":
      return reader(all(bound.block.rows.map((_, row) => row)));
    case "below":
      return reader((at, into) => {
        if (at?.bound === bound) for (const row of childrenOf(bound, at.row)) add(row, at, into);
        return true;
      });
    case "named":
      return reader((at, into, miss) => {
        const name = at?.bound.block.rows[at.row]?.name ?? "";
        const rows = bound.rowsNamed(name);
        if (rows.length === 0) miss({ reason: "missing-line", form: term.form, name });
        for (const row of rows) add(row, at, into);
        return rows.length > 0;
      });
    case "this":
      return reader((at, into, miss) => {
        if (at === undefined) return false;
        if (at.bound === bound) {
          add(at.row, at, into);
          return true;
        }
        const { code, line } = keyOfRow(at.bound, at.row);
        if (code !== undefined) {
          const rows = rowsFor(bound, code);
          for (const row of rows) add(row, at, into);
          // A table that ends with its 类 or 款 says nothing of the rest.
          return rows.length > 0 || bound.depth() === 0 || code.length <= bound.depth();
        }
        const beside = areBeside(at.bound, bound) ? bound.rowAt(at.bound.block.rows[at.row]?.at ?? -1) : undefined;
        const row = line === undefined ? beside : bound.block.lines.get(line);
        if (row !== undefined) add(row, at, into);
        // A row that only one of two blocks has says nothing in the other.
        else if (line !== undefined) miss({ reason: "missing-line", form: term.form, name: line });
        return row !== undefined;
      });
  }
}

function missingPart({ form, block: name }: Term): Why {
  const block = form.parts.flat().find((one) => one.name === name);
  return { reason: "missing-part", form, columns: (block?.columns ?? []).map((one) => one.headings?.[0] ?? one.name) };
}

/** Whether two blocks are columns of the same rows. */
function areBeside(one: BoundBlock, other: BoundBlock): boolean {
  const [a, b] = [one.block.block, other.block.block];
  return one.table === other.table && (a.beside === b.name || b.beside === a.name);
}

/** A line in every table of a form, that of each project once. */
function everyReader(term: Term, line: string, set: BoundSet): Reader {
  const projects = new Set<string>();
  const cells = set.blocks.flatMap((bound) => {
    if (bound.table.form !== term.form || bound.block.block.name !== term.block) return [];
    const { project } = bound.table;
    const row = bound.block.lines.get(line);
    if (row === undefined || (project !== undefined && projects.has(project))) return [];
    if (project !== undefined) projects.add(project);
    const { columns } = bound.block.block;
    return columns.flatMap(({ name }, i) =>
      term.columns !== "this" && term.columns.includes(name) ? [bound.start + row * bound.width + i] : [],
    );
  });
  return {
    read: (_, into) => {
      for (const cell of cells) into.push(cell);
      return true;
    },
  };
}

function rowsFor(bound: BoundBlock, code: string): readonly number[] {
  const rows = bound.rowsOf(code);
  return rows.length > 0 ? rows : bound.rootsBelow(code);
}

function rowsOfGroup(bound: BoundBlock, name: string): number[] {
  const { rows, block } = bound.block;
  return rows.flatMap((row, i) =>
    row.group === name || (row.line !== undefined && block.lines[row.line]?.group === name) ? [i] : [],
  );
}

/** A row of a block that was not understood: it may be the line that is not found. */
function lostRow({ table, block: { rows } }: BoundBlock): Why | undefined {
  const [first, last] = [rows[0]?.at ?? 0, rows.at(-1)?.at ?? -1];
  const odd = table.oddities.find(({ kind, at }) => kind === "unknown-row" && at >= first && at <= last);
  return odd && { reason: "unknown-rows", form: table.form, at: cellOf(table, odd.at, odd.column), text: odd.text };
}

/** A sum down a table with rows that were not understood, or across one with unknown columns, may lack a part. */
function doubtOf(bound: BoundBlock, term: Term): Why | undefined {
  const { form } = bound.table;
  if (["group", "below", "others", "all"].includes(term.rows.of)) {
    const from = bound.block.rows[0]?.place.from ?? 0;
    const odd = bound.table.oddities.find(({ at }) => at >= from);
    if (odd !== undefined)
      return { reason: "unknown-rows", form, at: cellOf(bound.table, odd.at, odd.column), text: odd.text };
  }
  const stranger = bound.block.strangers[0];
  if (stranger !== undefined && term.columns !== "this" && term.columns.length > 1) {
    return {
      reason: "unknown-columns",
      form,
      at: cellOf(bound.table, bound.table.at.row, stranger.column),
      text: stranger.text,
    };
  }
  return undefined;
}

/** Whether a side has nothing but columns that an edition may leave out and the sheet does. */
function isUnprinted(side: readonly Term[], set: BoundSet): boolean {
  return (
    side.length > 0 &&
    side.every((term) => {
      const bound = blockOf(set, term);
      if (bound === undefined || term.columns === "this") return false;
      const { columns } = bound.block.block;
      return term.columns.every((name) => {
        const at = columns.findIndex((column) => column.name === name);
        return columns[at]?.optional === true && !hasColumn(bound, at);
      });
    })
  );
}

function hasColumn(bound: BoundBlock, column: number): boolean {
  const name = bound.block.block.columns[column]?.name ?? "";
  return bound.block.block.columns[column]?.optional === true
    ? bound.block.rows.some((row) => row.place.columns[column] !== undefined)
    : !bound.block.missing.includes(name);
}

/** Whether a condition is met, or the amount that keeps one from knowing. */
function holds(condition: Condition, set: BoundSet): boolean | number {
  const ids = (terms: readonly Term[]): number[] => {
    const into: number[] = [];
    for (const term of terms) readerOf(term, set, true).read(undefined, into, () => undefined);
    return into;
  };
  const { nothing = [], something = [], agree } = condition;
  const trouble = set.amounts.firstTrouble(
    ids([...nothing, ...something, ...(agree?.left ?? []), ...(agree?.right ?? [])]),
  );
  if (trouble !== undefined) return trouble;
  if (ids(nothing).some((id) => set.amounts.isFilled(id))) return false;
  if (something.length > 0 && !ids(something).some((id) => set.amounts.isFilled(id))) return false;
  if (agree === undefined) return true;
  const verdict = set.amounts.judge(ids(agree.left), ids(agree.right), "=");
  return verdict === "equal" || verdict === "empty";
}

function subjectOf(at: Moment): RowLabel {
  const row = at.bound.block.rows[at.row];
  const column = at.column === undefined ? undefined : at.bound.block.block.columns[at.column];
  const line = row?.line === undefined ? undefined : at.bound.block.block.lines[row.line];
  return {
    name: row === undefined ? "" : (line?.name ?? row.name),
    ...(row?.code === undefined ? {} : { code: row.code }),
    ...(column === undefined ? {} : { column: column.headings?.[0] ?? column.name }),
  };
}

/** Where the amounts of a side stand, those that are blank last. */
function cellsOf(set: BoundSet, ids: readonly number[]): CellAddress[] {
  const isBlank = (id: number): boolean => set.amounts.state(id) === "blank";
  const ordered = [...ids.filter((id) => !isBlank(id)), ...ids.filter(isBlank)];
  return ordered.map((id) => addressOf(set, id)).filter((at) => at !== undefined);
}

/** Cells of a side that are blank beside amounts. */
function blankOf(set: BoundSet, ids: readonly number[]): CellAddress[] {
  const blank = ids.filter((id) => set.amounts.state(id) === "blank");
  return blank.length < ids.length ? cellsOf(set, blank) : [];
}

function hasForm(set: BoundSet, form: BlockRef["form"]): boolean {
  return set.tables.some((table) => table.form === form);
}

function isForm(value: unknown): value is { no: string } {
  return typeof value === "object" && value !== null && "titles" in value;
}
