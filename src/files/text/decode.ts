/** Marks of byte order, and what text they begin. */
const MARKS: readonly (readonly [bytes: readonly number[], encoding: string])[] = [
  [[0xef, 0xbb, 0xbf], "utf-8"],
  [[0xff, 0xfe], "utf-16le"],
  [[0xfe, 0xff], "utf-16be"],
];

/** Where a text that says its encoding says it: in the first bytes, in letters that all encodings share. */
const HEAD = 2048;
const SAYS = /(?:charset|encoding)\s{0,9}=\s{0,9}["']?([\w-]{2,20})/i;

/**
 * Text in the encoding that it begins with, says itself, or is said to be in; else UTF-8 where it is that, and GBK where not. Undefined for
 * bytes that are no text.
 */
export function decodeText(bytes: Uint8Array, said?: string): string | undefined {
  const mark = MARKS.find(([own]) => own.every((byte, i) => bytes[i] === byte));
  const head = String.fromCharCode(...bytes.subarray(0, HEAD));
  const named = mark?.[1] ?? said ?? SAYS.exec(head)?.[1];
  const text = named === undefined ? undefined : decoded(bytes, named, false);
  return text ?? decoded(bytes, "utf-8", true) ?? decoded(bytes, "gbk", true);
}

function decoded(bytes: Uint8Array, encoding: string, fatal: boolean): string | undefined {
  try {
    const text = new TextDecoder(encoding, { fatal }).decode(bytes);
    return text.includes("\0") ? undefined : text;
  } catch {
    return undefined;
  }
}

/** Printed numbers with decimals: 1,234.50 or -0.3; all else stays text, for codes have no decimals. */
const PRINTED = /^-?(?:\d{1,15}|\d{1,3}(?:,\d{3}){1,5})\.\d{1,6}$/;

/** What a printed text holds, as a spreadsheet takes it: a number with the format that prints it so, or the text. */
export function printedValue(text: string): { readonly value: string | number; readonly format?: string } {
  const plain = text.trim();
  if (plain.length > 32 || !PRINTED.test(plain)) return { value: text };
  return { value: Number(plain.replaceAll(",", "")), format: formatPrinting(plain) };
}

/** The number format that prints a number as it is printed: "1,234.50" → "#,##0.00". */
export function formatPrinting(printed: string): string {
  const decimals = printed.length - 1 - printed.indexOf(".");
  return `${printed.includes(",") ? "#,##0" : "0"}.${"0".repeat(decimals)}`;
}
