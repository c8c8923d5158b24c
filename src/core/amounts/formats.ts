import { isStruck, isWithoutRoom, NO_ROOM } from "../sheet/ink.ts";
import { struck, withoutEnding } from "../sheet/text.ts";
import { bareFormat, POINT_OF_TEXT, sectionsOf } from "../sheet/number-format.ts";
import { Decimal } from "./decimal.ts";

/** How a number format prints: so many decimals of the value divided by 10^power. */
export interface ShownFormat {
  readonly decimals: number;
  readonly power: number;
  readonly percent: boolean;
}

/** What a format shows positive numbers as, and whether it shows others by sections that print otherwise. */
interface KnownFormat {
  readonly shown: ShownFormat | undefined;
  readonly varies: boolean;
}

const formats = new Map<string, KnownFormat>();

/**
 * #,##0.00 → two decimals; 0.00, → of thousands; 0\.0, → 万 with one decimal; undefined for General and for dates. Of several sections the
 * one that shows the value.
 */
export function shownBy(format: string, value = 1): ShownFormat | undefined {
  let known = formats.get(format);
  if (known === undefined) formats.set(format, (known = knownFormat(format)));
  if (!known.varies || value === 0) return known.shown;
  return shownBy(sectionFor(value, format).section);
}

function knownFormat(format: string): KnownFormat {
  const [first, ...others] = sectionsOf(format).map(readFormat);
  const varies = others.some(
    (one) =>
      one !== undefined &&
      (one.decimals !== first?.decimals || one.percent !== first.percent || one.power !== first.power),
  );
  return { shown: first, varies };
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

/** What a number shows as, where that is not the number itself: nothing, words, divided by a power of ten, another sign, digits more. Undefined where it shows as it is. */
export function shownAs(value: number, format: string): string | undefined {
  if (value === 0 || !Number.isFinite(value)) return undefined;
  let isPlain = plain.get(format);
  if (isPlain === undefined) {
    isPlain =
      !CONDITION.test(format) &&
      !SCIENTIFIC.test(format) &&
      [1, -1].every((one) => disguised(one, format) === undefined);
    plain.set(format, isPlain);
  }
  return isPlain ? undefined : disguised(value, format);
}

/** Whether a format shows every number as it is: nearly all do. */
const plain = new Map<string, boolean>();

function disguised(value: number, format: string): string | undefined {
  const { section, isOwn } = sectionFor(value, format);
  if (section.trim() === "" && section !== format) return "";
  if (WHITE.test(section)) return "";
  if (isWithoutRoom(section)) return NO_ROOM;
  if (isStruck(section)) return struck(String(value));
  const bare = bareFormat(section);
  if (section.trim() !== "" && !/[0#?@]|general|[ymdhs]/i.test(bare)) {
    const words = literal(section);
    return bare.trim() === "" && !/["\\!]/.test(section) ? "" : words;
  }
  const scientific = SCIENTIFIC.exec(bare);
  if (scientific !== null) {
    const [digits = "", power = ""] = value.toExponential(scientific[1]?.length ?? 0).split("e");
    const own = `${digits}E${power.charAt(0)}${power.slice(1).padStart(2, "0")}`;
    return Number(own) === value ? undefined : own;
  }
  const isGeneral = /general/i.test(bare);
  const shown = isGeneral ? GENERAL : shownBy(section);
  if (shown === undefined || shown.percent) return undefined;
  const [before = "", after = ""] = literal(withoutBrackets(section).replace(/general|[0#?][0#?,.]*/i, "\0")).split(
    "\0",
  );
  // A section of its own for negative numbers says itself how they are told.
  const isNegative = isOwn ? SIGN.test(before) : SIGN.test(before) !== value < 0;
  const hasDigits = /\d/.test(before) || /^[.．]?\d/.test(after) || (shown.decimals === 0 && /^\s*\d/.test(after));
  if (shown.power === 0 && isNegative === value < 0 && !hasDigits) return undefined;
  const exact = new Decimal(Math.abs(value).toPrecision(15)).times(`1e${-shown.power}`);
  const digits = isGeneral ? exact.toString() : exact.toFixed(shown.decimals);
  return hasDigits ? `${before}${digits}${after}`.trim() : `${isNegative ? "-" : ""}${digits}`;
}

/** What a text shows as with a format, where that is not the text itself: its fourth section is for texts. */
export function textShownAs(text: string, format: string): string | undefined {
  const sections = sectionsOf(format);
  const [first = "", , , own] = sections;
  if (WHITE.test(first)) return "";
  if (isStruck(first)) return struck(text);
  if (own === undefined || /@|general/i.test(bareFormat(own))) return undefined;
  return literal(own);
}

/** Whether a format shows texts as something else, or not at all: hardly any does. */
export function changesText(format: string): boolean {
  let changes = changing.get(format);
  if (changes === undefined) changing.set(format, (changes = textShownAs("1", format) !== undefined));
  return changes;
}

const changing = new Map<string, boolean>();

/** What of money a format says behind its numbers: 亿元; undefined where it says nothing of the kind. */
export function unitBehind(format: string): string | undefined {
  if (!units.has(format)) {
    const [first = ""] = sectionsOf(format);
    units.set(format, /(?:[0#?]|general)\s*([百千万亿]{0,2}元|[百千]?[万亿]|[%％‰])$/i.exec(literal(first))?.[1]);
  }
  return units.get(format);
}

const units = new Map<string, string | undefined>();

/** How many digits a number shows with a format of so many decimals; undefined with others, which may show fewer. */
export function digitsShown(value: number, format: string): number | undefined {
  const shown = shownBy(format, value);
  if (shown?.power !== 0 || shown.percent || Math.abs(value) >= 1e15) return undefined;
  return String(Math.trunc(Math.abs(value))).length + shown.decimals;
}

const GENERAL: ShownFormat = { decimals: 0, power: 0, percent: false };

/** 0.00E+00, and what it shows behind the point. */
const SCIENTIFIC = /[0#?](?:\.([0#?]{0,20}))?E[+-]/i;

/** How negative numbers are told. */
const SIGN = /[-−(（△▲]/;

/** Excel's own way of white letters; what is white on white for other reasons is handed over as this. */
const WHITE = /\[(?:white|白色?|color ?2|颜色 ?2)\]/i;

const CONDITION = /\[(<=|>=|<>|<|>|=)(-?\d{1,15}(?:\.\d{1,10})?)\]/;

/** The section by which a number is shown; `isOwn`: it is there for negative numbers, which lose their sign by it. */
function sectionFor(value: number, format: string): { readonly section: string; readonly isOwn: boolean } {
  const sections = sectionsOf(format);
  const conditions = sections.map((section) => CONDITION.exec(section));
  if (!conditions.some((condition) => condition !== null)) {
    const own = value < 0 && sections.length > 1 ? sections[1] : undefined;
    return { section: own ?? sections[0] ?? "", isOwn: own !== undefined };
  }
  const found = conditions.findIndex((condition, i) => {
    if (condition !== null) return holds(value, condition[1] ?? "", Number(condition[2]));
    return i === 1 && sections.length > 2 ? value < 0 : i > 0;
  });
  const [, relation = "", limit = "1"] = conditions[found] ?? [];
  return { section: sections[found] ?? "", isOwn: value < 0 && relation.startsWith("<") && Number(limit) <= 0 };
}

function holds(value: number, relation: string, limit: number): boolean {
  if (relation === "<") return value < limit;
  if (relation === ">") return value > limit;
  if (relation === "<=") return value <= limit;
  if (relation === ">=") return value >= limit;
  return relation === "=" ? value === limit : value !== limit;
}

/** Without colours, conditions and currencies. */
function withoutBrackets(section: string): string {
  return section
    .split("[")
    .map((part, i) => (i === 0 ? part : part.slice(part.indexOf("]") + 1)))
    .join("");
}

/** The words of a section: what stands in quotes and behind strokes, without fillers. */
function literal(section: string): string {
  return withoutBrackets(section)
    .replace(/[_*]./g, "")
    .replace(/["\\!]/g, "")
    .trim();
}
