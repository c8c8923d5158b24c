import { readdirSync } from "node:fs";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import CopyPlugin from "copy-webpack-plugin";
import HtmlPlugin from "html-webpack-plugin";
import webpack, { type Compiler, type Configuration } from "webpack";
import { workbenchPolicy } from "../src/site/headers.ts";
import { atStage, browserBundle, build } from "./bundle.ts";
import { fresh } from "./fresh.ts";
import { guidePage } from "./guide-page.ts";
import { ROOT, versionOf } from "./root.ts";

// The workbench as a folder of static files that needs nothing besides itself.

const PAGE = "index.html";
const GUIDE = "docs/guide";

/** What webpack is told. */
function configuration(to: string, mode: "production" | "development"): Configuration {
  return browserBundle({
    to,
    mode,
    target: "es2022",
    entry: {
      workbench: "./src/workbench/index.tsx",
      // A service worker keeps what is in its own folder and below.
      sw: { import: "./src/workbench/sw.ts", filename: "sw.js" },
    },
    rules: [{ test: /\.xlsx$/, type: "asset/bytes" }],
    plugins: [
      // Univer can hyphenate documents in eighty languages; in a spreadsheet nothing is hyphenated.
      new webpack.IgnorePlugin({
        resourceRegExp: /^\.\/(?!en-)[a-z-]+-[\w-]{8}\.js$/i,
        contextRegExp: /engine-render[\\/]lib/,
      }),
      new HtmlPlugin({
        template: "src/workbench/workbench.html",
        filename: PAGE,
        chunks: ["workbench"],
        templateParameters: { policy: workbenchPolicy(), version: versionOf() },
      }),
      new CopyPlugin({
        patterns: [
          "src/workbench/workbench.webmanifest",
          { from: "assets/icon-*.png" },
          { from: `${GUIDE}/*.png`, to: "guide/[name][ext]" },
          {
            from: `${GUIDE}/README.md`,
            to: "guide/index.html",
            transform: (markdown: Buffer) => guidePage(markdown.toString()),
          },
          { from: "src/workbench/guide.css", to: "guide/guide.css" },
        ],
      }),
      { apply: addList },
    ],
  });
}

/** files.json: what the service worker keeps. */
function addList(compiler: Compiler): void {
  atStage(compiler, "files", webpack.Compilation.PROCESS_ASSETS_STAGE_REPORT, (compilation) => {
    const files = compilation.getAssets().map(({ name }) => name.replaceAll(sep, "/"));
    const kept = files.filter((name) => name !== "sw.js" && !name.endsWith(".txt"));
    return ["files.json", JSON.stringify(kept.sort(), null, 2)];
  });
}

/** Builds the workbench into a folder; what was there goes. */
async function buildWorkbench(to: string, mode: "production" | "development" = "production"): Promise<void> {
  await build(configuration(to, mode));
}

/** Where it is kept once it was built. */
const WORKBENCH_BUILD = join(ROOT, "dist/workbench");

/** Builds the workbench where something has changed since the last time; `begun` is told before. Gives the folder. */
export async function freshWorkbench(begun?: () => void): Promise<string> {
  const guide = readdirSync(join(ROOT, GUIDE)).map((name) => `${GUIDE}/${name}`);
  const own = ["scripts/workbench.ts", "scripts/bundle.ts", "scripts/guide-page.ts", ...guide];
  return fresh({ folder: WORKBENCH_BUILD, page: PAGE, own, build: (to) => buildWorkbench(to) }, begun);
}

// A part of npm run build.
if (process.argv[1] === fileURLToPath(import.meta.url)) await freshWorkbench();
