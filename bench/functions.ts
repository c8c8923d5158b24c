import { readFileSync } from "node:fs";
import * as functions from "../src/functions/functions.ts";

const ROWS = 10_000;

/** Each function over a range of 10,000 rows, as one cell calls it: what it is, and the call. */
export function rangeCalls(): readonly (readonly [what: string, call: () => unknown])[] {
  const rows = readFileSync("catalogue/functional.tsv", "utf8")
    .trimEnd()
    .split("\n")
    .slice(1)
    .map((line) => line.split("\t"));
  const column = (cell: (i: number) => unknown): unknown[][] => Array.from({ length: ROWS }, (_, i) => [cell(i)]);
  const codes = column((i) => (i % 2 === 0 ? Number(rows[i % rows.length]?.[0]) : rows[i % rows.length]?.[0]));
  const paths = functions.subjectName(codes, "path");
  const names = column((i) => rows[i % rows.length]?.[1]);
  const above = column((i) => {
    const parent = rows[i % rows.length]?.[3] ?? "";
    return parent === "" ? "功能分类" : parent;
  });
  const budget = column((i) => ((i * 7919) % 1e6) / 100 + 1);
  const actual = column((i) => ((i * 104729) % 1e6) / 100);
  const texts = column((i) => `支出 ${(((i * 104729) % 1e6) / 100).toFixed(2)} 万元`);
  return [
    ["SUBJECT_NAME", () => functions.subjectName(codes)],
    ["SUBJECT_NAME, the path", () => functions.subjectName(codes, "path")],
    ["SUBJECT_CODE of paths", () => functions.subjectCode(paths, [["功能分类"]])],
    ["SUBJECT_CODE of names and the code above", () => functions.subjectCode(names, above)],
    ["SUBJECT_LEVEL", () => functions.subjectLevel(codes)],
    ["SUBJECT_SUM", (): unknown => functions.subjectSum(codes, budget, 208)],
    ["EXEC_RATE", () => functions.execRate(budget, actual)],
    ["GROWTH_RATE", () => functions.growthRate(budget, actual)],
    ["TO_WAN", () => functions.toWan(budget)],
    ["AMOUNT", () => functions.amount(texts)],
    ["CHECK_SUM", (): unknown => functions.checkSum(1, budget)],
    ["CHECK_SAME", (): unknown => functions.checkSame(budget, actual)],
    ["CHANGE_TEXT", () => functions.changeText(budget, actual)],
  ];
}
