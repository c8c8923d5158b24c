const CODES = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, magenta: 35, cyan: 36 } as const;

export type Colour = keyof typeof CODES;

/** Text in a colour, where the terminal shows colours. Colours only repeat what the words say. */
export type Paint = (colour: Colour, text: string) => string;

/** Paints text for a terminal, or leaves it as it is. */
export function painter(colours: boolean): Paint {
  return (colour, text) => (colours ? `\u001b[${CODES[colour]}m${text}\u001b[0m` : text);
}

/** Text filled up with spaces to a width in columns; Chinese characters take two. */
export function padded(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - widthOf(text)));
}

/** How many columns a text takes. */
export function widthOf(text: string): number {
  return Array.from(text).reduce((width, char) => width + (WIDE.test(char) ? 2 : 1), 0);
}

/** The beginning of a text, as much as fits into a width in columns. */
export function cut(text: string, width: number): string {
  let left = width;
  return Array.from(text)
    .filter((char) => (left -= widthOf(char)) >= 0)
    .join("");
}

const WIDE =
  /[\u1100-\u115f\u2014\u2018-\u201d\u2026\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;
