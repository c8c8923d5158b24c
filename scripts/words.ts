import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { readTables } from "../src/core/check.ts";
import { checkWords, type WordsReport } from "../src/core/prose/check-words.ts";
import type { Claim } from "../src/core/prose/claim.ts";
import type { WhyUntried } from "../src/core/prose/grammar/slot.ts";
import { proseWords } from "../src/core/prose/say.ts";
import { qualified, type SheetGrid } from "../src/core/sheet/grid.ts";
import { readDocument } from "../src/files/documents.ts";
import { readWorkbook } from "../src/files/read.ts";

// How much of the words of a document is tried: npx tsx scripts/words.ts 说明.docx [公开表.xlsx …] [--all]
// For each document: of the figures in its account that can be derived, how many are held against something, and why others are not.

/** Reasons that no tables and no other words could remove: what is said stands nowhere else. */
const NOWHERE: ReadonlySet<WhyUntried> = new Set<WhyUntried>([
  "date",
  "number",
  "threshold",
  "glossary",
  "annex",
  "reason",
  "count",
  "sheet",
  "taken-back",
  "other-books",
  "no-last-year",
  "no-plan",
  "comparable",
  "zero-base",
  // Said once, and there is no table.
  "alone",
]);

const say = proseWords("zh-CN");

function line(claim: Claim): string {
  const { section, text, sentence, from, verdict, cells } = claim;
  const where = cells.slice(0, 2).map(qualified).join("、");
  return `  ${say.verdicts[verdict]}  ${section}  ${text}  ${say.claim(claim)}${where === "" ? "" : `（${where}）`}  …${sentence.slice(Math.max(0, from - 24), from)}`;
}

function measure({ name, claims, remarks }: WordsReport, all: boolean): string[] {
  const own = claims.filter(({ zone }) => zone === "account");
  const why = ({ against }: Claim): WhyUntried | undefined => (against.is === "none" ? against.why : undefined);
  const tried = own.filter(({ verdict }) => verdict !== "untried");
  const linked = tried.filter(({ verdict }) => verdict === "equal" || verdict === "rounding");
  const left = own.filter((claim) => {
    const reason = why(claim);
    return reason !== undefined && !NOWHERE.has(reason);
  });
  const reasons = new Map<string, number>();
  for (const claim of claims)
    if (claim.verdict === "untried") reasons.set(say.why(claim), (reasons.get(say.why(claim)) ?? 0) + 1);
  const share = (100 * tried.length) / Math.max(1, tried.length + left.length);
  return [
    `${name}：情况说明里能推出的数 ${tried.length + left.length} 个，对上 ${linked.length}，不符或存疑 ${tried.length - linked.length}，没有对上 ${left.length}（核对了 ${share.toFixed(1)} %）`,
    ...claims.filter(({ verdict }) => verdict === "unequal" || verdict === "doubtful").map(line),
    ...remarks.map(
      (one) => `  ${one.hint ? say.hint : say.verdicts.unequal}  ${one.section}  ${one.text}  ${say.remark(one)}`,
    ),
    ...(all ? claims.filter(({ verdict }) => verdict === "untried") : left).map(line),
    `  未核对的原因：${[...reasons].map(([reason, count]) => `${reason} ${count}`).join("，")}`,
  ];
}

const paths = process.argv.slice(2).filter((path) => !path.startsWith("--"));
const isBook = (path: string): boolean => /\.(?:xlsx|xlsm|xls|ods|et)$/i.test(path);
const sheets: SheetGrid[] = [];
for (const path of paths.filter(isBook)) sheets.push(...(await readWorkbook(readFileSync(path))).sheets);
for (const path of paths.filter((one) => !isBook(one))) {
  const { lines, tables } = readDocument(readFileSync(path));
  const report = checkWords({ name: basename(path), lines }, readTables(sheets.length > 0 ? sheets : tables).tables);
  console.log(measure(report, process.argv.includes("--all")).join("\n"));
}
