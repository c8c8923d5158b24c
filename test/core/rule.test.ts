import { basic, expenditure, overview } from "../../src/core/forms/final/tables.ts";
import { BELOW, cell, THIS, THIS_COLUMN } from "../../src/core/forms/rule.ts";

test("a term names its cells by the form's own words", () => {
  expect(cell(overview, "收入", "本年收入合计", "金额")).toMatchObject({
    block: "收入",
    rows: { of: "line" },
    columns: ["金额"],
  });
  expect(cell(expenditure, "支出", THIS, ["基本支出", "项目支出"])).toMatchObject({
    rows: { of: "this" },
    columns: ["基本支出", "项目支出"],
  });
  expect(cell(basic, "支出", BELOW, THIS_COLUMN)).toMatchObject({ rows: { of: "below" }, columns: "this" });
});

// Checked by the compiler: `npm run types` fails when one of these compiles.
export const misspelt = [
  // @ts-expect-error the form has no such block
  () => cell(overview, "收支", "本年收入合计", "金额"),
  // @ts-expect-error the block has no such line
  () => cell(overview, "收入", "本年收入总计", "金额"),
  // @ts-expect-error the block has no such column
  () => cell(expenditure, "支出", "合计", "决算数"),
  // @ts-expect-error one column of several is misspelt
  () => cell(expenditure, "支出", THIS, ["基本支出", "项目之出"]),
];
