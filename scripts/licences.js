import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import webpack from "webpack";

const ROOT = resolve(import.meta.dirname, "..");

/** The folder of the package that a module is of. */
const PACKAGE = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/;

/** What may be given on with a program that is not itself under the same licence. */
const ALLOWED = ["MIT", "ISC", "0BSD", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "MPL-2.0"];

/** How those licences begin that a package gives as a text alone. */
const BEGINNINGS = [/^\s*Apache License\s+Version 2\.0/];

/**
 * A plugin of webpack that writes licences.txt: our licence, and that of each package whose code is in what is built, or which (`beside`) it
 * finds installed. Throws where one of them is none that may be given on.
 *
 * @param {readonly string[]} beside
 */
export function licences(beside = []) {
  return {
    /** @param {import("webpack").Compiler} compiler */
    apply(compiler) {
      compiler.hooks.thisCompilation.tap("licences", (compilation) => {
        const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL;
        compilation.hooks.processAssets.tap({ name: "licences", stage }, () => {
          const packages = new Set(beside.map((name) => join(ROOT, "node_modules", name)));
          for (const module of compilation.modules) {
            const folder = PACKAGE.exec(module.nameForCondition() ?? "")?.[1];
            if (folder !== undefined) packages.add(folder);
          }
          const parts = [ROOT, ...[...packages].sort()].map(licenceOf);
          const text = parts.join(`\n\n${"-".repeat(80)}\n\n`);
          compilation.emitAsset("licences.txt", new webpack.sources.RawSource(text));
        });
      });
    },
  };
}

/** @param {string} folder */
function licenceOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((each) => /^licen[cs]e(\.(md|txt))?$/i.test(each));
  const text = file === undefined ? "" : readFileSync(join(folder, file), "utf8").trim();
  const isAllowed = license === undefined ? BEGINNINGS.some((one) => one.test(text)) : ALLOWED.includes(license);
  if (!isAllowed)
    throw new Error(`${name} is under ${license ?? "no licence that we know"}, which cannot go with ours`);
  return `${name} ${version} (${license ?? "see below"})${text === "" ? "" : `\n\n${text}`}`;
}
