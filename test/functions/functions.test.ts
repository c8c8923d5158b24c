import { execRates, subjectNames } from "../../src/functions/functions.ts";

/** What Excel's runtime provides. */
class ExcelError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

beforeAll(() => {
  const ErrorCode = { notAvailable: "#N/A", invalidValue: "#VALUE!" };
  Object.assign(globalThis, { CustomFunctions: { Error: ExcelError, ErrorCode } });
});

afterAll(() => {
  Reflect.deleteProperty(globalThis, "CustomFunctions");
});

test("a single answer", () => {
  expect(subjectNames([[2080505]])).toEqual([["机关事业单位基本养老保险缴费支出"]]);
  expect(execRates([[200]], [[150]])).toEqual([[0.75]]);
});

test("a single refusal is thrown", () => {
  expect(() => subjectNames([[2080777]])).toThrow(new ExcelError("#N/A", "没有此科目编码：2080777"));
  expect(() => execRates([["合计"]], [[1]])).toThrow(new ExcelError("#VALUE!", "“合计”不是数"));
  expect(() => execRates([[0], [1]], [[1]])).toThrow(new ExcelError("#VALUE!", "两个区域的行数和列数必须相同"));
});

test("a refusal among answers is an error in its cell", () => {
  expect(execRates([[0, 200]], [[1, 150]])).toEqual([[new ExcelError("#N/A", "年初预算数为0，不计算执行率"), 0.75]]);
  expect(execRates([[0, 200]], [[1, 150]], "—")).toEqual([["—", 0.75]]);
});
