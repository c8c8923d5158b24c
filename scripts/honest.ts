import { check } from "../src/core/check.ts";
import { unequal } from "../test/cases/cases.ts";
import { NAMES, vary } from "../test/cases/variations.ts";
import { honestElsewhere } from "../test/core/elsewhere.ts";
import { honestBudget, honestFinal, Random } from "../test/core/honest.ts";
import { honestNational, honestSichuan } from "../test/core/sichuan.ts";

// Honest sets of every kind, every figure rounded on its own, and each once more as another place would print it:
// npx tsx scripts/honest.ts [how many of each kind, 100 where not given] [the first]

const [count = "100", from = "0"] = process.argv.slice(2);
const KINDS = {
  青海决算: honestFinal,
  四川决算: honestSichuan,
  全国决算: honestNational,
  四川预算: honestBudget,
  别处预算: honestElsewhere,
};
for (const [name, make] of Object.entries(KINDS)) {
  const counts = { sets: 0, unequal: 0, doubtful: 0, untried: 0, varied: 0, wrong: 0 };
  for (let number = Number(from); number < Number(from) + Number(count); number++) {
    const sheets = make(number);
    const report = check(sheets);
    counts.sets++;
    counts.unequal += unequal(report).length > 0 ? 1 : 0;
    counts.doubtful += report.counts.doubtful > 0 ? 1 : 0;
    counts.untried += report.untried.some(({ why }) => why.reason !== "no-solver") ? 1 : 0;
    const random = new Random(number);
    const kind = random.pick(NAMES);
    const varied = vary(sheets, kind, random);
    if (varied === undefined) continue;
    counts.varied++;
    if (unequal(check(varied)).length === 0) continue;
    counts.wrong++;
    console.log(`  ${name} ${number} ${kind}`);
  }
  console.log(
    `${name}：${counts.sets} 套，不符 ${counts.unequal}，存疑 ${counts.doubtful}，未核对 ${counts.untried}；改写 ${counts.varied} 套，不符 ${counts.wrong}`,
  );
}
