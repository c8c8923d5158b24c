import { check, readTables } from "../../src/core/check.ts";
import { checkWords } from "../../src/core/prose/check-words.ts";
import { joinWords } from "../../src/core/prose/join.ts";
import { mendedSentence } from "../../src/core/prose/mend.ts";
import { wordsIn } from "../../src/core/prose/sheets.ts";
import { qualified, type SheetGrid } from "../../src/core/sheet/grid.ts";
import { caseSheets } from "../cases/cases.ts";
import { Random } from "./honest.ts";
import { honestWords, STYLES } from "./honest-words.ts";
import { edit, seed, sheet } from "./sheets.ts";
import { allowed, someOf, trials } from "./sweep.ts";
import { CHANGES, changeWords } from "./word-changes.ts";
import { reworded } from "./told/reworded.ts";
import { FREE, PLACES, told } from "./told/told.ts";
import { ELSEWHERE } from "./words-elsewhere.ts";

function read(lines: readonly string[], sheets: readonly SheetGrid[] = []) {
  return checkWords({ name: "说明", lines }, readTables(sheets).tables);
}

/** Every number with what was found, but dates. */
function found(lines: readonly string[], sheets: readonly SheetGrid[] = []): string[] {
  return read(lines, sheets).claims.flatMap(({ text, verdict, against, expected, cells }) =>
    against.is === "none" && ["date", "number"].includes(against.why)
      ? []
      : [[text, verdict, expected, cells[0] && qualified(cells[0])].filter((part) => part !== undefined).join(" ")],
  );
}

function remarked(lines: readonly string[], sheets: readonly SheetGrid[] = []): string[] {
  return read(lines, sheets).remarks.map(({ kind, text, hint }) => `${kind} ${text}${hint ? "" : " 不符"}`);
}

const HEADING = "第三部分 2023年度单位决算情况说明";
const TOTALS = [
  HEADING,
  "一、收入支出决算总体情况说明",
  "2023年度收入、支出总计1941.82万元，比上年收入、支出总计各增加72.09万元，增长3.86%，主要原因是项目增多。",
  "二、收入决算情况说明",
  "本年收入合计1905.92万元，其中：财政拨款收入1905.92万元，占100%。",
  "三、支出决算情况说明",
  "本年支出合计1905.92万元，其中：基本支出484.65万元，占25.43%；项目支出1421.27万元，占74.57%。",
];

/** The lines with one figure changed, which stands there once. */
function put(lines: readonly string[], from: string, to: string): string[] {
  const at = lines.findIndex((line) => line.includes(from));
  return lines.map((line, i) => (i === at ? line.replace(from, to) : line));
}

test("Each figure is held against the cell that its place in the sentence means", () => {
  expect(found(TOTALS, seed("000"))).toEqual([
    "1941.82万元 equal 公开01表!C38",
    "72.09万元 equal",
    "3.86% equal",
    "1905.92万元 equal 公开02表!C7",
    "1905.92万元 equal 公开02表!D7",
    "100% equal",
    "1905.92万元 equal 公开03表!C7",
    "484.65万元 equal 公开03表!D7",
    "25.43% equal",
    "1421.27万元 equal 公开03表!E7",
    "74.57% equal",
  ]);
});

test.each([
  ["a figure off by a 分", "484.65万元", "484.66万元", "484.66万元 unequal 484.65万元 公开03表!D7"],
  ["digits that changed places", "1421.27", "1412.27", "1412.27万元 unequal 1421.27万元 公开03表!E7"],
  ["元 for 万元", "484.65万元", "484.65元", "484.65元 unequal 484.65万元 公开03表!D7"],
  ["the figure of the next kind", "项目支出1421.27", "项目支出484.65", "484.65万元 unequal 1421.27万元 公开03表!E7"],
  ["a share", "25.43%", "25.34%", "25.34% unequal 25.43%"],
  ["a rate of growth", "3.86%", "3.68%", "3.68% unequal 3.86%"],
  ["a change", "增加72.09", "增加79.02", "3.86% unequal 4.24%"],
])("%s is found, and nothing else", (_, from, to, expected) => {
  const all = found(put(TOTALS, from, to), seed("000"));
  expect(all.filter((one) => / unequal| doubtful/.test(one))).toEqual([expected]);
});

test("More that is said to be less is found", () => {
  const claims = read(put(TOTALS, "增长3.86%", "下降3.86%"), seed("000")).claims;
  expect(claims.filter(({ verdict }) => verdict === "unequal").map(({ text, slip }) => [text, slip])).toEqual([
    ["3.86%", "direction"],
  ]);
});

test("The same amount at three places stands for three things", () => {
  const lines = [
    "第三部分 2024年度部门决算情况说明",
    "五、一般公共预算财政拨款支出决算情况说明",
    "（三）一般公共预算财政拨款支出具体情况",
    "3.住房保障支出（类）",
    "住房改革支出（款）住房公积金（项）。年初预算为43.49万元，支出决算为42.27万元，完成年初预算的97.19%。",
    "六、一般公共预算财政拨款基本支出决算情况说明",
    "2024年度一般公共预算财政拨款基本支出615.36万元，其中：人员经费573.08万元；公用经费42.27万元。",
    "十、机关运行经费支出情况说明",
    "2024年度机关运行经费支出42.27万元，比上年减少3.42万元，下降7.49%。",
  ];
  const places = read(lines, seed("003")).claims.flatMap(({ text, cells: [at] }) =>
    text === "42.27万元" && at !== undefined ? [at.sheet] : [],
  );
  expect(places).toEqual(["公开05表", "公开06表", "公开10表"]);
});

test("Without tables the words are held against each other", () => {
  const parts = [
    "第二部分 2023年度部门决算情况说明",
    "五、一般公共预算财政拨款支出决算情况说明",
    "2023年度一般公共预算财政拨款支出518.57万元，主要用于以下方面：社会保障和就业支出483.16万元，占93.2%；卫生健康支出18.95万元，占3.7%；住房保障支出16.46万元，占3.1%。",
  ];
  // The last share was made to come to a hundred.
  const wrong = read(parts).claims.filter(({ verdict }) => verdict === "unequal");
  expect(wrong.map(({ text, expected, slip }) => [text, expected, slip])).toEqual([["3.1%", "3.2%", "forced"]]);
  const other = read(put(put(parts, "3.1%", "3.2%"), "483.16", "438.16")).claims.filter(
    ({ verdict }) => verdict === "unequal",
  );
  expect(other.map(({ text }) => text)).toEqual(["438.16万元"]);
});

test.each([
  // Two comparisons of one figure.
  [
    "公务接待费支出决算4.20万元，比预算增加0万元，比去年增加1.20万元，增长40%；公务用车运行维护费支出决算6万元，公务用车购置费支出决算比预算无增减变化，比去年无增减变化，公务用车运行维护费支出决算比预算无增减变化，比去年增加1万元，增长20%。",
    ["20%", "25%"],
  ],
  ["公务接待费支出80万元，比上年累计支出100万元下降20万元，下降20%。", ["100万元", "104万元"]],
  // Two sums that share a unit, and kinds that are masked.
  ["收、支总计各是320.50，331.25万元，比上年各减少20.50，31.25万元。", []],
  ["一般公共预算财政拨款支出60万元，其中：按功能分类科目，********支出20万元，********支出40万元。", []],
  // All income of the unit by no other name.
  ["2023年度，我单位收入为200万元，其中：财政拨款收入150万元，占75%；事业收入50万元，占25%。", ["75%", "57%"]],
  ["财政拨款“三公”经费支出3万元，比上年减少1万元，减幅25%。", ["减幅25%", "减幅52%"]],
] as const)("What documents of other places say is not 不符 where it agrees: %s", (words, plant) => {
  const wrong = (line: string): string[] => found([HEADING, line]).filter((one) => /unequal|doubtful/.test(one));
  expect(wrong(words)).toEqual([]);
  if (plant.length > 0) expect(wrong(words.replace(plant[0] ?? "", plant[1] ?? ""))).not.toEqual([]);
});

test("A figure that is said again differently is found", () => {
  const lines = [...TOTALS, "第四部分 附件", "附件1", "一、收支情况", "（一）决算报表总收入1914.82万元。"];
  expect(found(lines).filter((one) => one.includes("unequal"))).toEqual(["1914.82万元 unequal 1941.82万元"]);
});

test("Counts are held against what is listed, and against the kinds into which they are divided", () => {
  const said = (count: number, cars: number) => [
    HEADING,
    "一、机构设置",
    `内设机构${count}个，具体为：综合部、稽核部、信息部。`,
    "十三、国有资产占用情况",
    `截至2023年12月31日，共有车辆${cars}辆，其中：机要通信用车1辆、其他用车1辆；单价100万元（含）以上设备0台。`,
  ];
  expect(found(said(3, 2)).filter((one) => /unequal|doubtful/.test(one))).toEqual([]);
  expect(found(said(4, 3)).filter((one) => /unequal|doubtful/.test(one))).toEqual([
    "4个 unequal 3个",
    "3辆 unequal 2辆",
  ]);
});

test("Every number that is not tried has its reason", () => {
  const claims = read(
    [...TOTALS, "四、其他", "完成业务90批，惠及3000余人，单价50万元以上设备若干。"],
    seed("000"),
  ).claims;
  expect(claims.filter(({ verdict, against }) => verdict === "untried" && against.is !== "none")).toEqual([]);
  expect(
    claims.filter(({ verdict }) => verdict === "untried").map(({ text, against }) => [text, against]),
  ).toContainEqual(["50万元", { is: "none", why: "threshold" }]);
});

test.each([
  ["总计为1941.82，比上年增加72.09万元", ["missing-unit 1941.82 不符"]],
  ["安排单位名称因公出国团组0个", ["placeholder 单位名称"]],
  ["主要原因是是人员减少", ["doubled 是是"]],
  ["比上年增加（减少）5.00万元", ["open-choice 增加(减少)"]],
  ["支出结构图见错误！未定义书签", ["unavailable 未定义书签"]],
  ["办公费1.00万元、、水费2.00万元", ["punctuation 、、"]],
])("%s is remarked upon", (words, expected) => {
  expect(remarked([HEADING, "一、收入支出决算总体情况说明", `2023年度收入、支出${words}。`])).toEqual(expected);
});

test("An outcome that is said to be above its plan and is not is found", () => {
  const said = (word: string) => [
    HEADING,
    "五、一般公共预算财政拨款支出决算情况说明",
    `2023年度一般公共预算财政拨款支出年初预算为1662.91万元，支出决算为1905.92万元，完成年初预算的114.61%。决算数${word}预算数的主要原因是项目增加。`,
  ];
  expect(remarked(said("大于"))).toEqual([]);
  expect(remarked(said("小于"))).toEqual(["wrong-direction 决算数小于预算数 不符", "wrong-reason 原因是项目增加"]);
});

test("Growth from nothing is remarked upon", () => {
  const lines = [
    HEADING,
    "五、一般公共预算财政拨款支出决算情况说明",
    "1.社会保障和就业支出(类)行政事业单位养老支出(款)事业单位离退休(项):支出决算数为1.23万元，比上年决算增加1.23万元，增长100.00%。",
  ];
  expect(remarked(lines)).toEqual(["zero-base 100.00%"]);
});

test("A wrong cell is not laid on the words alone: they agree with each other", () => {
  const claims = read(TOTALS, edit(seed("000"), { "公开03表!D7": 484.56 })).claims;
  expect(claims.filter(({ verdict }) => verdict === "unequal").map(({ text }) => text)).toEqual(["484.65万元"]);
});

const RULE = /[，。；：、（）]/;

test("Blanks, width and broken lines change no verdict to 不符", () => {
  for (const number of someOf(30)) {
    const random = new Random(number);
    const { sheets, lines } = honestWords(number, STYLES[number % 3]!);
    const before = read(lines, sheets).claims;
    const other = lines.flatMap((line) => {
      let text = [...line].map((char) => (random.chance(0.05) && !/[\d.]/.test(char) ? `${char} ` : char)).join("");
      if (random.chance(0.3))
        text = text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
      if (random.chance(0.3)) text = text.replace(/\d+\.\d+/g, (figure) => figure.replace(".", " . "));
      if (line.length < 60 || RULE.test(line.charAt(40)) || random.chance(0.5)) return [text];
      // As a page breaks it, with its number.
      return [text.slice(0, 50), ...(random.chance(0.3) ? ["12"] : []), text.slice(50)];
    });
    const after = read(other, sheets).claims;
    expect(after.filter(({ verdict }) => verdict === "unequal")).toEqual([]);
    const count = (list: typeof before): number => list.filter(({ verdict }) => verdict === "equal").length;
    expect(count(after)).toBeGreaterThan(0.8 * count(before));
  }
});

test("Honest words are never 不符, with their tables or without", () => {
  for (const number of someOf(60)) {
    const { sheets, lines } = honestWords(number, STYLES[number % 3]!);
    for (const tables of [sheets, []]) {
      const { claims, remarks } = read(lines, tables);
      expect(claims.filter(({ verdict }) => ["unequal", "doubtful"].includes(verdict))).toEqual([]);
      expect(remarks.filter(({ hint }) => !hint)).toEqual([]);
      const tried = claims.filter(({ against }) => against.is !== "none" || !["date", "no-plan"].includes(against.why));
      expect(tried.filter(({ verdict }) => verdict !== "untried").length / tried.length).toBeGreaterThan(0.9);
    }
  }
});

test("Of figures changed at random, beyond rounding, 99 in a hundred are found", () => {
  const random = new Random(11);
  const outcomes = Array.from({ length: trials(250) }, (_, i) =>
    changeWords(random.whole(0, 100), random, i % 3 === 0, random.pick(CHANGES)),
  ).filter((outcome) => outcome !== undefined);
  const beyond = outcomes.filter(({ withinRounding }) => !withinRounding);
  const missed = beyond.filter((outcome) => !outcome.found);
  expect(beyond.length).toBeGreaterThan(outcomes.length / 2);
  expect(missed.length).toBeLessThanOrEqual(allowed(0.01, beyond.length));
});

test.each(Object.entries(ELSEWHERE))("%s is read by the same grammar", (place, { seed: name, lines }) => {
  const document = { name: place, lines };
  for (const sheets of [seed(name), []]) {
    const { claims, remarks } = checkWords(document, readTables(sheets).tables);
    expect(claims.filter(({ verdict }) => verdict === "unequal")).toEqual([]);
    // Lists of 项 are cut short here.
    expect(claims.filter(({ verdict, against }) => verdict === "doubtful" && against.is !== "sum")).toEqual([]);
    expect(remarks.filter(({ hint }) => !hint)).toEqual([]);
  }
  const { claims } = checkWords(document, readTables(seed(name)).tables);
  const unread = claims.filter(
    ({ against }) => against.is === "none" && ["no-subject", "no-whole"].includes(against.why),
  );
  const held = claims.filter(({ verdict }) => verdict === "equal" || verdict === "rounding");
  expect(unread.length).toBeLessThanOrEqual(0.05 * (held.length + unread.length));
  expect(held.length).toBeGreaterThan(15);
});

const PROJECTS = (involved: string, left: string) => [
  "第三部分 2024年度部门决算情况说明",
  "十二、预算绩效情况说明",
  "（一）绩效自评开展情况",
  `对2024年度2项部门项目支出开展了绩效自评，共涉及资金${involved}万元。`,
  "（二）项目绩效自评结果",
  "1.稽核工作经费项目绩效自评综述：",
  `项目自评得分98分。项目全年预算数为4万元，实际支出2.58万元，结转${left}万元，完成年度预算的64.50%。`,
  "2.宣传工作经费项目绩效自评综述：",
  "项目自评得分98分。项目全年预算数为9万元，实际支出7.08万元，结转1.92万元，完成年度预算的78.67%。",
];

test("The money of projects is held against what is said of each", () => {
  const wrong = (lines: readonly string[]) => found(lines).filter((one) => /unequal|doubtful/.test(one));
  expect(wrong(PROJECTS("13", "1.42"))).toEqual([]);
  expect(wrong(PROJECTS("9.66", "0"))).toEqual([]);
  expect(wrong(PROJECTS("12", "1.42"))).toEqual(["12万元 unequal 13.00万元"]);
  expect(wrong(PROJECTS("13", "1.24"))).toEqual(["1.24万元 doubtful 1.42万元"]);
});

test("Words are held against 自评表, in a workbook or among the words", () => {
  const said = (amount: string, times = 12) => [
    "第二部分 2023年度部门决算情况说明",
    "十一、预算绩效的情况说明",
    `我单位2023年度整体支出绩效自评表1个，全年预算总额586.22万元；预算绩效评价项目2个，全年预算数${amount}万元。`,
    "项目支出绩效自评表",
    "项目名称 稽核工作经费",
    "年度资金总额 30.00 20.42 20.42 10 100.00% 10.00 分",
    "发放生活补贴，投入20.42元用于补助。",
    "项目支出绩效自评表",
    "项目名称 宣传工作经费",
    "年度资金总额 42.77 42.77 42.77 10 100.00% 10.00 分",
    `投入42.77万元用于补助，发放${times}次，每次发放3.56万元。`,
    "十二、其他需说明的事项",
  ];
  expect(found(said("63.19")).filter((one) => /unequal|doubtful/.test(one))).toEqual(["20.42元 unequal 20.42万元"]);
  expect(found(said("36.19")).filter((one) => /unequal|doubtful/.test(one))).toEqual([
    "36.19万元 unequal 63.19万元",
    "20.42元 unequal 20.42万元",
  ]);
  expect(found(said("63.19", 3)).filter((one) => /unequal|doubtful/.test(one))).toEqual([
    "20.42元 unequal 20.42万元",
    "3次 unequal 12次",
  ]);
});

test("What the words of a 自评表 count is held against the indicators beside them", () => {
  const said = (aimed: number, reached: number) => [
    "项目支出绩效自评表",
    "项目名称 生活补助资金",
    "预期目标 实际完成情况",
    `本年向退休职工发放补助，计划发放补助${aimed}人。按季向${reached}人发放补助，参加培训的有5人。`,
    "发放补助人数",
    ">=80",
    "人",
    "按照正常比例赋分",
    "=73人",
  ];
  expect(found(said(80, 73)).filter((one) => /人 (?:equal|doubtful)/.test(one))).toEqual(["80人 equal", "73人 equal"]);
  expect(found(said(80, 37)).filter((one) => /人 (?:equal|doubtful)/.test(one))).toEqual([
    "80人 equal",
    "37人 doubtful >=80人、=73人",
  ]);
});

test("What is divided and was not understood proves nothing of its parts; what purses paid adds up", () => {
  const wrong = (...lines: readonly string[]) =>
    found(["第三部分 2024年度部门决算情况说明", "九、财政拨款“三公”经费支出决算情况说明", ...lines]).filter((one) =>
      /unequal|doubtful/.test(one),
    );
  const paid = (general: string) =>
    `2024年度“三公”经费支出决算1.20万元（其中：一般公共预算支出${general}万元；政府性基金预算支出0.20万元；国有资本经营预算支出0.00万元）。`;
  expect(wrong("论坛费支出3.00万元（其中：一般公共预算支出3.00万元；政府性基金预算支出0.00万元）。")).toEqual([]);
  expect(wrong("其中商务接待支出0.30万元，接待2批次，12人次。")).toEqual([]);
  expect(wrong(paid("1.00"))).toEqual([]);
  expect(wrong(paid("1.10"))).toEqual(["1.20万元 doubtful 1.30万元"]);
  expect(
    wrong("2024年度“三公”经费支出决算0.00万元（其中：一般公共预算支出0.00万元；政府性基金预算支出0.00万元）。"),
  ).toEqual([]);
});

test("A difference is held against both figures that are said, and its direction", () => {
  const lines = (words: string) => [
    "第三部分 2023年度部门预算情况说明",
    "一、收支预算情况说明",
    `2023年收支预算总数1000.00万元，${words}。`,
  ];
  expect(found(lines("比2022年900.00万元增加100.00万元，增长11.11%")).filter((one) => !one.includes(" equal"))).toEqual(
    [],
  );
  expect(found(lines("比2022年900.00万元增加110.00万元")).filter((one) => one.includes("unequal"))).toEqual([
    "110.00万元 unequal 100.00万元",
  ]);
  const claims = read(lines("比2022年1100.00万元增加100.00万元")).claims;
  expect(claims.filter(({ verdict }) => verdict === "unequal").map(({ text, slip }) => [text, slip])).toEqual([
    ["100.00万元", "direction"],
  ]);
});

test.each([
  [["1.教育支出（类）", "3.卫生健康支出（类）"], ["numbering 3."]],
  [["总计100.00万元，增长3.86%，主要原因本年度新增项目。"], ["missing-word 主要原因"]],
  [["总计100.00万元，比上年减少5.00万元，下降4.76%，主要原因是新增项目。"], ["wrong-reason 原因是新增项目"]],
  [["内设：办公室、稽核股、财务股。", "其中：办公室、稽核股、基金股。"], ["other-list 基金股"]],
  [
    [
      "甲县社会保险中心2023年度开展工作，甲县社会保险中心共有车辆0辆。",
      "2023年度，乙县社会保险中心机关运行经费支出0万元。",
    ],
    ["other-unit 乙县社会保险中心"],
  ],
])("%s is remarked upon", (words, expected) => {
  expect(remarked([HEADING, "一、情况说明", ...words])).toEqual(expected);
});

test("A wrong cell that the words quote rightly is the likeliest of its cause, and the words say so", () => {
  const sheets = edit(seed("000"), { "公开03表!D7": 484.56 });
  const joined = joinWords(check(sheets), [read(TOTALS, sheets)]);
  const first = joined.report.suspects.filter(({ rank }) => rank === 1);
  expect(first.map(({ cells, cause }) => [cells.map(qualified), cause])).toEqual([[["公开03表!D7"], 1]]);
  const against = joined.words[0]!.claims.filter(({ verdict }) => verdict === "unequal");
  expect(against.map(({ text, cellIsWrong }) => [text, cellIsWrong])).toEqual([["484.65万元", true]]);
  // A slip in the words alone stays theirs.
  const own = joinWords(check(seed("000")), [read(put(TOTALS, "484.65万元", "484.56万元"), seed("000"))]);
  expect(own.words[0]!.claims.filter(({ cellIsWrong }) => cellIsWrong)).toEqual([]);
});

test("A sentence is mended with every right figure that is known", () => {
  const { claims } = read(put(put(TOTALS, "484.65万元", "484.56万元"), "74.57%", "75.47%"), seed("000"));
  const wrong = claims.find(({ verdict }) => verdict === "unequal")!;
  expect(mendedSentence(claims, wrong)).toBe(
    "本年支出合计1905.92万元，其中：基本支出484.65万元，占25.43%；项目支出1421.27万元，占74.57%。",
  );
  expect(mendedSentence(claims, claims[0]!)).toBeUndefined();
});

test("Amounts of tables in 元 are given as the words give theirs, rounded", () => {
  const sheets = caseSheets("budget-02-shanghai-putuo-sww-unit-2025");
  const said = [
    "单位预算编制说明",
    "2025年，本单位收入预算37,151.47万元，其中：财政拨款收入37,151.47万元；事业收入0万元。",
    "支出预算37,151.47万元，其中：财政拨款支出预算37,151.47万元。财政拨款支出主要内容如下：",
    "1. “社会保障和就业支出”科目380.81万元，主要用于养老保险。",
    "2. “住房保障支出”科目284.09万元，主要用于住房公积金。",
    "2025年机关运行经费财政拨款预算为171.01万元。",
  ];
  expect(found(said, sheets)).toEqual([
    "37,151.47万元 rounding 2 预算单位收入预算总表!E36",
    "37,151.47万元 rounding 1 预算单位财务收支预算总表!B7",
    "0万元 equal 1 预算单位财务收支预算总表!B11",
    "37,151.47万元 rounding 3 预算单位支出预算总表!E36",
    "37,151.47万元 rounding 4 预算单位财政拨款收支预算总表!D17",
    "380.81万元 rounding 4 预算单位财政拨款收支预算总表!D7",
    "284.09万元 unequal 284.90万元 4 预算单位财政拨款收支预算总表!D11",
    "171.01万元 equal 9 单位“三公”经费和机关运行经费预算表!G6",
  ]);
});

test("Another order of clauses, 和 for 及, brackets, commas and broken lines make nothing 不符", () => {
  for (const number of someOf(24)) {
    const random = new Random(number);
    const { sheets, lines } = honestWords(number, STYLES[number % 3]!);
    const other = lines.flatMap((line) => {
      let text = line;
      const list = /^(.*?其中：)(.+)。$/.exec(line);
      const parts = list?.[2]?.split("；") ?? [];
      if (parts.length > 1) text = `${list![1]!}${[...parts.slice(1), ...parts.slice(0, 1)].join("；")}。`;
      if (random.chance(0.3)) text = text.replaceAll("及", "与");
      if (random.chance(0.3)) text = text.replaceAll("（", "(").replaceAll("）", ")");
      if (random.chance(0.2)) text = text.replaceAll("，", ",").replaceAll("；", ";");
      if (random.chance(0.2))
        text = text.replace(/(\d)(\d{3}\.\d\d)(?=万元)/g, random.chance(0.5) ? "$1,$2" : "$1，$2");
      return text.length > 60 && random.chance(0.4) ? [text.slice(0, 47), text.slice(47)] : [text];
    });
    for (const tables of [sheets, []]) {
      const after = read(other, tables).claims;
      expect(after.filter(({ verdict }) => verdict === "unequal" || verdict === "doubtful")).toEqual([]);
      const held = (list: typeof after): number => list.filter(({ verdict }) => verdict === "equal").length;
      // A number with a comma of the text in it is no proof.
      expect(held(after)).toBeGreaterThanOrEqual(held(read(lines, tables).claims) - 2);
    }
  }
});

test("What goes on from words that were not understood is not laid to what was spoken of before", () => {
  const lines = [
    HEADING,
    "九、财政拨款“三公”经费支出决算情况说明",
    "2023年度因公出国（境）费预算0万元，支出决算为0万元；某种别的费用预算5万元，支出决算为4万元。",
  ];
  expect(found(lines, seed("000")).filter((one) => /unequal|doubtful/.test(one))).toEqual([]);
});

test.each(Object.keys(PLACES))("What an honest document of %s says agrees, in other words too", (place) => {
  for (let number = 0; number < 2; number++) {
    const { sheets, lines } = told(place, number);
    const words = number === 0 ? lines : reworded(lines, new Random(number));
    for (const beside of [sheets, []]) {
      const { claims, remarks } = read(words, beside);
      expect(claims.filter(({ verdict }) => verdict === "unequal" || verdict === "doubtful")).toEqual([]);
      expect(remarks.filter(({ hint }) => !hint)).toEqual([]);
      const unread = claims.filter(
        ({ against }) => against.is === "none" && ["no-subject", "no-whole"].includes(against.why),
      );
      const held = claims.filter(({ verdict }) => verdict === "equal" || verdict === "rounding");
      if (!(place in FREE)) expect(unread.length).toBeLessThanOrEqual(0.05 * (held.length + unread.length));
    }
  }
});

test.each([
  ["万元", "484.65万元", "484.65", "484.65 unequal 484.65万元 公开03表!D7"],
  ["万元 behind a difference", "72.09万元", "72.09", "72.09 unequal 72.09万元"],
  ["%", "25.43%", "25.43", "25.43 unequal 25.43%"],
  ["% behind a rate of growth", "3.86%", "3.86", "3.86 unequal 3.86%"],
])("A missing %s is found, and nothing else", (_, from, to, expected) => {
  const all = found(put(TOTALS, from, to), seed("000"));
  expect(all.filter((one) => / unequal| doubtful/.test(one))).toEqual([expected]);
});

const AIMS = (spent: string) => [
  ["项目支出绩效自评表"],
  ["（2024年度）"],
  ["项目名称", "稽核工作经费"],
  ["年度目标", `对参保单位开展稽核，投入${spent}用于检查，共2次。`],
  ["时效指标", "2023年12月前", "时限内完成"],
];

test("The aims of a 自评表 are read in its sheet as between the tabs of a text", () => {
  const money = ["一、年度预算", "年度资金总额\t20.42\t20.42\t20.42"];
  const text = [...AIMS("20.42元").slice(0, 3), money[1]!.split("\t"), ...AIMS("20.42元").slice(3)];
  const rows = text.map((row) => row.join(row[0] === "年度资金总额" ? " " : "\t"));
  const { claims, remarks } = checkWords({ name: "说明", lines: ["2024年度部门决算情况说明", ...rows] }, []);
  expect(
    claims.filter(({ verdict }) => verdict === "unequal").map(({ text: own, expected }) => [own, expected]),
  ).toEqual([["20.42元", "20.42万元"]]);
  expect(remarks.map(({ kind, text: own }) => [kind, own])).toContainEqual(["deadline", "2023年12月前"]);
  const grid = sheet("项目1", AIMS("20.42万元"));
  const [words] = wordsIn([grid], [{ sheet: "项目1", isPerformance: true }]);
  expect(words?.lines).toEqual([
    "项目支出绩效自评表",
    "项目名称稽核工作经费",
    "对参保单位开展稽核，投入20.42万元用于检查，共2次。",
    "2023年12月前",
  ]);
  expect(words?.cells[2]).toEqual({ row: 3, column: 1 });
});

test("A 项 that stands in no table is named", () => {
  const lines = (item: string) => [
    HEADING,
    "五、一般公共预算财政拨款支出决算情况说明",
    `1.社会保障和就业支出（类）就业补助（款）${item}（项）。年初预算为0万元，支出决算为7.20万元。`,
  ];
  expect(remarked(lines("公益性岗位补贴"), seed("000"))).toEqual([]);
  expect(remarked(lines("公益岗位费用"), seed("000"))).toEqual(["not-listed 公益岗位费用"]);
});
