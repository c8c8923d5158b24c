import type { SheetGrid } from "../../src/core/sheet/grid.ts";
import { subject } from "../../src/core/subjects/subject.ts";
import { MORE_PLACES } from "./told-more.ts";
import { drawFinal, Random, spentOf, sum, wordsOf, type Final, type Item } from "./honest.ts";

// What documents of many places say of an honest set of 决算 tables. The sentences are ours; every figure is rounded on its own from the true amounts in 分.

/** How a document prints its figures. */
interface Print {
  /** Decimals of rates. */
  readonly places: number;
  /** 252 and 4.1, or 252.00 and 4.10. */
  readonly strips: boolean;
  /** 1,905.92 */
  readonly groups: boolean;
}

const OTHERS = ["上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入"] as const;
const SPENDING = ["基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出"] as const;
const EXPENSES = ["三公", "出国", "公车", "购置", "运行", "接待"] as const;

const total = (list: readonly Item[], amount: (item: Item) => number): number => sum(list.map(amount));

/** True amounts in 分 by whose money they are and what of: "全 本年收入", "一般 20805". */
export type Truth = ReadonlyMap<string, number>;

function truthOf({ general, fund, state, economic, sheets }: Final): Truth {
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
  const counting = rows("09").findIndex((row) => row[0] === 1 && row[1] === 2);
  const amounts = rows("09")[counting + 1] ?? [];
  const columns = [0, 1, 2, 3, 4, 5];
  columns.forEach((at) => {
    put(`计划 ${EXPENSES[at]!}`, fen(amounts[at]));
    put(`财政 ${EXPENSES[at]!}`, fen(amounts[at + 6]));
  });
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

/** Says figures of a set as a document would print them; what the year before and the plan were is drawn once for each. */
export class Teller {
  readonly year = 2024;
  readonly truth: Truth;
  readonly final: Final;
  private readonly before = new Map<string, number>();
  private readonly plans = new Map<string, number>();

  constructor(
    number: number,
    private readonly print: Print,
    private readonly random: Random = new Random(number + 9e6),
  ) {
    this.final = drawFinal(number);
    this.truth = truthOf(this.final);
  }

  amount(key: string): number {
    return this.truth.get(key) ?? 0;
  }

  /** 1905.92万元 */
  m(key: string): string {
    return this.money(this.amount(key));
  }

  /** 19059200.00元: to the 分 */
  yuan(key: string): string {
    const fen = this.amount(key);
    return `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, "0")}元`;
  }

  /** The plan of the beginning of the year. */
  planned(key: string): string {
    return this.money(this.plan(key));
  }

  /** 25.43% */
  share(key: string, whole: string): string {
    return this.rate(this.amount(key), this.amount(whole));
  }

  done(key: string): string {
    return this.rate(this.amount(key), this.plan(key));
  }

  /** What there was last year. */
  last(key: string): string {
    return this.money(this.lastOf(key));
  }

  /** 增加72.09万元，增长3.86% */
  change(key: string, joint = "，", words: readonly [string, string, string, string] = MORE): string {
    const [now, before] = [this.amount(key), this.lastOf(key)];
    const grows = now >= before;
    const gap = Math.abs(now - before);
    return `${words[grows ? 0 : 1]}${this.money(gap)}${joint}${words[grows ? 2 : 3]}${this.rate(gap, before)}`;
  }

  /** 比年初预算增加… */
  changeOfPlan(key: string, joint = "，"): string {
    const [now, before] = [this.amount(key), this.plan(key)];
    const gap = Math.abs(now - before);
    const grows = now >= before;
    return `${grows ? "增加" : "减少"}${this.money(gap)}${joint}${grows ? "增长" : "下降"}${this.rate(gap, before)}`;
  }

  /** 大于, 小于, 等于 */
  against(key: string): string {
    const [now, plan] = [this.amount(key), this.plan(key)];
    return now > plan ? "大于" : now < plan ? "小于" : "等于";
  }

  /** The kinds with an amount; all of them where zeros are printed. */
  list(keys: readonly (readonly [string, string])[], say: (name: string, key: string) => string, joint = "；"): string {
    return keys
      .filter(([, key]) => this.print.strips || this.amount(key) > 0)
      .map(([name, key]) => say(name, key))
      .join(joint);
  }

  get sources(): readonly (readonly [string, string])[] {
    return ["财政拨款收入", ...OTHERS].map((name) => [name, `全 ${name}`] as const);
  }

  get spending(): readonly (readonly [string, string])[] {
    return SPENDING.map((name) => [name, `全 ${name}`] as const);
  }

  /** Classes of a purse with what was spent, in order. */
  classes(purse = "一般"): readonly (readonly [string, string])[] {
    return [...this.truth.keys()]
      .filter((key) => key.startsWith(`${purse} `) && /^\d{3}$/.test(key.slice(3)) && this.amount(key) > 0)
      .sort()
      .map((key) => [nameOf(key.slice(3)), key] as const);
  }

  /** 项 of the general budget with what was spent. */
  get items(): readonly { readonly key: string; readonly names: readonly [string, string, string] }[] {
    return [...this.truth.keys()]
      .filter((key) => /^一般 \d{7}$/.test(key) && this.amount(key) > 0)
      .sort()
      .map((key) => {
        const code = key.slice(3);
        return { key, names: [nameOf(code.slice(0, 3)), nameOf(code.slice(0, 5)), nameOf(code)] };
      });
  }

  /** The 款 with an amount: 人员经费 or 公用经费. */
  names(...classes: readonly string[]): string {
    const { amounts } = this.final.economic;
    return [...amounts.keys()]
      .filter((code) => code.length === 5 && classes.includes(code.slice(0, 3)) && amounts.get(code)! >= 5000)
      .sort()
      .map(nameOf)
      .join("、");
  }

  count(words: RegExp): number {
    const key = [...this.truth.keys()].find((one) => one.startsWith("数 ") && words.test(one));
    return key === undefined ? 0 : this.amount(key);
  }

  money(fen: number): string {
    const hundredths = Math.floor((fen + 5000) / 10000);
    const whole = `${Math.floor(hundredths / 100)}`;
    const grouped = this.print.groups ? whole.replace(/\B(?=(\d{3})+$)/g, ",") : whole;
    const text = `${grouped}.${String(hundredths % 100).padStart(2, "0")}`;
    return `${this.print.strips ? text.replace(/\.?0+$/, "") : text}万元`;
  }

  rate(part: number, whole: number): string {
    if (whole === 0) return "0%";
    const scale = 10 ** this.print.places;
    const digits = (BigInt(part) * 200n * BigInt(scale) + BigInt(whole)) / (2n * BigInt(whole));
    const text = (Number(digits) / scale).toFixed(this.print.places);
    return `${this.print.strips ? text.replace(/\.?0+$/, "") || "0" : text}%`;
  }

  lastOf(key: string): number {
    const known = this.before.get(key);
    if (known !== undefined) return known;
    const now = this.amount(key);
    const before = now === 0 ? 0 : Math.max(10_000, Math.round(now * (0.4 + 1.4 * this.random.next())));
    this.before.set(key, before);
    return before;
  }

  private plan(key: string): number {
    const known = this.plans.get(key);
    if (known !== undefined) return known;
    const parts =
      key === "一般 本年支出"
        ? this.items.map((item) => item.key)
        : key === "财政 本年支出"
          ? this.classes("财政").map(([, own]) => own)
          : /^一般 \d{3}$/.test(key)
            ? this.items.map((item) => item.key).filter((own) => own.startsWith(key))
            : undefined;
    const own = this.truth.get(key.replace(/^财政/, "计划"));
    const plan =
      parts !== undefined
        ? sum(parts.map((part) => this.plan(part)))
        : key.startsWith("财政 ") && own !== undefined
          ? own
          : Math.max(10_000, Math.round(this.amount(key) * (0.5 + this.random.next())));
    this.plans.set(key, plan);
    return plan;
  }
}

const MORE = ["增加", "减少", "增长", "下降"] as const;
/** 减少…，减少… */
const SAME = ["增加", "减少", "增加", "减少"] as const;

function nameOf(code: string): string {
  return subject(code)?.name ?? code;
}

/** A class with 支出 left out or not, before （类）. */
const bare = (name: string): string => name.replace(/支出$/, "");

const REASON = "主要原因是业务变化";

/** The names of “三公” and its kinds. */
const KINDS = [
  ["因公出国（境）费", "财政 出国"],
  ["公务用车购置及运行维护费", "财政 公车"],
  ["公务接待费", "财政 接待"],
] as const;

/** How a place prints its figures, and what its documents say. */
export interface Place {
  readonly print: Print;
  readonly tell: (t: Teller) => string[];
}

/** Documents of many places. */
export const PLACES: Readonly<Record<string, Place>> = {
  ...MORE_PLACES,
  湖南: {
    print: { places: 2, strips: false, groups: false },
    tell: (t) => [
      `第三部分 ${t.year}年度部门决算情况说明`,
      "一、收入支出决算总体情况说明",
      `${t.year}年度收、支总计${t.m("全 收支总计")}。与上年相比，${t.change("全 收支总计")}，主要是因为业务变化。`,
      "二、收入决算情况说明",
      `${t.year}年度收入合计${t.m("全 本年收入")}，其中：${t.list(t.sources, (name, key) => `${name}${t.m(key)}，占${t.share(key, "全 本年收入")}`)}。`,
      "三、支出决算情况说明",
      `${t.year}年度支出合计${t.m("全 本年支出")}，其中：${t.list(t.spending, (name, key) => `${name}${t.m(key)}，占${t.share(key, "全 本年支出")}`)}。`,
      "四、财政拨款收入支出决算总体情况说明",
      `${t.year}年度财政拨款收、支总计${t.m("财政 收支总计")}，与上年相比，${t.change("财政 收支总计")}，主要是因为业务变化。`,
      "五、一般公共预算财政拨款支出决算情况说明",
      "（一）财政拨款支出决算总体情况",
      `${t.year}年度财政拨款支出${t.m("一般 本年支出")}，占本年支出合计的${t.share("一般 本年支出", "全 本年支出")}，与上年相比，财政拨款支出${t.change("一般 本年支出")}，主要是因为业务变化。`,
      "（二）财政拨款支出决算结构情况",
      `${t.year}年度财政拨款支出${t.m("一般 本年支出")}，主要用于以下方面：${t.list(t.classes(), (name, key) => `${bare(name)}（类）支出${t.m(key)}，占${t.share(key, "一般 本年支出")}`)}。`,
      "（三）财政拨款支出决算具体情况",
      `${t.year}年度财政拨款支出年初预算数为${t.planned("一般 本年支出")}，支出决算数为${t.m("一般 本年支出")}，完成年初预算的${t.done("一般 本年支出")}，其中：`,
      ...t.items.flatMap(({ key, names: [type, section, item] }, i) => [
        `${i + 1}、${bare(type)}（类）${section}（款）${item}（项）。`,
        `年初预算为${t.planned(key)}，支出决算为${t.m(key)}，完成年初预算的${t.done(key)}，决算数${t.against(key)}年初预算数的${REASON}。`,
      ]),
      "六、一般公共预算财政拨款基本支出决算情况说明",
      `${t.year}年度财政拨款基本支出${t.m("一般 基本支出")}，其中：人员经费${t.m("一般 人员经费")}，占基本支出的${t.share("一般 人员经费", "一般 基本支出")},主要包括基本工资、津贴补贴等；公用经费${t.m("一般 公用经费")}，占基本支出的${t.share("一般 公用经费", "一般 基本支出")}，主要包括办公费、印刷费等。`,
      "七、财政拨款三公经费支出决算情况说明",
      "（一）“三公”经费财政拨款支出决算总体情况说明",
      `“三公”经费财政拨款支出预算为${t.planned("财政 三公")}，支出决算为${t.m("财政 三公")}，完成预算的${t.done("财政 三公")}，其中：`,
      `因公出国（境）费支出预算为${t.planned("财政 出国")}，支出决算为${t.m("财政 出国")}，完成预算的${t.done("财政 出国")}，与上年相比${t.change("财政 出国", "，", SAME)}，${REASON}。`,
      `公务接待费支出预算为${t.planned("财政 接待")}，支出决算为${t.m("财政 接待")}，完成预算的${t.done("财政 接待")}，与上年相比${t.change("财政 接待", "，", SAME)}，${REASON}。`,
      `公务用车购置费支出预算为${t.planned("财政 购置")}，支出决算为${t.m("财政 购置")}，完成预算的${t.done("财政 购置")}，与上年相比${t.change("财政 购置", "，", SAME)}，${REASON}。`,
      `公务用车运行维护费支出预算为${t.planned("财政 运行")}，支出决算为${t.m("财政 运行")}，完成预算的${t.done("财政 运行")}，与上年相比${t.change("财政 运行", "，", SAME)}，${REASON}。`,
      "（二）“三公”经费财政拨款支出决算具体情况说明",
      `${t.year}年度“三公”经费财政拨款支出决算中，公务接待费支出决算${t.m("财政 接待")}，占${t.share("财政 接待", "财政 三公")},因公出国（境）费支出决算${t.m("财政 出国")}，占${t.share("财政 出国", "财政 三公")},公务用车购置费及运行维护费支出决算${t.m("财政 公车")}，占${t.share("财政 公车", "财政 三公")}。其中：`,
      `1、因公出国（境）费支出决算为${t.m("财政 出国")}，全年安排因公出国（境）团组${t.count(/团组/)}个，累计${t.count(/出国（境）人/)}人次。`,
      `2、公务接待费支出决算为${t.m("财政 接待")}，全年共接待来访团组${t.count(/接待批次/)}个、来宾${t.count(/接待人次/)}人次，主要是业务交流发生的接待支出。`,
      `3、公务用车购置费及运行维护费支出决算为${t.m("财政 公车")}，其中：公务用车购置费${t.m("财政 购置")}，更新公务用车${t.count(/购置数/)}辆。公务用车运行维护费${t.m("财政 运行")}，主要是油费支出，截止${t.year}年12月31日，我单位开支财政拨款的公务用车保有量为${t.count(/保有量/)}辆。`,
      "八、政府性基金预算收入支出决算情况",
      `${t.year}年度政府性基金预算财政拨款收入${t.m("基金 本年收入")}；年初结转和结余${t.m("基金 年初结转")}；支出${t.m("基金 本年支出")}，其中基本支出${t.m("基金 基本支出")}，项目支出${t.m("基金 项目支出")}；年末结转和结余${t.m("基金 年末结转")}。`,
      "九、关于机关运行经费支出说明",
      `本部门${t.year}年度机关运行经费支出${t.m("一般 机关运行经费")}，比上年决算数${t.change("一般 机关运行经费")}。${REASON}。`,
      "十一、关于政府采购支出说明",
      `本部门${t.year}年度政府采购支出总额${t.m("全 采购")}，其中：政府采购货物支出${t.m("全 采购货物")}、政府采购工程支出${t.m("全 采购工程")}、政府采购服务支出${t.m("全 采购服务")}。授予中小企业合同金额${t.m("全 中小企业")}，占政府采购支出总额的${t.share("全 中小企业", "全 采购")}，其中：授予小微企业合同金额${t.m("全 小微企业")}，占授予中小企业合同金额的${t.share("全 小微企业", "全 中小企业")}。`,
      "十二、关于国有资产占用情况说明",
      `截至${t.year}年12月31日，本单位共有车辆3辆，其中，主要领导干部用车1辆，机要通信用车0辆、应急保障用车0辆、执法执勤用车2辆；单位价值50万元以上通用设备0台（套）；单位价值100万元以上专用设备0台（套）。`,
    ],
  },
  湖北: {
    print: { places: 1, strips: true, groups: false },
    tell: (t) => [
      `第三部分 ${t.year}年度部门决算情况说明`,
      "一、收入支出决算总体情况说明",
      `${t.year}年度收、支总计均为${t.m("全 收支总计")}。与${t.year - 1}年度相比，收、支总计各${t.change("全 收支总计")}，${REASON}。`,
      "二、收入决算情况说明",
      `${t.year}年度收入合计${t.m("全 本年收入")}，与${t.year - 1}年度相比，收入合计${t.change("全 本年收入")}。其中：${t.list(t.sources, (name, key) => `${name}${t.m(key)}，占本年收入${t.share(key, "全 本年收入")}`)}。`,
      "三、支出决算情况说明",
      `${t.year}年度支出合计${t.m("全 本年支出")}，与${t.year - 1}年度相比，支出合计${t.change("全 本年支出")}。其中：${t.list(t.spending, (name, key) => `${name}${t.m(key)}，占本年支出${t.share(key, "全 本年支出")}`)}。`,
      "四、财政拨款收入支出决算总体情况说明",
      `${t.year}年度财政拨款收、支总计均为${t.m("财政 收支总计")}。与${t.year - 1}年度相比，财政拨款收、支总计各${t.change("财政 收支总计")}。${REASON}。`,
      `${t.year}年度财政拨款收入中，一般公共预算财政拨款收入${t.m("一般 本年收入")}，比${t.year - 1}年度决算数${t.change("一般 本年收入")}。${REASON}。政府性基金预算财政拨款收入${t.m("基金 本年收入")}，比${t.year - 1}年度决算数${t.change("基金 本年收入")}。国有资本经营预算财政拨款收入${t.m("国资 本年收入")}，比${t.year - 1}年度决算数${t.change("国资 本年收入")}。`,
      "五、一般公共预算财政拨款支出决算情况说明",
      "（一）财政拨款支出决算总体情况。",
      `${t.year}年度一般公共预算财政拨款支出${t.m("一般 本年支出")}，占本年支出合计的${t.share("一般 本年支出", "全 本年支出")}。与${t.year - 1}年度相比，一般公共预算财政拨款支出${t.change("一般 本年支出")}。${REASON}。`,
      "（二）财政拨款支出决算结构情况。",
      `${t.year}年度一般公共预算财政拨款支出${t.m("一般 本年支出")}，主要用于以下方面：`,
      ...t
        .classes()
        .map(
          ([name, key], i) =>
            `${i + 1}.${name}（类）支出${t.m(key)}，占${t.share(key, "一般 本年支出")}。主要是用于业务。`,
        ),
      "（三）财政拨款支出决算具体情况。",
      `${t.year}年度一般公共预算财政拨款支出年初预算为${t.planned("一般 本年支出")}，支出决算为${t.m("一般 本年支出")}，完成年初预算的${t.done("一般 本年支出")}。其中：基本支出${t.m("一般 基本支出")}，项目支出${t.m("一般 项目支出")}。项目支出主要用于业务。`,
      ...t.items.map(
        ({ key, names: [type, section, item] }, i) =>
          `${i + 1}.${type}（类）${section}（款）${item}（项）年初预算为${t.planned(key)}，支出决算为${t.m(key)}，完成年初预算的${t.done(key)}，支出决算数${t.against(key)}年初预算数的${REASON}。`,
      ),
      "六、一般公共预算财政拨款基本支出决算情况说明",
      `${t.year}年度一般公共预算财政拨款基本支出${t.m("一般 基本支出")}，其中：`,
      `人员经费${t.m("一般 人员经费")}，主要包括：基本工资、津贴补贴等；`,
      `公用经费${t.m("一般 公用经费")}，主要包括：办公费、印刷费等。`,
      "七、政府性基金预算财政拨款收入支出决算情况说明",
      `${t.year}年度政府性基金预算财政拨款年初结转和结余${t.m("基金 年初结转")}，本年收入${t.m("基金 本年收入")}，本年支出${t.m("基金 本年支出")}，年末结转和结余${t.m("基金 年末结转")}。具体支出情况为：`,
      "九、财政拨款“三公”经费支出决算情况说明",
      "（一）“三公”经费的单位范围",
      "“三公”经费包括部门本级及下属3个单位。",
      "（二）“三公”经费财政拨款支出决算总体情况说明。",
      `${t.year}年度“三公”经费财政拨款支出全年预算为${t.planned("财政 三公")}，支出决算为${t.m("财政 三公")}，完成全年预算的${t.done("财政 三公")}。较上年${t.change("财政 三公")}。决算数${t.against("财政 三公")}全年预算的${REASON}。`,
      "（三）“三公”经费财政拨款支出决算具体情况说明。",
      ...KINDS.map(
        ([name, key], i) =>
          `${i + 1}.${name}全年预算${t.planned(key)}，支出决算为${t.m(key)}，完成全年预算的${t.done(key)}；较上年${t.change(key)}。`,
      ),
      `其中：（1）公务用车购置费${t.m("财政 购置")}，完成全年预算的${t.done("财政 购置")}；较上年${t.change("财政 购置")}。本年度购置（更新）公务用车${t.count(/购置数/)}辆。`,
      `（2）公务用车运行费${t.m("财政 运行")}，完成全年预算的${t.done("财政 运行")}；较上年${t.change("财政 运行")}。主要用于燃料费，截至${t.year}年12月31日，开支财政拨款的公务用车保有量${t.count(/保有量/)}辆。`,
      `${t.year}年度共接待国内来访团组${t.count(/接待批次/)}个，${t.count(/接待人次/)}人次（不包括陪同人员）。`,
      "十、机关运行经费支出说明",
      `${t.year}年度本部门机关运行经费支出${t.m("一般 机关运行经费")}，比${t.year - 1}年度${t.change("一般 机关运行经费")}。${REASON}。`,
      "十一、政府采购支出说明",
      `${t.year}年度本部门政府采购支出总额${t.m("全 采购")}，其中：政府采购货物支出${t.m("全 采购货物")}、政府采购工程支出${t.m("全 采购工程")}、政府采购服务支出${t.m("全 采购服务")}。授予中小企业合同金额${t.m("全 中小企业")}，占政府采购支出总额的${t.share("全 中小企业", "全 采购")}，其中：授予小微企业合同金额${t.m("全 小微企业")}，占授予中小企业合同金额的${t.share("全 小微企业", "全 中小企业")}。`,
    ],
  },
  广东: {
    print: { places: 1, strips: true, groups: true },
    tell: (t) => [
      `第三部分 ${t.year}年度单位决算情况说明`,
      "一、收入支出决算总体情况说明",
      `本单位${t.year}年度收入总计${t.m("全 收支总计")}，支出总计${t.m("全 收支总计")}，与上年相比，收入总计${t.change("全 收支总计")}；支出总计${t.change("全 收支总计")}，${REASON}。`,
      "（一）收入决算情况",
      `${t.year}年度本年收入合计${t.m("全 本年收入")}，比上年决算数${t.change("全 本年收入")}。其中：${t.list(t.sources, (name, key) => `${name}${t.m(key)}，占本年收入合计${t.share(key, "全 本年收入")}`)}。`,
      "1.财政拨款收入情况。",
      `财政拨款收入${t.m("全 财政拨款收入")}，比上年决算数${t.change("全 财政拨款收入")}，${REASON}。`,
      "（二）支出决算情况",
      `${t.year}年度本年支出合计${t.m("全 本年支出")}，比上年决算数${t.change("全 本年支出")}。其中：${t.list(t.spending, (name, key) => `${name}${t.m(key)}，占本年支出合计${t.share(key, "全 本年支出")}`, "，")}。`,
      "二、财政拨款收入支出决算总体情况说明",
      `${t.year}年度财政拨款收、支总计${t.m("财政 收支总计")}，比上年决算数${t.change("财政 收支总计")}。`,
      "三、一般公共预算财政拨款支出决算情况说明",
      "（一）总体情况",
      `${t.year}年度一般公共预算财政拨款支出${t.m("一般 本年支出")}，占本年支出的${t.share("一般 本年支出", "全 本年支出")}，比上年决算数${t.change("一般 本年支出")}。`,
      "（二）结构情况",
      `${t.year}年度一般公共预算财政拨款支出主要用于以下方面（按功能科目）：${t.list(t.classes(), (name, key) => `${name}（类）${t.m(key)}，占一般公共预算财政拨款支出的${t.share(key, "一般 本年支出")}`)}。`,
      "（三）具体情况",
      `${t.year}年度一般公共预算财政拨款支出年初预算为${t.planned("一般 本年支出")}，支出决算${t.m("一般 本年支出")}，完成年初预算的${t.done("一般 本年支出")}。其中：`,
      ...t.items.map(
        ({ key, names: [type, section, item] }, i) =>
          `${i + 1}.${type}（类）${section}（款）${item}（项）支出${t.m(key)}，完成年初预算${t.planned(key)}的${t.done(key)}，主要用于业务。`,
      ),
      "四、一般公共预算财政拨款“三公”经费支出决算情况说明",
      "（一）“三公”经费财政拨款支出决算总体情况说明",
      `${t.year}年度“三公”经费财政拨款支出决算为${t.m("财政 三公")}，完成全年预算${t.planned("财政 三公")}的${t.done("财政 三公")}，比上年决算数${t.change("财政 三公")}。其中：${KINDS.map(([name, key]) => `${name}支出决算为${t.m(key)}，完成预算${t.planned(key)}的${t.done(key)}，比上年决算数${t.change(key)}`).join("；")}。`,
      `${t.year}年度“三公”经费支出决算小于预算数的主要情况：厉行节约。`,
      "（二）“三公”经费财政拨款支出决算具体情况说明",
      `${t.year}年度“三公”经费财政拨款支出决算中，${KINDS.map(([name, key]) => `${name}${t.m(key)}，占${t.share(key, "财政 三公")}`).join("；")}。具体情况如下：`,
      `1.因公出国（境）费支出${t.m("财政 出国")}。全年使用财政拨款安排因公出国（境）团组${t.count(/团组/)}个、累计${t.count(/出国（境）人/)}人次。`,
      `2.公务用车购置及运行维护费支出${t.m("财政 公车")}，其中：公务用车购置支出为${t.m("财政 购置")}，公务用车购置${t.count(/购置数/)}辆。公务用车运行维护费支出${t.m("财政 运行")}，公务用车保有量为${t.count(/保有量/)}辆。`,
      `3.公务接待费支出${t.m("财政 接待")}。其中：国内接待费支出${t.m("财政 接待")}，共接待${t.count(/接待批次/)}批次，${t.count(/接待人次/)}人次。`,
      "五、其他重要事项的情况说明",
      "（一）机关运行经费支出情况",
      `${t.year}年度本单位机关运行经费支出${t.m("一般 机关运行经费")}，比上年决算数${t.change("一般 机关运行经费")}。${REASON}。`,
      "（二）政府采购支出情况",
      `${t.year}年度本单位政府采购支出总额${t.m("全 采购")}，其中：政府采购货物支出${t.m("全 采购货物")}、政府采购工程支出${t.m("全 采购工程")}、政府采购服务支出${t.m("全 采购服务")}。授予中小企业合同金额${t.m("全 中小企业")}，占政府采购支出总额的${t.share("全 中小企业", "全 采购")}，其中：授予小微企业合同金额${t.m("全 小微企业")}，占政府采购支出总额的${t.share("全 小微企业", "全 采购")}。`,
    ],
  },
  江西: {
    print: { places: 2, strips: false, groups: false },
    tell: (t) => [
      `第三部分 ${t.year}年度部门决算情况说明`,
      "一、收入决算情况说明",
      `本部门${t.year}年度收入总计${t.m("全 收支总计")}，其中年初结转和结余${t.m("全 年初结转")}，较${t.year - 1}年${t.change("全 年初结转")}；本年收入合计${t.m("全 本年收入")}，较${t.year - 1}年${t.change("全 本年收入")}，${REASON}。`,
      `本年收入的具体构成为：${t.list(t.sources, (name, key) => `${name}${t.m(key)}，占${t.share(key, "全 本年收入")}`)}。`,
      "二、支出决算情况说明",
      `本部门${t.year}年度支出总计${t.m("全 收支总计")}，其中本年支出合计${t.m("全 本年支出")}，较${t.year - 1}年${t.change("全 本年支出")}，${REASON}；年末结转和结余${t.m("全 年末结转")}，较${t.year - 1}年${t.change("全 年末结转")}。`,
      `本年支出的具体构成为：${t.list(t.spending, (name, key) => `${name}${t.m(key)}，占${t.share(key, "全 本年支出")}`)}。`,
      "三、财政拨款支出决算情况说明",
      `本部门${t.year}年度财政拨款本年支出年初预算数为${t.planned("财政 本年支出")}，决算数为${t.m("财政 本年支出")}，完成年初预算的${t.done("财政 本年支出")}。其中：`,
      ...t
        .classes("财政")
        .map(
          ([name, key], i) =>
            `（${"一二三四五六七八九十"[i % 10]!}）${name}年初预算数为${t.planned(key)}，决算数为${t.m(key)}，完成年初预算的${t.done(key)}，${REASON}。`,
        ),
      "四、一般公共预算财政拨款基本支出决算情况说明",
      `本部门${t.year}年度一般公共预算财政拨款基本支出${t.m("一般 基本支出")}，其中：`,
      `（一）工资福利支出${t.m("经济 301")}，较${t.year - 1}年${t.change("经济 301")}，${REASON}。`,
      `（二）商品和服务支出${t.m("经济 302")}，较${t.year - 1}年${t.change("经济 302")}，${REASON}。`,
      `（三）对个人和家庭补助支出${t.m("经济 303")}，较${t.year - 1}年${t.change("经济 303")}，${REASON}。`,
      `（四）资本性支出${t.m("经济 310")}，较${t.year - 1}年${t.change("经济 310")}，${REASON}。`,
      `（五）债务利息及费用支出${t.m("经济 307")}。`,
      `（六）其他支出${t.m("经济 399")}。`,
      "五、财政拨款“三公”经费支出决算情况说明",
      `本部门${t.year}年度财政拨款“三公”经费支出全年预算数为${t.planned("财政 三公")}，决算数为${t.m("财政 三公")}，完成全年预算的${t.done("财政 三公")}，决算数较${t.year - 1}年${t.change("财政 三公")}，其中：`,
      `（一）因公出国（境）支出全年预算数为${t.planned("财政 出国")}，决算数为${t.m("财政 出国")}，完成全年预算的${t.done("财政 出国")}，决算数较${t.year - 1}年${t.change("财政 出国")}，${REASON}。全年安排因公出国（境）团组${t.count(/团组/)}个，累计${t.count(/出国（境）人/)}人次，主要为业务。`,
      `（二）公务接待费支出全年预算数为${t.planned("财政 接待")}，决算数为${t.m("财政 接待")}，完成全年预算的${t.done("财政 接待")}，决算数较${t.year - 1}年${t.change("财政 接待")}，${REASON}。全年国内公务接待${t.count(/接待批次/)}批，累计接待${t.count(/接待人次/)}人次，其中外事接待0批，累计接待0人次，主要为业务。`,
      `（三）公务用车购置及运行维护费支出${t.m("财政 公车")}，其中公务用车购置全年预算数为${t.planned("财政 购置")}，决算数为${t.m("财政 购置")}，完成全年预算的${t.done("财政 购置")}，决算数较${t.year - 1}年${t.change("财政 购置")}，${REASON}，全年购置公务用车${t.count(/购置数/)}辆；公务用车运行维护费支出全年预算数为${t.planned("财政 运行")}，决算数为${t.m("财政 运行")}，完成全年预算的${t.done("财政 运行")}，决算数较${t.year - 1}年${t.change("财政 运行")}，年末公务用车保有${t.count(/保有量/)}辆。`,
      "六、机关运行经费支出情况说明",
      `本部门${t.year}年度机关运行经费支出${t.m("一般 机关运行经费")}，较上年决算数${t.change("一般 机关运行经费")}，${REASON}。`,
      "七、政府采购支出情况说明",
      `本部门${t.year}年度政府采购支出总额${t.m("全 采购")}，其中：政府采购货物支出${t.m("全 采购货物")}、政府采购工程支出${t.m("全 采购工程")}、政府采购服务支出${t.m("全 采购服务")}。授予中小企业合同金额${t.m("全 中小企业")}，占政府采购支出总额的${t.share("全 中小企业", "全 采购")}，其中：授予小微企业合同金额${t.m("全 小微企业")}，占授予中小企业合同金额的${t.share("全 小微企业", "全 中小企业")}。`,
    ],
  },
  河北: {
    print: { places: 2, strips: true, groups: false },
    tell: (t) => [
      `第二部分 ${t.year}年度部门决算情况说明`,
      "一、收入支出决算总体情况说明",
      `本部门${t.year}年度收、支总计（含结转和结余）${t.m("全 收支总计")}。与${t.year - 1}年度决算相比，收支各${t.change("全 收支总计")}，${REASON}。`,
      "二、收入决算情况说明",
      `本部门${t.year}年度收入合计${t.m("全 本年收入")}，其中：${t.list(t.sources, (name, key) => `${name}${t.m(key)}，占${t.share(key, "全 本年收入")}`)}。`,
      "三、支出决算情况说明",
      `本部门${t.year}年度支出合计${t.m("全 本年支出")}，其中：${t.list(t.spending, (name, key) => `${name}${t.m(key)}，占${t.share(key, "全 本年支出")}`)}。`,
      "四、财政拨款收入支出决算总体情况说明",
      "（一）财政拨款收支与上年决算对比情况",
      `本部门${t.year}年度财政拨款本年收入${t.m("财政 本年收入")},比${t.year - 1}年度${t.change("财政 本年收入")}，${REASON}；本年支出${t.m("财政 本年支出")}，${t.change("财政 本年支出")}，${REASON}。具体情况如下：`,
      `1.一般公共预算财政拨款本年收入${t.m("一般 本年收入")}，比上年${t.change("一般 本年收入")}；${REASON}；本年支出${t.m("一般 本年支出")}，比上年${t.change("一般 本年支出")}，${REASON}。`,
      `2.政府性基金预算财政拨款本年收入${t.m("基金 本年收入")}，比上年${t.change("基金 本年收入")}，${REASON}；本年支出${t.m("基金 本年支出")}，比上年${t.change("基金 本年支出")}，${REASON}。`,
      "（二）财政拨款收支与年初预算数对比情况",
      `本部门${t.year}年度财政拨款本年收入${t.m("财政 本年收入")}，完成年初预算的${t.done("财政 本年收入")},比年初预算${t.changeOfPlan("财政 本年收入").split("，")[0]!}，决算数大于预算数${REASON}；本年支出${t.m("财政 本年支出")}，完成年初预算的${t.done("财政 本年支出")},比年初预算${t.changeOfPlan("财政 本年支出").split("，")[0]!}，${REASON}。`,
      "（三）财政拨款支出决算结构情况",
      `${t.year}年度财政拨款支出${t.m("财政 本年支出")}，主要用于以下方面：${t.list(t.classes("财政"), (name, key) => `${name}（类）支出${t.m(key)}，占${t.share(key, "财政 本年支出")}`)}。`,
      "（四）一般公共预算基本支出决算情况说明",
      `${t.year}年度财政拨款基本支出${t.m("一般 基本支出")}，其中：人员经费 ${t.m("一般 人员经费")}，主要包括基本工资、津贴补贴等；公用经费 ${t.m("一般 公用经费")}，主要包括办公费、印刷费等。`,
      "五、财政拨款“三公”经费支出决算情况说明",
      "（一）“三公”经费财政拨款支出决算总体情况说明",
      `本部门${t.year}年度“三公”经费财政拨款支出预算为${t.planned("财政 三公")}，支出决算为${t.m("财政 三公")}，完成预算的${t.done("财政 三公")},较预算${t.changeOfPlan("财政 三公")}，${REASON}；较${t.year - 1}年度决算${t.change("财政 三公")}，${REASON}。`,
      "（二）“三公”经费财政拨款支出决算具体情况说明",
      ...KINDS.map(
        ([name, key], i) =>
          `${i + 1}.${name}支出情况。本部门${t.year}年度${name}支出预算为${t.planned(key)}，支出决算${t.m(key)}，完成预算的${t.done(key)}。较预算${t.changeOfPlan(key)}，${REASON}；较上年${t.change(key)}，${REASON}。`,
      ),
      `其中：公务用车购置费支出${t.m("财政 购置")}：本部门${t.year}年度公务用车购置量${t.count(/购置数/)}辆，发生“公务用车购置”经费支出${t.m("财政 购置")}。`,
      `公务用车运行维护费支出${t.m("财政 运行")}：本部门${t.year}年度单位公务用车保有量${t.count(/保有量/)}辆。`,
      `本年度共发生公务接待${t.count(/接待批次/)}批次、${t.count(/接待人次/)}人次。`,
      "七、机关运行经费情况",
      `本部门${t.year}年度机关运行经费支出${t.m("一般 机关运行经费")}，比${t.year - 1}年度${t.change("一般 机关运行经费")}。${REASON}。`,
      "八、政府采购情况",
      `本部门${t.year}年度政府采购支出总额${t.m("全 采购")}，从采购类型来看，政府采购货物支出${t.m("全 采购货物")}、政府采购工程支出${t.m("全 采购工程")}、政府采购服务支出${t.m("全 采购服务")}。授予中小企业合同金额${t.m("全 中小企业")}，占政府采购支出总额的${t.share("全 中小企业", "全 采购")}，其中授予小微企业合同金额${t.m("全 小微企业")}，占政府采购支出总额的${t.share("全 小微企业", "全 采购")}。`,
    ],
  },
  陕西: {
    print: { places: 2, strips: false, groups: false },
    tell: (t) => [
      `第三部分 ${t.year}年度部门决算情况说明`,
      "一、收入支出决算总体情况说明",
      `${t.year}年度收入总计、支出总计均为${t.m("全 收支总计")}，与上年相比收入总计、支出总计各${t.change("全 收支总计")}，${REASON}。`,
      "二、收入决算情况说明",
      `${t.year}年度本年收入合计${t.m("全 本年收入")}，其中：${t.list(t.sources, (name, key) => `${name}${t.m(key)}，占${t.share(key, "全 本年收入")}`)}。`,
      "三、支出决算情况说明",
      `${t.year}年度本年支出合计${t.m("全 本年支出")}，其中：${t.list(t.spending, (name, key) => `${name}${t.m(key)}，占${t.share(key, "全 本年支出")}`)}。`,
      "四、财政拨款收入支出决算总体情况说明",
      `${t.year}年度财政拨款收入总计、支出总计均为${t.m("财政 收支总计")}，与上年相比财政拨款收、支总计各${t.change("财政 收支总计")}，${REASON}。`,
      "五、一般公共预算财政拨款支出决算情况说明",
      "（一）一般公共预算财政拨款支出决算总体情况说明。",
      `${t.year}年度一般公共预算财政拨款支出年初预算${t.planned("一般 本年支出")}，支出决算${t.m("一般 本年支出")}，完成年初预算的${t.done("一般 本年支出")}，占本年支出合计的${t.share("一般 本年支出", "全 本年支出")}。与上年相比，财政拨款支出${t.change("一般 本年支出")}，${REASON}。`,
      "（二）一般公共预算财政拨款支出决算具体情况说明。",
      ...t.items.map(
        ({ key, names: [type, section, item] }, i) =>
          `${i + 1}.${type}（类）${section}（款）${item}（项）。年初预算${t.planned(key)}，支出决算${t.m(key)}，完成年初预算的${t.done(key)}。决算数${t.against(key)}年初预算数的${REASON}。`,
      ),
      "六、一般公共预算财政拨款基本支出决算情况说明",
      `${t.year}年度一般公共预算财政拨款基本支出${t.m("一般 基本支出")}，包括人员经费和公用经费。其中：`,
      `（一）人员经费${t.m("一般 人员经费")}，主要包括：${t.names("301", "303")}。`,
      `（二）公用经费${t.m("一般 公用经费")}，主要包括：${t.names("302", "307", "310", "399")}。`,
      "九、一般公共预算财政拨款“三公”经费支出决算情况说明",
      "（一）财政拨款“三公”经费支出决算总体情况说明。",
      `${t.year}年度财政拨款“三公”经费支出预算${t.planned("财政 三公")}，支出决算${t.m("财政 三公")}，完成预算的${t.done("财政 三公")}。决算数${t.against("财政 三公")}预算数的${REASON}。`,
      "（二）财政拨款“三公”经费支出决算具体情况说明。",
      `1.因公出国（境）支出情况说明。${t.year}年度因公出国（境）费支出预算${t.planned("财政 出国")}，支出决算${t.m("财政 出国")}，完成预算的${t.done("财政 出国")}。全年使用财政拨款安排因公出国（境）团组共${t.count(/团组/)}个、${t.count(/出国（境）人/)}人次。`,
      `2.公务用车购置费用支出情况说明。${t.year}年度购置车辆${t.count(/购置数/)}台，预算${t.planned("财政 购置")}，支出决算${t.m("财政 购置")}，完成预算的${t.done("财政 购置")}。`,
      `3.公务用车运行维护费用支出情况说明。${t.year}年度公务用车运行维护费预算${t.planned("财政 运行")}，支出决算${t.m("财政 运行")}，完成预算的${t.done("财政 运行")}，决算数${t.against("财政 运行")}预算数的${REASON}。`,
      `4.公务接待费支出情况说明。${t.year}年度公务接待费预算${t.planned("财政 接待")}，支出决算${t.m("财政 接待")}，完成预算的${t.done("财政 接待")}。其中：国内公务接待支出${t.m("财政 接待")}，国内公务接待${t.count(/接待批次/)}个批次，${t.count(/接待人次/)}人次。`,
      "十、机关运行经费支出情况说明",
      `${t.year}年度机关运行经费支出预算${t.planned("一般 机关运行经费")}，支出决算${t.m("一般 机关运行经费")}，完成预算的${t.done("一般 机关运行经费")}。支出决算比上年${t.change("一般 机关运行经费")}，${REASON}。`,
      "十一、政府采购支出情况说明",
      `${t.year}年度政府采购支出共${t.m("全 采购")}，其中：政府采购货物类支出${t.m("全 采购货物")}、政府采购服务类支出${t.m("全 采购服务")}、政府采购工程类支出${t.m("全 采购工程")}。授予中小企业合同金额${t.m("全 中小企业")}，占政府采购支出合同总额的${t.share("全 中小企业", "全 采购")}，其中：授予小微企业合同金额${t.m("全 小微企业")}，占授予中小企业合同金额的${t.share("全 小微企业", "全 中小企业")}。`,
    ],
  },
  山东: {
    print: { places: 2, strips: false, groups: true },
    tell: (t) => [
      `第三部分 ${t.year}年度单位决算情况说明`,
      "一、收入支出决算总体情况说明",
      `${t.year}年度收、支总计均为${t.m("全 收支总计")}。与${t.year - 1}年度决算数相比，收、支总计各${t.change("全 收支总计")}。${REASON}。`,
      "二、收入决算情况说明",
      "（一）收入决算结构情况",
      `${t.year}年度本年收入${t.m("全 本年收入")}，其中：${t.list(t.sources, (name, key) => `${name}${t.m(key)}，占${t.share(key, "全 本年收入")}`)}。`,
      "（二）收入决算具体情况",
      ...t.sources
        .filter(([, key]) => t.amount(key) > 0)
        .map(
          ([name, key], i) =>
            `${i + 1}.${name}${t.m(key)}。与${t.year - 1}年度决算数相比，${t.change(key)}。${REASON}。`,
        ),
      "三、支出决算情况说明",
      "（一）支出决算结构情况",
      `${t.year}年度本年支出${t.m("全 本年支出")}，其中：${t.list(t.spending, (name, key) => `${name}${t.m(key)}，占${t.share(key, "全 本年支出")}`)}。`,
      "（二）支出决算具体情况",
      `1.基本支出${t.m("全 基本支出")}。与${t.year - 1}年度决算数相比，${t.change("全 基本支出")}。${REASON}。`,
      `2.项目支出${t.m("全 项目支出")}。与${t.year - 1}年度决算数相比，${t.change("全 项目支出")}。${REASON}。`,
      "四、财政拨款收入支出决算总体情况说明",
      `${t.year}年度财政拨款收、支总计均为${t.m("财政 收支总计")}。与${t.year - 1}年度决算数相比，财政拨款收、支总计各${t.change("财政 收支总计")}。${REASON}。`,
      "五、一般公共预算财政拨款支出决算情况说明",
      "（一）一般公共预算财政拨款支出决算总体情况",
      `${t.year}年度一般公共预算财政拨款支出${t.m("一般 本年支出")}，占本年支出合计的${t.share("一般 本年支出", "全 本年支出")}。与${t.year - 1}年度决算数相比，一般公共预算财政拨款支出${t.change("一般 本年支出")}。${REASON}。`,
      "（二）一般公共预算财政拨款支出决算结构情况",
      `${t.year}年度一般公共预算财政拨款支出${t.m("一般 本年支出")}，主要用于以下方面：${t.list(t.classes(), (name, key) => `${name}（类）支出${t.m(key)}，占${t.share(key, "一般 本年支出")}`)}。`,
      "（三）一般公共预算财政拨款支出决算具体情况",
      `${t.year}年度一般公共预算财政拨款支出年初预算为${t.planned("一般 本年支出")}，支出决算为${t.m("一般 本年支出")}，完成年初预算的${t.done("一般 本年支出")}。决算数${t.against("一般 本年支出")}预算数的${REASON}。其中：`,
      ...t.items.map(
        ({ key, names: [type, section, item] }, i) =>
          `${i + 1}.${type}（类）${section}（款）${item}（项）。年初预算为${t.planned(key)}，支出决算为${t.m(key)}，完成年初预算的${t.done(key)}。决算数${t.against(key)}预算数的${REASON}。`,
      ),
      "六、一般公共预算财政拨款基本支出决算情况说明",
      `${t.year}年度一般公共预算财政拨款基本支出${t.m("一般 基本支出")}。其中：人员经费支出${t.m("一般 人员经费")}，公用经费支出${t.m("一般 公用经费")}。支出具体情况如下：`,
      `（一）工资福利支出${t.m("经济 301")}，主要包括：基本工资、津贴补贴等。`,
      `（二）商品和服务支出${t.m("经济 302")}，主要包括：办公费、印刷费等。`,
      "七、财政拨款“三公”经费支出决算情况说明",
      "（一）“三公”经费支出决算总体情况",
      `${t.year}年度财政拨款安排的“三公”经费支出全年预算为${t.planned("财政 三公")}，支出决算为${t.m("财政 三公")}，比全年预算${t.changeOfPlan("财政 三公").split("，")[0]!}，完成全年预算的${t.done("财政 三公")}。`,
      "（二）“三公”经费支出决算具体情况",
      ...KINDS.map(
        ([name, key], i) =>
          `${i + 1}.${name}全年预算为${t.planned(key)}，支出决算为${t.m(key)}，比全年预算${t.changeOfPlan(key).split("，")[0]!}，完成全年预算的${t.done(key)}，与${t.year - 1}年度决算数相比${t.change(key)}。`,
      ),
      `其中，公务用车购置费支出${t.m("财政 购置")}，购置公务用车${t.count(/购置数/)}辆；公务用车运行维护费支出${t.m("财政 运行")}。截至${t.year}年12月31日，本单位开支财政拨款的公务用车保有量${t.count(/保有量/)}辆。`,
      `其中，国内接待费${t.m("财政 接待")}，共接待国内来访团组${t.count(/接待批次/)}个（批次）、来宾${t.count(/接待人次/)}人次。`,
      "八、机关运行经费支出决算情况",
      `${t.year}年度机关运行经费支出${t.m("一般 机关运行经费")}，与${t.year - 1}年度决算数相比${t.change("一般 机关运行经费")}。`,
    ],
  },
  云南: {
    print: { places: 2, strips: false, groups: true },
    tell: (t) => [
      `第三部分 ${t.year}年度部门决算情况说明`,
      "一、收入决算情况说明",
      `本部门${t.year}年度收入合计${t.m("全 本年收入")}。其中：${t.list(t.sources, (name, key) => `${name}${t.m(key)}，占总收入的${t.share(key, "全 本年收入")}`)}。`,
      `与上年相比，收入合计${t.change("全 本年收入")}。其中：${t.list(t.sources, (name, key) => `${name}${t.change(key)}`)}。${REASON}。`,
      "二、支出决算情况说明",
      `本部门${t.year}年度支出合计${t.m("全 本年支出")}。其中：${t.list(t.spending, (name, key) => `${name}${t.m(key)}，占总支出的${t.share(key, "全 本年支出")}`)}。`,
      `与上年相比，支出合计${t.change("全 本年支出")}。其中：${t.list(t.spending, (name, key) => `${name}${t.change(key)}`)}。${REASON}。`,
      "（一）基本支出情况",
      `${t.year}年度用于保障机构正常运转的日常支出${t.m("全 基本支出")}。与上年相比，基本支出${t.change("全 基本支出")}。`,
      "（二）项目支出情况",
      `${t.year}年度用于保障机构为完成特定的行政工作任务，用于专项业务工作的经费支出${t.m("全 项目支出")}。`,
      "三、一般公共预算财政拨款支出决算情况说明",
      "（一）一般公共预算财政拨款支出决算总体情况",
      `本部门${t.year}年度一般公共预算财政拨款支出${t.m("一般 本年支出")}，占本年支出合计的${t.share("一般 本年支出", "全 本年支出")}。与上年相比${t.change("一般 本年支出")}，${REASON}。`,
      "（二）一般公共预算财政拨款支出决算具体情况",
      ...t
        .classes()
        .map(
          ([name, key], i) =>
            `${i + 1}.${name}（类）支出${t.m(key)}，占一般公共预算财政拨款总支出的${t.share(key, "一般 本年支出")}。主要用于业务。`,
        ),
      "四、财政拨款“三公”经费支出决算情况说明",
      "（一）财政拨款“三公”经费支出决算总体情况",
      `本部门${t.year}年度财政拨款“三公”经费支出年初预算为${t.planned("财政 三公")}，决算为${t.m("财政 三公")}，完成年初预算的${t.done("财政 三公")}。其中：${KINDS.map(([name, key]) => `${name}支出年初预算为${t.planned(key)}，决算为${t.m(key)}，占财政拨款“三公”经费总支出决算的${t.share(key, "财政 三公")}，完成年初预算的${t.done(key)}`).join("；")}。`,
      `${t.year}年度财政拨款“三公”经费支出决算数比上年${t.change("财政 三公")}。其中：${KINDS.map(([name, key]) => `${name}支出决算${t.change(key)}`).join("；")}。`,
      "（二）财政拨款“三公”经费支出决算具体情况",
      `1.因公出国（境）费支出${t.m("财政 出国")}，共安排因公出国（境）团组${t.count(/团组/)}个，累计${t.count(/出国（境）人/)}人次。`,
      `2.公务用车购置及运行维护费支出${t.m("财政 公车")}。其中：公务用车购置支出${t.m("财政 购置")}，购置车辆${t.count(/购置数/)}辆。公务用车运行维护支出${t.m("财政 运行")}，开支一般公共预算财政拨款的公务用车保有量为${t.count(/保有量/)}辆。`,
      `3.公务接待费支出${t.m("财政 接待")}。其中：国内接待费支出${t.m("财政 接待")}（其中：外事接待费支出0.00万元），共安排国内公务接待${t.count(/接待批次/)}批次（其中：外事接待0批次），接待人次${t.count(/接待人次/)}人（其中：外事接待人次0人）。国（境）外接待费支出0.00万元，共安排国（境）外公务接待0批次，接待人次0人。`,
      "五、机关运行经费支出情况",
      `本部门${t.year}年度机关运行经费支出${t.m("一般 机关运行经费")}，比上年${t.change("一般 机关运行经费")}，${REASON}。`,
    ],
  },
  上海: {
    print: { places: 1, strips: false, groups: false },
    tell: (t) => [
      `第三部分 ${t.year}年度单位决算情况说明`,
      `一、${t.year}年度收入支出决算总体情况说明`,
      `${t.year}年度收入总计${t.m("全 收支总计")}，支出总计${t.m("全 收支总计")}。与${t.year - 1}年度相比，收入总计、支出总计各${t.change("全 收支总计")}。${REASON}。`,
      `二、${t.year}年度收入决算情况说明`,
      `${t.year}年度收入合计${t.m("全 本年收入")}，其中：${t.list(t.sources, (name, key) => `${name}${t.m(key)}，占${t.share(key, "全 本年收入")}`)}。`,
      `三、${t.year}年度支出决算情况说明`,
      `${t.year}年度支出合计${t.m("全 本年支出")}，其中：${t.list(t.spending, (name, key) => `${name}${t.m(key)}，占${t.share(key, "全 本年支出")}`)}。`,
      `四、${t.year}年度财政拨款收入支出决算总体情况说明`,
      `${t.year}年度财政拨款收支总计${t.m("财政 收支总计")}，其中一般公共预算财政拨款收入${t.m("一般 本年收入")}，政府性基金预算财政拨款收入${t.m("基金 本年收入")}，国有资本经营预算财政拨款收入${t.m("国资 本年收入")}，年初财政拨款结转和结余${t.m("财政 年初结转")}。与${t.year - 1}年度相比，财政拨款收支总计${t.change("财政 收支总计")}。${REASON}。`,
      `五、${t.year}年度一般公共预算财政拨款支出决算情况说明`,
      `（一）${t.year}年度一般公共预算财政拨款支出总体情况`,
      `${t.year}年度一般公共预算财政拨款支出${t.m("一般 本年支出")}，占本年支出合计的${t.share("一般 本年支出", "全 本年支出")}。与${t.year - 1}年度相比，一般公共预算财政拨款支出${t.change("一般 本年支出")}。${REASON}。`,
      `（二）${t.year}年度一般公共预算财政拨款支出结构情况`,
      `${t.year}年度一般公共预算财政拨款支出${t.m("一般 本年支出")}，主要用于以下方面：${t.list(t.classes(), (name, key) => `${name}（类）${t.m(key)}，占${t.share(key, "一般 本年支出")}`)}。`,
      `（三）${t.year}年度一般公共预算财政拨款支出具体情况`,
      `${t.year}年度一般公共预算财政拨款支出年初预算为${t.planned("一般 本年支出")}，支出决算为${t.m("一般 本年支出")}，完成年初预算的${t.done("一般 本年支出")}。决算数${t.against("一般 本年支出")}年初预算数的${REASON}。其中：`,
      ...t.items.map(
        ({ key, names: [type, section, item] }, i) =>
          `${i + 1}.${type}（类）${section}（款）${item}（项）：主要用于：日常工作。年初预算为${t.planned(key)}，支出决算为${t.m(key)}，决算数${t.against(key)}年初预算数的主要原因：业务变化。`,
      ),
      `六、${t.year}年度一般公共预算财政拨款基本支出情况说明`,
      `${t.year}年度一般公共预算财政拨款基本支出${t.m("一般 基本支出")}，包括人员经费和公用经费。基本支出中：`,
      `（一）人员经费${t.m("一般 人员经费")}，主要包括基本工资、津贴补贴等。`,
      `（二）公用经费${t.m("一般 公用经费")}，主要包括办公费、印刷费等。`,
      `七、${t.year}年度政府性基金预算财政拨款收入支出情况说明`,
      `${t.year}年度政府性基金预算财政拨款年初结转和结余${t.m("基金 年初结转")}，本年收入${t.m("基金 本年收入")}，本年支出${t.m("基金 本年支出")}，年末结转和结余${t.m("基金 年末结转")}。`,
      `九、${t.year}年度财政拨款“三公”经费支出情况说明`,
      `（一）“三公”经费财政拨款支出总体情况说明`,
      `${t.year}年度“三公”经费财政拨款支出预算${t.planned("财政 三公")}，支出决算${t.m("财政 三公")}，完成预算的${t.done("财政 三公")}。其中：${KINDS.map(([name, key]) => `${name}预算${t.planned(key)}，支出决算${t.m(key)}，完成预算的${t.done(key)}`).join("；")}。`,
      `（二）“三公”经费财政拨款支出具体情况说明`,
      `${t.year}年度“三公”经费财政拨款支出决算${t.m("财政 三公")}。其中：因公出国（境）费支出决算${t.m("财政 出国")}，占${t.share("财政 出国", "财政 三公")}；公务用车购置及运行维护费支出决算${t.m("财政 公车")}，占${t.share("财政 公车", "财政 三公")}；公务接待费支出决算${t.m("财政 接待")}，占${t.share("财政 接待", "财政 三公")}。`,
      `其中：公务用车购置支出为${t.m("财政 购置")}。${t.year}年度更新公务用车${t.count(/购置数/)}辆。公务用车运行维护支出${t.m("财政 运行")}。${t.year}年期末，单位公务用车保有量为${t.count(/保有量/)}辆。`,
      `国内公务接待支出${t.m("财政 接待")}，共${t.count(/接待批次/)}批次，${t.count(/接待人次/)}人次。`,
    ],
  },
};

/** What a document of a place says of the honest set `number`. */
export function told(place: string, number: number): { readonly sheets: SheetGrid[]; readonly lines: string[] } {
  const { print, tell } = PLACES[place]!;
  const teller = new Teller(number, print);
  return { sheets: teller.final.sheets, lines: tell(teller) };
}

const FIGURE = "[\\d.,]+万元";

/** Ways to say the same, each by one pattern: the figures stay. */
export const WAYS: readonly (readonly [RegExp, string])[] = [
  [/，占(?!比|本年|一般|财政|总|政府|授予|“)/g, "，占比"],
  [/，占(?!比|本年|一般|财政|总|政府|授予|“)([\d.]+%)/g, "（占$1）"],
  [/，占(?!比|本年|一般|财政|总|政府|授予|“)([\d.]+%)/g, "，占比为$1"],
  [/比上年(?!决算)/g, "较上年"],
  [/与上年相比，/g, "同比"],
  [/与(20\d\d)年度相比/g, "较$1年"],
  [/增长/g, "上升"],
  [/下降/g, "降低"],
  [new RegExp(`增加(${FIGURE})，增长([\\d.]+%)`, "g"), "增长$2，增加$1"],
  [new RegExp(`减少(${FIGURE})，下降([\\d.]+%)`, "g"), "减少$1（下降$2）"],
  [new RegExp(`增加(${FIGURE})，增长([\\d.]+%)`, "g"), "增加$1、增长$2"],
  [new RegExp(`增加(${FIGURE})，增长([\\d.]+%)`, "g"), "增加了$1，增幅为$2"],
  [new RegExp(`减少(${FIGURE})，下降([\\d.]+%)`, "g"), "减少了$1，降幅$2"],
  [/完成年初预算的/g, "预算完成率为"],
  [/完成年初预算的/g, "为年初预算的"],
  [/完成(?:全年)?预算的/g, "预算执行率"],
  [/支出决算为/g, "决算支出"],
  [/支出决算为/g, "实际支出"],
  [/年初预算为/g, "年初预算数"],
  [/年初预算为/g, "年初批复预算"],
  [/万元，支出决算/g, "万元；支出决算"],
  [/其中：/g, "其中，"],
  [/万元；/g, "万元，"],
  [/(?<=\d)万元/g, " 万元"],
  [/合计/g, "总额"],
  [/及/g, "和"],
];

/** The lines in other words, two or three ways at once. */
export function reworded(lines: readonly string[], random: Random): string[] {
  const ways = Array.from({ length: random.whole(2, 3) }, () => random.pick(WAYS));
  return lines.map((line) => ways.reduce((text, [from, to]) => text.replace(from, to), line));
}
