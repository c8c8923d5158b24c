import type { FileAccess } from "../../app/port.ts";
import { endingOf } from "../../files/xlsx/macros.ts";
import { codeOf, trouble } from "../shared/trouble.ts";
import type { EtApplication, EtWorkbook } from "./et.ts";

/** So many names are tried. */
const MOST_NAMES = 100;

/**
 * The file of an open workbook, over what WPS lets an add-in do with the disk: WPS saves a copy to its temporary folder, which is read and
 * taken away again; what is made of it is written beside the workbook, over nothing. `bytes` rejects with NoFile where WPS has not these
 * means, `give` where the workbook was never saved and so stands in no folder.
 */
export function wpsFile(app: EtApplication, book: EtWorkbook): FileAccess {
  return {
    // Calls of WPS are answered at once; they are to reject, not to throw.
    bytes: async () => Promise.resolve().then(() => saved(app, book)),
    give: async (copy, word) =>
      Promise.resolve().then(() => ({ how: "saved" as const, name: written(app, book, copy, word) })),
  };
}

function saved({ FileSystem: files, Env }: EtApplication, book: EtWorkbook): Uint8Array {
  if (files === undefined || Env === undefined || book.SaveCopyAs === undefined)
    throw trouble("NoFile", "no file system");
  const [, ending = ""] = nameAndEnding(book.Name);
  const path = `${withSlash(Env.GetTempPath())}gongkai-${Date.now()}${ending || ".xlsx"}`;
  try {
    book.SaveCopyAs(path);
    return bytesOf(files.readAsBinaryString(path));
  } catch (error) {
    throw codeOf(error) === undefined ? trouble("NoFile", String(error)) : error;
  } finally {
    if (files.Exists(path)) files.Remove(path);
  }
}

function written({ FileSystem: files }: EtApplication, book: EtWorkbook, copy: Uint8Array, word: string): string {
  const folder = /^(.*[\\/])[^\\/]*$/.exec(book.FullName)?.[1];
  if (files === undefined || folder === undefined) throw trouble("NoFile", "no folder");
  const [name = ""] = nameAndEnding(book.Name);
  const ending = endingOf(copy);
  for (let n = 1; n <= MOST_NAMES; n++) {
    const path = `${folder}${name}.${word}${n === 1 ? "" : ` (${n})`}${ending}`;
    if (files.Exists(path)) continue;
    const text = binary(copy);
    files.writeAsBinaryString(path, text);
    if (files.readAsBinaryString(path) === text) return path;
    // What came out is not what went in: better none.
    files.Remove(path);
    throw trouble("NoFile", "the file that was written is another");
  }
  throw trouble("NoFile", "no name is free");
}

/** 决算.xlsx → 决算, .xlsx */
function nameAndEnding(name: string): string[] {
  const dot = name.lastIndexOf(".");
  return dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ""];
}

function withSlash(path: string): string {
  return /[\\/]$/.test(path) ? path : `${path}${path.includes("\\") ? "\\" : "/"}`;
}

/** A byte is a character, as WPS has it. */
function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => char.charCodeAt(0) & 0xff);
}

function binary(bytes: Uint8Array): string {
  let text = "";
  // More arguments than that a function does not take.
  const chunk = 2 ** 15;
  for (let at = 0; at < bytes.length; at += chunk) text += String.fromCharCode(...bytes.subarray(at, at + chunk));
  return text;
}
