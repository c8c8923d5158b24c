import fc from "fast-check";
import { FileTrouble } from "../../src/files/refusals.ts";
import { readWorkbook } from "../../src/files/read.ts";
import { plainCell } from "../../src/files/xlsx/plain-cell.ts";
import { readBook } from "../../src/files/xlsx/read-book.ts";
import { handMade, sheetXml, stylesXml } from "./files.ts";

const cells =
  '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>1.5</v></c><c r="AA1" s="1"/></row>' +
  '<row r="2"><c r="A2" s="1" t="str"><f>B1&amp;"x"</f><v>1.5x</v></c><c r="B2"><f>B1*2</f><v>3</v></c><c r="C2" t="b"><v>1</v></c></row>' +
  '<row r="3"><c r="A3" t="e"><v>#N/A</v></c><c r="B3" t="n"><v>-2E3</v></c><c r="C3" t="d"><v>2024-03-01</v></c></row>' +
  '<row><c><v>7</v></c><c/><c s="1"><v>8</v></c><c r="E4"><v>9</v></c><c t="b"><v>0</v></c></row>';

/** The same with a space more in the tags of cells, which nobody writes. */
const spaced = (xml: string): string => xml.replaceAll(/<c(?= |>|\/>)/g, "<c ");

/** What comes of a sheet with these cells: what it holds, for the check and for a grid, or why it is refused. */
async function readingOf(xml: string): Promise<unknown> {
  const bytes = handMade({
    sheets: { 表: sheetXml(xml) },
    strings: "<sst><si><t>项目</t></si></sst>",
    styles: stylesXml("", "", '<xf numFmtId="0"/><xf numFmtId="4"/>'),
  });
  try {
    return [await readWorkbook(bytes), (await readBook(bytes)).sheets[0]?.cells];
  } catch (error) {
    return error instanceof FileTrouble ? error.code : error;
  }
}

test("cells that are written plainly are read in one go", () => {
  const starts = [...cells.matchAll(/<c[ />]/g)].map(({ index }) => index);
  const next = { row: 5, column: 5 };
  expect(
    starts.map((start) => plainCell(cells, start, next)).map((piece) => piece && [piece.row, piece.column]),
  ).toEqual([
    [0, 0],
    [0, 1],
    [0, 26],
    [1, 0],
    [1, 1],
    [1, 2],
    [2, 0],
    [2, 1],
    [2, 2],
    [5, 5],
    [5, 5],
    [5, 5],
    [3, 4],
    [5, 5],
  ]);
  const other = spaced(cells);
  const others = [...other.matchAll(/<c /g)].map(({ index }) => index);
  expect(others.map((start) => plainCell(other, start, next))).toEqual(starts.map(() => undefined));
});

test("they hold what they hold when they are written otherwise, whatever is wrong with them", async () => {
  const [{ sheets }] = (await readingOf(cells)) as [Awaited<ReturnType<typeof readWorkbook>>];
  expect(sheets[0]?.rows).toEqual([
    ["项目", 1.5],
    ["1.5x", 3, true],
    [{ trouble: "error", text: "#N/A" }, -2000, "2024-03-01"],
    [7, null, 8, null, 9, false],
  ]);
  const bits = ['"', "'", "<", ">", "/", " ", "=", "A", "a", "$", "0", "9", "00000000", "&amp;", "&#49;", "<!-- -->"];
  const elements = ["<v>", "</v>", "<v/>", "<f>", "</f>", "</c>", "<is>", "</row>", '<c r="B2">', "<![CDATA[1]]>"];
  const attributes = [' r="C9"', ' s="7"', ' s=""', ' t="str"', ' t="x"', ' cm="1"', ""];
  const edit = fc.record({
    at: fc.nat({ max: cells.length }),
    goes: fc.nat({ max: 6 }),
    comes: fc.constantFrom(...bits, ...elements, ...attributes),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { maxLength: 3 }), async (edits) => {
      const xml = edits.reduce((text, { at, goes, comes }) => text.slice(0, at) + comes + text.slice(at + goes), cells);
      expect(await readingOf(xml)).toEqual(await readingOf(spaced(xml)));
    }),
    { numRuns: 1000 },
  );
});
