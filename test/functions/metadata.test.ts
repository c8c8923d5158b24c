import { functionsJson } from "../../scripts/functions.ts";
import * as english from "../../src/functions/functions.ts";
import * as chinese from "../../src/functions/functions.zh.ts";
import { usage } from "../../src/functions/help.ts";
import { FUNCTIONS } from "../../src/functions/reference.ts";

// An id, a name and the order of parameters are never changed once shipped: formulas in workbooks hold them.
const SHIPPED = [
  ["SUBJECT_NAME", "=SUBJECT_NAME(code, [what], [year])", "=科目名称(编码, [内容], [年度])"],
  ["SUBJECT_CODE", "=SUBJECT_CODE(name, [parent], [year])", "=科目编码(名称, [上级], [年度])"],
  ["SUBJECT_LEVEL", "=SUBJECT_LEVEL(code)", "=科目级次(编码)"],
  ["SUBJECT_PARENT", "=SUBJECT_PARENT(code, [level])", "=上级科目(编码, [级次])"],
  ["SUBJECT_SUM", "=SUBJECT_SUM(codes, amounts, code)", "=科目汇总(编码区域, 金额区域, 编码)"],
  ["EXEC_RATE", "=EXEC_RATE(budget, actual, [when_zero])", "=执行率(预算数, 决算数, [零时])"],
  ["GROWTH_RATE", "=GROWTH_RATE(previous, current, [when_zero])", "=增长率(上年数, 本年数, [零时])"],
  ["DIFF_RATE", "=DIFF_RATE(budget, actual, [when_zero])", "=预决算差异率(预算数, 决算数, [零时])"],
  ["SHARE", "=SHARE(part, whole, [when_zero])", "=所占比重(部分, 总数, [零时])"],
  ["TO_WAN", "=TO_WAN(yuan, [decimals])", "=转为万元(元, [小数位数])"],
  ["TO_YUAN", "=TO_YUAN(wan)", "=转为元(万元)"],
  ["AMOUNT", "=AMOUNT(text)", "=取金额(文本)"],
  ["CHECK_SUM", "=CHECK_SUM(total, parts, [unit])", "=核对合计(合计, 各部分, [单位])"],
  ["CHECK_SAME", "=CHECK_SAME(a, b, [unit])", "=核对一致(甲, 乙, [单位])"],
  ["CHANGE_TEXT", "=CHANGE_TEXT(previous, current, [unit])", "=增减说明(上年数, 本年数, [单位])"],
];

test("these are the functions, under both names", () => {
  expect(FUNCTIONS.map((help) => [help.id, usage(help, "en"), usage(help, "zh")])).toEqual(SHIPPED);
});

test("Excel is told of exactly these functions, and each is registered under its id", async () => {
  const { json, registered } = await functionsJson();
  const [ours, theirs] = [FUNCTIONS.map(({ id }) => id), FUNCTIONS.map(({ id }) => `${id}_ZH`)];
  expect(json.functions.map(({ id }) => id)).toEqual([...ours, ...theirs]);
  expect(registered.map(({ id }) => id)).toEqual([...ours, ...theirs]);
  expect(registered.map(({ functionName }) => functionName)).toEqual([
    ...registered.slice(0, ours.length).map(({ functionName }) => functionName),
    ...registered.slice(0, ours.length).map(({ functionName }) => `${functionName}Zh`),
  ]);
  const exported = new Set([...Object.keys(english), ...Object.keys(chinese)]);
  expect(new Set(registered.map(({ functionName }) => functionName))).toEqual(exported);
});

test("ids and names are such as Excel takes", async () => {
  const { json } = await functionsJson();
  for (const { id, name } of json.functions) {
    expect(id).toMatch(/^[A-Z][A-Z0-9_.]{2,}$/);
    expect(name).toMatch(/^\p{L}[\p{L}\p{N}_.]{2,}$/u);
    // AMOUNT1 would be a cell.
    expect(name).not.toMatch(/^[A-Z]{1,3}\d+$|^R\d*C\d*$/);
  }
  expect(new Set(json.functions.map(({ name }) => name)).size).toBe(json.functions.length);
});

test("a person who types a name sees what it does and what each argument is, in both languages", async () => {
  const { json } = await functionsJson();
  for (const { id, description, parameters } of json.functions) {
    const texts = [description, ...parameters.map((parameter) => parameter.description)];
    for (const text of texts)
      expect(text).toMatch(id.endsWith("_ZH") ? /^[^a-z]*\p{Script=Han}/u : /^.*[a-z÷].*\p{Script=Han}/u);
  }
  const [first] = json.functions;
  expect(first).toEqual({
    id: "SUBJECT_NAME",
    name: "SUBJECT_NAME",
    description:
      "The name of a budget subject (科目), or its path from the 类 down. 政府收支分类科目的名称，或从类到本级的全称。",
    parameters: [
      {
        name: "code",
        type: "any",
        dimensionality: "matrix",
        description:
          "Code of 3, 5 or 7 digits, as number or text; one cell or a range. 科目编码，3、5 或 7 位，数或文本；一个单元格或一个区域",
      },
      {
        name: "what",
        type: "any",
        optional: true,
        description: '"name" (when left out) or "path". 名称（省略时）或 全称',
      },
      {
        name: "year",
        type: "any",
        optional: true,
        description:
          "Budget year: the name of that year, #N/A where there was no such subject. 预算年度：用那一年的名称，那一年没有此科目为 #N/A",
      },
    ],
    result: { dimensionality: "matrix" },
  });
});

test("ranges spill, but for the three that answer once; the two names of a function take and give the same", async () => {
  const { json } = await functionsJson();
  interface Shaped {
    readonly result: { readonly dimensionality?: string };
  }
  const shape = (entry: (typeof json.functions)[number]): unknown => [
    (entry as unknown as Shaped).result.dimensionality,
    ...entry.parameters.map(({ dimensionality, optional }) => [dimensionality, optional]),
  ];
  const [ours, theirs] = [json.functions.slice(0, FUNCTIONS.length), json.functions.slice(FUNCTIONS.length)];
  expect(theirs.map(shape)).toEqual(ours.map(shape));
  const once = ours.filter((entry) => (entry as unknown as Shaped).result.dimensionality !== "matrix");
  expect(once.map(({ id }) => id)).toEqual(["SUBJECT_SUM", "CHECK_SUM", "CHECK_SAME"]);
});

test("none is volatile or streams, and errors in arguments come to the functions", async () => {
  const { json } = await functionsJson();
  expect(json.functions.filter((entry) => "options" in entry)).toEqual([]);
  expect(json["allowErrorForDataTypeAny"]).toBe(true);
});
