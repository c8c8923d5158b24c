import { eachOf, NoAnswer, type Answer, type Given } from "../../src/functions/answer.ts";
import {
  changeText,
  checkSame,
  checkSum,
  execRate,
  subjectCode,
  subjectName,
  subjectSum,
} from "../../src/functions/functions.ts";
import { checkSameZh, execRateZh, subjectNameZh } from "../../src/functions/functions.zh.ts";
import { plainly, thrownBy, withErrorsOfExcel } from "./formula.ts";

withErrorsOfExcel();

const error = (shows: string, says: string): object => ({ shows, says });

const SHAPES = "各个区域的行数和列数必须相同，或者是一个单元格";

test("a single answer", () => {
  expect(subjectName([[2080505]])).toEqual([["机关事业单位基本养老保险缴费支出"]]);
  expect(execRate([[200]], [[150]])).toEqual([[0.75]]);
  expect(checkSum(3, [[1], [2]])).toBe("相符");
});

test("a single refusal is thrown", () => {
  expect(thrownBy(() => subjectName([[2080777]]))).toEqual(error("#N/A", "没有此科目编码：2080777"));
  expect(thrownBy(() => execRate([["合计"]], [[1]]))).toEqual(error("#VALUE!", "“合计”不是数"));
  expect(thrownBy((): unknown => subjectSum([[208]], [[1]], 210))).toEqual(
    error("#N/A", "编码区域里没有 210 及其下级科目"),
  );
});

test("a refusal among answers is an error in its cell", () => {
  expect(plainly(execRate([[0, 200]], [[1, 150]]))).toEqual([[error("#N/A", "年初预算数为0，不计算执行率"), 0.75]]);
  expect(execRate([[0, 200]], [[1, 150]], "—")).toEqual([["—", 0.75]]);
});

test("the same under the Chinese names", () => {
  expect(subjectNameZh([[2080505]], "全称")).toEqual(subjectName([[2080505]], "path"));
  expect(execRateZh([[0, 200]], [[1, 150]], "—")).toEqual([["—", 0.75]]);
  expect(checkSameZh([[1]], [[2]])).toBe("不符");
});

describe("ranges", () => {
  test("spill in their shape, blanks as blanks", () => {
    const codes = [
      [208, ""],
      [2080777, "20805"],
    ];
    expect(plainly(subjectName(codes))).toEqual([
      ["社会保障和就业支出", ""],
      [error("#N/A", "没有此科目编码：2080777"), "行政事业单位养老支出"],
    ]);
    expect(changeText([[1], [""]], [[2], [null]])).toEqual([["增加1.00万元，增长100.00%"], [""]]);
  });

  test("a single cell stands for a whole range, on either side", () => {
    expect(execRate([[1], [2]], [[4]])).toEqual([[4], [2]]);
    expect(execRate([[4]], [[1, 2]])).toEqual([[0.25, 0.5]]);
    expect(subjectCode([["行政运行"]], [[20801], [20802]])).toEqual([["2080101"], ["2080201"]]);
  });

  test.each([
    ["one row more", [[1], [2]], [[1], [2], [3]]],
    ["a row against a column", [[1, 2]], [[1], [2]]],
    [
      "a column less in one row",
      [[1, 2], [3]],
      [
        [1, 2],
        [3, 4],
      ],
    ],
  ] as unknown as [string, unknown[][], unknown[][]][])("of unequal shape are refused: %s", (_, a, b) => {
    expect(thrownBy(() => execRate(a, b))).toEqual(error("#VALUE!", SHAPES));
    expect(thrownBy((): unknown => checkSame(a, b))).toEqual(error("#VALUE!", SHAPES));
    expect(thrownBy((): unknown => subjectSum(a, b, 208))).toEqual(error("#VALUE!", SHAPES));
  });

  test("an error in one cell leaves the others their answers", () => {
    const broken = { type: "Error", basicType: "Error", basicValue: "#REF!", errorType: "Reference" };
    expect(plainly(execRate([[200], [200]], [[broken], [100]]))).toEqual([
      [error("#VALUE!", "参数里有错误值 #REF!，请先改正")],
      [0.5],
    ]);
  });
});

describe("cells that come as objects", () => {
  const answer = (cell: Given): Answer => (cell === undefined ? "none" : (cell as Answer));

  test("give their plain value", () => {
    expect(eachOf([[[{ type: "FormattedNumber", basicValue: 200 }]]], answer)).toEqual([[200]]);
    expect(eachOf([[[{ type: "Empty", basicValue: "" }]]], answer)).toEqual([[""]]);
  });

  test.each([
    ["#N/A", "#N/A"],
    ["#VALUE!", "#VALUE!"],
    ["#DIV/0!", "#DIV/0!"],
    ["#NUM!", "#NUM!"],
    ["#REF!", "#VALUE!"],
    ["#NAME?", "#VALUE!"],
    ["#NULL!", "#VALUE!"],
    ["#BUSY!", "#VALUE!"],
    ["#GETTING_DATA", "#VALUE!"],
  ] as const)("%s is answered with %s", (basicValue, kind) => {
    const refusal = new NoAnswer(kind, `参数里有错误值 ${basicValue}，请先改正`);
    expect(eachOf([[[{ type: "Error", basicValue }]]], answer)).toEqual([[refusal]]);
    expect(eachOf([[[1]], basicValue], answer)).toEqual([[refusal]]);
  });
});
