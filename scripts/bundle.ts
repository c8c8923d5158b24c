import { resolve } from "node:path";
import MinimizerPlugin from "minimizer-webpack-plugin";
import webpack, { type Compilation, type Compiler, type Configuration } from "webpack";
import { HASHED } from "../src/site/headers.ts";
import { licences } from "./licences.js";
import { ROOT } from "./root.ts";

// What the sites have in common: the add-in, the workbench and the add-in for WPS are each a folder of static files for browsers.

/** Of a browser bundle: what is its own. */
export interface Bundle {
  /** The folder that gets it; what was there goes. */
  readonly to: string;
  readonly mode?: "production" | "development";
  readonly target: "es2020" | "es2022";
  readonly entry: NonNullable<Configuration["entry"]>;
  readonly rules?: readonly webpack.RuleSetRule[];
  readonly plugins: NonNullable<Configuration["plugins"]>;
}

/** What webpack is told. */
export function browserBundle({ to, mode = "production", target, entry, rules = [], plugins }: Bundle): Configuration {
  return {
    mode,
    context: ROOT,
    // The pages forbid eval, and with it the maps that webpack would write while developing.
    devtool: mode === "production" ? false : "source-map",
    target: ["web", target],
    entry,
    output: {
      path: resolve(to),
      filename: `${HASHED}[name].[contenthash].js`,
      assetModuleFilename: `${HASHED}[name].[contenthash][ext]`,
      clean: true,
    },
    experiments: { css: true },
    module: {
      rules: [
        { test: /\.ts$/, ...swc({ syntax: "typescript" }) },
        { test: /\.tsx$/, ...swc({ syntax: "typescript", tsx: true }) },
        { test: /\.wasm$/, type: "asset/resource" },
        ...rules,
      ],
    },
    optimization: { minimizer: [MINIMIZER] },
    performance: { hints: false },
    plugins: [
      // Libraries that also run in Node.js ask for its modules there, and nowhere else.
      new webpack.IgnorePlugin({ resourceRegExp: /^node:/ }),
      ...plugins,
      licences(),
    ],
  };
}

/** Several times as fast as webpack's own way, which counts with megabytes. What comments say of licences is in licences.txt. */
const MINIMIZER = new MinimizerPlugin({
  minify: MinimizerPlugin.swcMinify,
  minimizerOptions: { format: { comments: false } },
  extractComments: false,
});

/** How webpack is to take TypeScript. */
function swc(parser: object): object {
  const transform = { react: { runtime: "automatic" } };
  return { loader: "swc-loader", options: { jsc: { parser, transform, target: "es2020" } } };
}

/** Adds a file that is made of the others. */
export function atStage(
  compiler: Compiler,
  name: string,
  stage: number,
  make: (compilation: Compilation) => readonly [file: string, text: string],
): void {
  compiler.hooks.thisCompilation.tap(name, (compilation) => {
    compilation.hooks.processAssets.tap({ name, stage }, () => {
      const [file, text] = make(compilation);
      compilation.emitAsset(file, new webpack.sources.RawSource(text));
    });
  });
}

/** Runs webpack. Rejects with its words. */
export async function build(configuration: Configuration): Promise<void> {
  const compiler = webpack(configuration);
  await new Promise<void>((built, failed) => {
    compiler.run((error, stats) => {
      const trouble = error ?? (stats?.hasErrors() ? new Error(stats.toString({ preset: "errors-only" })) : undefined);
      compiler.close(() => (trouble ? failed(trouble) : built()));
    });
  });
}
