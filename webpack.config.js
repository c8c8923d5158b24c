import CopyPlugin from "copy-webpack-plugin";
import CustomFunctionsMetadataPlugin from "custom-functions-metadata-plugin";
import HtmlPlugin from "html-webpack-plugin";
import webpack from "webpack";

/** @type {import("webpack").Configuration} */
const common = {
  mode: "production",
  devtool: false,
  module: {
    rules: [
      {
        test: /\.tsx?$/,
        loader: "swc-loader",
        options: { jsc: { parser: { syntax: "typescript", tsx: false }, target: "es2022" } },
      },
    ],
  },
};

/** The command line: one file for it and one for its workers, dependencies included. */
const cli = {
  ...common,
  name: "cli",
  target: "node20",
  module: {
    ...common.module,
    // import.meta.url stays what it is, the place of the bundle, and so does all that is found from there.
    parser: { javascript: { createRequire: false, importMeta: false, url: false, worker: false } },
  },
  entry: {
    main: "./src/cli/main.ts",
    worker: { import: "./src/cli/worker.ts", library: { type: "module" } },
  },
  // They find their own worker and their own WebAssembly beside themselves.
  externals: { piscina: "import piscina", highs: "import highs" },
  experiments: { outputModule: true },
  output: {
    path: `${import.meta.dirname}/dist/cli`,
    filename: "[name].js",
    module: true,
    chunkFormat: "module",
    clean: true,
  },
  plugins: [new webpack.BannerPlugin({ banner: "#!/usr/bin/env node", raw: true, include: "main.js" })],
};

/** What office.js loads in Excel on Windows, on the web and on Mac: no more of its 86 MB, and nothing from another origin. */
const office = "node_modules/@microsoft/office-js";
const officeFiles = [
  "office.js",
  "excel-win32-16.01.js",
  "excel-web-16.00.js",
  "excel-mac-16.00.js",
  "o15apptofilemappingtable.js",
  "telemetry/oteljs_agave.js",
  "en-us/office_strings.js",
  "zh-cn/office_strings.js",
];

/** The add-in: one page with the pane and the custom functions. */
const web = {
  ...common,
  name: "web",
  target: ["web", "es2020"],
  module: {
    rules: [
      { test: /\.ts$/, ...swc({ syntax: "typescript" }) },
      { test: /\.tsx$/, ...swc({ syntax: "typescript", tsx: true }) },
    ],
  },
  entry: { functions: "./src/functions/functions.ts", taskpane: "./src/taskpane/index.tsx" },
  output: { path: `${import.meta.dirname}/dist/web`, filename: "[name].js", clean: true },
  // Excel loads it once, from the same building.
  performance: { hints: false },
  plugins: [
    new CustomFunctionsMetadataPlugin({ input: "./src/functions/functions.ts", output: "functions.json" }),
    new HtmlPlugin({ template: "src/taskpane/taskpane.html", filename: "taskpane.html" }),
    new CopyPlugin({
      patterns: [
        "src/taskpane/taskpane.css",
        "manifest.xml",
        { from: "assets/*.png" },
        { from: `${office}/LICENSE.md`, to: "office/LICENSE.md" },
        ...officeFiles.map((file) => ({
          from: `${office}/dist/${file}`,
          to: `office/${file}`,
          // As Microsoft ships it.
          info: { minimized: true },
        })),
      ],
    }),
  ],
};

function swc(parser) {
  const transform = { react: { runtime: "automatic" } };
  return { loader: "swc-loader", options: { jsc: { parser, transform, target: "es2020" } } };
}

/** `npm run bench`: the same code, built the same way. */
const bench = {
  ...cli,
  name: "bench",
  entry: {
    bench: "./bench/bench.ts",
    worker: { import: "./bench/worker.ts", library: { type: "module" } },
  },
  output: { ...cli.output, path: `${import.meta.dirname}/dist/bench` },
  plugins: [],
};

export default (env) => (env.bench === true ? bench : [cli, web]);
