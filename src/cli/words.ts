import { basename } from "node:path";
import type { WordsReport } from "../core/prose/check-words.ts";
import { countsOf, excerpt, type Claim, type Remark } from "../core/prose/claim.ts";
import { proseWords } from "../core/prose/say.ts";
import type { Language } from "../core/report/say/language.ts";
import { qualified } from "../core/sheet/grid.ts";
import { readDocument, type ReadDocument } from "../files/documents.ts";
import { commentDocx, type CommentOn } from "../files/docx/comments.ts";
import type { Paint } from "./paint.ts";

/** A document that was read, with its bytes where a marked copy is wanted. */
export interface OpenDocument extends ReadDocument {
  readonly path: string;
  /** What the user knows it by. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** One number of the words, in the order of the text. */
export interface ClaimJson {
  /** The document, or the sheet, that says it. */
  readonly document: string;
  readonly section: string;
  readonly sentence: string;
  readonly text: string;
  readonly verdict: Claim["verdict"];
  readonly says: string;
  readonly expected: string | null;
  readonly cells: readonly string[];
  readonly why: string | null;
}

/** What is odd in the wording by itself. */
export interface RemarkJson {
  readonly document: string;
  readonly section: string;
  readonly sentence: string;
  readonly text: string;
  readonly verdict: "unequal" | "hint";
  readonly says: string;
}

/** Reads a document. Throws FileTrouble. */
export function openDocument(path: string, bytes: Uint8Array): OpenDocument {
  return { path, name: basename(path), bytes, ...readDocument(bytes) };
}

/** What was found of the words, as --json says it. */
export function claimsJson(
  reports: readonly WordsReport[],
  language: Language,
): { readonly claims: ClaimJson[]; readonly remarks: RemarkJson[] } {
  const say = proseWords(language);
  return {
    claims: reports.flatMap(({ name, claims }) =>
      claims.map((claim) => ({
        document: name,
        section: claim.section,
        sentence: claim.sentence,
        text: claim.text,
        verdict: claim.verdict,
        says: say.claim(claim),
        expected: claim.expected ?? null,
        cells: claim.cells.map(qualified),
        why: claim.verdict === "untried" ? say.why(claim) : null,
      })),
    ),
    remarks: reports.flatMap(({ name, remarks }) =>
      remarks.map((remark) => ({
        document: name,
        section: remark.section,
        sentence: remark.sentence,
        text: remark.text,
        verdict: remark.hint ? ("hint" as const) : ("unequal" as const),
        says: say.remark(remark),
      })),
    ),
  };
}

/** The words of a file for a person to read: what is wrong in them in the order of the text, then how much was tried. */
export function wordsLines(
  reports: readonly WordsReport[],
  documents: readonly OpenDocument[],
  language: Language,
  paint: Paint,
): string[] {
  const say = proseWords(language);
  return reports.flatMap(({ name, claims, remarks }) => {
    const document = documents.find((one) => one.name === name);
    const wrong = claims.filter(({ verdict }) => verdict === "unequal" || verdict === "doubtful");
    const found = [
      ...wrong.map((claim) => ({ at: claim.at, line: claimLine(claim, language, paint) })),
      ...remarks.map((remark) => ({ at: remark.at, line: remarkLine(remark, language, paint) })),
    ].sort((a, b) => a.at.line - b.at.line || a.at.from - b.at.from);
    return [
      "",
      `  ${paint("bold", say.heading(name))}`,
      ...(document?.notices ?? []).map((notice) => `    ${paint("dim", say.notice(notice))}`),
      ...found.map(({ line }) => line),
      `    ${paint("dim", say.counts(countsOf(claims)))}`,
    ];
  });
}

/** The same for the report: a section for each document or sheet of words. */
export function wordsSections(
  reports: readonly WordsReport[],
  documents: readonly OpenDocument[],
  language: Language,
): { readonly title: string; readonly lines: readonly string[] }[] {
  return reports.map((report) => {
    const [title = "", ...lines] = wordsLines([report], documents, language, (_, text) => text)
      .map((line) => line.trim())
      .filter((line) => line !== "");
    return { title, lines };
  });
}

function claimLine(claim: Claim, language: Language, paint: Paint): string {
  const say = proseWords(language);
  const colour = claim.verdict === "unequal" ? "red" : "yellow";
  const cells = claim.cells.slice(0, 3).map(qualified).join("、");
  const where = [claim.section, cells].filter((part) => part !== "").join(" ");
  return `    ${paint(colour, say.verdicts[claim.verdict])}  ${excerpt(claim)}：${say.claim(claim)}${where === "" ? "" : paint("dim", `（${where}）`)}`;
}

function remarkLine(remark: Remark, language: Language, paint: Paint): string {
  const say = proseWords(language);
  const verdict = remark.hint ? paint("cyan", say.hint) : paint("red", say.verdicts.unequal);
  return `    ${verdict}  ${excerpt(remark)}：${say.remark(remark)}${remark.section === "" ? "" : paint("dim", `（${remark.section}）`)}`;
}

/** A copy of a document with a comment on each figure that is wrong or in doubt. Throws FileTrouble. */
export function commentedCopy(
  { bytes }: OpenDocument,
  { claims, remarks }: WordsReport,
  language: Language,
): { readonly bytes: Uint8Array; readonly comments: number } {
  const say = proseWords(language);
  const on = (at: Claim["at"], says: string): CommentOn => ({
    line: at.line,
    from: at.from,
    endLine: at.endLine,
    to: at.to,
    says,
  });
  return commentDocx(bytes, [
    ...claims
      .filter(({ verdict }) => verdict === "unequal" || verdict === "doubtful")
      .map((claim) => on(claim.at, `${say.verdicts[claim.verdict]}：“${claim.text}” ${say.claim(claim)}`)),
    ...remarks.map((remark) =>
      on(remark.at, `${remark.hint ? say.hint : say.verdicts.unequal}：“${remark.text}” ${say.remark(remark)}`),
    ),
  ]);
}
