import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { ROOT } from "./root.ts";

// One meaning a name: no two files of src export a type of the same name. A part of npm run lint.

/** The exported types, interfaces, classes and enums of a source text. */
function exportedTypes(text: string): string[] {
  const { statements } = ts.createSourceFile("file.ts", text, ts.ScriptTarget.Latest);
  return statements.flatMap((one) =>
    (ts.isTypeAliasDeclaration(one) ||
      ts.isInterfaceDeclaration(one) ||
      ts.isClassDeclaration(one) ||
      ts.isEnumDeclaration(one)) &&
    one.name !== undefined &&
    one.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true
      ? [one.name.text]
      : [],
  );
}

/** Names that more than one file exports, with those files. */
export function namedTwice(files: readonly (readonly [file: string, text: string])[]): [string, string[]][] {
  const homes = new Map<string, string[]>();
  for (const [file, text] of files)
    for (const name of new Set(exportedTypes(text))) homes.set(name, [...(homes.get(name) ?? []), file]);
  return [...homes].filter(([, all]) => all.length > 1);
}

if (process.argv[1]?.endsWith("names.ts") === true) {
  const sources = readdirSync(join(ROOT, "src"), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file))
    .sort()
    .map((file) => [file.replaceAll("\\", "/"), readFileSync(join(ROOT, "src", file), "utf8")] as const);
  const twice = namedTwice(sources);
  for (const [name, homes] of twice) console.error(`${name} means several things: ${homes.join(", ")}`);
  if (twice.length > 0) process.exitCode = 1;
}
