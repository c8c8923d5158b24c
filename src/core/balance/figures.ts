import type { System } from "../equations/system.ts";

// 尾差配平 as a problem in whole numbers: how many last places each figure goes up or down, so that every relation holds exactly.

/** A printed figure with its copies: cells that print alike because they are one amount. They change together or not at all. */
export interface Figure {
  /** Numbers of its amounts. */
  readonly cells: readonly number[];
  /** Its last place, in steps of the set. */
  readonly step: number;
  readonly down: Move;
  readonly up: Move;
}

/** A change of a figure by one last place. */
export interface Move {
  readonly isOpen: boolean;
  /** Whether it is only made where nothing else helps: the user wants the figure kept, or it would print as nothing. */
  readonly isLast: boolean;
  /** How much further from the truth it leads, in 分; 0 where that is not known. */
  readonly away: number;
}

/** Σ weight × change of its figures is to lie between low and high; in steps of the set. */
export interface FigureLine {
  readonly figures: readonly number[];
  readonly weights: readonly number[];
  readonly low: number;
  readonly high: number;
  /** An equation of the system that says so. */
  readonly equation: number;
}

export interface Model {
  readonly figures: readonly Figure[];
  readonly lines: readonly FigureLine[];
  /** The figure of each amount; −1 for what is none. */
  readonly figureOf: Int32Array;
}

/** What is known of the cells of a set besides what they print. */
export interface Knowledge {
  /** Whether a cell must stay as it is, or should. */
  readonly isFixed: (cell: number) => boolean;
  readonly isHeld: (cell: number) => boolean;
  /** The true amount of a cell in 分. */
  readonly truth: (cell: number) => number | undefined;
}

/**
 * The figures of a system and what its equations ask of them.
 *
 * Two cells that a relation compares and that print the same are one figure. `advice` are relations that usually hold: those that do are
 * kept, and what they find alike moves together; without it only what must be equal does.
 */
export function modelOf(system: System, advice: System | undefined, known: Knowledge): Model {
  const { amounts } = system;
  const copies = new Copies(amounts.size);
  const isFigure = (cell: number): boolean => amounts.state(cell) === "figure" && amounts.step(cell) > 0;
  const isNothing = (cell: number): boolean => !amounts.isFilled(cell) && (known.truth(cell) ?? 0) === 0;
  const join = (relations: System, also: (equation: number) => boolean): void => {
    for (let equation = 0; equation < relations.size; equation++) {
      if (relations.gap(equation) !== 0 || !also(equation)) continue;
      const cells: number[] = [];
      let sum = 0;
      relations.forEachCell(equation, (cell, sign) => {
        if (isNothing(cell)) return;
        cells.push(cell);
        sum += sign;
      });
      const [a = 0, b = 0] = cells;
      if (
        cells.length === 2 &&
        sum === 0 &&
        isFigure(a) &&
        isFigure(b) &&
        amounts.step(a) === amounts.step(b) &&
        isOne(a, b)
      )
        copies.join(a, b);
    }
  };
  const isOne = (a: number, b: number): boolean => {
    const [one, other] = [known.truth(a), known.truth(b)];
    return one === undefined || other === undefined || one === other;
  };
  join(system, (equation) => advice !== undefined || !system.isBound(equation));
  if (advice !== undefined) join(advice, () => true);

  const figureOf = new Int32Array(amounts.size).fill(-1);
  const cells: number[][] = [];
  for (let cell = 0; cell < amounts.size; cell++) {
    if (!isFigure(cell)) continue;
    const top = copies.top(cell);
    let figure = figureOf[top] ?? -1;
    if (figure < 0) figureOf[top] = figure = cells.push([]) - 1;
    figureOf[cell] = figure;
    cells[figure]?.push(cell);
  }
  const figures = cells.map((own) => figureFrom(own, system, known));
  const lines = linesOf(system, figures, figureOf, () => true);
  if (advice !== undefined) lines.push(...linesOf(advice, figures, figureOf, (e) => holds(advice, e)));
  return { figures, lines, figureOf };
}

function holds(system: System, equation: number): boolean {
  const gap = system.gap(equation);
  return gap === 0 || (gap < 0 && system.isBound(equation));
}

function figureFrom(cells: readonly number[], { amounts }: System, known: Knowledge): Figure {
  const [cell = 0] = cells;
  const [value, step] = [amounts.value(cell), amounts.step(cell)];
  const away = (truth: number, places: number): number => Math.abs((value + places * step) * amounts.fenAStep - truth);
  // What is printed further from it than a last place was not made from it: rows have moved since, or somebody has changed the figure.
  const truth = cells.map(known.truth).find((one) => one !== undefined && away(one, 0) <= step * amounts.fenAStep);
  const isFixed = cells.some(known.isFixed);
  const isHeld = cells.some(known.isHeld);
  const off = (places: number): number => away(truth ?? 0, places);
  const move = (places: number): Move => {
    // Without the truth nothing appears where nothing was printed.
    const isOpen = truth === undefined ? value !== 0 : truth !== 0 && off(places) <= step * amounts.fenAStep;
    return {
      isOpen: isOpen && !isFixed,
      isLast: isHeld || value + places * step === 0,
      away: truth === undefined ? 0 : off(places) - off(0),
    };
  };
  return { cells, step, down: move(-1), up: move(1) };
}

/** By how many last places a figure may change at all. */
export function rangeOf({ down, up }: Figure): { readonly least: number; readonly most: number } {
  return { least: down.isOpen ? -1 : 0, most: up.isOpen ? 1 : 0 };
}

/** What those equations ask that are wanted; those that say the same once, those that say nothing not at all. */
function linesOf(
  system: System,
  figures: readonly Figure[],
  figureOf: Int32Array,
  wanted: (equation: number) => boolean,
): FigureLine[] {
  const lines: FigureLine[] = [];
  const said = new Set<string>();
  const weights = new Map<number, number>();
  const ranges = figures.map(rangeOf);
  for (let equation = 0; equation < system.size; equation++) {
    if (!wanted(equation)) continue;
    weights.clear();
    system.forEachCell(equation, (cell, sign) => {
      const figure = figureOf[cell] ?? -1;
      if (figure < 0) return;
      weights.set(figure, (weights.get(figure) ?? 0) + sign * (figures[figure]?.step ?? 0));
    });
    const terms = [...weights].filter(([, weight]) => weight !== 0).sort(([a], [b]) => a - b);
    const { low, high } = roomOf(system, equation, terms);
    const reaches = (side: 1 | -1): number =>
      terms.reduce((sum, [figure, weight]) => {
        const range = ranges[figure];
        return sum + Math.max(side * weight * (range?.least ?? 0), side * weight * (range?.most ?? 0));
      }, 0);
    // What no change can break asks for nothing.
    if (reaches(1) <= high && -reaches(-1) >= low) continue;
    const key = `${low} ${high} ${terms.join(" ")}`;
    if (said.has(key)) continue;
    said.add(key);
    lines.push({
      figures: terms.map(([figure]) => figure),
      weights: terms.map(([, weight]) => weight),
      low,
      high,
      equation,
    });
  }
  return lines;
}

/** Between what the changes of an equation must lie. */
function roomOf(
  system: System,
  equation: number,
  terms: readonly (readonly [number, number])[],
): { readonly low: number; readonly high: number } {
  const gap = system.gap(equation);
  if (system.isBound(equation)) return { low: Number.NEGATIVE_INFINITY, high: -gap };
  // Figures with different last places need not come out even: 元 beside 万元. What is left must still be rounding.
  const common = terms.reduce((divisor, [, weight]) => greatestDivisor(divisor, Math.abs(weight)), 0);
  const sizes = new Set(system.cellsOf(equation).map((cell) => system.amounts.step(cell)));
  if (common > 0 && sizes.size > 1 && gap % common !== 0) {
    const most = system.reach(equation);
    return { low: -most - gap, high: most - gap };
  }
  return { low: -gap, high: -gap };
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}

/** Which cells are one amount. */
class Copies {
  readonly #above: Int32Array;

  constructor(size: number) {
    this.#above = Int32Array.from({ length: size }, (_, cell) => cell);
  }

  top(cell: number): number {
    let top = cell;
    for (let above = this.#up(top); above !== top; above = this.#up(top)) top = this.#above[top] = this.#up(above);
    return top;
  }

  join(a: number, b: number): void {
    this.#above[this.top(b)] = this.top(a);
  }

  #up(cell: number): number {
    return this.#above[cell] ?? cell;
  }
}
