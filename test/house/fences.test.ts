import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ESLint } from "eslint";
import config from "../../dependency-cruiser.config.js";
import { ROOT } from "../../scripts/root.ts";
import { namedTwice } from "../../scripts/names.ts";

// A small house in which every fence is jumped once.

const HOUSE: Readonly<Record<string, string>> = {
  "core/check.ts": `import "./amounts/amounts.ts";`,
  "core/sheet/grid.ts": `import "../subjects/subject.ts";`,
  "core/subjects/subject.ts": `import "../amounts/amounts.ts";`,
  "core/amounts/amounts.ts": `import "../forms/form.ts";`,
  "core/forms/form.ts": `import "../tables/table.ts";`,
  "core/tables/table.ts": `import "../report/finding.ts";`,
  "core/report/finding.ts": `import "../equations/bind.ts";`,
  "core/equations/bind.ts": `import "../verdicts/judge.ts";`,
  "core/verdicts/judge.ts": `import "../causes/suspect.ts";`,
  "core/causes/suspect.ts": `import "../blanks/template.ts"; import "decimal.js";`,
  "core/blanks/template.ts": `import "../balance/balance.ts";`,
  "core/balance/balance.ts": `import "../fill/fill.ts";`,
  "core/fill/fill.ts": `import "../prose/read.ts";`,
  "core/department/department.ts": `import "../years/compare.ts";`,
  "core/department/compare.ts": `import "../years/compare.ts";`,
  "core/years/compare.ts": `import "../publication/publication.ts";`,
  "core/writing/write.ts": `import "../publication/publication.ts";`,
  "core/publication/publication.ts": "",
  "core/prose/read.ts": `import "../check.ts";`,
  "files/xlsx/read.ts": `import "fflate"; import "node:fs"; import "../../app/port.ts";`,
  "app/port.ts": `import "../hosts/univer/grid.ts";`,
  "app/state.ts": "",
  "hosts/univer/grid.ts": `import "../../app/state.ts";`,
  "solver/highs.ts": `import "../app/state.ts";`,
  "functions/values.ts": `import "../app/state.ts"; import "react"; import "react-dom"; import "@fluentui/react-components";`,
  "site/headers.ts": `import "../app/state.ts";`,
  "cli/run.ts": `import "../taskpane/App.ts"; import "@univerjs/core";`,
  "taskpane/App.ts": "",
  "workbench/index.ts": `import "../hosts/univer/grid.ts";`,
};

/** The fences that are jumped in this house, and from which files. */
function jumped(house: Readonly<Record<string, string>>): { readonly fence: string; readonly from: string }[] {
  const root = mkdtempSync(join(tmpdir(), "house-"));
  try {
    for (const [file, text] of Object.entries(house)) {
      mkdirSync(dirname(join(root, "src", file)), { recursive: true });
      writeFileSync(join(root, "src", file), text);
    }
    writeFileSync(join(root, "tsconfig.json"), "{}");
    symlinkSync(join(ROOT, "node_modules"), join(root, "node_modules"));
    const args = ["src", "--config", join(ROOT, "dependency-cruiser.config.js"), "--output-type", "json"];
    const { stdout, stderr } = spawnSync(join(ROOT, "node_modules/.bin/depcruise"), args, {
      cwd: root,
      encoding: "utf8",
    });
    if (stdout === "") throw new Error(stderr);
    const { summary } = JSON.parse(stdout) as { summary: { violations: { rule: { name: string }; from: string }[] } };
    return summary.violations.map(({ rule, from }) => ({ fence: rule.name, from }));
  } finally {
    rmSync(root, { recursive: true });
  }
}

test("every fence fires where it is jumped", () => {
  // Core may know all of core: what it may not is told by the order of its rooms.
  const fences = config.forbidden!.map(({ name }) => name!).filter((name) => !name.startsWith("core-knows-only"));
  const fired = jumped({
    ...HOUSE,
    "core/check.ts": `import "./prose/read.ts";`,
    "core/outside.ts": `import "../app/state.ts";`,
  });
  expect(fences.filter((name) => !fired.some(({ fence }) => fence === name))).toEqual([]);
  expect(fired.filter(({ from }) => from === "src/core/outside.ts").map(({ fence }) => fence)).toEqual([
    "core-knows-only-itself",
  ]);
});

test("no fence fires where all know what they may", () => {
  expect(
    jumped({
      "core/check.ts": `import "./verdicts/judge.ts";`,
      "core/verdicts/judge.ts": `import "../amounts/amounts.ts";`,
      "core/amounts/amounts.ts": `import "decimal.js";`,
      "files/ooxml/zip.ts": `import "fflate";`,
      "files/xlsx/read.ts": `import "../ooxml/zip.ts"; import "../../core/check.ts";`,
      "app/port.ts": `import "../core/check.ts";`,
      "hosts/univer/index.ts": `import "./grid.ts";`,
      "hosts/univer/grid.ts": `import "@univerjs/core"; import "../../app/port.ts"; import "../../files/xlsx/read.ts";`,
      "cli/run.ts": `import "node:fs"; import "../files/xlsx/read.ts";`,
      "workbench/index.ts": `import "../taskpane/App.ts"; import "../hosts/univer/index.ts";`,
      "taskpane/App.ts": `import "react"; import "../app/port.ts";`,
    }),
  ).toEqual([]);
});

test("office.js, which is no import, is a word of its host alone", async () => {
  const eslint = new ESLint({ cwd: ROOT });
  const objects = async (file: string): Promise<boolean> => {
    const { rules } = (await eslint.calculateConfigForFile(join(ROOT, file))) as {
      rules: Record<string, readonly [severity: number]>;
    };
    return rules["no-restricted-globals"]?.[0] === 2;
  };
  expect(await objects("src/hosts/excel/read.ts")).toBe(false);
  for (const file of ["src/app/session.ts", "src/taskpane/App.tsx", "src/core/check.ts", "src/hosts/univer/grid.ts"])
    expect([file, await objects(file)]).toEqual([file, true]);
});

test("a name with two meanings is told with its homes", () => {
  const files = [
    ["a.ts", "export interface Row { at: number } export type Line = Row;"],
    ["b.ts", "export type Row = string; interface Line { at: 1 }"],
    ["c.ts", "export function Line(): void {} export class Table {}"],
  ] as const;
  expect(namedTwice(files)).toEqual([["Row", ["a.ts", "b.ts"]]]);
});
