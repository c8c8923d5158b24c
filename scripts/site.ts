import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, join, sep } from "node:path";
import CopyPlugin from "copy-webpack-plugin";
import CustomFunctionsMetadataPlugin from "custom-functions-metadata-plugin";
import HtmlPlugin from "html-webpack-plugin";
import webpack, { type Compiler, type Configuration } from "webpack";
import { OFFICE, pagePolicy, type OfficeSource } from "../src/site/headers.ts";
import type { SiteFiles } from "../src/site/steps.ts";
import { atStage, browserBundle, build } from "./bundle.ts";
import { forExcel, FUNCTION_SOURCES, type FunctionsJson } from "./functions.ts";
import { fresh } from "./fresh.ts";
import { iconPath } from "./manifest.ts";
import { ROOT, versionOf } from "./root.ts";

// The add-in as a site: the pages, the custom functions, icons, and office.js where it is our own copy.

export interface SiteOptions {
  /** The folder that gets it; what was there goes. */
  readonly to: string;
  readonly mode: "production" | "development";
}

/** What an office chooses; the code is the same. */
export interface SiteChoice {
  readonly office: OfficeSource;
  /** What stands before the names of the custom functions, as in the manifest; the pane inserts formulas. */
  readonly namespace?: string | undefined;
}

const FUNCTIONS_JSON = "functions.json";

const OFFICE_PACKAGE = join(ROOT, "node_modules/@microsoft/office-js");

/**
 * What office.js loads in Excel on Windows, on the web and on Mac: no more of its 86 MB, none of it altered. Left out is what it can
 * do without and what would report to Microsoft: telemetry/, and the table that it looks for outside Excel.
 */
const OFFICE_FILES = [
  "office.js",
  "excel-win32-16.01.js",
  "excel-web-16.00.js",
  "excel-mac-16.00.js",
  "en-us/office_strings.js",
  "zh-cn/office_strings.js",
];

/** What webpack is told. */
export function siteConfiguration({ to, mode }: SiteOptions): Configuration {
  const page = { policy: pagePolicy("local"), office: OFFICE.local };
  const bundle = browserBundle({
    to,
    mode,
    target: "es2020",
    entry: {
      // The manifest names it, and it runs without the rest: in Excel's runtime for functions alone there is no page.
      functions: { import: FUNCTION_SOURCES, filename: "functions.js" },
      taskpane: [...FUNCTION_SOURCES, "./src/taskpane/index.tsx"],
      selftest: "./src/site/selftest.ts",
    },
    plugins: [
      // It takes several files; its types know of one.
      new CustomFunctionsMetadataPlugin({ input: FUNCTION_SOURCES as unknown as string, output: FUNCTIONS_JSON }),
      { apply: addToFunctionsJson },
      new HtmlPlugin({
        template: "src/taskpane/taskpane.html",
        filename: "taskpane.html",
        chunks: ["taskpane"],
        templateParameters: page,
      }),
      new HtmlPlugin({
        template: "src/site/selftest.html",
        filename: "selftest.html",
        chunks: ["selftest"],
        templateParameters: page,
      }),
      new CopyPlugin({
        patterns: [
          "src/site/help.html",
          "src/site/site.css",
          // Of the pages; those that Excel shows are kept under a name that changes with them.
          ...["assets/icon-32.png", "assets/icon-128.png"].map((from) => ({ from, to: from })),
          { from: "assets/*.png", to: ({ absoluteFilename = "" }) => iconPath(basename(absoluteFilename)) },
          ...officeCopies(),
        ],
      }),
      { apply: addFileList },
    ],
  });
  return {
    ...bundle,
    // These two are written after each build.
    output: { ...bundle.output, clean: { keep: /^(manifest\.xml|web\.config)$/ } },
    optimization: {
      ...bundle.optimization,
      splitChunks: {
        chunks: ({ name }) => name !== "functions" && name !== "selftest",
        cacheGroups: {
          // It changes less often than we do.
          react: {
            test: /[\\/]node_modules[\\/](@fluentui|@griffel|react|react-dom)[\\/]/,
            name: "react",
            chunks: "initial",
          },
        },
      },
    },
  };
}

function officeCopies(): CopyPlugin.Pattern[] {
  return [
    { from: join(OFFICE_PACKAGE, "LICENSE.md"), to: "office/LICENSE.md" },
    ...OFFICE_FILES.map((file) => ({
      from: join(OFFICE_PACKAGE, "dist", file),
      to: `office/${file}`,
      info: { minimized: true }, // as Microsoft ships it
    })),
  ];
}

/** What the comments do not say of the custom functions. */
function addToFunctionsJson(compiler: Compiler): void {
  compiler.hooks.thisCompilation.tap(FUNCTIONS_JSON, (compilation) => {
    const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_ADDITIONS;
    compilation.hooks.processAssets.tap({ name: FUNCTIONS_JSON, stage }, () => {
      compilation.updateAsset(FUNCTIONS_JSON, (source) => {
        const made = JSON.parse(source.source().toString()) as FunctionsJson;
        return new webpack.sources.RawSource(JSON.stringify(forExcel(made), null, 2));
      });
    });
  });
}

const FILES_JSON = "files.json";

/** files.json: see SiteFiles. */
function addFileList(compiler: Compiler): void {
  atStage(compiler, "files", webpack.Compilation.PROCESS_ASSETS_STAGE_REPORT, (compilation) => {
    const files = compilation
      .getAssets()
      .map(({ name, source }) => [name.replaceAll(sep, "/"), source.size()] as const);
    const list: SiteFiles = {
      version: versionOf(),
      office: "local",
      files: Object.fromEntries(files.sort(([a], [b]) => (a < b ? -1 : 1))),
    };
    return [FILES_JSON, JSON.stringify(list, null, 2)];
  });
}

/** Makes of a built site that of an office: its pages take office.js from elsewhere, and its formulas have a namespace. */
export function choose(site: string, { office, namespace = "" }: SiteChoice): void {
  const list = JSON.parse(readFileSync(join(site, FILES_JSON), "utf8")) as SiteFiles;
  const files = new Map(Object.entries(list.files));
  const replace = (page: string, pairs: readonly (readonly [built: string, chosen: string])[]): void => {
    let text = readFileSync(join(site, page), "utf8");
    for (const [built, chosen] of pairs) {
      if (!text.includes(built)) throw new Error(`${page} does not say ${built}`);
      text = text.replace(built, () => chosen);
    }
    writeFileSync(join(site, page), text);
    files.set(page, statSync(join(site, page)).size);
  };
  const policy = [pagePolicy("local"), pagePolicy(office)] as const;
  replace("taskpane.html", [
    policy,
    [`${OFFICE.local}/office.js`, `${OFFICE[office]}/office.js`],
    ['data-namespace=""', `data-namespace="${namespace}"`],
  ]);
  replace("selftest.html", [policy]);
  if (office !== "local") {
    rmSync(join(site, OFFICE.local), { recursive: true });
    for (const name of files.keys()) if (name.startsWith(`${OFFICE.local}/`)) files.delete(name);
  }
  writeFileSync(join(site, FILES_JSON), JSON.stringify({ ...list, office, files: Object.fromEntries(files) }, null, 2));
}

/** The site as it is shipped, built where something has changed since the last time. Gives the folder. */
export async function freshSite(): Promise<string> {
  return fresh({
    folder: join(ROOT, "dist/site"),
    page: "taskpane.html",
    own: ["scripts/site.ts", "scripts/bundle.ts", "scripts/functions.ts", "package.json"],
    build: (to) => build(siteConfiguration({ to, mode: "production" })),
  });
}
