import { BUDGET_CLASSES } from "../../src/core/forms/shared/lines.ts";
import type { SheetGrid } from "../../src/core/sheet/grid.ts";
import {
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
import { bookOf, of, type Book } from "./elsewhere-final.ts";
import { costOf, nameOf, OPERATING, print, spentOf, STAFF, sum, type Plan } from "./honest.ts";
import { sheet } from "./sheets.ts";

// Tables that some places publish besides those that all do: 江苏's of all appropriations, 陕西's four lists side by side, 湖南's by the
// government's own classification, 广东's of projects by economic 科目.

const granted = ({ planned }: Money): Plan[] =>
  planned.purses
    .slice(0, 3)
    .flat()
    .filter((plan) => costOf(plan) > 0);
const general = ({ planned }: Money): Plan[] => planned.purses[0].filter((plan) => costOf(plan) > 0);
const kinds = (own: readonly Plan[]): number[] => [
  sum(own.map(costOf)),
  sum(own.map(basicOf)),
  sum(own.map(projectOf)),
];

/** 财政拨款支出表: every purse together. */
function allGranted(money: Money): Cells[] {
  const { heading, cells } = codeColumns(money.place, "拨款", FUNCTIONAL);
  return [
    ...headed([...heading, ["合计"], ["基本支出"], ["项目支出"]]),
    ...tree(money.place, "拨款", granted(money), cells, kinds),
  ];
}

/** 财政拨款基本支出表: what the general budget pays, and the other purses with it. */
function allBasic(money: Money): Cells[] {
  const { economic } = money.planned;
  const more = sum(granted(money).map(basicOf)) - sum(money.planned.purses[0].map(basicOf));
  const codes = [...economic.amounts.keys()].filter((code) => economic.of(code) > 0).sort();
  const other = codes.find((code) => code.length > 3) ?? "30201";
  const of = (code: string): number => economic.of(code) + (code === other || code === other.slice(0, 3) ? more : 0);
  const [staff, running] = [STAFF, OPERATING].map((list) => sum(list.map(of)));
  return [
    ...headed([
      ["部门预算支出经济分类科目", "科目编码"],
      ["部门预算支出经济分类科目", "科目名称"],
      ["合计"],
      ["人员经费"],
      ["公用经费"],
    ]),
    ["合计", null, ...[staff! + running!, staff!, running!].map(print)],
    ...codes.map((code): Cells => {
      const isStaff = STAFF.includes(code.slice(0, 3));
      return [code, nameOf(code), print(of(code)), print(isStaff ? of(code) : 0), print(isStaff ? 0 : of(code))];
    }),
  ];
}

/** 收支总表 with spending by function, by 部门 and by 政府 economic classification beside the income. */
function fourLists({ planned, plans, now, before, place }: Money): Cells[] {
  const [income, brought] = [sum(now), sum(before)];
  const sources: (readonly [string, number])[] = [
    ["一、部门预算", income],
    ["  1、财政拨款", sum(now.slice(0, 3))],
    ["    （1）一般公共预算拨款", now[0]!],
    ["    （2）政府性基金拨款", now[1]!],
    ["    （3）国有资本经营预算收入", now[2]!],
    ["  2、上级补助收入", 0],
    ["  3、事业收入", now[3]!],
    ["  4、事业单位经营收入", 0],
  ];
  const functions = BUDGET_CLASSES.filter(
    ({ code }) => place("四列各类", [true, false]) || under(plans, code).length > 0,
  ).map(({ name, code }, i): readonly [string, number] => [`${i + 1}、${name}`, sum(under(plans, code).map(costOf))]);
  const [people, goods] = [planned.economic.of("301"), planned.economic.of("302")];
  const rest = income + brought - people - goods;
  const economic: (readonly [string, number])[] = [
    ["1、人员经费和公用经费支出", people + goods],
    ["（1）工资福利支出", people],
    ["（2）商品和服务支出", goods],
    ["2、专项业务经费支出", rest],
  ];
  const government: (readonly [string, number])[] = [
    ["1、机关工资福利支出", people],
    ["2、机关商品和服务支出", goods],
    ["3、其他支出", rest],
  ];
  const height = Math.max(sources.length, functions.length);
  const pair = (list: readonly (readonly [string, number])[], i: number): Cells =>
    list[i] === undefined ? blank(2) : [list[i][0], print(list[i][1])];
  const words = place("四列栏", ["预算数", "预算数（万元）"]);
  return [
    ["收入", null, "支出", ...blank(5)],
    [
      "项目",
      words,
      "支出功能分类科目（按大类）",
      words,
      "部门预算支出经济科目（按大类）",
      words,
      "政府预算支出经济分类科目（按大类）",
      words,
    ],
    ...Array.from({ length: height }, (_, i) =>
      [sources, functions, economic, government].flatMap((list) => pair(list, i)),
    ),
    ["本年收入合计", print(income), ...[0, 1, 2].flatMap((): Cells => ["本年支出合计", print(income + brought)])],
    ["上年结转", print(brought), ...blank(6)],
    ["收入总计", print(income + brought), ...[0, 1, 2].flatMap((): Cells => ["支出总计", print(income + brought)])],
  ];
}

const GOVERNMENT = ["工资福利支出", "商品和服务支出", "资本性支出", "对个人和家庭的补助", "其他支出"];

/** Functional rows, the classification of the government across. */
function byGovernment(money: Money): Cells[] {
  const { heading, cells } = codeColumns(money.place, "政府", FUNCTIONAL);
  const split = (plan: Plan): number[] => {
    const all = costOf(plan);
    const parts = [0.4, 0.3, 0.1, 0.1].map((share) => Math.floor(all * share));
    return [...parts, all - sum(parts)];
  };
  return [
    ...headed([...heading, [money.place("政府计", ["总计", "合计"])], ...GOVERNMENT.map((one) => [one])]),
    ...tree(money.place, "政府", money.place("政府只", [granted(money), general(money)]), cells, (own) => {
      const lists = own.map(split);
      const parts = GOVERNMENT.map((_, i) => sum(lists.map((list) => list[i]!)));
      return [sum(parts), ...parts];
    }),
  ];
}

/** What is basic alone, by function. */
function basicByFunction(money: Money): Cells[] {
  const { heading, cells } = codeColumns(money.place, "基功", FUNCTIONAL);
  const staff = staffOf(money.planned);
  return [
    ...headed([...heading, ["合计"], ["人员经费"], ["公用经费"]]),
    ...tree(money.place, "基功", general(money), cells, (own) => {
      const [all, people] = [sum(own.map(basicOf)), sum(own.map((plan) => staff.get(plan) ?? 0))];
      return [all, people, all - people];
    }),
  ];
}

/** Projects by economic 科目. */
function projectsByEconomic(money: Money): Cells[] {
  const all = sum(general(money).map(projectOf));
  const parts = [0.5, 0.2].map((share) => Math.floor(all * share));
  const list = [...parts, all - sum(parts)];
  return [
    ["部门预算支出经济科目编码", "部门预算支出经济科目名称", "项目支出预算"],
    [null, "合计", print(all)],
    ...["30201", "30226", "30299"].flatMap((code, i): Cells[] => [
      ...(i === 0 ? [["302", nameOf("302"), print(all)] as Cells] : []),
      [code, nameOf(code), print(list[i]!)],
    ]),
  ];
}

/** 机关运行经费 by economic 科目, of which a part is printed. */
function running({ planned: { economic } }: Money): Cells[] {
  const codes = [...economic.amounts.keys()].filter((code) => code.startsWith("302") && economic.of(code) > 0).sort();
  return [
    ["科目编码", "科目名称", "机关运行经费支出"],
    ["合计", null, print(economic.of("302"))],
    ...codes.map((code): Cells => [code, nameOf(code), print(economic.of(code))]),
  ];
}

/** 政府采购 of goods and services, of which nothing else speaks. */
function buying(): Cells[] {
  return [
    ["采购品目大类", "专项名称", "经济科目", "采购物品名称", "采购组织形式", "总计", "资金来源"],
    ["合计", ...blank(4), 35.6, null],
    ["货物A", null, null, null, null, 23.4, "财政拨款"],
    [null, "办公设备购置", "办公设备购置", "台式计算机", "集中采购", 11.4, null],
    [null, "办公设备购置", "办公设备购置", "复印机", "集中采购", 12, null],
    ["服务C", null, null, null, null, 12.2, null],
    [null, "物业管理", "物业管理费", "物业管理服务", "分散采购", 12.2, null],
  ];
}

const TABLES: readonly { readonly titles: readonly string[]; readonly make: (money: Money) => Cells[] }[] = [
  {
    titles: ["财政拨款支出表（功能科目）", "财政拨款支出表", "财政拨款支出预算表", "财政拨款支出预算明细表"],
    make: allGranted,
  },
  { titles: ["财政拨款基本支出表（经济科目）", "财政拨款基本支出表", "财政拨款基本支出预算表"], make: allBasic },
  { titles: ["部门综合预算收支总表", "单位综合预算收支总表", "部门收支总体情况表"], make: fourLists },
  {
    titles: [
      "支出预算分类汇总表（按政府预算经济分类）",
      "一般公共预算支出表（按政府预算经济分类）",
      "支出总表（按政府经济分类）",
    ],
    make: byGovernment,
  },
  {
    titles: [
      "部门综合预算一般公共预算基本支出明细表（按支出功能分类科目）",
      "一般公共预算基本支出情况表（按功能分类科目）",
      "一般公共预算基本支出预算表（功能分类）",
    ],
    make: basicByFunction,
  },
  {
    titles: ["一般公共预算项目支出情况表（按支出经济分类科目）", "项目支出情况表（按经济分类科目）"],
    make: projectsByEconomic,
  },
  { titles: ["一般公共预算机关运行经费支出预算表", "机关运行经费支出预算表"], make: running },
  { titles: ["政府采购支出预算表", "部门政府采购预算表"], make: buying },
];

/** Some of them, beside the tables of the same books. */
export function moreOf(number: number, place: Place): SheetGrid[] {
  const money = moneyOf(number, place);
  return TABLES.flatMap(({ titles, make }, i) => {
    if (!place(`多${i}`, [true, false])) return [];
    const head: Cells[] = [[place(`多题${i}`, titles)], ["部门：某县社会保险事务中心", null, null, "单位：万元"]];
    return [sheet(`多${i + 1}`, [...head, ...make(money)])];
  });
}

/** 财政拨款支出决算表: every purse together. */
function allSpentOf({ items, place }: Book): Cells[] {
  const { heading, cells } = codeColumns(place, "决拨款", FUNCTIONAL);
  return [
    ...headed([...heading, [place("决拨款计", ["合计", "本年支出合计"])], ["基本支出"], ["项目支出"]]),
    ...tree(place, "决拨款", items, cells, (own) => [
      of(own, spentOf),
      of(own, (item) => item.basic),
      of(own, (item) => item.project),
    ]),
  ];
}

/** By economic 科目: all of it, or 机关运行经费 alone. */
function byEconomic({ economic, place }: Book, top: readonly string[], more: number): Cells[] {
  const codes = [...economic.amounts.keys()].filter((code) => top.includes(code.slice(0, 3)) && economic.of(code) > 0);
  const other = codes.find((code) => code.length > 3) ?? "";
  const amount = (code: string): number =>
    economic.of(code) + (code === other || (other !== "" && code === other.slice(0, 3)) ? more : 0);
  return [
    ["科目编码", "科目名称", place("决经济数", ["决算数", "金额"])],
    ["合计", null, print(sum(codes.filter((code) => code.length === 3).map(amount)))],
    ...codes.sort().map((code): Cells => [code, nameOf(code), print(amount(code))]),
  ];
}

/** “三公” with 会议费 and 培训费 in one row, the counts below. */
function meetings({ economic }: Book): Cells[] {
  const [abroad = 0, bought = 0, run = 0, received = 0, meeting = 0, training = 0] = [
    "30212",
    "31013",
    "30231",
    "30217",
    "30215",
    "30216",
  ].map((code) => economic.of(code));
  const own = abroad + bought + run + received;
  return [
    ...headed([
      ["“三公”经费合计"],
      ["“三公”经费", "因公出国（境）费"],
      ["“三公”经费", "公务用车购置及运行维护费", "小计"],
      ["“三公”经费", "公务用车购置及运行维护费", "公务用车购置费"],
      ["“三公”经费", "公务用车购置及运行维护费", "公务用车运行维护费"],
      ["“三公”经费", "公务接待费"],
      ["会议费"],
      ["培训费"],
    ]),
    [own, abroad, bought + run, bought, run, received, meeting, training].map(print),
    ["相关统计数："],
    ["项目", "统计数", null, "项目", "统计数"],
    ["因公出国（境）团组数（个）", 1, null, "因公出国（境）人次数（人）", 2],
  ];
}

function purchases(): Cells[] {
  return [
    ["项目", "行次", "采购决算金额（万元）"],
    ["（一）政府采购支出合计", 1, 35.6],
    ["1．政府采购货物支出", 2, 23.4],
    ["2．政府采购工程支出", 3, null],
    ["3．政府采购服务支出", 4, 12.2],
    ["（二）政府采购授予中小企业合同金额", 5, 12],
    ["其中：授予小微企业合同金额", 6, 10],
  ];
}

const FINAL_TABLES: readonly { readonly titles: readonly string[]; readonly make: (book: Book) => Cells[] }[] = [
  { titles: ["财政拨款支出决算表（功能科目）", "财政拨款支出决算表", "财政拨款支出决算明细表"], make: allSpentOf },
  {
    titles: ["财政拨款基本支出决算表（经济科目）", "财政拨款基本支出决算表"],
    make: (book) => byEconomic(book, [...STAFF, ...OPERATING], book.place("决拨款基本", [0, 12_340_000])),
  },
  {
    titles: ["一般公共预算“三公”经费、会议费、培训费支出决算表", "财政拨款“三公”经费、会议费和培训费支出决算表"],
    make: meetings,
  },
  {
    titles: ["财政拨款机关运行经费支出决算表", "机关运行经费支出决算表", "一般公共预算机关运行经费支出决算表"],
    make: (book) => byEconomic(book, OPERATING, 0),
  },
  { titles: ["政府采购支出决算表", "政府采购情况表", "政府采购支出情况表"], make: purchases },
];

/** Some of them, beside the tables of the same accounts. */
export function moreFinalOf(number: number, place: Place): SheetGrid[] {
  const book = bookOf(number, place);
  return FINAL_TABLES.flatMap(({ titles, make }, i) => {
    if (!place(`决多${i}`, [true, false])) return [];
    const head: Cells[] = [[place(`决多题${i}`, titles)], ["部门：某县社会保险服务局", null, null, "单位：万元"]];
    return [sheet(`决多${i + 1}`, [...head, ...make(book)])];
  });
}
