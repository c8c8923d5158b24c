import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { documentOf, type PublishedDocument } from "../src/core/publication/document.ts";
import { Publication } from "../src/core/publication/publication.ts";
import type { SheetGrid } from "../src/core/sheet/grid.ts";
import { WORDS_FORMS } from "../src/core/writing/forms.ts";
import { newPublishedDocument } from "../src/files/docx/document.ts";
import { bestLook, entriesOf, pagesOf, place } from "../src/files/docx/pages.ts";
import { Random } from "../test/core/honest.ts";
import { MADE_SETS } from "../test/core/made-sets.ts";
import { performance, seed } from "../test/core/sheets.ts";

// Whether the pages in the 目录 of whole documents are those that LibreOffice lays out; soffice and pdftotext must be there:
//   npx tsx scripts/pages.ts [how many of each kind, 5 where not given] [the first] [part of the name of a kind] [--keep]
// The entries are listed from which on pages are other ones, and every page with hardly anything on it. With --keep the files stay.

const isKept = process.argv.includes("--keep");
const [count = "5", from = "0", part = ""] = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const show = (text: string): void => void process.stdout.write(`${text}\n`);
const bare = (text: string): string => text.replaceAll(/\s/g, "");

/** A document with every question answered, in so many words. */
function made(sheets: readonly SheetGrid[], random: Random, form?: string): PublishedDocument | undefined {
  const publication = new Publication({ sheets });
  let answers = new Map<string, string>();
  let document: PublishedDocument | undefined;
  for (let round = 0; round < 3; round++) {
    document = documentOf(publication, { answers, ...(form === undefined ? {} : { form }) });
    answers = new Map(
      document?.asked.map(({ key, is }) => [
        key,
        is === "words" ? `${"按照有关规定和工作安排，".repeat(random.whole(0, 6))}业务需要` : "0",
      ]),
    );
  }
  return document;
}

const names = new Map<string, PublishedDocument>();
const keep = (name: string, sheets: readonly SheetGrid[], random: Random): void => {
  const document = made(sheets, random);
  if (document !== undefined) names.set(name, document);
};
for (const id of ["000", "003", "004"] as const) {
  if (!id.includes(part)) continue;
  keep(id, seed(id), new Random(1));
  if (id !== "000") keep(`${id}-annexes`, [...seed(id), ...performance(id)], new Random(2));
}
for (const [name, make] of Object.entries(MADE_SETS).filter(([name]) => name.includes(part)))
  for (let i = Number(from); i < Number(from) + Number(count); i++) keep(`${name}-${i}`, make(i), new Random(i));

const folder = mkdtempSync(join(tmpdir(), "pages-"));
const files = [...names].map(([name, document], i) => {
  const path = join(folder, `${i}.docx`);
  writeFileSync(path, newPublishedDocument(document));
  return { name, document, path, pdf: join(folder, `${i}.pdf`) };
});
show(`${files.length} documents (${WORDS_FORMS.length} forms), ${folder}`);
execFileSync("soffice", ["--headless", "--convert-to", "pdf", "--outdir", folder, ...files.map(({ path }) => path)], {
  stdio: "ignore",
});

const sums = { entries: 0, right: 0, thin: 0 };
for (const { name, document, pdf } of files) {
  execFileSync("pdftotext", ["-layout", pdf, `${pdf}.txt`]);
  const printed = readFileSync(`${pdf}.txt`, "utf8").split("\f").slice(0, -1);
  const texts = printed.map(bare);
  const look = bestLook(document.blocks);
  const pages = pagesOf(place(document.blocks, look), look) ?? [];
  const entries = entriesOf(document.blocks);
  const first = texts.findIndex((text, i) => i > 1 && text.startsWith(bare(entries[0]?.text ?? "")));
  let [after, off] = [Math.max(2, first), 0];
  for (const { at, text } of entries) {
    const real = texts.findIndex((page, i) => i >= after && page.includes(bare(text)));
    sums.entries++;
    const page = pages[at] ?? 0;
    if (page === real + 1) sums.right++;
    // Those after it are as wrong.
    else if (page - real !== off) show(`  ${name} “${text}” on ${page}, printed on ${real + 1}`);
    off = page - real;
    if (real >= 0) after = real;
  }
  printed.forEach((text, i) => {
    const lines = text.split("\n").filter((line) => line.trim() !== "");
    if (lines.length > 3 || i === 0) return;
    sums.thin++;
    show(`  ${name} page ${i + 1} has ${lines.length} lines: ${lines[0]?.trim() ?? ""}`);
  });
}
if (!isKept) rmSync(folder, { recursive: true });
show(`${sums.right} of ${sums.entries} pages right; ${sums.thin} pages with three lines or fewer`);
