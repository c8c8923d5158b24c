import type { CellValue, SheetGrid } from "../../src/core/sheet/grid.ts";
import { sheet } from "./sheets.ts";

/** “三公”经费 one kind below the other, 会议费 and 培训费 below them, and above what all come to. */
export function meetings(kind: "预算" | "决算"): SheetGrid {
  const [title, before, now] =
    kind === "预算"
      ? ["一般公共预算“三公”经费、会议费和培训费支出情况表", "2024年预算数", "2025年预算数"]
      : ["财政拨款“三公”经费支出决算情况表", "预算数", "决算数"];
  const rows: [string, number, number][] = [
    ["合计", 20.2, 19.4],
    ["一、“三公”经费", 13.4, 12.8],
    ["1.因公出国（境）费", 0, 0],
    ["2.公务接待费", 3.4, 3.2],
    ["3.公务用车费", 10, 9.6],
    ["其中：公务用车购置费", 0, 0],
    ["公务用车运行维护费", 10, 9.6],
    ["二、会议费", 2.8, 2.6],
    ["三、培训费", 4, 4],
  ];
  const difference = (a: number, b: number): CellValue[] => {
    const more = Math.round((b - a) * 100) / 100;
    return [more, a === 0 ? null : Math.round((more / a) * 10_000) / 100];
  };
  return sheet("三公", [
    [title],
    ["单位：万元"],
    ["项目", before, now, "增减额", "增减率（%）"],
    ...rows.map(([name, a, b]) => [name, a, b, ...difference(a, b)]),
  ]);
}
