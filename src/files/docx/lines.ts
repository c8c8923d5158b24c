// How wide words are on paper, and how many lines they take: enough to say where a page ends, without the fonts.

/** Thousandths of the size, of the characters from the space to ~ in Times New Roman. */
const LATIN = (
  "250 333 408 500 500 833 778 180 333 333 500 564 250 333 250 278 500 500 500 500 500 500 500 500 500 500 278 278 564 564 564 444 " +
  "921 722 667 667 722 611 556 722 722 333 389 722 611 889 722 722 556 722 667 556 611 722 722 944 722 722 611 333 278 333 469 500 " +
  "333 444 500 444 500 444 333 500 500 278 278 500 278 778 500 500 500 500 333 389 278 500 500 722 500 500 444 480 200 480 541"
)
  .split(" ")
  .map(Number);

const OPENING = /[（《〈“‘【〔「『［]$/;
const CLOSING = /^[，。、；：？！）》〉”’】〕」』］％…]/;

/** What is not parted at the end of a line: a word or a number, a mark with what it belongs to. */
function unitsOf(text: string): string[] {
  const units: string[] = [];
  for (const [atom] of text.matchAll(/[!-~]+|[^!-~]/gu)) {
    const last = units.at(-1);
    if (last !== undefined && (OPENING.test(last) || CLOSING.test(atom))) units[units.length - 1] = last + atom;
    else units.push(atom);
  }
  return units;
}

/** Marks that hang over the end of a line, behind a Chinese character. */
const HANGING = /[^!-~][，。、；：？！]$/;
/** What programs leave free between Chinese characters and letters or digits, of the size. */
const GAP = 0.2;
const GAPS = /[\u3400-\u9fff](?=[\dA-Za-z])|[\dA-Za-z](?=[\u3400-\u9fff])/g;

/** The width of text whose letters are so large, in the unit of the size. */
export function textWidth(text: string, size: number): number {
  let thousandths = 1000 * GAP * (text.match(GAPS)?.length ?? 0);
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    thousandths += code < 0x20 ? 250 : (LATIN[code - 0x20] ?? (code < 0x2000 ? 500 : 1000));
  }
  return (thousandths * size) / 1000;
}

/** The widest of what is not parted. */
export function widestUnit(text: string, size: number): number {
  return unitsOf(text).reduce((widest, unit) => Math.max(widest, textWidth(unit.trimEnd(), size)), 0);
}

/** How many lines of a width text takes; at least one. `indent` is that of the first line. */
export function linesOf(text: string, width: number, size: number, indent = 0): number {
  if (indent + textWidth(text, size) <= width) return 1;
  let [lines, used, before] = [1, indent, ""];
  for (const unit of unitsOf(text)) {
    const own = textWidth(unit, size);
    const gap =
      textWidth(before + unit.slice(0, 1), size) - textWidth(before, size) - textWidth(unit.slice(0, 1), size);
    const hangs = HANGING.test(unit) ? size : 0;
    before = unit.slice(-1);
    // A space at the end of a line takes no place.
    if (unit.trim() === "" || used + gap + own - hangs <= width) used += gap + own;
    else if (own - hangs <= width) [lines, used] = [lines + 1, own];
    else {
      // Longer than a line, and parted anywhere.
      const more = Math.ceil((used + own) / width) - 1;
      lines += more;
      used += own - width * more;
    }
  }
  return lines;
}
