import { addressOf, cellOf, type BoundSet } from "../../equations/bind.ts";
import { budgetExpenseList, budgetExpenses } from "../../forms/budget/tables.ts";
import { titleOf } from "../../forms/form.ts";
import { publicExpenses } from "../../forms/final/tables.ts";
import { qualified } from "../../sheet/grid.ts";
import type { Table } from "../../tables/table.ts";
import { doubledTables } from "../publication.ts";
import { NO_WORDS, type Reply } from "./answer.ts";
import { nameOf, placeOf, placesOf, type Inspected } from "./inspected.ts";

// What is asked of the tables.

/** Where none were given. */
export function withoutTables(inspected: Inspected): Reply {
  return { state: "要人看", why: inspected.isAttached() ? "attached" : "no-tables" };
}

export function tables(inspected: Inspected): Reply {
  if (inspected.main === undefined) {
    const announced = inspected.lacking().filter((text) => /表$|附表/.test(text));
    if (announced.length > 0) return { state: "无", why: "announced", names: announced };
    return withoutTables(inspected);
  }
  const hidden = inspected.own.filter(({ grid }) => grid.hidden === true);
  if (hidden.length > 0) return { state: "无", why: "hidden", names: hidden.map(nameOf), places: hidden.map(placeOf) };
  const set = inspected.publication.report.sets.find(({ kind }) => kind === inspected.main?.kind);
  if (set?.profile === undefined) return { state: "要人看", why: "unknown-set", names: inspected.own.map(nameOf) };
  if (set.missing.length > 0)
    return { state: "无", why: "lacking", names: set.missing.map(({ no, title }) => `${no} ${title}`) };
  const doubled = doubledTables(inspected.publication);
  return doubled.length > 0
    ? { state: "要人看", why: "twice", names: doubled }
    : { state: "有", why: "seen", names: [`${inspected.own.length} 张表`] };
}

export function empty(inspected: Inspected, main: BoundSet): Reply {
  const blank = inspected.own.filter((table) =>
    main.blocks.every(
      (bound) =>
        bound.table !== table ||
        !Array.from({ length: bound.block.rows.length * bound.width }, (_, i) => bound.start + i).some((id) =>
          main.amounts.isFilled(id),
        ),
    ),
  );
  if (blank.length === 0) return { state: "不适用", why: "none-empty" };
  const silent = blank.filter(({ saysEmpty }) => !saysEmpty);
  if (silent.length === 0) return { state: "有", why: "seen", names: blank.map(nameOf), places: blank.map(placeOf) };
  const said = silent.filter((table) => saysEmpty(inspected, table));
  return {
    ...(said.length === silent.length
      ? ({ state: "要人看", why: "said-in-words" } as const)
      : ({ state: "无", why: "lacking" } as const)),
    names: silent.map(nameOf),
    places: silent.map(placeOf),
  };
}

export function subjects(inspected: Inspected): Reply {
  const { main } = inspected;
  if (main === undefined) {
    const items = inspected.claims(({ meaning }) => meaning?.what === "科目" && meaning.code?.length === 7);
    return items.length > 0
      ? { state: "要人看", why: "no-tables", places: placesOf(items).slice(0, 3) }
      : withoutTables(inspected);
  }
  const shallow: string[] = [];
  const filled: string[] = [];
  for (const bound of main.blocks) {
    const { rows } = bound.block.block;
    if (rows !== "functional" && rows !== "department") continue;
    bound.block.rows.forEach(({ code, children, line, level, at }, i) => {
      const start = bound.start + i * bound.width;
      const isFilled = Array.from({ length: bound.width }, (_, n) => start + n).some((id) => main.amounts.isFilled(id));
      if (code === undefined || line !== undefined || level === "项目" || level === "单位" || !isFilled) return;
      filled.push(code);
      const least = rows === "functional" ? 7 : 5;
      if (code.length < least && (children ?? []).length === 0 && bound.rowsBelow(code).length === 0)
        shallow.push(qualified(cellOf(bound.table, at, bound.block.rows[i]?.place.labels.code ?? 0)));
    });
  }
  if (shallow.length > 0) return { state: "无", why: "lacking", places: shallow };
  return filled.length > 0 ? { state: "有", why: "seen" } : { state: "要人看", why: "to-judge" };
}

export function expenseTable(_: Inspected, main: BoundSet): Reply {
  const bound = main.blocks.find(({ table }) =>
    [publicExpenses, budgetExpenses, budgetExpenseList].some((form) => form === table.form),
  );
  if (bound === undefined) return { state: "无", why: "lacking" };
  const { block } = bound;
  const seen = (name: string): boolean =>
    block.block.columns.some(
      (column, i) =>
        column.name.endsWith(name) && !column.name.startsWith("上年") && addressOf(main, bound.start + i) !== undefined,
    ) || block.lines.has(name);
  const lacking = ["出国", "购置", "运行", "接待"].filter((name) => !seen(name));
  return lacking.length === 0
    ? { state: "有", why: "seen", places: [placeOf(bound.table)] }
    : { state: "要人看", why: "to-judge", names: lacking, places: [placeOf(bound.table)] };
}

export function performanceTables(inspected: Inspected): Reply {
  const printed = printedSheets(inspected);
  const said = projects(inspected);
  const count = inspected.sheets.length > 0 ? inspected.sheets.length : printed;
  if (count > 0) {
    const names = inspected.sheets.flatMap(({ project }) => (project === undefined ? [] : [project]));
    return said > count
      ? {
          state: "无",
          why: "lacking",
          names: [`${count} / ${said}`],
          places: inspected.sheets.map(placeOf).slice(0, 3),
        }
      : {
          state: "有",
          why: "seen",
          names: [`${count} 张`, ...names.slice(0, 3)],
          places: inspected.sheets.map(placeOf).slice(0, 3),
        };
  }
  const announced = inspected.lines().filter(({ text }) => /^附[表件][^。]{0,30}绩效(?:目标)?(?:自评)?表/.test(text));
  if (announced.length > 0)
    return {
      state: "无",
      why: "announced",
      names: announced.map(({ text }) => text),
      places: announced.map(({ place }) => place),
    };
  if (!inspected.hasWords()) return NO_WORDS;
  return inspected.sentences(/绩效自评/).length > 0
    ? { state: "要人看", why: "in-prose" }
    : { state: "要人看", why: "no-tables" };
}

export function unit(inspected: Inspected): Reply {
  const silent = inspected.own.filter(({ unit }) => unit === undefined);
  return silent.length > 0
    ? { state: "无", why: "lacking", names: silent.map(nameOf), places: silent.map(placeOf) }
    : { state: "有", why: "seen" };
}

export function approved(inspected: Inspected): Reply {
  const book = inspected.publication.books.find(({ book, trouble }) => book === "budget" && trouble === undefined);
  const compared = book === undefined ? 0 : book.counts.equal + book.counts.rounding + book.counts.unequal;
  if (book === undefined || compared === 0) return { state: "要人看", why: "no-budget" };
  const { findings } = book;
  return findings.length > 0
    ? {
        state: "无",
        why: "differs",
        names: findings.map(({ now }) => `${now.table} ${now.name}`),
        places: findings.flatMap(({ now }) => (now.at === undefined ? [] : [qualified(now.at)])),
      }
    : { state: "有", why: "seen", names: [book.name] };
}

function saysEmpty(inspected: Inspected, { form }: Table): boolean {
  const subject = /政府性基金|国有资本|“?三公”?|机关运行|政府采购|项目支出/.exec(titleOf(form))?.[0];
  return subject !== undefined && inspected.sentences(/空表/).some(({ text }) => text.includes(subject));
}

/** 绩效表 that a text file prints among its words: a title and, soon below, the heads of its rows. */
function printedSheets(inspected: Inspected): number {
  const lines = inspected.lines();
  return lines.filter(
    ({ text }, i) =>
      /^[^，。；：、]{0,20}绩效(?:目标)?(?:自评)?表(?:\(.{0,12}\))?$/.test(text) &&
      lines
        .slice(i + 1, i + 16)
        .some(({ text: below }) => /项目名称|一级指标|年度资金总额|年度总体目标|部门名称/.test(below)),
  ).length;
}

/** How many projects the words give results of. */
function projects(inspected: Inspected): number {
  return new Set(
    inspected.publication.words.flatMap(({ report: { sentences } }) =>
      sentences.flatMap(({ section }) => {
        const heading = section.headings.at(-1) ?? "";
        return section.zone === "account" &&
          /项目(?:支出)?绩效自评(?:综述|情况|结果)?$/.test(heading) &&
          heading.length > 12
          ? [heading]
          : [];
      }),
    ),
  ).size;
}
