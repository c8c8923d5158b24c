// Makes one cell of honest workbooks wrong, as people do, and counts whether it is the one that the check names: npx tsx scripts/blame.ts
// [how many of each kind of workbook and of error, 20 where not given] [the first] [part of the name of a kind] [part of that of an error]
// "By figures": no other cell alone would explain all that is 不符. Ends with 1 where such a cell is not named first.
import { check } from "../src/core/check.ts";
import { Random } from "../test/core/honest.ts";
import { MADE_SETS } from "../test/core/made-sets.ts";
import { explainersIn, toldOfCell, WRONG_CELLS, withWrongCell } from "../test/core/wrong-cells.ts";

const [count = "20", from = "0", part = "", wrongPart = ""] = process.argv.slice(2);

interface Tally {
  seen: number;
  first: number;
  alone: number;
}

const share = ({ seen, first, alone }: Tally): string =>
  seen === 0
    ? "none"
    : `${seen}, rank 1 ${((100 * first) / seen).toFixed(1)} %, alone ${((100 * alone) / seen).toFixed(1)} %`;

for (const [name, make] of Object.entries(MADE_SETS).filter(([name]) => name.includes(part))) {
  const all: Tally = { seen: 0, first: 0, alone: 0 };
  const certain: Tally = { seen: 0, first: 0, alone: 0 };
  let unseen = 0;
  for (let number = Number(from); number < Number(from) + Number(count); number++) {
    const sheets = make(number);
    for (const [i, [what, wrong]] of Object.entries(WRONG_CELLS).entries()) {
      const planted = what.includes(wrongPart) ? withWrongCell(sheets, wrong, new Random(number * 100 + i)) : undefined;
      if (planted === undefined) continue;
      const told = toldOfCell(check(planted.sheets), planted.at);
      if (told === "unseen") {
        unseen++;
        continue;
      }
      const isCertain = explainersIn(planted.sheets).join() === planted.at;
      for (const tally of isCertain ? [all, certain] : [all]) {
        tally.seen++;
        tally.first += told === "first" || told === "alone" ? 1 : 0;
        tally.alone += told === "alone" ? 1 : 0;
      }
      if (told === "later" || told === "not" || (isCertain && told !== "alone")) {
        console.log(`  ${told}${isCertain ? ", by figures" : ""}  ${name} ${number}, ${what}: ${planted.what}`);
        if (isCertain) process.exitCode = 1;
      }
    }
  }
  console.log(`${name}：seen ${share(all)}; by figures ${share(certain)}; ${unseen} unseen`);
}
