import { join, sep } from "node:path";
import CopyPlugin from "copy-webpack-plugin";
import CustomFunctionsMetadataPlugin from "custom-functions-metadata-plugin";
import HtmlPlugin from "html-webpack-plugin";
import webpack, { type Compiler, type Configuration } from "webpack";
import { wpsPolicy } from "../src/site/headers.ts";
import { atStage, browserBundle, build } from "./bundle.ts";
import { fresh } from "./fresh.ts";
import { forWps, FUNCTION_SOURCES, type FunctionsJson } from "./functions.ts";
import { ROOT, versionOf } from "./root.ts";

// The add-in for WPS as a folder of static files, of the kind that wpsjs makes: served, or copied to each computer.

const PAGE = "taskpane.html";
const FUNCTIONS_JSON = "functions.json";
/** WPS takes functions under ASCII names alone. */
const ENGLISH = FUNCTION_SOURCES.slice(0, 1);

/** What webpack is told. */
function configuration(to: string): Configuration {
  const templateParameters = { policy: wpsPolicy(), version: versionOf() };
  const page = (template: string, filename: string, chunks: string[]): HtmlPlugin =>
    new HtmlPlugin({ template: `src/wps/${template}`, filename, chunks, templateParameters });
  return browserBundle({
    to,
    target: "es2020",
    entry: {
      // index.html names it, and WPS itself where it makes that page.
      main: { import: "./src/wps/main.ts", filename: "main.js" },
      pane: "./src/wps/pane.tsx",
      publish: "./src/wps/publish.ts",
      selftest: "./src/wps/selftest.ts",
    },
    plugins: [
      new CustomFunctionsMetadataPlugin({ input: ENGLISH as unknown as string, output: FUNCTIONS_JSON }),
      { apply: rewriteFunctionsJson },
      page("pane.html", PAGE, ["pane"]),
      page("publish.html", "publish.html", ["publish"]),
      page("selftest.html", "selftest.html", ["selftest"]),
      page("index.html", "index.html", []),
      new CopyPlugin({
        patterns: [
          "src/wps/ribbon.xml",
          "src/wps/manifest.xml",
          "src/site/site.css",
          { from: "assets/*.svg", to: "images/[name][ext]" },
          { from: "assets/icon-32.png", to: "images/[name][ext]" },
        ],
      }),
      { apply: addList },
    ],
  });
}

/** As wpsjs writes it, of what the comments say. */
function rewriteFunctionsJson(compiler: Compiler): void {
  compiler.hooks.thisCompilation.tap(FUNCTIONS_JSON, (compilation) => {
    const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_ADDITIONS;
    compilation.hooks.processAssets.tap({ name: FUNCTIONS_JSON, stage }, () => {
      compilation.updateAsset(FUNCTIONS_JSON, (source) => {
        const made = JSON.parse(source.source().toString()) as FunctionsJson;
        return new webpack.sources.RawSource(JSON.stringify(forWps(made), null, 2));
      });
    });
  });
}

/** files.json: what the self-test asks for. */
function addList(compiler: Compiler): void {
  atStage(compiler, "files", webpack.Compilation.PROCESS_ASSETS_STAGE_REPORT, (compilation) => {
    const files = compilation.getAssets().map(({ name }) => name.replaceAll(sep, "/"));
    return ["files.json", JSON.stringify(files.filter((name) => !name.endsWith(".txt")).sort(), null, 2)];
  });
}

/** Builds the add-in for WPS where something has changed since the last time. Gives the folder. */
export async function freshWps(): Promise<string> {
  return fresh({
    folder: join(ROOT, "dist/wps"),
    page: PAGE,
    own: ["scripts/wps.ts", "scripts/bundle.ts", "scripts/functions.ts", "package.json"],
    build: (to) => build(configuration(to)),
  });
}
