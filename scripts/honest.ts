import { check } from "../src/core/check.ts";
import { qualified } from "../src/core/sheet/grid.ts";
import { rankOf, unequal } from "../test/cases/cases.ts";
import { NAMES, vary } from "../test/cases/variations.ts";
import { amountsIn, hundredths } from "../test/core/changes.ts";
import { Random } from "../test/core/honest.ts";
import { MADE_SETS } from "../test/core/made-sets.ts";
import { settled } from "../test/core/settled.ts";
import { edit } from "../test/core/sheets.ts";

// Honest sets of every kind, every figure rounded on its own, each once more as another place would print it, once with the totals of
// some tables added up from rounded parts, and with one figure wrong:
// npx tsx scripts/honest.ts [how many of each kind, 100 where not given] [the first] [part of the name of a kind]

const [count = "100", from = "0", part = ""] = process.argv.slice(2);
for (const [name, make] of Object.entries(MADE_SETS).filter(([name]) => name.includes(part))) {
  const counts = { sets: 0, unread: 0, unequal: 0, doubtful: 0, untried: 0, varied: 0, wrong: 0, settled: 0 };
  const plants = { tried: 0, found: 0, first: 0 };
  for (let number = Number(from); number < Number(from) + Number(count); number++) {
    const sheets = make(number);
    const report = check(sheets);
    counts.sets++;
    const unread = report.strays.filter(({ byStructure, figures }) => byStructure !== true && figures === true);
    if (unread.length > 0) {
      counts.unread++;
      console.log(`  ${name} ${number} 没有看：${unread.map(({ text }) => text).join("、")}`);
    }
    if (unequal(report).length > 0) {
      counts.unequal++;
      console.log(`  ${name} ${number} 不符：${unequal(report).map(({ cells: [at] }) => at && qualified(at))}`);
    }
    counts.doubtful += report.counts.doubtful > 0 ? 1 : 0;
    counts.untried += report.untried.some(({ why }) => why.reason !== "no-solver") ? 1 : 0;
    const random = new Random(number);
    for (const { at, value } of random.some(
      amountsIn(sheets).filter((one) => Math.abs(one.value) > 1),
      1,
    )) {
      const wrong = hundredths(random.chance(0.5) ? value + 7.77 : value * 10);
      const planted = check(edit(sheets, { [at]: wrong }));
      const [isFound, rank] = [unequal(planted).length > 0, rankOf(planted, at)];
      plants.tried++;
      plants.found += isFound ? 1 : 0;
      plants.first += rank === 1 ? 1 : 0;
      if (!isFound || rank !== 1)
        console.log(`  ${name} ${number} ${at} ${value} → ${wrong}：${isFound ? "报出" : "漏"}，排第 ${rank}`);
    }
    if (unequal(check(settled(sheets, new Random(number)))).length > 0) {
      counts.settled++;
      console.log(`  ${name} ${number} 有的合计由各项相加`);
    }
    const kind = random.pick(NAMES);
    const varied = vary(sheets, kind, random);
    if (varied === undefined) continue;
    counts.varied++;
    if (unequal(check(varied)).length === 0) continue;
    counts.wrong++;
    console.log(`  ${name} ${number} ${kind}`);
  }
  console.log(
    `${name}：${counts.sets} 套，没有看全 ${counts.unread}，不符 ${counts.unequal}，存疑 ${counts.doubtful}，未核对 ${counts.untried}；改写 ${counts.varied} 套，不符 ${counts.wrong}；` +
      `有的合计由各项相加，不符 ${counts.settled}；` +
      `种的错报出 ${plants.found}/${plants.tried}，排第一 ${plants.first}`,
  );
}
