import { Random } from "../test/core/honest.ts";
import { CHANGES, changeWords } from "../test/core/word-changes.ts";

// Honest documents of many places with one figure, or the word beside it, changed: how many are found, by the kind of change.
// npx tsx scripts/plants.ts [how many, 1000 where not given] [the seed, 0 where not given]

const [count = "1000", seed = "0"] = process.argv.slice(2);
const random = new Random(Number(seed));
const kinds = new Map(CHANGES.map((change) => [change, { tried: 0, found: 0, within: 0 }]));
for (let i = 0; i < Number(count);) {
  const change = random.pick(CHANGES);
  const outcome = changeWords(random.whole(0, 200), random, i % 4 === 0, change);
  if (outcome === undefined) continue;
  i++;
  const own = kinds.get(change)!;
  if (outcome.withinRounding) own.within++;
  else {
    own.tried++;
    if (outcome.found) own.found++;
    else
      console.log(
        `  ${outcome.place} ${outcome.change} ${outcome.before.text} → ${outcome.now} ${outcome.before.against.is} …${outcome.before.sentence.slice(Math.max(0, outcome.before.from - 40), outcome.before.from + 20)}`,
      );
  }
}
let [tried, found] = [0, 0];
for (const [change, own] of kinds) {
  tried += own.tried;
  found += own.found;
  console.log(`${change}：改了 ${own.tried}，找到 ${own.found}；在四舍五入之内 ${own.within}`);
}
console.log(`共改 ${tried} 处，找到 ${found}（${((100 * found) / Math.max(1, tried)).toFixed(2)} %）`);
