import { cellsOf } from "../../src/hosts/shared/cells.ts";

test.each([
  ["a figure", 1905.93, "#,##0.00", 1905.93],
  ["nothing", "", "General", null],
  ["text", " 合计", "@", " 合计"],
  ["a truth value", true, "General", true],
  ["an error", "#REF!", "General", { trouble: "error", text: "#REF!" }],
  ["a division by zero", "#DIV/0!", "0.00", { trouble: "error", text: "#DIV/0!" }],
  ["a missing value", "#N/A", "General", { trouble: "error", text: "#N/A" }],
  ["an unknown name", "#NAME?", "General", { trouble: "error", text: "#NAME?" }],
  ["text with a number sign", "#1 楼", "General", "#1 楼"],
  ["a date", 45352, "yyyy/m/d", "2024-03-01"],
  ["a Chinese date", 45352, 'yyyy"年"m"月"d"日"', "2024-03-01"],
  ["a date with a time", 45352.5, "yyyy-mm-dd hh:mm:ss.000", "2024-03-01T12:00:00"],
  ["no date there is", 1e15, "yyyy/m/d", "########"],
  ["an amount with a unit in its format", 12, '0.00"days"', 12],
  ["an amount in colour", -12, "#,##0.00_);[Red](#,##0.00)", -12],
])("%s", (_, value, format, expected) => {
  expect(cellsOf([[value]], [[format]])).toEqual({
    rows: [[expected]],
    formats: [[format === "General" ? undefined : format]],
  });
});
