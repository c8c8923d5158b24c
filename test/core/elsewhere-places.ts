import { BUDGET_CLASSES, FINAL_CLASSES } from "../../src/core/forms/shared/lines.ts";
import type { SheetGrid } from "../../src/core/sheet/grid.ts";
import {
  aligned,
  appropriation,
  basic,
  basicOf,
  blank,
  codeColumns,
  FUNCTIONAL,
  headed,
  moneyOf,
  projectOf,
  staffOf,
  tree,
  under,
  type Cells,
  type Money,
  type Place,
} from "./elsewhere.ts";
import {
  beforeOf,
  costOf,
  nameOf,
  nowOf,
  OPERATING,
  print,
  STAFF,
  sum,
  type Plan,
  spentOf,
  type Item,
} from "./honest.ts";
import { bookOf, of, type Book } from "./elsewhere-final.ts";
import { sheet } from "./sheets.ts";

// Tables in the words of places that no document here comes from: 浙江, 江西, 湖南, 辽宁, 山西, 福建, 陕西, 重庆 and others.

const NUMERALS = "一二三四五六七八九十";
const general = ({ planned }: Money): Plan[] => planned.purses[0].filter((plan) => costOf(plan) > 0);
const granted = ({ planned }: Money): Plan[] =>
  planned.purses
    .slice(0, 3)
    .flat()
    .filter((plan) => costOf(plan) > 0);
const kinds = (own: readonly Plan[]): number[] => [
  sum(own.map(costOf)),
  sum(own.map(basicOf)),
  sum(own.map(projectOf)),
];
const lastYear = (plan: Plan): number => Math.floor(costOf(plan) * 0.9);
const yearly = (amount: number, before: number): number | null =>
  before === 0 ? null : Math.round((amount / before - 1) * 10000) / 100;

type Line = readonly [string, number];
const lines = (list: readonly Line[]): Cells[] => list.map(([name, amount]): Cells => [name, print(amount)]);

/** 收支总表 in the lines of a place: financing of 财政拨款 as a part, what is carried, what is saved. */
function overviewOf({ plans, now, before, place }: Money): Cells[] {
  const [income, brought] = [sum(now), sum(before)];
  const three = sum(now.slice(0, 3));
  const ways: readonly (readonly Line[])[] = [
    // 江西
    [
      ["一、财政拨款", three],
      ["（一）一般公共预算收入", now[0]!],
      ["（二）政府性基金预算收入", now[1]!],
      ["（三）国有资本经营预算收入", now[2]!],
      ["二、教育收费资金收入", 0],
      ["三、事业收入", now[3]!],
      ["四、事业单位经营收入", 0],
      ["五、附属单位上缴收入", 0],
      ["六、上级补助收入", 0],
      ["七、其他收入", 0],
      ["本年收入合计", income],
      ["八、使用非财政拨款结余", 0],
      ["九、上年结转（结余）", brought],
      ["收入总计", income + brought],
    ],
    // 浙江
    [
      ["一、财政拨款收入", three],
      ["其中：一般公共预算", now[0]!],
      ["      政府性基金预算", now[1]!],
      ["      国有资本经营预算", now[2]!],
      ["二、专户资金", 0],
      ["三、事业收入（不含专户资金）", now[3]!],
      ["四、事业单位经营收入", 0],
      ["五、其他收入", 0],
      ["本年收入合计", income],
      ["上年结转", brought],
      ["收 入 总 计", income + brought],
    ],
    // 湖南
    [
      ["一、一般公共预算拨款收入", now[0]!],
      ["经费拨款", now[0]!],
      ["纳入一般公共预算管理的非税收入拨款", 0],
      ["二、政府性基金预算拨款收入", now[1]!],
      ["三、国有资本经营预算拨款收入", now[2]!],
      ["四、财政专户管理资金收入", 0],
      ["五、上级财政补助收入", 0],
      ["六、事业收入", now[3]!],
      ["七、事业单位经营收入", 0],
      ["八、上级单位补助收入", 0],
      ["九、附属单位上缴收入", 0],
      ["十、其他收入", 0],
      ["本年收入合计", income],
      ["十一、上年结转结余", brought],
      ["收入总计", income + brought],
    ],
    // 广西, 宁夏
    [
      ["一、一般公共预算拨款", now[0]!],
      ["二、政府性基金预算拨款", now[1]!],
      ["三、国有资本经营预算拨款", now[2]!],
      ["四、财政专户管理资金", 0],
      ["五、单位资金", now[3]!],
      ["（一）事业收入", now[3]!],
      ["（二）事业单位经营收入", 0],
      ["（三）上级补助收入", 0],
      ["（四）附属单位上缴收入", 0],
      ["（五）其他收入", 0],
      ["本年收入合计", income],
      ["上年结转结余", brought],
      ["收入总计", income + brought],
    ],
    // 贵州, 重庆
    [
      ["一、一般公共预算资金", now[0]!],
      ["二、政府性基金预算资金", now[1]!],
      ["三、国有资本经营预算资金", now[2]!],
      ["四、社会保险基金预算资金", 0],
      ["五、财政专户管理资金", 0],
      ["六、单位资金", now[3]!],
      ["收入合计", income],
      ["七、上年结转", brought],
      ["收入总计", income + brought],
    ],
    // 山东, 内蒙古
    [
      ["一、财政拨款", three],
      ["1、一般公共预算", now[0]!],
      ["2、政府性基金预算", now[1]!],
      ["3、国有资本经营预算", now[2]!],
      ["二、财政专户管理资金", 0],
      ["三、单位资金", now[3]!],
      ["1、事业收入", now[3]!],
      ["2、事业单位经营收入", 0],
      ["3、上级补助收入", 0],
      ["4、附属单位上缴收入", 0],
      ["5、其他收入", 0],
      ["本年收入合计", income],
      ["用事业基金弥补收支差额", 0],
      ["上年结转", brought],
      ["收入总计", income + brought],
    ],
    // 甘肃, 黑龙江
    [
      ["一、一般公共财政预算拨款收入", now[0]!],
      ["二、政府性基金拨款收入", now[1]!],
      ["三、国有资本经营收入", now[2]!],
      ["四、纳入专户管理的非税收入", 0],
      ["五、事业收入", now[3]!],
      ["六、事业单位经营收入", 0],
      ["七、上级补助收入", 0],
      ["八、附属单位上缴收入", 0],
      ["九、其他收入", 0],
      ["本年收入小计", income],
      ["十、上年结余（转）", brought],
      ["收入合计", income + brought],
    ],
  ];
  const left = place("省收支", ways);
  const all = place("省各类", [true, false]);
  const total = sum(plans.map(costOf));
  const classes = BUDGET_CLASSES.filter(({ code }) => all || under(plans, code).length > 0).map(
    ({ name, code }, i): Line => [
      `${i < 10 ? NUMERALS[i]! : String(i + 1)}、${name.replace(/^[^、]*、/, "")}`,
      sum(under(plans, code).map(costOf)),
    ],
  );
  const right = place<readonly Line[]>("省支出尾", [
    [...classes, ["本年支出合计", total], ["年终结转结余", 0], ["支出总计", total]],
    [...classes, ["本年支出合计", total], ["结转下年", 0], ["支 出 总 计", total]],
    [...classes, ["支出合计", total], ["年终结转", 0], ["支出总计", total]],
  ]);
  const words = place("省收支栏", ["预算数", "2024年预算", "本年预算", "2023年预算数", "金额"]);
  return [
    ...headed([
      [place("省收", ["收入", "收    入", "收      入"]), "项目"],
      [place("省收", ["收入", "收    入", "收      入"]), words],
      [place("省支", ["支出", "支    出"]), place("省支项", ["项目", "项目（按功能分类）", "支出功能分类科目"])],
      [place("省支", ["支出", "支    出"]), words],
    ]),
    ...aligned(lines(left), lines(right), [2, 2], 3),
  ];
}

/** 收支总表 of 山西: last year and this year side by side, with how much more. */
function twoYears({ plans, now, before }: Money): Cells[] {
  const [income, brought] = [sum(now), sum(before)];
  const last = (amount: number): number => Math.floor(amount * 0.9);
  const row = (name: string, amount: number, former: number): Cells => [
    name,
    print(former),
    print(amount),
    yearly(amount, former),
  ];
  const parts = now.map((amount) => last(amount));
  const formers = plans.map(lastYear);
  const total = sum(plans.map(costOf));
  const carried = sum(formers) - sum(parts);
  const left: Cells[] = [
    row("一、一般公共预算", now[0]!, parts[0]!),
    row("二、政府性基金预算", now[1]!, parts[1]!),
    row("三、国有资本经营预算", now[2]!, parts[2]!),
    row("四、财政专户管理资金", 0, 0),
    row("五、单位资金", now[3]!, parts[3]!),
    row("本年收入合计", income, sum(parts)),
    row("上年结转", brought, carried),
    row("收入总计", income + brought, sum(formers)),
  ];
  const classes = BUDGET_CLASSES.filter(({ code }) => under(plans, code).length > 0);
  const right: Cells[] = [
    ...classes.map(({ name, code }, i) =>
      row(
        `${NUMERALS[i] ?? String(i + 1)}、${name}`,
        sum(under(plans, code).map(costOf)),
        sum(under(plans, code).map(lastYear)),
      ),
    ),
    row("本年支出合计", total, sum(formers)),
    row("结转下年", 0, 0),
    row("支出总计", total, sum(formers)),
  ];
  const own = ["2023年预算数", "2024年预算数", "2024年比2023年增减%"];
  return [
    ...headed([
      ["收入", "项目"],
      ...own.map((one) => ["收入", one]),
      ["支出", "项目"],
      ...own.map((one) => ["支出", one]),
    ]),
    ...aligned(left, right, [4, 4], 3),
  ];
}

/** 收入总表 in the columns of a place. */
function incomeOf(money: Money): Cells[] {
  const { place, plans } = money;
  const { heading, cells } = codeColumns(place, "省收入", FUNCTIONAL);
  const ways: { heading: readonly (readonly string[])[]; columns: (n: readonly number[], b: number) => number[] }[] = [
    {
      // 江西
      heading: [
        ["合计"],
        ["上年结转（结余）"],
        ["财政拨款", "小计"],
        ["财政拨款", "一般公共预算"],
        ["财政拨款", "政府性基金预算"],
        ["财政拨款", "国有资本经营预算"],
        ["教育收费资金收入"],
        ["事业收入"],
        ["事业单位经营收入"],
        ["附属单位上缴收入"],
        ["上级补助收入"],
        ["其他收入"],
        ["使用非财政拨款结余"],
      ],
      columns: (n, b) => [sum(n) + b, b, sum(n.slice(0, 3)), ...n.slice(0, 3), 0, n[3]!, 0, 0, 0, 0, 0],
    },
    {
      // 陕西
      heading: [
        ["总计"],
        ["一般公共预算拨款", "小计"],
        ["一般公共预算拨款", "其中：专项资金列入部门预算项目"],
        ["政府性基金拨款"],
        ["国有资本经营预算收入"],
        ["上级补助收入"],
        ["事业收入", "小计"],
        ["事业收入", "其中：纳入财政专户管理的收费"],
        ["事业单位经营收入"],
        ["对附属单位上缴收入"],
        ["其他收入"],
        ["上年结转"],
      ],
      columns: (n, b) => [sum(n) + b, n[0]!, Math.floor(n[0]! / 2), n[1]!, n[2]!, 0, n[3]!, 0, 0, 0, 0, b],
    },
    {
      // 浙江
      heading: [
        ["总计"],
        ["本年收入", "小计"],
        ["本年收入", "财政拨款收入", "一般公共预算"],
        ["本年收入", "财政拨款收入", "政府性基金预算"],
        ["本年收入", "财政拨款收入", "国有资本经营预算"],
        ["本年收入", "专户资金"],
        ["本年收入", "事业收入（不含专户资金）"],
        ["本年收入", "事业单位经营收入"],
        ["本年收入", "其他收入"],
        ["上年结转", "小计"],
        ["上年结转", "财政拨款"],
        ["上年结转", "其他资金"],
      ],
      columns: (n, b) => [sum(n) + b, sum(n), ...n.slice(0, 3), 0, n[3]!, 0, 0, b, b, 0],
    },
    {
      // 湖南
      heading: [
        ["合计"],
        ["一般公共预算", "小计"],
        ["一般公共预算", "经费拨款"],
        ["一般公共预算", "纳入一般公共预算管理的非税收入拨款"],
        ["政府性基金"],
        ["国有资本经营预算"],
        ["财政专户管理资金"],
        ["上级财政补助收入"],
        ["单位资金", "事业收入"],
        ["单位资金", "事业单位经营收入"],
        ["单位资金", "其他收入"],
        ["上年结转"],
      ],
      columns: (n, b) => [sum(n) + b, n[0]!, n[0]!, 0, n[1]!, n[2]!, 0, 0, n[3]!, 0, 0, b],
    },
    {
      // 天津, 北京
      heading: [
        ["合计"],
        ["财政拨款收入"],
        ["财政专户管理资金收入"],
        ["事业收入"],
        ["上级补助收入"],
        ["附属单位上缴收入"],
        ["事业单位经营收入"],
        ["其他收入"],
        ["使用非财政拨款结余"],
        ["上年结转"],
      ],
      columns: (n, b) => [sum(n) + b, sum(n.slice(0, 3)), 0, n[3]!, 0, 0, 0, 0, 0, b],
    },
  ];
  const way = place("省收入栏", ways);
  const of = (own: readonly Plan[], amount: (plan: Plan) => number): number[] =>
    PURSES.map((purse) => sum(own.filter((plan) => plan.purse === purse).map(amount)));
  return [
    ...headed([...heading, ...way.heading]),
    ...tree(place, "省收入", plans, cells, (own) => way.columns(of(own, nowOf), sum(of(own, beforeOf)))),
  ];
}
const PURSES = ["general", "fund", "state", "other"] as const;

/** 支出总表 by units, with 人员 and 日常公用. */
function spendingOf(money: Money): Cells[] {
  const { place, plans } = money;
  const { heading, cells } = codeColumns(place, "省支出", FUNCTIONAL);
  const staff = staffOf(money.planned);
  const people = (own: readonly Plan[]): number => sum(own.map((plan) => staff.get(plan) ?? 0));
  const ways: { heading: readonly (readonly string[])[]; columns: (own: readonly Plan[]) => number[] }[] = [
    {
      heading: [
        ["合计"],
        ["基本支出", "小计"],
        ["基本支出", "人员支出"],
        ["基本支出", "日常公用支出"],
        ["项目支出"],
        ["事业单位经营支出"],
        ["上缴上级支出"],
        ["对附属单位补助支出"],
      ],
      columns: (own) => {
        const [all = 0, basic = 0, project = 0] = kinds(own);
        return [all, basic, people(own), basic - people(own), project, 0, 0, 0];
      },
    },
    {
      // 陕西: 专项业务经费
      heading: [["合计"], ["人员经费支出"], ["公用经费支出"], ["专项业务经费支出"], ["备注"]],
      columns: (own) => {
        const [all = 0, basic = 0, project = 0] = kinds(own);
        return [all, people(own), basic - people(own), project, 0];
      },
    },
    {
      // 湖北, 湖南: 部门项目 and 共性项目
      heading: [
        ["总计"],
        ["基本支出", "合计"],
        ["基本支出", "工资福利支出"],
        ["基本支出", "一般商品和服务支出"],
        ["项目支出", "合计"],
        ["项目支出", "按项目管理的商品和服务支出"],
        ["项目支出", "其他支出"],
      ],
      columns: (own) => {
        const [all = 0, basic = 0, project = 0] = kinds(own);
        const first = Math.floor(project * 0.6);
        return [all, basic, people(own), basic - people(own), project, first, project - first];
      },
    },
    {
      // 广东, 海南: 人员类, 运转类, 特定目标类
      heading: [["合计"], ["人员类项目"], ["运转类项目"], ["特定目标类项目"]],
      columns: (own) => {
        const [all = 0, basic = 0, project = 0] = kinds(own);
        return [all, people(own), basic - people(own), project];
      },
    },
    {
      // 河南
      heading: [
        ["合计"],
        ["基本支出", "小计"],
        ["基本支出", "工资福利支出"],
        ["基本支出", "对个人和家庭的补助"],
        ["基本支出", "商品和服务支出"],
        ["项目支出", "小计"],
        ["项目支出", "一般性项目"],
        ["项目支出", "专项资金"],
      ],
      columns: (own) => {
        const [all = 0, basic = 0, project = 0] = kinds(own);
        const third = Math.floor(people(own) / 3);
        const first = Math.floor(project * 0.3);
        return [all, basic, people(own) - third, third, basic - people(own), project, first, project - first];
      },
    },
  ];
  const { heading: own, columns } = place("省支出栏", ways);
  return [...headed([...heading, ...own]), ...tree(place, "省支出", plans, cells, columns)];
}

/** 一般公共预算支出表 of two years, with how much more; of 重庆, 山西 and the ministries. */
function generalTwoYears(money: Money): Cells[] {
  const { place } = money;
  const { heading, cells } = codeColumns(place, "省一般", FUNCTIONAL);
  const way = place("省一般栏", [0, 1, 2]);
  const last = (own: readonly Plan[]): number[] => {
    const [basic, project] = [
      sum(own.map((p) => Math.floor(basicOf(p) * 0.9))),
      sum(own.map((p) => Math.floor(projectOf(p) * 0.9))),
    ];
    return [basic + project, basic, project];
  };
  const three = ["小计", "基本支出", "项目支出"];
  const paths =
    way === 0
      ? [
          ["2023年执行数"],
          ...three.map((one) => ["2024年预算数", one]),
          ["2024年预算数比2023年执行数", "增减额"],
          ["2024年预算数比2023年执行数", "增减%"],
        ]
      : way === 1
        ? [["2023年预算数"], ...three.map((one) => ["2024年预算数", one])]
        : [
            ...three.map((one) => ["2023年预算数", one]),
            ...three.map((one) => ["2024年预算数", one]),
            ["2024年预算数比2023年预算数增减%"],
          ];
  const rows = tree(place, "省一般", general(money), cells, (own) => [...last(own), ...kinds(own)]);
  const width = rows[0]!.length - 6;
  const at = (row: Cells, i: number): number => (typeof row[width + i] === "number" ? Number(row[width + i]) : 0);
  return [
    ...headed([...heading, ...paths]),
    ...rows.map((row): Cells => {
      const labels = row.slice(0, width);
      const now = row.slice(width + 3);
      const rate = yearly(at(row, 3), at(row, 0));
      const more = Math.round((at(row, 3) - at(row, 0)) * 100) / 100;
      if (way === 0) return [...labels, row[width] ?? null, ...now, more === 0 ? null : more, rate];
      return way === 1 ? [...labels, row[width] ?? null, ...now] : [...row, rate];
    }),
  ];
}

/** 福建, 辽宁: all spending by 部门 economic classification, basic and projects. */
function byEconomicKinds(money: Money): Cells[] {
  const { planned, place } = money;
  const codes = [...planned.economic.amounts.keys()].filter((code) => planned.economic.of(code) > 0).sort();
  const projects = sum(general(money).map(projectOf));
  const more = (code: string): number => (code === "302" || code === "30299" ? projects : 0);
  const list = codes.includes("30299") ? codes : [...codes, "30299"].sort();
  const amount = (code: string): number => planned.economic.of(code);
  const total = sum(list.filter((code) => code.length === 3).map(amount));
  const row = (name: readonly (string | null)[], basic: number, project: number): Cells => [
    ...name,
    ...[basic + project, basic, project].map(print),
  ];
  return [
    ...headed([
      [place("福码", ["科目编码", "经济分类科目编码"])],
      [place("福名", ["科目名称", "经济分类科目名称"])],
      ["合计"],
      ["基本支出"],
      ["项目支出"],
    ]),
    row([null, "合计"], total, more("302")),
    ...list.map((code) => row([code, nameOf(code)], amount(code), more(code))),
  ];
}

/** 陕西: by 部门 and by government economic 科目 in the same row. */
function twoClassifications({ planned }: Money): Cells[] {
  const codes = [...planned.economic.amounts.keys()].filter((code) => planned.economic.of(code) > 0).sort();
  const GOVERNMENT: Record<string, [string, string]> = {
    301: ["50501", "工资福利支出"],
    302: ["50502", "商品和服务支出"],
    303: ["50901", "社会福利和救助"],
    310: ["50601", "资本性支出（一）"],
  };
  const total = sum(codes.filter((code) => code.length === 3).map((code) => planned.economic.of(code)));
  return [
    [
      "部门经济科目编码",
      "部门经济科目名称",
      "政府经济科目编码",
      "政府经济科目名称",
      "合计",
      "人员经费支出",
      "公用经费支出",
      "备注",
    ],
    [
      null,
      "合计",
      null,
      null,
      print(total),
      print(planned.economic.of(...STAFF)),
      print(planned.economic.of(...OPERATING)),
      null,
    ],
    ...codes.map((code): Cells => {
      const amount = planned.economic.of(code);
      const isStaff = STAFF.includes(code.slice(0, 3));
      const [c, n] = code.length > 3 ? (GOVERNMENT[code.slice(0, 3)] ?? [null, null]) : [null, null];
      return [code, nameOf(code), c, n, print(amount), print(isStaff ? amount : 0), print(isStaff ? 0 : amount), null];
    }),
  ];
}

/** “三公” in odd orders. */
function expensesOf({ planned, place }: Money): Cells[] {
  const received = planned.economic.of("30217");
  const run = Math.floor(received / 3) + 120_000;
  const [meeting, training] = [1_230_000, 450_000];
  const now = { all: received + run, abroad: 0, cars: run, bought: 0, run, received, meeting, training };
  const less = (n: number): number => Math.floor((n * 0.8) / 10000) * 10000;
  const before = {
    ...now,
    run: less(run),
    cars: less(run),
    received: less(received),
    all: less(run) + less(received),
    meeting: less(meeting),
    training: less(training),
  };
  type Expenses = typeof now;
  const minus = Object.fromEntries(
    Object.entries(now).map(([key, n]) => [key, n - before[key as keyof Expenses]]),
  ) as Expenses;
  const year = (
    over: string,
    order: readonly (readonly [string[], keyof Expenses])[],
  ): (readonly [string[], keyof Expenses])[] => order.map(([path, key]) => [over === "" ? path : [over, ...path], key]);
  const CAR = place("省三公车", ["公务用车购置及运行维护费", "公务用车购置及运行费", "公务用车购置和运行费"]);
  const shaanxi = [
    [["合计"], "allIn"],
    [["一般公共预算拨款安排的“三公”经费预算", "小计"], "all"],
    [["一般公共预算拨款安排的“三公”经费预算", "因公出国（境）费用"], "abroad"],
    [["一般公共预算拨款安排的“三公”经费预算", "公务接待费"], "received"],
    [["一般公共预算拨款安排的“三公”经费预算", CAR, "小计"], "cars"],
    [["一般公共预算拨款安排的“三公”经费预算", CAR, "公务用车购置费"], "bought"],
    [["一般公共预算拨款安排的“三公”经费预算", CAR, "公务用车运行维护费"], "run"],
    [["会议费"], "meeting"],
    [["培训费"], "training"],
  ] as unknown as readonly (readonly [string[], keyof Expenses])[];
  const value = (own: Expenses, key: string): number =>
    key === "allIn" ? own.all + own.meeting + own.training : own[key as keyof Expenses];
  const usual: readonly (readonly [string[], keyof Expenses])[] = [
    [["合计"], "all"],
    [["因公出国（境）费"], "abroad"],
    [["公务接待费"], "received"],
    [[CAR, "小计"], "cars"],
    [[CAR, "公务用车购置费"], "bought"],
    [[CAR, "公务用车运行费"], "run"],
  ];
  // 江苏: “三公” as a part of what it comes to with meetings and training.
  const jiangsu = [
    [["合计"], "allIn"],
    [["“三公”经费", "小计"], "all"],
    [["“三公”经费", "因公出国（境）费"], "abroad"],
    [["“三公”经费", CAR, "小计"], "cars"],
    [["“三公”经费", CAR, "公务用车购置费"], "bought"],
    [["“三公”经费", CAR, "公务用车运行维护费"], "run"],
    [["“三公”经费", "公务接待费"], "received"],
    [["会议费"], "meeting"],
    [["培训费"], "training"],
  ] as unknown as readonly (readonly [string[], keyof Expenses])[];
  const blankUnit = place("省三公单位", [true, false]);
  const label: Cells = ["316002", "某县社会保险事务中心"];
  const ways = [
    () => {
      const parts = [
        ...year("2023年", shaanxi).map(([path, key]) => [path, value(before, key)] as const),
        ...year("2024年", shaanxi).map(([path, key]) => [path, value(now, key)] as const),
        ...year("增减变化情况", shaanxi).map(([path, key]) => [path, value(minus, key)] as const),
      ];
      return [
        ...headed([["单位编码"], ["单位名称"], ...parts.map(([path]) => path)]),
        [null, "合计", ...parts.map(([, n]) => print(n))],
        [...label, ...parts.map(([, n]) => print(n))],
      ];
    },
    () => {
      const amounts = jiangsu.map(([, key]) => print(value(now, key)));
      return blankUnit
        ? [...headed(jiangsu.map(([path]) => path)), amounts]
        : [...headed([["单位名称"], ...jiangsu.map(([path]) => path)]), ["某县社会保险事务中心", ...amounts]];
    },
    () => {
      const own = blankUnit ? usual : [...usual].reverse();
      return [...headed(own.map(([path]) => path)), own.map(([, key]) => print(now[key]))];
    },
    () => [
      ["项目", "2023年预算数", "2024年预算数", "增减额", "增减比例（%）"],
      ...(
        [
          ["“三公”经费合计", "all"],
          ["一、因公出国（境）费用", "abroad"],
          ["二、公务接待费", "received"],
          [`三、${CAR}`, "cars"],
          ["其中：公务用车购置费", "bought"],
          ["      公务用车运行维护费", "run"],
        ] as const
      ).map(([name, key]): Cells => [
        name,
        print(before[key]),
        print(now[key]),
        print(minus[key]),
        yearly(now[key], before[key]),
      ]),
    ],
    () => [
      ["序号", "项目", "预算数", "备注"],
      ...(
        [
          ["1", "“三公”经费支出合计", "all"],
          ["2", "因公出国（境）费用", "abroad"],
          ["3", "公务接待费", "received"],
          ["4", "公务用车购置及运行费", "cars"],
          ["5", "其中：公务用车运行维护费", "run"],
          ["6", "公务用车购置费", "bought"],
        ] as const
      ).map(([n, name, key]): Cells => [n, name, print(now[key]), null]),
    ],
    () => [
      // 福建
      ["项目", "本年预算数"],
      ["合计", print(now.all)],
      ["一、因公出国（境）经费", print(now.abroad)],
      ["二、公务接待费", print(now.received)],
      ["三、公务用车购置及运行费", print(now.cars)],
      ["（一）公务用车购置费", print(now.bought)],
      ["（二）公务用车运行费", print(now.run)],
    ],
    () => {
      // 浙江, 江西: with meetings beside.
      const own: readonly (readonly [string[], keyof Expenses])[] = [
        ...usual.slice(0, 6),
        [["会议费"], "meeting"],
        [["培训费"], "training"],
      ];
      return [
        ...headed([["单位名称"], ...own.map(([path]) => path)]),
        ["某县社会保险事务中心", ...own.map(([, key]) => print(now[key]))],
      ];
    },
    () => {
      // 江西
      const own = year("一般公共预算拨款“三公”经费预算数", usual);
      return [
        ...headed([["单位编码"], ["单位名称"], ...own.map(([path]) => path)]),
        [...label, ...own.map(([, key]) => print(now[key]))],
      ];
    },
  ];
  return place("省三公样", ways)();
}

/** 项目支出表 with columns of 来源, rows of 科目 and projects under them. */
function projectsOf(money: Money): Cells[] {
  const { place, planned } = money;
  const rows = planned.purses.flatMap((plans, purse) =>
    plans.flatMap((plan) =>
      plan.projects.map(([name, now, before]) => ({ name, purse, now, before, code: plan.code })),
    ),
  );
  const columns = (own: readonly (typeof rows)[number][]): number[] => {
    const by = (purse: number): number => sum(own.filter((row) => row.purse === purse).map((row) => row.now));
    const brought = sum(own.map((row) => row.before));
    const three = [0, 1, 2].map(by);
    return [sum(three) + by(3) + brought, sum(three), ...three, 0, by(3), brought];
  };
  const heading = [
    ["合计"],
    ["财政拨款", "小计"],
    ["财政拨款", "一般公共预算"],
    ["财政拨款", "政府性基金预算"],
    ["财政拨款", "国有资本经营预算"],
    ["财政专户管理资金"],
    ["单位资金"],
    ["上年结转结余"],
  ];
  const way = place("省项目", [0, 1, 2]);
  if (way === 0)
    return [
      ...headed([["序号"], ["项目编码"], ["项目名称"], ["项目实施单位"], ...heading]),
      [null, null, "合计", null, ...columns(rows).map(print)],
      ...rows.map((row, i): Cells => [
        i + 1,
        `51000${String(24000 + i)}T0000${String(i)}`,
        row.name,
        "某县社会保险事务中心",
        ...columns([row]).map(print),
      ]),
    ];
  const codes = [...new Set(rows.map(({ code }) => code))].sort();
  if (way === 1)
    return [
      ...headed([["功能科目编码"], ["功能科目名称"], ["项目名称"], ...heading]),
      ["合计", null, null, ...columns(rows).map(print)],
      ...rows.map((row): Cells => [row.code, nameOf(row.code), row.name, ...columns([row]).map(print)]),
    ];
  return [
    ...headed([["科目编码"], ["科目名称（项目）"], ...heading]),
    ["合计", null, ...columns(rows).map(print)],
    ...codes.flatMap((code): Cells[] => {
      const own = rows.filter((row) => row.code === code);
      return [
        [code, nameOf(code), ...columns(own).map(print)],
        ...own.map((row): Cells => [null, `  ${row.name}`, ...columns([row]).map(print)]),
      ];
    }),
  ];
}

/** 政府采购 by kind and source. */
function buyingOf({ place }: Money): Cells[] {
  const goods = [123_400_00, 56_780_00, 0, 9_100_00];
  const works = [0, 0, 0, 0];
  const services = [88_000_00, 0, 12_340_00, 0];
  const all = goods.map((n, i) => n + works[i]! + services[i]!);
  const row = (name: string, list: readonly number[]): Cells => [name, ...[sum(list), ...list].map(print)];
  const paths = [["合计"], ["一般公共预算"], ["政府性基金预算"], ["财政专户管理资金"], ["单位资金"]];
  return place("省采购", [
    [
      ...headed([[place("省采购项", ["项目", "采购类别"])], ...paths]),
      row("合计", all),
      row("货物类", goods),
      row("工程类", works),
      row("服务类", services),
    ],
    [
      ...headed([
        ["单位名称"],
        ["项目名称"],
        ["采购品目"],
        ["数量"],
        ["计量单位"],
        ["单价"],
        ...paths.map((path) => ["采购金额", ...path]),
      ]),
      ["合计", ...blank(5), ...row("", all).slice(1)],
      ["某县社会保险事务中心", "办公设备购置", "A02010105 台式计算机", 20, "台", 0.5, ...row("", goods).slice(1)],
      ["某县社会保险事务中心", "物业管理", "C21040000 物业管理服务", 1, "项", null, ...row("", services).slice(1)],
    ],
  ]);
}

/** 新增资产配置. */
function assets(): Cells[] {
  return [
    ["单位名称", "资产名称", "计量单位", "数量", "单价", "金额", "备注"],
    ["合计", null, null, 26, null, 18.9, null],
    ["某县社会保险事务中心", "台式计算机", "台", 20, 0.5, 10, null],
    ["某县社会保险事务中心", "复印机", "台", 4, 1.5, 6, null],
    ["某县社会保险事务中心", "碎纸机", "台", 2, 1.45, 2.9, null],
  ];
}

/** 湖南: basic spending on wages by government classification. */
function wages(money: Money): Cells[] {
  const { heading, cells } = codeColumns(money.place, "湘", FUNCTIONAL);
  const staff = staffOf(money.planned);
  const split = (plan: Plan): number[] => {
    const all = staff.get(plan) ?? 0;
    const parts = [0.5, 0.2, 0.1].map((share) => Math.floor(all * share));
    return [...parts, all - sum(parts)];
  };
  return [
    ...headed([
      ...heading,
      ["总计"],
      ["机关工资福利支出", "合计"],
      ["机关工资福利支出", "工资奖金津补贴"],
      ["机关工资福利支出", "社会保障缴费"],
      ["机关工资福利支出", "住房公积金"],
      ["机关工资福利支出", "其他工资福利支出"],
      ["对事业单位经常性补助", "合计"],
      ["对事业单位经常性补助", "工资福利支出"],
      ["对事业单位经常性补助", "其他对事业单位补助"],
    ]),
    ...tree(
      money.place,
      "湘",
      general(money).filter((plan) => (staff.get(plan) ?? 0) > 0),
      cells,
      (own) => {
        const parts = [0, 1, 2, 3].map((i) => sum(own.map((plan) => split(plan)[i]!)));
        return [sum(parts), sum(parts), ...parts, 0, 0, 0];
      },
    ),
  ];
}

/** Appropriations with what was brought forward: 财政拨款支出表 of 海南 and others. */
function purseTable(money: Money): Cells[] {
  const { place } = money;
  const { heading, cells } = codeColumns(place, "省拨", FUNCTIONAL);
  return [
    ...headed([
      ...heading,
      ["总计"],
      ...["一般公共预算", "政府性基金预算", "国有资本经营预算"].flatMap((one) => [
        [one, "小计"],
        [one, "基本支出"],
        [one, "项目支出"],
      ]),
    ]),
    ...tree(place, "省拨", granted(money), cells, (own) => {
      const by = PURSES.slice(0, 3).map((purse) => kinds(own.filter((plan) => plan.purse === purse)));
      return [sum(by.map((list) => list[0]!)), ...by.flat()];
    }),
  ];
}

/** 江苏: what all purses of 财政拨款 pay, by function. */
function spendingOfPurses(money: Money): Cells[] {
  const { place } = money;
  const { heading, cells } = codeColumns(place, "苏拨", FUNCTIONAL);
  const staff = staffOf(money.planned);
  const people = (own: readonly Plan[]): number => sum(own.map((plan) => staff.get(plan) ?? 0));
  const ways: { heading: readonly (readonly string[])[]; columns: (own: readonly Plan[]) => number[] }[] = [
    {
      heading: [["合计"], ["基本支出", "小计"], ["基本支出", "人员经费"], ["基本支出", "公用经费"], ["项目支出"]],
      columns: (own) => {
        const [all = 0, basic = 0, project = 0] = kinds(own);
        return [all, basic, people(own), basic - people(own), project];
      },
    },
    { heading: [["合计"], ["基本支出"], ["项目支出"]], columns: kinds },
  ];
  const { heading: own, columns } = place("苏拨栏", ways);
  return [...headed([...heading, ...own]), ...tree(place, "苏拨", granted(money), cells, columns)];
}

/** Economic 科目 that have something, what is added to 其他商品和服务支出 among them; in columns of a place. */
function economicRows(
  { planned, place }: Money,
  table: string,
  more: number,
  columns: (amount: number, isStaff: boolean) => readonly number[],
): Cells[] {
  const added = (code: string): number => (code === "302" || code === "30299" ? more : 0);
  const amount = (code: string): number => planned.economic.of(code) + added(code);
  const codes = [...new Set([...planned.economic.amounts.keys(), ...(more > 0 ? ["302", "30299"] : [])])];
  const rows = codes
    .filter((code) => amount(code) > 0)
    .sort()
    .map((code) => ({ code, amounts: columns(amount(code), STAFF.includes(code.slice(0, 3))) }));
  const total = (rows[0]?.amounts ?? []).map((_, i) =>
    sum(rows.filter(({ code }) => code.length === 3).map(({ amounts }) => amounts[i]!)),
  );
  const all: Cells = [
    ...place(`${table}合计`, [
      ["合计", null],
      [null, "合计"],
    ]),
    ...total.map(print),
  ];
  return [all, ...rows.map(({ code, amounts }): Cells => [code, nameOf(code), ...amounts.map(print)])];
}

const ECONOMIC_CODES = [
  [
    ["部门预算支出经济分类科目", "科目编码"],
    ["部门预算支出经济分类科目", "科目名称"],
  ],
  [["科目编码"], ["科目名称"]],
] as const;

/** 江苏: basic spending of all purses, by economic 科目. */
function basicOfPurses(money: Money): Cells[] {
  const more = sum(granted(money).map(basicOf)) - sum(general(money).map(basicOf));
  const columns = ["合计", "人员经费", "公用经费"];
  return [
    ...headed([...money.place("苏基码", ECONOMIC_CODES), ...columns.map((one) => ["本年财政拨款基本支出", one])]),
    ...economicRows(money, "苏基", more, (n, isStaff) => (isStaff ? [n, n, 0] : [n, 0, n])),
  ];
}

/** 广东: projects by economic 科目. */
function projectsByKind(money: Money): Cells[] {
  const projects = sum(general(money).map(projectOf));
  const rows = economicRows(money, "粤项", projects, () => []);
  const isOther = ([code]: Cells): boolean => code === "302" || code === "30299";
  const words = money.place("粤项栏", ["2024年预算", "合计", "项目支出"]);
  return [
    ...headed([...money.place("粤项码", ECONOMIC_CODES), [words]]),
    [...(rows[0] ?? []), print(projects)],
    ...rows.filter(isOther).map((row): Cells => [...row, print(projects)]),
  ];
}

/** 江苏: 机关运行经费, what the basic table has for operating. */
function runningByKind(money: Money): Cells[] {
  const [total = [], ...rows] = economicRows(money, "苏运", 0, (n) => [n]);
  const own = rows.filter(([code]) => OPERATING.includes(String(code).slice(0, 3)));
  return [
    ...headed([...money.place("苏运码", ECONOMIC_CODES), ["机关运行经费支出"]]),
    [...total.slice(0, 2), print(money.planned.economic.of(...OPERATING))],
    ...own,
  ];
}

interface Table<B> {
  readonly titles: readonly string[];
  readonly make: (book: B) => Cells[];
}

export const BUDGET_TABLES: readonly Table<Money>[] = [
  {
    titles: ["收支预算总表", "部门收支预算总表", "部门收支总体情况表", "单位收支预算总表", "部门预算收支总表"],
    make: (money) => money.place("省两年", [overviewOf, overviewOf, twoYears])(money),
  },
  {
    titles: ["部门收入总表", "部门收入预算总表", "收入预算总表", "部门收入总体情况表", "单位收入预算表"],
    make: incomeOf,
  },
  {
    titles: [
      "部门支出总表",
      "部门支出预算总表",
      "支出预算总表",
      "部门支出总体情况表（按功能科目）",
      "部门综合预算支出总表",
    ],
    make: spendingOf,
  },
  { titles: ["一般公共预算支出表", "一般公共预算财政拨款支出预算表", "一般公共预算支出情况表"], make: generalTwoYears },
  {
    titles: [
      "一般公共预算支出经济分类情况表",
      "部门支出总体情况表（按经济分类）",
      "一般公共预算支出表（按经济分类科目）",
    ],
    make: byEconomicKinds,
  },
  {
    titles: [
      "部门综合预算一般公共预算支出明细表（按支出经济分类科目-不含上年结转）",
      "一般公共预算基本支出明细表（按支出经济分类科目）",
    ],
    make: twoClassifications,
  },
  {
    titles: [
      "一般公共预算“三公”经费支出表",
      "部门综合预算一般公共预算拨款“三公”经费及会议费、培训费支出预算表",
      "财政拨款“三公”经费支出预算表",
      "一般公共预算“三公”经费预算表",
    ],
    make: expensesOf,
  },
  { titles: ["项目支出表", "部门项目支出预算表", "项目支出预算明细表", "项目支出安排情况表"], make: projectsOf },
  { titles: ["政府采购预算表", "政府采购预算明细表", "部门政府采购支出表"], make: buyingOf },
  { titles: ["新增资产配置预算表", "新增资产配置表"], make: assets },
  {
    titles: ["一般公共预算基本支出预算明细表—工资福利支出（按政府预算经济分类）", "基本支出预算明细表（工资福利支出）"],
    make: wages,
  },
  {
    titles: ["财政拨款支出预算表", "财政拨款支出总表", "财政拨款支出表（功能科目）"],
    make: (money) => money.place("省拨样", [purseTable, spendingOfPurses])(money),
  },
  { titles: ["财政拨款收支总表", "财政拨款收支总体情况表"], make: appropriation },
  { titles: ["一般公共预算基本支出表", "一般公共预算基本支出经济分类情况表"], make: basic },
  { titles: ["财政拨款基本支出表（经济科目）", "财政拨款基本支出预算表"], make: basicOfPurses },
  {
    titles: ["一般公共预算项目支出情况表（按支出经济分类科目）", "一般公共预算项目支出经济分类表"],
    make: projectsByKind,
  },
  { titles: ["一般公共预算机关运行经费支出预算表", "机关运行经费预算表"], make: runningByKind },
];

/** The tables of one unit in the words of such a place. */
export function placesBudget(number: number, place: Place): SheetGrid[] {
  const money = moneyOf(number, place);
  return BUDGET_TABLES.map(({ titles, make }, i) => {
    const own = place(`省题${i}`, titles);
    const head = place<Cells[]>("省题头", [
      [[`附件1-${i + 1}`], [`2024年${own}`], ["部门名称：某县社会保险事务中心", null, null, "单位：万元"]],
      [[`表${i + 1}`], [own], ["单位名称（盖章）：某县社会保险事务中心", null, "单位：万元"]],
      [
        [`预算公开${String(i + 1).padStart(2, "0")}表`],
        [own],
        ["编制部门：某县社会保险事务中心", null, null, "金额单位：万元"],
      ],
      [[`${own}（2024年）`], ["填报单位：316002-某县社会保险事务中心", null, null, "单位：万元"]],
    ]);
    return sheet(`${i + 1}`, [...head, ...make(money)]);
  });
}

const allSpent = ({ other, ...item }: Item): number =>
  item.basic + item.project + other.basic + other.project + other.remitted + other.operating + other.subsidies;

/** 收入支出决算总表 with the budget beside the accounts, as the accounts themselves have it; or of the editions of 2016 to 2018. */
function finalOverview({ items, general, fund, state, place }: Book): Cells[] {
  const income = (i: number): number => of(items, (item) => item.other.income[i]!);
  const three = [general, fund, state].map((list) => of(list, (item) => item.appropriated));
  const [opening, used, closing, distributed] = [
    of(items, (item) => item.opening + item.other.opening),
    of(items, (item) => item.other.used),
    of(items, (item) => item.closing + item.other.closing),
    of(items, (item) => item.other.distributed),
  ];
  const others = sum([0, 1, 2, 3, 4].map(income));
  const taken = sum(three) + others;
  const spent = of(items, allSpent);
  const total = taken + used + opening;
  const old = place("旧总", [true, false]);
  const left: Line[] = old
    ? [
        ["一、财政拨款收入", sum(three)],
        ["  其中：政府性基金预算财政拨款", three[1]!],
        ["二、上级补助收入", income(0)],
        ["三、事业收入", income(1)],
        ["四、经营收入", income(2)],
        ["五、附属单位上缴收入", income(3)],
        ["六、其他收入", income(4)],
        ["本年收入合计", taken],
        ["用事业基金弥补收支差额", used],
        ["年初结转和结余", opening],
        ["总计", total],
      ]
    : [
        ["一、一般公共预算财政拨款收入", three[0]!],
        ["二、政府性基金预算财政拨款收入", three[1]!],
        ["三、国有资本经营预算财政拨款收入", three[2]!],
        ["四、上级补助收入", income(0)],
        ["五、事业收入", income(1)],
        ["六、经营收入", income(2)],
        ["七、附属单位上缴收入", income(3)],
        ["八、其他收入", income(4)],
        ["本年收入合计", taken],
        ["使用非财政拨款结余和专用结余", used],
        ["年初结转和结余", opening],
        ["总计", total],
      ];
  const OLD: Record<string, string> = {
    文化旅游体育与传媒支出: "文化体育与传媒支出",
    卫生健康支出: "医疗卫生与计划生育支出",
    资源勘探工业信息等支出: "资源勘探信息等支出",
    自然资源海洋气象等支出: "国土海洋气象等支出",
  };
  const right: Line[] = [
    ...FINAL_CLASSES.filter(({ code }) => place("旧各类", [true, false]) || under(items, code).length > 0).map(
      ({ name, code }, i): Line => [
        `${i < 10 ? NUMERALS[i]! : i < 20 ? `十${i === 10 ? "" : NUMERALS[i - 11]!}` : `二十${i === 20 ? "" : NUMERALS[i - 21]!}`}、${old ? (OLD[name] ?? name) : name}`,
        of(under(items, code), allSpent),
      ],
    ),
    ["本年支出合计", spent],
    ["结余分配", distributed],
    ["年末结转和结余", closing],
    ["总计", total],
  ];
  const withNumbers = place("旧行次", [true, false]);
  const both = aligned(lines(left), lines(right), [2, 2], 4);
  return [
    ["收入", ...blank(withNumbers ? 2 : 1), "支出", ...blank(withNumbers ? 2 : 1)],
    withNumbers
      ? ["项目", "行次", "决算数", "项目（按功能分类）", "行次", "决算数"]
      : ["项目", "决算数", "项目（按功能分类）", "决算数"],
    ...(withNumbers ? [["栏次", null, "1", "栏次", null, "2"] as Cells] : []),
    ...both.map((row, i): Cells =>
      withNumbers ? [row[0]!, i + 1, row[1]!, row[2]!, both.length + i + 1, row[3]!] : row,
    ),
  ];
}

/** 一般公共预算财政拨款支出决算表 beside the budget, with the rate. */
function finalGeneral({ general, place }: Book): Cells[] {
  const { heading, cells } = codeColumns(place, "旧一般", FUNCTIONAL);
  const paths = place("旧一般栏", [
    [["年初预算数"], ["本年支出", "小计"], ["本年支出", "基本支出"], ["本年支出", "项目支出"], ["决算数为预算数的%"]],
    [["年初预算数"], ["决算数", "合计"], ["决算数", "基本支出"], ["决算数", "项目支出"], ["完成年初预算的%"]],
    [["合计"], ["基本支出"], ["项目支出"], ["备注"], ["备注二"]],
  ]);
  const isPlain = paths[0]![0] === "合计";
  const rows = tree(place, "旧一般", general, cells, (own) => {
    const kinds = [of(own, spentOf), of(own, (item) => item.basic), of(own, (item) => item.project)];
    return isPlain ? kinds : [Math.floor(kinds[0]! * 0.8), ...kinds];
  });
  return [
    ...headed([...heading, ...paths]),
    ...rows.map((row): Cells => {
      if (isPlain) return row;
      const [plan, cost] = [row.at(-4), row.at(-3)];
      return [...row, typeof plan === "number" && plan > 0 ? Math.round((Number(cost) / plan) * 10000) / 100 : null];
    }),
  ];
}

/** 机构运行信息表 and its parts: money and counts one below the other. */
function finalRunning({ economic, place }: Book): Cells[] {
  const [abroad = 0, bought = 0, run = 0, received = 0] = ["30212", "31013", "30231", "30217"].map((code) =>
    economic.of(code),
  );
  const goods = economic.of(...OPERATING);
  const list: (readonly [string, number | null, boolean])[] = [
    ["一、“三公”经费支出", null, false],
    ["（一）支出合计", abroad + bought + run + received, true],
    ["1．因公出国（境）费", abroad, true],
    ["2．公务用车购置及运行维护费", bought + run, true],
    ["（1）公务用车购置费", bought, true],
    ["（2）公务用车运行维护费", run, true],
    ["3．公务接待费", received, true],
    ["（1）国内接待费", received, true],
    ["其中：外事接待费", 0, true],
    ["（2）国（境）外接待费", 0, true],
    ["（二）相关统计数", null, false],
    ["1．因公出国（境）团组数（个）", abroad > 0 ? 1 : 0, false],
    ["2．因公出国（境）人次数（人）", abroad > 0 ? 3 : 0, false],
    ["3．公务用车购置数（辆）", bought > 0 ? 1 : 0, false],
    ["4．公务用车保有量（辆）", 4, false],
    ["5．国内公务接待批次（个）", 12, false],
    ["6．国内公务接待人次（人）", 96, false],
    ["二、机关运行经费", goods, true],
    ["（一）行政单位", goods, true],
    ["（二）参照公务员法管理事业单位", 0, true],
    ["三、国有资产占用情况", null, false],
    ["（一）车辆数合计（辆）", 4, false],
    ["1．副部（省）级及以上领导用车", 0, false],
    ["2．机要通信用车", 1, false],
    ["3．应急保障用车", 2, false],
    ["4．其他用车", 1, false],
    ["（二）单价100万元（含）以上设备（不含车辆）（台、套）", 2, false],
    ["四、政府采购支出信息", null, false],
    ["（一）政府采购支出合计", 3_560_000_00 / 100, true],
    ["1．政府采购货物支出", 2_340_000_00 / 100, true],
    ["2．政府采购工程支出", 0, true],
    ["3．政府采购服务支出", 1_220_000_00 / 100, true],
    ["（二）政府采购授予中小企业合同金额", 1_200_000_00 / 100, true],
    ["其中：授予小微企业合同金额", 1_000_000_00 / 100, true],
  ];
  const [from, to] = place("运行分", [
    [0, list.length],
    [0, 17],
    [20, 27],
    [27, 34],
  ] as const);
  const rows = list.slice(from, to);
  return [
    ["项目", "行次", place("运行栏", ["决算数", "统计数", "金额/数量"])],
    ["栏次", null, 1],
    ...rows.map(([name, n, isMoney], i): Cells => [name, i + 1, n === null ? "—" : isMoney ? print(n) : n]),
  ];
}

/** 国有资产占用情况表 in one row. */
function finalAssets({ place }: Book): Cells[] {
  return place("资产样", [
    [
      ["车辆（台/辆）", ...blank(5), "单价100万元（含）以上设备（不含车辆）（台/套）"],
      ["合计", "副部（省）级及以上领导用车", "机要通信用车", "应急保障用车", "执法执勤用车", "其他用车", null],
      [9, null, 1, 2, 4, 2, 3],
    ],
    [
      ["项目", "数量", "价值（万元）"],
      ["资产总额", null, 3456.78],
      ["一、流动资产", null, 1234.56],
      ["二、固定资产", null, 2222.22],
      ["（一）房屋（平方米）", 3200, 1800],
      ["（二）车辆（辆）", 9, 222.22],
      ["（三）其他固定资产", null, 200],
    ],
  ]);
}

/** 债务. */
function debts(): Cells[] {
  return [
    ["项目", "年初余额", "本年增加", "本年减少", "年末余额"],
    ["合计", 5600, 1200, 800, 6000],
    ["一、一般债务", 3600, 700, 500, 3800],
    ["二、专项债务", 2000, 500, 300, 2200],
  ];
}

/** Projects by 科目 and name: 内蒙古. */
function finalProjects({ general, place }: Book): Cells[] {
  const rows = general.filter((item) => item.project > 0);
  const all = of(rows, (item) => item.project);
  const first = (n: number): number => Math.floor(n * 0.7);
  return [
    ...headed([
      [place("决项码", ["科目编码", "支出功能分类科目编码"])],
      ["科目名称（项目）"],
      ["合计"],
      ["商品和服务支出"],
      ["资本性支出"],
    ]),
    [
      "合计",
      null,
      print(all),
      print(sum(rows.map((r) => first(r.project)))),
      print(sum(rows.map((r) => r.project - first(r.project)))),
    ],
    ...rows.flatMap((item): Cells[] => [
      [
        item.code,
        nameOf(item.code),
        print(item.project),
        print(first(item.project)),
        print(item.project - first(item.project)),
      ],
      [
        null,
        `  ${nameOf(item.code)}专项`,
        print(item.project),
        print(first(item.project)),
        print(item.project - first(item.project)),
      ],
    ]),
  ];
}

/** 财政专户管理资金收入支出决算表. */
function specialAccount({ place }: Book): Cells[] {
  const { heading, cells } = codeColumns(place, "专户", FUNCTIONAL);
  return [
    ...headed([
      ...heading,
      ["年初结转和结余"],
      ["本年收入"],
      ["本年支出", "合计"],
      ["本年支出", "基本支出"],
      ["本年支出", "项目支出"],
      ["年末结转和结余"],
    ]),
    [...cells(""), 10, 120.5, 110.5, 60.25, 50.25, 20],
    [...cells("205"), 10, 120.5, 110.5, 60.25, 50.25, 20],
    [...cells("20502"), 10, 120.5, 110.5, 60.25, 50.25, 20],
    [...cells("2050204"), 10, 120.5, 110.5, 60.25, 50.25, 20],
  ];
}

const FINAL_TABLES: readonly Table<Book>[] = [
  { titles: ["收入支出决算总表", "2017年度收入支出决算总表", "部门收入支出决算总表"], make: finalOverview },
  {
    titles: ["一般公共预算财政拨款支出决算表", "一般公共预算财政拨款支出决算明细表（按功能分类）"],
    make: finalGeneral,
  },
  {
    titles: [
      "机构运行信息表",
      "机构运行信息决算表",
      "机构运行经费支出、国有资产占用情况及政府采购支出信息表",
      "“三公”经费、机关运行经费、国有资产占用和政府采购情况表",
    ],
    make: finalRunning,
  },
  { titles: ["国有资产占用情况表", "国有资产使用情况表"], make: finalAssets },
  { titles: ["政府债务情况表", "地方政府债务余额情况决算表"], make: debts },
  {
    titles: ["项目支出决算明细表", "一般公共预算财政拨款项目支出决算明细表", "项目收入支出决算表"],
    make: finalProjects,
  },
  { titles: ["财政专户管理资金收入支出决算表"], make: specialAccount },
];

/** The accounts of one unit in the words of such a place. */
export function placesFinal(number: number, place: Place): SheetGrid[] {
  const book = bookOf(number, place);
  return FINAL_TABLES.map(({ titles, make }, i) => {
    const own = place(`旧题${i}`, titles);
    const head = place<Cells[]>("旧题头", [
      [[own], [null, null, `公开0${i + 1}表`], ["部门：某县社会保险服务局", null, null, "金额单位：万元"]],
      [[`2018年度${own}`], ["编制单位：某县社会保险服务局", null, null, "单位：万元"]],
    ]);
    return sheet(`Z0${i + 1}`, [...head, ...make(book)]);
  });
}
