import fc from "fast-check";
import { readBook } from "../../src/files/xlsx/read-book.ts";
import type { BookSheet } from "../../src/files/xlsx/book.ts";
import type { LayoutEdits } from "../../src/files/xlsx/edit.ts";
import { saveEdits } from "../../src/files/xlsx/save.ts";
import { withLayout } from "../../src/files/xlsx/layout.ts";
import { readFileSync } from "node:fs";

// Widths, heights and what stays in view, as they are written into a file of the user's.

const seed = new Uint8Array(readFileSync("seeds/003-海东市社会保险服务局-2024决算.xlsx"));
const NAME = "公开03表";

async function sheetOf(bytes: Uint8Array): Promise<BookSheet> {
  return (await readBook(bytes)).sheets.find(({ name }) => name === NAME)!;
}

/** What is said of each of the first columns. */
function columnsOf({ columns }: BookSheet): unknown[] {
  return Array.from({ length: 40 }, (_, column) => {
    const {
      first: _first,
      last: _last,
      ...said
    } = columns.find(({ first, last }) => first <= column && column <= last) ?? {
      first: 0,
      last: 0,
    };
    return said;
  });
}

test("whatever widths and heights are given, those columns and rows have them, and all else is as it was", async () => {
  const before = await sheetOf(seed);
  const runs = fc.uniqueArray(fc.nat(30), { maxLength: 8 }).map((edges) => edges.sort((a, b) => a - b));
  await fc.assert(
    fc.asyncProperty(
      runs,
      fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 4, maxLength: 4 }),
      fc.uniqueArray(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 200 })), {
        selector: ([row]) => row,
        maxLength: 6,
      }),
      fc.record({ rows: fc.nat(9), columns: fc.nat(3) }),
      async (edges, sizes, tall, frozen) => {
        const widths = sizes.flatMap((size, i) => {
          const [first, last] = [edges[2 * i], edges[2 * i + 1]];
          return first === undefined || last === undefined ? [] : [{ first, last, width: size * 0.75 }];
        });
        const heights = tall.map(([row, size]) => ({ row, height: size * 0.75 }));
        const bytes = saveEdits(seed, { sheets: [{ sheet: NAME, layout: { widths, heights, frozen } }] });
        const after = await sheetOf(bytes);
        const columns = columnsOf(before);
        for (const { first, last, width } of widths)
          for (let column = first; column <= last; column++)
            columns[column] = { ...(columns[column] as object), width };
        expect(columnsOf(after)).toEqual(columns);
        const rows: Record<number, unknown> = { ...before.rows };
        for (const { row, height } of heights) rows[row] = { ...before.rows[row], height };
        expect(after.rows).toEqual(rows);
        const { columns: _c, rows: _r, ...others } = before;
        expect(after).toMatchObject({ ...others, frozen });
      },
    ),
    { numRuns: 40 },
  );
});

const part = (sheet: string): string =>
  `<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${sheet}</x:worksheet>`;

const cases: readonly (readonly [name: string, before: string, layout: LayoutEdits, after: string])[] = [
  [
    "an element of several columns is cut, and says the rest as before",
    '<x:cols><x:col min="2" max="5" width="9" style="3" hidden="1"></x:col></x:cols><x:sheetData/>',
    { widths: [{ first: 2, last: 2, width: 52.5 }] },
    '<x:cols><x:col min="2" max="2" width="9" style="3" hidden="1"></x:col><x:col customWidth="1" min="3" max="3" width="10" style="3" hidden="1"></x:col><x:col min="4" max="5" width="9" style="3" hidden="1"></x:col></x:cols><x:sheetData/>',
  ],
  [
    "columns of which nothing is said",
    "<x:sheetPr/><x:sheetViews/><x:sheetData/>",
    { widths: [{ first: 0, last: 1, width: 52.5 }] },
    '<x:sheetPr/><x:sheetViews/><x:cols><x:col min="1" max="2" width="10" customWidth="1"/></x:cols><x:sheetData/>',
  ],
  [
    "rows that are there, that are not, and one that is left to Excel",
    '<x:sheetData><x:row r="2" ht="30" customHeight="1"/><x:row r="4"><x:c r="A4"/></x:row></x:sheetData>',
    {
      heights: [
        { row: 1, height: null },
        { row: 2, height: 24 },
        { row: 3, height: 18 },
        { row: 8, height: 12 },
      ],
    },
    '<x:sheetData><x:row r="2" ht="30" customHeight="0"/><x:row r="3" ht="24" customHeight="1"/><x:row ht="18" customHeight="1" r="4"><x:c r="A4"/></x:row><x:row r="9" ht="12" customHeight="1"/></x:sheetData>',
  ],
  [
    "what was frozen is no more, and the selected cell stays",
    '<x:sheetViews><x:sheetView workbookViewId="0" topLeftCell="A3"><x:pane ySplit="2" topLeftCell="A5" activePane="bottomLeft" state="frozen"/><x:selection pane="bottomLeft" activeCell="C7" sqref="C7"/></x:sheetView></x:sheetViews><x:sheetData/>',
    { frozen: { rows: 0, columns: 0 } },
    '<x:sheetViews><x:sheetView workbookViewId="0" topLeftCell="A1"><x:selection activeCell="C7" sqref="C7"/></x:sheetView></x:sheetViews><x:sheetData/>',
  ],
  [
    "a sheet without views is frozen",
    "<x:sheetData/>",
    { frozen: { rows: 3, columns: 1 } },
    '<x:sheetViews><x:sheetView workbookViewId="0"><x:pane xSplit="1" ySplit="3" topLeftCell="B4" activePane="bottomRight" state="frozen"/></x:sheetView></x:sheetViews><x:sheetData/>',
  ],
];

test.each(cases)("%s", (_, before, layout, after) => {
  expect(withLayout(part(before), layout)).toBe(part(after));
});
