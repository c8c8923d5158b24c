import type { SheetGrid } from "../../../src/core/sheet/grid.ts";
import { budgetOf, anywhere } from "../elsewhere.ts";
import {
  beforeOf,
  costOf,
  drawBudget,
  drawFinal,
  honestBudget,
  nowOf,
  OPERATING,
  spentOf,
  STAFF,
  sum,
  wordsOf,
  type Final,
  type Item,
  type Plan,
} from "../honest.ts";
import { OTHERS, SPENDING, type Books, type Truth } from "./teller.ts";

// The true amounts behind honest sets.

const EXPENSES = ["三公", "出国", "公车", "购置", "运行", "接待"] as const;

const total = (list: readonly Item[], amount: (item: Item) => number): number => sum(list.map(amount));

/** The honest accounts `number`. */
export function accountsOf(number: number): Books {
  const final = drawFinal(number);
  return { sheets: final.sheets, truth: truthOf(final), economic: final.economic };
}

function truthOf({ general, fund, state, economic, expenses, sheets }: Final): Truth {
  const all = [...general, ...fund, ...state];
  const truth = new Map<string, number>();
  const put = (key: string, amount: number): void => void truth.set(key, amount);
  const otherOf = ({ other }: Item): number => sum(SPENDING.map((_, i) => otherSpent(other)[i]!));
  const otherSpent = (other: Item["other"]): number[] => [
    other.basic,
    other.project,
    other.remitted,
    other.operating,
    other.subsidies,
  ];
  put(
    "全 本年支出",
    total(all, (item) => spentOf(item) + otherOf(item)),
  );
  put(
    "财政 本年支出",
    total(all, (item) => spentOf(item)),
  );
  put(
    "财政 本年收入",
    total(all, (item) => item.appropriated),
  );
  put("全 财政拨款收入", truth.get("财政 本年收入")!);
  OTHERS.forEach((name, i) => {
    put(
      `全 ${name}`,
      total(all, (item) => item.other.income[i]!),
    );
  });
  put("全 本年收入", sum(["财政拨款收入", ...OTHERS].map((name) => truth.get(`全 ${name}`)!)));
  put(
    "全 使用非财政拨款结余",
    total(all, (item) => item.other.used),
  );
  put(
    "全 年初结转",
    total(all, (item) => item.opening + item.other.opening),
  );
  put(
    "全 结余分配",
    total(all, (item) => item.other.distributed),
  );
  put(
    "全 年末结转",
    total(all, (item) => item.closing + item.other.closing),
  );
  put("全 收支总计", truth.get("全 本年支出")! + truth.get("全 结余分配")! + truth.get("全 年末结转")!);
  put(
    "财政 年初结转",
    total(all, (item) => item.opening),
  );
  put(
    "财政 年末结转",
    total(all, (item) => item.closing),
  );
  put("财政 收支总计", truth.get("财政 本年支出")! + truth.get("财政 年末结转")!);
  SPENDING.forEach((name, i) => {
    const own = (item: Item): number => (i === 0 ? item.basic : i === 1 ? item.project : 0);
    put(
      `全 ${name}`,
      total(all, (item) => own(item) + otherSpent(item.other)[i]!),
    );
  });
  for (const [purse, items] of [
    ["一般", general],
    ["基金", fund],
    ["国资", state],
  ] as const) {
    put(`${purse} 本年支出`, total(items, spentOf));
    put(
      `${purse} 本年收入`,
      total(items, (item) => item.appropriated),
    );
    put(
      `${purse} 基本支出`,
      total(items, (item) => item.basic),
    );
    put(
      `${purse} 项目支出`,
      total(items, (item) => item.project),
    );
    put(
      `${purse} 年初结转`,
      total(items, (item) => item.opening),
    );
    put(
      `${purse} 年末结转`,
      total(items, (item) => item.closing),
    );
    for (const item of items)
      for (const length of [3, 5, 7]) {
        const key = `${purse} ${item.code.slice(0, length)}`;
        put(key, (truth.get(key) ?? 0) + spentOf(item));
      }
  }
  for (const item of all)
    for (const length of [3, 7]) {
      const code = item.code.slice(0, length);
      put(`全 ${code}`, (truth.get(`全 ${code}`) ?? 0) + spentOf(item) + otherOf(item));
      put(`财政 ${code}`, (truth.get(`财政 ${code}`) ?? 0) + spentOf(item));
    }
  for (const class_ of ["301", "302", "303", "307", "309", "310", "399"]) put(`经济 ${class_}`, economic.of(class_));
  put("一般 人员经费", economic.of("301", "303"));
  put("一般 公用经费", economic.of("302", "307", "310", "399"));
  const rows = (no: string): SheetGrid["rows"] => sheets.find(({ name }) => name.includes(no))!.rows;
  const fen = (cell: unknown): number => (typeof cell === "number" ? Math.round(cell * 100) * 10_000 : 0);
  for (const [purse, [abroad = 0, bought = 0, run = 0, received = 0]] of [
    ["计划", expenses.planned],
    ["财政", expenses.spent],
  ] as const)
    [abroad + bought + run + received, abroad, bought + run, bought, run, received].forEach((amount, i) =>
      put(`${purse} ${EXPENSES[i]!}`, amount),
    );
  for (const row of rows("09"))
    for (const [at, cell] of row.entries())
      if (/数|批次|人次|保有量/.test(wordsOf(cell)) && typeof row[at + 1] === "number")
        put(`数 ${wordsOf(cell)}`, row[at + 1] as number);
  ["采购", "采购货物", "采购工程", "采购服务", "中小企业", "小微企业"].forEach((name, i) => {
    const row = rows("11").find((one) => one[1] === i + 1 && one[0] !== "栏次");
    put(`全 ${name}`, fen(row?.[2]));
  });
  const office = rows("10").find((row) => row.some((cell) => wordsOf(cell) === "合计"));
  put("一般 机关运行经费", fen(office?.findLast((cell) => typeof cell === "number")));
  return truth;
}

/** The honest budget `number`: one in two laid out as in 四川, the others as nobody has seen it. */
export function budgetBooks(number: number): Books {
  const { purses, economic } = drawBudget(number);
  const truth = new Map<string, number>();
  const total = (list: readonly Plan[], amount: (plan: Plan) => number): number => sum(list.map(amount));
  const basicOf = ({ basic }: Plan): number => basic[0] + basic[1];
  const [general, fund, state, other] = purses;
  const all = purses.flat();
  const granted = [general, fund, state].flat();
  const put = (key: string, list: readonly Plan[], amount: (plan: Plan) => number): void =>
    void truth.set(key, total(list, amount));
  put("全 收支总计", all, costOf);
  put("全 本年收入", all, nowOf);
  put("全 年初结转", all, beforeOf);
  put("全 一般", general, nowOf);
  put("全 基金", fund, nowOf);
  put("全 国资", state, nowOf);
  put("全 事业收入", other, nowOf);
  put("全 基本支出", all, basicOf);
  put("全 项目支出", all, (plan) => costOf(plan) - basicOf(plan));
  put("财政 收支总计", granted, costOf);
  put("财政 本年收入", granted, nowOf);
  put("财政 年初结转", granted, beforeOf);
  put("一般 本年支出", general, costOf);
  put("当年 本年支出", general, nowOf);
  put("基金 本年支出", fund, costOf);
  put("国资 本年支出", state, costOf);
  put("一般 基本支出", general, basicOf);
  put("一般 项目支出", general, (plan) => costOf(plan) - basicOf(plan));
  truth.set("一般 人员经费", economic.of(...STAFF));
  truth.set("一般 公用经费", economic.of(...OPERATING));
  const add = (key: string, amount: number): void => void truth.set(key, (truth.get(key) ?? 0) + amount);
  for (const plan of all) add(`全 ${plan.code.slice(0, 3)}`, costOf(plan));
  for (const plan of granted) add(`财政 ${plan.code.slice(0, 3)}`, costOf(plan));
  for (const plan of general)
    for (const length of [3, 7]) {
      add(`一般 ${plan.code.slice(0, length)}`, costOf(plan));
      add(`当年 ${plan.code.slice(0, length)}`, nowOf(plan));
    }
  return { sheets: number % 2 === 0 ? honestBudget(number) : budgetOf(number, anywhere(number)), truth, economic };
}
