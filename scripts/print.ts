import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { a1, type Area, type SheetGrid } from "../src/core/sheet/grid.ts";
import { PROFILES } from "../src/core/forms/profiles.ts";
import { children, subject } from "../src/core/subjects/subject.ts";
import { templatesOf } from "../src/core/blanks/template.ts";
import type { TemplateCell, TemplateSheet } from "../src/core/blanks/made.ts";
import { templateWorkbook } from "../src/files/xlsx/template.ts";
import { readWorkbook } from "../src/files/read.ts";

// Blank tables in another program: LibreOffice is to add up what our core adds up, and to print every table on one page. It writes the
// workbooks, the PDFs and a picture of every page into a folder, for somebody to look at: npx tsx scripts/print.ts [folder]
// Needs soffice, and pdfinfo and pdftoppm of poppler-utils.

const folder = process.argv[2] ?? "dist/print";

/** Cents, large and small, now and then negative. */
function amounts(): () => number {
  let state = 20_240_601;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    const size = 10 ** (3 + (state % 5));
    return (state % 13 === 0 ? -1 : 1) * (state % size);
  };
}

/** 科目 as a unit may list them. */
const SUBJECTS = ["208", "210"].flatMap((top) => [
  top,
  ...children(top)
    .slice(0, 3)
    .flatMap(({ code }) => [
      code,
      ...children(code)
        .slice(0, 3)
        .map((item) => item.code),
    ]),
]);

/** The table with figures in every cell that takes one, and 科目 or names in its blank rows. */
function typedInto(template: TemplateSheet, next: () => number): TemplateSheet {
  let listed = 0;
  const rows = template.rows.map((row) => {
    const isBlank = row.every((cell) => cell?.value === undefined) && row.some((cell) => cell?.style === "code");
    const code = isBlank ? (SUBJECTS[listed++] ?? "") : "";
    const codes = row.flatMap((cell, c) => (cell?.style === "code" ? [c] : []));
    return row.map((cell, c): TemplateCell | undefined => {
      if (cell === undefined || cell.value !== undefined || cell.sum !== undefined) return cell;
      if (isBlank && cell.style === "label") return { ...cell, value: subject(code)?.name ?? "某某项目" };
      if (isBlank && cell.style === "code")
        return { ...cell, value: codes.length === 1 ? code : (["208", "05", "05", "316002"][codes.indexOf(c)] ?? "") };
      if (cell.style === "amount" && isFirst(template, row, c)) return { ...cell, value: next() / 100 };
      return cell;
    });
  });
  return { ...template, rows };
}

/** Whether a cell is none that a merge covers. */
function isFirst({ rows, merges }: TemplateSheet, row: TemplateSheet["rows"][number], column: number): boolean {
  const at = rows.indexOf(row);
  return !merges.some(({ top, left, bottom, right }) => at >= top && at <= bottom && column > left && column <= right);
}

/** What a cell is to show, in whole cents. */
function centsAt({ rows }: TemplateSheet, row: number, column: number): number {
  const cell = rows[row]?.[column];
  const sumOf = ({ top, left, bottom, right }: Area): number => {
    let sum = 0;
    for (let r = top; r <= bottom; r++)
      for (let c = left; c <= right; c++) sum += centsAt({ rows } as TemplateSheet, r, c);
    return sum;
  };
  if (cell?.sum !== undefined) return cell.sum.reduce((sum, area) => sum + sumOf(area), 0);
  return typeof cell?.value === "number" && cell.style === "amount" ? Math.round(cell.value * 100) : 0;
}

/** Sums that the other program makes something else of. */
function wrongSums(sheets: readonly TemplateSheet[], read: readonly SheetGrid[]): string[] {
  return sheets.flatMap((sheet, s) =>
    sheet.rows.flatMap((row, r) =>
      row.flatMap((cell, c) => {
        if (cell?.sum === undefined) return [];
        const [wanted, found] = [centsAt(sheet, r, c), read[s]?.rows[r]?.[c]];
        const isRight = typeof found === "number" && Math.round(found * 100) === wanted;
        return isRight ? [] : [`${sheet.name}!${a1(r, c)}: ${wanted / 100}, not ${JSON.stringify(found)}`];
      }),
    ),
  );
}

/** A LibreOffice of our own that calculates what it opens, as its user would have it by typing. */
const OFFICE = resolve(folder, "office");
const ALWAYS = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode"><value>0</value></prop></item>
</oor:items>`;

function soffice(format: string, into: string, file: string): void {
  const user = `-env:UserInstallation=${pathToFileURL(OFFICE).href}`;
  execFileSync("soffice", [user, "--headless", "--convert-to", format, "--outdir", into, file], { stdio: "pipe" });
}

let failed = false;
rmSync(folder, { recursive: true, force: true });
mkdirSync(join(folder, "recalculated"), { recursive: true });
mkdirSync(join(OFFICE, "user"), { recursive: true });
writeFileSync(join(OFFICE, "user", "registrymodifications.xcu"), ALWAYS);
for (const profile of PROFILES) {
  const next = amounts();
  const options = { year: 2024, unitName: "某某县社会保险事务中心", projects: 1 };
  const sheets = templatesOf(profile, options).map((sheet) => typedInto(sheet, next));
  const file = join(folder, `${profile.name}.xlsx`);
  writeFileSync(file, templateWorkbook(sheets));
  soffice("xlsx", join(folder, "recalculated"), file);
  soffice("pdf", folder, file);
  const { sheets: read } = await readWorkbook(readFileSync(join(folder, "recalculated", `${profile.name}.xlsx`)));
  const sums = sheets.flatMap(({ rows }) => rows.flat()).filter((cell) => cell?.sum !== undefined).length;
  const wrong = wrongSums(sheets, read);
  const pdf = join(folder, `${profile.name}.pdf`);
  const pages = Number(/^Pages:\s+(\d+)/m.exec(execFileSync("pdfinfo", [pdf], { encoding: "utf8" }))?.[1]);
  execFileSync("pdftoppm", ["-r", "80", "-png", pdf, join(folder, profile.name)]);
  failed ||= wrong.length > 0 || pages !== sheets.length;
  console.log(
    `${profile.name}: ${sums - wrong.length} of ${sums} sums right, ${sheets.length} tables on ${pages} pages`,
  );
  for (const one of wrong.slice(0, 20)) console.log(`  ${one}`);
}
process.exitCode = failed ? 1 : 0;
