import { functionsJson } from "../../scripts/functions.ts";
import * as english from "../../src/functions/functions.ts";
import * as chinese from "../../src/functions/functions.zh.ts";
import { sheet } from "../core/sheets.ts";
import { openInExcel, workbookOf, type OpenWorkbookInExcel } from "../host/index.ts";

// The functions called as cells call them: through the real runtime of office.js.

let excel: OpenWorkbookInExcel;
const call = (id: string, ...given: unknown[]): Promise<unknown> => excel.host.call(id, given);

beforeAll(async () => {
  excel = await openInExcel(workbookOf([sheet("表", [[1]])]));
  const { registered } = await functionsJson();
  const exported: Record<string, unknown> = { ...english, ...chinese };
  for (const { id, functionName } of registered)
    CustomFunctions.associate(id, exported[functionName] as (...args: unknown[]) => unknown);
});

afterEach(() => expect(excel.host.unsupported).toEqual([]));

const column = <T>(count: number, cell: (row: number) => T): T[][] =>
  Array.from({ length: count }, (_, row) => [cell(row)]);

test("a single call under either name, arguments left out as Excel leaves them out", async () => {
  const answers = await Promise.all([
    call("SUBJECT_NAME", [[2080505]], null, null),
    call("SUBJECT_NAME_ZH", [[2080505]], null, null),
    call("EXEC_RATE", [[15]], [[95.98]], null),
    call("CHECK_SUM", 73.8, [[33.88], [16.94], [22.99]], null),
  ]);
  expect(answers).toEqual([
    [["机关事业单位基本养老保险缴费支出"]],
    [["机关事业单位基本养老保险缴费支出"]],
    [[6.39866666666667]],
    "尾差",
  ]);
});

test("errors come out with their sentence, alone and among others", async () => {
  const unknown = { type: "Error", basicValue: "#N/A", message: "没有此科目编码：2080777" };
  const answers = await Promise.all([
    call("SUBJECT_NAME", [[2080777]], null, null),
    call("SUBJECT_NAME", [[2080777], [208]], null, null),
    call("CHECK_SAME", [[1]], [[1, 2]], null),
  ]);
  expect(answers).toMatchObject([
    unknown,
    [[unknown], ["社会保障和就业支出"]],
    { type: "Error", basicValue: "#VALUE!", message: "各个区域的行数和列数必须相同，或者是一个单元格" },
  ]);
});

test("errors in a range go in, and leave the other rows their answers", async () => {
  const error = (code: string): object => ({ type: "CustomFunctionError", code });
  expect(
    await call("EXEC_RATE", [[200], [200], [200]], [[error("#REF!")], [100], [error("#DIV/0!")]], null),
  ).toMatchObject([
    [{ type: "Error", basicValue: "#VALUE!", message: "参数里有错误值 #REF!，请先改正" }],
    [0.5],
    [{ type: "Error", basicValue: "#DIV/0!" }],
  ]);
});

test("a range of 10,000 rows in one call", async () => {
  const codes = ["2080505", 2080506, "２１０１１０１", "", 2080777];
  const names = ["机关事业单位基本养老保险缴费支出", "机关事业单位职业年金缴费支出", "行政单位医疗", ""];
  const answer = (await call(
    "SUBJECT_NAME",
    column(10_000, (row) => codes[row % 5]),
    null,
    null,
  )) as unknown[][];
  expect(answer).toHaveLength(10_000);
  for (let row = 0; row < 10_000; row++)
    if (row % 5 < 4) expect(answer[row]).toEqual([names[row % 5]]);
    else expect(answer[row]).toMatchObject([{ basicValue: "#N/A" }]);
  const rates = await call(
    "EXEC_RATE",
    column(10_000, (row) => row + 1),
    column(10_000, (row) => (row + 1) * 1.1),
    null,
  );
  expect(rates).toEqual(column(10_000, () => 1.1));
});

test("2,000 single calls, none with an error", async () => {
  const answers = await Promise.all(
    Array.from({ length: 2000 }, (_, i) =>
      i % 2 === 0 ? call("SUBJECT_NAME", [[2080505]], null, null) : call("EXEC_RATE", [[100]], [[i]], null),
    ),
  );
  expect(answers).toEqual(
    Array.from({ length: 2000 }, (_, i) => [[i % 2 === 0 ? "机关事业单位基本养老保险缴费支出" : i / 100]]),
  );
});
