import { sumFormula, type Area } from "../sheet/grid.ts";
import type { CellStyle, TemplateCell, TemplateSheet } from "./made.ts";

// How the cells of a blank table look, in a file and in Excel alike.

export interface Look {
  readonly align: "left" | "center" | "right";
  readonly bold: boolean;
  /** Of the font, in points. */
  readonly size: number;
  readonly border: boolean;
  /** Number format code; @ keeps words words, whatever they begin with. */
  readonly format: string;
}

export const FONT = "宋体";

const outside = { bold: false, size: 10, border: false, format: "@" } as const;
const inside = { bold: false, size: 10, border: true, format: "@" } as const;

export const LOOKS: Readonly<Record<CellStyle, Look>> = {
  title: { ...outside, align: "center", bold: true, size: 16 },
  subtitle: { ...outside, align: "center" },
  side: { ...outside, align: "left" },
  corner: { ...outside, align: "right" },
  note: { ...outside, align: "left" },
  heading: { ...inside, align: "center", bold: true },
  // A function may be put where a name is to stand.
  label: { ...inside, align: "left", format: "General" },
  total: { ...inside, align: "center", bold: true },
  code: { ...inside, align: "center" },
  number: { ...inside, align: "center", format: "General" },
  amount: { ...inside, align: "right", format: "#,##0.00" },
  count: { ...inside, align: "right", format: "#,##0" },
  mark: { ...inside, align: "center", format: "General" },
  rate: { ...inside, align: "center", format: "0.00%" },
  blank: { ...inside, align: "left", format: "General" },
};

/** Number format code of a cell: a sum of nothing shows nothing, and a blank for an amount may become a sum. */
export function formatOf({ style, value, sum, formula }: TemplateCell): string {
  // In a cell of text a formula is text.
  if (formula !== undefined) return "General";
  const { format } = LOOKS[style];
  const isSum = sum !== undefined || (style === "amount" && value === undefined);
  return isSum ? `${format};-${format};` : format;
}

/** `=SUM(C8:C15)`; undefined where the cell reckons nothing. */
export function formulaOf({ sum, formula }: TemplateCell): string | undefined {
  return formula ?? (sum && sumFormula(sum));
}

/** The cells that `wanted` picks, as few rectangles in the order of their rows. */
export function areasWhere(
  { rows }: Pick<TemplateSheet, "rows">,
  wanted: (cell: TemplateCell) => boolean,
): readonly Area[] {
  const areas: { top: number; left: number; bottom: number; right: number }[] = [];
  rows.forEach((row, r) => {
    for (let c = 0; c < row.length; c++) {
      const from = c;
      for (let cell = row[c]; cell !== undefined && wanted(cell); cell = row[++c]);
      if (c === from) continue;
      const above = areas.find(({ left, right, bottom }) => left === from && right === c - 1 && bottom === r - 1);
      if (above !== undefined) above.bottom = r;
      else areas.push({ top: r, left: from, bottom: r, right: c - 1 });
    }
  });
  return areas;
}

/** What the user types goes here, and is to be a number. */
export function isTyped({ style, sum }: TemplateCell): boolean {
  return (style === "amount" || style === "count") && sum === undefined;
}

/** What Excel says beside a cell that takes a number, and of what is none; the user may keep it. */
export function askFor(
  style: "amount" | "count",
  unit: TemplateSheet["unit"],
): {
  readonly title: string;
  readonly prompt: string;
  readonly error: string;
} {
  const what = style === "count" ? "个数，填整数" : `金额，单位：${unit}，保留两位小数`;
  return {
    title: style === "count" ? "填个数" : `填金额（${unit}）`,
    prompt: `${what}；没有就留空，减少填负数。`,
    error: "这一格应填数字，不要写单位和文字。确实要这样填，请选“是”。",
  };
}

/** Amounts beyond this are no money of any county; negatives are right. */
export const LARGEST = 1e15;
