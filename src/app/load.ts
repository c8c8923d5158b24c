import type { Balance, BalanceOptions } from "../core/balance/balance.ts";
import type { AllEvidence, CheckOptions } from "../core/check.ts";
import type { Report } from "../core/report/finding.ts";
import type { Publication, PublishedParts } from "../core/publication/publication.ts";
import type { Form } from "../core/forms/form.ts";
import type { SheetGrid } from "../core/sheet/grid.ts";
import type { Solver } from "../core/verdicts/joint.ts";
import type { Profile } from "../core/forms/profile.ts";
import type { Language } from "../core/report/say/language.ts";
import { kindOf, type Rule } from "../core/forms/rule.ts";
import type { FormulaCell } from "../core/sheet/change.ts";
import { saidIn, type Notes } from "./kept.ts";
import { lastOf, type HeldTable, type PaneState, type Shelf } from "./state.ts";

/** Rules, forms and catalogue come after the first paint; they are the larger half of the program. */
async function engine() {
  const [{ checkWith, evidenceIn }, { recognise }, { FORMS, RULES }, { PROFILES }] = await Promise.all([
    import("../core/check.ts"),
    import("../core/tables/recognise.ts"),
    import("../core/forms/index.ts"),
    import("../core/forms/profiles.ts"),
  ]);
  return {
    checkWith,
    evidenceIn,
    recognise,
    FORMS,
    RULES,
    PROFILES,
    saidIn: (said: Notes["said"]) => saidIn(said, FORMS),
  };
}

/** Fetched when a workbook first needs it. */
async function loadSolver(): Promise<Solver> {
  return (await import("../solver/highs.ts")).loadSolver();
}

/** The one place where the pane asks the engine. Notes name forms and the set; `own` are sets besides the known ones. */
export async function inspect(
  sheets: readonly SheetGrid[],
  notes: AskedNotes,
  own: readonly Profile[] = [],
  options: AskedOptions = {},
): Promise<Report> {
  const { checkWith } = await engine();
  return checkWith(sheets, await optionsOf(notes, own, options), loadSolver);
}

/** What speaks for the figures of the same sheets; asked the same. */
export async function evidenceFor(
  sheets: readonly SheetGrid[],
  notes: AskedNotes,
  own: readonly Profile[] = [],
  options: AskedOptions = {},
): Promise<AllEvidence> {
  const { evidenceIn } = await engine();
  return evidenceIn(sheets, await optionsOf(notes, own, options));
}

/** 尾差配平 of the same tables, with what settles it loaded only now. */
export async function balanceOf(
  sheets: readonly SheetGrid[],
  notes: AskedNotes,
  own: readonly Profile[],
  options: Omit<BalanceOptions, "said" | "profile" | "solver">,
): Promise<Balance> {
  const [{ balance }, { loadOptimiser }, solver] = await Promise.all([
    import("../core/balance/balance.ts"),
    import("../solver/highs.ts"),
    loadSolver(),
  ]);
  return balance(sheets, await loadOptimiser(), { ...(await optionsOf(notes, own, options)), solver });
}

type AskedNotes = Pick<Notes, "said" | "profile">;
type AskedOptions = Omit<CheckOptions, "said" | "profile">;

async function optionsOf<T extends AskedOptions>(
  { said, profile: name }: AskedNotes,
  own: readonly Profile[],
  options: T,
): Promise<T & CheckOptions> {
  const { saidIn, PROFILES } = await engine();
  const profile = [...PROFILES, ...own].find((one) => one.name === name);
  return { ...options, said: saidIn(said), ...(profile === undefined ? {} : { profile }) };
}

/** The sets that the tables of a kind may be checked by. */
export async function everyProfile(): Promise<readonly Profile[]> {
  return (await engine()).PROFILES;
}

/** What a file says of a set: the set, or sentences on what is wrong. */
export async function profileIn(
  text: string,
  language: Language,
): Promise<{ readonly profile: Profile } | { readonly problems: readonly string[] }> {
  const [{ readProfile }, { profileProblem }] = await Promise.all([
    import("../core/forms/profile-file.ts"),
    import("../core/report/say/profile-problem.ts"),
  ]);
  const reading = readProfile(text);
  if ("profile" in reading) return reading;
  return { problems: reading.problems.map((problem) => profileProblem(language)(problem)) };
}

/** Which tables the workbook has, and what they say of themselves. */
export async function heldIn(
  sheets: readonly SheetGrid[],
  said: Readonly<Record<string, string>>,
): Promise<Pick<Shelf, "held" | "facts">> {
  const [{ recognise, saidIn }, { emptyNotePlace, isUnfilled }, { groupTables, setOf }] = await Promise.all([
    engine(),
    import("../core/blanks/template.ts"),
    import("../core/equations/sets.ts"),
  ]);
  const { tables } = recognise(sheets, saidIn(said));
  const held = tables.map((table): HeldTable => {
    const { form, grid, at } = table;
    return {
      form,
      sheet: grid.name,
      at: { sheet: grid.name, row: grid.top + at.row, column: grid.left + at.column },
      ...(isUnfilled(table) && !table.saysEmpty ? { empty: emptyNotePlace(table) } : {}),
    };
  });
  const [first] = groupTables(tables);
  const profile = setOf(first?.tables ?? []);
  return {
    held,
    facts: {
      ...(first?.year === undefined ? {} : { year: first.year }),
      ...(first?.organisation === undefined ? {} : { organisation: first.organisation }),
      ...(profile === undefined ? {} : { profile: profile.name }),
    },
  };
}

/** The sentence that an empty table of the form carries. */
export async function emptyNote(form: Form): Promise<string> {
  return (await import("../core/blanks/template.ts")).emptyNoteOf(form);
}

/** 插入科目, in two steps: the rows, and once they stand the sums. */
export async function insertion(said: Readonly<Record<string, string>>) {
  const { saidIn } = await engine();
  const { insertionOf, sumChanges } = await import("../core/blanks/insert-subject.ts");
  const forms = saidIn(said);
  return {
    rowsFor: (grid: SheetGrid, around: number, code: string, nameOf: (code: string) => string | undefined) =>
      insertionOf(grid, around, code, nameOf, forms),
    sumsFor: (grid: SheetGrid, formulas: readonly FormulaCell[], added: readonly string[]) =>
      sumChanges(grid, formulas, added, forms),
  };
}

/** What reads words; only those who open them wait for it. */
export async function wordsEngine() {
  const [{ joinWords }, { proseWords }] = await Promise.all([
    import("../core/prose/join.ts"),
    import("../core/prose/say.ts"),
  ]);
  return { joinWords, proseWords };
}

/** The publication that the open workbook is; what a check has found of it, and still holds, is not found out again. */
export async function publicationIn(
  files: Omit<PublishedParts, "report">,
  state: PaneState,
  options: AskedOptions,
): Promise<Publication> {
  const { Publication } = await import("../core/publication/publication.ts");
  const last = lastOf(state);
  return new Publication(
    { ...files, ...(last === undefined || last.stale ? {} : { report: last.report }) },
    await optionsOf(state.notes, state.shelf.own, options),
  );
}

/** The sets that are known, and what makes their tables. */
export async function templates() {
  const [{ PROFILES }, { editionOf }, { templatesOf }, { APPENDICES }] = await Promise.all([
    import("../core/forms/profiles.ts"),
    import("../core/forms/profile.ts"),
    import("../core/blanks/template.ts"),
    import("../core/forms/layouts.ts"),
  ]);
  return { PROFILES, editionOf, templatesOf, APPENDICES };
}

/** Every form that a sheet can be said to be. */
export async function everyForm(): Promise<readonly Form[]> {
  return (await engine()).FORMS;
}

/** The rules of which every comparison was tried in every set to which they apply. */
export async function rulesRun({ sets, tables, untried, inapplicable }: Report): Promise<readonly Rule[]> {
  const { RULES } = await engine();
  const without = new Set(untried.map(({ rule }) => rule));
  const applies = (rule: Rule): boolean =>
    sets.some(
      ({ kind }, index) =>
        [kind, ...tables.filter(({ set }) => set === index).map(({ form }) => form.kind)].includes(kindOf(rule)) &&
        !inapplicable.some((other) => other.rule === rule && other.set === index),
    );
  return RULES.filter((rule) => !without.has(rule) && applies(rule));
}
