import loadHighs, { type ModelData } from "highs";
import type { Problem, Solver } from "../core/verdicts/joint.ts";

// HiGHS, an open-source linear solver, as WebAssembly. It is loaded when it is first needed, which in most workbooks is never.

/** Seconds for one problem; then the answer is that there is none. */
const MOST_SECONDS = 2;

/** Where the WebAssembly is, in hosts that do not find it beside the program. */
export interface SolverFiles {
  readonly locateFile?: (file: string) => string;
}

/** Loads the solver. Rejects where WebAssembly is not to be had: too old a browser, or a policy that forbids it. */
export async function loadSolver(files: SolverFiles = {}): Promise<Solver> {
  const highs = await loadHighs(files);
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

function modelOf({ lower, upper, rows }: Problem): ModelData {
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
