import { addressOf, type BoundSet } from "../equations/bind.ts";
import { check, readTables, type TablesRead } from "../check.ts";
import type { BookRole, Fact } from "../prose/beside.ts";
import { checkWords } from "../prose/check-words.ts";
import { keyOf } from "../prose/meanings.ts";
import type { SheetGrid } from "../sheet/grid.ts";
import { standsAlone } from "../forms/form.ts";
import type { Unit } from "../amounts/units.ts";

/** A workbook, or a document, beside the one that is checked, as it was read. */
export interface GivenBook {
  readonly book: BookRole;
  /** What the user knows it by. */
  readonly name: string;
  readonly sheets: readonly SheetGrid[];
  /** Of a document: what it says beside its tables. */
  readonly lines?: readonly string[];
  /** Where no table says its year. */
  readonly year?: string;
}

/** The tables and words of such a workbook. */
export interface OpenBook {
  readonly book: BookRole;
  readonly name: string;
  readonly sets: readonly BoundSet[];
  /** What its words say, by meaning and stage. */
  readonly said: ReadonlyMap<string, Fact>;
  /** Of its words, where it has no tables. */
  readonly year?: string;
  readonly kind?: "决算" | "预算";
  /** How many of its own relations are 不符. */
  readonly unequal: number;
}

/** Its sets are bound by themselves: nothing in it takes part in the check of the workbook. Never throws on what it holds. */
export function openBook({ book, name, sheets, lines = [], year }: GivenBook): OpenBook {
  const options = year === undefined ? {} : { year };
  const reading = readTables(sheets, options);
  const sets = accountsIn(reading);
  const words = lines.length === 0 ? undefined : checkWords({ name, lines }, reading.tables, options);
  const said = new Map<string, Fact>();
  for (const { meaning, stage, verdict, text } of words?.claims ?? []) {
    if (meaning === undefined || stage === undefined || verdict === "unequal" || verdict === "doubtful") continue;
    const [, number = "", unit] = /^(\d[\d,.]*)(亿元|万元|千元|元)$/.exec(text) ?? [];
    const key = keyOf(meaning, stage);
    if (number !== "" && !said.has(key)) said.set(key, { book, number, unit: unit as Unit });
  }
  return {
    book,
    name,
    sets,
    said,
    unequal: sets.length === 0 ? 0 : check(reading, options).counts.unequal,
    ...(words?.year === undefined ? {} : { year: words.year }),
    ...(said.size === 0 || words === undefined ? {} : { kind: words.kind }),
  };
}

/** Sets that are compared from year to year: those of 绩效表 speak of projects, which come and go. */
export function accountsIn({ sets }: TablesRead): BoundSet[] {
  return sets.filter(({ kind }) => !standsAlone(kind));
}

/** An amount of a set as a fact. */
export function factAt(set: BoundSet, id: number, book: BookRole): Fact {
  const at = addressOf(set, id);
  return {
    book,
    number: set.amounts.state(id) === "blank" ? "" : set.amounts.printed(id),
    unit: set.amounts.unit(id),
    ...(at === undefined ? {} : { at }),
  };
}
