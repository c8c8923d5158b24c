import type { Picture } from "../forms/layout.ts";
import type { CellStyle, TemplateCell } from "./made.ts";
import type { Canvas } from "./canvas.ts";

/** What takes the place of a value. */
const TYPED: Readonly<Record<string, CellStyle>> = { "": "label", "¥": "amount", "#": "mark", "%": "rate" };
const LEFT = "<";
const ABOVE = "^";

/** Puts a picture on the canvas. Answers with the heights of those of its rows that have one of their own. */
export function putPicture(
  canvas: Canvas,
  { picture }: Pick<Picture, "picture">,
  words: Readonly<Record<string, string>>,
): ReadonlyMap<number, number> {
  const heights = new Map<number, number>();
  const rows = picture.flatMap((entry) => {
    const { row, times = 1, height } = typeof entry === "string" ? { row: entry } : entry;
    return Array.from({ length: times }, () => ({ cells: row.split("|").map((cell) => cell.trim()), height }));
  });
  const top = canvas.height;
  const at = (row: number, column: number): string | undefined => rows[row]?.cells[column];
  rows.forEach(({ cells, height }, r) => {
    if (height !== undefined) heights.set(top + r, height);
    cells.forEach((cell, c) => {
      if (cell === LEFT || cell === ABOVE) return;
      let [across, down] = [1, 1];
      while (at(r, c + across) === LEFT) across++;
      while (at(r + down, c) === ABOVE) down++;
      canvas.put(top + r, c, cellOf(cell, words), across, down);
    });
  });
  return heights;
}

function cellOf(cell: string, words: Readonly<Record<string, string>>): TemplateCell {
  const typed = TYPED[cell];
  if (typed !== undefined) return { style: typed };
  if (/^\d+$/.test(cell)) return { style: "number", value: Number(cell) };
  const value = filledIn(cell, words);
  // What is nothing but filled in is the unit's own.
  const style = /^\{[^}]*\}$/.test(cell) ? "label" : "heading";
  return value === "" ? { style: "label" } : { style, value };
}

/** {单位} → 某某局 */
export function filledIn(text: string, words: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\p{Script=Han}+)\}/gu, (_, name: string) => words[name] ?? "");
}
