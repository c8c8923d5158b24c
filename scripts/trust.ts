// Slips something into honest workbooks of every kind, and looks whether the check says so: npx tsx scripts/trust.ts [how many workbooks of
// each kind] [the first] [part of the name of what is slipped in]
// Ends with 1 where a workbook is in order with it, or nothing new is said.
import { check } from "../src/core/check.ts";
import type { SheetGrid } from "../src/core/sheet/grid.ts";
import { CASES, caseSheets } from "../test/cases/cases.ts";
import { Random } from "../test/core/honest.ts";
import { MADE_SETS } from "../test/core/made-sets.ts";
import { documentOf, PLANTS, toldOf } from "../test/core/plants.ts";
import { performance, PERFORMANCE, seed, SEEDS } from "../test/core/sheets.ts";

const [count = "10", from = "0", part = ""] = process.argv.slice(2);

const KINDS: Readonly<Record<string, (number: number) => SheetGrid[]>> = {
  公开的: (number) => seed(SEEDS[number % SEEDS.length] ?? "000"),
  绩效: (number) => performance(PERFORMANCE[number % PERFORMANCE.length] ?? "002"),
  别处的真表: (number) => caseSheets(CASES[number % CASES.length] ?? ""),
  ...MADE_SETS,
};

let silent = 0;
for (const [name, make] of Object.entries(KINDS)) {
  const counts = { tried: 0, named: 0, said: 0, silent: 0 };
  for (let number = Number(from); number < Number(from) + Number(count); number++) {
    const document = documentOf(make(number));
    const before = check(document.sheets);
    for (const [what, plant] of Object.entries(PLANTS)) {
      if (!what.includes(part)) continue;
      const planted = plant(document, new Random(number));
      if (planted === undefined) continue;
      const told = toldOf(check(planted.sheets), before, planted);
      counts.tried++;
      counts[told]++;
      if (told !== "named") console.log(`  ${told}  ${name} ${number}, ${what}: ${planted.what}`);
    }
  }
  silent += counts.silent;
  console.log(
    `${name}：${counts.tried} tried, ${counts.named} named, ${counts.said} said otherwise, ${counts.silent} silent`,
  );
}
if (silent > 0) process.exitCode = 1;
