// Writes seeds/*.xlsx from the text grids beside them: npx tsx scripts/seeds.ts [--check]
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { unzipSync, zipSync } from "fflate";
import {
  calculateColumnWidth,
  calculateRowHeight,
  type Cell,
  type CellStyle,
  type WriteSheet,
  writeXlsx,
} from "hucre/xlsx";
import { readGridText, textCell, type TextSheet } from "./grid-text.ts";

const SEEDS = new URL("../seeds/", import.meta.url);
const FONT = "宋体";
const EPOCH = new Date("2024-01-01T00:00:00Z");
/** Wider tables than this, in characters, are printed landscape. */
const PORTRAIT_WIDTH = 100;

const edge = { style: "thin" } as const;
const border = { top: edge, right: edge, bottom: edge, left: edge };
const STYLES = {
  title: { font: { name: FONT, size: 16, bold: true }, alignment: { horizontal: "center", vertical: "center" } },
  line: { alignment: { horizontal: "left", vertical: "center" } },
  lineAtRight: { alignment: { horizontal: "right", vertical: "center" } },
  note: { alignment: { horizontal: "left", vertical: "center", wrapText: true } },
  heading: { border, alignment: { horizontal: "center", vertical: "center", wrapText: true } },
  cell: { border, alignment: { vertical: "center", wrapText: true } },
} satisfies Record<string, CellStyle>;

/** The names of the seeds, without an ending, in their order. */
export function seedNames(): string[] {
  return readdirSync(SEEDS)
    .filter((file) => file.endsWith(".txt"))
    .map((file) => file.slice(0, -".txt".length))
    .sort();
}

/** A file of a seed. */
export function seedFile(name: string, ending: "txt" | "xlsx"): URL {
  return new URL(`${encodeURIComponent(name)}.${ending}`, SEEDS);
}

/** The workbook of a text grid; the same text always gives the same bytes. */
async function seedWorkbook(text: string): Promise<Uint8Array> {
  const written = await writeXlsx({
    sheets: readGridText(text).map(writeSheet),
    properties: { created: EPOCH, modified: EPOCH },
    defaultFont: { name: FONT, size: 11 },
  });
  // hucre packs with the platform's zlib, whose output may change with Node; fflate's does not.
  return zipSync(unzipSync(written), { mtime: new Date(1980, 0, 1) });
}

function writeSheet(sheet: TextSheet): WriteSheet {
  const { name, amountFormat, rows, ruled } = sheet;
  const contents = rows.map((row) => row.map((written) => textCell(written, amountFormat)));
  const widths = columnWidths(sheet);
  const width = widths.reduce((sum, each) => sum + each, 0);

  const firstRuled = ruled.indexOf(true);
  const firstFigure = rows.findIndex((row, r) => ruled[r] && row.some((written) => /^['\d]/.test(written)));
  const isFullWidth = (r: number) => sheet.merges.some((m) => m.startRow === r && m.endCol === widths.length - 1);
  const styleOf = (r: number, c: number): CellStyle => {
    if (ruled[r]) return r < firstFigure ? STYLES.heading : STYLES.cell;
    if (c > 0) return STYLES.lineAtRight;
    return !isFullWidth(r) ? STYLES.line : r < firstRuled ? STYLES.title : STYLES.note;
  };

  const cells = new Map<string, Partial<Cell>>();
  const rowDefs = new Map<number, { height: number }>();
  contents.forEach((row, r) => {
    row.forEach(({ value, format }, c) => {
      const style = styleOf(r, c);
      cells.set(`${r},${c}`, { value, style: format === undefined ? style : { ...style, numFmt: format } });
    });
    // Excel fits the height of a row to its text by itself, but not to text in merged cells.
    if (ruled[r] || !isFullWidth(r)) return;
    const fontSize = r < firstRuled ? STYLES.title.font.size : 11;
    rowDefs.set(r, {
      height: calculateRowHeight([row[0]!.value], { fontSize, wrapText: true, columnWidths: [width] }),
    });
  });

  return {
    name,
    columns: widths.map((each) => ({ width: each })),
    rows: contents.map((row) => row.map(({ value }) => value)),
    cells,
    merges: sheet.merges.map((merge) => ({ ...merge })),
    rowDefs,
    pageSetup: {
      paperSize: "a4",
      orientation: width > PORTRAIT_WIDTH ? "landscape" : "portrait",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
    },
  };
}

/** Widths in characters that fit what the table prints in each column, headings across columns left aside. */
function columnWidths({ rows, merges, ruled }: TextSheet): number[] {
  const across = new Set(merges.filter((m) => m.endCol > m.startCol).map((m) => `${m.startRow},${m.startCol}`));
  const count = Math.max(...rows.map((row) => row.length));
  return Array.from({ length: count }, (_, c) => {
    const column = rows.map((row, r) => (ruled[r] && !across.has(`${r},${c}`) ? (row[c] ?? null) : null));
    return calculateColumnWidth(column, { minWidth: 7, maxWidth: 44 });
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const check = process.argv.includes("--check");
  for (const name of seedNames()) {
    const bytes = await seedWorkbook(readFileSync(seedFile(name, "txt"), "utf8"));
    const target = seedFile(name, "xlsx");
    if (!check) writeFileSync(target, bytes);
    else if (!readFileSync(target).equals(bytes)) {
      console.error(`${name}.xlsx 与文字稿不符，请运行 npx tsx scripts/seeds.ts`);
      process.exitCode = 1;
    }
  }
}
