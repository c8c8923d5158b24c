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

/** The looks of conditional formats, as far as they hide or change what is shown. */
export interface ConditionalLooks {
  /** One of the style sheet, by its number. */
  readonly at: (look: number) => Conditional | undefined;
  /** One that is written with its rule. */
  readonly written: (text: string) => Conditional | undefined;
}

/** What is read of a rule before it is whole. */
interface Draft {
  readonly tag: Tag;
  readonly formulas: string[];
  shows: Conditional | undefined;
}

/** Of a sheet part, those of newer Excels in its extensions among them; `hidden` is to show nothing. */
export function conditionsIn(text: string, looks: ConditionalLooks, hidden: Conditional): AsSeen | undefined {
  if (!text.includes("conditionalFormatting")) return undefined;
  const rules: Rule[] = [];
  /** Where the extended ones apply is said behind their rules. */
  let waiting: Draft[] = [];
  let areas: readonly Area[] = [];
  let rule: Draft | undefined;
  let [from, look] = [-1, -1];
  const put = (draft: Draft): void => {
    const { tag, formulas, shows } = draft;
    if (shows !== undefined && areas.length > 0)
      rules.push({ areas, isOf: conditionOf(text, tag, formulas, areas[0]), shows });
  };
  for (const tag of tags(text)) {
    const [opens, ends] = [tag.kind !== "close", tag.kind !== "open"];
    switch (tag.local) {
      case "conditionalFormatting":
        if (opens) areas = areasIn(attribute(text, tag, "sqref") ?? "");
        if (ends) waiting = [];
        break;
      case "sqref":
        if (opens) from = tag.end;
        else if (from >= 0 && waiting.length > 0) {
          areas = areasIn(contentOf(text, from, tag.start));
          waiting.forEach(put);
          waiting = [];
        }
        break;
      case "cfRule":
        if (opens) rule = { tag, formulas: [], shows: looks.at(Number(attribute(text, tag, "dxfId") ?? NaN)) };
        if (!ends || rule === undefined) break;
        if (areas.length > 0) put(rule);
        else waiting.push(rule);
        rule = undefined;
        break;
      case "formula":
      case "f":
        if (opens) from = tag.end;
        else if (from >= 0) rule?.formulas.push(contentOf(text, from, tag.start).slice(0, 100));
        break;
      case "dataBar":
      case "iconSet":
        if (rule && isTrue(text, tag, "showValue") === false) rule.shows = hidden;
        break;
      case "dxf":
        if (opens) look = tag.start;
        else if (rule && look >= 0) rule.shows ??= looks.written(text.slice(look, tag.end));
        break;
    }
  }
  if (rules.length === 0) return undefined;
  return firstOf(
    rules.length > MOST_RULES ? [...rules.slice(0, MOST_RULES), ...together(rules.slice(MOST_RULES))] : rules,
  );
}

/** By the first rule that is of a cell. Asked of every number, row by row, and written plainly for that. */
function firstOf(rules: readonly Rule[]): AsSeen {
  const areas = rules.flatMap((rule) =>
    rule.areas.map(({ top, left, bottom, right }) => ({ top, left, bottom, right, rule })),
  );
  let of = -1;
  let within = areas;
  return (row, column, value, code) => {
    if (row !== of) {
      of = row;
      within = areas.filter(({ top, bottom }) => row >= top && row <= bottom);
    }
    let tried: Rule | undefined;
    for (const { left, right, rule } of within) {
      // Areas of one rule stand behind each other.
      if (rule === tried || column < left || column > right) continue;
      if (rule.isOf(value)) return rule.shows(code) ?? code;
      tried = rule;
    }
    return code;
  };
}

/** So many areas of one format are told apart. */
const MOST_AREAS = 20;

function areasIn(ranges: string): readonly Area[] {
  const areas = ranges.split(/\s+/).flatMap((range) => areaOf(range) ?? []);
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
