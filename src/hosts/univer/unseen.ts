import { CellValueType, InterceptorEffectEnum, numfmt } from "@univerjs/core";
import { INTERCEPTOR_POINT, InterceptCellContentPriority, SheetInterceptorService } from "@univerjs/sheets";
import type { Grid } from "./grid.ts";
import { formatOf } from "./read.ts";

/** Shows nothing of a number whose format has nothing for it, as of 0 in 0.00;-0.00; where Univer would show the number itself. */
export function showNothing(grid: Grid): void {
  const nothing = new Map<string, boolean>();
  const isNothing = (format: string, value: number): boolean => {
    const sign = `${Math.sign(value)} ${format}`;
    const known = nothing.get(sign) ?? numfmt.format(format, value, { throws: false }) === "";
    nothing.set(sign, known);
    return known;
  };
  grid.univer
    .__getInjector()
    .get(SheetInterceptorService)
    .intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
      effect: InterceptorEffectEnum.Value,
      priority: InterceptCellContentPriority.NUMFMT,
      handler: (cell, { rawData }, next) => {
        if (typeof rawData?.v !== "number" || rawData.t === CellValueType.FORCE_STRING) return next(cell);
        const format = formatOf(grid, rawData);
        if (format === undefined || !isNothing(format, rawData.v)) return next(cell);
        return next({ ...cell, v: "", t: CellValueType.STRING });
      },
    });
}
