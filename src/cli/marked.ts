import { closeSync, openSync, rmSync, writeFileSync } from "node:fs";
import { extname, join, parse } from "node:path";

/**
 * Writes the marked copy of a file and gives its path: name.核对.xlsx, or the first free of name.核对(2).xlsx, … Nothing is
 * ever written over. Done in one go, so that a Ctrl-C comes before it or after it.
 */
export function saveMarked(folder: string, file: string, bytes: Uint8Array): string {
  const extension = extname(file).toLowerCase() === ".xlsm" ? ".xlsm" : ".xlsx";
  for (let number = 1; ; number++) {
    const path = join(folder, `${parse(file).name}.核对${number > 1 ? `(${number})` : ""}${extension}`);
    const handle = openNew(path);
    if (handle === undefined) continue;
    try {
      writeFileSync(handle, bytes);
      closeSync(handle);
      return path;
    } catch (error) {
      closeSync(handle);
      rmSync(path, { force: true });
      throw error;
    }
  }
}

/** Undefined where there is such a file already. */
function openNew(path: string): number | undefined {
  try {
    return openSync(path, "wx");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return undefined;
    throw error;
  }
}
