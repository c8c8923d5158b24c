import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { editionOf } from "../core/profiles.ts";
import { templatesOf } from "../core/template.ts";
import { templateWorkbook } from "../workbooks/template-xlsx.ts";
import { write, type Io } from "./io.ts";
import { cliWords } from "./say.ts";
import type { TemplateUsage, Usage } from "./usage.ts";

/** Writes blank tables to a new file, and says which. 0: written; 2: not. */
export async function writeTemplates(usage: Usage, wanted: TemplateUsage, io: Io): Promise<0 | 2> {
  const words = cliWords(usage.language);
  const { profile, tables, year, unitName, unit, output, force } = wanted;
  const chosen = { ...profile, tables: profile.tables.filter(({ no }) => tables?.includes(no) ?? true) };
  const sheets = templatesOf(chosen, { year, unit, ...(unitName === undefined ? {} : { unitName }) });
  try {
    writeFileSync(resolve(io.cwd, output), templateWorkbook(sheets), { flag: force ? "w" : "wx" });
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException;
    await write(io.stderr, `${code === "EEXIST" ? words.exists(output) : words.cannotWrite(output, code)}\n`);
    return 2;
  }
  const edition = editionOf(profile, String(year)) ?? year;
  const lines = [
    words.wroteTables(output, profile.name, sheets.length, unit),
    ...sheets.map(({ name }) => `  ${name}`),
  ];
  if (edition !== year) lines.push(words.otherEdition(year, edition));
  await write(io.stdout, lines.map((line) => `${line}\n`).join(""));
  return 0;
}
