import type { CheckOptions } from "../core/check.ts";
import type { Report } from "../core/finding.ts";
import type { Form } from "../core/form.ts";
import type { SheetGrid } from "../core/grid.ts";
import type { Solver } from "../core/joint.ts";
import type { Said } from "../core/recognise.ts";
import { kindOf, type Rule } from "../core/rule.ts";
import { formName } from "./notes.ts";

/** Rules, forms and catalogue come after the first paint; they are the larger half of the program. */
async function engine() {
  const [{ checkWith }, { FORMS }, { RULES }] = await Promise.all([
    import("../core/check.ts"),
    import("../core/forms/index.ts"),
    import("../core/rules/index.ts"),
  ]);
  return { checkWith, FORMS, RULES };
}

let solver: Promise<Solver> | undefined;

/** Loaded when a workbook first needs it; tried again with the next check where that fails. */
function loadSolver(): Promise<Solver> {
  solver ??= import("../solver/highs.ts")
    .then((file) => file.loadSolver())
    .catch((error: unknown) => {
      solver = undefined;
      throw error;
    });
  return solver;
}

/** The one place where the pane asks the engine. `said` names forms as notes do. */
export async function inspect(
  sheets: readonly SheetGrid[],
  said: Readonly<Record<string, string>>,
  options: Omit<CheckOptions, "said"> = {},
): Promise<Report> {
  const { checkWith, FORMS } = await engine();
  const forms: Said = new Map(
    Object.entries(said).flatMap(([sheet, name]) => {
      const form = FORMS.find((one) => formName(one) === name);
      return form === undefined ? [] : [[sheet, form] as const];
    }),
  );
  return checkWith(sheets, { ...options, said: forms }, loadSolver);
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
