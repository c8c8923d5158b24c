import { EXAMPLES, formulaIn } from "../../src/functions/examples.ts";
import { FUNCTIONS } from "../../src/functions/reference.ts";
import { evaluate, ExcelError, shownAs, withErrorsOfExcel } from "./formula.ts";

withErrorsOfExcel();

describe.each(["en", "zh"] as const)("under the %s names", (language) => {
  test.each(EXAMPLES.map((example) => [formulaIn(example.formula, language), example] as const))(
    "%s shows what it says",
    async (formula, { shows, format, says }) => {
      const cells = await evaluate(formula);
      const printed = cells.map((row) => row.map((cell) => shownAs(cell, format)));
      expect(printed).toEqual(typeof shows === "string" ? [[shows]] : shows);
      const [only] = cells.flat();
      expect(only instanceof ExcelError ? only.message : undefined).toBe(says);
    },
  );
});

test("a formula under Chinese names has no English one left", () => {
  expect(formulaIn('=SUBJECT_NAME(SUBJECT_PARENT(2080505,"类"))', "zh")).toBe('=科目名称(上级科目(2080505,"类"))');
  for (const { formula } of EXAMPLES) expect(formulaIn(formula, "zh")).not.toMatch(/[A-Z]\(/);
});

test("every function has examples", () => {
  expect(new Set(EXAMPLES.map(({ id }) => id))).toEqual(new Set(FUNCTIONS.map(({ id }) => id)));
});
