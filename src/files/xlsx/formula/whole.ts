import { endOfBracket, endOfError, endOfQuoted, endOfWord, isWordAt } from "./words.ts";

const NUMBER = /(?:\d+(?:\.\d*)?|\.\d+)(?:E[-+]?\d+)?(?![\p{L}\p{N}_.$?])/iuy;
const INFIX = /<>|<=|>=|[-+*/^&=<>:]/y;

/**
 * Whether a formula can be read to its end, as Excel must: what begins ends, and between any two things stands what joins them. Names,
 * functions and the number of their arguments are not looked at.
 */
export function isWhole(formula: string): boolean {
  const open: string[] = [];
  /** What stands before: nothing yet or a comma, something that joins, a number or a text, or anything else with a value. */
  let before = "start" as "start" | "join" | "constant" | "value";
  let isSpaced = false;
  let at = 0;
  const matched = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    if (!pattern.test(formula)) return false;
    at = pattern.lastIndex;
    return true;
  };
  /** A value: behind another one there must be a space, which means where both meet. */
  const value = (kind: "constant" | "value", end: number): boolean => {
    const fits = before === "start" || before === "join" || (before === "value" && kind === "value" && isSpaced);
    before = kind;
    at = end;
    return fits && end > 0;
  };
  while (at < formula.length) {
    const char = formula[at] ?? "";
    const isValue = before === "constant" || before === "value";
    const start = at;
    let fits = true;
    if (/\s/.test(char)) {
      at++;
      isSpaced = true;
      continue;
    }
    if (char === '"') fits = value("constant", endOfQuoted(formula, at));
    else if (char === "(" || char === "{") {
      fits = !isValue || (before === "value" && isSpaced && char === "(");
      open.push(char);
      before = "start";
      at++;
    } else if (char === ")" || char === "}") {
      // Nothing stands in FALSE(), and where an argument is left out.
      const last = open.pop();
      fits = last === (char === ")" ? "(" : "{") && before !== "join";
      before = "value";
      at++;
    } else if (char === "," || char === ";") {
      fits = before !== "join" && open.length > 0;
      before = "start";
      at++;
    } else if (char === "%" || (char === "#" && isValue)) {
      fits = isValue;
      at++;
    } else if (endOfError(formula, at) > at) {
      // Behind the error that stands for a sheet that is gone comes the reference.
      fits = value("value", endOfWord(formula, endOfError(formula, at)));
    } else if (char === "@" || ((char === "+" || char === "-") && !isValue)) {
      fits = char !== "@" || !isValue;
      before = "join";
      at++;
    } else if (matched(INFIX)) {
      fits = isValue;
      before = "join";
    } else if (matched(NUMBER)) fits = value("constant", at);
    else {
      // A name, a reference with what stands before it, or a function with its bracket.
      fits = value("value", endOfName(formula, at));
      if (formula[at] === "(" && at > start) {
        open.push("(");
        before = "start";
        at++;
      }
    }
    if (!fits || at === start) return false;
    isSpaced = false;
  }
  return open.length === 0 && before !== "start" && before !== "join";
}

/** Behind a name or a reference with the workbook, sheets and columns that belong to it; `start` where there is none. */
function endOfName(formula: string, start: number): number {
  for (let at = start; ;) {
    const char = formula[at];
    if (char === "'" || char === "[") {
      const end = char === "'" ? endOfQuoted(formula, at) : endOfBracket(formula, at);
      if (char === "[" && !isWordAt(formula, end)) return formula[end - 1] === "]" ? end : start;
      if (char === "'" && formula[end] !== "!") return start;
      at = char === "'" ? end + 1 : end;
      continue;
    }
    const end = endOfWord(formula, at);
    const far = formula[end] === ":" ? endOfWord(formula, end + 1) : end;
    if (end > at && formula[far] === "!") {
      at = far + 1;
      continue;
    }
    if (end === at) {
      const far = endOfError(formula, at);
      return at > start && far > at ? far : start;
    }
    if (at === start && /\d/.test(char ?? "")) return start;
    return formula[end] === "[" ? endOfBracket(formula, end) : end;
  }
}
