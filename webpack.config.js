import MinimizerPlugin from "minimizer-webpack-plugin";
import { licences } from "./scripts/licences.js";

// The command line. The add-in is built by scripts/site.ts.

/** @type {import("webpack").Configuration} */
const common = {
  mode: "production",
  devtool: false,
  // Several times as fast as webpack's own way.
  optimization: { minimizer: [new MinimizerPlugin({ minify: MinimizerPlugin.swcMinify })] },
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
  plugins: [licences(["piscina", "highs"])],
  experiments: { outputModule: true },
  output: {
    path: `${import.meta.dirname}/dist/cli`,
    filename: "[name].js",
    module: true,
    chunkFormat: "module",
    clean: true,
  },
};

/** `npm run bench`: the same code, built the same way, beside the command line, whose start is measured too. */
const bench = {
  ...cli,
  name: "bench",
  // What the tests make stands beside their sources, and they find it from there.
  module: { ...cli.module, parser: { javascript: { ...cli.module.parser.javascript, importMeta: true } } },
  entry: {
    bench: "./bench/bench.ts",
    worker: { import: "./bench/worker.ts", library: { type: "module" } },
  },
  output: { ...cli.output, path: `${import.meta.dirname}/dist/bench` },
};

export default (env) => (env.bench === true ? [cli, bench] : cli);
