import { addressOf, bind, groupTables } from "../../src/core/bind.ts";
import { check } from "../../src/core/check.ts";
import { compare, forEachInstance } from "../../src/core/compare.ts";
import { isHint, verdictOf, type Finding, type ReportTable } from "../../src/core/finding.ts";
import { qualified, type SheetGrid } from "../../src/core/grid.ts";
import { recognise } from "../../src/core/recognise.ts";
import { isSum, kindOf, scopeOf } from "../../src/core/rule.ts";
import { RULES } from "../../src/core/rules/index.ts";
import { SEEDS, edit, seed, type SeedId } from "./sheets.ts";

/** An amount as printed: where it stands, and how much it is. */
interface Amount {
  readonly at: string;
  readonly value: number;
}

/** Every amount that a workbook prints; 统计数 are counts. */
function amountsIn(sheets: readonly SheetGrid[]): Amount[] {
  const found: Amount[] = [];
  for (const { grid, blocks } of recognise(sheets).tables) {
    for (const { block, rows } of blocks) {
      if (block.counts === true) continue;
      for (const { at, place } of rows) {
        for (const column of place.columns) {
          const value = column === undefined ? null : grid.rows[at]?.[column];
          if (typeof value !== "number") continue;
          found.push({ at: qualified({ sheet: grid.name, row: grid.top + at, column: grid.left + column! }), value });
        }
      }
    }
  }
  return found;
}

const hundredths = (value: number): number => Math.round(value * 100) / 100;

/** The last two neighbouring digits that differ change places; undefined where all digits are the same. */
function swapped(value: number): number | undefined {
  const digits = value.toFixed(2).replace(".", "").split("");
  for (let i = digits.length - 1; i > 0; i--) {
    if (digits[i] === digits[i - 1]) continue;
    [digits[i], digits[i - 1]] = [digits[i - 1]!, digits[i]!];
    return Number(digits.join("")) / 100;
  }
  return undefined;
}

const CHANGES: Readonly<Record<string, (value: number) => number | null | undefined>> = {
  "+0.10": (value) => hundredths(value + 0.1),
  "−0.10": (value) => hundredths(value - 0.1),
  "+1.00": (value) => hundredths(value + 1),
  swapped,
  sign: (value) => -value,
  "×10000": (value) => hundredths(value * 10000),
  emptied: () => null,
};

type Fate = "found" | "hint" | "missed";

/** What a check says of a cell: an error that names it, only a 提示, or nothing. */
function fateOf(findings: readonly Finding[], address: string): Fate {
  const naming = findings.filter(
    (finding) =>
      ["unequal", "doubtful", "structure"].includes(verdictOf(finding)) &&
      finding.cells.some((at) => qualified(at) === address),
  );
  if (naming.some((finding) => !isHint(finding))) return "found";
  return naming.length > 0 ? "hint" : "missed";
}

/** Cells whose change is not found as an error: 提示 at most, with the changes that pass. */
function unfound(id: SeedId, fate: Fate): Record<string, string> {
  const sheets = seed(id);
  const list: Record<string, string[]> = {};
  for (const { at, value } of amountsIn(sheets)) {
    for (const [name, change] of Object.entries(CHANGES)) {
      const changed = change(value);
      if (changed === undefined || changed === value) continue;
      const key = `${id} ${at}`;
      if (fates(id, sheets, at, name, changed) === fate) (list[key] ??= []).push(name);
    }
  }
  return Object.fromEntries(Object.entries(list).map(([key, names]) => [key, names.join(" ")]));
}

const known = new Map<string, Fate>();
function fates(id: SeedId, sheets: readonly SheetGrid[], at: string, name: string, value: number | null): Fate {
  const key = `${id} ${at} ${name}`;
  const fate = known.get(key) ?? fateOf(check(edit(sheets, { [at]: value })).findings, at);
  known.set(key, fate);
  return fate;
}

describe.each(SEEDS)("%s", (id) => {
  test("has the amounts that were published", () => {
    expect(amountsIn(seed(id))).toHaveLength({ "000": 211, "003": 211, "004": 221 }[id]);
  });

  // Whatever is missed must stand here with the reason why the tables cannot tell.
  test("every change of an amount is found, and names the cell", () => {
    expect(unfound(id, "missed")).toEqual({});
  });

  test("no change of an amount is a mere 提示", () => {
    expect(unfound(id, "hint")).toEqual({});
  });

  test("one hundredth more in a figure that stands in two tables is 不符, and names the cell", () => {
    const sheets = seed(id);
    const copies = copiesIn(sheets);
    expect(copies.size).toBeGreaterThan(20);
    const amounts = amountsIn(sheets).filter(({ at }) => copies.has(at));
    const passing = amounts.filter(({ at, value }) => {
      const { findings } = check(edit(sheets, { [at]: hundredths(value + 0.01) }));
      return !findings.some(
        (finding) =>
          !isHint(finding) && verdictOf(finding) === "unequal" && finding.cells.some((cell) => qualified(cell) === at),
      );
    });
    expect(passing).toEqual([]);
  });
});

/** The cells that a rule wants equal to one cell of another table, both with an amount. */
function copiesIn(sheets: readonly SheetGrid[]): Set<string> {
  const found = new Set<string>();
  for (const group of groupTables(recognise(sheets).tables)) {
    const set = bind(group, undefined);
    for (const rule of RULES) {
      if (!isSum(rule) || kindOf(rule) !== set.kind || rule.hint === true || (rule.relation ?? "=") !== "=") continue;
      if (scopeOf(rule) === "表内" || !compare(rule, set, 0, () => ({}) as ReportTable).applies) continue;
      forEachInstance(
        rule,
        set,
        () => undefined,
        ({ left, right }) => {
          const ids = [...left, ...right];
          if (left.length !== 1 || right.length !== 1 || !ids.every((one) => set.amounts.isFilled(one))) return;
          for (const one of ids) {
            const at = addressOf(set, one);
            if (at !== undefined) found.add(qualified(at));
          }
        },
      );
    }
  }
  return found;
}

test("whether a rule applies is not known where its condition hangs on a cell that is no amount", () => {
  const { untried } = check(edit(seed("000"), { "公开01表!C15": "约五万" }));
  expect(untried.filter(({ rule }) => rule.id === "X03-05d").map(({ why }) => why)).toMatchObject([
    { reason: "unreadable", text: "约五万", at: { sheet: "公开01表", row: 14, column: 2 } },
  ]);
});
