import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of package.json. */
export const ROOT = resolve(fileURLToPath(import.meta.url), "../..");

/** "0.1.0" */
export function versionOf(): string {
  return (JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string }).version;
}
