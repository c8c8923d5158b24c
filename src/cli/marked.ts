import { extname, join, parse } from "node:path";
import { writeWhole } from "./write-whole.ts";

/**
 * Writes the marked copy of a file and gives its path: name.核对.xlsx, or the first free of name.核对(2).xlsx, … Nothing is
 * ever written over, by whatever process.
 */
export function saveMarked(folder: string, file: string, bytes: Uint8Array): string {
  const own = extname(file).toLowerCase();
  const extension = [".xlsm", ".docx", ".docm"].includes(own) ? own : ".xlsx";
  for (let number = 1; ; number++) {
    const path = join(folder, `${parse(file).name}.核对${number > 1 ? `(${number})` : ""}${extension}`);
    if (writeWhole(path, bytes, false)) return path;
  }
}
