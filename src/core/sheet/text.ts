/** Characters that nobody sees: marks of direction, joiners, soft hyphens. */
export const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;

// eslint-disable-next-line no-control-regex -- they are what it is about
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;

/** A text of a file without what a terminal might obey: nobody sees it, and a mark stands for it. */
export function withoutControls(text: string): string {
  return text.replace(CONTROLS, "\uFFFD");
}

/** Digits as those that stand above the line, as numbers of footnotes do: beside a figure they are none of it. */
export function raised(text: string): string {
  return text.replace(/\d/g, (digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(Number(digit)));
}

const STROKE = "\u0336";

/** A text that is struck out, each letter with a stroke through it. */
export function struck(text: string): string {
  return text.replace(/\S/gu, `$&${STROKE}`);
}

export function isStruckOut(text: string): boolean {
  return text.includes(STROKE);
}

const PLAIN = /^[\d\u4e00-\u9fff]*$/;

/** Whether a text is nothing but digits and 汉字, as most labels and all codes are: those are what they are. */
export function isPlain(text: string): boolean {
  return PLAIN.test(text);
}

/** Whether the first character is a 汉字, as that of most names is. */
export function beginsWithHan(text: string): boolean {
  const first = text.charCodeAt(0);
  return first >= 0x4e00 && first <= 0x9fff;
}

/** Titles, headings and labels are compared by their words alone: width, spaces, quotes, 书名号 and bold marks do not count. */
export function plain(text: string): string {
  if (isPlain(text)) return text;
  const known = memory.get(text);
  if (known !== undefined) return known;
  const words = text
    .normalize("NFKC")
    .replace(/<\/?b>/g, "")
    .replace(INVISIBLE, "")
    .replace(/[\s"'“”‘’《》]/g, "");
  if (text.length <= 100) {
    if (memory.size >= 20_000) memory.clear();
    memory.set(text, words);
  }
  return words;
}

// The same few hundred words stand in every workbook.
const memory = new Map<string, string>();

const SERIAL = /^(?:[一二三四五六七八九十]+[、.,]|\([一二三四五六七八九十\d]+\)|\d+[、.)]|其中:|[+#*])+/;

/** A label without the number in front of it: 十四、资源勘探… → 资源勘探…; （一）, 1. and 其中： likewise. */
export function withoutSerial(words: string): string {
  return words.replace(SERIAL, "");
}

/** Whether a label carries a number in front of it, as the lines of a list do. */
export function hasSerial(words: string): boolean {
  return /^(?:[一二三四五六七八九十]+[、.,]|\([一二三四五六七八九十]+\)|\d+[、.)])/.test(words);
}

const SERIALS: readonly (readonly [string, RegExp])[] = [
  ["一、", /^[一二三四五六七八九十]{1,3}[、.,]/],
  ["(一)", /^\([一二三四五六七八九十]{1,3}\)/],
  ["(1)", /^\(\d{1,2}\)/],
  ["1.", /^\d{1,2}[.、)](?!\d)/],
];

/** In which way a label is numbered: 一、 (一) (1) 1. or "" where it is not. */
export function serialOf(words: string): string {
  return SERIALS.find(([, pattern]) => pattern.test(words))?.[0] ?? "";
}

/** A text without these characters at its end; in linear time, which a search for `[…]+$` is not. */
export function withoutEnding(text: string, characters: string): string {
  let length = text.length;
  while (length > 0 && characters.includes(text.charAt(length - 1))) length--;
  return text.slice(0, length);
}

/** Digits with a comma before each three from the right: 1,905. */
export function inThrees(digits: string): string {
  const first = digits.length % 3;
  const threes = digits.slice(first).match(/\d{3}/g) ?? [];
  return (first === 0 ? threes : [digits.slice(0, first), ...threes]).join(",");
}

const YEAR = /^(20\d\d)年?度?(?=\D|$)/;

/** The year with which a heading begins, and its words without it: 2025年预算数 → 预算数. 2024年末 is a day. */
export function splitYear(words: string): { readonly year?: string; readonly rest: string } {
  const found = YEAR.exec(words);
  const rest = found === null ? words : words.slice(found[0].length);
  return found?.[1] === undefined || /^[初末]/.test(rest) ? { rest: words } : { year: found[1], rest };
}

/** Words without what stands in brackets at their end: 金额(万元) → 金额. */
export function withoutBracket(words: string): string {
  return words.endsWith(")") ? words.replace(/\([^()]*\)$/, "") : words;
}
