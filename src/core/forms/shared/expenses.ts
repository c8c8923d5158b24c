import { group, type BlockRef, type Rule, type Term } from "../rule.ts";
import { one } from "./tree.ts";

/** “三公”经费 one below the other: each column adds up. */
export function expenseListRules(no: string, at: BlockRef, basis: readonly [string, string]): Rule[] {
  const line = (name: string): Term => ({ ...at, rows: { of: "line", name }, columns: "this" });
  const parts = (name: string): Term => ({ ...at, rows: group(name), columns: "this" });
  const each = { over: [at], columns: true } as const;
  return [
    {
      id: `${no}-1`,
      says: "每栏：合计＝因公出国（境）费用＋公务用车购置及运行费＋公务接待费",
      english: "Each column: total = travel abroad + vehicles + receptions",
      basis: basis[0],
      each,
      equations: [one(line("合计"), parts("三公"))],
    },
    {
      id: `${no}-2`,
      says: "每栏：公务用车购置及运行费＝购置费＋运行费",
      english: "Each column: vehicles = purchase + running",
      basis: basis[1],
      each,
      equations: [one(line("公车小计"), parts("公车"))],
    },
    {
      id: `${no}-3`,
      says: "每栏：总计＝“三公”经费＋会议费＋培训费",
      english: "Each column: grand total = the three expenses + meetings + training",
      basis: basis[0],
      each,
      equations: [one(line("总计"), line("合计"), line("会议费"), line("培训费"))],
    },
  ];
}
