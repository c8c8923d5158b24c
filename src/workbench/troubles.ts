import { EditTrouble } from "../files/xlsx/edit.ts";
import { FileTrouble } from "../files/refusals.ts";
import { SamePlace } from "./disk.ts";
import type { Refused, Unsavable } from "./news.ts";

/** A file that is no workbook at all, seen before it is read as one. */
export class Unopened extends Error {
  constructor(readonly code: "empty") {
    super(code);
  }
}

/** Texts, by the ends of their names. */
const DOCUMENT = /\.(?:docx?|wps|pdf|txt)$/i;

export function refusalOf(error: unknown, name: string): Omit<Refused, "name"> {
  if (error instanceof Unopened) return { code: error.code };
  if (!(error instanceof FileTrouble)) return { code: "unread" };
  if (error.code === "not-a-workbook" && DOCUMENT.test(name)) return { code: "document" };
  return { code: error.code, ...(error.limit === undefined ? {} : { limit: error.limit }) };
}

export function unsavable(error: unknown): Unsavable {
  if (error instanceof EditTrouble) return { code: error.code, sheet: error.sheet, detail: error.detail };
  if (error instanceof SamePlace) return { code: "same-place", sheet: "", detail: "" };
  return { code: error instanceof FileTrouble ? error.code : "unwritten", sheet: "", detail: "" };
}
