import type { SheetGrid } from "../../src/core/sheet/grid.ts";
import { Random } from "../core/honest.ts";
import { MADE_SETS } from "../core/made-sets.ts";
import { DOCUMENTS, varyOften } from "./variations.ts";

/** A document, or a made set, in order, and how it would look printed otherwise in three ways at once. */
export interface Trial {
  readonly name: string;
  readonly sheets: readonly SheetGrid[];
  readonly varied: readonly SheetGrid[];
  /** What was done to it; nothing where nothing applied. */
  readonly kinds: readonly string[];
}

const made = Object.entries(MADE_SETS).map(([name, make]) => [name, make] as const);
const documents = DOCUMENTS.map(([name, read]) => [name, () => read()] as const);

/** Trials below this number are of the first so many made kinds: what they were found to be stays so when kinds are added, at the end. */
const FIRST = { trials: 500_000, kinds: 10 };

/** The trial of a number, the same every time; as often of a made set as of any. `part`: only of kinds with that in their name. */
export function trialOf(number: number, part = ""): Trial {
  const own = made.slice(0, number < FIRST.trials ? FIRST.kinds : made.length);
  const kinds = [...documents, ...own].filter(([name]) => name.includes(part));
  const random = new Random(number + 8e6);
  const [name, make] = random.pick(random.chance(0.5) ? kinds.slice(-own.length) : kinds);
  const sheets = make(number);
  const { sheets: varied, kinds: done } = varyOften(sheets, 3, random);
  return { name, sheets, varied, kinds: done };
}
