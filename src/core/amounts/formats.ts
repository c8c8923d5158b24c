import { withoutEnding } from "../sheet/text.ts";
import { bareFormat, POINT_OF_TEXT, sectionsOf } from "../sheet/number-format.ts";
import { Decimal } from "./decimal.ts";

/** How a number format prints: so many decimals of the value divided by 10^power. */
export interface ShownFormat {
  readonly decimals: number;
  readonly power: number;
  readonly percent: boolean;
}
const formats = new Map<string, ShownFormat | undefined>();

/** #,##0.00 → two decimals; 0.00, → of thousands; 0\.0, → 万 with one decimal; undefined for General and for dates. */
export function shownBy(format: string): ShownFormat | undefined {
  if (!formats.has(format)) formats.set(format, readFormat(format));
  return formats.get(format);
}

function readFormat(format: string): ShownFormat | undefined {
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

/** What a number shows as, where that is not the number itself: without its digits, or divided by a power of ten. Undefined where it shows as it is. */
export function shownAs(value: number, format: string): string | undefined {
  if (value === 0 || !Number.isFinite(value)) return undefined;
  const sections = sectionsOf(format);
  const section = (value < 0 ? sections[1] : undefined) ?? sections[0] ?? "";
  if (section.trim() !== "" && !/[0#?@]|general|[ymdhs]/i.test(bareFormat(section)))
    return bareFormat(section).trim() === "" && !/["\\]/.test(section) ? "" : literal(section);
  if (section.trim() === "" && sections.length > 1) return "";
  const shown = shownBy(section);
  if (shown === undefined || shown.percent || shown.power === 0) return undefined;
  return new Decimal(value.toPrecision(15)).times(`1e${-shown.power}`).toFixed(shown.decimals);
}

/** The words of a section that shows no digit. */
function literal(section: string): string {
  return section
    .split("[")
    .map((part, i) => (i === 0 ? part : part.slice(part.indexOf("]") + 1)))
    .join("")
    .replace(/["\\]/g, "")
    .trim();
}
