import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import webpack from "webpack";
import { licences } from "../scripts/licences.js";

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "licences-"))));
afterEach(() => rmSync(folder, { recursive: true }));

/** Bundles a program that uses one package of this licence; gives what licences.txt says, or what went wrong. */
async function built(license: string | undefined, text?: string): Promise<string> {
  const own = join(folder, "node_modules/other");
  mkdirSync(own, { recursive: true });
  writeFileSync(join(own, "package.json"), JSON.stringify({ name: "other", version: "1.2.3", license, main: "a.js" }));
  writeFileSync(join(own, "a.js"), "module.exports = 1;");
  if (text !== undefined) writeFileSync(join(own, "LICENSE"), text);
  writeFileSync(join(folder, "main.js"), "require('other');");
  const compiler = webpack({
    mode: "none",
    context: folder,
    entry: "./main.js",
    output: { path: join(folder, "dist") },
    plugins: [licences()],
  });
  return new Promise((resolve) =>
    compiler.run((error, stats) =>
      resolve(
        error?.message ??
          stats?.compilation.errors[0]?.message ??
          readFileSync(join(folder, "dist/licences.txt"), "utf8"),
      ),
    ),
  );
}

test.each(["MIT", "ISC", "Apache-2.0", "BSD-3-Clause", "MPL-2.0"])(
  "%s goes with ours, and is said",
  async (license) => {
    expect(await built(license, "as is")).toMatch(
      new RegExp(`\\nother 1\\.2\\.3 \\(${license.replace(/\./g, "\\.")}\\)\\n\\nas is$`),
    );
  },
);

test.each(["GPL-3.0", "AGPL-3.0-only", "UNLICENSED", undefined])(
  "%s does not, and nothing is built",
  async (license) => {
    expect(await built(license)).toContain("other is under");
  },
);

test("what runs a script of its own when it is installed is known", () => {
  const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
    packages: Readonly<Record<string, { readonly hasInstallScript?: true }>>;
  };
  const found = Object.entries(packages).flatMap(([path, { hasInstallScript }]) =>
    hasInstallScript === true ? [path.replace("node_modules/", "")] : [],
  );
  const listed = /\n<!-- install scripts -->\n+(.*)\n/.exec(readFileSync("CONTRIBUTING.md", "utf8"))?.[1] ?? "";
  expect([...listed.matchAll(/`([^`]+)`/g)].map(([, name]) => name)).toEqual(found.sort());
});
