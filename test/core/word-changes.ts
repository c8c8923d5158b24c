import { readTables } from "../../src/core/check.ts";
import { checkWords } from "../../src/core/prose/check-words.ts";
import type { Claim, Remark } from "../../src/core/prose/claim.ts";
import type { SheetGrid } from "../../src/core/sheet/grid.ts";
import type { Random } from "./honest.ts";
import { honestWords, STYLES } from "./honest-words.ts";
import { FREE, PLACES, told } from "./told/told.ts";

// One figure, or the word that goes with it, changed in words that were honest.

export const CHANGES = ["分", "swapped", "tenfold", "unit", "slot", "direction", "rate", "percent", "year"] as const;
export type WordChange = (typeof CHANGES)[number];

export interface ChangedWords {
  /** The place whose forms the document has. */
  readonly place: string;
  readonly change: WordChange;
  readonly before: Claim;
  /** What stands there now. */
  readonly now: string;
  /** Whether rounding alone could make the new figure, so that nothing can be said against it. */
  readonly withinRounding: boolean;
  readonly found: boolean;
}

const sayOf = (lines: readonly string[], sheets: readonly SheetGrid[]) =>
  checkWords({ name: "决算说明", lines }, readTables(sheets).tables);

/** Changes one figure of the words `number` that was found to agree; undefined where the change says the same. */
export function changeWords(
  number: number,
  random: Random,
  alone: boolean,
  change: WordChange,
): ChangedWords | undefined {
  const places = [...STYLES, ...Object.keys(PLACES).filter((place) => !(place in FREE))];
  const place = places[number % places.length]!;
  const { sheets, lines } =
    place in PLACES ? told(place, number) : honestWords(number, place as (typeof STYLES)[number]);
  const tables = alone ? [] : sheets;
  const { claims, remarks } = sayOf(lines, tables);
  if (change === "year") return changeYear(place, lines, tables, remarks, random);
  const isRate = (claim: Claim): boolean => claim.text.endsWith("%");
  const held = claims.filter(
    (claim) =>
      ["equal", "rounding"].includes(claim.verdict) &&
      /[1-9]/.test(claim.text) &&
      (change === "rate" || change === "percent" ? isRate(claim) : change === "direction" ? true : !isRate(claim)) &&
      // Without tables only what several figures hold together can be told.
      (!alone || claim.against.is !== "words"),
  );
  if (held.length === 0) return undefined;
  const before = random.pick(held);
  const line = lines[before.at.line]!;
  const text = line.slice(before.at.from, before.at.to);
  const now = changedText(text, before, claims, change, random, line);
  if (now === undefined || now === text) return undefined;
  const [from, word] = change === "direction" ? [before.at.from - 2, now] : [before.at.from, now];
  const to = change === "direction" ? before.at.from : before.at.to;
  const others = [...lines];
  others[before.at.line] = line.slice(0, from) + word + line.slice(to);
  const report = sayOf(others, tables);
  const found =
    report.claims.some(
      ({ verdict, at, against }) =>
        ["unequal", "doubtful"].includes(verdict) &&
        // Of many figures that stand in no table only their sum can be named.
        (at.line === before.at.line || (before.against.is === "sum" && against.is === "sum")),
    ) || report.remarks.some(({ hint, kind, at }) => (!hint || kind === "zero-base") && at.line === before.at.line);
  return { place, change, before, now: word, withinRounding: isWithin(before, word, change, report.claims), found };
}

/** A year of the form that is neither this one nor the last. */
function changeYear(
  place: string,
  lines: readonly string[],
  sheets: readonly SheetGrid[],
  before: readonly Remark[],
  random: Random,
): ChangedWords | undefined {
  const { claims } = sayOf(lines, sheets);
  const years = claims.filter(
    ({ text, sentence, from, zone }) =>
      zone === "account" &&
      /^20\d\d$/.test(text) &&
      (sentence.startsWith("年度", from + 4) || /(?:与|比|较)$/.test(sentence.slice(0, from))),
  );
  if (years.length < 8) return undefined;
  const claim = random.pick(years);
  const now = `${Number(claim.text) + random.pick([-2, -3, 2])}`;
  const line = lines[claim.at.line]!;
  const others = [...lines];
  others[claim.at.line] = line.slice(0, claim.at.from) + now + line.slice(claim.at.to);
  const { remarks } = sayOf(others, sheets);
  const isSaid = ({ kind, at }: Remark): boolean => kind === "wrong-year" && at.line === claim.at.line;
  return {
    place,
    change: "year",
    before: claim,
    now,
    withinRounding: false,
    found: remarks.some(isSaid) && !before.some(isSaid),
  };
}

function changedText(
  text: string,
  { against, meaning }: Claim,
  claims: readonly Claim[],
  change: WordChange,
  random: Random,
  line: string,
): string | undefined {
  const [, number = "", unit = ""] = /^([\d.]+)(.*)$/.exec(text.replaceAll(",", "")) ?? [];
  const places = number.includes(".") ? number.length - number.indexOf(".") - 1 : 0;
  switch (change) {
    case "分":
      return `${(Number(number) + (random.chance(0.5) ? 0.01 : -0.01)).toFixed(2)}${unit}`;
    case "swapped": {
      const digits = [...number];
      const pairs = digits.flatMap((digit, i) => {
        const next = digits[i + 1];
        return next !== undefined && next !== "." && digit !== "." && next !== digit && (i > 0 || next !== "0")
          ? [i]
          : [];
      });
      if (pairs.length === 0) return undefined;
      const i = random.pick(pairs);
      [digits[i], digits[i + 1]] = [digits[i + 1]!, digits[i]!];
      return `${digits.join("")}${unit}`;
    }
    case "tenfold":
      return `${(Number(number) * 10).toFixed(places)}${unit}`;
    case "unit":
      return unit === "万元" ? `${number}元` : undefined;
    case "slot": {
      const others = claims.filter((claim) => claim.text.endsWith("万元") && claim.text !== text);
      return others.length === 0 ? undefined : random.pick(others).text;
    }
    case "percent":
      return number;
    case "direction": {
      const at = line.indexOf(text);
      const word = line.slice(at - 2, at);
      const opposite = { 增加: "减少", 减少: "增加", 增长: "下降", 下降: "增长" }[word];
      return against.is === "rate" && meaning !== undefined && !line.includes(text, at + 1) ? opposite : undefined;
    }
    case "rate":
      return `${(Number(number) + random.pick([-10, -1, -0.1, 0.1, 1, 10])).toFixed(places)}%`.replace("-", "");
  }
}

/** A figure that is told by rates alone may move as far as these are rounded. */
function isWithin({ against, at }: Claim, now: string, change: WordChange, claims: readonly Claim[]): boolean {
  // A table in 万元 does not know the last digits of 元.
  const isFiner = /\d元$/.test(now);
  if (change === "direction" || (against.is === "tables" && !isFiner)) return false;
  const own = claims.find((claim) => claim.at.line === at.line && claim.at.from === at.from);
  if (own === undefined || !["equal", "rounding"].includes(own.verdict)) return false;
  // What it is held against still fits: recomputed here from the printed figures alone.
  const [x, y] = [Number.parseFloat(own.text), Number.parseFloat(now)];
  // Sums and rates leave room for a hundredth.
  const isTail = change === "分" && (against.is === "sum" || against.is === "rate");
  return own.verdict === "rounding" || isTail || Math.abs(x - y) < 1e-9;
}
