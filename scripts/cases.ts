import { check } from "../src/core/check.ts";
import { isHint, verdictOf, type Finding } from "../src/core/report/finding.ts";
import { qualified } from "../src/core/sheet/grid.ts";
import { edit } from "../test/core/sheets.ts";
import { CASES, PLANTS, caseSheets, rankOf, unequal } from "../test/cases/cases.ts";

// What is read, said and found in the documents of test/cases: npx tsx scripts/cases.ts [part of a name] [-v]

const [part = ""] = process.argv.slice(2).filter((word) => !word.startsWith("-"));
const isLong = process.argv.includes("-v");
const total = { tables: 0, read: 0, unequal: 0, plants: 0, found: 0, first: 0 };

const inWords = (finding: Finding): string => {
  const id = "rule" in finding ? finding.rule.id : "";
  const what = finding.kind === "comparison" ? `${finding.verdict} ${finding.left} ${finding.right}` : finding.kind;
  const more = "what" in finding ? JSON.stringify(finding.what) : "";
  return `  ${id} ${what} ${more} ${finding.cells.slice(0, 5).map(qualified).join(" ")}`;
};

for (const name of CASES.filter((one) => one.includes(part))) {
  const sheets = caseSheets(name);
  const report = check(sheets);
  const { counts, findings, strays, sets, untried } = report;
  const read = new Set(report.tables.map(({ sheet }) => sheet)).size;
  const wrong = unequal(report);
  const hints = findings.filter((one) => isHint(one) && !["equal", "rounding"].includes(verdictOf(one)));
  const called = sets.map(({ profile, year = "", missing }) => `${profile?.name ?? "—"} ${year} 缺${missing.length}`);
  console.log(
    `${name}：${read}/${sheets.length} 张，${called.join("、")}，相符 ${counts.equal}，空 ${counts.empty}，尾差 ${counts.rounding}，` +
      `存疑 ${counts.doubtful}，不符 ${wrong.length}，提示 ${hints.length}，未核对 ${counts.untried}`,
  );
  for (const stray of strays) console.log(`  ${stray.reason} ${stray.text}`);
  for (const finding of isLong ? findings : wrong) console.log(inWords(finding));
  if (isLong) for (const { rule, why, count } of untried) console.log(`  未核对 ${rule.id} ${why.reason} ×${count}`);
  total.tables += sheets.length;
  total.read += read;
  total.unequal += wrong.length;
  for (const [, cell, value] of PLANTS.filter(([document]) => document === name)) {
    const planted = check(edit(sheets, { [cell]: value }));
    const isFound = unequal(planted).length > wrong.length;
    const rank = rankOf(planted, cell);
    total.plants++;
    total.found += isFound ? 1 : 0;
    total.first += rank === 1 ? 1 : 0;
    if (!isFound || rank !== 1) console.log(`  种 ${cell} = ${value}：${isFound ? "报出" : "漏"}，排第 ${rank}`);
  }
}
console.log(
  `认出 ${total.read}/${total.tables} 张，不符 ${total.unequal}，种的错报出 ${total.found}/${total.plants}，排第一 ${total.first}`,
);
