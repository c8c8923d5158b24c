import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { a1, columnName } from "../../src/core/sheet/grid.ts";
import { check } from "../../src/core/check.ts";
import { PROFILES } from "../../src/core/forms/profiles.ts";
import { templatesOf } from "../../src/core/blanks/template.ts";
import { gridOf, type TableSheet } from "../../src/core/blanks/made.ts";
import type { Page } from "../../src/core/report/page.ts";
import { readBook } from "../../src/files/xlsx/read-book.ts";
import type { Book, BookCell } from "../../src/files/xlsx/book.ts";
import { saveEdits } from "../../src/files/xlsx/save.ts";
import { EditTrouble, type CellEdit, type Edits, type RowStep } from "../../src/files/xlsx/edit.ts";
import { clearMarks, markWorkbook } from "../../src/files/xlsx/marks.ts";
import { FileTrouble } from "../../src/files/refusals.ts";
import { readWorkbook } from "../../src/files/read.ts";
import { tags } from "../../src/files/ooxml/xml.ts";
import { handMade, partsOf, rawEntries, sheetXml, stylesXml, zipped, type HandMade } from "./files.ts";

const file = (path: string): Uint8Array => new Uint8Array(readFileSync(path));
const libreOffice = file("test/files/libreoffice.xlsx");
const seeds = readdirSync("seeds").filter((name) => name.endsWith(".xlsx"));

function differing(a: Uint8Array, b: Uint8Array): string[] {
  const [before, after] = [rawEntries(a), rawEntries(b)];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => before[name] !== after[name])
    .sort();
}

const part = (bytes: Uint8Array, name: string): string => Buffer.from(partsOf(bytes)[name] ?? "", "latin1").toString();

function refusal(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof EditTrouble) return error.code;
    expect(error).toBeInstanceOf(FileTrouble);
    return (error as FileTrouble).code;
  }
  return "none";
}

describe("one cell is typed", () => {
  test.each(seeds)("%s: nothing but that cell changes in the file", async (name) => {
    const bytes = file(`seeds/${name}`);
    const [sheet] = (await readBook(bytes)).sheets;
    const amounts = Object.entries(sheet!.cells).flatMap(([row, cells]) =>
      Object.entries(cells).flatMap(([column, cell]) =>
        typeof cell.value === "number" ? [{ row: Number(row), column: Number(column), cell }] : [],
      ),
    );
    const { row, column, cell } = amounts.find(({ cell }) => !Number.isInteger(cell.value))!;
    const saved = saveEdits(bytes, { sheets: [{ sheet: sheet!.name, cells: [{ row, column, holds: 123.45 }] }] });
    expect(differing(bytes, saved)).toEqual(["xl/worksheets/sheet1.xml"]);
    const [before, after] = [bytes, saved].map((one) => part(one, "xl/worksheets/sheet1.xml"));
    const start = `<c r="${a1(row, column)}" s="${cell.style}"><v>`;
    expect(before).toContain(`${start}${cell.value as number}</v></c>`);
    expect(after).toBe(before!.replace(`${start}${cell.value as number}</v></c>`, `${start}123.45</v></c>`));
  });

  test("a file of LibreOffice: that cell, and Excel is to calculate its formulas", async () => {
    const saved = saveEdits(libreOffice, { sheets: [{ sheet: "收入", cells: [{ row: 4, column: 1, holds: 300 }] }] });
    expect(differing(libreOffice, saved)).toEqual(["xl/workbook.xml", "xl/worksheets/sheet1.xml"]);
    const sheet = part(libreOffice, "xl/worksheets/sheet1.xml");
    expect(part(saved, "xl/worksheets/sheet1.xml")).toBe(
      sheet.replace('<c r="B5" s="5" t="n"><v>200</v></c>', '<c r="B5" s="5"><v>300</v></c>'),
    );
    const workbook = part(libreOffice, "xl/workbook.xml");
    expect(part(saved, "xl/workbook.xml")).toBe(workbook.replace("<calcPr ", '<calcPr fullCalcOnLoad="1" '));
    const before = await readBook(libreOffice);
    const after = await readBook(saved);
    expect(after.styles).toEqual(before.styles);
    expect(after.sheets[1]).toEqual(before.sheets[1]);
    expect({ ...after.sheets[0], cells: {} }).toEqual({ ...before.sheets[0], cells: {} });
  });

  test("nothing edited is the same file", () => {
    expect(saveEdits(libreOffice, {})).toBe(libreOffice);
    expect(saveEdits(libreOffice, { sheets: [{ sheet: "收入", cells: [] }] })).toBe(libreOffice);
  });
});

// What edits make of a workbook, said once more and in the plainest way.

function withCell(book: Book, { row, column, holds, format }: CellEdit, sheet: number): Book {
  const { cells } = book.sheets[sheet]!;
  const old = cells[row]?.[column];
  const style = old?.style ?? 0;
  const styles = [...book.styles];
  let cell: BookCell = old ?? {};
  if (holds !== undefined) {
    const isFormula = typeof holds === "object" && holds !== null && "formula" in holds;
    const value = isFormula ? holds.value : holds;
    cell = {
      ...(value === null ? {} : { value }),
      ...(isFormula ? { formula: holds.formula } : {}),
      ...(style === 0 ? {} : { style }),
    };
  }
  if (format !== undefined && styles[style]!.format !== format) {
    const wanted = { ...styles[style]!, format };
    const known = styles.findIndex((one) => JSON.stringify(one) === JSON.stringify(wanted));
    cell = { ...cell, style: known >= 0 ? known : styles.push(wanted) - 1 };
  }
  return {
    ...book,
    styles,
    sheets: book.sheets.map((one, s) =>
      s === sheet ? { ...one, cells: { ...cells, [row]: { ...cells[row], [column]: cell } } } : one,
    ),
  };
}

/** Everything about cells, with looks instead of their numbers, and nothing of cells that are nothing. */
function shown({ sheets, styles }: Book): unknown {
  return sheets.map(({ cells, ...sheet }) => ({
    ...sheet,
    cells: Object.entries(cells)
      .flatMap(([row, columns]) =>
        Object.entries(columns).map(([column, { style = 0, ...cell }]) => ({
          row,
          column,
          ...cell,
          look: styles[style],
        })),
      )
      .filter(
        ({ row: _, column: __, look, ...cell }) =>
          Object.keys(cell).length > 0 || JSON.stringify(look) !== JSON.stringify(styles[0]),
      ),
  }));
}

const rich: HandMade = {
  sheets: {
    甲: sheetXml(
      `<row r="1" s="2" customFormat="1" spans="1:2"><c r="A1" s="1"><v>1</v></c><c r="B1" t="s"><v>0</v></c></row><row r="3" ht="30" customHeight="1"/>` +
        `<row><c><f t="shared" ref="A4:A6" si="0">A1+1</f><v>2</v></c></row><row r="5"><c r="A5"><f t="shared" si="0"/><v>3</v></c><c r="C5" s="1"/></row><row r="6"><c r="A6"><f t="shared" si="0"/><v>4</v></c></row>`,
      `<mergeCells count="1"><mergeCell ref="C1:D1"/></mergeCells>`,
      `<dimension ref="A1:B6"/><cols><col min="4" max="5" style="1" width="9"/></cols>`,
    ),
    乙: `<x:worksheet xmlns:x="m"><x:sheetData/></x:worksheet>`,
  },
  strings: "<sst><si><t>字</t></si></sst>",
  styles: stylesXml(
    `<dxfs count="0"/>`,
    `<numFmts count="1"><numFmt numFmtId="164" formatCode="0.000"/></numFmts>`,
    '<xf/><xf numFmtId="164"/><xf numFmtId="2"/>',
  ),
};

const byHand = handMade(rich);

const text = fc.oneof(
  fc.constantFrom(
    "=1+1",
    "+86",
    "-某局",
    "@x",
    "'引",
    " 两端 ",
    "_x0041_",
    "_x000D_",
    "a\r\nb\tc",
    "\u0000\u001f\ufffe",
    "]]>",
    "<&>\"'",
    "#REF!",
    "1",
    "TRUE",
  ),
  fc.string({ unit: "binary", maxLength: 8 }).filter((one) => one !== "" && !/\p{Surrogate}/u.test(one)),
);
const value = fc.oneof(
  fc.double({ noDefaultInfinity: true, noNaN: true }).map((number) => number + 0),
  fc.integer(),
  fc.boolean(),
  text,
  fc.constant({ trouble: "error", text: "#N/A" } as const),
);
const formula = fc.record({
  formula: fc.constantFrom(
    "=A1*2",
    "=SUM(乙!A1:B2)",
    '="a"&"<"',
    "=XLOOKUP(1,A:A,B:B)",
    "=SORT(A1:A9)",
    "=A1+1",
    "=A2+1",
    "=SUM(A1,{1,2;3,4})",
  ),
  value,
});
const cellEdit = fc.record(
  {
    row: fc.nat(9),
    column: fc.nat(5),
    holds: fc.oneof({ weight: 3, arbitrary: value }, formula, fc.constant(null)),
    format: fc.constantFrom("General", "0.00", "0.000", "@", '#,##0.00"元"', "yyyy/m/d"),
  },
  { requiredKeys: ["row", "column"] },
);

test("whatever is typed where: the file, read again, is the workbook with that in it", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(cellEdit, { selector: ({ row, column }) => `${row} ${column}`, maxLength: 12 }),
      fc.constantFrom(0, 1),
      fc.constantFrom("by hand", "LibreOffice"),
      async (cells, sheet, made) => {
        const bytes = made === "by hand" ? byHand : libreOffice;
        const before = await readBook(bytes);
        const edits: Edits = { sheets: [{ sheet: before.sheets[sheet]!.name, cells: cells }] };
        const saved = saveEdits(bytes, edits);
        expect(saveEdits(bytes, edits)).toEqual(saved);
        const after = await readBook(saved);
        const isDate = (cell: BookCell): boolean =>
          typeof cell.value === "number" && after.styles[cell.style ?? 0]!.format.includes("y");
        const model = (cells as CellEdit[]).reduce(
          (book, cell) => withCell(book, { ...cell, ...inherited(before, sheet, cell) }, sheet),
          before,
        );
        // Which numbers are dates is for the reading to say.
        const undated = (book: Book): Book => ({
          ...book,
          sheets: book.sheets.map((one) => ({
            ...one,
            cells: Object.fromEntries(
              Object.entries(one.cells).map(([row, columns]) => [
                row,
                Object.fromEntries(
                  Object.entries(columns).map(([column, { date: _, ...cell }]) => [
                    column,
                    isDate(cell) ? { ...cell, value: Number(cell.value) } : cell,
                  ]),
                ),
              ]),
            ),
          })),
        });
        expect(shown(undated(after))).toEqual(shown(undated(model)));
        for (const name of Object.keys(partsOf(saved))) expect([...tags(part(saved, name))].length).toBeGreaterThan(0);
      },
    ),
    { numRuns: 80 },
  );
});

/** A new cell looks as its row or its column does. */
function inherited(book: Book, sheet: number, { row, column, holds, format }: CellEdit): Partial<CellEdit> {
  const { cells, rows, columns } = book.sheets[sheet]!;
  const isNew = cells[row]?.[column] === undefined;
  const style = rows[row]?.style ?? columns.find(({ first, last }) => first <= column && column <= last)?.style ?? 0;
  return isNew && format === undefined && (holds ?? null) !== null ? { format: book.styles[style]!.format } : {};
}

test("a cell that is typed loses nothing but what it held; one that is not there gets the look of its row or column", () => {
  const saved = saveEdits(byHand, {
    sheets: [
      {
        sheet: "甲",
        cells: [
          { row: 0, column: 0, format: "#,##0.00" },
          { row: 0, column: 3, holds: "=" },
          { row: 2, column: 1, holds: true },
          { row: 3, column: 0, holds: 7 },
          { row: 4, column: 2, holds: null },
          { row: 6, column: 4, holds: { formula: "=ROW(A1:A2)", value: 1, spill: [[1], [2]] } },
        ],
      },
    ],
  });
  expect(part(saved, "xl/sheets/tab2.xml")).toBe(
    sheetXml(
      `<row r="1" s="2" customFormat="1" spans="1:4"><c r="A1" s="3"><v>1</v></c><c r="B1" t="s"><v>0</v></c><c r="D1" s="2" t="inlineStr"><is><t xml:space="preserve">=</t></is></c></row><row r="3" ht="30" customHeight="1"><c r="B3" t="b"><v>1</v></c></row>` +
        `<row><c r="A4"><v>7</v></c></row><row r="5"><c r="A5"><f>A2+1</f><v>3</v></c><c r="C5" s="1"/></row><row r="6"><c r="A6"><f>A3+1</f><v>4</v></c></row>` +
        `<row r="7"><c r="E7" s="1"><f t="array" ref="E7:E8">ROW(A1:A2)</f><v>1</v></c></row><row r="8"><c r="E8" s="1"><v>2</v></c></row>`,
      `<mergeCells count="1"><mergeCell ref="C1:D1"/></mergeCells>`,
      `<dimension ref="A1:E8"/><cols><col min="4" max="5" style="1" width="9"/></cols>`,
    ),
  );
  const styles = part(byHand, "xl/styles.xml");
  expect(part(saved, "xl/styles.xml")).toBe(
    styles.replace("</cellXfs>", '<xf applyNumberFormat="1" numFmtId="4"/></cellXfs>'),
  );
});

test("a formula that stays is written out where the first of those that share it gets another", async () => {
  const cells: CellEdit[] = [
    { row: 3, column: 0, holds: 7 },
    { row: 4, column: 0, holds: { formula: "=A2+1", value: 8 } },
  ];
  const { sheets } = await readBook(saveEdits(byHand, { sheets: [{ sheet: "甲", cells }] }));
  expect([3, 4, 5].map((row) => sheets[0]!.cells[row]![0])).toEqual([
    { value: 7 },
    { value: 8, formula: "=A2+1" },
    { value: 4, formula: "=A3+1" },
  ]);
});

test("a formula that stays gets its new value, shared as it is", () => {
  const saved = saveEdits(byHand, {
    sheets: [
      {
        sheet: "甲",
        cells: [3, 4].map((row) => ({ row, column: 0, holds: { formula: `=A${row - 2}+1`, value: "新" } })),
      },
    ],
  });
  expect(part(saved, "xl/sheets/tab2.xml")).toContain(
    `<row><c r="A4" t="str"><f t="shared" ref="A4:A6" si="0">A1+1</f><v>新</v></c></row><row r="5"><c r="A5" t="str"><f t="shared" si="0"/><v>新</v></c><c r="C5" s="1"/></row>`,
  );
});

describe("arrays", () => {
  const array = handMade({
    sheets: {
      表: sheetXml(
        `<row r="1"><c r="A1" cm="1"><f t="array" ref="A1:B2">C1:D2</f><v>1</v></c><c r="B1"><v>2</v></c></row><row r="2"><c r="A2"><v>3</v></c><c r="B2"><v>4</v></c></row>`,
      ),
    },
    others: { "xl/calcChain.xml": "<calcChain/>" },
    relationships: `<Relationship Id="cc" Type="http://x/calcChain" Target="calcChain.xml"/>`,
  });
  const typed = (...cells: CellEdit[]): Edits => ({ sheets: [{ sheet: "表", cells }] });

  test("change as a whole or not at all", async () => {
    expect(refusal(() => saveEdits(array, typed({ row: 1, column: 1, holds: 5 })))).toBe("array");
    const saved = saveEdits(array, typed({ row: 0, column: 0, holds: 5 }));
    expect((await readBook(saved)).sheets[0]!.cells).toEqual({ 0: { 0: { value: 5 } } });
  });

  test("a formula that goes takes the order of calculation with it; Excel finds it anew", () => {
    const saved = saveEdits(array, typed({ row: 0, column: 0, holds: null }));
    expect(Object.keys(partsOf(saved))).not.toContain("xl/calcChain.xml");
    expect(part(saved, "xl/_rels/workbook.xml.rels")).not.toContain("calcChain");
    expect(part(saved, "xl/workbook.xml")).toContain('<calcPr fullCalcOnLoad="1"/></workbook>');
  });

  test("calculated again, it keeps what Excel knows of it, or fills other cells", async () => {
    const formula = "=C1:D2";
    const same = saveEdits(
      array,
      typed({
        row: 0,
        column: 0,
        holds: {
          formula,
          value: 9,
          spill: [
            [9, 8],
            [7, 6],
          ],
        },
      }),
    );
    expect(part(same, "xl/sheets/tab1.xml")).toContain(
      '<c r="A1" cm="1"><f t="array" ref="A1:B2">C1:D2</f><v>9</v></c><c r="B1"><v>8</v></c>',
    );
    expect(Object.keys(partsOf(same))).toContain("xl/calcChain.xml");
    const other = saveEdits(array, typed({ row: 0, column: 0, holds: { formula, value: 9, spill: [[9], [8], [7]] } }));
    expect((await readBook(other)).sheets[0]!.cells).toEqual({
      0: { 0: { value: 9, formula, spill: { rows: 3, columns: 1 } } },
      1: { 0: { value: 8 } },
      2: { 0: { value: 7 } },
    });
  });
});

test.each(["=", "==", "=SUM(", '="a', "=A1)", "=LET(x,1,x)", "=lambda(x,x)(1)"])(
  "%j is no formula that Excel could read",
  (formula) => {
    const run = (): unknown =>
      saveEdits(byHand, { sheets: [{ sheet: "甲", cells: [{ row: 0, column: 0, holds: { formula, value: 1 } }] }] });
    expect(refusal(run)).toBe("formula");
  },
);

test("other refusals", () => {
  const cell = (row: number, column: number, holds: CellEdit["holds"] = 1): Edits => ({
    sheets: [{ sheet: "甲", cells: [{ row, column, ...(holds === undefined ? {} : { holds }) }] }],
  });
  expect(refusal(() => saveEdits(byHand, { sheets: [{ sheet: "丙" }] }))).toBe("no-sheet");
  expect(refusal(() => saveEdits(byHand, { removed: ["丙"] }))).toBe("no-sheet");
  expect(refusal(() => saveEdits(byHand, { removed: ["甲", "乙"] }))).toBe("last-sheet");
  expect(refusal(() => saveEdits(libreOffice, { removed: ["收入"] }))).toBe("in-use");
  for (const [row, column] of [
    [-1, 0],
    [0, -1],
    [2 ** 20, 0],
    [0, 2 ** 14],
    [NaN, 0],
  ] as const)
    expect(refusal(() => saveEdits(byHand, cell(row, column)))).toBe("outside");
  expect(refusal(() => saveEdits(byHand, cell(0, 0, "x".repeat(32_768))))).toBe("text");
  expect(refusal(() => saveEdits(byHand, cell(0, 0, { formula: `=${"1+".repeat(5000)}1`, value: 1 })))).toBe("formula");
  expect(refusal(() => saveEdits(file("test/files/small.xls"), {}))).toBe("not-a-workbook");
  expect(refusal(() => saveEdits(new Uint8Array([1, 2]), {}))).toBe("not-a-workbook");
  expect(refusal(() => saveEdits(byHand.subarray(0, 900), {}))).toBe("damaged");
});

describe("rows", () => {
  const moved = (bytes: Uint8Array, sheet: string, ...rows: RowStep[]): Uint8Array =>
    saveEdits(bytes, { sheets: [{ sheet, rows }] });

  test("inserted into a table of LibreOffice: all that belongs to the cells goes with them", async () => {
    const saved = moved(libreOffice, "收入", { at: 5, insert: 2, like: 4 });
    expect(differing(libreOffice, saved)).toEqual([
      "xl/workbook.xml",
      "xl/worksheets/sheet1.xml",
      "xl/worksheets/sheet2.xml",
    ]);
    const book = await readBook(saved);
    const [income, summary] = book.sheets;
    const formulas = (sheet: typeof income): string[] =>
      Object.entries(sheet!.cells).flatMap(([row, cells]) =>
        Object.entries(cells).flatMap(([column, { formula }]) =>
          formula === undefined ? [] : [`${a1(Number(row), Number(column))} ${formula}`],
        ),
      );
    expect(formulas(income)).toEqual(["C4 =B4/B$9", "C5 =B5/B$9", "C8 =B8/B$9", "B9 =SUM(B4:B8)", "C9 =SUM(C4:C8)"]);
    expect(formulas(summary)).toEqual(["B1 =收入!B9", "B2 =SUM(收入!B4:B8)-SUM(金额)", 'B3 =IF(收入!$A$4="x",1,B1*2)']);
    expect(income!.cells[5]).toEqual({ 0: { style: 4 }, 1: { style: 5 }, 2: { style: 5 } });
    expect([income!.rows[5], income!.rows[6]]).toEqual([{ height: 15.65 }, { height: 15.65 }]);
    const xml = part(saved, "xl/worksheets/sheet1.xml");
    for (const place of ['<dimension ref="A1:C9"/>', 'sqref="B4:B9"', 'sqref="B4:B8"']) expect(xml).toContain(place);
    expect(part(saved, "xl/workbook.xml")).toContain(">收入!$B$4:$B$8</definedName>");
  });

  test("taken out: what was only about them goes, what counted on them says so", async () => {
    const saved = moved(libreOffice, "收入", { at: 3, remove: 1 }, { at: 0, remove: 1 });
    const xml = part(saved, "xl/worksheets/sheet1.xml");
    expect(xml).not.toContain("mergeCell");
    expect(xml).toContain('<conditionalFormatting sqref="B3:B5">');
    expect(part(saved, "xl/comments1.xml")).not.toContain("<comment ");
    expect(part(saved, "xl/drawings/vmlDrawing1.vml")).not.toContain("ClientData");
    const [income, summary] = (await readBook(saved)).sheets;
    expect(income!.cells[4]![1]).toMatchObject({ formula: "=SUM(B3:B4)" });
    expect(summary!.cells[2]![1]).toMatchObject({ formula: '=IF(#REF!="x",1,B1*2)' });
  });

  /** A sheet with everything that has a place, and what refers to it from elsewhere. */
  const full: HandMade = {
    sheets: {
      甲: sheetXml(
        `<row r="2"><c r="A2"><f t="shared" ref="A2:A3" si="0">B2+B$9</f><v>1</v></c></row><row r="3"><c r="A3"><f t="shared" si="0"/><v>1</v></c></row><row r="9"><c r="B9"><v>9</v></c></row>`,
        `<autoFilter ref="A1:B9"><sortState ref="A2:B9"><sortCondition ref="B2:B9"/></sortState></autoFilter>` +
          `<mergeCells count="2"><mergeCell ref="C2:C3"/><mergeCell ref="C8:D9"/></mergeCells>` +
          `<conditionalFormatting sqref="A2:A9 C5"><cfRule type="expression" priority="1"><formula>A2&gt;$B$9</formula></cfRule></conditionalFormatting>` +
          `<dataValidations count="2"><dataValidation type="list" sqref="A5"><formula1>乙!$A$1</formula1></dataValidation><dataValidation type="list" sqref="A6"><formula1>$B$9:$B$10</formula1></dataValidation></dataValidations>` +
          `<hyperlinks><hyperlink ref="A9" location="甲!B9"/></hyperlinks>` +
          `<rowBreaks count="2" manualBreakCount="2"><brk id="5" max="16383" man="1"/><brk id="8" max="16383" man="1"/></rowBreaks>` +
          `<ignoredErrors><ignoredError sqref="B5" numberStoredAsText="1"/></ignoredErrors><drawing r:id="d"/>` +
          `<extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}"><x14:conditionalFormattings><x14:conditionalFormatting><x14:cfRule type="expression" priority="2"><xm:f>甲!A5&gt;0</xm:f></x14:cfRule><xm:sqref>A5</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>`,
        `<sheetViews><sheetView workbookViewId="0"><pane ySplit="4" topLeftCell="A5" state="frozen"/><selection activeCell="A5" sqref="A5"/></sheetView></sheetViews>`,
      ),
      乙: sheetXml(
        `<row r="1"><c r="A1"><f>SUM(甲!A5:B5)+甲!$B$9+A9+SUM([1]甲!A9)</f><v>1</v></c></row>`,
        `<hyperlinks><hyperlink ref="A1" location="'甲'!B9"/></hyperlinks>`,
      ),
    },
    others: {
      "xl/sheets/_rels/tab2.xml.rels": `<Relationships><Relationship Id="d" Type="http://x/drawing" Target="../drawings/d.xml"/></Relationships>`,
      "xl/drawings/d.xml": `<wsDr><twoCellAnchor><from><row>4</row></from><to><row>8</row></to></twoCellAnchor><twoCellAnchor editAs="absolute"><from><row>4</row></from><to><row>8</row></to></twoCellAnchor></wsDr>`,
      "xl/drawings/_rels/d.xml.rels": `<Relationships><Relationship Id="c" Type="http://x/chart" Target="../charts/c.xml"/></Relationships>`,
      "xl/charts/c.xml": `<chartSpace><ser><f>甲!$B$2:$B$9</f></ser></chartSpace>`,
    },
  };
  const fullBook = handMade(full);

  test("one inserted, one taken out: every place", () => {
    const saved = moved(fullBook, "甲", { at: 2, insert: 1 }, { at: 5, remove: 1 });
    const parts = (bytes: Uint8Array): Record<string, string> =>
      Object.fromEntries(
        ["xl/sheets/tab2.xml", "xl/sheets/tab1.xml", "xl/drawings/d.xml", "xl/charts/c.xml"].map((name) => [
          name,
          part(bytes, name),
        ]),
      );
    const wanted = parts(fullBook);
    const replace = (name: string, ...pairs: readonly (readonly [string, string])[]): void => {
      for (const [before, after] of pairs) {
        expect(wanted[name]).toContain(before);
        wanted[name] = wanted[name]!.replace(before, after);
      }
    };
    replace(
      "xl/sheets/tab2.xml",
      ['<f t="shared" ref="A2:A3" si="0">B2+B$9</f>', "<f>B2+B$9</f>"],
      ['<row r="3"><c r="A3"><f t="shared" si="0"/>', '<row r="4"><c r="A4"><f>B4+B$9</f>'],
      ['ref="C2:C3"', 'ref="C2:C4"'],
      ["A2:A9 C5", "A2:A9"],
      [
        '<dataValidations count="2"><dataValidation type="list" sqref="A5"><formula1>乙!$A$1</formula1></dataValidation>',
        '<dataValidations count="1">',
      ],
      ['<ignoredErrors><ignoredError sqref="B5" numberStoredAsText="1"/></ignoredErrors>', ""],
      [/<extLst>.*<\/extLst>/.exec(wanted["xl/sheets/tab2.xml"]!)![0], ""],
      ['ySplit="4" topLeftCell="A5"', 'ySplit="5" topLeftCell="A6"'],
      ['activeCell="A5" sqref="A5"', 'activeCell="A6" sqref="A6"'],
    );
    replace("xl/sheets/tab1.xml", ["SUM(甲!A5:B5)", "SUM(#REF!)"]);
    replace("xl/drawings/d.xml", ["<from><row>4</row>", "<from><row>5</row>"]);
    expect(parts(saved)).toEqual(wanted);
  });

  test("what cannot follow is said before anything is written", () => {
    const sheet = (cells: string, behind = "", more: Partial<HandMade> = {}): Uint8Array =>
      handMade({ ...more, sheets: { 甲: sheetXml(cells, behind), 乙: sheetXml("") } });
    const related = (type: string): Partial<HandMade> => ({
      others: {
        "xl/sheets/_rels/tab2.xml.rels": `<Relationships><Relationship Id="d" Type="http://x/${type}" Target="../a.xml"/></Relationships>`,
        "xl/a.xml": '<table ref="A1:B3"/>',
      },
    });
    const step: RowStep = { at: 1, insert: 1 };
    const formulaOf = (f: string): string => `<row r="1"><c r="A1">${f}<v>1</v></c></row>`;
    expect(refusal(() => moved(sheet(formulaOf('<f t="array" ref="A1:A3">B1:B3</f>')), "甲", step))).toBe("array");
    expect(refusal(() => moved(sheet(formulaOf('<f t="array" ref="A1:B1">C1:D1</f>')), "甲", step))).toBe("none");
    expect(refusal(() => moved(sheet(formulaOf('<f t="dataTable" ref="A1:A3"/>')), "甲", step))).toBe("data-tables");
    expect(refusal(() => moved(sheet(formulaOf("<f>SUM(甲:乙!A1)</f>")), "甲", step))).toBe("several-sheets");
    expect(refusal(() => moved(sheet("", "<oleObjects/>"), "甲", step))).toBe("controls");
    expect(refusal(() => moved(sheet("", "<smartTags/>"), "甲", step))).toBe("unknown");
    expect(refusal(() => moved(sheet("", "", related("pivotTable")), "甲", step))).toBe("pivot-tables");
    expect(refusal(() => moved(sheet("", "", related("table")), "甲", step))).toBe("none");
    expect(refusal(() => moved(sheet("", "", related("table")), "甲", { at: 2, remove: 1 }))).toBe("tables");
    expect(refusal(() => moved(sheet("", "", related("slicer")), "甲", step))).toBe("unknown");
    expect(refusal(() => moved(sheet('<row r="1048576"/>'), "甲", step))).toBe("outside");
    for (const bad of [
      { at: -1, insert: 1 },
      { at: 0.5, insert: 1 },
      { at: 0, remove: 2 ** 21 },
      { at: 0, insert: 1, like: NaN },
    ])
      expect(refusal(() => moved(sheet(""), "甲", bad))).toBe("outside");
  });

  // The model: rows are things with a name, and what covers rows covers those inserted between them.
  const HEIGHT = 12;
  const steps = fc.array(
    fc.oneof(
      fc.record({ at: fc.nat(HEIGHT + 2), insert: fc.integer({ min: 1, max: 3 }) }),
      fc.record({ at: fc.nat(HEIGHT), remove: fc.integer({ min: 1, max: 4 }) }),
    ),
    { maxLength: 6 },
  );
  const span = fc
    .tuple(fc.nat(HEIGHT - 1), fc.nat(HEIGHT - 1))
    .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);

  test("whatever is inserted and taken out: values, formulas, merges and formats are where their rows went", async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.array(span, { minLength: 1, maxLength: 4 }), async (rows, spans) => {
        const range = ([first, last]: readonly [number, number]): string => `A${first + 1}:$B$${last + 1}`;
        const cells = Array.from(
          { length: HEIGHT },
          (_, r) => `<row r="${r + 1}"><c r="A${r + 1}"><v>${r}</v></c></row>`,
        ).join("");
        const formulas = spans
          .map((one, i) => `<row r="${i + 1}"><c r="A${i + 1}"><f>SUM(甲!${range(one)})</f><v>0</v></c></row>`)
          .join("");
        const merges = spans.map(
          ([first, last], i) => `<mergeCell ref="${columnName(5 + i)}${first + 1}:${columnName(5 + i)}${last + 2}"/>`,
        );
        const bytes = handMade({
          sheets: {
            甲: sheetXml(cells, `<mergeCells count="${merges.length}">${merges.join("")}</mergeCells>`),
            乙: sheetXml(formulas),
          },
        });
        const [sheet, other] = (await readBook(moved(bytes, "甲", ...rows))).sheets;

        let order = Array.from({ length: 60 }, (_, r) => String(r));
        let covered = spans.map(
          ([first, last]) => [order.slice(first, last + 1), order.slice(first, last + 2)] as const,
        );
        rows.forEach((step, n) => {
          const fresh = "insert" in step ? Array.from({ length: step.insert }, (_, i) => `new ${n} ${i}`) : [];
          const gone = "remove" in step ? order.slice(step.at, step.at + step.remove) : [];
          const next =
            "insert" in step
              ? [...order.slice(0, step.at), ...fresh, ...order.slice(step.at)]
              : order.filter((row) => !gone.includes(row));
          covered = covered.map((pair) => {
            const [a, b] = pair.map((own) => {
              const left = own.filter((row) => !gone.includes(row));
              return left.length === 0 ? [] : next.slice(next.indexOf(left[0]!), next.indexOf(left.at(-1)!) + 1);
            });
            return [a!, b!] as const;
          });
          order = next;
        });
        const at = (own: readonly string[]): [number, number] => [order.indexOf(own[0]!), order.indexOf(own.at(-1)!)];
        const values = order.flatMap((row, r) => (Number(row) < HEIGHT ? [[String(r), Number(row)]] : []));
        expect(Object.entries(sheet!.cells).map(([r, columns]) => [r, columns[0]!.value])).toEqual(values);
        expect(Object.values(other!.cells).map((columns) => columns[0]!.formula)).toEqual(
          covered.map(([own]) => `=SUM(${own.length === 0 ? "#REF!" : `甲!${range(at(own))}`})`),
        );
        expect(sheet!.merges).toEqual(
          covered.flatMap(([, own], i) =>
            own.length < 2 ? [] : [{ top: at(own)[0], bottom: at(own)[1], left: 5 + i, right: 5 + i }],
          ),
        );
      }),
      { numRuns: 80 },
    );
  });
});

describe("sheets", () => {
  const profile = PROFILES.find(({ name }) => name === "青海决算")!;
  const templates = templatesOf(profile, { year: 2024, unitName: "某局" });
  const page: Page = {
    name: "报告",
    rows: [["核对报告"], ["=1+1", 12.5, "图例"]],
    headings: [0],
    legend: [{ row: 1, column: 2, kind: "suspect" }],
    widths: [10, 20, 30],
    tables: [{ first: 1, last: 1 }],
    links: [{ row: 1, column: 0, to: { sheet: "公开'01'表", row: 4, column: 2 } }],
  };
  const added: Edits = {
    added: [...templates.map((template) => ({ name: template.name, template })), { name: page.name, page }],
  };
  const seed = file(`seeds/${seeds[0]!}`);

  test.each([
    ["a seed", seed],
    ["LibreOffice", libreOffice],
    ["a file without looks", handMade({ ...rich, styles: null })],
  ])("blank tables and a report are added to %s, and taken out again", async (_, bytes) => {
    const before = await readBook(bytes);
    const saved = saveEdits(bytes, added);
    expect(saveEdits(bytes, added)).toEqual(saved);
    const book = await readBook(saved);
    const own = book.sheets.slice(before.sheets.length);
    expect(book.sheets.slice(0, before.sheets.length)).toEqual(before.sheets);
    expect(book.styles.slice(0, before.styles.length)).toEqual(before.styles);
    expect(own.map(({ name, page }) => [name, page])).toEqual([
      ...templates.map(({ name }) => [name, false]),
      ["报告", true],
    ]);
    const { sheets } = await readWorkbook(saved);
    templates.forEach((template, i) => {
      expect(own[i]!.merges).toEqual(template.merges);
      const rows = sheets[before.sheets.length + i]!.rows;
      const wanted = gridOf(template).rows.map((row) => row.slice(0, row.findLastIndex((cell) => cell !== null) + 1));
      expect(rows).toEqual(wanted.slice(0, rows.length));
    });
    const looks = Object.values(own.at(-1)!.cells).map((cells) =>
      Object.values(cells).map(({ style = 0 }) => book.styles[style]!),
    );
    expect(looks[0]!.every(({ font }) => font.bold)).toBe(true);
    expect([looks[1]![2]!.fill, looks[1]![2]!.font.colour]).toEqual(["C00000", "FFFFFF"]);
    expect(Object.values(own.at(-1)!.cells[1]!).map(({ value }) => value)).toEqual(["=1+1", 12.5, "图例"]);
    expect(own.at(-1)!.merges).toEqual([{ top: 0, left: 0, bottom: 0, right: 2 }]);
    expect(looks[1]!.every(({ borders }) => borders?.top?.style === "thin")).toBe(true);
    const link = `<hyperlink ref="A2" location="'公开''01''表'!C5"/>`;
    const texts = Object.keys(partsOf(saved)).map((name) => part(saved, name));
    expect(texts.find((text) => text.includes(link))).toMatch(
      /fitToPage="1".*orientation="landscape" fitToWidth="1" fitToHeight="0"/s,
    );

    const gone = saveEdits(saved, { removed: own.map(({ name }) => name) });
    // Looks that no cell has stay, and so does what was said of calculation.
    const kept = ["xl/styles.xml", "xl/workbook.xml", "[Content_Types].xml", "xl/_rels/workbook.xml.rels"];
    const parts = partsOf(gone);
    for (const [name, content] of Object.entries(partsOf(bytes)))
      if (!kept.includes(name)) expect([name, parts[name]]).toEqual([name, content]);
    expect(Object.keys(parts).filter((name) => !kept.includes(name))).toEqual(
      Object.keys(partsOf(bytes)).filter((name) => !kept.includes(name)),
    );
    expect((await readBook(gone)).sheets).toEqual(before.sheets);
    for (const name of ["[Content_Types].xml", "xl/_rels/workbook.xml.rels"])
      expect(part(gone, name).replace(/<(Override|Relationship) [^>]*styles[^>]*>/g, "")).toBe(
        part(bytes, name).replace(/<(Override|Relationship) [^>]*styles[^>]*>/g, ""),
      );
  });

  test("what was added is filled in, marked and checked as any other sheet", async () => {
    const [first] = templates;
    const cell = { row: first!.rows.findIndex((row) => row.some((one) => one?.style === "amount")), column: 2 };
    const saved = saveEdits(seed, {
      ...added,
      sheets: [{ sheet: first!.name, cells: [{ ...cell, holds: 5 }], rows: [] }],
      marks: [{ at: { sheet: first!.name, ...cell }, kind: "unequal" }],
    });
    const sheet = (await readBook(saved)).sheets.find(({ name }) => name === first!.name)!;
    expect(sheet.cells[cell.row]![cell.column]!.value).toBe(5);
    expect(sheet.marks).toEqual([{ kind: "unequal", area: { top: cell.row, left: 2, bottom: cell.row, right: 2 } }]);
  });

  test("a number format given to a cell of an added sheet leaves the rest of its look as it is", async () => {
    const [{ name }] = templates as [TableSheet];
    const looks = async (cells: readonly CellEdit[]) => {
      const saved = await readBook(saveEdits(seed, { ...added, sheets: [{ sheet: name, cells }] }));
      const sheet = saved.sheets.find((each) => each.name === name)!;
      return Object.entries(sheet.cells).flatMap(([row, columns]) =>
        Object.entries(columns).map(([column, { style }]) => ({
          row: Number(row),
          column: Number(column),
          ...saved.styles[style ?? 0]!,
        })),
      );
    };
    const before = await looks([]);
    const after = await looks(before.map(({ row, column }) => ({ row, column, format: "0.0%" })));
    expect(after).toEqual(before.map((look) => ({ ...look, format: "0.0%" })));
  });

  test("what refers to a sheet that goes says so; names that are its own go; others stay with theirs", async () => {
    const parts: HandMade = {
      sheets: {
        甲: sheetXml(""),
        乙: sheetXml(`<row r="1"><c r="A1"><f>甲!A1+SUM('甲'!A:B)+丙!A1</f><v>0</v></c></row>`),
        丙: sheetXml(""),
      },
    };
    const whole = handMade(parts);
    const named = handMade({
      ...parts,
      others: {
        "xl/workbook.xml": part(whole, "xl/workbook.xml").replace(
          "</sheets>",
          '</sheets><definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">甲!$A$1</definedName><definedName name="_xlnm.Print_Area" localSheetId="2">丙!$A$1</definedName><definedName name="x">甲!$A$1</definedName></definedNames>',
        ),
      },
    });
    const saved = saveEdits(named, { removed: ["甲"] });
    expect((await readBook(saved)).sheets.map(({ name, cells }) => [name, cells[0]?.[0]?.formula])).toEqual([
      ["乙", "=#REF!+SUM(#REF!)+丙!A1"],
      ["丙", undefined],
    ]);
    expect(part(saved, "xl/workbook.xml")).toContain(
      '<definedNames><definedName name="_xlnm.Print_Area" localSheetId="1">丙!$A$1</definedName><definedName name="x">#REF!</definedName></definedNames><calcPr fullCalcOnLoad="1"/>',
    );
  });

  test.each(["公开01表", "", "a/b", "'a", "x".repeat(32)])("%j is no name for a new sheet", (name) => {
    expect(refusal(() => saveEdits(seed, { added: [{ name, page }] }))).toBe("name");
  });
});

describe("notes", () => {
  test("whatever is kept is found again, once; taken out, the file is as it was", async () => {
    await fc.assert(
      fc.asyncProperty(text, text, async (first, second) => {
        const kept = saveEdits(saveEdits(libreOffice, { notes: first }), { notes: second });
        expect((await readBook(kept)).notes).toBe(second);
        expect(Object.keys(partsOf(kept)).filter((name) => name.startsWith("customXml/"))).toEqual([
          "customXml/item1.xml",
          "customXml/itemProps1.xml",
          "customXml/_rels/item1.xml.rels",
        ]);
        expect(partsOf(saveEdits(kept, { notes: null }))).toEqual(partsOf(libreOffice));
      }),
      { numRuns: 30 },
    );
  });

  test("parts of others stay, in whatever letters they are", async () => {
    const others = handMade({
      ...rich,
      others: { "customXml/item1.xml": "<notes xmlns='urn:other'>1</notes>", "customXml/item2.xml": "not\u0000XML" },
      relationships: [1, 2]
        .map((n) => `<Relationship Id="x${n}" Type="http://x/customXml" Target="../customXml/item${n}.xml"/>`)
        .join(""),
    });
    const kept = saveEdits(others, { notes: "我们的" });
    expect((await readBook(kept)).notes).toBe("我们的");
    expect(partsOf(saveEdits(kept, { notes: null }))).toEqual(partsOf(others));
  });
});

test("marks over edits, and without marks the edits alone", async () => {
  const cells: CellEdit[] = [{ row: 4, column: 1, holds: 300, format: "0.0" }];
  const edits: Edits = { sheets: [{ sheet: "收入", rows: [{ at: 3, insert: 1 }], cells }] };
  const marks = [{ at: { sheet: "收入", row: 5, column: 1 }, kind: "doubtful" as const }];
  const marked = saveEdits(libreOffice, { ...edits, marks });
  expect(partsOf(clearMarks(marked))).toEqual(partsOf(saveEdits(libreOffice, edits)));
  // Marks that nobody speaks of go with their rows.
  const again = saveEdits(marked, { sheets: [{ sheet: "收入", rows: [{ at: 0, insert: 2 }] }] });
  expect((await readBook(again)).sheets[0]!.marks).toEqual([
    { kind: "doubtful", area: { top: 7, left: 1, bottom: 7, right: 1 } },
  ]);
  expect((await readBook(saveEdits(marked, { marks: [] }))).sheets[0]!.marks).toEqual([]);
});

test("a workbook without looks, marked, then given one: the marks still go", async () => {
  const bare = handMade({ ...rich, styles: null });
  const marked = markWorkbook(bare, [{ at: { sheet: "甲", row: 0, column: 0 }, kind: "unequal" }]);
  const saved = saveEdits(marked, { sheets: [{ sheet: "甲", cells: [{ row: 0, column: 1, format: "0.00" }] }] });
  const cleared = await readBook(clearMarks(saved));
  expect(cleared.sheets[0]!.marks).toEqual([]);
  expect(cleared.styles[cleared.sheets[0]!.cells[0]![1]!.style!]!.format).toBe("0.00");
});

test("a figure of a seed that is typed over, saved, is found by the check", async () => {
  const bytes = file(`seeds/${seeds.find((name) => name.startsWith("003"))!}`);
  const { sheets } = await readWorkbook(bytes);
  const { name, rows } = sheets[0]!;
  const row = rows.findIndex((cells) => cells[0] === "总计");
  const column = rows[row]!.findIndex((cell) => typeof cell === "number" && !Number.isInteger(cell));
  const saved = saveEdits(bytes, { sheets: [{ sheet: name, cells: [{ row, column, holds: 1 }] }] });
  const found = async (of: Uint8Array): Promise<unknown[]> =>
    check((await readWorkbook(of)).sheets).findings.filter(
      (one) => one.kind === "comparison" && one.verdict === "unequal",
    );
  expect((await found(saved)).length).toBeGreaterThan((await found(bytes)).length);
});

test("20,000 rows: a formula in each, and rows inserted one by one", async () => {
  const cells = Array.from(
    { length: 20_000 },
    (_, r) =>
      `<row r="${r + 1}">${Array.from({ length: 10 }, (_, c) => `<c r="${a1(r, c)}" s="1"><v>${r * c}</v></c>`).join("")}</row>`,
  );
  const bytes = handMade({ ...rich, sheets: { 大: sheetXml(cells.join("")) } });
  const saved = saveEdits(bytes, {
    sheets: [
      {
        sheet: "大",
        rows: Array.from({ length: 50 }, (_, i) => ({ at: 100 * i, insert: 1, like: 100 * i + 1 })),
        cells: Array.from({ length: 20_000 }, (_, row) => ({
          row,
          column: 10,
          holds: { formula: `=SUM(A${row + 1}:J${row + 1})`, value: row },
        })),
      },
    ],
  });
  const [sheet] = (await readBook(saved)).sheets;
  expect(Object.keys(sheet!.cells).length).toBe(20_050);
  expect(sheet!.cells[20_049]![1]).toEqual({ value: 19_999, style: 1 });
  expect(sheet!.cells[100]).toEqual({
    ...Object.fromEntries(Array.from({ length: 10 }, (_, c) => [c, { style: 1 }])),
    10: { value: 100, formula: "=SUM(A101:J101)" },
  });
});

test("a function of the add-in is written as Excel writes it, and shown as it is typed", async () => {
  const functions = ["SUBJECT_NAME", "科目名称"];
  const typed = ["=SUBJECT_NAME(2080505)", '=IF(A1="科目名称(",科目名称(A1),subject_name(1))', "=GK_SUBJECT_NAME(1)"];
  const cells = typed.map((formula, row) => ({ row, column: 7, holds: { formula, value: "养老" } }));
  const saved = saveEdits(byHand, { sheets: [{ sheet: "甲", cells }], functions });
  const xml = part(saved, "xl/sheets/tab2.xml");
  expect(xml).toContain("<f>_xldudf_SUBJECT_NAME(2080505)</f>");
  expect(xml).toContain("<f>IF(A1=&quot;科目名称(&quot;,_xldudf_科目名称(A1),_xldudf_subject_name(1))</f>");
  const [sheet] = (await readBook(saved, {}, undefined, functions)).sheets;
  expect(typed.map((_, row) => sheet!.cells[row]![7]!.formula)).toEqual(typed);
  expect((await readBook(saved)).sheets[0]!.cells[0]![7]!.formula).toBe("=_xldudf_SUBJECT_NAME(2080505)");
});

test("whatever a file says: it is read and saved, or refused", async () => {
  const parts = Object.fromEntries(Object.keys(partsOf(libreOffice)).map((name) => [name, part(libreOffice, name)]));
  const pieces = [
    "<",
    ">",
    "/>",
    '"',
    "A1:XFD1048576",
    "A0",
    "-1",
    "1e9",
    "NaN",
    "&#0;",
    't="shared" si="0" ',
    "</row>",
    "<row>",
    'r="A1"',
    "<!--",
    "]]>",
    "$",
    ":",
    "!",
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...Object.keys(parts).filter((name) => name.startsWith("xl/"))),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.nat(40),
      fc.oneof(fc.constantFrom(...pieces), fc.constant("")),
      async (name, where, length, piece) => {
        const old = parts[name]!;
        const at = Math.floor(where * old.length);
        const bytes = zipped({ ...parts, [name]: old.slice(0, at) + piece + old.slice(at + length) });
        const cells: CellEdit[] = [
          { row: 3, column: 1, holds: 1, format: "0.0" },
          { row: 50, column: 1, holds: { formula: "=B1", value: 1 } },
        ];
        for (const run of [
          () => readBook(bytes),
          async () => readBook(saveEdits(bytes, { sheets: [{ sheet: "收入", cells }], notes: "x" })),
          async () =>
            readBook(
              saveEdits(bytes, {
                sheets: [
                  {
                    sheet: "收入",
                    rows: [
                      { at: 4, insert: 2, like: 3 },
                      { at: 8, remove: 1 },
                    ],
                  },
                ],
              }),
            ),
        ]) {
          try {
            await run();
          } catch (error) {
            if (!(error instanceof EditTrouble || error instanceof FileTrouble)) throw error;
            // No mistake of ours passes for damage.
            expect(error.message).not.toMatch(/(?:Type|Reference|Range)Error/);
          }
        }
      },
    ),
    { numRuns: 120 },
  );
});

test("errors that files do not know, and numbers that are none, stand there as such as they do", async () => {
  const error = (text: string): CellEdit["holds"] => ({ trouble: "error", text });
  const held = [error("#SPILL!"), error("<b>"), error("#DIV/0!"), Infinity, NaN];
  const cells = held.map((holds, column): CellEdit => ({ row: 8, column, holds: holds ?? null }));
  const [sheet] = (await readBook(saveEdits(byHand, { sheets: [{ sheet: "甲", cells }] }))).sheets;
  const texts = Object.values(sheet!.cells[8]!).map(({ value }) => (typeof value === "object" ? value.text : value));
  expect(texts).toEqual(["#VALUE!", "#VALUE!", "#DIV/0!", "#NUM!", "#NUM!"]);
});

test("formulas are given as they read when all rows of all sheets are where they go", async () => {
  const formula = "=SUM('汇 总'!B1:B3)";
  const saved = saveEdits(libreOffice, {
    sheets: [
      { sheet: "收入", cells: [{ row: 9, column: 0, holds: { formula, value: 1 } }] },
      { sheet: "汇 总", rows: [{ at: 0, insert: 5 }] },
    ],
  });
  const [income, summary] = (await readBook(saved)).sheets;
  expect(income!.cells[9]![0]!.formula).toBe(formula);
  expect(summary!.cells[7]![1]!.formula).toBe('=IF(收入!$A$4="x",1,B6*2)');
});
