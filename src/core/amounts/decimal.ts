import DecimalJs from "decimal.js";

// The one room that knows decimal.js, rounding or tolerance is this folder: amounts are read as exact decimals (read.ts) and then counted as
// whole numbers of one common step (compare.ts), so that adding them is exact and fast.

/** Enough for every sum of a workbook. */
export const Decimal = DecimalJs.clone({ precision: 60, rounding: DecimalJs.ROUND_HALF_UP });
export type Exact = DecimalJs;

/** Enough for 15 digits of every answer. */
export const Short = DecimalJs.clone({ precision: 30, rounding: DecimalJs.ROUND_HALF_UP });
