import type { Language } from "../report/say/language.ts";
import { words } from "../report/say/index.ts";
import { grouped, size } from "../report/say/shared.ts";
import { a1, type CellAddress } from "../sheet/grid.ts";
import type { Balance, ChangedFigure, Hold, SetBalance } from "./balance.ts";
import type { OpenRelation } from "./relations.ts";

/** What 配平 says. Every function gives plain text, one sentence without its full stop. */
export interface BalanceWords {
  readonly holds: Readonly<Record<Hold, string>>;
  /** What came of the whole, where there is nothing to be said set by set. */
  readonly is: Readonly<Record<"unproved", string>>;
  /** Nothing was recognised that could be settled. */
  noTable: string;
  refused(unequal: number): string;
  set(outcome: SetBalance): string;
  /** 公开03表 208 社会保障和就业支出（支出合计）：358.65 → 358.66 万元 */
  figure(figure: ChangedFigure): string;
  /** Its cells, and the relations for whose sake. */
  why(figure: ChangedFigure): string;
  relation(relation: OpenRelation): string;
  /** Cells of a clash that cannot change. */
  still(cells: readonly CellAddress[]): string;
  fixed(fixed: Balance["fixed"]): string;
  doubtful(count: number): string;
}

export function balanceWords(language: Language): BalanceWords {
  return language === "zh-CN" ? chinese : english;
}

/** What 配平 would do, or why it does nothing. */
export function balanceLines({ is, before, sets, fixed }: Balance, language: Language): string[] {
  const own = balanceWords(language);
  const say = words(language);
  if (is === "refused") return [own.refused(before.counts.unequal)];
  if (is === "unproved") return [own.is.unproved];
  if (sets.length === 0) return [own.noTable];
  return [
    ...(before.counts.doubtful > 0 ? [own.doubtful(before.counts.doubtful)] : []),
    ...sets.flatMap((outcome, index) => {
      const set = before.sets[index];
      const tables = before.tables.filter((table) => table.set === index).length;
      return [
        ...(set === undefined ? [] : [say.set(set, tables)]),
        `  ${own.set(outcome)}`,
        ...(outcome.is === "settled"
          ? outcome.figures.flatMap((figure) => [`    ${own.figure(figure)}`, `      ${own.why(figure)}`])
          : []),
        ...(outcome.is === "clash"
          ? [
              ...outcome.relations.map((relation) => `    ${own.relation(relation)}`),
              ...(outcome.fixed.length > 0 ? [`    ${own.still(outcome.fixed)}`] : []),
            ]
          : []),
      ];
    }),
    ...(fixed.length > 0 ? [own.fixed(fixed)] : []),
  ];
}

/** So many cells or rules are named in one sentence. */
const MOST = 12;

const chinese: BalanceWords = {
  holds: { totals: "合计", "three-public": "三公" },
  is: { unproved: "配平的结果没有通过复核，什么也没有改；请把这份文件的情况告诉我们" },
  noTable: "没有认出公开表，没有可以配平的：请检查是不是这个文件，表上有没有写标题",
  refused: (unequal) => `还有 ${unequal} 处不符，没有配平：配平只消四舍五入的尾差，不改错误，请先改正`,
  set(outcome) {
    switch (outcome.is) {
      case "even":
        return "没有尾差，不用配平";
      case "settled": {
        const { figures, tails, isLeast } = outcome;
        return `${tails} 处尾差，改 ${figures.length} 个数（${cellsIn(figures)} 格，各一个末位）可以全部配平${isLeast ? "，已证明不能再少" : "；时间到了，没有证明是最少的"}`;
      }
      case "clash":
        return `配不平：每个数最多动一个末位，下面 ${outcome.relations.length} 条关系不可能同时成立，去掉其中任何一条才可以`;
      case "stopped":
        return `没有配平：${outcome.figures} 个数、${outcome.relations} 条关系，到时间还没有算完，什么也没有改`;
    }
  },
  figure: ({ table, row, column, before, after, unit }) =>
    `${words("zh-CN").named(table)} ${row}（${column}）：${grouped(before)} → ${grouped(after)} ${unit}`,
  why({ cells, settles, held }) {
    const where = `${cells.length} 格：${placed(cells, "，", "、", " 等")}`;
    const rules = [...new Set(settles.map(({ rule }) => rule.id))];
    const why =
      rules.length === 0
        ? "本身没有尾差，随别的数一同改"
        : `消 ${settles.length} 处尾差（规则 ${rules.slice(0, MOST).join("、")}${rules.length > MOST ? " 等" : ""}）`;
    return `${where}；${why}${held ? "；要求先定的数，不改它其余的配不平" : ""}`;
  },
  relation: ({ rule, table, cells, gap }) =>
    `${words("zh-CN").named(table)}：${rule.says}（规则 ${rule.id}；${placed(cells, "，", "、", " 等")}）${Number(gap) === 0 ? "，现在相等" : `，差 ${size(gap)}`}`,
  still: (cells) => `其中不能动的：${placed(cells, "，", "、", " 等")}（公式、锁定的格，或印作 0 的数）`,
  fixed(fixed) {
    const [formulas, locked] = [of(fixed, "formula"), of(fixed, "locked")];
    return [
      ...(formulas.length > 0
        ? [`有尾差的关系里 ${formulas.length} 格是公式，没有动：${placed(formulas, "，", "、", " 等")}`]
        : []),
      ...(locked.length > 0
        ? [`${locked.length} 格在受保护的工作表中锁定，没有动：${placed(locked, "，", "、", " 等")}`]
        : []),
    ].join("；");
  },
  doubtful: (count) => `有 ${count} 处存疑，配平会把它们一并抹平：请先确认只是四舍五入`,
};

const english: BalanceWords = {
  holds: { totals: "totals", "three-public": "三公" },
  is: { unproved: "the outcome did not pass a new check, and nothing was changed; please tell us about this file" },
  noTable:
    "no published table was recognised, so there is nothing to settle: is it the right file, and do the tables have titles?",
  refused: (unequal) =>
    `${unequal} ${unequal === 1 ? "relation does" : "relations do"} not hold, so nothing was settled: this settles rounding differences, not errors; correct them first`,
  set(outcome) {
    switch (outcome.is) {
      case "even":
        return "there is no rounding difference to settle";
      case "settled": {
        const { figures, tails, isLeast } = outcome;
        return `${tails} rounding ${tails === 1 ? "difference" : "differences"} can be settled by changing ${figures.length} ${figures.length === 1 ? "figure" : "figures"} (${cellsIn(figures)} cells) by one last place each${isLeast ? "; fewer cannot do, which is proved" : "; time was up before that was proved to be the fewest"}`;
      }
      case "clash":
        return `this cannot be settled: with one last place a figure at most, these ${outcome.relations.length} relations cannot all hold, though all but any one of them could`;
      case "stopped":
        return `not settled: time was up with ${outcome.figures} figures and ${outcome.relations} relations, and nothing was changed`;
    }
  },
  figure: ({ table, row, column, before, after, unit }) =>
    `${words("en-US").named(table)} ${row} (${column}): ${grouped(before)} → ${grouped(after)} ${unit}`,
  why({ cells, settles, held }) {
    const where = `${cells.length} ${cells.length === 1 ? "cell" : "cells"}: ${placed(cells, "; ", ", ", " …")}`;
    const rules = [...new Set(settles.map(({ rule }) => rule.id))];
    const why =
      rules.length === 0
        ? "no rounding difference of its own, goes with the others"
        : `settles ${settles.length} (${rules.length === 1 ? "rule" : "rules"} ${rules.slice(0, MOST).join(", ")}${rules.length > MOST ? " …" : ""})`;
    return `${where}; ${why}${held ? "; it was to be kept, but the rest cannot be settled without it" : ""}`;
  },
  relation: ({ rule, table, cells, gap }) =>
    `${words("en-US").named(table)}: ${rule.english} (rule ${rule.id}; ${placed(cells, "; ", ", ", " …")})${Number(gap) === 0 ? ", equal now" : `, ${size(gap)} apart`}`,
  still: (cells) =>
    `of these cannot change: ${placed(cells, "; ", ", ", " …")} (formulas, locked cells, or figures printed as 0)`,
  fixed(fixed) {
    const [formulas, locked] = [of(fixed, "formula"), of(fixed, "locked")];
    return [
      ...(formulas.length > 0 ? [`formulas are left alone: ${placed(formulas, "; ", ", ", " …")}`] : []),
      ...(locked.length > 0 ? [`locked cells are left alone: ${placed(locked, "; ", ", ", " …")}`] : []),
    ].join("; ");
  },
  doubtful: (count) =>
    `${count} ${count === 1 ? "is" : "are"} doubtful, and would be evened out with the rest: make sure first that they are rounding`,
};

function cellsIn(figures: readonly ChangedFigure[]): number {
  return figures.reduce((sum, { cells }) => sum + cells.length, 0);
}

function of(fixed: Balance["fixed"], wanted: "formula" | "locked"): CellAddress[] {
  return fixed.filter(({ why }) => why === wanted).map(({ at }) => at);
}

/** 公开02表 C9、D9，公开03表 C9: each sheet once, not too many cells. */
function placed(cells: readonly CellAddress[], between: string, within: string, more: string): string {
  const shown = cells.slice(0, MOST);
  const sheets = [...new Set(shown.map(({ sheet }) => sheet))];
  const list = sheets.map(
    (sheet) =>
      `${sheet} ${shown
        .filter((at) => at.sheet === sheet)
        .map(({ row, column }) => a1(row, column))
        .join(within)}`,
  );
  return `${list.join(between)}${cells.length > MOST ? more : ""}`;
}
