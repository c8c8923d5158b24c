import type { CellValue } from "../sheet/grid.ts";
import { shownBy } from "./formats.ts";
import { scaled } from "./single.ts";
import { LONGEST, numberOf } from "./text.ts";

/** A figure with its unit, as a target says it: >=95%, =73人. */
export interface Quantity {
  readonly relation: ">=" | "<=" | ">" | "<" | "=" | "";
  readonly number: number;
  readonly unit: string;
  /** As printed. */
  readonly text: string;
}

const RELATIONS: Readonly<Record<string, Quantity["relation"]>> = {
  ">=": ">=",
  "≥": ">=",
  "<=": "<=",
  "≤": "<=",
  ">": ">",
  "<": "<",
  "=": "=",
};
const QUANTITY = /^(>=|<=|[≥≤<>=])?(\d[\d,]{0,15}(?:\.\d{1,6})?)([^\d]{0,8})$/;

/** What a cell says that is a figure and nothing else; undefined for words. */
export function quantityOf(value: CellValue | undefined, format?: string): Quantity | undefined {
  if (typeof value === "number") {
    const isPercent = format !== undefined && shownBy(format)?.percent === true;
    const number = isPercent ? scaled(value, 2, 6) : value;
    return { relation: "", number, unit: isPercent ? "%" : "", text: `${number}${isPercent ? "%" : ""}` };
  }
  if (typeof value !== "string" || value.length > LONGEST) return undefined;
  const text = value.normalize("NFKC").replace(/\s+/g, "");
  const [, relation = "", digits = "", unit = ""] = QUANTITY.exec(text) ?? [];
  const number = numberOf(digits);
  return typeof number === "number" ? { relation: RELATIONS[relation] ?? "", number, unit, text } : undefined;
}
