import type { FormulaCell } from "../../src/core/sheet/change.ts";
import { ourFunctionsIn, planValues } from "../../src/functions/values.ts";
import { cell } from "../taskpane/seeds.ts";

test.each<[string, string, string[]]>([
  ["an English name", "=SUBJECT_NAME(A1)", ["SUBJECT_NAME"]],
  ["a Chinese name", "=科目名称(A1)", ["科目名称"]],
  ["small letters", "=exec_rate(B2,C2)", ["exec_rate"]],
  ["a namespace", "=GONGKAI.SUBJECT_NAME(A1)", ["GONGKAI.SUBJECT_NAME"]],
  ["a namespace before a Chinese name", "=GK.增减说明(A1,B1)", ["GK.增减说明"]],
  ["what Excel writes without the add-in", "=_xldudf_GONGKAI_SUBJECT_NAME(A1)", ["_xldudf_GONGKAI_SUBJECT_NAME"]],
  ["the same without a namespace", "=_xldudf_EXEC_RATE(A1,B1)", ["_xldudf_EXEC_RATE"]],
  ["the same with a Chinese name", "=_xldudf_科目名称(A1)", ["_xldudf_科目名称"]],
  ["a single result asked for", "=@SUBJECT_NAME(A1:A9)", ["SUBJECT_NAME"]],
  ["a call in another", '=IFERROR(ROUND(EXEC_RATE(B2,C2)*100,2)&"%","—")', ["EXEC_RATE"]],
  ["several", "=SHARE(B2,B9)+SHARE(B3,B9)+TO_WAN(C1)", ["SHARE", "TO_WAN"]],
  ["a call behind a text with quotes", '="“""”"&科目名称(A1)', ["科目名称"]],
  ["a call behind a quoted sheet", "='甲(1)'!A1&SUBJECT_NAME('it''s'!A1)", ["SUBJECT_NAME"]],
  ["a call behind a column of a table", "=表1[[#This Row],[AMOUNT]]*SHARE(1,2)", ["SHARE"]],
  ["a name in a text", '="SUBJECT_NAME(2080505)"', []],
  ["a name in a sheet's name", "='SHARE(1)'!A1", []],
  ["a name in a column's name", "=表1[AMOUNT(元)]", []],
  ["a longer name", "=MY_SUBJECT_NAME(A1)+NET_AMOUNT(B1)+SHARED(1)", []],
  ["a defined name", "=SHARE*2", []],
  ["Excel's own", "=SUM(A1:A9)", []],
  ["no formula", "SUBJECT_NAME(2080505)", []],
])("our functions in %s", (_, formula, uses) => {
  expect(ourFunctionsIn(formula)).toEqual(uses);
});

test("what would be replaced, and by what", () => {
  const cells: FormulaCell[] = [
    { at: cell("支出", "B2"), formula: "=SUBJECT_NAME(A2)", value: "事业运行" },
    { at: cell("支出", "C2"), formula: "=EXEC_RATE(D2,E2)", value: 0.9322 },
    { at: cell("支出", "F2"), formula: "=SUM(D2:E2)", value: 5 },
    { at: cell("支出", "G2"), formula: "=SUBJECT_CODE(B2,20801)", value: "2080150" },
    { at: cell("支出", "H2"), formula: '=IF(A2="","",科目级次(A2))', value: "" },
    { at: cell("支出", "I2"), formula: '=CHECK_SAME(D2,E2)="相符"', value: true },
    { at: cell("支出", "J2"), formula: '=EXEC_RATE(0,1,"=1+1")', value: "=1+1" },
    { at: cell("支出", "K2"), formula: "=SUBJECT_LEVEL(A2:A3)", value: "款", spill: [["款"], ["项"]] },
  ];
  const replaced = [
    { at: cell("支出", "B2"), before: "=SUBJECT_NAME(A2)", after: [["事业运行"]] },
    { at: cell("支出", "C2"), before: "=EXEC_RATE(D2,E2)", after: [[0.9322]] },
    { at: cell("支出", "G2"), before: "=SUBJECT_CODE(B2,20801)", after: [["'2080150"]] },
    { at: cell("支出", "H2"), before: '=IF(A2="","",科目级次(A2))', after: [[null]] },
    { at: cell("支出", "I2"), before: '=CHECK_SAME(D2,E2)="相符"', after: [[true]] },
    { at: cell("支出", "J2"), before: '=EXEC_RATE(0,1,"=1+1")', after: [["'=1+1"]] },
    { at: cell("支出", "K2"), before: "=SUBJECT_LEVEL(A2:A3)", after: [["款"], ["项"]] },
  ];
  // If they still show that, and so that a number does not become text.
  expect(planValues(cells)).toEqual({
    replaced: replaced.map((change) => ({ ...change, shows: change.after, exact: true })),
    kept: [],
  });
});

test("formulas that show no value stay", () => {
  const formula = "=SUBJECT_NAME(A2)";
  const shows = ["#N/A", "#NAME?", "#BUSY!", "#GETTING_DATA", "#DIV/0!"];
  const cells = shows.map((value, i) => ({ at: cell("支出", `B${i + 1}`), formula, value }));
  const uncalculated = { at: cell("支出", "B9"), formula, value: { trouble: "uncalculated", text: formula } as const };
  const spilt = { at: cell("支出", "C1"), formula, value: "款", spill: [["款"], ["#N/A"]] };
  expect(planValues([...cells, uncalculated, spilt])).toEqual({
    replaced: [],
    kept: [
      ...shows.map((text, i) => ({ at: cell("支出", `B${i + 1}`), formula, shows: text })),
      { at: cell("支出", "B9"), formula, shows: formula },
      { at: cell("支出", "C1"), formula, shows: "#N/A" },
    ],
  });
});
