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
  resolve: { extensionAlias: { ".js": [".ts", ".js"] } },
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
  entry: { main: "./src/cli/main.ts", worker: "./src/cli/worker.ts" },
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

export default [cli];
