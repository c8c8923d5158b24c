// The longest that any kind of hostile file of at most 64 KiB keeps the checking busy:
// npx tsx scripts/worst.ts [WORDS OF A NAME, or - for all] [PART/PARTS]
// Each kind says one thing as often as fits. Time is the processor's, so that a busy machine counts less; what takes long is done three times,
// and the least counts. Bundled (npx esbuild scripts/worst.ts --bundle --platform=node --format=esm --packages=external --outfile=dist/worst.mjs)
// it takes what the product takes. Ends with 1 where one takes longer than a second.
import { workbooks } from "./worst-kinds.ts";
import {
  asDocument,
  asDocumentOfTables,
  asSet,
  asWorkbook,
  MANY_MILLISECONDS,
  timesOf,
  totalOf,
  type Timed,
} from "./worst-time.ts";
import { DOCUMENTS, SETS } from "./worst-words.ts";

const MOST_MILLISECONDS = 1000;

const [, , words = "-", part = "1/1"] = process.argv;
const wanted = words === "-" ? "" : words;
const [own = 1, parts = 1] = part.split("/").map(Number);
const besideTables = Object.entries(DOCUMENTS).map(([name, make]) => [`beside tables, ${name}`, make] as const);
const kinds = [
  [await workbooks(), asWorkbook],
  [SETS, asSet],
  [DOCUMENTS, asDocument],
  [Object.fromEntries(besideTables), asDocumentOfTables],
] as const;
const mine = kinds
  .flatMap(([named, steps]) => Object.entries(named).map(([name, make]) => ({ name, make, steps })))
  .filter(({ name }, i) => name.includes(wanted) && i % parts === own - 1);
const all: Timed[] = [];
for (const { name, make, steps } of mine)
  for (const one of await timesOf(name, make, steps)) {
    all.push(one);
    if (totalOf(one) > MANY_MILLISECONDS || wanted !== "")
      console.log(
        `${totalOf(one).toFixed(0).padStart(7)} ms (reading ${one.read.toFixed(0)}, checking ${one.check.toFixed(0)})  ${one.name}, ${one.bytes} bytes: ${one.came}`,
      );
  }
all.sort((a, b) => totalOf(b) - totalOf(a));
const [worst] = all;
if (worst !== undefined) {
  console.log(`${mine.length} kinds; the longest is “${worst.name}”: ${totalOf(worst).toFixed(0)} ms`);
  if (totalOf(worst) > MOST_MILLISECONDS) process.exitCode = 1;
}
