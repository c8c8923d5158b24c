import * as english from "../../src/functions/functions.ts";
import * as chinese from "../../src/functions/functions.zh.ts";
import { functionsJson } from "../../scripts/functions.ts";

/** What Excel's runtime provides. */
export class ExcelError extends Error {
  constructor(
    readonly code: string,
    message?: string,
  ) {
    super(message);
  }
}

/** Answers with errors as pairs of what the cell shows and what is said of it, to be compared whole. */
export function plainly(answers: unknown): unknown {
  if (Array.isArray(answers)) return answers.map(plainly);
  return answers instanceof ExcelError ? { shows: answers.code, says: answers.message } : answers;
}

/** The error that a single answer is. */
export function thrownBy(call: () => unknown): unknown {
  try {
    call();
  } catch (error) {
    return plainly(error);
  }
  throw new Error("nothing was thrown");
}

/** Puts Excel's error class in place, as long as the tests of a file run. */
export function withErrorsOfExcel(): void {
  beforeAll(() => {
    const ErrorCode = {
      notAvailable: "#N/A",
      invalidValue: "#VALUE!",
      divisionByZero: "#DIV/0!",
      invalidNumber: "#NUM!",
    };
    Object.assign(globalThis, { CustomFunctions: { Error: ExcelError, ErrorCode } });
  });
  afterAll(() => {
    Reflect.deleteProperty(globalThis, "CustomFunctions");
  });
}

type Cell = string | number | boolean | null | ExcelError;
type Run = (...args: unknown[]) => unknown;

/** A function as Excel calls it: ranges as rows, single cells as they are, null for what was left out. */
interface Callable {
  readonly run: Run;
  readonly takes: readonly ("range" | "cell")[];
}

let callable: Promise<ReadonlyMap<string, Callable>> | undefined;

async function byName(): Promise<ReadonlyMap<string, Callable>> {
  const { json, registered } = await functionsJson();
  const source: Record<string, unknown> = { ...english, ...chinese };
  return new Map(
    json.functions.map(({ id, name, parameters }) => {
      const { functionName } = registered.find((each) => each.id === id)!;
      const takes = parameters.map(({ dimensionality }): "range" | "cell" =>
        dimensionality === "matrix" ? "range" : "cell",
      );
      return [name, { run: source[functionName] as Run, takes }];
    }),
  );
}

/**
 * What a formula of calls, numbers, texts and {array;constants} gives: the cells of its spill. A single error stands alone.
 * Throws where the formula has anything else.
 */
export async function evaluate(formula: string): Promise<readonly (readonly Cell[])[]> {
  const functions = await (callable ??= byName());
  const tokens = formula.match(/"(?:[^"]|"")*"|-?\d+(?:\.\d+)?|[\p{L}_]+\(|[=(){};,]/gu) ?? [];
  if (tokens.join("") !== formula) throw new Error(`cannot read ${formula}`);
  const next = (): string => tokens.shift() ?? "";
  const literal = (token: string): Cell =>
    token.startsWith('"') ? token.slice(1, -1).replaceAll('""', '"') : Number(token);
  const value = (): Cell[][] => {
    const token = next();
    if (token === "{") {
      const rows: Cell[][] = [[]];
      for (let part = next(); part !== "}"; part = next())
        if (part === ";") rows.push([]);
        else if (part !== ",") rows.at(-1)!.push(literal(part));
      return rows;
    }
    if (!token.endsWith("(")) return [[literal(token)]];
    const called = functions.get(token.slice(0, -1));
    if (called === undefined) throw new Error(`no function ${token}`);
    const args: (Cell[][] | null)[] = [];
    while (tokens[0] !== ")") {
      args.push(tokens[0] === "," ? null : value());
      if (tokens[0] === ",") next();
    }
    next();
    return call(called, args);
  };
  next();
  return value();
}

/** What a cell shows with a number format. */
export function shownAs(cell: Cell, format: "0.00%" | undefined): string {
  if (cell instanceof ExcelError) return cell.code;
  return typeof cell === "number" && format !== undefined ? `${(cell * 100).toFixed(2)}%` : String(cell ?? "");
}

function call({ run, takes }: Callable, args: readonly (Cell[][] | null)[]): Cell[][] {
  try {
    const given = takes.map((kind, i) => (kind === "range" ? (args[i] ?? null) : (args[i]?.[0]?.[0] ?? null)));
    const result = run(...given);
    return (Array.isArray(result) ? result : [[result]]) as Cell[][];
  } catch (error) {
    if (error instanceof ExcelError) return [[error]];
    throw error;
  }
}
