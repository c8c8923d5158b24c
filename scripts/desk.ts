import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { zipSync, type Zippable } from "fflate";
import { ROOT, versionOf } from "./root.ts";

// The workbench for people without Node.js: a folder whose one file is double-clicked, and the same as a zip.

/** The folder, as it stands in the zip. */
export const DESK = "公开表工作台";
export const DESK_ZIP = `gongkai-workbench-${versionOf()}.zip`;

const START_WINDOWS = "打开工作台.cmd";
const START_UNIX = "start.sh";
const EXECUTABLE = 0o755;

/** Makes both beside the package, of the workbench that was built. */
export function makeDesk(workbench: string, to: string): void {
  const folder = join(to, DESK);
  mkdirSync(folder, { recursive: true });
  cpSync(workbench, join(folder, "workbench"), { recursive: true });
  // Without a server there is no service worker.
  const windows = deployed("workbench.cmd").replace(/\r?\n/g, "\r\n");
  writeFileSync(join(folder, START_WINDOWS), windows);
  writeFileSync(join(folder, START_UNIX), deployed("workbench.sh"), { mode: EXECUTABLE });
  writeFileSync(join(folder, "说明.txt"), `\uFEFF${deployed("workbench.txt").replace(/\r?\n/g, "\r\n")}`);
  writeFileSync(join(to, DESK_ZIP), zipOf(folder));
}

function deployed(file: string): string {
  return readFileSync(join(ROOT, "deploy", file), "utf8").replace("{{version}}", versionOf());
}

function zipOf(folder: string): Uint8Array {
  const files: Zippable = {};
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const path = join(folder, name);
    if (!statSync(path).isFile()) continue;
    // Unix, so that its start may be run.
    const attributes = (0o100000 | (name === START_UNIX ? EXECUTABLE : 0o644)) << 16;
    files[`${DESK}/${name.replaceAll("\\", "/")}`] = [
      readFileSync(path),
      { os: 3, attrs: attributes >>> 0, mtime: new Date(2024, 0, 1) },
    ];
  }
  return zipSync(files);
}
