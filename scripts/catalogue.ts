/**
 * Checks the tables in catalogue/ and writes src/core/subjects/catalogue.ts from them.
 *
 *   npx tsx scripts/catalogue.ts            check, then write the module
 *   npx tsx scripts/catalogue.ts --check    check, and fail where the module is stale
 *
 * Exit status 1 where a table has a fault, or the module is stale or too large.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

/** The gzipped module may not be larger: the task pane loads it. */
export const LARGEST_GZIP = 40 * 1024;

const FOLDER = new URL("../catalogue/", import.meta.url);
const MODULE = new URL("../src/core/subjects/catalogue.ts", import.meta.url);

/** The charts in the order of their codes; `lengths` are the code lengths the chart goes down to. */
const CHARTS = [
  { name: "income", digit: "1", lengths: [3, 5, 7] },
  { name: "functional", digit: "2", lengths: [3, 5, 7] },
  { name: "economic-department", digit: "3", lengths: [3, 5] },
  { name: "economic-government", digit: "5", lengths: [3, 5] },
] as const;

const SUBJECT = ["code", "name", "level", "parent", "first_year", "last_year", "evidence"] as const;
const EVIDENCE = ["code", "name", "chart", "kind", "where", "fiscal_year"] as const;
const MAP = ["gov_code", "gov_name", "dept_code", "dept_name", "evidence", "note"] as const;
const CHANGE = ["chart", "kind", "year", "old_code", "old_name", "new_code", "new_name", "evidence", "note"] as const;
const DOUBT = ["chart", "code", "name", "reason"] as const;

/** One line of a table: its cells by column, and where it stands ("changes.tsv:7"). */
type Row<Column extends string> = Readonly<Record<Column | "at", string>>;
type SubjectRow = Row<(typeof SUBJECT)[number]>;
type ChangeRow = Row<(typeof CHANGE)[number]>;

/** The checked tables: subjects by chart, then by code, both in order; changes in the order of the file. */
export interface Tables {
  readonly charts: ReadonlyMap<string, ReadonlyMap<string, SubjectRow>>;
  readonly changes: readonly ChangeRow[];
  /** What is wrong, each with its place; the module may be written only where this is empty. */
  readonly faults: readonly string[];
}

/** Text of a file of the repository's own catalogue folder; throws where it is missing. */
export function catalogueFile(file: string): string {
  return readFileSync(new URL(file, FOLDER), "utf8");
}

/**
 * Reads and checks all tables. `text` gives a file's content by its name ("income.tsv").
 * Faults are gathered, not thrown, so that one run shows them all.
 */
export function readTables(text: (file: string) => string = catalogueFile): Tables {
  const faults: string[] = [];
  const bad = (at: string, fault: string) => faults.push(`${at}: ${fault}`);

  function rows<Column extends string>(file: string, columns: readonly Column[]): Row<Column>[] {
    const content = text(file);
    if (content.startsWith("\uFEFF")) bad(file, "starts with a byte order mark");
    if (content.includes("\r")) bad(file, "carriage return");
    if (!content.endsWith("\n")) bad(file, "no newline at the end");
    const [header, ...lines] = content.replace(/\n$/, "").split("\n");
    if (header !== columns.join("\t")) {
      bad(file, `header is ${JSON.stringify(header)}`);
      return [];
    }
    return lines.flatMap((line, index) => {
      const at = `${file}:${index + 2}`;
      const cells = line.split("\t");
      if (cells.length !== columns.length) {
        bad(at, `${cells.length} columns`);
        return [];
      }
      if (cells.some((cell) => cell !== cell.trim())) bad(at, "a cell with space around it");
      return [{ ...Object.fromEntries(columns.map((column, i) => [column, cells[i]])), at } as Row<Column>];
    });
  }

  function checkYear(at: string, year: string) {
    if (!/^(20\d\d)?$/.test(year)) bad(at, `year is "${year}"`);
  }

  function checkEvidence(at: string, evidence: string) {
    if (!["seed", "source", "recalled"].includes(evidence)) bad(at, `evidence is "${evidence}"`);
  }

  function checkChart({ name: chart, digit, lengths }: (typeof CHARTS)[number]): Map<string, SubjectRow> {
    const byCode = new Map<string, SubjectRow>();
    const siblings = new Map<string, string>();
    let previous = "";
    for (const row of rows(`${chart}.tsv`, SUBJECT)) {
      const { at, code, name } = row;
      if (!/^\d+$/.test(code) || !lengths.some((length) => length === code.length)) {
        bad(at, `code "${code}" has a wrong form`);
        continue;
      }
      if (!code.startsWith(digit)) bad(at, `code ${code} does not start with ${digit}`);
      if (/^...(..)?00/.test(code)) bad(at, `code ${code} has a 00 part`);
      if (byCode.has(code)) bad(at, `code ${code} twice`);
      else if (code < previous) bad(at, `code ${code} out of order`);
      if (row.level !== { 3: "类", 5: "款", 7: "项" }[code.length]) bad(at, `level of ${code} is "${row.level}"`);
      if (row.parent !== (code.length > 3 ? code.slice(0, -2) : "")) bad(at, `parent of ${code} is "${row.parent}"`);
      // Also what lets a name stand in a template literal and between tabs without escapes.
      if (!/^[\u4e00-\u9fff（）、，“”《》〔〕·]+$/.test(name)) bad(at, `name "${name}" has an unexpected character`);
      if (name.split("（").length !== name.split("）").length) bad(at, `name "${name}" has unpaired brackets`);
      const sibling = siblings.get(`${row.parent} ${name}`);
      if (sibling !== undefined && sibling !== code) bad(at, `${code} has the name of ${sibling} beside it`);
      checkEvidence(at, row.evidence);
      checkYear(at, row.first_year);
      checkYear(at, row.last_year);
      if (row.first_year && row.last_year && row.first_year > row.last_year) bad(at, "first_year after last_year");
      // Habit of the chart: these three have a fixed number. Others have exceptions and are left alone.
      const usual = { 行政运行: "01", 一般行政管理事务: "02", 机关服务: "03" }[name];
      if (chart === "functional" && code.length === 7 && usual && !code.endsWith(usual)) bad(at, `${name} at ${code}`);
      siblings.set(`${row.parent} ${name}`, code);
      byCode.set(code, row);
      previous = code;
    }
    for (const { at, code, first_year, last_year } of byCode.values()) {
      if (code.length === 3) continue;
      const above = byCode.get(code.slice(0, -2));
      if (!above) {
        bad(at, `${code} has no parent in the file`);
        continue;
      }
      if (above.first_year && first_year < above.first_year) bad(at, `${code} starts before its parent`);
      if (above.last_year && (!last_year || last_year > above.last_year)) bad(at, `${code} ends after its parent`);
    }
    return byCode;
  }

  const charts = new Map<string, Map<string, SubjectRow>>(CHARTS.map((chart) => [chart.name, checkChart(chart)]));

  /** The row a line of another table speaks of, which must exist and have the name given. */
  function refer(at: string, chart: string, code: string, name: string): void {
    const row = charts.get(chart)?.get(code);
    if (!row) bad(at, `${code} is not in ${chart}`);
    else if (row.name !== name) bad(at, `name of ${code} differs from ${chart}`);
  }

  const kinds = new Map<string, string>();
  for (const { at, code, name, chart, kind, where } of rows("evidence.tsv", EVIDENCE)) {
    refer(at, chart, code, name);
    if ((kind !== "seed" && kind !== "source") || where === "") bad(at, "kind or place missing");
    if (kinds.get(code) !== "seed") kinds.set(code, kind);
  }
  for (const { at, code, evidence } of [...charts.values()].flatMap((chart) => [...chart.values()])) {
    const shown = kinds.get(code) ?? "recalled";
    if (evidence !== shown) bad(at, `${code} says ${evidence}, evidence.tsv says ${shown}`);
  }

  let previousPair = "";
  const governmentOf = new Map<string, string>();
  for (const { at, gov_code, gov_name, dept_code, dept_name, evidence, note } of rows("economic-map.tsv", MAP)) {
    refer(at, "economic-government", gov_code, gov_name);
    refer(at, "economic-department", dept_code, dept_name);
    checkEvidence(at, evidence);
    if (gov_code.length !== 5) bad(at, `${gov_code} is not a 款`);
    if (dept_code.length === 3 && !note.includes("whole")) bad(at, `${dept_code} is a whole 类 without a note`);
    const pair = `${gov_code} ${dept_code}`;
    if (pair === previousPair) bad(at, `pair ${pair} twice`);
    if (pair < previousPair) bad(at, `pair ${pair} out of order`);
    previousPair = pair;
    const other = governmentOf.get(dept_code);
    if (dept_code.length === 5 && other !== undefined && other !== gov_code) {
      bad(at, `${dept_code} goes to ${other} and ${gov_code}`);
    }
    governmentOf.set(dept_code, gov_code);
  }

  const changes = rows("changes.tsv", CHANGE);
  for (const { at, chart, kind, year, old_code, old_name, new_code, new_name, evidence } of changes) {
    checkYear(at, year);
    checkEvidence(at, evidence);
    if (!["rename", "move", "new", "retired"].includes(kind)) bad(at, `kind is "${kind}"`);
    if (kind !== "rename") {
      if (new_code) refer(at, chart, new_code, new_name);
      continue;
    }
    // A subject renamed twice has a line whose new name is no longer that of the chart.
    if (!charts.get(chart)?.has(new_code)) bad(at, `${new_code} is not in ${chart}`);
    if (old_code !== new_code || old_name === new_name || !old_name) bad(at, "not a renaming");
    if (/[\t`$\\:]/.test(old_name)) bad(at, `name "${old_name}" has an unexpected character`);
  }

  for (const { at, chart, code, name } of rows("doubtful.tsv", DOUBT)) refer(at, chart, code, name);

  return { charts, changes, faults };
}

/** The text of src/core/subjects/catalogue.ts for tables without faults. */
export function moduleText({ charts, changes }: Tables): string {
  const former = new Map<string, string[]>();
  for (const { kind, year, old_code, old_name } of changes) {
    if (kind !== "rename") continue;
    // The year of a change is the first with the new name.
    const entry = `${year && Number(year) - 1}:${old_name}`;
    former.set(old_code, [...(former.get(old_code) ?? []), entry]);
  }
  const subjects = [...charts.values()].flatMap((chart) => [...chart.values()]);
  const lines = subjects.map(({ code, name, evidence, first_year, last_year }) =>
    [code, name, evidence === "recalled" ? "" : evidence, first_year, last_year, ...(former.get(code) ?? [])]
      .join("\t")
      .trimEnd(),
  );
  const years = [...subjects.map((row) => row.first_year), ...changes.map((row) => row.year)];
  const moves = changes.filter(({ kind, old_code, new_code }) => kind === "move" && old_code && new_code);
  return `// Generated from catalogue/*.tsv by scripts/catalogue.ts; do not edit.

/** The newest edition the tables know of. */
export const EDITION = ${Math.max(...years.map(Number))};

/**
 * One subject a line, in the order of the codes, with tabs between: code, name, evidence (blank is recalled),
 * first year, last year, then each former name behind the last year it was valid and a colon.
 * Blank columns at the end are left out; level, parent and chart follow from the code.
 */
export const ROWS = \`\\
${lines.join("\n")}\`;

/** Codes that stand for what had another code before: the new one with the old ones, in the order of the file. */
export const MOVES: readonly (readonly [string, string])[] = [
${moves.map(({ old_code, new_code }) => `  [${JSON.stringify(new_code)}, ${JSON.stringify(old_code)}],`).join("\n")}
];
`;
}

/** Bytes of the text as a server would send it. */
export function gzipSize(text: string): number {
  return gzipSync(text, { level: 9 }).length;
}

function main(): void {
  const tables = readTables();
  const problems = [...tables.faults];
  if (problems.length === 0) {
    const text = moduleText(tables);
    const size = gzipSize(text);
    console.log(`src/core/subjects/catalogue.ts: ${size} bytes gzipped, ${LARGEST_GZIP} allowed`);
    if (size > LARGEST_GZIP) problems.push("the module is too large");
    if (!process.argv.includes("--check")) writeFileSync(MODULE, text);
    else if (readFileSync(MODULE, "utf8") !== text) {
      problems.push("src/core/subjects/catalogue.ts is stale; run npx tsx scripts/catalogue.ts");
    }
  }
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
