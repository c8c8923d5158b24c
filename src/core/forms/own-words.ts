import type { Unit } from "../amounts/units.ts";
import { formsOf, scopeOf, type Rule } from "./rule.ts";
import type { Block, Column, Form, Label, Line } from "./form.ts";

// A table in a place's own words: laid out as a known form, with other spellings, lines of its own, or lines that may be left out.

/** What a place calls a column or a line besides the usual, and whether it may be left out. */
export interface OwnWord {
  readonly as: readonly string[];
  readonly optional: boolean;
  /** Of a column: headings that stand above it. */
  readonly under: readonly string[];
  /** Of a line or a column that no form knows: the one with which it is added up. */
  readonly like?: string;
}

/** What differs from the known form. */
export interface OwnWords {
  readonly titles: readonly string[];
  readonly unit?: Unit;
  /** What stands over a block, by its name: 本年进项 over 收入. */
  readonly sides: ReadonlyMap<string, readonly string[]>;
  readonly labels: ReadonlyMap<Label, readonly string[]>;
  readonly columns: ReadonlyMap<string, OwnWord>;
  readonly lines: ReadonlyMap<string, OwnWord>;
}

/** A form in these words. Rules know a table of it `as` the known form; where that is not given, it is one of its own, laid out alike. */
export function formIn(base: Form, words: OwnWords, as?: Form): Form {
  const { wording: _, ...rest } = base;
  return {
    ...rest,
    ...(as === undefined ? {} : { as }),
    titles: [...words.titles, ...(as?.titles ?? [])],
    titleOnly: true,
    ...(words.unit === undefined ? {} : { unit: words.unit }),
    parts: base.parts.map((blocks) => blocks.map((block) => blockIn(block, words))),
  };
}

function blockIn(block: Block, { sides, labels, columns, lines }: OwnWords): Block {
  const side = sides.get(block.name);
  const spelled = Object.entries(block.labels).map(([label, known]) => [
    label,
    [...known, ...(labels.get(label as Label) ?? [])],
  ]);
  return {
    ...block,
    ...(side === undefined ? {} : { under: [...(block.under ?? []), ...side] }),
    labels: Object.fromEntries(spelled) as Block["labels"],
    columns: block.columns.flatMap((column): Column[] => {
      const own = columns.get(column.name);
      const parts = column.parts?.flatMap((name) => [name, ...joining(name, columns).map(([one]) => one)]);
      const itself: Column =
        own === undefined
          ? column
          : { ...column, headings: [...(column.headings ?? [column.name]), ...own.as], ...asSaid(own) };
      return [
        parts === undefined ? itself : { ...itself, parts },
        ...joining(column.name, columns).map(([name, word]): Column => ({
          name,
          headings: [name, ...word.as],
          joins: column.name,
          ...asSaid(word),
        })),
      ];
    }),
    lines: block.lines.flatMap((line): Line[] => {
      const own = lines.get(line.name);
      const itself: Line =
        own === undefined
          ? line
          : {
              ...line,
              labels: [...(line.labels ?? []), ...own.as],
              ...(own.optional ? { varies: true as const } : {}),
            };
      return [itself, ...linesLike(line, lines)];
    }),
  };
}

function asSaid({ under, optional }: OwnWord): Pick<Column, "over" | "varies"> {
  return { ...(under.length === 0 ? {} : { over: under }), ...(optional ? { varies: true } : {}) };
}

/** Columns of the place's own that are added up with a column. */
function joining(name: string, columns: OwnWords["columns"]): (readonly [string, OwnWord])[] {
  return [...columns].filter(([, { like }]) => like === name);
}

/** Lines of the place's own that are added up with a line. */
function linesLike({ name, group }: Line, lines: OwnWords["lines"]): Line[] {
  return [...lines].flatMap(([own, { as, optional, like }]) =>
    like === name && group !== undefined
      ? [{ name: own, group, labels: as, ...(optional ? { varies: true as const } : {}) }]
      : [],
  );
}

/** What rules say within a known form, for a table of its own that is laid out alike. */
export function rulesLike(base: Form, own: Form, rules: readonly Rule[]): Rule[] {
  return rules
    .filter((rule) => formsOf(rule)[0] === base && scopeOf(rule) === "表内")
    .map((rule) => ({ ...replaced(rule, base, own), id: `${rule.id}·${own.no}` }));
}

/** The same, with one form for another wherever it is named. */
function replaced<T>(value: T, base: Form, own: Form): T {
  if ((value as unknown) === base) return own as unknown as T;
  if (Array.isArray(value)) return value.map((one: unknown) => replaced(one, base, own)) as unknown as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, replaced<unknown>(one, base, own)])) as T;
}
