import { INVISIBLE } from "../sheet/text.ts";

// Numbers that are written as text.

/** So many significant digits a number of Excel keeps. */
export const DIGITS = 15;

const GROUPED = /^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?$|^\.\d+$/;
const NOTHING = /^(?:[-‐‑–—―−─]+|无|\/)?$/;

/** No amount is longer, however it is written. */
export const LONGEST = 64;

/**
 * Full-width characters as the usual ones. Not NFKC: that takes the number of a footnote, as in 1905.9②, for a digit.
 */
export function narrow(text: string): string {
  const first = text.search(WIDE);
  if (first === -1) return text;
  let narrowed = text.slice(0, first);
  for (let at = first; at < text.length; at++) {
    const code = text.charCodeAt(at);
    narrowed +=
      code === 0x3000 ? " " : code >= 0xff01 && code <= 0xff5e ? SINGLE.charAt(code - 0xff01) : text.charAt(at);
  }
  return narrowed;
}

const WIDE = /[\uff01-\uff5e\u3000]/;
/** From ! to ~. */
const SINGLE = Array.from({ length: 0x5e }, (_, i) => String.fromCharCode(0x21 + i)).join("");

/** Nearly all numbers that are text: asked of every cell, several times. */
function isUsual(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 32 || code > 57) return false;
  }
  return true;
}

/** The number that a text is, in digits alone; "" where it says nothing, undefined where it is no number. */
export function decimalIn(text: string): string | undefined {
  if (text.length > LONGEST && text.trim() !== "") return undefined;
  const plain = (
    isUsual(text)
      ? text
      : narrow(text)
          .replace(INVISIBLE, "")
          .replace(/<\/?b>/g, "")
  ).trim();
  if (NOTHING.test(plain)) return "";
  const bracketed = /^\((.*)\)$/.exec(plain)?.[1]?.trim();
  const signed = /^[-–−](.*)$/.exec(plain)?.[1]?.trimStart();
  const body = bracketed ?? signed ?? plain;
  return GROUPED.test(body) ? ((bracketed ?? signed) ? "-" : "") + body.replaceAll(",", "") : undefined;
}
/**
 * Whether a text reads as several amounts, as a table taken from a PDF may have those of two columns in one cell: 455.94 442.37, or
 * 455.94442.37.
 */
export function holdsSeveral(text: string): boolean {
  if (text.length > LONGEST || decimalIn(text) !== undefined) return false;
  const words = narrow(text).trim();
  const pieces = words.split(/\s+/);
  if (pieces.length > 1) return pieces.every((piece) => decimalIn(piece) !== undefined);
  return /^[\d,.]+$/.test(words) && words.split(".").length > 2;
}

/** The number that a text is, read like an amount of a table (see `TableAmounts`); undefined where it is none. */
export function numberOf(text: string): number | "blank" | undefined {
  const number = decimalIn(text);
  if (number === undefined) return undefined;
  return number === "" ? "blank" : Number(Number(number).toPrecision(DIGITS)) + 0;
}
