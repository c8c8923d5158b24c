import type { Notes } from "../app/kept.ts";
import type { WordsReport } from "../core/prose/check-words.ts";
import type { Report } from "../core/report/finding.ts";
import type { BookReport } from "../core/years/compare.ts";
import type { OpenDocument } from "./words.ts";

/** A file as checked, with its documents; `ignored` are the reasons of findings that the user ignores, by their keys. */
export interface Checked {
  readonly report: Report;
  readonly ignored: Notes["ignored"];
  readonly prose: readonly WordsReport[];
  readonly documents: readonly OpenDocument[];
  /** Workbooks of last year and of the budget. */
  readonly books: readonly BookReport[];
}
