import { readFileSync } from "node:fs";
import { documentOf, type DocumentWishes } from "../../src/core/publication/document.ts";
import { shownText } from "../../src/core/publication/printed.ts";
import { Publication } from "../../src/core/publication/publication.ts";
import { isBlank } from "../../src/core/sheet/grid.ts";
import { recognise } from "../../src/core/tables/recognise.ts";
import { newPublishedDocument, publishedDocumentLike } from "../../src/files/docx/document.ts";
import { newDocument } from "../../src/files/docx/write.ts";
import { readDocx } from "../../src/files/docx/read.ts";
import { publishedPage } from "../../src/files/html-document.ts";
import { saveEdits } from "../../src/files/xlsx/save.ts";
import { readBook } from "../../src/files/xlsx/read-book.ts";
import { withWordsSheets } from "../../src/files/xlsx/words-sheets.ts";
import { wordsOf } from "../../src/core/publication/words.ts";
import { readWorkbook } from "../../src/files/read.ts";
import { withLooks } from "../../src/files/xlsx/look.ts";
import { seedPath } from "../cli/workbooks.ts";
import { edit, performance, seed } from "../core/sheets.ts";

async function made(id: "000" | "003" | "004", wishes: DocumentWishes = {}) {
  const bytes = new Uint8Array(readFileSync(seedPath(id)));
  const sheets = await withLooks(bytes, (await readWorkbook(bytes)).sheets);
  const publication = new Publication({ sheets }, { year: id === "003" ? "2024" : "2023" });
  const document = documentOf(publication, wishes)!;
  return { sheets, publication, document };
}

test.each(["000", "003", "004"] as const)("%s: each table of the .docx equals its sheet cell by cell", async (id) => {
  const { publication, document } = await made(id);
  const { tables } = readDocx(newPublishedDocument(document));
  const grids = [...new Set(publication.main!.tables.map(({ grid }) => grid))];
  expect(tables).toHaveLength(grids.length);
  let compared = 0;
  grids.forEach((grid, i) => {
    const read = tables[i]!.rows;
    const texts = grid.rows.map((row, r) => row.map((cell, c) => shownText(cell, grid.formats?.[r]?.[c])));
    // The rows of the table, from its headings on, are the same, and all that stands above and below is there.
    const own = publication.main!.tables.filter((table) => table.grid === grid);
    const rows = own.flatMap(({ blocks }) => blocks.flatMap((block) => block.rows));
    const [top, bottom] = [Math.min(...rows.map(({ place }) => place.from)), Math.max(...rows.map(({ at }) => at))];
    const body = texts.slice(top, bottom + 1);
    const printed = read.slice(read.length - body.length);
    body.forEach((row, r) =>
      row.forEach((text, c) => {
        const cell = printed[r]![c] ?? "";
        if (text.trim() === "" && cell === "") return;
        expect([grid.name, r, c, String(cell)]).toEqual([grid.name, r, c, text.replaceAll("\n", "").trim()]);
        compared++;
      }),
    );
  });
  expect(compared).toBeGreaterThan(500);
  // Read again they are the same tables with the same figures.
  expect(recognise(tables).tables.map(({ form }) => form)).toEqual(publication.main!.tables.map(({ form }) => form));
});

test("The words of a document are those of the text, in the outline of the place, and the same input gives the same bytes", async () => {
  const words = ["第三部分 2024年度部门决算情况说明", "一、收入支出决算总体情况说明", "总计670.84万元。"];
  const { document } = await made("003", { words });
  const bytes = newPublishedDocument(document);
  expect(Buffer.compare(bytes, newPublishedDocument((await made("003", { words })).document))).toBe(0);
  const { lines } = readDocx(bytes);
  const parts = ["单位概况", "2024年度单位决算报表", "2024年度单位决算情况说明", "名词解释"];
  const headings = parts.map((text, i) => `第${"一二三四"[i]!}部分 ${text}`);
  // In the 目录 with their pages, and where they are.
  const found = lines.filter((line) => /^第.部分/.test(line));
  expect(found).toEqual([...["3", "4", "15", "16"].map((page, i) => `${headings[i]!} ${page}`), ...headings]);
  expect(lines).toContain("总计670.84万元。");
  expect(lines.indexOf("目录")).toBeLessThan(lines.indexOf("一、收入支出决算总表"));
  // Of two empty tables that do not say so.
  expect(lines.filter((line) => line === "此表为空表。")).toHaveLength(2);
});

test("四川: every 项 that the tables print is a term, by its name and code; what it means is left to be filled in", async () => {
  const { document } = await made("004");
  const { lines } = readDocx(newPublishedDocument(document));
  const terms = lines.filter((line) => line.includes("（项）：【"));
  expect(terms).toHaveLength(document.asked.filter(({ key }) => key.startsWith("名词 ")).length);
  expect(terms[0]).toBe("三、教育支出（类）普通教育（款）小学教育（项）：【请填：2050202 小学教育的名词解释】。");
  expect(document.missing.map(({ key }) => key)).toContain("名词 2050202");
  const filled = await made("004", { answers: new Map([["名词 2050202", "指小学教育方面的支出。"]]) });
  expect(readDocx(newPublishedDocument(filled.document)).lines.join("\n")).toContain(
    "小学教育（项）：指小学教育方面的支出。",
  );
});

test("What is hidden stays out, 绩效表 are annexes, and words that begin with = stay words", () => {
  const [first, ...others] = seed("003");
  const column = first!.left;
  const sheets = edit([{ ...first!, hiddenRows: new Set([first!.top + 12]) }, ...others], {
    [`${others[0]!.name}!B9`]: "=1+1<b>",
  });
  const hidden = first!.rows[12]!.find((cell) => typeof cell === "string");
  const publication = new Publication({ sheets: [...sheets, ...performance("003")] }, { year: "2024" });
  const document = documentOf(publication)!;
  expect(document.blocks.filter(({ is }) => is === "table")).toHaveLength(11 + performance("003").length);
  const { tables, lines } = readDocx(newPublishedDocument(document));
  // Four annexes of one title are told apart by their projects.
  const annexes = lines.filter((line) => /^[一二三四]、项目支出绩效自评表（.+） \d+$/.test(line));
  expect(new Set(annexes).size).toBe(performance("003").length);
  expect(tables[0]!.rows.flat().filter((cell) => cell === hidden)).toEqual([]);
  expect(tables[1]!.rows.flat()).toContain("=1+1<b>");
  const page = publishedPage(document);
  expect(page).toContain("=1+1&lt;b&gt;");
  expect(page).not.toContain("<b>");
  expect(column).toBe(0);
  expect(tables[0]!.rows.flat().some((cell) => !isBlank(cell))).toBe(true);
});

test("In the look of another document: its styles and paper, none of its words", async () => {
  const like = newDocument([
    { is: "title", text: "去年的标题" },
    { is: "words", text: "去年的话" },
  ]);
  const { document } = await made("003");
  const bytes = publishedDocumentLike(document, like);
  const { lines, tables } = readDocx(bytes);
  expect(lines.join("\n")).not.toContain("去年");
  // Its lines are of one height, so that the pages are known.
  expect(lines.filter((line) => line.startsWith("第一部分 单位概况"))).toEqual([
    "第一部分 单位概况 4",
    "第一部分 单位概况",
  ]);
  expect(tables).toHaveLength(11);
  const text = new TextDecoder("latin1").decode(bytes);
  expect(text).toContain("word/styles.xml");
  expect(Buffer.compare(bytes, publishedDocumentLike(document, like))).toBe(0);
  expect(() => publishedDocumentLike(document, new Uint8Array([1, 2, 3]))).toThrow();
});

test("The words as formulas: ordinary ones within Excel's limits, and a sentence typed over one is kept", async () => {
  const bytes = new Uint8Array(readFileSync(seedPath("003")));
  const { publication } = await made("003");
  const wishes = { answers: new Map([["上年 收支总计", "741.29"]]) };
  const written = wordsOf(publication, wishes)!.lines;
  const copy = (await withWordsSheets(bytes, publication, wishes, "zh-CN"))!;
  const wordsIn = async (file: Uint8Array, name: string) =>
    (await readBook(file)).sheets.find((one) => one.name === name)!.cells;
  const cells = await wordsIn(copy, "情况说明");
  expect(written.map((_, i) => cells[2 + i]![0]!.value)).toEqual(written);
  const formulas = Object.values(cells).flatMap((row) => Object.values(row).flatMap(({ formula }) => formula ?? []));
  expect(formulas.length).toBeGreaterThan(25);
  for (const formula of formulas) {
    expect(formula.length).toBeLessThanOrEqual(8192);
    for (const [, text] of formula.matchAll(/"([^"]*)"/g)) expect(text!.length).toBeLessThanOrEqual(255);
    const functions = new Set([...formula.matchAll(/([A-Z]+)\(/g)].map(([, name]) => name!));
    expect(
      [...functions].filter((name) => !/^(?:IF|OR|AND|TEXT|ROUND|ABS|N|MID|IFERROR|VALUE|SUBSTITUTE)$/.test(name)),
    ).toEqual([]);
  }
  const row = 2 + written.findIndex((line) => line.startsWith("本年支出合计"));
  const edited = saveEdits(copy, {
    sheets: [{ sheet: "情况说明", cells: [{ row, column: 0, holds: "本年支出合计670.84万元，照常。" }] }],
  });
  const again = (await withWordsSheets(edited, publication, wishes, "zh-CN"))!;
  const [name] = (await readBook(again)).sheets.map((one) => one.name).slice(-2);
  const kept = (await wordsIn(again, name!))[row]![0]!;
  expect([kept.value, kept.formula]).toEqual(["本年支出合计670.84万元，照常。", undefined]);
  // The sheets that were there stay.
  expect((await wordsIn(again, "情况说明"))[row]![0]!.value).toBe("本年支出合计670.84万元，照常。");
});
