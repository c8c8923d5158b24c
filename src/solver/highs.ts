import loadHighs, { type ModelData } from "highs";
import type { Optimiser, Optimum, Program } from "../core/balance/least.ts";
import type { LinearProblem, Solver } from "../core/verdicts/joint.ts";

// HiGHS, an open-source linear solver, as WebAssembly. It is loaded when it is first needed, which in most workbooks is never.

/** Seconds for one problem; then the answer is that there is none. */
const MOST_SECONDS = 2;

let loaded: ReturnType<typeof loadHighs> | undefined;

/** Loaded once; tried again with the next call where that fails. */
function highsOnce(): ReturnType<typeof loadHighs> {
  loaded ??= loadHighs().catch((error: unknown) => {
    loaded = undefined;
    throw Object.assign(new Error(String(error), { cause: error }), { code: "NoSolver" });
  });
  return loaded;
}

/** Loads the solver. Rejects with the code NoSolver where WebAssembly is not to be had: too old a browser, a policy that forbids it, or a page opened from a folder. */
export async function loadSolver(): Promise<Solver> {
  const highs = await highsOnce();
  const { modelStatus } = highs.constants;
  return (problem) =>
    highs.withModel(modelOf(problem), (model) => {
      // Without presolve, so that multipliers come out for the rows as they are.
      model.options.set({ output_flag: false, presolve: "off", solver: "simplex", time_limit: MOST_SECONDS });
      model.run();
      const status = model.getModelStatus();
      if (status === modelStatus.optimal) return "yes";
      const no = status === modelStatus.infeasible ? model.getDualRay() : undefined;
      return no === undefined ? undefined : { no: no.values };
    });
}

/** Loads what answers problems in whole numbers; rejects as `loadSolver` does. */
export async function loadOptimiser(): Promise<Optimiser> {
  const highs = await highsOnce();
  const { modelStatus, variableType } = highs.constants;
  return (program, seconds) => {
    const end = Date.now() + 1000 * seconds;
    const solve = (isWhole: boolean): Optimum => {
      const integrality = program.costs.map(() => (isWhole ? variableType.integer : variableType.continuous));
      const data = { ...modelOf(problemOf(program)), colCost: Float64Array.from(program.costs), integrality };
      return highs.withModel(data, (model): Optimum => {
        const left = Math.max((end - Date.now()) / 1000, 0.01);
        model.options.set({ output_flag: false, time_limit: left, mip_rel_gap: 0 });
        model.run();
        const status = model.getModelStatus();
        if (status === modelStatus.infeasible) return { is: "none" };
        if (Number(model.info.get("primal_solution_status")) !== FEASIBLE) return { is: "stopped" };
        const values = model.getSolution().colValue;
        if (isWhole) return { is: "found", values, bound: Number(model.info.get("mip_dual_bound")) };
        return status === modelStatus.optimal
          ? { is: "found", values, bound: model.getObjectiveValue() }
          : { is: "stopped" };
      });
    };
    // Sums of sums mostly come out whole by themselves, and much faster.
    const answer = solve(false);
    const isDone = answer.is === "none" || (answer.is === "found" && answer.values.every(isNearWhole));
    return isDone || Date.now() >= end ? (isDone ? answer : { is: "stopped" }) : solve(true);
  };
}

function isNearWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) < 1e-6;
}

/** What HiGHS says of a solution that meets all rows. */
const FEASIBLE = 2;

function problemOf({ lower, upper, rows }: Program): LinearProblem {
  return {
    lower: Float64Array.from(lower),
    upper: Float64Array.from(upper),
    rows: rows.map(({ columns, factors, low, high }) => ({
      columns: Int32Array.from(columns),
      factors: Float64Array.from(factors),
      low,
      high,
    })),
  };
}

function modelOf({ lower, upper, rows }: LinearProblem): ModelData {
  const starts = new Int32Array(rows.length + 1);
  rows.forEach(({ columns }, i) => (starts[i + 1] = (starts[i] ?? 0) + columns.length));
  return {
    numCols: lower.length,
    numRows: rows.length,
    colCost: new Float64Array(lower.length),
    colLower: lower,
    colUpper: upper,
    rowLower: Float64Array.from(rows, ({ low }) => low),
    rowUpper: Float64Array.from(rows, ({ high }) => high),
    matrix: {
      format: "csr",
      numCols: lower.length,
      numRows: rows.length,
      starts,
      indices: Int32Array.from(rows.flatMap(({ columns }) => [...columns])),
      values: Float64Array.from(rows.flatMap(({ factors }) => [...factors])),
    },
  };
}
