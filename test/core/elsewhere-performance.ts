import type { CellValue, SheetGrid } from "../../src/core/sheet/grid.ts";
import { anywhere, blank, certain, type Cells, type Place } from "./elsewhere.ts";
import { print, Random, sum } from "./honest.ts";
import { sheet } from "./sheets.ts";

// 绩效表 as places print them: the marks of projects and of whole units, and the aims of projects one a page. The figures agree, whatever
// the words, the order of the columns, and where 总分 stands.

interface Source {
  readonly name: string;
  readonly initial: number;
  readonly budget: number;
  readonly spent: number;
}

interface Indicator {
  readonly first: string;
  readonly second: string;
  readonly third: string;
  readonly target: CellValue;
  readonly actual: CellValue;
  readonly sign: string;
  readonly unit: string;
  /** Points in hundredths. */
  readonly weight: number;
  readonly score: number;
}

/** What one project, or the whole unit, was to do and did. Money in 分, points in hundredths. */
interface Marks {
  readonly random: Random;
  readonly place: Place;
  readonly project: string;
  readonly sources: readonly Source[];
  readonly all: Source;
  /** Points of the rate of execution; 0 where it is one of the indicators. */
  readonly rateWeight: number;
  readonly rateScore: number;
  readonly indicators: readonly Indicator[];
  readonly total: number;
}

const KINDS: readonly (readonly [string, readonly string[]])[] = [
  ["产出指标", ["数量指标", "质量指标", "时效指标", "成本指标"]],
  ["效益指标", ["经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"]],
  ["满意度指标", ["服务对象满意度指标"]],
];
const THINGS = [
  ["培训人次", "人次"],
  ["补助发放人数", "人"],
  ["设备购置数量", "台"],
  ["宣传活动次数", "次"],
  ["验收合格率", "%"],
  ["资金到位及时率", "%"],
  ["成本控制数", "万元"],
  ["完成时间", "月"],
  ["政策知晓率", "%"],
  ["群众满意度", "%"],
] as const;
const PROJECTS = ["城乡居民养老保险补助", "社保大厅运行维护", "信息系统建设", "业务培训专项", "档案整理工作经费"];
const UNIT = "某县社会保险事务中心";

const points = (hundredths: number): number => hundredths / 100;

function marksOf(number: number, place: Place): Marks {
  const random = new Random(number + 3e7);
  const own = (name: string): Source => {
    const budget = random.amount(3e5, 3e8);
    const initial = random.chance(0.7) ? budget : Math.round(budget * (0.8 + random.next() * 0.4));
    const spent = random.chance(0.5) ? budget : Math.round(budget * random.next());
    return { name, initial, budget, spent };
  };
  const none = (name: string): Source => ({ name, initial: 0, budget: 0, spent: 0 });
  const names = place("绩来源", [
    ["其中：当年财政拨款", "上年结转资金", "其他资金"],
    ["其中：本年财政拨款", "      上年结转资金", "      其他资金"],
    ["其中：财政拨款", "其他资金"],
    ["其中：财政资金", "财政专户管理资金", "单位资金"],
    ["1.一般公共预算拨款", "2.政府性基金预算拨款", "3.其他资金"],
    ["（1）省级财政资金", "（2）市县财政资金", "（3）其他资金"],
    ["一般公共预算", "政府性基金", "国有资本经营预算", "财政专户", "其他资金"],
    [],
  ]);
  const sources = names.map((name, i) => (i === 0 || random.chance(0.3) ? own(name) : none(name)));
  const one = own("");
  const add = (of: (source: Source) => number): number => (sources.length === 0 ? of(one) : sum(sources.map(of)));
  const all = { name: "", initial: add((s) => s.initial), budget: add((s) => s.budget), spent: add((s) => s.spent) };
  const rateWeight = place("绩执行分值", [1000, 1000, 1000, 2000, 0]);
  const decimals = place("绩分小数", [2, 1, 0]);
  const rounded = (share: number): number => Math.round(share / 10 ** (2 - decimals)) * 10 ** (2 - decimals);
  const kinds = KINDS.flatMap(([first, seconds]) =>
    random.some(seconds, random.whole(1, seconds.length)).map((second) => [first, second] as const),
  );
  const list = kinds.flatMap(([first, second]) =>
    Array.from({ length: random.whole(1, 2) }, (_, i) => {
      const [thing, unit] = random.pick(THINGS);
      return { first, second, third: `${thing}${i === 0 ? "" : "之二"}`, unit };
    }),
  );
  const left = 10_000 - rateWeight;
  const isIndicator = rateWeight === 0;
  const shares = isIndicator ? left - 1000 : left;
  const each = Math.floor(shares / 100 / list.length) * 100;
  const rate = Math.min(1, all.spent / all.budget);
  const indicators = list.map(({ first, second, third, unit }, i): Indicator => {
    const weight = each + (i === 0 ? shares - each * list.length : 0);
    const done = random.chance(0.7) ? 1 : 0.5 + random.next() / 2;
    const target = random.whole(10, 100);
    const isWords = random.chance(0.2);
    return {
      ...{ first, second, third, unit, weight },
      sign: place("绩符号", ["≥", "=", "≥"]),
      target: isWords ? "有效提升" : target,
      actual: isWords ? "达成预期指标" : Math.round(target * done * 100) / 100,
      score: rounded(weight * done),
    };
  });
  const executed: Indicator = {
    ...{ first: "预算执行", second: "预算执行率", third: "预算执行率", unit: "%", sign: "=", target: 100 },
    ...{ actual: Math.round(rate * 10_000) / 100, weight: 1000, score: rounded(1000 * rate) },
  };
  const whole = isIndicator ? [executed, ...indicators] : indicators;
  const rateScore = rounded(rateWeight * rate);
  return {
    ...{ random, place, sources, all, rateWeight, rateScore, indicators: whole },
    project: `${random.pick(PROJECTS)}${number % 7}`,
    total: rateScore + sum(whole.map(({ score }) => score)),
  };
}

/** A rate as printed; nothing is had of nothing. */
function rateOf({ all, place }: Marks): CellValue {
  if (all.budget === 0) return null;
  const rate = (all.spent / all.budget) * 100;
  return place("绩率", [
    `${rate.toFixed(2)}%`,
    `${rate.toFixed(1)}%`,
    Math.round(rate * 100) / 100,
    `${rate.toFixed(0)}%`,
  ]);
}

const filler = (place: Place): CellValue => place("绩无", [null, "-", "—", "/", "－"]);

/** The money of a project, over its rate and points. */
function moneyRows(marks: Marks, unit: string): Cells[] {
  const { place, all, sources, rateWeight, rateScore } = marks;
  const weight = rateWeight === 0 ? filler(place) : points(rateWeight);
  const score = rateWeight === 0 ? filler(place) : points(rateScore);
  const first = place("绩总名", ["年度资金总额", "年度资金总额：", "资金总额", "总额", "年度资金总额", "合计"]);
  const none = filler(place);
  const way = place("绩资金栏", ["全国", "全国", "字母", "湖北", "无年初", "率在前"] as const);
  const row = (source: Source, isAll: boolean): Cells => {
    const [rate, own, got] = isAll ? [rateOf(marks), weight, score] : [none, none, none];
    const money = [print(source.initial), print(source.budget), print(source.spent)];
    if (way === "湖北") return [...money.slice(1), rate, got];
    if (way === "无年初") return [...money.slice(1), own, rate, got];
    return way === "率在前" ? [...money, rate, own, got] : [...money, own, rate, got];
  };
  const headings: Readonly<Record<typeof way, Cells>> = {
    全国: ["年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
    字母: [
      "年初预算数",
      "全年预算数（A）",
      "全年执行数（B）",
      place("绩分值字母", ["分值", "分值（10分）"]),
      "执行率（B/A）",
      "得分",
    ],
    湖北: ["预算数（A）", "执行数（B）", "执行率（B/A）", `得分（${points(rateWeight || 1000)}分*执行率）`],
    无年初: ["全年预算数", "全年执行数", "分值", "执行率", "得分"],
    率在前: ["年初预算数", "全年预算数", "实际执行数", "预算执行率", "权重", "得分"],
  };
  const corner = place("绩资金头", [
    [`项目资金（${unit}）`, null],
    [`预算执行情况（${unit}）`, null],
    ["项目资金", null],
    [`年度预算（${unit}）`, "资金来源"],
  ]);
  return [
    [...corner, ...headings[way]],
    [null, first, ...row(all, true)],
    ...sources.map((source): Cells => [null, source.name, ...row(source, false)]),
  ];
}

/** The indicators, and 总分 below them. */
function indicatorRows(marks: Marks, front: Cells): Cells[] {
  const { place, indicators, total } = marks;
  const name = place("绩三级", ["三级指标", "三级指标", "指标内容", "具体指标"]);
  const score = place("绩得分", ["得分", "自评得分", "指标得分", "得分"]);
  const weight = place("绩分值", ["分值", "分值", "权重", "指标分值", "分值权重"]);
  const way = place("绩指标栏", ["全国", "全国", "性质", "无分值", "完成率", "得分在末", "说明在前"] as const);
  const columns: readonly (readonly [string, (one: Indicator) => CellValue])[] = (
    {
      全国: ["target", "actual", "weight", "score", "why"],
      性质: ["sign", "target", "unit", "actual", "weight", "score", "why"],
      无分值: ["target", "actual", "score"],
      完成率: ["target", "actual", "weight", "done", "score", "why"],
      得分在末: ["weight", "target", "actual", "why", "score"],
      说明在前: ["weight", "how", "target", "actual", "score"],
    } as const
  )[way].map((one) => {
    const all: Readonly<Record<typeof one, readonly [string, (one: Indicator) => CellValue]>> = {
      target: [
        place("绩目标", ["年度指标值", "指标值", "年初目标值（A）", "目标值", "年度指标值（A）"]),
        ({ sign, target, unit }) => (typeof target === "number" && way !== "性质" ? `${sign}${target}${unit}` : target),
      ],
      actual: [
        place("绩完成", ["实际完成值", "完成值", "实际完成值（B）", "全年实际完成值", "全年完成值"]),
        ({ actual, unit }) => (typeof actual === "number" && way !== "性质" ? `${actual}${unit}` : actual),
      ],
      weight: [weight, (own) => points(own.weight)],
      score: [score, (own) => points(own.score)],
      why: [place("绩原因", ["偏差原因分析及改进措施", "未完成原因分析", "备注", "偏差原因"]), () => null],
      sign: ["指标性质", (own) => own.sign],
      unit: ["度量单位", (own) => own.unit],
      done: [
        place("绩完成率", ["完成率", "指标完成率", "完成率（B/A）"]),
        ({ score: got, weight: own }) => `${((100 * got) / own).toFixed(2)}%`,
      ],
      how: [place("绩规则", ["评分标准", "指标解释", "指标说明"]), () => "按完成情况评分"],
    };
    return all[one];
  });
  const isPointed = place("绩级分", [false, false, true]);
  const levelOf = (words: string, list: readonly Indicator[]): string =>
    isPointed ? `${words}（${points(sum(list.map((one) => one.weight)))}分）` : words;
  const rows = indicators.map((one, i): Cells => {
    const [before] = i === 0 ? [] : [indicators[i - 1]!];
    const isFirst = before?.first !== one.first;
    const isSecond = isFirst || before.second !== one.second;
    return [
      ...blank(front.length),
      isFirst
        ? levelOf(
            one.first,
            indicators.filter(({ first }) => first === one.first),
          )
        : null,
      isSecond
        ? levelOf(
            one.second,
            indicators.filter(({ first, second }) => first === one.first && second === one.second),
          )
        : null,
      one.third,
      ...columns.map(([, of]) => of(one)),
    ];
  });
  const start = front.length + 3;
  const at = (words: string): number => columns.findIndex(([own]) => own === words);
  const [weightAt, scoreAt] = [at(weight), at(score)];
  const width = start + columns.length + 1;
  const totals = blank(width);
  totals[place("绩总分栏", [0, 0, front.length, start - 1])] = place("绩总分", [
    "总分",
    "合计",
    "总 分",
    "总得分",
    "总计",
  ]);
  // The cells of 总分 may be merged otherwise than the columns above it.
  const shift = place("绩总分移", [0, 0, 0, 1]);
  const withWeight = weightAt >= 0 && place("绩总分分值", [true, true, false]);
  if (withWeight && weightAt < scoreAt) totals[start + weightAt + shift] = 100;
  totals[start + scoreAt + shift] = points(total);
  if (place("绩等级", [false, false, true]) && shift === 0) totals[start + scoreAt + 1] = "优";
  const place3 = place("绩总分有", [true, true, true, false]);
  return [
    [...front, "一级指标", "二级指标", name, ...columns.map(([words]) => words)],
    ...rows,
    ...(place3 ? [totals] : []),
  ];
}

const unitOf = (place: Place): string => place("绩单位", ["万元", "万元", "单位：万元"]);

/** The page of one project. */
function projectPage(number: number, place: Place): Cells[] {
  const marks = marksOf(number, place);
  const title = place("绩题", [
    "项目支出绩效自评表",
    "2023年度项目支出绩效自评表",
    "部门预算项目支出绩效自评表（2023年度）",
    "2023年度某县项目支出绩效自评表",
    "项目绩效自评表",
    "2023年度项目自评表",
    "预算项目绩效自评表",
  ]);
  const year = place("绩年", [["（2023年度）"], [], ["（2023 年度）"]]);
  const who = place<Cells[]>("绩谁", [
    [
      ["项目名称", null, marks.project],
      ["主管部门", null, "某县人力资源和社会保障局", null, "实施单位", null, UNIT],
    ],
    [
      ["单位名称：某县社会保险事务中心", null, null, null, "填报日期：2024年3月15日"],
      ["项目名称", marks.project],
      ["主管部门", "某县人力资源和社会保障局", null, "项目实施单位", UNIT],
      ["项目类别", "1、部门预算项目 □  2、专项支出 √"],
    ],
    [
      ["项目名称", null, marks.project, null, null, "项目负责人及电话", null, "张某 0123-4567890"],
      ["主管部门及代码", null, "某县人力资源和社会保障局 316", null, null, "实施单位", null, UNIT],
    ],
  ]);
  const goals: Cells[] = [
    ["年度总体目标", "预期目标", null, null, null, "实际完成情况"],
    [null, "保障待遇按时足额发放，全年不少于12次。", null, null, null, "已按时足额发放12次，惠及1234人。"],
  ];
  const foot = place<Cells[]>("绩脚", [
    [],
    [["说明", null, "其他资金包括事业收入、上级补助等。"]],
    [["填报人：李某", null, null, null, "联系电话：0123-4567890"]],
    [
      ["评价结论", "自评总分95分以上，等级为优。"],
      ["存在问题", "无"],
      ["改进措施", "无"],
    ],
  ]);
  const front = place<Cells>("绩指标头", [["绩效指标"], [null], ["年度绩效指标"], ["绩效指标（90分）"]]).map((words) =>
    words === "绩效指标（90分）" && marks.rateWeight !== 1000 ? "绩效指标" : words,
  );
  return [
    ...(place("绩附", [true, false]) ? [["附件2"]] : []),
    [title],
    ...(year.length > 0 ? [year] : []),
    ...who,
    ...moneyRows(marks, unitOf(place)),
    ...goals,
    ...indicatorRows(marks, front),
    ...foot,
  ];
}

/** The page of a whole unit. */
function wholePage(number: number, place: Place): Cells[] {
  const marks = marksOf(number, place);
  const { all, rateWeight, rateScore } = marks;
  const none = filler(place);
  const [weight, score] = rateWeight === 0 ? [none, none] : [points(rateWeight), points(rateScore)];
  const basic = Math.floor(all.budget * 0.6);
  const asked = place("整资金", ["湖南", "河南", "一行", "无"] as const);
  // Where the rate is not told, its points are the usual ten.
  const way = asked === "无" && rateWeight > 1000 ? "湖南" : asked;
  const share = (n: number, part: number): CellValue => print(Math.floor(n * part));
  const money: Readonly<Record<typeof way, Cells[]>> = {
    湖南: [
      ["年度预算申请（万元）", null, "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
      [null, "年度资金总额", print(all.initial), print(all.budget), print(all.spent), weight, rateOf(marks), score],
      [null, "按收入性质分：", null, null, "按支出性质分："],
      [null, "其中：一般公共预算：", print(all.budget), null, "其中：基本支出：", null, print(basic)],
      [null, "政府性基金拨款：", null, null, "项目支出：", null, print(all.budget - basic)],
      [null, "纳入专户管理的非税收入拨款：", null],
      [null, "其他资金：", null],
    ],
    河南: [
      ["预算情况（万元）", null, "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
      [null, "部门预算总额", print(all.initial), print(all.budget), print(all.spent), weight, rateOf(marks), score],
      [
        null,
        "资金来源：（1）财政性资金",
        share(all.initial, 1),
        share(all.budget, 1),
        share(all.spent, 1),
        none,
        none,
        none,
      ],
      [null, "（2）其他资金", null, null, null, none, none, none],
    ],
    一行: [
      [
        "部门预算执行情况",
        "年初预算数",
        null,
        "全年预算数",
        null,
        "全年执行数",
        "执行率（%）",
        "执行率权重",
        "执行率得分",
      ],
      [null, print(all.initial), null, print(all.budget), null, print(all.spent), rateOf(marks), weight, score],
    ],
    无: [],
  };
  const title = place("整题", [
    "部门整体支出绩效自评表",
    "2023年度部门整体支出绩效自评表",
    "整体支出绩效自评表",
    "部门（单位）整体支出绩效自评表（2023年度）",
    "部门整体绩效自评表",
  ]);
  return [
    [title],
    ["（2023年度）"],
    [place("整谁", ["部门名称", "单位名称", "省级预算部门名称"]), null, UNIT],
    ...money[way],
    ["年度总体目标", "预期目标", null, null, null, "实际完成情况"],
    [null, "保障待遇发放。", null, null, null, "已完成。"],
    ...indicatorRows(marks, ["绩效指标"]),
  ];
}

/** The aims of one project, without marks. */
function targetPage(number: number, place: Place): Cells[] {
  const marks = marksOf(number, place);
  const { all, sources, indicators, random } = marks;
  const title = place("目题", [
    "项目支出绩效目标表",
    "2024年部门预算项目支出绩效目标表",
    "项目绩效目标表",
    "财政项目支出绩效目标填报表",
    "部门预算项目绩效目标申报表",
    "2024年项目支出绩效目标申报表",
  ]);
  const own = Math.floor(all.budget * (random.chance(0.5) ? 1 : random.next()));
  const [services, goods] = [Math.floor(own * 0.4), own - Math.floor(own * 0.4)];
  const money = place<Cells[]>("目资金", [
    [
      ["项目资金（万元）", "年度资金总额：", null, print(all.budget)],
      [null, "其中：财政拨款", null, print(own)],
      [null, "      其他资金", null, print(all.budget - own)],
    ],
    [
      [
        "资金情况（万元）",
        "年度资金总额",
        print(all.budget),
        "其中：财政拨款",
        print(own),
        "其他资金",
        print(all.budget - own),
      ],
    ],
    [
      [
        "资金情况",
        "实施期资金总额（万元）",
        null,
        print(all.budget * 3),
        "年度资金总额（万元）",
        null,
        print(all.budget),
      ],
      [null, "其中：财政拨款", null, print(own * 3), "其中：财政拨款", null, print(own)],
      [null, "其他资金", null, print((all.budget - own) * 3), "其他资金", null, print(all.budget - own)],
    ],
    [
      ["项目预算", "成本构成", "金额", "测算依据", "2022年实际执行数", "2023年实际执行数"],
      [null, "服务费", print(services), "依据合同", print(services), print(services)],
      [null, "设备费", print(goods), "依据招标文件", print(goods), print(goods)],
      [null, "合计", print(own), null, print(own), print(own)],
    ],
    [
      ["项目资金总额（元）", all.budget / 100, "年度资金申请总额（元）", all.budget / 100],
      ["其中：财政资金", own / 100, "其中：当年财政拨款", own / 100],
      ["其他资金", (all.budget - own) / 100, "上年结转资金", 0],
      [null, null, "其他资金", (all.budget - own) / 100],
    ],
    [
      ["资金总额及构成", "总额", `${(all.budget / 1e6).toFixed(2)}万元`],
      [null, `一、财政拨款：${(own / 1e6).toFixed(2)}万元 二、其他：${((all.budget - own) / 1e6).toFixed(2)}万元`],
    ],
    [],
    sources.length === 0 ? [] : [["预算资金（万元）", print(all.budget)]],
  ]);
  const front = place<Cells>("目头", [["绩效指标"], ["年度绩效指标"], [null]]);
  const way = place("目指标", ["值", "性质", "权重", "两期", "内容"] as const);
  const value = ({ sign, target, unit }: Indicator): CellValue =>
    typeof target === "number" ? `${sign}${target}${unit}` : target;
  const columns: Readonly<Record<typeof way, readonly (readonly [string, (one: Indicator) => CellValue])[]>> = {
    值: [["指标值", value]],
    性质: [
      ["指标性质", ({ sign }) => sign],
      ["指标值", ({ target }) => target],
      ["度量单位", ({ unit }) => unit],
      ["备注", () => null],
    ],
    权重: [
      ["指标值", value],
      [place("目权", ["权重", "分值", "指标分值"]), ({ weight }) => points(weight)],
    ],
    两期: [
      ["指标值", value],
      ["二级指标", ({ second }) => second],
      ["三级指标", ({ third }) => third],
      ["指标值", value],
    ],
    内容: [
      ["指标内容", () => "按文件要求"],
      ["指标值", ({ target }) => target],
      ["备注", () => null],
    ],
  };
  return [
    ...(place("目附", [true, false]) ? [["表11"]] : []),
    [title],
    place<Cells>("目年", [["（2024年度）"], ["单位：万元"], ["（2024年度）", null, null, "单位：万元"]]),
    ["项目名称", null, marks.project, null, "项目编码", null, "51000021R000000019951"],
    ["主管部门", null, "某县人力资源和社会保障局", null, "实施单位", null, UNIT],
    ...money,
    ["年度目标", "目标1：保障待遇发放，服务12万人。"],
    [...front, "一级指标", "二级指标", "三级指标", ...columns[way].map(([words]) => words)],
    ...indicators.map((one, i): Cells => {
      const before = indicators[i - 1];
      return [
        ...blank(front.length),
        before?.first === one.first ? null : one.first,
        before?.first === one.first && before.second === one.second ? null : one.second,
        one.third,
        ...columns[way].map(([, of]) => of(one)),
      ];
    }),
  ];
}

/** The aims of the whole unit: its money in one row, and its indicators. */
export function wholeTargetPage(number: number, place: Place): Cells[] {
  const marks = marksOf(number, place);
  const { all, indicators, random } = marks;
  const own = Math.floor(all.budget * (random.chance(0.5) ? 1 : random.next()));
  const title = place("整目题", [
    "部门整体支出绩效目标表",
    "2025年部门整体支出绩效目标表",
    "部门整体支出绩效目标表（2025年度）",
    "单位整体支出绩效目标表",
  ]);
  const value = ({ target }: Indicator): CellValue => target;
  // Where 20 points are kept for the 执行率 no weights are printed.
  const ways = (marks.rateWeight === 2000 ? certain({ 整目栏: 2 }) : place)<
    (readonly [string, (one: Indicator) => CellValue])[]
  >("整目栏", [
    [
      ["指标性质", ({ sign }) => sign],
      ["指标值", value],
      ["度量单位", ({ unit }) => unit],
      ["权重", ({ weight }) => points(weight)],
    ],
    [
      ["绩效指标性质", ({ sign }) => sign],
      ["绩效指标值", value],
      ["绩效度量单位", ({ unit }) => unit],
      ["权重", ({ weight }) => points(weight)],
    ],
    [["指标值", ({ sign, target, unit }) => (typeof target === "number" ? `${sign}${target}${unit}` : target)]],
  ]);
  return [
    [title],
    ["（2025年度）", null, null, null, "单位：万元"],
    ["部门名称", UNIT],
    ["年度部门整体支出预算", "资金总额", null, "财政拨款", "其他资金"],
    [null, print(all.budget), null, print(own), print(all.budget - own)],
    ["年度总体目标", "目标1：保障待遇发放，服务12万人。"],
    ["年度绩效指标", "一级指标", "二级指标", "三级指标", ...ways.map(([words]) => words)],
    ...indicators.map((one, i): Cells => [
      null,
      indicators[i - 1]?.first === one.first ? null : one.first,
      indicators[i - 1]?.second === one.second ? null : one.second,
      one.third,
      ...ways.map(([, of]) => of(one)),
    ]),
  ];
}

/** The pages of one unit: some projects, the whole unit, the aims of some projects. */
export function honestPerformance(number: number): SheetGrid[] {
  const place = anywhere(number + 400_000);
  const pages = (make: (number: number, place: Place) => Cells[], count: number, name: string): SheetGrid[] =>
    Array.from({ length: count }, (_, i) => sheet(`${name}${i + 1}`, make(number * 10 + i, place)));
  return [
    ...pages(projectPage, 3, "项目"),
    ...pages(wholePage, 1, "整体"),
    ...pages(targetPage, 2, "目标"),
    ...pages(wholeTargetPage, 1, "整体目标"),
  ];
}
