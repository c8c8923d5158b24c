import type { Area } from "../../core/sheet/grid.ts";
import { attribute, contentOf, isTrue, tags, type Tag } from "../ooxml/xml.ts";
import { areaOf } from "./cells.ts";

// Conditional formats that keep a number from being read as it is.

/** What a look of conditional formats makes of a number format code. */
export type Conditional = (code: string | undefined) => string | undefined;

/** The number format of a cell as its conditional formats show it. */
export type AsSeen = (row: number, column: number, value: number, code: string | undefined) => string | undefined;

interface Rule {
  readonly areas: readonly Area[];
  /** Of every number where the condition is not understood. */
  readonly isOf: (value: number) => boolean;
  readonly shows: Conditional;
}

/** So many rules are looked at one by one; those beyond count for all numbers of their areas. */
const MOST_RULES = 100;

/** Of a sheet part; `lookAt` gives the looks that hide or change what is shown, `hidden` is to show nothing. */
export function conditionsIn(
  text: string,
  lookAt: (look: number) => Conditional | undefined,
  hidden: Conditional,
): AsSeen | undefined {
  if (!text.includes("conditionalFormatting")) return undefined;
  const rules: Rule[] = [];
  let areas: readonly Area[] = [];
  let rule: Tag | undefined;
  let formulas: string[] = [];
  let from = -1;
  let isHidden = false;
  for (const tag of tags(text)) {
    if (tag.depth < 1 || tag.kind === "close") {
      if (rule === undefined) continue;
      if (tag.local === "formula" && from >= 0) formulas.push(contentOf(text, from, tag.start).slice(0, 100));
      if (tag.local !== "cfRule") continue;
    } else if (tag.depth === 1) areas = tag.local === "conditionalFormatting" ? areasIn(text, tag) : [];
    if (areas.length === 0) continue;
    if (tag.local === "formula") from = tag.kind === "open" ? tag.end : -1;
    if ((tag.local === "dataBar" || tag.local === "iconSet") && isTrue(text, tag, "showValue") === false)
      isHidden = true;
    if (tag.local !== "cfRule") continue;
    if (tag.kind !== "close") [rule, formulas, from, isHidden] = [tag, [], -1, false];
    if (tag.kind === "open" || rule === undefined) continue;
    const shows = isHidden ? hidden : lookAt(Number(attribute(text, rule, "dxfId") ?? NaN));
    if (shows !== undefined) rules.push({ areas, isOf: conditionOf(text, rule, formulas, areas[0]), shows });
    rule = undefined;
  }
  if (rules.length === 0) return undefined;
  const own = rules.length > MOST_RULES ? [...rules.slice(0, MOST_RULES), ...together(rules.slice(MOST_RULES))] : rules;
  return (row, column, value, code) =>
    own.find(({ areas: within, isOf }) => within.some((area) => isIn(area, row, column)) && isOf(value))?.shows(code) ??
    code;
}

function isIn({ top, left, bottom, right }: Area, row: number, column: number): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}

/** So many areas of one format are told apart. */
const MOST_AREAS = 20;

function areasIn(text: string, tag: Tag): readonly Area[] {
  const areas = (attribute(text, tag, "sqref") ?? "").split(/\s+/).flatMap((range) => areaOf(range) ?? []);
  return areas.length > MOST_AREAS ? [around(areas)] : areas;
}

function around(areas: readonly Area[]): Area {
  return areas.reduce((all, one) => ({
    top: Math.min(all.top, one.top),
    left: Math.min(all.left, one.left),
    bottom: Math.max(all.bottom, one.bottom),
    right: Math.max(all.right, one.right),
  }));
}

function together(rules: readonly Rule[]): Rule[] {
  const [first] = rules;
  if (first === undefined) return [];
  return [{ areas: [around(rules.flatMap(({ areas }) => areas))], isOf: () => true, shows: first.shows }];
}

const OPERATORS: Readonly<Record<string, (value: number, one: number, other: number) => boolean>> = {
  equal: (value, one) => value === one,
  notEqual: (value, one) => value !== one,
  greaterThan: (value, one) => value > one,
  greaterThanOrEqual: (value, one) => value >= one,
  lessThan: (value, one) => value < one,
  lessThanOrEqual: (value, one) => value <= one,
  between: (value, one, other) => value >= Math.min(one, other) && value <= Math.max(one, other),
  notBetween: (value, one, other) => value < Math.min(one, other) || value > Math.max(one, other),
};
const SIGNS: Readonly<Record<string, keyof typeof OPERATORS>> = {
  "=": "equal",
  "<>": "notEqual",
  ">": "greaterThan",
  ">=": "greaterThanOrEqual",
  "<": "lessThan",
  "<=": "lessThanOrEqual",
};

/** Never of a number. */
const OF_NO_NUMBER = new Set(["containsBlanks", "containsErrors", "timePeriod"]);

function conditionOf(
  text: string,
  rule: Tag,
  formulas: readonly string[],
  first: Area | undefined,
): (value: number) => boolean {
  const type = attribute(text, rule, "type") ?? "";
  if (OF_NO_NUMBER.has(type)) return () => false;
  const [one = NaN, other = one] = formulas.map((formula) => (formula.trim() === "" ? NaN : Number(formula)));
  if (type === "cellIs" && !Number.isNaN(one)) return comparing(attribute(text, rule, "operator"), one, other);
  // C7=0, said of C7 itself.
  const [, cell, sign = "", number] =
    /^\s?(\$?[A-Z]{1,3}\$?\d{1,7})\s?(<=|>=|<>|<|>|=)\s?(-?\d{1,15}(?:\.\d{1,10})?)\s?$/.exec(formulas[0] ?? "") ?? [
      "",
    ];
  const at = areaOf(cell?.replaceAll("$", ""));
  if (type === "expression" && at !== undefined && at.top === first?.top && at.left === first.left)
    return comparing(SIGNS[sign], Number(number), NaN);
  return () => true;
}

function comparing(operator: string | undefined, one: number, other: number): (value: number) => boolean {
  const compare = operator === undefined || !Object.hasOwn(OPERATORS, operator) ? undefined : OPERATORS[operator];
  return (value) => compare?.(value, one, other) ?? true;
}
