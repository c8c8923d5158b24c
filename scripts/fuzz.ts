import { check } from "../src/core/check.ts";
import { qualified } from "../src/core/sheet/grid.ts";
import { unequal } from "../test/cases/cases.ts";
import { trialOf } from "../test/cases/often.ts";
import { DOCUMENTS } from "../test/cases/variations.ts";

// Documents and made sets, all in order, printed otherwise in three ways at once: columns in any order or inserted, words misspelt or others,
// notes and page breaks among the rows, codes in one column or three. Whatever is not read is 未核对, and never 不符:
// npx tsx scripts/fuzz.ts [how many trials, 1000 where not given] [the first] [part of the name of a kind]

const [count = "1000", from = "0", part = ""] = process.argv.slice(2);
const before = new Map<string, number>();
const all = { tried: 0, changes: 0, wrong: 0 };
for (let trial = Number(from); trial < Number(from) + Number(count); trial++) {
  const { name, sheets, varied, kinds } = trialOf(trial, part);
  const known = DOCUMENTS.some(([document]) => document === name) ? name : `${name} ${trial}`;
  const usual = before.get(known) ?? unequal(check(sheets)).length;
  before.set(known, usual);
  if (kinds.length === 0) continue;
  all.tried++;
  all.changes += kinds.length;
  const wrong = unequal(check(varied));
  if (wrong.length <= usual) continue;
  all.wrong++;
  const told = wrong.map(
    (one) => `${"rule" in one ? one.rule.id : ""}@${one.cells.slice(0, 2).map(qualified).join("/")}`,
  );
  console.log(
    `  ${trial} ${name}（${kinds.join("；")}）：${told.slice(0, 4).join(" ")}${told.length > 4 ? ` 等 ${told.length} 条` : ""}`,
  );
}
console.log(`${all.tried} 份，改了 ${all.changes} 处，多出不符 ${all.wrong}`);
