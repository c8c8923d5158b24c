import type { CellValue } from "../sheet/grid.ts";
import { inThrees } from "../sheet/text.ts";
import { Decimal } from "./decimal.ts";
import { shownBy } from "./formats.ts";
import { decimalIn } from "./text.ts";

/** A number of 元 in whole 分, half away from zero: what lies beyond is binary noise. */
export function fenOf(yuan: number): number {
  return new Decimal(yuan.toPrecision(15)).times(100).toDecimalPlaces(0).toNumber();
}

/** An amount in 分 as it is printed in 万元 with two decimals, half away from zero. */
export function tenThousands(fen: number): string {
  return new Decimal(fen).div(1e6).toFixed(2);
}

/** What a cell is to hold so that it prints another amount, dressed as it is: a number for a number, in its own unit; a text for a text. */
export function redressed(value: string | number, format: string | undefined, amount: string): CellValue {
  if (typeof value === "number") {
    const power = (format === undefined ? undefined : shownBy(format))?.power ?? 0;
    // Excel knows no −0.
    return new Decimal(amount).times(`1e${power}`).toNumber() + 0;
  }
  const [whole = "", ...rest] = amount.replace("-", "").split(".");
  const isGrouped = /\d[,，]\d/.test(value);
  const digits = [isGrouped ? inThrees(whole) : whole, ...rest].join(".");
  const text = value.normalize("NFKC");
  const written = text.replace(/\d[\d,]*(?:\.\d*)?|\.\d+/, digits);
  return amount.startsWith("-") && decimalIn(text)?.startsWith("-") !== true ? `-${digits}` : written;
}
