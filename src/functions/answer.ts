import { numberOf } from "../core/amounts/text.ts";
import { say } from "./say.ts";

// How cells go into our functions and answers come out, whatever the function.

/** The errors that a custom function can give; only the first two can carry a sentence of ours. */
export type ErrorKind = "#N/A" | "#VALUE!" | "#DIV/0!" | "#NUM!";

/** Why a cell gets no answer: #N/A where there is none to give, #VALUE! where the question is wrong, or the error it was asked about. */
export class NoAnswer {
  constructor(
    readonly kind: ErrorKind,
    readonly message: string,
  ) {}
}

export type Answer = string | number | boolean | NoAnswer;

/** A cell of an argument, as Excel hands it over; null or undefined where it was left out. */
export type Given = unknown;

/** An argument: a range, row by row, or a single cell. */
export type Argument = unknown;

/** What a blank answers with: a cell that looks blank. */
export const BLANK = "";

/** The answers to several arguments of one shape, in that shape; a single cell stands for as many as are needed. */
export function eachOf(given: readonly Argument[], answer: (...cells: Given[]) => Answer): Answer[][] {
  const ranges = given.map(rangeOf);
  const shape = ranges.find((range) => !isSingle(range)) ?? ranges[0] ?? [[]];
  if (!ranges.every((range) => isSingle(range) || sameShape(range, shape))) return [[refused(say.shapesDiffer)]];
  return shape.map((row, r) =>
    row.map((_, c) => {
      const cells = ranges.map((range) => bare((isSingle(range) ? range[0] : range[r])?.[isSingle(range) ? 0 : c]));
      return firstError(cells) ?? answer(...cells);
    }),
  );
}

/** The single answer to all cells of some arguments together. */
export function allOf(given: readonly Argument[], answer: (...cells: Given[][]) => Answer): Answer {
  const ranges = given.map((argument) => cellsOf(argument).map(bare));
  return firstError(ranges.flat()) ?? answer(...ranges);
}

/** Whether two arguments have the same shape. */
export function haveSameShape(a: Argument, b: Argument): boolean {
  return sameShape(rangeOf(a), rangeOf(b));
}

/** The cells of an argument, row by row. */
export function cellsOf(argument: Argument): Given[] {
  return rangeOf(argument).flat();
}

type Range = readonly (readonly Given[])[];

function rangeOf(argument: Argument): Range {
  return Array.isArray(argument) ? (argument as Range) : [[argument]];
}

function isSingle(range: Range): boolean {
  return range.length === 1 && range[0]?.length === 1;
}

function sameShape(a: Range, b: Range): boolean {
  return a.length === b.length && a.every((row, r) => row.length === b[r]?.length);
}

/** An error value in an argument. */
class ErrorCell {
  constructor(readonly text: string) {}
}

const ERROR =
  /^#(?:N\/A|VALUE!|DIV\/0!|NUM!|REF!|NAME\?|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|UNKNOWN!|BUSY!|GETTING_DATA)$/;
const GIVEN_ON: readonly string[] = ["#N/A", "#VALUE!", "#DIV/0!", "#NUM!"];

/** Excel hands over errors, and in its newer versions formatted numbers and entities, as objects that hold their plain value. */
function bare(cell: Given): Given {
  const plain = typeof cell === "object" && cell !== null && "basicValue" in cell ? cell.basicValue : cell;
  return typeof plain === "string" && plain.startsWith("#") && ERROR.test(plain) ? new ErrorCell(plain) : plain;
}

/** An error in an argument is answered with itself, or, where no function can give it, named. */
function firstError(cells: readonly Given[]): NoAnswer | undefined {
  const error = cells.find((cell) => cell instanceof ErrorCell);
  if (error === undefined) return undefined;
  return new NoAnswer(
    GIVEN_ON.includes(error.text) ? (error.text as ErrorKind) : "#VALUE!",
    say.errorGiven(error.text),
  );
}

/** #N/A: the question is clear, and there is no answer. */
export function nothing(message: string): NoAnswer {
  return new NoAnswer("#N/A", message);
}

/** #VALUE!: something is wrong with the question. */
export function refused(message: string): NoAnswer {
  return new NoAnswer("#VALUE!", message);
}

export function isBlank(cell: Given): boolean {
  return cell === null || cell === undefined || (typeof cell === "string" && cell.trim() === "");
}

/** A number, or text that reads as one (1,905.93); what is blank, or says 无 or —, is zero. */
export function readNumber(cell: Given): number | NoAnswer {
  if (isBlank(cell)) return 0;
  if (typeof cell === "number" && Number.isFinite(cell)) return cell;
  const read = typeof cell === "string" ? numberOf(cell) : undefined;
  if (read === "blank") return 0;
  return read !== undefined && Number.isFinite(read) ? read : refused(say.noNumber(shown(cell)));
}

/** A number as an answer, as long as Excel can hold it. */
export function answered(number: number): Answer {
  return Number.isFinite(number) ? number : refused(say.tooLarge);
}

/** The text of a cell; truth values as Excel writes them. */
export function textOf(cell: Given): string {
  if (typeof cell === "string") return cell;
  if (typeof cell === "number") return String(cell);
  return typeof cell === "boolean" ? String(cell).toUpperCase() : "";
}

/** Half-width, without white space around. */
export function plain(cell: Given): string {
  return textOf(cell).normalize("NFKC").trim();
}

/** A cell in a sentence; no more of it than is needed to know it again. */
export function shown(cell: Given): string {
  const text = textOf(cell);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
