import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { editionOf } from "../core/forms/profile.ts";
import { numberOf, templatesOf } from "../core/blanks/template.ts";
import { templateWorkbook } from "../files/xlsx/template.ts";
import { profileIn, profileOf } from "./profile.ts";
import { sayMistake } from "./mistake.ts";
import { write, type Io } from "./io.ts";
import { cliWords } from "./say.ts";
import type { TemplateUsage, Usage } from "./usage.ts";

/** Writes blank tables to a new file, and says which. 0: written; 2: not. */
export async function writeTemplates(usage: Usage, wanted: TemplateUsage, io: Io): Promise<0 | 2> {
  const words = cliWords(usage.language);
  const fail = async (sentence: string): Promise<2> => {
    await write(io.stderr, sentence.endsWith("\n") ? sentence : `${sentence}\n`);
    return 2;
  };
  const named = profileOf(usage, io);
  if (named !== undefined && "wrong" in named) return fail(named.wrong);
  const profile = named === undefined ? undefined : profileIn({ profile: named.is });
  if (profile === undefined) return fail(sayMistake({ mistake: "lacking-option", text: "--profile" }, usage.language));
  const { tables, year, unitName, unit, projects, output, force } = wanted;
  const chosen = profile.tables.filter(
    ({ no }) => tables?.some((name) => name === no || name === numberOf(no)) ?? true,
  );
  const unknown = tables?.find((name) => !chosen.some(({ no }) => name === no || name === numberOf(no)));
  if (unknown !== undefined || chosen.length === 0) {
    const choices = profile.tables.map(({ no }) => numberOf(no));
    return fail(sayMistake({ mistake: "table", text: unknown ?? "", choices }, usage.language));
  }
  const options = { year, unit, projects, ...(unitName === undefined ? {} : { unitName }) };
  const sheets = templatesOf({ ...profile, tables: chosen }, options);
  try {
    writeFileSync(resolve(io.cwd, output), templateWorkbook(sheets), { flag: force ? "w" : "wx" });
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException;
    return fail(code === "EEXIST" ? words.exists(output) : words.cannotWrite(output, code));
  }
  const edition = editionOf(profile, String(year)) ?? year;
  const lines = [
    words.wroteTables(output, profile.name, sheets.length, unit),
    ...sheets.map(({ name }) => `  ${name}`),
    ...(edition === year ? [] : [words.otherEdition(year, edition)]),
  ];
  await write(io.stdout, lines.map((line) => `${line}\n`).join(""));
  return 0;
}
