import { FINAL_CLASSES } from "../../src/core/forms/shared/lines.ts";
import type { SheetGrid } from "../../src/core/sheet/grid.ts";
import {
  aligned,
  anywhere,
  blank,
  codeColumns,
  FUNCTIONAL,
  headed,
  serial,
  tree,
  under,
  type Cells,
  type Place,
} from "./elsewhere.ts";
import { drawFinal, nameOf, OPERATING, print, spentOf, STAFF, sum, type Final, type Item } from "./honest.ts";
import { sheet } from "./sheets.ts";

// Honest 决算 as places print them, as elsewhere.ts does it for 预算.

export const of = (items: readonly Item[], amount: (item: Item) => number): number => sum(items.map(amount));
const allSpent = ({ other, ...item }: Item): number =>
  item.basic + item.project + other.basic + other.project + other.remitted + other.operating + other.subsidies;

export interface Book extends Final {
  readonly items: readonly Item[];
  readonly place: Place;
}

/** 行次 beside the lines of a side, where the place prints them. */
function numbered(place: Place, table: string, lines: readonly Cells[], from: number): Cells[] {
  if (!place(`${table}行次`, [true, true, false])) return [...lines];
  return lines.map(([name, ...rest], i): Cells => [name ?? null, from + i, ...rest]);
}

function overview({ items, general, fund, state, place }: Book): Cells[] {
  const income = (i: number): number => of(items, (item) => item.other.income[i]!);
  const granted = [general, fund, state].map((list) => of(list, (item) => item.appropriated));
  const names = place("决收来源", [
    ["一般公共预算财政拨款收入", "政府性基金预算财政拨款收入", "国有资本经营预算财政拨款收入"],
    ["一般公共预算财政拨款收入", "政府性基金预算财政拨款收入", "国有资本经营预算财政拨款收入"],
    ["财政拨款收入"],
  ] as const);
  const sources: (readonly [string, number])[] = [
    ...(names.length === 1
      ? [[names[0], sum(granted)] as const]
      : names.map((name, i) => [name, granted[i]!] as const)),
    ["上级补助收入", income(0)],
    ["事业收入", income(1)],
    ["经营收入", income(2)],
    ["附属单位上缴收入", income(3)],
    ["其他收入", income(4)],
  ];
  const [opening, used, closing, distributed] = [
    of(items, (item) => item.opening + item.other.opening),
    of(items, (item) => item.other.used),
    of(items, (item) => item.closing + item.other.closing),
    of(items, (item) => item.other.distributed),
  ];
  const [taken, spent] = [sum(sources.map(([, amount]) => amount)), of(items, allSpent)];
  const all = place("决收各类", [true, false]);
  const mark = (n: number): string => serial(place, "决收", n);
  const words = place("决收总", [
    [
      "本年收入合计",
      "使用非财政拨款结余（含专用结余）",
      "年初结转和结余",
      "总计",
      "本年支出合计",
      "结余分配",
      "年末结转和结余",
      "总计",
    ],
    [
      "本年收入合计",
      "使用非财政拨款结余",
      "年初结转和结余",
      "收入总计",
      "本年支出合计",
      "结余分配",
      "年末结转和结余",
      "支出总计",
    ],
    [
      "本年收入合计",
      "用事业基金弥补收支差额",
      "年初结转和结余",
      "总计",
      "本年支出合计",
      "结余分配",
      "年末结转和结余",
      "总计",
    ],
  ] as const);
  const left: Cells[] = [
    ...sources.map(([name, amount], i): Cells => [mark(i + 1) + name, print(amount)]),
    [null, null],
    [words[0], print(taken)],
    [words[1], print(used)],
    [words[2], print(opening)],
    [words[3], print(taken + used + opening)],
  ];
  const right: Cells[] = [
    ...FINAL_CLASSES.filter(({ code }) => all || under(items, code).length > 0).map(({ name, code }, i): Cells => [
      mark(i + 1) + name,
      print(of(under(items, code), allSpent)),
    ]),
    [null, null],
    [words[4], print(spent)],
    [words[5], print(distributed)],
    [words[6], print(closing)],
    [words[7], print(spent + distributed + closing)],
  ];
  const [amount, item] = [place("决收栏", ["决算数", "金额"]), place("决收项目", ["项目", "项目（按功能分类）"])];
  const both = aligned(left, right, [2, 2], 4);
  const [one, other] = [
    numbered(
      place,
      "决收",
      both.map((row) => row.slice(0, 2)),
      1,
    ),
    numbered(
      place,
      "决收",
      both.map((row) => row.slice(2)),
      both.length + 1,
    ),
  ];
  const isNumbered = one[0]!.length === 3;
  return [
    ...headed([
      ["收入", "项目"],
      ...(isNumbered ? [["收入", "行次"]] : []),
      ["收入", amount],
      ["支出", item],
      ...(isNumbered ? [["支出", "行次"]] : []),
      ["支出", amount],
    ]),
    ...(isNumbered ? [["栏次", null, 1, "栏次", null, 2]] : []),
    ...one.map((row, i) => [...row, ...other[i]!]),
  ];
}

function income({ items, place }: Book): Cells[] {
  const { heading, cells } = codeColumns(place, "决收入", FUNCTIONAL);
  const columns = place("决收入栏", [
    [
      ["本年收入合计"],
      ["财政拨款收入"],
      ["上级补助收入"],
      ["事业收入"],
      ["经营收入"],
      ["附属单位上缴收入"],
      ["其他收入"],
    ],
    [
      ["本年收入合计"],
      ["财政拨款收入"],
      ["上级补助收入"],
      ["事业收入", "小计"],
      ["事业收入", "其中：教育收费"],
      ["经营收入"],
      ["附属单位上缴收入"],
      ["其他收入"],
    ],
    [["合计"], ["财政拨款收入"], ["上级补助收入"], ["事业收入"], ["经营收入"], ["附属单位上缴收入"], ["其他收入"]],
  ]);
  return [
    ...headed([...heading, ...columns]),
    ...tree(place, "决收入", items, cells, (own) => {
      const [a = 0, b = 0, c = 0, d = 0, e = 0] = [0, 1, 2, 3, 4].map((i) => of(own, (item) => item.other.income[i]!));
      const granted = of(own, (item) => item.appropriated);
      const list = [granted + a + b + c + d + e, granted, a, b, c, d, e];
      return columns.length === 8 ? [...list.slice(0, 4), 0, ...list.slice(4)] : list;
    }),
  ];
}

function expenditure({ items, place }: Book): Cells[] {
  const { heading, cells } = codeColumns(place, "决支出", FUNCTIONAL);
  const columns = [
    [place("决支出栏", ["本年支出合计", "合计"])],
    ...["基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出"].map((name) => [name]),
  ];
  return [
    ...headed([...heading, ...columns]),
    ...tree(place, "决支出", items, cells, (own) => [
      of(own, allSpent),
      of(own, (item) => item.basic + item.other.basic),
      of(own, (item) => item.project + item.other.project),
      of(own, (item) => item.other.remitted),
      of(own, (item) => item.other.operating),
      of(own, (item) => item.other.subsidies),
    ]),
  ];
}

function appropriation({ general, fund, state, place }: Book): Cells[] {
  const purses = [general, fund, state];
  const each = (amount: (item: Item) => number, code = ""): number[] =>
    purses.map((list) => of(under(list, code), amount));
  const across = (list: readonly number[]): Cells => [sum(list), ...list].map(print);
  const names = ["一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款"];
  const [granted, opening, closing, spent] = [
    each((item) => item.appropriated),
    each((item) => item.opening),
    each((item) => item.closing),
    each(spentOf),
  ];
  const mark = (n: number): string => serial(place, "决财", n);
  const last = place("决财总", ["总计", "合计", "总 计"]);
  const all = place("决财各类", [true, false]);
  const items = purses.flat();
  const left: Cells[] = [
    ...names.map((name, i): Cells => [mark(i + 1) + name, print(granted[i]!)]),
    [null, null],
    ["本年收入合计", print(sum(granted))],
    ["年初财政拨款结转和结余", print(sum(opening))],
    ...names.map((name, i): Cells => [place("决财结转", ["  ", mark(i + 1)]) + name, print(opening[i]!)]),
    [last, print(sum(granted) + sum(opening))],
  ];
  const right: Cells[] = [
    ...FINAL_CLASSES.filter(({ code }) => all || under(items, code).length > 0).map(({ name, code }, i): Cells => [
      mark(i + 1) + name,
      ...across(each(spentOf, code)),
    ]),
    [null, ...blank(4)],
    ["本年支出合计", ...across(spent)],
    ["年末财政拨款结转和结余", ...across(closing)],
    ...[0, 1, 2].map((): Cells => blank(5)),
    [last, ...across(spent.map((one, i) => one + closing[i]!))],
  ];
  const words = place("决财栏", ["决算数", "金额"]);
  const total = place("决财合计", ["合计", "小计"]);
  return [
    ...headed([
      ["收入", "项目"],
      ["收入", words],
      ["支出", place("决财项目", ["项目", "项目（按功能分类）"])],
      ...[total, ...names].map((name) =>
        place("决财层", [
          ["支出", name],
          ["支出", words, name],
        ]),
      ),
    ]),
    ...aligned(left, right, [2, 5], 6),
  ];
}

function general({ general: items, economic, place }: Book): Cells[] {
  const { heading, cells } = codeColumns(place, "决一般", FUNCTIONAL);
  const staff = new Map<Item, number>();
  let left = economic.of(...STAFF);
  for (const item of items) {
    const own = Math.min(left, item.basic);
    staff.set(item, own);
    left -= own;
  }
  const kinds = (own: readonly Item[]): number[] => [
    of(own, spentOf),
    of(own, (item) => item.basic),
    of(own, (item) => item.project),
  ];
  const { paths, columns } = place<{
    paths: readonly (readonly string[])[];
    columns: (own: readonly Item[]) => number[];
  }>("决一般栏", [
    {
      paths: [
        ["本年支出", "小计"],
        ["本年支出", "基本支出"],
        ["本年支出", "项目支出"],
      ],
      columns: kinds,
    },
    { paths: [["合计"], ["基本支出"], ["项目支出"]], columns: kinds },
    { paths: [["本年支出合计"], ["基本支出"], ["项目支出"]], columns: kinds },
    {
      paths: [["合计"], ["基本支出", "小计"], ["基本支出", "人员经费"], ["基本支出", "公用经费"], ["项目支出"]],
      columns: (own) => {
        const [all = 0, basic = 0, project = 0] = kinds(own);
        const people = of(own, (item) => staff.get(item) ?? 0);
        return [all, basic, people, basic - people, project];
      },
    },
    {
      paths: [
        ["年初结转和结余"],
        ["本年收入"],
        ["本年支出", "合计"],
        ["本年支出", "基本支出"],
        ["本年支出", "项目支出"],
        ["年末结转和结余"],
      ],
      columns: (own) => [
        of(own, (item) => item.opening),
        of(own, (item) => item.appropriated),
        ...kinds(own),
        of(own, (item) => item.closing),
      ],
    },
  ]);
  return [...headed([...heading, ...paths]), ...tree(place, "决一般", items, cells, columns)];
}

function basic({ economic, place }: Book): Cells[] {
  const codes = [...economic.amounts.keys()].sort();
  const [staff, running] = [economic.of(...STAFF), economic.of(...OPERATING)];
  const line = (code: string): Cells => [code, nameOf(code), print(economic.of(code))];
  const people = codes.filter((code) => STAFF.includes(code.slice(0, 3)));
  const goods = codes.filter((code) => !STAFF.includes(code.slice(0, 3)));
  const way = place("决基本样", ["list", "groups", "columns", "two"]);
  if (way === "list")
    return [["经济分类科目编码", "科目名称", "决算数"], ["合计", null, print(staff + running)], ...codes.map(line)];
  if (way === "columns")
    return [
      ...headed([
        ["经济分类科目编码"],
        ["科目名称"],
        ["本年支出", "合计"],
        ["本年支出", "人员经费"],
        ["本年支出", "公用经费"],
      ]),
      ["合计", null, ...[staff + running, staff, running].map(print)],
      ...codes.map((code): Cells => {
        const amount = economic.of(code);
        const own = STAFF.includes(code.slice(0, 3)) ? [amount, amount, 0] : [amount, 0, amount];
        return [code, nameOf(code), ...own.map(print)];
      }),
    ];
  const halves =
    way === "two"
      ? [people, goods]
      : [people, goods.filter((code) => code.startsWith("302")), goods.filter((code) => !code.startsWith("302"))];
  const height = Math.max(...halves.map((list) => list.length));
  return [
    ...(way === "two" || place("决基本头", [true, false])
      ? [["人员经费", null, null, "公用经费", ...blank(way === "two" ? 2 : 5)]]
      : []),
    halves.flatMap((): Cells => [
      place("决基本码", ["科目编码", "经济分类科目编码"]),
      "科目名称",
      place("决基本数", ["决算数", "金额"]),
    ]),
    ...Array.from({ length: height }, (_, i) =>
      halves.flatMap((list): Cells => (list[i] === undefined ? blank(3) : line(list[i]))),
    ),
    way === "two"
      ? ["人员经费合计", null, print(staff), "公用经费合计", null, print(running)]
      : ["人员经费合计", null, print(staff), "公用经费合计", ...blank(4), print(running)],
  ];
}

function expenses({ economic, place }: Book): Cells[] {
  const spent = ["30212", "31013", "30231", "30217"].map((code) => economic.of(code));
  const planned = spent.map((amount) => amount + 10_000_00);
  const six = ([abroad = 0, bought = 0, run = 0, received = 0]: readonly number[]): number[] => [
    abroad + bought + run + received,
    abroad,
    bought + run,
    bought,
    run,
    received,
  ];
  const [plan, cost] = [six(planned), six(spent)];
  const car = place("决三公车", ["公务用车购置及运行维护费", "公务用车购置及运行费"]);
  const names: readonly (readonly string[])[] = [
    ["合计"],
    ["因公出国（境）费"],
    [car, "小计"],
    [car, "公务用车购置费"],
    [car, "公务用车运行维护费"],
    ["公务接待费"],
  ];
  const [one, other] = place("决三公数", [
    ["预算数", "决算数"],
    ["年初预算数", "决算数"],
    ["全年预算数", "决算数"],
  ] as const);
  return place("决三公样", [
    [
      ...headed([...names.map((path) => [one, ...path]), ...names.map((path) => [other, ...path])]),
      [...plan, ...cost].map(print),
    ],
    [
      ...headed(
        names.flatMap((path) => [
          [...path, one],
          [...path, other],
        ]),
      ),
      plan.flatMap((amount, i) => [print(amount), print(cost[i]!)]),
    ],
    [
      ["项目", one, other],
      ...[
        "合计",
        "1.因公出国（境）费",
        "2.公务用车购置及运行维护费",
        "（1）公务用车购置费",
        "（2）公务用车运行维护费",
        "3.公务接待费",
      ].map((name, i): Cells => [name, print(plan[i]!), print(cost[i]!)]),
    ],
    [
      ["项目", "行次", one, other],
      ["栏次", null, 1, 2],
      ...[
        "“三公”经费支出合计",
        "1．因公出国（境）费",
        "2．公务用车购置及运行维护费",
        "（1）公务用车购置费",
        "（2）公务用车运行维护费",
        "3．公务接待费",
      ].map((name, i): Cells => [name, i + 1, print(plan[i]!), print(cost[i]!)]),
    ],
  ]);
}

function fund(book: Book, list: "fund" | "state"): Cells[] {
  const { place } = book;
  const items = book[list];
  const { heading, cells } = codeColumns(place, list, FUNCTIONAL);
  const kinds = (own: readonly Item[]): number[] => [
    of(own, spentOf),
    of(own, (item) => item.basic),
    of(own, (item) => item.project),
  ];
  const isSpending = list === "state" && place("决国资", [true, false]);
  const total = place(`${list}小计`, ["小计", "合计"]);
  const paths = isSpending
    ? [
        ["本年支出", total],
        ["本年支出", "基本支出"],
        ["本年支出", "项目支出"],
      ]
    : [
        ["年初结转和结余"],
        ["本年收入"],
        ["本年支出", total],
        ["本年支出", "基本支出"],
        ["本年支出", "项目支出"],
        ["年末结转和结余"],
      ];
  const rows = tree(place, list, items, cells, (own) =>
    isSpending
      ? kinds(own)
      : [
          of(own, (item) => item.opening),
          of(own, (item) => item.appropriated),
          ...kinds(own),
          of(own, (item) => item.closing),
        ],
  );
  return [
    ...headed([...heading, ...paths]),
    ...(items.length > 0 ? rows : [[...cells(""), ...blank(paths.length)]]),
    ...(items.length > 0 ? [] : [["注：本单位没有此项收支，此表为空表。"]]),
  ];
}

const TABLES: readonly {
  readonly titles: (place: Place) => readonly string[];
  readonly make: (book: Book) => Cells[];
}[] = [
  { titles: () => ["收入支出决算总表"], make: overview },
  { titles: () => ["收入决算表", "收入决算总表"], make: income },
  { titles: () => ["支出决算表", "支出决算总表"], make: expenditure },
  { titles: () => ["财政拨款收入支出决算总表", "财政拨款收入支出决算表"], make: appropriation },
  {
    titles: (place) =>
      place("决一般栏", [false, false, false, false, true])
        ? ["一般公共预算财政拨款收入支出决算表"]
        : ["一般公共预算财政拨款支出决算表"],
    make: general,
  },
  { titles: () => ["一般公共预算财政拨款基本支出决算表", "一般公共预算财政拨款基本支出决算明细表"], make: basic },
  {
    titles: () => [
      "财政拨款“三公”经费支出决算表",
      "一般公共预算财政拨款“三公”经费支出决算表",
      "“三公”经费支出决算表",
      "一般公共预算财政拨款安排的“三公”经费支出决算表",
    ],
    make: expenses,
  },
  { titles: () => ["政府性基金预算财政拨款收入支出决算表"], make: (book) => fund(book, "fund") },
  {
    titles: (place) =>
      place("决国资", [true, false])
        ? ["国有资本经营预算财政拨款支出决算表"]
        : ["国有资本经营预算财政拨款收入支出决算表"],
    make: (book) => fund(book, "state"),
  },
];

/** The accounts of a unit, and the place that prints them. */
export function bookOf(number: number, place: Place): Book {
  const drawn = drawFinal(number);
  return { ...drawn, items: [drawn.general, drawn.fund, drawn.state].flat(), place };
}

/** A set of 决算 tables as a place prints them. */
export function finalOf(number: number, place: Place): SheetGrid[] {
  const book = bookOf(number, place);
  return TABLES.map(({ titles, make }, i) => {
    const own = place(`决题${i}`, titles(place));
    const head = place<Cells[]>("决题头", [
      [[own], [null, null, null, `公开0${i + 1}表`], ["部门：某县社会保险服务局", null, null, "金额单位：万元"]],
      [[`公开0${i + 1}表`], [`2024年度${own}`], ["单位：万元"]],
      [[own], ["公开部门：某县社会保险服务局", null, null, "单位：万元"]],
    ]);
    return sheet(`Z0${i + 1}`, [...head, ...make(book)]);
  });
}

export function honestFinalElsewhere(number: number): SheetGrid[] {
  return finalOf(number, anywhere(number));
}
