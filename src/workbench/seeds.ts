// Real published workbooks that come with the page, to look at.

interface LazyContext {
  (key: string): Promise<Uint8Array>;
  keys(): string[];
}

declare global {
  interface ImportMeta {
    /** Webpack's. */
    webpackContext(folder: string, options: { regExp: RegExp; mode: "lazy" }): LazyContext;
  }
}

const files = import.meta.webpackContext("../../seeds", { regExp: /\.xlsx$/, mode: "lazy" });

/** Names of the files, in their order. */
export const seeds: readonly string[] = files
  .keys()
  .map((key) => key.slice(2))
  .sort();

export function readSeed(name: string): Promise<Uint8Array> {
  return files(`./${name}`);
}
