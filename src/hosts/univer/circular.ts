import { ICalculateFormulaService, IFormulaRuntimeService } from "@univerjs/engine-formula";
import type { Grid } from "./grid.ts";

/** Calls back when formulas were calculated that refer to themselves. Univer gives those a value all the same, where Excel warns. */
export function onCircular(grid: Grid, listener: () => void): void {
  const injector = grid.univer.__getInjector();
  const runtime = injector.get(IFormulaRuntimeService);
  injector.get(ICalculateFormulaService).executionCompleteListener$.subscribe(() => {
    if (runtime.isCycleDependency()) listener();
  });
}
