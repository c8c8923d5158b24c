import { readFileSync } from "node:fs";
import { resolve, sep } from "node:path";
import { transformSync } from "@swc/core";
import type { Answer } from "./server.ts";

/** What the modules of tests are asked for under: /test-host/test/host/areas.ts. */
export const MODULES = "/test-host/";

/** By their files: each is asked for by every page. */
const made = new Map<string, Answer>();

/** A module of this repository, for a browser; undefined where the path is none. */
export function moduleAt(path: string): Answer | undefined {
  if (!path.startsWith(MODULES)) return undefined;
  const file = resolve(path.slice(MODULES.length));
  if (!file.startsWith(process.cwd() + sep) || !file.endsWith(".ts")) return undefined;
  const known = made.get(file) ?? makeModule(file);
  made.set(file, known);
  return known;
}

function makeModule(file: string): Answer {
  const { code } = transformSync(readFileSync(file, "utf8"), {
    jsc: { parser: { syntax: "typescript" }, target: "es2022" },
    module: { type: "es6" },
  });
  return { headers: { "Content-Type": "text/javascript; charset=utf-8" }, body: code };
}
