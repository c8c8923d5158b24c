import { check } from "../src/core/check.ts";
import { qualified } from "../src/core/sheet/grid.ts";
import { unequal } from "../test/cases/cases.ts";
import { DOCUMENTS, NAMES, vary } from "../test/cases/variations.ts";
import { Random } from "../test/core/honest.ts";

// The documents of test/cases and seeds as other places would print them, and what becomes 不符, unread or 未核对 by that:
// npx tsx scripts/variations.ts [rounds, 1 where not given] [part of the name of a variation] [the first round]

const [rounds = "1", part = "", first = "0"] = process.argv.slice(2);
const books = DOCUMENTS.map(([name, read]) => {
  const sheets = read();
  return { name, sheets, report: check(sheets) };
});
const all = { tried: 0, wrong: 0 };
for (const kind of NAMES.filter((one) => one.includes(part))) {
  const counts = { tried: 0, wrong: 0, unread: 0, untried: 0 };
  for (const { name, sheets, report } of books)
    for (let round = Number(first); round < Number(first) + Number(rounds); round++) {
      const varied = vary(sheets, kind, new Random(round * 7919 + NAMES.indexOf(kind)));
      if (varied === undefined) continue;
      const other = check(varied);
      const wrong = unequal(other);
      counts.tried++;
      counts.unread += other.strays.filter(({ byStructure }) => byStructure !== true).length;
      counts.untried += other.counts.untried - report.counts.untried;
      if (wrong.length <= unequal(report).length) continue;
      counts.wrong++;
      const [found] = wrong;
      const what = found?.kind === "comparison" ? `${found.rule.id} ${found.left} ${found.right}` : found?.kind;
      console.log(
        `  ${name} ${kind} ${round}：${wrong.length} 不符，${what ?? ""} ${found?.cells.slice(0, 4).map(qualified).join(" ") ?? ""}`,
      );
    }
  all.tried += counts.tried;
  all.wrong += counts.wrong;
  console.log(
    `${kind}：${counts.tried} 份，多出不符 ${counts.wrong}，没有看的表 ${counts.unread}，未核对多 ${counts.untried}`,
  );
}
console.log(`共 ${all.tried} 份，多出不符的 ${all.wrong}`);
