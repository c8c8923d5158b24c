import { NoAnswer, type Answer, type ErrorKind, type Given } from "../../src/functions/answer.ts";
import * as rates from "../../src/functions/rates.ts";
import * as subjects from "../../src/functions/subjects.ts";
import { checkSame, checkSum } from "../../src/functions/checks.ts";

// Every function with what people put into cells: by itself, cell by cell. Ranges are in shapes.test.ts.

const NA = (message: string): NoAnswer => new NoAnswer("#N/A", message);
const VALUE = (message: string): NoAnswer => new NoAnswer("#VALUE!", message);

type Case = readonly [what: string, given: readonly Given[], answer: Answer];

function cases(name: string, run: (...given: never[]) => Answer, table: readonly Case[]): void {
  test.each(table.map((each) => [...each]))(`${name} of %s`, (_, given, expected) => {
    expect(run(...(given as never[]))).toEqual(expected);
  });
}

cases("SUBJECT_NAME", subjects.subjectName, [
  ["a number", [2080505], "机关事业单位基本养老保险缴费支出"],
  ["text", ["2080505"], "机关事业单位基本养老保险缴费支出"],
  ["full-width text", ["２０８０５０５ "], "机关事业单位基本养老保险缴费支出"],
  ["text with spaces", [" 208 05 05"], "机关事业单位基本养老保险缴费支出"],
  ["parts in one text", ["208-05-05"], "机关事业单位基本养老保险缴费支出"],
  ["a 类", [208, "name"], "社会保障和就业支出"],
  ["an economic 款", [30101], "基本工资"],
  ["a government 款", ["50101"], "工资奖金津补贴"],
  ["income", [1010101], "国内增值税"],
  ["what a province numbers below a 款", [3010101], "基本工资"],
  [
    "the path",
    [2080505, "path"],
    "社会保障和就业支出（类）行政事业单位养老支出（款）机关事业单位基本养老保险缴费支出（项）",
  ],
  ["the path in capitals", ["30101", " PATH "], "工资福利支出（类）基本工资（款）"],
  ["the path in Chinese", ["30101", "全称"], "工资福利支出（类）基本工资（款）"],
  ["what Excel leaves out", [2080505, null, null], "机关事业单位基本养老保险缴费支出"],
  ["a year in which it exists", [2080505, "name", 2024], "机关事业单位基本养老保险缴费支出"],
  ["a year before it was renamed", [2080501, "name", "2018年度"], "归口管理的行政单位离退休"],
  [
    "the path in a year before",
    [2080501, "path", 2019],
    "社会保障和就业支出（类）行政事业单位离退休（款）归口管理的行政单位离退休（项）",
  ],
  ["a year after its last", [21006, "name", 2024], NA("科目 21006 中医药 只用到 2023 年")],
  ["a year before its first", [21017, "name", 2023], NA("科目 21017 中医药事务 从 2024 年起才有")],
  ["a blank", [""], ""],
  ["white space", ["　"], ""],
  ["nothing", [null], ""],
  ["an unknown code", [2080777], NA("没有此科目编码：2080777")],
  ["no code at all", ["合计"], NA("没有此科目编码：合计")],
  ["a figure", [12.5], NA("没有此科目编码：12.5")],
  ["a negative", [-208], NA("没有此科目编码：-208")],
  ["a huge number", [1e300], NA("没有此科目编码：1e+300")],
  ["a long text", ["长".repeat(50)], NA(`没有此科目编码：${"长".repeat(40)}…`)],
  ["a truth value", [true], NA("没有此科目编码：TRUE")],
  ["another form of name", [2080505, "全部"], VALUE("第二个参数只能是 name（名称）或 path（全称）")],
  ["no year", [2080505, null, 24], VALUE("“24”不是年度，请写四位数字，如 2024")],
]);

cases("SUBJECT_CODE", subjects.subjectCode, [
  ["a name", ["住房公积金", "住房改革支出"], "2210201"],
  ["a name that one subject has", ["机关事业单位基本养老保险缴费支出"], "2080505"],
  ["spaces and half-width brackets", [" 财政对 城乡居民基本养老保险基金的补助 "], "2082602"],
  ["a former name", ["归口管理的行政单位离退休"], "2080501"],
  ["a former name in its year", ["行政事业单位离退休", null, 2019], "20805"],
  ["a path", ["社会保障和就业支出（类）行政事业单位养老支出（款）行政单位离退休（项）"], "2080501"],
  ["the end of a path", ["人力资源和社会保障管理事务(款)行政运行(项)"], "2080101"],
  ["a name with its level", ["其他社会保障和就业支出（款）"], "20899"],
  ["a name and the 款 above", ["行政运行", 20801], "2080101"],
  ["a name and the 款 above by name", ["行政运行", "人力资源和社会保障管理事务"], "2080101"],
  ["the nearer of two below a 类", ["其他社会保障和就业支出", 208], "20899"],
  ["the farther, with its 款", ["其他社会保障和就业支出", "20899"], "2089999"],
  ["a 类 of the one chart", ["转移性支出", "功能分类"], "230"],
  ["a 类 of the other chart", ["转移性支出", "政府经济分类"], "513"],
  ["a name that many have", ["行政运行"], VALUE("有 81 个科目叫“行政运行”，请用第二个参数写明上级科目的编码或名称")],
  [
    "a name that many have below a 类",
    ["行政运行", 208],
    VALUE("“208”下面有 5 个科目叫“行政运行”，请写更下一级的上级科目"),
  ],
  ["a name that is not below", ["住房公积金", 208], NA("“208”下面没有科目“住房公积金”")],
  ["a parent that is unknown", ["住房公积金", 20877], NA("没有此科目编码：20877")],
  ["a parent by an unknown name", ["住房公积金", "住房"], NA("没有此科目名称：住房")],
  ["an unknown name", ["行政运转"], NA("没有此科目名称：行政运转")],
  ["a number", [5], NA("没有此科目名称：5")],
  ["a name of another year", ["中医药事务", null, 2023], NA("2023 年没有科目“中医药事务”")],
  ["a blank", [""], ""],
  ["nothing", [null, 208], ""],
]);

cases("SUBJECT_LEVEL", subjects.subjectLevel, [
  ["a 类", [208], "类"],
  ["a 款", ["20805"], "款"],
  ["a 项", ["２０８０５０５"], "项"],
  ["what a province numbers below a 款", [3010101], "项"],
  ["a blank", [""], ""],
  ["an unknown code", [2080777], NA("没有此科目编码：2080777")],
]);

cases("SUBJECT_PARENT", subjects.subjectParent, [
  ["a 项", [2080505], "20805"],
  ["a 款", [20805], "208"],
  ["a 项, its 类", [2080505, "类"], "208"],
  ["a 项, its 款", ["208-05-05", "款"], "20805"],
  ["what a province numbers below a 款", [3010101], "30101"],
  ["a 类", [208], NA("208 是类，没有上级科目")],
  ["a 款, its 款", [20805, "款"], NA("20805 是款，上面没有款")],
  ["another level", [2080505, "项"], VALUE("第二个参数只能是 类 或 款")],
  ["a blank", [null, "类"], ""],
  ["an unknown code", ["20877"], NA("没有此科目编码：20877")],
]);

cases("EXEC_RATE", rates.execRate, [
  ["figures", [200, 150], 0.75],
  ["more than the budget", [80, 100], 1.25],
  ["a negative", [100, -5], -0.05],
  ["fifteen digits", [3, 1], 0.333333333333333],
  ["binary noise", [0.1 + 0.2, 0.3], 1],
  ["binary noise in the answer", [10, 0.7], 0.07],
  ["huge figures", [3e300, 1.5e300], 0.5],
  ["a quotient that Excel cannot hold", [1e-200, 1e200], VALUE("结果太大，Excel 里放不下")],
  ["text", ["1,905.93", " １９０５.９３ "], 1],
  ["a minus sign of typesetters", ["100", "−5"], -0.05],
  ["a negative in brackets", ["100", "（5.00）"], -0.05],
  ["two blanks", ["", null], ""],
  ["two blanks, whatever stands for zero", ["", "", 0], ""],
  ["nothing spent", [100, ""], 0],
  ["nothing spent, in words", [100, "—"], 0],
  ["no budget", ["", 5], NA("年初预算数为0，不计算执行率")],
  ["a zero budget", [0, 5], NA("年初预算数为0，不计算执行率")],
  ["a zero budget in text", ["0.00", 0], NA("年初预算数为0，不计算执行率")],
  ["a zero budget with an answer", [0, 5, "—"], "—"],
  ["a zero budget with zero for an answer", [0, 5, 0], 0],
  ["a zero budget with an argument left out", [0, 5, null], NA("年初预算数为0，不计算执行率")],
  ["words for a budget", ["合计", 5], VALUE("“合计”不是数")],
  ["words for a figure", [5, "1,2"], VALUE("“1,2”不是数")],
  ["a truth value", [5, true], VALUE("“TRUE”不是数")],
]);

cases("GROWTH_RATE", rates.growthRate, [
  ["more", [1820.32, 1905.92], 0.0470246989540301],
  ["less", [2.13, 1.41], -0.338028169014085],
  ["all gone", [2.49, 0], -1],
  ["the same", ["28.70", 28.7], 0],
  ["binary noise", [0.1, 0.3], 2],
  ["huge figures", [1e300, 3e300], 2],
  ["two blanks", ["", ""], ""],
  ["nothing now", [5, ""], -1],
  ["nothing before", [0, 1.23], NA("上年数为0，不计算增长率")],
  ["nothing before with an answer", [0, 1.23, 1], 1],
  ["less than nothing before", [-10, 5], NA("上年数是负数，不计算增长率")],
  ["less than nothing before, whatever stands for zero", [-10, 5, 0], NA("上年数是负数，不计算增长率")],
  ["words", [5, "增加"], VALUE("“增加”不是数")],
]);

cases("DIFF_RATE", rates.diffRate, [
  ["less than the budget", [682.48, 662.34], -0.0295100222717149],
  ["the budget", [1.41, 1.41], 0],
  ["no budget", [0, 7.2], NA("年初预算数为0，不计算预决算差异率")],
  ["no budget with an answer", ["", 0, 0], 0],
  ["a negative budget", ["-1", 2], NA("年初预算数是负数，不计算预决算差异率")],
  ["two blanks", [null, " "], ""],
  ["words", ["合计", 1], VALUE("“合计”不是数")],
]);

cases("SHARE", rates.share, [
  ["a part", [662.34, 670.84], 0.9873293184664],
  ["the whole", [1905.92, "1,905.92"], 1],
  ["nothing of something", ["", 5], 0],
  ["a negative part", [-1, 4], -0.25],
  ["nothing of nothing", [0, 0], NA("总数为0，不计算所占比重")],
  ["nothing of nothing with an answer", [0, 0, 0], 0],
  ["two blanks", ["", ""], ""],
  ["words", [1, "合计"], VALUE("“合计”不是数")],
]);

cases("TO_WAN", rates.toWan, [
  ["an amount", [19059249.5], 1905.92],
  ["half, up", [123450], 12.35],
  ["half of a negative, away from zero", [-123450], -12.35],
  ["half that a double holds as less", [1.005e4, 2], 1.01],
  ["less than half of a negative", [-49], 0],
  ["more decimals", [123456.78, 6], 12.345678],
  ["no decimals", [55000, 0], 6],
  ["text", ["１９，０５９，２００", "２"], 1905.92],
  ["a huge amount", [1e300], 1e296],
  ["zero", [0], 0],
  ["a blank", [""], ""],
  ["a blank, decimals given", [null, 4], ""],
  ["words", ["合计"], VALUE("“合计”不是数")],
  ["half a decimal", [1, 1.5], VALUE("“1.5”不是小数位数，请写 0 到 10 的整数")],
  ["negative decimals", [1, -1], VALUE("“-1”不是小数位数，请写 0 到 10 的整数")],
  ["decimals in words", [1, "两位"], VALUE("“两位”不是小数位数，请写 0 到 10 的整数")],
]);

cases("TO_YUAN", rates.toYuan, [
  ["an amount", [1905.93], 19059300],
  ["binary noise", [0.1 + 0.2], 3000],
  ["finer than 分, half up", [0.0000005], 0.01],
  ["a negative", [-0.72], -7200],
  ["text", ["1,905.92"], 19059200],
  ["an amount that Excel cannot hold", [1e306], VALUE("结果太大，Excel 里放不下")],
  ["a blank", [" "], ""],
  ["words", ["万元"], VALUE("“万元”不是数")],
]);

cases("AMOUNT", rates.amount, [
  ["full-width text", ["１，９０５.９２ 万元"], 1905.92],
  ["a sentence", ["财政拨款收入662.34万元"], 662.34],
  ["a sentence with a year", ["2024 年度支出 46.98 万元，"], 46.98],
  ["a number in brackets before", ["（1）人员经费 469.91 万元"], 469.91],
  ["a currency sign", ["¥19,059,200.00"], 19059200],
  ["元整", ["人民币１２３元整"], 123],
  ["an amount in brackets", ["（其中：8.50万元）"], 8.5],
  ["a negative", ["-0.72 万元"], -0.72],
  ["a negative in brackets", ["(0.72)"], -0.72],
  ["the end of a sentence", ["共计 28.70."], 28.7],
  ["a number", [28.7], 28.7],
  ["zero", [0], 0],
  ["nothing", ["无"], ""],
  ["a dash", ["—"], ""],
  ["a blank", [""], ""],
  ["two amounts", ["15万元和95.98万元"], VALUE("“15万元和95.98万元”里有 2 个数，不知取哪一个")],
  ["two numbers without a unit", ["2023 年 15"], VALUE("“2023 年 15”里有 2 个数，不知取哪一个")],
  ["from one to another", ["3-5万元"], VALUE("“3-5”不是数")],
  ["digits put together wrongly", ["1,23万元"], VALUE("“1,23”不是数")],
  ["no number", ["合计"], VALUE("“合计”里没有金额")],
  ["a truth value", [false], VALUE("“FALSE”不是数")],
]);

cases("CHANGE_TEXT", rates.changeIn, [
  ["more", [1820.32, 1905.92], "增加85.60万元，增长4.70%"],
  ["less", [2.13, 1.41], "减少0.72万元，下降33.80%"],
  ["all gone", [2.49, ""], "减少2.49万元，下降100.00%"],
  ["the same", ["28.70", 28.7], "与上年持平"],
  ["a change too small to print", [1.001, 1.003], "与上年持平"],
  ["nothing in both years", [0, 0], "与上年持平"],
  ["nothing before", [0, 7.2], "增加7.20万元，上年数为零"],
  ["nothing before, less than nothing now", ["", -1], "减少1.00万元，上年数为零"],
  ["less than nothing before", [-10, 5], "增加15.00万元，上年数为负"],
  ["another unit", [100, 172.5, "元"], "增加72.50元，增长72.50%"],
  ["huge figures", [1e15, 2e15], "增加1000000000000000.00万元，增长100.00%"],
  ["two blanks", ["", null], ""],
  ["no unit of money", [1, 2, "个"], VALUE("“个”不是金额单位，请写元、千元、万元或亿元")],
  ["words", ["上年", 5], VALUE("“上年”不是数")],
]);

cases("CHECK_SUM", checkSum, [
  ["a total that agrees", [1905.92, [[484.65], [1421.27]]], "相符"],
  ["a gap that rounding explains", [73.8, [[33.88], [16.94], [22.99]]], "尾差"],
  ["a gap that it may explain", [100.04, [[...Array<number>(10).fill(10)]]], "存疑"],
  ["a gap that it does not explain", [73.85, [[33.88], [16.94], [22.99]]], "不符"],
  ["a gap of 元", [73.8, [[33.88], [16.94], [22.99]], "元"], "不符"],
  ["a gap of whole 元", [738, [[339], [169], [231]], " 元 "], "不符"],
  ["千元", [73.8, [[33.88], [16.94], [22.99]], "千元"], "尾差"],
  ["a total alone", [5, [[""], [null]]], "不符"],
  ["parts without a total", ["", [[1], [2]]], "不符"],
  ["blanks", ["", [[null, "—"]]], ""],
  ["a zero and blanks", [0, [[null]]], "相符"],
  ["text", ["１，９０５.９２", [["484.65", "1,421.27"]]], "相符"],
  ["negatives", [-1, [[1, -2]]], "相符"],
  ["binary noise", [0.3, [[0.1, 0.2]]], "相符"],
  ["words", [5, [[2], ["合计"]]], VALUE("“合计”不是金额")],
  ["a truth value", [true, [[1]]], VALUE("“TRUE”不是金额")],
  ["a figure larger than all money", [1e300, [[1]]], VALUE("“1e+300”不是金额")],
  ["another unit", [5, [[5]], "百元"], VALUE("“百元”不是金额单位，请写元、千元、万元或亿元")],
  ["several totals", [[[1], [2]], [[3]]], VALUE("第一个参数是合计数，只能是一个单元格")],
]);

cases("CHECK_SAME", checkSame, [
  ["the same", [42.27, "42.27"], "相符"],
  ["one in the last place", [41.53, 41.54], "不符"],
  [
    "several, the worst of them",
    [
      [[1], [2]],
      [[1], [2.5]],
    ],
    "不符",
  ],
  ["blanks", ["", null], ""],
  ["a blank and a figure", ["", 1], "不符"],
  ["a blank and zero", ["", 0], "相符"],
  ["元", [100, 101, "元"], "不符"],
  ["unequal shapes", [[[1], [2]], [[1, 2]]], VALUE("各个区域的行数和列数必须相同，或者是一个单元格")],
  ["words", ["合计", "合计"], VALUE("“合计”不是金额")],
]);

describe("SUBJECT_SUM", () => {
  const table = (rows: readonly (readonly [Given, Given])[]): [Given[][], Given[][]] => [
    rows.map(([code]) => [code]),
    rows.map(([, amount]) => [amount]),
  ];
  const TABLE: readonly (readonly [Given, Given])[] = [
    ["功能分类科目编码", "小计"],
    ["合计", 662.34],
    [208, 100],
    ["20805", 81],
    ["2080505 ", 50.1],
    ["２０８０５０６", "30.２"],
    ["20807", 19.9],
    ["210", 42.5],
    ["", ""],
  ];

  test.each<[string, Given, Answer]>([
    ["a 类: its lowest rows", 208, 100.2],
    ["a 款", "20805", 80.3],
    ["a 项", 2080505, 50.1],
    ["a 款 that has no 项", 20807, 19.9],
    ["a 类 that has nothing below", "２１０", 42.5],
    ["a code that is not there", 221, NA("编码区域里没有 221 及其下级科目")],
    ["no code", "合计", NA("没有此科目编码：合计")],
    ["a blank", "", ""],
  ])("of %s", (_, code, expected) => {
    expect(subjects.subjectSum(...table(TABLE), code)).toEqual(expected);
  });

  test("is exact", () => {
    const many = Array.from({ length: 1000 }, () => ["2080505", 0.1] as const);
    expect(subjects.subjectSum(...table(many), 208)).toBe(100);
  });

  test("takes blanks and negatives for what they are", () => {
    expect(
      subjects.subjectSum(
        ...table([
          ["30101", ""],
          ["30102", "—"],
          ["30103", -5],
        ]),
        301,
      ),
    ).toBe(-5);
  });

  test("does not mind what stands in rows that do not count", () => {
    const [codes, amounts] = table([
      ["208", "#REF!"],
      ["2080505", 5],
      ["合计", "无效"],
    ]);
    expect(subjects.subjectSum(codes, amounts, 208)).toBe(5);
    expect(subjects.subjectSum(...table([["2080505", "五"]]), 208)).toEqual(VALUE("“五”不是数"));
    expect(subjects.subjectSum(...table([["2080505", "#DIV/0!"]]), 208)).toEqual(
      new NoAnswer("#DIV/0!", "参数里有错误值 #DIV/0!，请先改正"),
    );
  });

  test("wants two ranges of one shape and one code", () => {
    expect(subjects.subjectSum([[208]], [[1], [2]], 208)).toEqual(
      VALUE("各个区域的行数和列数必须相同，或者是一个单元格"),
    );
    expect(subjects.subjectSum([[208]], [[1]], [[208], [210]])).toEqual(
      VALUE("第三个参数是一个科目编码，只能是一个单元格"),
    );
  });
});

test("errors in arguments are given on, or named where no function can give them", () => {
  const given = (kind: ErrorKind, error: string): NoAnswer => new NoAnswer(kind, `参数里有错误值 ${error}，请先改正`);
  expect(checkSum(5, [["#N/A"]])).toEqual(given("#N/A", "#N/A"));
  expect(checkSame([["#NUM!"]], [[1]])).toEqual(given("#NUM!", "#NUM!"));
  expect(checkSum({ type: "Error", basicValue: "#REF!" }, [[1]])).toEqual(given("#VALUE!", "#REF!"));
});
