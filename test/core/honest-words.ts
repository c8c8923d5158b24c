import type { CellValue, SheetGrid } from "../../src/core/sheet/grid.ts";
import { subject } from "../../src/core/subjects/subject.ts";
import { drawFinal, Random, spentOf, sum, wordsOf, type Final, type Item } from "./honest.ts";

// Honest words: what a document says of an honest set of tables, every figure rounded on its own from the true amounts in 分.

export const STYLES = ["青海", "四川", "新疆"] as const;
export type Style = (typeof STYLES)[number];

export interface HonestWords {
  readonly sheets: SheetGrid[];
  readonly lines: string[];
}

/** The words of drawFinal(number), in the forms that a region prints. */
export function honestWords(number: number, style: Style): HonestWords {
  const final = drawFinal(number);
  return { sheets: final.sheets, lines: new Writer(final, number, style).lines() };
}

const of = (list: readonly Item[], amount: (item: Item) => number): number => sum(list.map(amount));
const otherSpentOf = ({ other }: Item): number =>
  other.basic + other.project + other.remitted + other.operating + other.subsidies;
const SOURCES = ["上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入"] as const;

class Writer {
  private readonly final: Final;
  private readonly style: Style;
  private readonly random: Random;
  private readonly places: number;

  constructor(final: Final, number: number, style: Style) {
    this.final = final;
    this.style = style;
    this.random = new Random(number + 7e6);
    this.places = style === "四川" ? 1 : 2;
  }

  lines(): string[] {
    const { general, fund, state, economic } = this.final;
    const items = [...general, ...fund, ...state];
    const appropriated = of(items, (item) => item.appropriated);
    const income = appropriated + of(items, (item) => sum(item.other.income));
    const spent = of(items, (item) => spentOf(item) + otherSpentOf(item));
    const total = spent + of(items, (item) => item.other.distributed + item.closing + item.other.closing);
    const granted = of(items, (item) => spentOf(item) + item.closing);
    const own = of(general, spentOf);
    const staff = economic.of("301", "303");
    const office = economic.of("302", "307", "310", "399");
    const sources = [
      ["财政拨款收入", appropriated],
      ...SOURCES.map((name, i) => [name, of(items, (item) => item.other.income[i]!)] as const),
    ] as const;
    const kinds = [
      ["基本支出", of(items, (item) => item.basic + item.other.basic)],
      ["项目支出", of(items, (item) => item.project + item.other.project)],
      ["上缴上级支出", of(items, (item) => item.other.remitted)],
      ["经营支出", of(items, (item) => item.other.operating)],
      ["对附属单位补助支出", of(items, (item) => item.other.subsidies)],
    ] as const;
    const classes = [...new Set(general.map(({ code }) => code.slice(0, 3)))].sort();
    const classOf = (code: string): number =>
      of(
        general.filter((item) => item.code.startsWith(code)),
        spentOf,
      );
    const bySort = [...general].sort((a, b) => (a.code < b.code ? -1 : 1)).filter((item) => spentOf(item) > 0);
    const head = (no: string, words: string): string => `${no}、${words}情况说明`;
    return [
      "第三部分 2024年度部门决算情况说明",
      head("一", "收入支出决算总体"),
      this.style === "四川"
        ? `2024年度收、支总计均为${this.money(total)}。与2023年度相比，收、支总计各${this.change(total)}。`
        : `2024年度收入、支出总计${this.money(total)}，比上年收入、支出总计各${this.change(total)}，主要原因是业务增减。`,
      head("二", "收入决算"),
      `本年收入合计${this.money(income)}，其中：${this.shares(sources, income)}。`,
      head("三", "支出决算"),
      `本年支出合计${this.money(spent)}，其中：${this.shares(kinds, spent)}。`,
      head("四", "财政拨款收入支出决算总体"),
      `2024年度财政拨款收入、支出总计${this.money(granted)}。比上年财政拨款收入、支出各${this.change(granted)}，主要原因是业务增减。`,
      head("五", "一般公共预算财政拨款支出决算"),
      "（一）一般公共预算财政拨款支出决算总体情况",
      `2024年度一般公共预算财政拨款支出${this.money(own)}，占本年支出合计的${this.rate(own, spent)}，比上年${this.change(own)}，主要原因是业务增减。`,
      "（二）一般公共预算财政拨款支出决算结构情况",
      ...(this.style === "新疆"
        ? classes.map(
            (code, i) =>
              `${i + 1}.${nameOf(code)}(类)${this.money(classOf(code))},占${this.rate(classOf(code), own)}。`,
          )
        : [
            `2024年度一般公共预算财政拨款支出主要用于以下方面：${this.shares(
              classes.map(
                (code) => [`${nameOf(code)}${this.style === "四川" ? "" : "（类）"}`, classOf(code)] as const,
              ),
              own,
            )}。`,
          ]),
      "（三）一般公共预算财政拨款支出决算具体情况",
      ...this.items(bySort, own),
      head("六", "一般公共预算财政拨款基本支出决算"),
      `2024年度一般公共预算财政拨款基本支出${this.money(of(general, (item) => item.basic))}，其中：人员经费${this.money(staff)}；公用经费${this.money(office)}。`,
      ...this.expenses(),
      ...this.procurement(),
    ];
  }

  private items(items: readonly Item[], own: number): string[] {
    const path = ({ code }: Item): string => {
      const parts = [code.slice(0, 3), code.slice(0, 5), code].map(nameOf);
      if (this.style === "青海") return `${parts[1]}（款）${parts[2]}（项）`;
      return `${parts[0]}（类）${parts[1]}（款）${parts[2]}（项）`;
    };
    if (this.style === "新疆")
      return items.map(
        (item, i) =>
          `${i + 1}.${path(item)}:支出决算数为${this.money(spentOf(item))}，比上年决算${this.change(spentOf(item))},主要原因是:业务增减。`,
      );
    if (this.style === "四川")
      return [
        `2024年度一般公共预算财政拨款支出决算数为${this.money(own)}，完成预算100%。其中：`,
        ...items.map((item, i) => `${i + 1}.${path(item)}: 支出决算为${this.money(spentOf(item))}，完成预算100%。`),
      ];
    const plans = items.map((item) =>
      this.random.chance(0.1) ? 0 : Math.max(1, Math.round(spentOf(item) * (0.6 + this.random.next()))),
    );
    const said = (plan: number, spent: number): string =>
      `年初预算为${this.money(plan)}，支出决算为${this.money(spent)}${printed(plan) === "0.00" ? "" : `，完成年初预算的${this.rate(spent, plan)}`}。决算数${spent > plan ? "大于" : "小于"}预算数的主要原因是业务增减。`;
    const lines = [`2024年度一般公共预算财政拨款支出${said(sum(plans), own)}其中：`];
    let last = "";
    let number = 0;
    items.forEach((item, i) => {
      const own = item.code.slice(0, 3);
      if (own !== last)
        lines.push(`${new Set(items.slice(0, i + 1).map(({ code }) => code.slice(0, 3))).size}.${nameOf(own)}（类）`);
      number = own === last ? number + 1 : 1;
      last = own;
      lines.push(`（${number}）${path(item)}。${said(plans[i]!, spentOf(item))}`);
    });
    return lines;
  }

  private expenses(): string[] {
    const rows = this.final.sheets.find(({ name }) => name.includes("09"))!.rows;
    const amounts =
      rows.find(
        (row) =>
          row.length >= 12 &&
          row.every((cell) => cell === null || typeof cell === "number") &&
          row.some((cell) => cell !== null) &&
          !isCounting(row),
      ) ?? [];
    const at = (i: number): string => printedCell(amounts[i]);
    const names = ["因公出国（境）费", "公务用车购置及运行维护费", "公务接待费"] as const;
    const columns = [1, 2, 5] as const;
    return [
      "九、财政拨款“三公”经费支出决算情况说明",
      "（一）“三公”经费支出总体情况说明。",
      `2024年度“三公”经费支出预算为${at(0)}万元，支出决算为${at(6)}万元，其中：${columns.map((c, i) => `${names[i]}预算${at(c)}万元，支出决算为${at(c + 6)}万元`).join("；")}。`,
      "（二）“三公”经费支出具体执行情况说明。",
      ...columns.map(
        (c, i) =>
          `${i + 1}.${names[i]}支出${at(c + 6)}万元。${c === 2 ? `其中：公务用车购置支出${at(9)}万元；公务用车运行维护费支出${at(10)}万元。` : ""}`,
      ),
    ];
  }

  private procurement(): string[] {
    const rows = this.final.sheets.find(({ name }) => name.includes("11"))!.rows;
    const at = (number: number): string => printedCell(rows.find((row) => row[1] === number && row[0] !== "栏次")?.[2]);
    return [
      "十一、政府采购支出情况说明",
      `2024年度，本单位政府采购支出总额${at(1)}万元，其中：政府采购货物支出${at(2)}万元、政府采购工程支出${at(3)}万元、政府采购服务支出${at(4)}万元。授予中小企业合同金额${at(5)}万元，其中：授予小微企业合同金额${at(6)}万元。`,
    ];
  }

  private money(fen: number): string {
    const text = printed(fen);
    return `${this.style === "四川" ? text.replace(/\.?0+$/, "") : text}万元`;
  }

  private rate(part: number, whole: number): string {
    if (whole === 0) return "0%";
    const scale = 10 ** this.places;
    const digits = (BigInt(part) * 200n * BigInt(scale) + BigInt(whole)) / (2n * BigInt(whole));
    const text = (Number(digits) / scale).toFixed(this.places);
    return `${this.style === "四川" ? text.replace(/\.?0+$/, "") : text}%`;
  }

  private change(now: number): string {
    const grows = this.random.chance(0.5);
    const most = grows ? 0.9 : 0.8;
    const gap = Math.max(1, Math.round(now * most * this.random.next()));
    const before = grows ? now - gap : now + gap;
    return `${grows ? "增加" : "减少"}${this.money(gap)}，${grows ? "增长" : "下降"}${this.rate(gap, before)}`;
  }

  private shares(parts: readonly (readonly [string, number])[], whole: number): string {
    return parts
      .filter(([, amount]) => amount > 0 || this.style !== "青海")
      .map(([name, amount]) => `${name}${this.money(amount)}，占${this.rate(amount, whole)}`)
      .join("；");
  }
}

function nameOf(code: string): string {
  return subject(code)?.name ?? code;
}

function printed(fen: number): string {
  const hundredths = Math.floor((fen + 5000) / 10000);
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, "0")}`;
}

function printedCell(cell: CellValue | undefined): string {
  return typeof cell === "number" ? cell.toFixed(2) : wordsOf(cell) || "0";
}

/** The row of column numbers. */
function isCounting(row: readonly CellValue[]): boolean {
  return row.every((cell, i) => cell === i + 1);
}
