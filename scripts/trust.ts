// Slips something into honest workbooks of every kind, and looks whether the check says so: npx tsx scripts/trust.ts [how many workbooks of
// each kind] [the first] [part of the name of what is slipped in]
// What slips in many cells at once (rows, columns, unit, one figure copied) is to be named first, and an error beside it all the same.
// Ends with 1 where a workbook is in order with it, or nothing new is said.
import { check } from "../src/core/check.ts";
import type { SheetGrid } from "../src/core/sheet/grid.ts";
import { CASES, caseSheets } from "../test/cases/cases.ts";
import { Random } from "../test/core/honest.ts";
import { besideSlip, LARGER_SLIPS, toldOfSlip } from "../test/core/larger-slips.ts";
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

const tally = (): { tried: number; first: number; later: number; beside: number; named: number } => ({
  tried: 0,
  first: 0,
  later: 0,
  beside: 0,
  named: 0,
});
const slips = new Map(Object.keys(LARGER_SLIPS).map((what) => [what, tally()]));
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
  for (let number = Number(from); number < Number(from) + Number(count); number++) {
    const sheets = make(number);
    for (const [what, slip] of Object.entries(LARGER_SLIPS)) {
      const random = new Random(number);
      const own = slips.get(what);
      const slipped = what.includes(part) ? slip(sheets, random) : undefined;
      if (slipped === undefined || own === undefined) continue;
      const told = toldOfSlip(check(slipped.sheets), slipped);
      if (told === "silent") continue;
      own.tried++;
      if (told === "first") own.first++;
      else if (told === "later") own.later++;
      if (told !== "first") console.log(`  ${told}  ${name} ${number}, ${what}: ${slipped.what}`);
      const beside = besideSlip(sheets, slipped, random);
      if (beside === undefined) continue;
      own.beside++;
      if (beside.isNamed) own.named++;
      else console.log(`  beside ${name} ${number}, ${what}: ${slipped.what}, ${beside.at}`);
    }
  }
  silent += counts.silent;
  if (counts.tried > 0)
    console.log(
      `${name}：${counts.tried} tried, ${counts.named} named, ${counts.said} said otherwise, ${counts.silent} silent`,
    );
}
for (const [what, { tried, first, later, beside, named }] of slips)
  if (tried > 0)
    console.log(
      `${what}：${tried} slipped, ${first} named first, ${later} later; ${named} of ${beside} errors beside named`,
    );
if (silent > 0) process.exitCode = 1;
