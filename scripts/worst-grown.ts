import { readdirSync, readFileSync } from "node:fs";
import { isBlank, type CellValue } from "../src/core/sheet/grid.ts";
import { escapeXml } from "../src/files/ooxml/xml.ts";
import { readWorkbook } from "../src/files/read.ts";
import { sheetsOf, workbook, type Kind } from "./worst-parts.ts";

// Tables of the seeds grown out of all bounds.

function cellXml(cell: CellValue | undefined): string {
  if (typeof cell === "number") return `<c><v>${cell}</v></c>`;
  if (typeof cell === "string" && !isBlank(cell)) return `<c t="inlineStr"><is><t>${escapeXml(cell)}</t></is></c>`;
  return "<c/>";
}

const rowXml = (cells: readonly CellValue[], more = "", attributes = ""): string =>
  `<row${attributes}>${cells.map(cellXml).join("")}${more}</row>`;

const STYLES = '<numFmts><numFmt numFmtId="164" formatCode="0.00,"/></numFmts><cellXfs><xf numFmtId="164"/></cellXfs>';

/** Each way of growing has the rows down to the first with figures, and those from there on. */
const GROWN: Readonly<
  Record<
    string,
    (above: readonly (readonly CellValue[])[], below: readonly (readonly CellValue[])[], n: number) => string
  >
> = {
  "rows again": (above, below, n) =>
    above.map((row) => rowXml(row)).join("") +
    below
      .map((row) => rowXml(row))
      .join("")
      .repeat(n),
  "table again": (above, below, n) =>
    [...above, ...below]
      .map((row) => rowXml(row))
      .join("")
      .repeat(n),
  "rows again, one column more": (above, below, n) =>
    above.map((row) => rowXml(row)).join("") +
    below
      .map((row) => rowXml(row, "<c><v>7.5</v></c>"))
      .join("")
      .repeat(n),
  "rows again, hidden": (above, below, n) =>
    above.map((row) => rowXml(row)).join("") +
    below
      .map((row) => rowXml(row, "", ' hidden="1"'))
      .join("")
      .repeat(n),
  "rows again, shown otherwise": (above, below, n) =>
    above.map((row) => rowXml(row)).join("") +
    below
      .map((row) => rowXml(row).replaceAll("<c><v>", '<c s="0"><v>'))
      .join("")
      .repeat(n),
  "rows of other codes": (above, below, n) =>
    above.map((row) => rowXml(row)).join("") +
    Array.from({ length: n }, (_, i) =>
      below.map((row, r) =>
        rowXml(row.map((cell) => (/^\d{7}$/.test(String(cell)) ? 2000000 + ((i * 37 + r) % 399999) : cell))),
      ),
    )
      .flat()
      .join(""),
  "rows of other names": (above, below, n) =>
    above.map((row) => rowXml(row)).join("") +
    Array.from({ length: n }, (_, i) =>
      below.map((row) =>
        rowXml(row.map((cell) => (/^\p{Script=Han}+$/u.test(String(cell)) ? `${String(cell)}${i}` : cell))),
      ),
    )
      .flat()
      .join(""),
  "rows of other figures": (above, below, n) =>
    above.map((row) => rowXml(row)).join("") +
    Array.from({ length: n }, (_, i) => below.map((row, r) => rowXml(row.map((cell, c) => otherwise(cell, i + r + c)))))
      .flat()
      .join(""),
  "rows of other codes and figures": (above, below, n) =>
    above.map((row) => rowXml(row)).join("") +
    Array.from({ length: n }, (_, i) =>
      below.map((row, r) =>
        rowXml(
          row.map((cell, c) =>
            /^\d{7}$/.test(String(cell)) ? 2000000 + ((i * 37 + r) % 399999) : otherwise(cell, i + r + c),
          ),
        ),
      ),
    )
      .flat()
      .join(""),
  "table again, of other figures": (above, below, n) =>
    Array.from({ length: n }, (_, i) =>
      [...above, ...below].map((row, r) => rowXml(row.map((cell, c) => otherwise(cell, i + r + c)))),
    )
      .flat()
      .join(""),
  "table again beside": (above, below, n) =>
    [...above, ...below]
      .map(
        (row) =>
          `<row>${row
            .map(cellXml)
            .join("")
            .repeat(Math.min(n, Math.floor(16_000 / Math.max(1, row.length))))}</row>`,
      )
      .join(""),
};

/** Another figure in place of one. */
const otherwise = (cell: CellValue, by: number): CellValue =>
  typeof cell === "number" && !Number.isInteger(cell) ? Math.round(100 * cell + ((by * 7919) % 1000)) / 100 : cell;

const isFigures = (row: readonly CellValue[]): boolean =>
  row.filter((cell) => typeof cell === "number" && !Number.isInteger(cell)).length > 0;

export async function grown(): Promise<Record<string, Kind>> {
  const folder = new URL("../seeds/", import.meta.url);
  const kinds: Record<string, Kind> = {};
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".xlsx"))) {
    const { sheets } = await readWorkbook(new Uint8Array(readFileSync(new URL(encodeURIComponent(file), folder))));
    for (const { name, rows } of sheets) {
      const first = Math.max(0, rows.findIndex(isFigures));
      const [above, below] = [rows.slice(0, first), rows.slice(first)];
      for (const [way, grow] of Object.entries(GROWN))
        kinds[`${file.slice(0, 3)}${file.slice(-9, -5)} ${name}: ${way}`] = (n) =>
          workbook({
            sheet: grow(above, below, Math.max(1, n / 1000)),
            styles: way.endsWith("otherwise") ? STYLES : "",
          });
    }
  }
  return kinds;
}

/** The seeds themselves, each figure another or one in so many. */
export async function spoilt(): Promise<Record<string, Kind>> {
  const folder = new URL("../seeds/", import.meta.url);
  const kinds: Record<string, Kind> = {};
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".xlsx"))) {
    const { sheets } = await readWorkbook(new Uint8Array(readFileSync(new URL(encodeURIComponent(file), folder))));
    for (const every of [1, 3, 10, 50])
      kinds[`${file.slice(0, 3)}${file.slice(-9, -5)}: one figure in ${every} another`] = () => {
        let at = 0;
        return sheetsOf(
          sheets.map(({ rows }) =>
            rows
              .map((row) =>
                rowXml(
                  row.map((cell) => (typeof cell === "number" && ++at % every === 0 ? otherwise(cell, at + 1) : cell)),
                ),
              )
              .join(""),
          ),
        );
      };
  }
  return kinds;
}
