import { check } from "../src/core/check.ts";
import { isHint, verdictOf, type Report } from "../src/core/report/finding.ts";
import { qualified, type SheetGrid } from "../src/core/sheet/grid.ts";
import { loadSolver } from "../src/solver/highs.ts";
import { rankOf, unequal } from "../test/cases/cases.ts";
import { NAMES, vary } from "../test/cases/variations.ts";
import { amountsIn, hundredths } from "../test/core/changes.ts";
import { Random } from "../test/core/honest.ts";
import { MADE_SETS } from "../test/core/made-sets.ts";
import { settled } from "../test/core/settled.ts";
import { edit } from "../test/core/sheets.ts";

// Honest sets of every kind, every figure rounded on its own, each once more as another place would print it, once with the totals of
// some tables added up from rounded parts, and with one figure wrong:
// npx tsx scripts/honest.ts [how many of each kind, 100 where not given] [the first] [part of the name of a kind] [--alone]
// With --alone the sets are looked at as they are and in no other way, which is four times as quick.

const isAlone = process.argv.includes("--alone");
const [count = "100", from = "0", part = ""] = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const solver = await loadSolver();

/** What findings of 不符 or 存疑 there are, by their rules. */
const rulesOf = ({ findings }: Report, verdict: "unequal" | "doubtful"): string =>
  findings
    .filter((finding) => !isHint(finding) && verdictOf(finding) === verdict)
    .map(
      (finding) =>
        `${"rule" in finding ? finding.rule.id : finding.kind}@${finding.cells.slice(0, 2).map(qualified).join("/")}`,
    )
    .join(" ");

for (const [name, make] of Object.entries(MADE_SETS).filter(([name]) => name.includes(part))) {
  const counts = { sets: 0, unread: 0, unequal: 0, doubtful: 0, untried: 0 };
  const others = { varied: 0, wrong: 0, settled: 0 };
  const plants = { tried: 0, found: 0, first: 0 };

  const alone = (number: number, sheets: SheetGrid[]): void => {
    const report = check(sheets, { solver });
    counts.sets++;
    const unread = report.strays.filter(({ byStructure, figures }) => byStructure !== true && figures === true);
    if (unread.length > 0) {
      counts.unread++;
      console.log(`  ${name} ${number} 没有看：${unread.map(({ text }) => text).join("、")}`);
    }
    if (unequal(report).length > 0) {
      counts.unequal++;
      console.log(`  ${name} ${number} 不符：${rulesOf(report, "unequal")}`);
    }
    if (report.counts.doubtful > 0) {
      counts.doubtful++;
      console.log(`  ${name} ${number} 存疑：${rulesOf(report, "doubtful")}`);
    }
    counts.untried += report.untried.length > 0 ? 1 : 0;
  };

  const planted = (number: number, sheets: SheetGrid[], random: Random): void => {
    const amounts = amountsIn(sheets).filter((one) => Math.abs(one.value) > 1);
    for (const { at, value } of random.some(amounts, 1)) {
      const wrong = hundredths(random.chance(0.5) ? value + 7.77 : value * 10);
      const report = check(edit(sheets, { [at]: wrong }), { solver });
      const [isFound, rank] = [unequal(report).length > 0, rankOf(report, at)];
      plants.tried++;
      plants.found += isFound ? 1 : 0;
      plants.first += rank === 1 ? 1 : 0;
      if (!isFound || rank !== 1)
        console.log(`  ${name} ${number} ${at} ${value} → ${wrong}：${isFound ? "报出" : "漏"}，排第 ${rank}`);
    }
  };

  const otherwise = (number: number, sheets: SheetGrid[], random: Random): void => {
    const added = check(settled(sheets, new Random(number)), { solver });
    const settledWrong = rulesOf(added, "unequal");
    if (settledWrong !== "") {
      others.settled++;
      console.log(`  ${name} ${number} 有的合计由各项相加：${settledWrong}`);
    }
    const kind = random.pick(NAMES);
    const varied = vary(sheets, kind, random);
    if (varied === undefined) return;
    others.varied++;
    const report = check(varied, { solver });
    if (unequal(report).length === 0) return;
    others.wrong++;
    console.log(`  ${name} ${number} ${kind}：${rulesOf(report, "unequal")}`);
  };

  for (let number = Number(from); number < Number(from) + Number(count); number++) {
    const sheets = make(number);
    alone(number, sheets);
    if (isAlone) continue;
    const random = new Random(number);
    planted(number, sheets, random);
    otherwise(number, sheets, random);
  }
  console.log(
    `${name}：${counts.sets} 套，没有看全 ${counts.unread}，不符 ${counts.unequal}，存疑 ${counts.doubtful}，未核对 ${counts.untried}` +
      (isAlone
        ? ""
        : `；改写 ${others.varied} 套，不符 ${others.wrong}；有的合计由各项相加，不符 ${others.settled}；` +
          `种的错报出 ${plants.found}/${plants.tried}，排第一 ${plants.first}`),
  );
}
