import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { Publication } from "../src/core/publication/publication.ts";
import { wordsOf, type Wishes } from "../src/core/publication/words.ts";
import type { SheetGrid } from "../src/core/sheet/grid.ts";
import { WORDS_SHEET } from "../src/core/writing/say.ts";
import type { GivenBook } from "../src/core/years/book.ts";
import { readWorkbook } from "../src/files/read.ts";
import { withWordsSheets } from "../src/files/xlsx/words-sheets.ts";
import { workbookOf } from "../test/cli/workbooks.ts";
import { amountsIn, hundredths } from "../test/core/changes.ts";
import { Random } from "../test/core/honest.ts";
import { MADE_SETS } from "../test/core/made-sets.ts";
import { edit, seed } from "../test/core/sheets.ts";

// Whether the sheet of formulas says what we write ourselves once LibreOffice has reckoned it anew; soffice must be there:
//   npx tsx scripts/formulas.ts [cells changed of each, 5 where not given] [made sets of each kind, 1] [part of a name] [--keep]
// The formulas are those of the tables as they were; a cell of the tables is changed then, and every stored result taken out. What is
// written from the changed tables must stand in each row.

const isKept = process.argv.includes("--keep");
const [changes = "5", sets = "1", part = ""] = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const show = (text: string): void => void process.stdout.write(`${text}\n`);

interface Case {
  readonly name: string;
  readonly sheets: readonly SheetGrid[];
  readonly books: readonly GivenBook[];
}

const cases: Case[] = (["000", "003", "004"] as const).map((id) => ({ name: id, sheets: seed(id), books: [] }));
for (const [name, make] of Object.entries(MADE_SETS))
  for (let n = 1; n <= Number(sets); n++)
    cases.push({
      name: `${name} ${n}`,
      sheets: make(n),
      books: [{ book: "last", name: "上年", sheets: make(n + 100) }],
    });

/** Answers to all that is asked of the tables as they are. */
function wishesFor(publication: Publication): Wishes {
  let answers = new Map<string, string>();
  for (let round = 0; round < 3; round++) {
    const asked = wordsOf(publication, { answers })?.asked ?? [];
    answers = new Map(asked.map(({ key, is }) => [key, is === "words" ? "业务需要" : is === "count" ? "3" : "12.34"]));
  }
  return { answers };
}

/** The sentences by their keys. */
async function sentencesIn(bytes: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const { sheets } = await readWorkbook(bytes);
  const found = new Map<string, string>();
  for (const { name, left, rows } of sheets)
    if (name === WORDS_SHEET)
      for (const row of rows) {
        const [text, key] = [row[0 - left], row[1 - left]];
        if (typeof text === "string" && typeof key === "string" && key !== "") found.set(key, text);
      }
  return found;
}

/** The words sheet of one workbook in another, whose tables are other ones, with nothing stored for its formulas. */
function reckonedAnew(tables: Uint8Array, formulas: Uint8Array): Uint8Array {
  const [own, made] = [unzipSync(tables), unzipSync(formulas)];
  for (const [path, part] of Object.entries(own))
    if (path.startsWith("xl/worksheets/sheet") && made[path]) made[path] = part;
  for (const [path, part] of Object.entries(made))
    if (path.startsWith("xl/worksheets/sheet") && own[path] === undefined)
      made[path] = strToU8(strFromU8(part).replaceAll(/(<\/f>)<v>[^<]*<\/v>/g, "$1"));
  return zipSync(made);
}

const folder = mkdtempSync(join(tmpdir(), "formulas-"));
const tried: { readonly name: string; readonly file: string; readonly expected: ReadonlyMap<string, string> }[] = [];
for (const { name, sheets, books } of cases.filter((one) => one.name.includes(part))) {
  const publication = new Publication({ sheets, books }, { year: "2024" });
  const wishes = wishesFor(publication);
  const formulas = await withWordsSheets(workbookOf(sheets), publication, wishes, "zh-CN");
  if (formulas === undefined) continue;
  const random = new Random(7);
  const cells = random.some(amountsIn(sheets), Number(changes));
  const ways = [
    { at: "as it is", changed: sheets },
    ...cells.map(({ at, value }) => ({
      at,
      changed: edit(sheets, { [at]: random.pick([0, hundredths(value + 1.11), hundredths(value * 2)]) }),
    })),
  ];
  for (const { at, changed } of ways) {
    const file = `${tried.length}.xlsx`;
    const tables = workbookOf(changed);
    const now = new Publication({ sheets: changed, books }, { year: "2024" });
    const ours = await withWordsSheets(tables, now, wishes, "zh-CN");
    if (ours === undefined) continue;
    writeFileSync(join(folder, file), reckonedAnew(tables, formulas));
    tried.push({ name: `${name} ${at}`, file, expected: await sentencesIn(ours) });
  }
}
const out = join(folder, "out");
mkdirSync(out);
execFileSync(
  "soffice",
  ["--headless", "--convert-to", "xlsx", "--outdir", out, ...tried.map(({ file }) => join(folder, file))],
  { stdio: "ignore" },
);
let [same, other] = [0, 0];
for (const { name, file, expected } of tried) {
  const found = await sentencesIn(readFileSync(join(out, file)));
  for (const [key, text] of expected) {
    if (found.get(key) === text) same++;
    else {
      other++;
      show(`${name} ${key}\n  ours ${text}\n  there ${found.get(key) ?? "—"}`);
    }
  }
}
if (!isKept) rmSync(folder, { recursive: true });
show(`${tried.length} workbooks: ${same} sentences the same, ${other} others`);
