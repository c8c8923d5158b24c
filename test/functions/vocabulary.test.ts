import {
  eachCell,
  eachPair,
  execRate,
  Refusal,
  subjectName,
  type Answer,
  type Given,
} from "../../src/functions/vocabulary.ts";

const NA = (message: string): Refusal => new Refusal("#N/A", message);
const VALUE = (message: string): Refusal => new Refusal("#VALUE!", message);

test.each<[string, Parameters<typeof subjectName>, Answer]>([
  ["a number", [2080505], "机关事业单位基本养老保险缴费支出"],
  ["text", ["2080505"], "机关事业单位基本养老保险缴费支出"],
  ["full-width text", ["２０８０５０５ "], "机关事业单位基本养老保险缴费支出"],
  ["parts in one text", ["208-05-05"], "机关事业单位基本养老保险缴费支出"],
  ["a 类", [208, "name"], "社会保障和就业支出"],
  [
    "the path",
    [2080505, "path"],
    "社会保障和就业支出（类）行政事业单位养老支出（款）机关事业单位基本养老保险缴费支出（项）",
  ],
  ["the path in capitals", ["30101", " PATH "], "工资福利支出（类）基本工资（款）"],
  ["what Excel leaves out", [2080505, null, null], "机关事业单位基本养老保险缴费支出"],
  ["a year in which it exists", [2080505, "name", 2024], "机关事业单位基本养老保险缴费支出"],
  ["a blank", [""], ""],
  ["white space", [" "], ""],
  ["nothing", [null], ""],
  ["an unknown code", [2080777], NA("没有此科目编码：2080777")],
  ["no code at all", ["合计"], NA("没有此科目编码：合计")],
  ["a figure", [12.5], NA("没有此科目编码：12.5")],
  ["a truth value", [true], NA("没有此科目编码：true")],
  ["another form of name", [2080505, "全部"], VALUE("第二个参数只能是 name（名称）或 path（全称）")],
])("SUBJECT_NAME of %s", (_, given, expected) => {
  expect(subjectName(...given)).toEqual(expected);
});

test("SUBJECT_NAME of a year in which the subject is not valid", () => {
  expect(subjectName(2296011, "name", 2024)).toBe("用于巩固脱贫攻坚成果衔接乡村振兴的彩票公益金支出");
  expect(subjectName(21006, "name", 2023)).toBe("中医药");
  expect(subjectName(21006, "name", 2024)).toEqual(NA("科目 21006 中医药 只用到 2023 年"));
  expect(subjectName(21017, "name", 2023)).toEqual(NA("科目 21017 中医药事务 从 2024 年起才有"));
});

test.each<[string, Parameters<typeof execRate>, Answer]>([
  ["figures", [200, 150], 0.75],
  ["more than the budget", [80, 100], 1.25],
  ["a negative", [100, -5], -0.05],
  ["fifteen digits", [3, 1], 0.333333333333333],
  ["binary noise", [0.1 + 0.2, 0.3], 1],
  ["binary noise in the answer", [10, 0.7], 0.07],
  ["text", ["1,905.93", " １９０５.９３ "], 1],
  ["a minus sign of typesetters", ["100", "−5"], -0.05],
  ["two blanks", ["", null], ""],
  ["two blanks, whatever stands for zero", ["", "", 0], ""],
  ["nothing spent", [100, ""], 0],
  ["no budget", ["", 5], NA("年初预算数为0，不计算执行率")],
  ["a zero budget", [0, 5], NA("年初预算数为0，不计算执行率")],
  ["a zero budget in text", ["0.00", 0], NA("年初预算数为0，不计算执行率")],
  ["a zero budget with an answer", [0, 5, "—"], "—"],
  ["a zero budget with zero for an answer", [0, 5, 0], 0],
  ["a zero budget with an argument left blank", [0, 5, null], NA("年初预算数为0，不计算执行率")],
  ["words for a budget", ["合计", 5], VALUE("“合计”不是数")],
  ["words for a figure", [5, "1,2"], VALUE("“1,2”不是数")],
  ["a truth value", [5, true], VALUE("“true”不是数")],
  ["an error", [5, "#REF!"], VALUE("“#REF!”不是数")],
])("EXEC_RATE of %s", (_, given, expected) => {
  expect(execRate(...given)).toEqual(expected);
});

describe("ranges keep their shape", () => {
  const both = (left: Given, right: Given): Answer => execRate(left, right);

  test("one range", () => {
    const codes = [
      [208, ""],
      [2080777, "20805"],
    ];
    expect(eachCell(codes, (code) => subjectName(code))).toEqual([
      ["社会保障和就业支出", ""],
      [NA("没有此科目编码：2080777"), "行政事业单位养老支出"],
    ]);
  });

  test("two ranges", () => {
    expect(eachPair([[200], [""], [0]], [[150], [""], [1]], both)).toEqual([
      [0.75],
      [""],
      [NA("年初预算数为0，不计算执行率")],
    ]);
  });

  test("two ranges of different shape", () => {
    const refusal = [[VALUE("两个区域的行数和列数必须相同")]];
    expect(eachPair([[1], [2]], [[1, 2]], both)).toEqual(refusal);
    expect(eachPair([[1, 2]], [[1]], both)).toEqual(refusal);
  });

  test("cells that come as objects", () => {
    expect(eachPair([[{ type: "FormattedNumber", basicValue: 200 }]], [[100]], both)).toEqual([[0.5]]);
    expect(eachPair([[{ type: "Error", basicValue: "#REF!" }]], [[100]], both)).toEqual([[VALUE("“#REF!”不是数")]]);
  });
});
