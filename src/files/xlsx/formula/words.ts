// The words of a formula as files hold it, without its "=": where names, brackets and quoted texts end.

const WORD = /[\p{L}\p{M}\p{N}_.$\\?]+/uy;
const ERROR = /#(?:[A-Z]+(?:\/[A-Z0]+)?[!?]?)/y;

/** Whether a word begins here. */
export function isWordAt(formula: string, at: number): boolean {
  return endOfWord(formula, at) > at;
}

/** Behind the name, number or reference that begins here; `at` where none does. */
export function endOfWord(formula: string, at: number): number {
  WORD.lastIndex = at;
  return WORD.test(formula) ? WORD.lastIndex : at;
}

/** Behind the error that begins here, such as #REF! or #N/A; `at` where none does. */
export function endOfError(formula: string, at: number): number {
  ERROR.lastIndex = at;
  return ERROR.test(formula) ? ERROR.lastIndex : at;
}

/** Behind the bracket that closes; an apostrophe takes away what the next character means. */
export function endOfBracket(formula: string, start: number): number {
  let depth = 0;
  for (let at = start; at < formula.length; at++) {
    const char = formula[at];
    if (char === "'") at++;
    else if (char === "[") depth++;
    else if (char === "]" && --depth === 0) return at + 1;
  }
  return formula.length;
}

/** Behind a text in quotes, or 0 where it does not end. */
export function endOfQuoted(formula: string, start: number): number {
  const quote = formula[start] ?? "";
  for (let at = start + 1; ; at += 2) {
    at = formula.indexOf(quote, at);
    if (at === -1) return 0;
    if (formula[at + 1] !== quote) return at + 1;
  }
}
