import { withoutEnding } from "../sheet/text.ts";
import { bareFormat, POINT_OF_TEXT } from "../sheet/number-format.ts";

/** How a number format prints: so many decimals of the value divided by 10^power. */
export interface Shown {
  readonly decimals: number;
  readonly power: number;
  readonly percent: boolean;
}
const formats = new Map<string, Shown | undefined>();

/** #,##0.00 → two decimals; 0.00, → of thousands; 0\.0, → 万 with one decimal; undefined for General and for dates. */
export function shownBy(format: string): Shown | undefined {
  if (!formats.has(format)) formats.set(format, readFormat(format));
  return formats.get(format);
}

function readFormat(format: string): Shown | undefined {
  const bare = bareFormat(format);
  const digits = /[0#?][0#?,.·]*/.exec(bare)?.[0];
  if (digits === undefined || /[eymdhs/@]|general/i.test(bare)) return undefined;
  const thousands = digits.length - withoutEnding(digits, ",").length;
  const places = (after: string): number => digits.split(after)[1]?.replace(/[^0#?]/g, "").length ?? 0;
  // A point that is only text, as in 0\.0, or 0"."0000, shows 元 as 万元.
  const shifted = digits.includes(POINT_OF_TEXT) ? places(POINT_OF_TEXT) : 0;
  return {
    decimals: shifted > 0 ? shifted : places("."),
    power: 3 * thousands + shifted,
    percent: bare.includes("%"),
  };
}
