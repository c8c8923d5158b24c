import { compositionIn } from "../../src/core/department/composition.ts";
import { sheet } from "./sheets.ts";

const names = (text: string): readonly string[] | undefined => compositionIn(text.split("\n"))?.names;

test.each([
  [
    "in one sentence",
    "纳入2024年度决算编制范围的预算单位共计 1 个，具体包括：海东市社会保险服务局本级。\n内设机构 6 个。",
    ["海东市社会保险服务局本级"],
  ],
  [
    "over broken lines",
    "纳入 2023 年度决算编制范围的预算单位共计 1 个，具\n\n体包括：尖扎县社会保险服务局。\n内设机构",
    ["尖扎县社会保险服务局"],
  ],
  [
    "as a numbered list",
    "纳入中心2023年度部门决算编制\n范围的二级预算单位包括：\n1.东区社会保险事务中心\n2.东区就业服务中心\n第二部分 决算情况说明",
    ["东区社会保险事务中心", "东区就业服务中心"],
  ],
  [
    "as a list without numbers",
    "纳入本部门预算编制范围的二级预算单位包括：\n县教育局本级\n县第一中学\n二、收支预算",
    ["县教育局本级", "县第一中学"],
  ],
  [
    "between commas",
    "纳入县教育局2024年部门预算编制范围的预算单位包括县教育局机关、县第一中学、县实验小学和县教师进修学校。",
    ["县教育局机关", "县第一中学", "县实验小学", "县教师进修学校"],
  ],
  [
    "numbered within a line",
    "纳入部门决算汇编范围的独立核算单位共3个，分别是：1.某局本级；2.某中心；3.某站。",
    ["某局本级", "某中心", "某站"].filter((name) => name.length > 1),
  ],
  [
    "as a composition",
    "从决算单位构成看，某县卫生健康局部门决算包括：某县卫生健康局本级决算、某县人民医院决算。",
    ["某县卫生健康局本级", "某县人民医院"],
  ],
])("units named %s", (_, text, wanted) => expect(names(text)).toEqual(wanted));

test("the number that the text says goes along, and a table may name them", () => {
  expect(compositionIn(["纳入决算编制范围的预算单位共计3个，具体包括：甲县教育局、甲县一中。"])).toEqual({
    names: ["甲县教育局", "甲县一中"],
    said: 3,
  });
  const table = sheet("表", [
    ["序号", "单位名称"],
    [1, "甲县教育局本级"],
    [2, "甲县一中"],
  ]);
  expect(compositionIn(["纳入本部门编制范围的单位见下表"], [table])).toEqual({ names: ["甲县教育局本级", "甲县一中"] });
});

test("a text that names none has none", () => {
  expect(compositionIn(["一、主要职责", "负责全县社会保险。", "内设机构包括：办公室、财务室。"])).toBeUndefined();
  expect(compositionIn(["甲局", "乙局"])).toBeUndefined();
});
