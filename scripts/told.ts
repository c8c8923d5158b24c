import { readTables } from "../src/core/check.ts";
import { checkWords } from "../src/core/prose/check-words.ts";
import { proseWords } from "../src/core/prose/say.ts";
import { Random } from "../test/core/honest.ts";
import { reworded, WAYS } from "../test/core/told/reworded.ts";
import { PLACES, told } from "../test/core/told/told.ts";

// Honest documents in the forms of many places, beside their tables and alone: what is said to be 不符 or 存疑 is a false alarm, what is left a miss.
// npx tsx scripts/told.ts [how many of each place, 20 where not given] [a place] [--reworded] [--way=N]

const [count = "20", wanted] = process.argv.slice(2).filter((one) => !one.startsWith("--"));
const given = process.argv.find((one) => one.startsWith("--way="))?.slice(6);
const way = given === undefined ? undefined : Number(given);
const say = proseWords("zh-CN");
const EXCUSED = new Set(["date", "number", "threshold", "reason", "alone", "zero-base", "other-books", "count"]);
for (const place of Object.keys(PLACES)) {
  if (wanted !== undefined && place !== wanted) continue;
  const counts = { beside: [0, 0, 0], alone: [0, 0, 0] };
  const seen = new Set<string>();
  for (let number = 0; number < Number(count); number++) {
    const { sheets, lines: plain } = told(place, number);
    const lines =
      way !== undefined
        ? plain.map((line) => line.replace(WAYS[way]![0], WAYS[way]![1]))
        : process.argv.includes("--reworded")
          ? reworded(plain, new Random(number + 77))
          : plain;
    for (const beside of [true, false]) {
      const { claims, remarks } = checkWords(
        { name: place.endsWith("预算") ? place : `${place}决算`, lines },
        beside ? readTables(sheets).tables : [],
      );
      const own = counts[beside ? "beside" : "alone"];
      for (const claim of claims) {
        const { verdict, against, text, sentence, from, section } = claim;
        const isWrong = verdict === "unequal" || verdict === "doubtful";
        const isLeft = against.is === "none" && !EXCUSED.has(against.why) && beside;
        if (verdict === "equal" || verdict === "rounding") own[0]!++;
        if (isWrong) own[1]!++;
        if (isLeft) own[2]!++;
        const words = sentence.slice(Math.max(0, from - 30), from).replaceAll(/[\d.,]+/g, "#");
        const key = `${section} ${words} ${verdict}`;
        if ((!isWrong && !isLeft) || seen.has(key)) continue;
        seen.add(key);
        console.log(
          `  ${place} ${number} ${beside ? "" : "alone "}${say.verdicts[verdict]} ${section} ${text} ${verdict === "untried" ? say.why(claim) : say.claim(claim)} …${words}`,
        );
      }
      for (const remark of remarks) {
        const key = `${remark.section} ${remark.kind} ${remark.text.replaceAll(/[\d.,]+/g, "#")}`;
        if (seen.has(key)) continue;
        seen.add(key);
        console.log(`  ${place} ${number} remark ${remark.section} ${remark.text} ${say.remark(remark)}`);
      }
    }
  }
  console.log(
    `${place}：有表时相符 ${counts.beside[0]}，不符或存疑 ${counts.beside[1]}，没有对上 ${counts.beside[2]}；没有表时相符 ${counts.alone[0]}，不符或存疑 ${counts.alone[1]}`,
  );
}
