import type { CellValue } from "../sheet/grid.ts";
import { inThrees } from "../sheet/text.ts";
import { Decimal } from "./decimal.ts";
import { shownBy } from "./formats.ts";
import { decimalIn } from "./text.ts";

/** What a number prints where its format shows only a part of it, as 0.00, shows thousands; undefined where it shows all. */
export function scaledDown(value: number, format: string): string | undefined {
  const shown = shownBy(format);
  if (shown === undefined || shown.power === 0 || value === 0 || !Number.isFinite(value)) return undefined;
  return new Decimal(value).times(`1e${-shown.power}`).toFixed(shown.decimals);
}

/** What a cell is to hold so that it prints another amount, dressed as it is: a number for a number, in its own unit; a text for a text. */
export function redressed(value: string | number, format: string | undefined, amount: string): CellValue {
  if (typeof value === "number") {
    const power = (format === undefined ? undefined : shownBy(format))?.power ?? 0;
    return new Decimal(amount).times(`1e${power}`).toNumber();
  }
  const [whole = "", ...rest] = amount.replace("-", "").split(".");
  const isGrouped = /\d[,，]\d/.test(value);
  const digits = [isGrouped ? inThrees(whole) : whole, ...rest].join(".");
  const text = value.normalize("NFKC");
  const written = text.replace(/\d[\d,]*(?:\.\d*)?|\.\d+/, digits);
  return amount.startsWith("-") && decimalIn(text)?.startsWith("-") !== true ? `-${digits}` : written;
}
