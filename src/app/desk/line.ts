import type { DeskFile } from "./file.ts";

// A line of JSON comes from a file that anybody may have written: it is a DeskFile only if all of it is as it should be.

type Check = (value: unknown) => boolean;

const text: Check = (value) => typeof value === "string";
const count: Check = (value) => typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const list =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const object =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value) =>
    typeof value === "object" &&
    value !== null &&
    Object.entries(fields).every(([name, check]) => check((value as Readonly<Record<string, unknown>>)[name]));
const oneOf =
  (...choices: readonly string[]): Check =>
  (value) =>
    choices.some((choice) => choice === value);

const FIELDS: Readonly<Record<keyof DeskFile, Check>> = {
  version: (value) => value === 1,
  file: text,
  hash: orNull(text),
  ruleSet: text,
  asked: text,
  documents: list(text),
  unit: orNull(text),
  year: orNull(text),
  sets: list(text),
  standing: oneOf("unequal", "open", "blank", "nothing-tried", "ignored", "fine", "unread"),
  tables: count,
  unlooked: count,
  missing: list(text),
  unequal: count,
  doubtful: count,
  other: count,
  hints: count,
  untried: count,
  why: list(text),
  ignored: count,
  found: list(
    object({
      verdict: oneOf("unequal", "doubtful", "unreadable", "structure", "hint"),
      kind: text,
      about: text,
      basis: orNull(text),
      tables: list(text),
      cells: list(text),
      says: text,
      ignored: orNull(text),
    }),
  ),
  more: count,
  suspects: list(object({ cells: list(text), says: text })),
  error: orNull(object({ code: text, says: text })),
};

const isDeskFile = object(FIELDS);

/** Reads a line of --jsonl; undefined where it is none. */
export function readDeskLine(line: string): DeskFile | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isDeskFile(value) ? (value as DeskFile) : undefined;
  } catch {
    return undefined;
  }
}

/** The line, with its end. */
export function deskLine(file: DeskFile): string {
  return `${JSON.stringify(file)}\n`;
}
