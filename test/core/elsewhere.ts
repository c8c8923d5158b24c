import type { CellValue, SheetGrid } from "../../src/core/sheet/grid.ts";
import { BUDGET_CLASSES } from "../../src/core/forms/shared/lines.ts";
import {
  beforeOf,
  costOf,
  drawBudget,
  nameOf,
  nowOf,
  OPERATING,
  print,
  Random,
  STAFF,
  sum,
  type Plan,
  type Planned,
} from "./honest.ts";
import { sheet } from "./sheets.ts";

// Honest 预算 as places print them: the same books, every table in one of the ways in which its titles, headings, lines and codes are printed
// somewhere. A place is a choice for every question below; a random place chooses anew for every table.

/** Answers a question with one of the ways; the same question has the same answer in one place. */
export type Place = <T>(question: string, ways: readonly T[]) => T;

/** A place that nobody has seen. */
export function anywhere(number: number): Place {
  const random = new Random(number + 5e6);
  const answers = new Map<string, number>();
  return (question, ways) => {
    const answer = answers.get(question) ?? random.whole(0, 1e6);
    answers.set(question, answer);
    return ways[answer % ways.length]!;
  };
}

/** A place known by the way that it takes of each question; the first where it says nothing. */
export function certain(ways: Readonly<Record<string, number>>): Place {
  return (question, list) => list[(ways[question] ?? 0) % list.length]!;
}

export type Cells = CellValue[];
export const blank = (count: number): Cells => Array.from({ length: count }, () => null);

/** A heading in rows, each column a path of words from above down; words above several columns stand over the first. */
export function headed(paths: readonly (readonly string[])[]): Cells[] {
  const height = Math.max(...paths.map((path) => path.length));
  return Array.from({ length: height }, (_, r) =>
    paths.map((path, c) => {
      const before = paths[c - 1];
      const isGoing =
        before !== undefined && r < path.length - 1 && path.slice(0, r + 1).every((words, i) => before[i] === words);
      return isGoing ? null : (path[r] ?? null);
    }),
  );
}

const NUMERALS = "一二三四五六七八九十";
const numeral = (n: number): string =>
  n <= 10 ? NUMERALS[n - 1]! : n < 20 ? `十${NUMERALS[n - 11]!}` : `二十${n === 20 ? "" : NUMERALS[n - 21]!}`;

export interface Money {
  readonly planned: Planned;
  readonly plans: readonly Plan[];
  readonly now: readonly number[];
  readonly before: readonly number[];
  readonly place: Place;
}

export const basicOf = ({ basic }: Plan): number => basic[0] + basic[1];
export const projectOf = (plan: Plan): number => costOf(plan) - basicOf(plan);
export const under = <P extends { readonly code: string }>(plans: readonly P[], code: string): P[] =>
  plans.filter((plan) => plan.code.startsWith(code));

/** Two lists side by side. */
function beside(left: readonly Cells[], right: readonly Cells[], widths: readonly [number, number]): Cells[] {
  return Array.from({ length: Math.max(left.length, right.length) }, (_, i) => [
    ...(left[i] ?? blank(widths[0])),
    ...(right[i] ?? blank(widths[1])),
  ]);
}

export function serial(place: Place, table: string, n: number): string {
  return place(`${table}序号`, [`${numeral(n)}、`, `${numeral(n)}、`, "", `${n}.`]);
}

/** 类 as lines, those without money left out where the place prints what it uses. */
function classLines(
  { place, plans }: Money,
  table: string,
  mark: (n: number) => string,
  columns: (own: readonly Plan[]) => readonly number[],
): Cells[] {
  const all = place(`${table}各类`, [true, false]);
  return BUDGET_CLASSES.filter(({ code }) => all || under(plans, code).length > 0).map(({ name, code }, i) => [
    mark(i + 1) + name,
    ...columns(under(plans, code)).map(print),
  ]);
}

/** The staff costs of each 项 of the general budget. */
export function staffOf({ purses, economic }: Planned): Map<Plan, number> {
  const staff = new Map<Plan, number>();
  let left = economic.of(...STAFF);
  for (const plan of purses[0]) {
    const own = Math.min(left, basicOf(plan));
    staff.set(plan, own);
    left -= own;
  }
  return staff;
}

function overview(money: Money): Cells[] {
  const { place, plans, now, before } = money;
  const [income, brought] = [sum(now), sum(before)];
  const mark = (n: number): string => serial(place, "收支", n);
  const sources: (readonly [string, number])[] = place("收支来源", [
    [
      ["一般公共预算拨款收入", now[0]!],
      ["政府性基金预算拨款收入", now[1]!],
      ["国有资本经营预算拨款收入", now[2]!],
      ["财政专户管理资金收入", 0],
      ["事业收入", now[3]!],
      ["上级补助收入", 0],
      ["附属单位上缴收入", 0],
      ["事业单位经营收入", 0],
      ["其他收入", 0],
    ],
    [
      ["一般公共预算", now[0]!],
      ["政府性基金预算", now[1]!],
      ["国有资本经营预算", now[2]!],
      ["财政专户管理资金", 0],
      ["单位资金", now[3]!],
    ],
    [
      ["一般公共预算财政拨款", now[0]!],
      ["政府性基金预算财政拨款", now[1]!],
      ["国有资本经营预算财政拨款", now[2]!],
      ["财政专户管理资金", 0],
      ["事业收入", now[3]!],
      ["事业单位经营收入", 0],
      ["其他收入", 0],
    ],
    [
      ["一般公共预算财政拨款收入", now[0]!],
      ["政府性基金预算财政拨款收入", now[1]!],
      ["国有资本经营预算财政拨款收入", now[2]!],
      ["财政专户管理资金收入", 0],
      ["单位资金收入", now[3]!],
    ],
  ] as const);
  const words = place("收支栏", ["预算数", "2025年预算数", "本年预算数", "金额", "年初预算数", "预算金额"]);
  const wide = place("收支支出栏", [
    [[words]],
    [[words]],
    [
      [words, "合计"],
      [words, "基本支出", "人员经费"],
      [words, "基本支出", "公用经费"],
      [words, "项目支出"],
    ],
    [["合计"], ["基本支出"], ["项目支出"]],
  ] as const);
  const staff = staffOf(money.planned);
  const spread = (own: readonly Plan[]): number[] => {
    const [all, basic, people] = [own.map(costOf), own.map(basicOf), own.map((plan) => staff.get(plan) ?? 0)].map(
      sum,
    ) as [number, number, number];
    if (wide.length === 1) return [all];
    return wide.length === 3 ? [all, basic, all - basic] : [all, people, basic - people, all - basic];
  };
  const lines = classLines(money, "收支", mark, spread);
  const totals = place("收支合计", [
    ["本年收入合计", "上年结转结余", "收入总计", "本年支出合计", "年终结转结余", "支出总计"],
    ["本年收入合计", "上年结转", "收入总计", "本年支出合计", "结转下年", "支出总计"],
    ["本年收入小计", "上年结转结余", "收入总计", "本年支出小计", "年终结转结余", "支出总计"],
    ["本年收入合计", "上年结转和结余", "收入总计", "本年支出合计", "年末结转和结余", "支出总计"],
    ["收入合计", "上年结转", "收入总计", "支出合计", "结转下年", "支出总计"],
  ] as const);
  const left: Cells[] = [
    ...sources.map(([name, amount], i): Cells => [mark(i + 1) + name, print(amount)]),
    [null, null],
    [totals[0], print(income)],
    [totals[1], print(brought)],
    [totals[2], print(income + brought)],
  ];
  const all = spread(plans).map(print);
  const right: Cells[] = [
    ...lines,
    [null, ...blank(wide.length)],
    [totals[3], ...all],
    [totals[4], ...blank(wide.length)],
    [totals[5], ...all],
  ];
  const item = place("收支项目", ["项目", "项 目", "收入项目"]);
  return [
    ...headed([
      ["收入", item],
      ["收入", words],
      ["支出", item === "收入项目" ? "支出项目" : item],
      ...wide.map((path) => ["支出", ...path]),
    ]),
    ...aligned(left, right, [2, 1 + wide.length], 3),
  ];
}

/** Both sides end in the same row. */
export function aligned(left: Cells[], right: Cells[], widths: readonly [number, number], last: number): Cells[] {
  const height = Math.max(left.length, right.length);
  const stretch = (list: Cells[], width: number): Cells[] => [
    ...list.slice(0, list.length - last),
    ...Array.from({ length: height - list.length }, () => blank(width)),
    ...list.slice(list.length - last),
  ];
  return beside(stretch(left, widths[0]), stretch(right, widths[1]), widths);
}

/** Where the codes stand. */
export function codeColumns(
  place: Place,
  table: string,
  names: readonly string[],
): {
  readonly heading: readonly (readonly string[])[];
  readonly cells: (code: string) => Cells;
} {
  const name = place(`${table}名称`, names);
  const code = name.replace("科目名称", "科目编码").replace("名称", "编码");
  const own = name === code ? "科目编码" : code;
  return place(`${table}编码`, [
    { heading: [[own], [name]], cells: (one: string): Cells => [one || "合计", one === "" ? null : nameOf(one)] },
    {
      heading: [
        ["项目", own],
        ["项目", name],
      ],
      cells: (one: string): Cells => [one || null, one === "" ? "合计" : nameOf(one)],
    },
    {
      heading: [[own, "类"], [own, "款"], [own, "项"], [name]],
      cells: (one: string): Cells => [
        one.slice(0, 3) || null,
        one.slice(3, 5) || null,
        one.slice(5) || null,
        one === "" ? "合计" : nameOf(one),
      ],
    },
    {
      heading: [
        ["功能分类科目", own],
        ["功能分类科目", name],
      ],
      cells: (one: string): Cells => [one === "" ? null : Number(one), one === "" ? "合  计" : `  ${nameOf(one)}`],
    },
  ]);
}

export const FUNCTIONAL = ["科目名称", "功能分类科目名称", "支出功能分类科目名称", "科目名称（类/款/项）"] as const;

/** 合计, then 类, 款 and 项; 合计 last in some places. */
export function tree<P extends { readonly code: string }>(
  place: Place,
  table: string,
  plans: readonly P[],
  cells: (code: string) => Cells,
  columns: (own: readonly P[]) => readonly number[],
): Cells[] {
  const used = plans.filter((plan) => columns([plan]).some((amount) => amount !== 0));
  const codes = [...new Set(used.flatMap(({ code }) => [code.slice(0, 3), code.slice(0, 5), code]))].sort();
  const row = (code: string): Cells => [...cells(code), ...columns(under(used, code)).map(print)];
  const rows = codes.map(row);
  return place(`${table}合计在`, [true, true, false]) ? [row(""), ...rows] : [...rows, row("")];
}

function income(money: Money): Cells[] {
  const { place, plans, now, before } = money;
  const parts = (own: readonly Plan[], amount: (plan: Plan) => number): number[] =>
    (["general", "fund", "state", "other"] as const).map((purse) =>
      sum(own.filter((plan) => plan.purse === purse).map(amount)),
    );
  const ways = [
    // 部门代码: this year's and what was brought forward, each with its parts.
    {
      heading: [
        ["合计"],
        ["本年收入", "小计"],
        ["本年收入", "一般公共预算"],
        ["本年收入", "政府性基金预算"],
        ["本年收入", "国有资本经营预算"],
        ["本年收入", "财政专户管理资金"],
        ["本年收入", "单位资金"],
        ["上年结转结余", "小计"],
        ["上年结转结余", "一般公共预算"],
        ["上年结转结余", "政府性基金预算"],
        ["上年结转结余", "国有资本经营预算"],
        ["上年结转结余", "财政专户管理资金"],
        ["上年结转结余", "单位资金"],
      ],
      columns: (n: readonly number[], b: readonly number[]): number[] => [
        sum(n) + sum(b),
        sum(n),
        ...n.slice(0, 3),
        0,
        n[3]!,
        sum(b),
        ...b.slice(0, 3),
        0,
        b[3]!,
      ],
    },
    {
      heading: [
        ["合计"],
        ["上年结转"],
        ["一般公共预算拨款收入"],
        ["政府性基金预算拨款收入"],
        ["国有资本经营预算拨款收入"],
        ["事业收入"],
        ["事业单位经营收入"],
        ["上级补助收入"],
        ["附属单位上缴收入"],
        ["其他收入"],
      ],
      columns: (n: readonly number[], b: readonly number[]): number[] => [sum(n) + sum(b), sum(b), ...n, 0, 0, 0, 0],
    },
    {
      heading: [
        ["合计"],
        ["本年收入", "合计"],
        ["本年收入", "财政拨款收入", "小计"],
        ["本年收入", "财政拨款收入", "一般公共预算拨款"],
        ["本年收入", "财政拨款收入", "政府性基金预算拨款"],
        ["本年收入", "财政拨款收入", "国有资本经营预算拨款"],
        ["本年收入", "财政专户管理资金收入"],
        ["本年收入", "单位资金", "小计"],
        ["本年收入", "单位资金", "事业收入"],
        ["本年收入", "单位资金", "事业单位经营收入"],
        ["本年收入", "单位资金", "上级补助收入"],
        ["本年收入", "单位资金", "附属单位上缴收入"],
        ["本年收入", "单位资金", "其他收入"],
        ["上年结转结余"],
      ],
      columns: (n: readonly number[], b: readonly number[]): number[] => [
        sum(n) + sum(b),
        sum(n),
        sum(n.slice(0, 3)),
        ...n.slice(0, 3),
        0,
        n[3]!,
        n[3]!,
        0,
        0,
        0,
        0,
        sum(b),
      ],
    },
    {
      heading: [
        ["总计"],
        ["财政拨款", "小计"],
        ["财政拨款", "一般公共预算"],
        ["财政拨款", "政府性基金预算"],
        ["财政拨款", "国有资本经营预算"],
        ["财政专户管理资金"],
        ["单位资金"],
        ["上年结转"],
      ],
      columns: (n: readonly number[], b: readonly number[]): number[] => [
        sum(n) + sum(b),
        sum(n.slice(0, 3)),
        ...n.slice(0, 3),
        0,
        n[3]!,
        sum(b),
      ],
    },
  ];
  const { heading, columns } = place("收入栏", ways);
  if (place("收入按", [true, false])) {
    const own = columns(now, before).map(print);
    const labels = place("收入单位", [
      [["部门（单位）代码"], ["部门（单位）名称"]],
      [["单位代码"], ["单位名称"]],
      [["部门代码"], ["部门名称"]],
      [["预算单位编码"], ["预算单位名称"]],
    ]);
    const rows = [
      ...headed([...labels, ...heading]),
      [null, "合计", ...own],
      [place("收入部门码", ["316", "316", null]), "某县人力资源和社会保障局", ...own],
      ["316002", "  某县社会保险事务中心", ...own],
    ].slice(0, place("收入单位级", [true, false]) ? -1 : undefined);
    return place("收入单位码", [true, true, false]) ? rows : rows.map((cells) => cells.slice(1));
  }
  const { heading: labels, cells } = codeColumns(place, "收入", FUNCTIONAL);
  return [
    ...headed([...labels, ...heading]),
    ...tree(place, "收入", plans, cells, (own) => columns(parts(own, nowOf), parts(own, beforeOf))),
  ];
}

function expenditure(money: Money): Cells[] {
  const { place, plans } = money;
  const { heading, cells } = codeColumns(place, "支出", FUNCTIONAL);
  const ways = [
    {
      heading: [["合计"], ["基本支出"], ["项目支出"], ["事业单位经营支出"], ["上缴上级支出"], ["对附属单位补助支出"]],
      columns: (all: number, basic: number): number[] => [all, basic, all - basic, 0, 0, 0],
    },
    {
      heading: [["合计"], ["基本支出"], ["项目支出"]],
      columns: (all: number, basic: number): number[] => [all, basic, all - basic],
    },
    {
      heading: [
        ["总计"],
        ["基本支出"],
        ["项目支出"],
        ["上缴上级支出"],
        ["事业单位经营支出"],
        ["对附属单位补助支出"],
        ["结转下年"],
      ],
      columns: (all: number, basic: number): number[] => [all, basic, all - basic, 0, 0, 0, 0],
    },
    {
      heading: [["本年支出合计"], ["基本支出"], ["项目支出"]],
      columns: (all: number, basic: number): number[] => [all, basic, all - basic],
    },
  ];
  const { heading: own, columns } = place("支出栏", ways);
  return [
    ...headed([...heading, ...own]),
    ...tree(place, "支出", plans, cells, (list) => columns(sum(list.map(costOf)), sum(list.map(basicOf)))),
  ];
}

export function appropriation(money: Money): Cells[] {
  const { place, planned } = money;
  const three = planned.purses.slice(0, 3);
  const plans = three.flat().filter((plan) => costOf(plan) > 0);
  const [now, before] = [money.now.slice(0, 3), money.before.slice(0, 3)];
  const names = place("财政来源", [
    ["一般公共预算拨款", "政府性基金预算拨款", "国有资本经营预算拨款"],
    ["一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款"],
    ["一般公共预算", "政府性基金预算", "国有资本经营预算"],
  ] as const);
  const purses = place("财政支出栏", [
    ["一般公共预算", "政府性基金预算", "国有资本经营预算"],
    ["一般公共预算支出", "政府性基金预算支出", "国有资本经营预算支出"],
    ["一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款"],
  ] as const);
  const across = (own: readonly Plan[]): number[] => {
    const list = (["general", "fund", "state"] as const).map((purse) =>
      sum(own.filter((plan) => plan.purse === purse).map(costOf)),
    );
    return [sum(list), ...list];
  };
  const mark = place("财政序号", ["（", "（", "", "、"]);
  const inner = (n: number): string => (mark === "（" ? `（${numeral(n)}）` : mark === "、" ? `${numeral(n)}、` : "");
  const words = place("财政栏", ["预算数", "金额", "2025年预算数"]);
  const left: Cells[] = [
    [mark === "、" ? "本年收入" : "一、本年收入", print(sum(now))],
    ...names.map((name, i): Cells => [inner(i + 1) + name, print(now[i]!)]),
    [mark === "、" ? "上年结转" : "二、上年结转", print(sum(before))],
    ...names.map((name, i): Cells => [inner(i + 1) + name, print(before[i]!)]),
    [null, null],
    ["收入总计", print(sum(now) + sum(before))],
  ];
  const total = across(plans).map(print);
  const right: Cells[] = [
    [mark === "、" ? "本年支出" : "一、本年支出", ...total],
    ...classLines({ ...money, plans }, "财政", inner, across),
    [mark === "、" ? "年终结转结余" : place("财政结转", ["二、年终结转结余", "二、结转下年"]), ...blank(4)],
    ["支出总计", ...total],
  ];
  return [
    ...headed([
      ["收入", "项目"],
      ["收入", words],
      ["支出", "项目"],
      ...["合计", ...purses].map((one) => ["支出", one]),
    ]),
    ...aligned(left, right, [2, 5], 1),
  ];
}

function general(money: Money): Cells[] {
  const { place, planned } = money;
  const plans = planned.purses[0].filter((plan) => costOf(plan) > 0);
  const { heading, cells } = codeColumns(place, "一般", FUNCTIONAL);
  const staff = staffOf(planned);
  const last = (own: readonly Plan[]): number => sum(own.map((plan) => Math.floor(costOf(plan) * 0.9)));
  const ways: { heading: readonly (readonly string[])[]; columns: (own: readonly Plan[]) => number[] }[] = [
    {
      heading: [["合计"], ["基本支出", "小计"], ["基本支出", "人员经费"], ["基本支出", "公用经费"], ["项目支出"]],
      columns: (own) => {
        const [basic, people] = [sum(own.map(basicOf)), sum(own.map((plan) => staff.get(plan) ?? 0))];
        return [sum(own.map(costOf)), basic, people, basic - people, sum(own.map(projectOf))];
      },
    },
    { heading: [["合计"], ["基本支出"], ["项目支出"]], columns: kinds },
    {
      heading: [
        ["2025年预算数", "小计"],
        ["2025年预算数", "基本支出"],
        ["2025年预算数", "项目支出"],
      ],
      columns: kinds,
    },
    {
      heading: [
        ["2024年执行数"],
        ["2025年预算数", "小计"],
        ["2025年预算数", "基本支出"],
        ["2025年预算数", "项目支出"],
        ["2025年预算数比2024年执行数", "增减额"],
      ],
      columns: (own) => [last(own), ...kinds(own), sum(own.map(costOf)) - last(own)],
    },
    {
      heading: [
        ["一般公共预算支出", "合计"],
        ["一般公共预算支出", "基本支出"],
        ["一般公共预算支出", "项目支出"],
      ],
      columns: kinds,
    },
    {
      heading: [["合计"], ["人员经费"], ["公用经费"], ["项目支出"]],
      columns: (own) => {
        const [basic, people] = [sum(own.map(basicOf)), sum(own.map((plan) => staff.get(plan) ?? 0))];
        return [sum(own.map(costOf)), people, basic - people, sum(own.map(projectOf))];
      },
    },
  ];
  const { heading: own, columns } = place("一般栏", ways);
  return [...headed([...heading, ...own]), ...tree(place, "一般", plans, cells, columns)];
}

const kinds = (own: readonly Plan[]): number[] => [
  sum(own.map(costOf)),
  sum(own.map(basicOf)),
  sum(own.map(projectOf)),
];

export function basic({ planned, place }: Money): Cells[] {
  const { economic } = planned;
  const over = place("基本栏", ["本年一般公共预算基本支出", "基本支出", "2025年基本支出", "", "一般公共预算基本支出"]);
  const [code, name] = place("基本科目", [
    [
      ["部门预算支出经济分类科目", "科目编码"],
      ["部门预算支出经济分类科目", "科目名称"],
    ],
    [["经济分类科目编码"], ["经济分类科目名称"]],
    [
      ["支出经济分类科目", "科目编码"],
      ["支出经济分类科目", "科目名称"],
    ],
    [["科目编码"], ["科目名称"]],
    [["部门经济分类科目编码"], ["部门经济分类科目名称"]],
  ] as const);
  const columns = ["合计", "人员经费", "公用经费"].map((one) => (over === "" ? [one] : [over, one]));
  const pair = (amount: number, isStaff: boolean): CellValue[] =>
    (isStaff ? [amount, amount, 0] : [amount, 0, amount]).map(print);
  const rows = [...economic.amounts]
    .filter(([, amount]) => amount > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([one, amount]): Cells => [one, nameOf(one), ...pair(amount, STAFF.includes(one.slice(0, 3)))]);
  const [staff, running] = [economic.of(...STAFF), economic.of(...OPERATING)];
  const total: Cells = [
    ...place("基本合计", [
      ["合计", null],
      [null, "合计"],
    ]),
    ...[staff + running, staff, running].map(print),
  ];
  return [
    ...headed([code, name, ...columns]),
    ...(place("基本合计在", [true, true, false]) ? [total, ...rows] : [...rows, total]),
  ];
}

function expenses({ planned, place }: Money): Cells[] {
  const received = planned.economic.of("30217");
  const run = Math.floor(received / 3) + 120_000;
  const row = [received + run, 0, run, 0, run, received];
  const before = row.map((amount) => Math.floor((amount * 1.1) / 10000) * 10000);
  before[2] = before[3]! + before[4]!;
  before[0] = before[1]! + before[2] + before[5]!;
  const cars = ["小计", "公务用车购置费", place("三公运行", ["公务用车运行费", "公务用车运行维护费"])];
  const car = place("三公车", ["公务用车购置及运行费", "公务用车购置及运行维护费"]);
  const list = (over: readonly string[], total: string): string[][] => [
    [...over, total],
    [...over, "因公出国（境）费"],
    ...cars.map((one) => [...over, car, one]),
    [...over, "公务接待费"],
  ];
  const lines: [string, number][] = [
    ["合计", 0],
    [place("三公竖一", ["1.因公出国（境）费用", "一、因公出国（境）费"]), 1],
    ...(place("三公竖序", [true, false])
      ? ([
          ["2.公务接待费", 5],
          ["3.公务用车费", 2],
          ["其中：（1）公务用车运行维护费", 4],
          ["（2）公务用车购置", 3],
        ] as [string, number][])
      : ([
          ["二、公务用车购置及运行费", 2],
          ["（一）公务用车购置费", 3],
          ["（二）公务用车运行费", 4],
          ["三、公务接待费", 5],
        ] as [string, number][])),
  ];
  return place("三公样", [
    [...headed(list([], "“三公”经费合计")), row.map(print)],
    [...headed([...list(["2024年预算数"], "合计"), ...list(["2025年预算数"], "合计")]), [...before, ...row].map(print)],
    [
      ...headed([["单位编码"], ["单位名称"], ...list(["当年财政拨款预算安排"], "合计")]),
      [null, "合计", ...row.map(print)],
      ["316002", "某县社会保险事务中心", ...row.map(print)],
    ],
    [["项目", "2025年预算数"], ...lines.map(([name, i]): Cells => [name, print(row[i]!)])],
    [
      ["项目", "2024年预算数", "2025年预算数", "增减额"],
      ...lines.map(([name, i]): Cells => [name, ...[before[i]!, row[i]!, row[i]! - before[i]!].map(print)]),
    ],
    [...headed([["部门名称"], ...list([], "“三公”经费合计")]), ["某县社会保险事务中心", ...row.map(print)]],
  ]);
}

function fund(money: Money, table: "基金" | "国资"): Cells[] {
  const { place, planned } = money;
  const plans = planned.purses[table === "基金" ? 1 : 2].filter((plan) => costOf(plan) > 0);
  const { heading, cells } = codeColumns(place, table, FUNCTIONAL);
  const name = table === "基金" ? "政府性基金预算支出" : "国有资本经营预算支出";
  const over = place(`${table}栏`, [`本年${name}`, name, "", `2025年${name}`]);
  const own = ["合计", "基本支出", "项目支出"].map((one) => (over === "" ? [one] : [over, one]));
  const rows = plans.length === 0 ? [] : tree(place, table, plans, cells, kinds);
  return [
    ...headed([...heading, ...own]),
    ...(rows.length > 0 ? rows : [[...cells(""), null, null, null]]),
    ...(rows.length > 0
      ? []
      : place(`${table}注`, [
          [["注：本单位无此项支出，此表为空表。"]],
          [["说明：此表为空"]],
          [["空表说明：无此项内容"]],
        ])),
  ];
}

function projects({ place, planned }: Money): Cells[] {
  const rows = planned.purses.flatMap((plans, purse) =>
    plans.flatMap((plan) =>
      plan.projects.map(([name, now, before]): [string, number[]] => {
        const parts = Array.from({ length: 8 }, () => 0);
        if (purse === 3) parts[7] = now + before;
        else {
          parts[purse] = now;
          parts[3 + purse] = before;
        }
        return [name, [sum(parts), ...parts]];
      }),
    ),
  );
  const total = Array.from({ length: 9 }, (_, i) => sum(rows.map(([, list]) => list[i]!)));
  const purses = ["一般公共预算", "政府性基金预算", "国有资本经营预算"];
  const labels = place("项目标签", [
    [["类型"], ["项目名称"], ["项目单位"]],
    [["项目类别"], ["项目名称"], ["单位名称"]],
    [["项目类别"], ["项目名称"], ["项目单位"]],
  ]);
  const kind = place("项目类别", ["特定目标类", "31-部门项目"]);
  return [
    ...headed([
      ...labels,
      ["合计"],
      ...purses.map((one) => ["本年拨款", one]),
      ...purses.map((one) => ["财政拨款结转结余", one]),
      ["财政专户管理资金"],
      ["单位资金"],
    ]),
    [
      ...place("项目合计", [
        ["合计", null, null],
        [null, "合计", null],
      ]),
      ...total.map(print),
    ],
    ...rows.map(([name, list]): Cells => [kind, name, "某县社会保险事务中心", ...list.map(print)]),
  ];
}

/** Every table by the titles that places give it. */
const TABLES: readonly {
  readonly titles: readonly string[];
  readonly make: (money: Money) => Cells[];
}[] = [
  {
    titles: [
      "部门收支总表",
      "收支总表",
      "部门收支总体情况表",
      "收支预算总表",
      "单位收支总表",
      "部门预算收支总表",
      "2025年部门收支总体情况表",
      "部门收支预算总表",
    ],
    make: overview,
  },
  {
    titles: [
      "部门收入总表",
      "收入总表",
      "部门收入总体情况表",
      "收入预算总表",
      "部门收入预算总表",
      "单位收入总体情况表",
    ],
    make: income,
  },
  {
    titles: [
      "部门支出总表",
      "支出总表",
      "部门支出总体情况表",
      "支出预算总表",
      "部门支出预算总表",
      "单位支出总体情况表",
    ],
    make: expenditure,
  },
  {
    titles: [
      "财政拨款收支总表",
      "财政拨款收支总体情况表",
      "财政拨款收支预算总表",
      "部门财政拨款收支总表",
      "财政拨款收支总表（2025年）",
    ],
    make: appropriation,
  },
  {
    titles: [
      "一般公共预算支出表",
      "一般公共预算支出情况表",
      "一般公共预算财政拨款支出预算表",
      "部门一般公共预算支出表",
      "一般公共预算支出预算表（按功能科目分类）",
    ],
    make: general,
  },
  {
    titles: [
      "一般公共预算基本支出表",
      "一般公共预算基本支出情况表",
      "一般公共预算基本支出表（按经济分类科目）",
      "一般公共预算财政拨款基本支出预算表",
      "一般公共预算基本支出预算表",
      "部门一般公共预算基本支出表",
    ],
    make: basic,
  },
  {
    titles: [
      "财政拨款“三公”经费支出表",
      "一般公共预算“三公”经费支出表",
      "“三公”经费预算表",
      "一般公共预算“三公”经费支出情况表",
      "财政拨款预算“三公”经费支出表",
      "部门“三公”经费预算表",
    ],
    make: expenses,
  },
  {
    titles: [
      "政府性基金预算支出表",
      "政府性基金预算支出情况表",
      "政府性基金预算财政拨款支出预算表",
      "部门政府性基金预算支出表",
    ],
    make: (money) => fund(money, "基金"),
  },
  {
    titles: ["国有资本经营预算支出表", "国有资本经营预算支出情况表", "国有资本经营预算财政拨款支出预算表"],
    make: (money) => fund(money, "国资"),
  },
  { titles: ["项目支出表", "部门项目支出表", "项目支出预算表", "项目支出明细表"], make: projects },
];

/** The books of a unit, and the place that prints them. */
export function moneyOf(number: number, place: Place): Money {
  const planned = drawBudget(number);
  const plans = planned.purses.flat().filter((plan) => costOf(plan) > 0);
  const [now, before] = [
    planned.purses.map((list) => sum(list.map(nowOf))),
    planned.purses.map((list) => sum(list.map(beforeOf))),
  ];
  return { planned, plans, now, before, place };
}

/** A set of 预算 tables as a place prints them. */
export function budgetOf(number: number, place: Place): SheetGrid[] {
  const money = moneyOf(number, place);
  return TABLES.map(({ titles, make }, i) => {
    const own = place(`题${i}`, titles);
    const head = place<Cells[]>("题头", [
      [[`部门公开表${i + 1}`], [own], ["部门：某县社会保险事务中心", null, null, "单位：万元"]],
      [[own], ["公开", `表${i + 1}`], ["单位：万元"]],
      [[`附表${i + 1}`], [own], ["单位名称：某县社会保险事务中心", null, "金额单位：万元"]],
      [[own], ["编制单位：某县社会保险事务中心", null, null, "单位：万元"]],
    ]);
    return sheet(`${i + 1}`, [...head, ...make(money)]);
  });
}

/** A set of 预算 tables as nobody has seen it yet. */
export function honestElsewhere(number: number): SheetGrid[] {
  return budgetOf(number, anywhere(number));
}
