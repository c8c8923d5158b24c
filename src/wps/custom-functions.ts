import { addIn, NAMESPACE } from "./add-in.ts";

// In the place of office.js's `CustomFunctions`: the functions give themselves to it as they are loaded. WPS takes ASCII names alone, and is not
// known to show a sentence with an error: what a function says why it has no answer is in the message of the error that it throws.

const ErrorCode = {
  notAvailable: "#N/A",
  invalidValue: "#VALUE!",
  divisionByZero: "#DIV/0!",
  invalidNumber: "#NUM!",
} as const;

class CellError extends Error {
  readonly code: string;

  constructor(code: string, message = code) {
    super(message);
    this.code = code;
  }
}

/** An answer as WPS takes one: an error among several is its text, a single answer no table. */
function plain(answer: unknown): unknown {
  if (answer instanceof CellError) throw answer;
  if (!Array.isArray(answer)) return answer;
  const rows = answer as readonly (readonly unknown[])[];
  if (rows.length === 1 && rows[0]?.length === 1) return plain(rows[0][0]);
  return rows.map((row) => row.map((each) => (each instanceof CellError ? each.code : each)));
}

function associate(id: string, answer: (...given: unknown[]) => unknown): void {
  addIn()?.AddCustomFunction?.(NAMESPACE, id, (...given) => plain(answer(...given)));
}

Object.assign(globalThis, { CustomFunctions: { Error: CellError, ErrorCode, associate } });
