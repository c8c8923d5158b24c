import type { Amounts } from "../amounts/compare.ts";
import { reach, type Verdict } from "../amounts/verdict.ts";
import type { SumRule } from "../forms/rule.ts";

/**
 * Every comparison of a set of tables that could be tried, as one linear system over its cells: Σ left − Σ right = 0, or ≤ 0.
 *
 * Equations are numbered as they were added, cells as in the set's amounts. Gaps and slacks are in steps of the set.
 */
export class System {
  readonly amounts: Amounts;
  /** The rule of each equation. */
  readonly rules: SumRule[] = [];
  /** The equations that are 不符. */
  readonly broken: number[] = [];
  /** Whether any other leaves a gap to rounding. */
  hasGaps = false;
  /** Cells of equation e: `cells[starts[e]]` to `cells[starts[e + 1] - 1]`; those of the right side as ~cell. */
  private cells = new Int32Array(0);
  private starts = new Int32Array(256);
  private bounds = new Uint8Array(256);
  private gaps = new Float64Array(0);
  private slacks = new Float64Array(0);
  private exacts = new Uint8Array(0);
  /** Steps that an equation may be off besides those of its own figures. */
  private readonly more = new Map<number, number>();
  private readonly behind = new Map<number, number>();
  private index: { readonly starts: Int32Array; readonly equations: Int32Array } | undefined;

  constructor(amounts: Amounts) {
    this.amounts = amounts;
  }

  get size(): number {
    return this.rules.length;
  }

  /** Adds an equation and gives its number. `hidden`: steps that its sides may differ by besides rounding, see `hidden`. */
  add(
    left: readonly number[],
    right: readonly number[],
    rule: SumRule,
    verdict: Verdict = this.amounts.judge(left, right, rule.relation ?? "="),
    hidden = 0,
  ): number {
    const equation = this.rules.push(rule) - 1;
    if (hidden > 0) this.behind.set(equation, hidden);
    if (verdict === "unequal") this.broken.push(equation);
    else if (verdict === "rounding" || verdict === "doubtful") this.hasGaps = true;
    const from = this.starts[equation] ?? 0;
    const to = from + left.length + right.length;
    // A cell stands in two sums as a rule: that of its row and that of its column.
    if (to > this.cells.length) this.cells = grown(this.cells, Math.max(to, 2 * this.amounts.size));
    if (equation + 1 >= this.starts.length) {
      this.starts = grown(this.starts, equation + 2);
      const bounds = new Uint8Array(this.starts.length);
      bounds.set(this.bounds);
      this.bounds = bounds;
    }
    let next = from;
    for (const cell of left) this.cells[next++] = cell;
    for (const cell of right) this.cells[next++] = ~cell;
    this.starts[equation + 1] = to;
    this.bounds[equation] = rule.relation === "≤" ? 1 : 0;
    this.index = undefined;
    return equation;
  }

  /** Calls back with every cell of an equation and its sign. A cell may come more than once. */
  forEachCell(equation: number, visit: (cell: number, sign: 1 | -1) => void): void {
    const to = this.starts[equation + 1] ?? 0;
    for (let i = this.starts[equation] ?? 0; i < to; i++) {
      const cell = this.cells[i] ?? 0;
      if (cell < 0) visit(~cell, -1);
      else visit(cell, 1);
    }
  }

  cellsOf(equation: number): number[] {
    const cells: number[] = [];
    this.forEachCell(equation, (cell) => cells.push(cell));
    return cells;
  }

  /** Left minus right. */
  gap(equation: number): number {
    this.measure();
    return this.gaps[equation] ?? 0;
  }

  /** Whether left may be less than right. */
  isBound(equation: number): boolean {
    return this.bounds[equation] === 1;
  }

  /** The largest gap that rounding alone can make, `more` being the steps of cells that are yet to be filled. */
  reach(equation: number, more = 0): number {
    this.measure();
    return reach((this.slacks[equation] ?? 0) + more, this.exacts[equation] === 1);
  }

  /** Steps of money that its rule takes for nothing, and that may be there but too little to print: they stand in no cell of it. */
  hidden(equation: number): number {
    return this.behind.get(equation) ?? 0;
  }

  /** Whether there may be such money: an equation that was broken without it is allowed. */
  get hides(): boolean {
    return [...this.more.keys()].some((equation) => this.hidden(equation) > 0);
  }

  /** Lets a broken equation be off by so many steps more, as rounding of what stands behind its figures; it is broken no longer. */
  allow(equation: number, steps: number): void {
    this.more.set(equation, steps);
    this.broken.splice(this.broken.indexOf(equation), 1);
    this.hasGaps = true;
    this.gaps = new Float64Array(0);
  }

  /** The same equations over other amounts, without some; `numbers` are those that they have here. */
  over(
    amounts: Amounts,
    isLeftOut: (equation: number) => boolean = () => false,
  ): { readonly system: System; readonly numbers: readonly number[] } {
    const system = new System(amounts);
    const numbers: number[] = [];
    this.rules.forEach((rule, equation) => {
      if (isLeftOut(equation)) return;
      const sides = { left: [] as number[], right: [] as number[] };
      this.forEachCell(equation, (cell, sign) => (sign > 0 ? sides.left : sides.right).push(cell));
      const own = system.add(sides.left, sides.right, rule, undefined, this.hidden(equation));
      const more = this.more.get(equation);
      if (more !== undefined && system.broken.at(-1) === own) system.allow(own, more);
      numbers.push(equation);
    });
    return { system, numbers };
  }

  /** Whether one of its figures is not rounded. */
  isExact(equation: number): boolean {
    this.measure();
    return this.exacts[equation] === 1;
  }

  /** Whether a gap is 不符, `more` being steps that its figures may be off besides. */
  breaks(equation: number, gap = this.gap(equation), more = 0): boolean {
    const most = this.reach(equation, more);
    return gap > most || (gap < -most && !this.isBound(equation));
  }

  /** The equations in which a cell stands, each once. */
  equationsOf(cell: number): readonly number[] {
    const equations = new Set<number>();
    this.forEachEquation(cell, (equation) => equations.add(equation));
    return [...equations];
  }

  /** Calls back with every equation in which a cell stands, and its sign there. An equation may come more than once. */
  forEachEquation(cell: number, visit: (equation: number, sign: 1 | -1) => void): void {
    this.index ??= this.makeIndex();
    const { starts, equations } = this.index;
    const to = starts[cell + 1] ?? 0;
    for (let i = starts[cell] ?? 0; i < to; i++) {
      const at = equations[i] ?? 0;
      if (at < 0) visit(~at, -1);
      else visit(at, 1);
    }
  }

  /** How many cells an equation reads. */
  length(equation: number): number {
    return (this.starts[equation + 1] ?? 0) - (this.starts[equation] ?? 0);
  }

  private measure(): void {
    if (this.gaps.length === this.size) return;
    const { amounts } = this;
    this.gaps = new Float64Array(this.size);
    this.slacks = new Float64Array(this.size);
    this.exacts = new Uint8Array(this.size);
    for (let equation = 0; equation < this.size; equation++) {
      let gap = 0;
      let slack = 0;
      const to = this.starts[equation + 1] ?? 0;
      for (let i = this.starts[equation] ?? 0; i < to; i++) {
        const at = this.cells[i] ?? 0;
        const cell = place(at);
        const value = amounts.value(cell);
        if (value === 0 && amounts.state(cell) !== "figure") continue;
        const step = amounts.step(cell);
        gap += at < 0 ? -value : value;
        slack += step;
        if (step === 0 && value !== 0) this.exacts[equation] = 1;
      }
      this.gaps[equation] = gap;
      this.slacks[equation] = slack + (this.more.get(equation) ?? 0);
    }
  }

  private makeIndex(): { readonly starts: Int32Array; readonly equations: Int32Array } {
    const used = this.starts[this.size] ?? 0;
    let cells = 0;
    for (let i = 0; i < used; i++) cells = Math.max(cells, place(this.cells[i] ?? 0) + 1);
    const starts = new Int32Array(cells + 1);
    for (let i = 0; i < used; i++) count(starts, place(this.cells[i] ?? 0) + 1);
    for (let cell = 0; cell < cells; cell++) count(starts, cell + 1, starts[cell]);
    const next = starts.slice();
    const equations = new Int32Array(used);
    for (let equation = 0; equation < this.size; equation++) {
      this.forEachCell(equation, (cell, sign) => (equations[count(next, cell) - 1] = sign < 0 ? ~equation : equation));
    }
    return { starts, equations };
  }
}

/** Adds to one of the numbers and gives what it then is. */
function count(list: Int32Array, at: number, more = 1): number {
  return (list[at] = (list[at] ?? 0) + more);
}

function place(cell: number): number {
  return cell < 0 ? ~cell : cell;
}

function grown(list: Int32Array, least: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(least, 2 * list.length));
  larger.set(list);
  return larger;
}
