import type { System } from "../../src/core/equations/system.ts";

// Whether true amounts exist, decided apart from the engine: by elimination in whole numbers, nothing rounded and nothing searched.

/** Σ factor × amount ≤ most, or < most; amounts in half steps of the set. */
interface Constraint {
  readonly factors: readonly bigint[];
  readonly most: bigint;
  readonly strict: boolean;
}

/**
 * Whether some true amounts print as the cells do, half away from zero, and satisfy the equations. With `asPrinted` only these cells
 * need to; what the others print is left open.
 *
 * Every equality takes one amount out, then Fourier and Motzkin take out the others one by one.
 */
export function canBeTrue(system: System, equations: readonly number[], asPrinted?: readonly number[]): boolean {
  const cells = [...new Set(equations.flatMap((equation) => system.cellsOf(equation)))];
  const equal: Constraint[] = [];
  let bounds: Constraint[] = [];
  const unit = (cell: number, sign: bigint): bigint[] => cells.map((one) => (one === cell ? sign : 0n));
  for (const cell of cells) {
    if (
      asPrinted?.includes(cell) === false &&
      system.amounts.step(cell) !== 0 &&
      system.amounts.state(cell) === "figure"
    )
      continue;
    const value = 2n * BigInt(system.amounts.value(cell));
    const half = system.amounts.state(cell) === "figure" ? BigInt(system.amounts.step(cell)) : 0n;
    if (half === 0n) {
      equal.push({ factors: unit(cell, 1n), most: value, strict: false });
      continue;
    }
    // Half a step goes away from zero: what is printed 0.01 may be 0.005 and not 0.015, and what is printed 0.00 is neither.
    bounds.push({ factors: unit(cell, 1n), most: value + half, strict: value >= 0n });
    bounds.push({ factors: unit(cell, -1n), most: half - value, strict: value <= 0n });
  }
  for (const equation of equations) {
    const factors = cells.map(() => 0n);
    system.forEachCell(equation, (cell, sign) => (factors[cells.indexOf(cell)]! += BigInt(sign)));
    (system.isBound(equation) ? bounds : equal).push({ factors, most: 0n, strict: false });
  }
  for (let one = equal.shift(); one !== undefined; one = equal.shift()) {
    const at = one.factors.findIndex((factor) => factor !== 0n);
    if (at < 0) {
      if (one.most !== 0n) return false;
      continue;
    }
    const without = (other: Constraint): Constraint =>
      combined(other, abs(one.factors[at]!), one, -other.factors[at]! * signOf(one.factors[at]!));
    equal.splice(0, equal.length, ...equal.map(without));
    bounds = bounds.map(without);
  }
  for (const [at] of cells.entries()) {
    const [upper, lower] = [
      bounds.filter(({ factors }) => factors[at]! > 0n),
      bounds.filter(({ factors }) => factors[at]! < 0n),
    ];
    const rest = bounds.filter(({ factors }) => factors[at] === 0n);
    const pairs = upper.flatMap((a) => lower.map((b) => combined(a, -b.factors[at]!, b, a.factors[at]!)));
    bounds = tightest([...rest, ...pairs]);
  }
  return bounds.every(({ most, strict }) => (strict ? most > 0n : most >= 0n));
}

function combined(a: Constraint, timesA: bigint, b: Constraint, timesB: bigint): Constraint {
  return {
    factors: a.factors.map((factor, i) => timesA * factor + timesB * b.factors[i]!),
    most: timesA * a.most + timesB * b.most,
    strict: a.strict || b.strict,
  };
}

/** Of constraints with the same factors the one that says most. */
function tightest(constraints: readonly Constraint[]): Constraint[] {
  const kept = new Map<string, Constraint & { readonly scale: bigint }>();
  for (const { factors, most, strict } of constraints) {
    const scale = factors.reduce(divisor, 0n) || 1n;
    const key = factors.map((factor) => factor / scale).join(" ");
    const held = kept.get(key);
    // most / scale against held.most / held.scale.
    const less = held === undefined ? -1n : most * held.scale - held.most * scale;
    if (less < 0n || (less === 0n && strict)) kept.set(key, { factors, most, strict, scale });
  }
  return [...kept.values()];
}

function divisor(a: bigint, b: bigint): bigint {
  return b === 0n ? abs(a) : divisor(b, a % b);
}

function abs(a: bigint): bigint {
  return a < 0n ? -a : a;
}

function signOf(a: bigint): bigint {
  return a < 0n ? -1n : 1n;
}
