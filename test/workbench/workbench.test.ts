import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { check } from "../../src/core/check.ts";
import { words } from "../../src/core/report/say/index.ts";
import { markColours } from "../../src/core/report/colours.ts";
import { readBook } from "../../src/files/xlsx/read-book.ts";
import { readWorkbook } from "../../src/files/read.ts";
import { lockedWorkbook } from "../cli/workbooks.ts";
import { handMadeParts, partsOf, sheetXml, stylesXml, zipped } from "../files/files.ts";
import { CANVAS, type OpenOptions, type WorkbenchPage } from "./page.ts";
import { seedFile, withWorkbench } from "./setup.ts";

let bench: WorkbenchPage;

const openPage = withWorkbench();

async function open(options: OpenOptions = {}): Promise<void> {
  bench = await openPage({ query: "?seed=003", ...options });
}

const mapped = <T, U>(record: Readonly<Record<string, T>>, make: (value: T) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, make(value)]));

test("a published workbook is clean; a figure typed over is found, led to, marked, and clean again when undone", async () => {
  await open({ query: "?seed=003&check" });
  await bench.page.waitForSelector(".box.fine");
  await bench.draws(markColours.suspect.fill, { most: 0 });

  await bench.type("F15", "577.42");
  await bench.page.waitForSelector(".stale");
  await bench.check();
  expect(await bench.stops()).toEqual([
    "疑点 公开01表 F15 疑为 576.42 万元（现为 577.42，与另一处的同一个数不同），可解释 2 条不符",
  ]);
  await bench.goTo("A1");
  await bench.page.focus("[data-stop]");
  await bench.page.keyboard.press("Enter");
  await bench.page.waitForFunction(() => document.querySelector<HTMLInputElement>(".univer input")?.value === "F15");
  await bench.draws(markColours.suspect.fill, { least: 500 });
  await bench.page.locator(".file em", { hasText: "未保存" }).waitFor();

  await bench.page.click(".undo-grid");
  await bench.page.waitForSelector(".stale");
  await bench.check();
  expect(await bench.page.locator(".box.fine").count()).toBe(1);
  await bench.draws(markColours.suspect.fill, { most: 0 });
  await bench.page.locator(".file em").waitFor({ state: "detached" });
});

test("a set is inserted, our functions calculate, and the saved file says the same to the command line", async () => {
  await open();
  const { page } = bench;
  // Who stops in the middle sees functions that begin so; what is typed then is what counts.
  await bench.goTo("H2");
  await page.keyboard.type("=SUB");
  await page.getByText("SUBTOTAL", { exact: true }).waitFor();
  await page.keyboard.type("JECT_NAME(2080505)");
  await page.keyboard.press("Enter");
  await bench.type("H3", "=科目名称(2080505)");
  await bench.type("H4", "=EXEC_RATE(C8,F15)");
  await bench.type("H5", "=SUBJECT_NAME(9999999)");
  await bench.type("J2", "2080505");
  await bench.type("J3", "2101101");
  await bench.type("K2", "=科目名称(J2:J3)");
  await bench.type("F16", "62.15");
  await bench.goTo("H5");
  await bench.says("公开01表!H5：没有此科目编码：9999999");

  await page.click("#tab-templates");
  await page.locator(".side select").first().selectOption({ label: "四川决算（13 张）" });
  await page.click(".insert-tables");
  await page.waitForSelector("text=已插入 4 张工作表");
  // A sum of nothing shows nothing, as its format says.
  await page.locator(".univer").getByText("05 财政拨款支出决算明细表", { exact: true }).click();
  await bench.goTo("E8");
  await bench.hears("E8");
  await page.click("#tab-check");
  await bench.check();
  const found = await page.textContent(".pane [role=status].heard");
  const stops = await bench.stops();
  expect(stops[0]).toMatch(/^疑点 公开01表 F16/);

  const { name, bytes } = await bench.saved(() => page.keyboard.press("Control+s"));
  expect(name).toBe("003-海东市社会保险服务局-2024决算.xlsx");
  // As Excel writes them, so that the add-in takes them up there; read again, they are called as they were typed.
  expect(partsOf(bytes)["xl/worksheets/sheet1.xml"]).toContain("<f>_xldudf_SUBJECT_NAME(2080505)</f>");
  await bench.pick("再打开.xlsx", bytes);
  await bench.says("“再打开.xlsx”已打开");
  await bench.goTo("K3");
  await bench.hears("K3 行政单位医疗");
  const { sheets } = await readWorkbook(bytes);
  expect(sheets.map((sheet) => sheet.name).slice(11)).toEqual([
    "05 财政拨款支出决算明细表",
    "07 一般公共预算财政拨款支出决算明细表",
    expect.stringMatching(/^09 /),
    expect.stringMatching(/^12 /),
  ]);
  const [own] = sheets;
  const at = (row: number, column: number): unknown => own!.rows[row - own!.top]?.[column - own!.left];
  const NAME = "机关事业单位基本养老保险缴费支出";
  expect([at(1, 7), at(2, 7), at(1, 10), at(2, 10)]).toEqual([NAME, NAME, NAME, "行政单位医疗"]);
  expect(at(3, 7)).toBeCloseTo(576.42 / 662.34, 12);
  expect(at(4, 7)).toEqual({ trouble: "error", text: "#N/A" });
  const report = check(sheets);
  expect(found).toBe(words("zh-CN").head(report.counts));
  expect(report.suspects.map(({ cells }) => cells[0])).toEqual([{ sheet: "公开01表", row: 15, column: 5 }]);
});

test("marks are no part of the workbook: saved without them it has none, saved with them those that are shown", async () => {
  await open();
  await bench.type("F15", "577.42");
  await bench.check();
  const plain = await bench.saved(() => bench.page.click(".save"));
  const marked = await bench.saved(() => bench.page.click(".save-marked"));
  expect(marked.name).toBe("003-海东市社会保险服务局-2024决算.核对.xlsx");
  const marks = async (bytes: Uint8Array): Promise<string[]> =>
    (await readBook(bytes)).sheets.flatMap((sheet) => sheet.marks.map(({ kind }) => `${sheet.name} ${kind}`));
  expect(await marks(plain.bytes)).toEqual([]);
  expect(await marks(marked.bytes)).toContain("公开01表 suspect");
  // Opened again they are shown, saved with, and cleaned out.
  await bench.pick("标.xlsx", marked.bytes);
  await bench.says("“标.xlsx”已打开");
  await bench.draws(markColours.suspect.fill, { least: 500 });
  const again = await bench.saved(() => bench.page.click(".save-marked"));
  expect(await marks(again.bytes)).toEqual(await marks(marked.bytes));
  await bench.page.click(".clean");
  await bench.page.click(".clean-now");
  await bench.page.waitForSelector("text=/张工作表上的标记：.*公开01表/");
  await bench.draws(markColours.suspect.fill, { most: 0 });
  // The file still has them.
  await bench.page.locator(".file em").waitFor();
  const clean = await bench.saved(() => bench.page.click(".save"));
  expect(await marks(clean.bytes)).toEqual([]);
  await bench.page.locator(".file em").waitFor({ state: "detached" });
  // One figure is another; no other part of the file is.
  const [before, after] = [partsOf(seedFile("003")), partsOf(plain.bytes)];
  expect(Object.keys(after)).toEqual(Object.keys(before));
  expect(Object.keys(after).filter((part) => after[part] !== before[part])).toEqual(["xl/worksheets/sheet1.xml"]);
});

test("插入科目 gives rows, which are saved where they stand and taken back in one step, in the pane and in the grid", async () => {
  await open();
  const { page } = bench;
  await bench.goTo("公开05表!C12");
  await page.click("#tab-functions");
  await page.fill(".search input", "2050202");
  await page.locator(".subject", { hasText: "2050202" }).click();
  await page.click(".insert-row");
  await page.waitForSelector(".undo");
  const { bytes } = await bench.saved(() => page.click(".save"));
  const sheetOf = async (of: Uint8Array) => (await readWorkbook(of)).sheets.find(({ name }) => name === "公开05表")!;
  const [before, after] = [await sheetOf(seedFile("003")), await sheetOf(bytes)];
  const codes = after.rows.map((row) => row[0]);
  expect(codes).toContain("2050202");
  const added = codes.filter((code) => !before.rows.some((row) => row[0] === code));
  expect(added.length).toBeGreaterThan(2);
  expect(after.rows.length).toBe(before.rows.length + added.length);
  const undone = async (button: string): Promise<Record<string, string>> => {
    await page.click(button);
    return partsOf((await bench.saved(() => page.click(".save"))).bytes);
  };
  expect(await undone(".undo-grid")).toEqual(partsOf(seedFile("003")));
  // What the grid has taken back, the pane does not offer to take back, until the grid has brought it again.
  await page.waitForSelector(".undo", { state: "detached" });
  expect(await undone(".redo-grid")).toEqual(partsOf(bytes));
  await page.click(".undo");
  await page.waitForSelector(".undo", { state: "detached" });
  const again = await bench.saved(() => page.click(".save"));
  expect(partsOf(again.bytes)).toEqual(partsOf(seedFile("003")));
});

test("unsaved work survives a reload, and is offered: gone on with, or thrown away", async () => {
  await open();
  const { page } = bench;
  await bench.type("F15", "577.42");
  await page.locator(".file em").waitFor();
  await page.reload();
  await bench.ready();
  await bench.says("上次对“003-海东市社会保险服务局-2024决算.xlsx”的改动没有保存");
  await page.click(".restore");
  await bench.says("已打开");
  expect(await page.locator(".file em").count()).toBe(1);
  await bench.check();
  expect(await bench.stops()).toHaveLength(1);

  await page.reload();
  await bench.ready();
  await page.click(".discard");
  await page.reload();
  await bench.ready();
  await bench.says("已打开");
});

test("a reason for ignoring is unsaved work like any other", async () => {
  await open();
  const { page } = bench;
  await bench.type("F15", "577.42");
  await bench.check();
  await bench.saved(() => page.click(".save"));
  await page.locator(".file em").waitFor({ state: "detached" });
  await page.click(".ignore-all");
  await page.fill(".ignore-form textarea", "上年口径不同");
  await page.click(".ignore-form [type=submit]");
  await page.waitForSelector("text=没有待处理的不符");
  await page.locator(".file em").waitFor();
  await page.reload();
  await bench.ready();
  await page.click(".restore");
  await bench.says("已打开");
  await bench.check();
  await page.waitForSelector("text=没有待处理的不符");
});

test("another tab is not offered what this one works on, until this one is gone", async () => {
  await open();
  const { page } = bench;
  await bench.type("F15", "577.42");
  await page.locator(".file em").waitFor();
  const other = await page.context().newPage();
  await other.goto(page.url());
  // What might be offered is offered before anything is checked.
  await other.locator(".starting").waitFor({ state: "detached" });
  await other.click(".check");
  await other.waitForSelector(".counts");
  expect(await other.locator(".line .restore").count()).toBe(0);
  await page.close();
  await other.reload();
  await other.locator(".line p", { hasText: "的改动没有保存" }).waitFor({ state: "attached" });
  await other.click(".restore");
  await other.locator(".file em").waitFor();
});

test("what could not be saved is said at once, and no more when it is undone", async () => {
  await open();
  await bench.type("H2", "=LET(a,1,a)");
  await bench.says("现在这样存不进文件：公开01表!H2 的公式 Excel 读不懂");
  await bench.page.click(".undo-grid");
  await bench.shows(/^$/);
});

test("numbers are typed as in Excel, and what is copied elsewhere is pasted without its looks", async () => {
  await open();
  const { page } = bench;
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const typed: [string, string][] = [
    ["I8", "1,234.5"],
    ["I9", "12.3%"],
    ["I10", "-1,234"],
    ["I11", "1,23"],
    ["I12", "'5"],
    ["I13", "2080505"],
    ["I14", "6.5万元"],
    ["I15", "+I8-4.5"],
    ["I16", "-2*(3+1)"],
    ["I17", "-无"],
    ["I18", "+(1"],
  ];
  for (const [cell, text] of typed) await bench.type(cell, text);
  await bench.type("I9", "5");
  const html = `<table><tr><td style="font-weight: bold">合计</td><td>1,234.50</td></tr><tr><td>12.30%</td><td>=I8*2</td></tr></table>`;
  await page.evaluate(async (text) => {
    const blob = new Blob([text], { type: "text/html" });
    await navigator.clipboard.write([new ClipboardItem({ "text/html": blob })]);
  }, html);
  await bench.goTo("K8");
  await page.keyboard.press("Control+v");
  await bench.hears("K8 合计");
  await bench.goTo("C8");
  await page.keyboard.press("Control+x");
  await bench.goTo("K12");
  await page.keyboard.press("Control+v");
  await bench.hears("K12 662.34");
  const { bytes } = await bench.saved(() => page.click(".save"));
  const { sheets, styles } = await readBook(bytes);
  const shown = (row: number, column: number): unknown[] => {
    const { value, formula, style = 0 } = sheets[0]!.cells[row]?.[column] ?? {};
    const { format, font } = styles[style]!;
    return [formula ?? value, format, font.bold === true].filter((one) => one !== false);
  };
  expect([7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17].map((row) => shown(row, 8))).toEqual([
    [1234.5, "#,##0.00"],
    [0.05, "0.00%"],
    [-1234, "#,##0"],
    ["1,23", "General"],
    ["5", "General"],
    [2080505, "General"],
    ["6.5万元", "General"],
    ["=+I8-4.5", "General"],
    ["=-2*(3+1)", "General"],
    ["-无", "General"],
    ["+(1", "General"],
  ]);
  expect([shown(7, 10), shown(7, 11), shown(8, 10), shown(8, 11)]).toEqual([
    ["合计", "General"],
    [1234.5, "#,##0.00"],
    [0.123, "0.00%"],
    ["=I8*2", "General"],
  ]);
  expect([shown(11, 10), sheets[0]!.cells[7]![2]]).toEqual([
    [662.34, "General"],
    { style: expect.any(Number) as number },
  ]);
});

test("what is still being typed counts: for the check, for saving, and before another file is opened", async () => {
  await open({ query: "?seed=003&check" });
  const { page } = bench;
  const f15 = async (bytes: Uint8Array): Promise<unknown> => (await readBook(bytes)).sheets[0]!.cells[14]![5]!.value;
  await page.waitForSelector(".box.fine");
  await bench.goTo("F15");
  await page.keyboard.type("577.42");
  await bench.check();
  expect(await bench.stops()).toHaveLength(1);
  await bench.goTo("F15");
  await page.keyboard.type("578.42");
  const { bytes } = await bench.saved(() => page.click(".save"));
  expect(await f15(bytes)).toBe(578.42);
  // The button has left the keyboard to the cells.
  await page.keyboard.type("579.42");
  expect(await f15((await bench.saved(() => page.keyboard.press("Control+s"))).bytes)).toBe(579.42);
  await page.keyboard.type("580.42");
  await bench.pick("另.xlsx", seedFile("000"));
  await bench.says("打开“另.xlsx”会丢掉没有保存的改动");
  await page.click("#tab-templates");
  await page.keyboard.press("Control+z");
  await page.locator(".file em").waitFor({ state: "detached" });
});

test("to look into a cell changes nothing, and what a formula fills or a merged cell hides is not written", async () => {
  await open();
  const { page } = bench;
  const formats = [
    "#,##0.00",
    "0.00%",
    "0.00_);(0.00)",
    "yyyy/m/d",
    "yyyy&quot;年&quot;m&quot;月&quot;",
    "0.00,",
    ";;",
  ];
  const numbers = ["1234.5678", "0.123456", "-1234.567", "45292", "45292.75", "1234567.891", "7"];
  const styles = stylesXml(
    '<dxfs count="0"/>',
    `<numFmts>${formats.map((format, i) => `<numFmt numFmtId="${200 + i}" formatCode="${format}"/>`).join("")}</numFmts>`,
    `<xf numFmtId="0"/>${formats.map((_, i) => `<xf numFmtId="${200 + i}" applyNumberFormat="1"/>`).join("")}`,
  );
  const rows = numbers.map((number, i) => `<row r="${i + 1}"><c r="A${i + 1}" s="${i + 1}"><v>${number}</v></c></row>`);
  const others =
    '<row r="8"><c r="A8" t="inlineStr"><is><t>两\n行</t></is></c><c r="B8" t="e"><v>#N/A</v></c><c r="C8" t="inlineStr"><is><t>=1+1</t></is></c></row>' +
    '<row r="9"><c r="A9" t="str"><f>""</f><v></v></c><c r="B9" t="inlineStr"><is><t></t></is></c></row>' +
    '<row r="10"><c r="A10"><f t="array" ref="A10:A11">A1:A2*2</f><v>2469.1356</v></c></row><row r="11"><c r="A11"><v>0.246912</v></c></row>';
  const merge = '<mergeCells count="1"><mergeCell ref="D1:E2"/></mergeCells>';
  const parts = handMadeParts({ sheets: { 表: sheetXml(rows.join("") + others, merge) }, styles });
  const file = zipped(mapped(parts, (text) => Buffer.from(text)));
  await bench.pick("数.xlsx", file);
  await bench.says("“数.xlsx”已打开");
  for (const cell of ["A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8", "C8"]) {
    await bench.goTo(cell);
    await page.keyboard.press("F2");
    await page.keyboard.press("Enter");
  }
  await bench.type("A11", "9");
  await bench.says("没有写入：那里是数组公式结果的一部分");
  await bench.goTo("D1");
  await page.keyboard.press("Shift+ArrowRight");
  await bench.paste("1\t2\n3\t4\n");
  await bench.says("没有写入：那里有合并的单元格");
  await page.click(".dismiss");
  // Univer itself refuses what overlaps a merged cell, but for what is of its size.
  await bench.goTo("A1:B2");
  await page.keyboard.press("Control+x");
  await bench.goTo("D1");
  await page.keyboard.press("Control+v");
  await bench.says("没有写入：那里有合并的单元格");
  const { bytes } = await bench.saved(() => page.click(".save"));
  expect(partsOf(bytes)).toEqual(partsOf(file));
});

test("a row that is inserted has the look of the row above, and takes what is typed accordingly", async () => {
  await open({ query: "" });
  const { page } = bench;
  const cells = (row: number): string =>
    `<row r="${row}"><c r="A${row}" s="1" t="inlineStr"><is><t>2080505</t></is></c><c r="B${row}" s="2"><v>0.1</v></c></row>`;
  const styles = stylesXml(
    '<dxfs count="0"/>',
    "",
    '<xf numFmtId="0"/><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="10" applyNumberFormat="1"/>',
  );
  const parts = handMadeParts({ sheets: { 表: sheetXml(cells(1) + cells(2)) }, styles });
  await bench.pick("行.xlsx", zipped(mapped(parts, (text) => Buffer.from(text))));
  await bench.says("“行.xlsx”已打开");
  await bench.rowMenu(2, "在上方插入");
  await bench.type("A2", "0012");
  await bench.type("B2", "5");
  const { bytes } = await bench.saved(() => page.click(".save"));
  expect((await readBook(bytes)).sheets[0]!.cells[1]).toEqual({
    0: { value: "0012", style: 1 },
    1: { value: 0.05, style: 2 },
  });
});

test("texts of digits are edited as they are, and an apostrophe before them is no part of them", async () => {
  await open({ query: "" });
  const { page } = bench;
  const cells = ["A1", "B1", "C1"].map((cell) => `<c r="${cell}" s="1" t="inlineStr"><is><t>05</t></is></c>`);
  const styles = stylesXml('<dxfs count="0"/>', "", '<xf numFmtId="0"/><xf numFmtId="49" applyNumberFormat="1"/>');
  const parts = handMadeParts({ sheets: { 表: sheetXml(`<row r="1">${cells.join("")}</row>`) }, styles });
  await bench.pick("码.xlsx", zipped(mapped(parts, (text) => Buffer.from(text))));
  await bench.says("“码.xlsx”已打开");
  await bench.goTo("A1");
  await page.keyboard.press("F2");
  await page.keyboard.type("01");
  await page.keyboard.press("Enter");
  await bench.goTo("B1");
  await page.keyboard.press("F2");
  await page.keyboard.press("Enter");
  await bench.type("C1", "'06");
  const { bytes } = await bench.saved(() => page.click(".save"));
  const row = (await readBook(bytes)).sheets[0]!.cells[0];
  expect([0, 1, 2].map((column) => row?.[column])).toEqual([
    { value: "0501", style: 1 },
    { value: "05", style: 1 },
    { value: "06", style: 1 },
  ]);
});

test("why a cell shows an error is said as long as it is so", async () => {
  await open();
  await bench.type("H5", "=SUBJECT_NAME(9999999)");
  await bench.goTo("H5");
  await bench.says("公开01表!H5：没有此科目编码：9999999");
  await bench.type("H5", "=1/0");
  await bench.shows(/^$/);
  await bench.goTo("H5");
  await bench.hears("H5 #DIV/0!");
  await bench.shows(/^$/);
});

test("what Excel and others have copied is pasted as it is there: texts of digits, named formats, lines, formulas", async () => {
  await open({ query: "" });
  const style = '<!--.t{mso-number-format:"\\@";} .p{mso-number-format:Percent;} .s{mso-number-format:Standard;}-->';
  const html = `<html><head><style>${style}</style></head><body><table><tr><td class=t>0012</td><td class=p>12.50%</td><td class=s>1,234.50</td><td>事业<br>\n运行</td></tr></table></body></html>`;
  await bench.goTo("A1");
  await bench.paste("", html);
  await bench.hears("A1 0012");
  await bench.goTo("A2");
  await bench.paste('0013\t1-1\t"两\n行"\t(5.5)\r\n2024-3-4\t=1+2\tA<B\t123456789012345678\r\n');
  await bench.hears("A2 0013");
  await bench.type("A4", "2024年3月4日");
  await bench.type("A5", "123456789012345678");
  await bench.type("A6", "=1+");
  await bench.says("现在这样存不进文件：Sheet1!A6 的公式 Excel 读不懂");
  await bench.page.click(".undo-grid");
  const { bytes } = await bench.saved(() => bench.page.click(".save"));
  const { sheets, styles } = await readBook(bytes);
  const shown = [0, 1, 2, 3, 4].map((row) =>
    Object.values(sheets[0]!.cells[row]!).map(({ value, formula }) => formula ?? value),
  );
  expect(shown).toEqual([
    ["0012", 0.125, 1234.5, "事业\n运行"],
    ["0013", "1-1", "两\n行", -5.5],
    [45355, "=1+2", "A<B", "123456789012345678"],
    [45355],
    ["123456789012345678"],
  ]);
  const formatAt = (row: number, column: number): unknown => styles[sheets[0]!.cells[row]![column]!.style ?? 0]!.format;
  expect([formatAt(0, 1), formatAt(2, 0), formatAt(3, 0)]).toEqual(["0.00%", "yyyy/m/d", 'yyyy"年"m"月"d"日"']);
});

test("the menu of a cell offers what can be done, and no more; Escape closes it", async () => {
  await open();
  const { page } = bench;
  await page.locator(CANVAS).click({ button: "right", position: { x: 300, y: 200 } });
  // The first is that of the tabs, out of sight.
  const menu = page.locator(".univer-popup").last().locator("button");
  await menu.first().waitFor();
  const offered = (await menu.allInnerTexts()).map((text) => text.trim());
  expect(offered).toEqual(["复制", "剪切", "粘贴", "选择性复制", "选择性粘贴", "清除", "插入", "删除", "冻结"]);
  await page.keyboard.press("Escape");
  await page.waitForFunction(
    () => [...document.querySelectorAll(".univer-popup")].at(-1)!.getBoundingClientRect().x < 0,
  );
});

test("names mean what they mean in Excel, and what the grid does not know is left to Excel", async () => {
  await open();
  const formula = (ref: string, text: string, value: number): string =>
    `<c r="${ref}"><f>${text}</f><v>${value}</v></c>`;
  const rows = `<row r="1"><c r="A1"><v>1</v></c>${formula("B1", "税率*A1", 0.5)}</row><row r="2"><c r="A2"><v>2</v></c>${formula("B2", "和*A1", 3)}</row><row r="3">${formula("B3", "表1[金额]+A1", 8)}</row><row r="4">${formula("B4", "B3+1", 9)}</row>`;
  const parts = handMadeParts({ sheets: { 表: sheetXml(rows) } });
  const names = `<definedNames><definedName name="税率">0.5</definedName><definedName name="和">表!$A$1+表!$A$2</definedName></definedNames>`;
  parts["xl/workbook.xml"] = parts["xl/workbook.xml"]!.replace("</workbook>", `${names}</workbook>`);
  await bench.pick("名.xlsx", zipped(mapped(parts, (text) => Buffer.from(text))));
  await bench.says("“名.xlsx”已打开");
  await bench.type("A1", "3");
  const { bytes } = await bench.saved(() => bench.page.click(".save"));
  const { cells } = (await readBook(bytes)).sheets[0]!;
  const left = (text: string) => ({ trouble: "uncalculated", text });
  expect([0, 1, 2, 3].map((row) => cells[row]?.[1]?.value)).toEqual([1.5, 15, left("=表1[金额]+A1"), left("=B3+1")]);
});

const files: Readonly<Record<string, () => Uint8Array>> = {
  "a file of LibreOffice": () => new Uint8Array(readFileSync("test/files/libreoffice.xlsx")),
  ...Object.fromEntries(
    readdirSync("seeds")
      // The seeds are written alike: one with formulas in its tables, one of 绩效.
      .filter((name) => /^004.*预算\.xlsx$|^003.*绩效自评\.xlsx$/.test(name))
      .map((name) => [name, () => new Uint8Array(readFileSync(`seeds/${name}`))]),
  ),
};

test("of a file only the sheet that was edited is written anew: of LibreOffice, and of our own", async () => {
  await open();
  for (const [name, read] of Object.entries(files)) {
    const file = read();
    await bench.pick(`${name}.xlsx`, file);
    await bench.says(`“${name}.xlsx”已打开`);
    // Above the tables, where no formula looks.
    await bench.type("A2", "改过");
    const { bytes } = await bench.saved(() => bench.page.click(".save"));
    const [before, after] = [partsOf(file), partsOf(bytes)];
    const differ = Object.keys({ ...before, ...after }).filter((part) => after[part] !== before[part]);
    // Where there are formulas, Excel is asked to calculate them anew.
    const asked = after["xl/workbook.xml"]!.replace('fullCalcOnLoad="1" ', "") === before["xl/workbook.xml"];
    expect([name, asked, differ.filter((part) => part !== "xl/workbook.xml")]).toEqual([
      name,
      true,
      ["xl/worksheets/sheet1.xml"],
    ]);
  }
});

test("what cannot be opened gets a sentence, and the open workbook stays", async () => {
  await open();
  const refused: [string, Uint8Array, RegExp][] = [
    ["坏.xlsx", seedFile("000").slice(0, 9000), /^“坏.xlsx”没有打开：文件已损坏/],
    ["锁.xlsx", lockedWorkbook(), /加了密码/],
    ["图.xlsx", new TextEncoder().encode("no workbook"), /里面没有认得的表格/],
  ];
  for (const [name, bytes, sentence] of refused) {
    await bench.pick(name, bytes);
    await bench.says(sentence);
    expect(await bench.page.textContent(".file span")).toBe("003-海东市社会保险服务局-2024决算.xlsx");
  }
  await bench.check();
  expect(await bench.page.locator(".box.fine").count()).toBe(1);
});

test("a file is dropped on the page, once the user agrees to lose what is not saved", async () => {
  await open();
  const { page } = bench;
  await bench.type("F15", "577.42");
  await page.locator(".file em").waitFor();
  const data = await page.evaluateHandle(
    (bytes) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(bytes)], "尖扎.xlsx"));
      return transfer;
    },
    [...seedFile("000")],
  );
  await page.dispatchEvent(".workbench", "drop", { dataTransfer: data });
  await bench.says("打开“尖扎.xlsx”会丢掉没有保存的改动");
  await page.click(".anyway");
  await bench.says("“尖扎.xlsx”已打开，文件没有离开这台电脑");
  expect(await page.locator(".file em").count()).toBe(0);
  await bench.check();
  expect(await page.locator(".box.fine").count()).toBe(1);
});

test("looks and protected sheets stay as they are, and the page says so", async () => {
  await open();
  await bench.goTo("A1");
  await bench.page.keyboard.press("Control+b");
  await bench.says("这里只改内容，不改格式");
  const parts = partsOf(seedFile("003"));
  const patch = (part: string, before: string | RegExp, after: string): void => {
    expect(parts[part]).toMatch(before);
    parts[part] = parts[part]!.replace(before, after);
  };
  const sheet = "xl/worksheets/sheet1.xml";
  const open7 = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"><protection locked="0"/></xf>';
  patch("xl/styles.xml", "</cellXfs>", `${open7}</cellXfs>`);
  patch(sheet, /<c r="F16" s="\d+"/, '<c r="F16" s="7"');
  patch(sheet, "</sheetData>", '</sheetData><sheetProtection sheet="1"/>');
  patch("xl/worksheets/sheet5.xml", "</sheetData>", '</sheetData><sheetProtection sheet="1"/>');
  patch("xl/workbook.xml", "<sheets>", '<workbookProtection lockStructure="1"/><sheets>');
  const file = zipped(mapped(parts, (text) => Buffer.from(text, "latin1")));
  const { page } = bench;
  await bench.pick("受保护.xlsx", file);
  await bench.says("“受保护.xlsx”已打开");
  await bench.type("F15", "577.42");
  await bench.says("这个单元格受保护");
  await bench.type("F16", "53.15");
  await page.locator(".file em").waitFor();
  // Nor does the pane add rows or sheets.
  await page.locator(".univer").getByText("公开05表", { exact: true }).click();
  await bench.goTo("C12");
  await page.click("#tab-functions");
  await page.fill(".search input", "2050202");
  await page.locator(".subject", { hasText: "2050202" }).click();
  await page.click(".insert-row");
  await page.waitForSelector("text=没有做成（AccessDenied）");
  await page.click("#tab-templates");
  await page.locator(".side select").first().selectOption({ label: "四川决算（13 张）" });
  await page.click(".insert-tables");
  await page.waitForSelector("text=没有做成（AccessDenied）");
  const { bytes } = await bench.saved(() => page.click(".save"));
  const after = partsOf(bytes);
  expect(Object.keys(after).filter((part) => after[part] !== partsOf(file)[part])).toEqual([sheet]);
  const { value, style } = (await readBook(bytes)).sheets[0]!.cells[15]![5]!;
  expect([value, style]).toEqual([53.15, 7]);
});

test("by keyboard: F6 goes from bar to grid to pane, Ctrl+O picks a file", async () => {
  await open();
  const { page } = bench;
  const place = (): Promise<string | null | undefined> =>
    page.evaluate(() => document.activeElement?.closest("[data-place]")?.getAttribute("data-place"));
  await page.focus(".open");
  const seen: unknown[] = [];
  for (let i = 0; i < 8 && seen.at(-1) !== "bar"; i++) {
    await page.keyboard.press("F6");
    seen.push(await place());
  }
  expect([...new Set(seen)]).toEqual(["grid", "pane", "bar"]);
  // Univer's sidebar is never open.
  expect(await page.locator("[aria-label='Close sidebar']:visible").count()).toBe(0);
  await bench.goTo("C8");
  for (const [key, heard] of [
    ["Control+End", "F38 670.84"],
    ["Home", "A38 总计"],
    ["PageUp", "A13 六、经营收入"],
    ["PageDown", "A38 总计"],
    ["Control+Home", "A1 (本套报表金额单位转换时可能存在尾数误差)"],
  ] as const) {
    await page.keyboard.press(key);
    await bench.hears(heard);
  }
  // Of merged cells the name box says the first, as Excel does.
  await page.keyboard.press("ArrowDown");
  await bench.hears("A2 收入支出决算总表");
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>(".univer input")?.value === "A2");
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.keyboard.press("Control+o")]);
  await chooser.setFiles({ name: "甲.xlsx", mimeType: "", buffer: Buffer.from(seedFile("004")) });
  await bench.says("“甲.xlsx”已打开");
});

test("Ctrl+F finds what cells of all sheets show or hold, from the selected one on; Escape goes back to the cells", async () => {
  await open();
  const { page } = bench;
  await bench.type("H2", "=SUM(1000,234.5)");
  await bench.type("H3", "１,234.5");
  await bench.goTo("公开02表!A1");
  await page.keyboard.press("Control+f");
  await page.keyboard.type("2101101");
  const said = async (keys: string): Promise<string | null> => {
    await page.keyboard.press(keys);
    return page.textContent(".find [role=status]");
  };
  expect(await said("Enter")).toBe("第 1 处，共 3 处：公开02表!A20");
  expect(await said("Enter")).toBe("第 2 处，共 3 处：公开03表!A20");
  expect(await said("Shift+Enter")).toBe("第 1 处，共 3 处：公开02表!A20");
  expect(await said("Shift+Enter")).toBe("第 3 处，共 3 处：公开05表!A20");
  // What was typed is found by what it shows, by its formula, and with or without commas; spaces in a heading do not count.
  const search = async (text: string): Promise<string | null> => {
    await page.keyboard.press("Control+f");
    await page.keyboard.type(text);
    return said("Enter");
  };
  expect(await search("1,234.5")).toBe("第 1 处，共 2 处：公开01表!H2");
  expect(await said("Enter")).toBe("第 2 处，共 2 处：公开01表!H3");
  expect(await search("sum(1000")).toBe("第 1 处，共 1 处：公开01表!H2");
  expect(await search("公开01表")).toBe("第 1 处，共 1 处：公开01表!F3");
  expect(await search("没有的词")).toBe("没有找到");
  await page.keyboard.press("Escape");
  await bench.hears("F3 公开 01 表");
  await page.keyboard.press("ArrowDown");
  await bench.hears("F4 单位：万元");
  expect(await page.locator(".find").count()).toBe(0);
});

test("Alt+= sums as in Excel, but for the numbers of the columns", async () => {
  await open();
  const { page } = bench;
  const sums = async (cell: string, keys: readonly string[] = []): Promise<void> => {
    await bench.goTo(cell);
    for (const key of keys) await page.keyboard.press(key);
    await page.keyboard.press("Alt+=");
  };
  const formulas = async (): Promise<readonly string[]> => {
    const { bytes } = await bench.saved(() => page.click(".save"));
    const [before, after] = [seedFile("003"), bytes].map((file) => partsOf(file)["xl/worksheets/sheet1.xml"]!);
    return [...after!.matchAll(/<c r="(\w+)"[^>]*><f>([^<]*)<\/f><v>([^<]*)</g)]
      .filter(([cell]) => !before!.includes(cell))
      .map(([, at, formula, value]) => `${at} ${formula} ${value}`);
  };
  // Below numbers, beyond a blank; 栏次 above them are not added, nor is a title.
  await bench.type("C8", "100");
  await bench.type("C9", "20.5");
  await sums("C11");
  // On the left, where there are none above.
  await bench.type("H20", "1");
  await bench.type("I20", "2");
  await sums("J20");
  // Each column of what is selected, below where its last row is not blank.
  await bench.type("H21", "3");
  await bench.type("I21", "4");
  await sums("H20", ["Shift+ArrowDown", "Shift+ArrowRight"]);
  expect(await formulas()).toEqual([
    "C11 SUM(C8:C9) 120.5",
    "J20 SUM(H20:I20) 3",
    "H22 SUM(H20:H21) 4",
    "I22 SUM(I20:I21) 6",
  ]);
  await sums("K40");
  await bench.says("没有可以求和的数");
  // One step each.
  await page.click(".undo-grid");
  expect(await formulas()).toEqual(["C11 SUM(C8:C9) 120.5", "J20 SUM(H20:I20) 3"]);
});

test("a formula that refers to itself is said; what is typed in the pane stays when the language is another", async () => {
  await open();
  const { page } = bench;
  await bench.type("H2", "=SUM(C8:C9)");
  await bench.type("H3", "=H2+H4");
  await bench.type("H4", "=H3*2");
  await bench.says("有公式循环引用");
  // A change that does not end it.
  await bench.type("H2", "=C8");
  await bench.says("有公式循环引用");
  await page.click(".undo-grid");
  await page.click(".undo-grid");
  await bench.shows(/^$/);
  await bench.goTo("H4");
  await page.keyboard.type("12.5");
  // A click on the bar puts it into its cell, and that is told.
  await page.click(".file");
  await bench.hears("H4 12.5");
  await bench.shows(/^$/);
  await page.click("#tab-functions");
  await page.fill(".search input", "养老");
  await page.click(".language");
  await page.locator("text=Functions").first().waitFor();
  expect(await page.inputValue(".search input")).toBe("养老");
});

test("the page comes up without a network, once it was opened", async () => {
  await open({ query: "", kept: true });
  const { page } = bench;
  await page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state);
  await page.context().setOffline(true);
  await page.reload();
  await bench.ready();
  await page.getByRole("region", { name: "从哪里开始？" }).waitFor();
  await page.context().setOffline(false);
});

test("axe finds nothing in what is ours, in any theme; nothing is cut off, wide or narrow", async () => {
  await open({ locale: "en-US" });
  const { page } = bench;
  await bench.type("F15", "577.42");
  await bench.check();
  await page.keyboard.press("Control+f");
  await page.fill(".find input", "合计");
  await page.keyboard.press("Enter");
  await page.evaluate(readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8"));
  const axe = (): Promise<string[]> =>
    page.evaluate(async () => {
      // Buttons fade from one colour to the next.
      await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
      interface Axe {
        run(what: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
      }
      // Univer draws its cells on a canvas, and its controls are its own.
      const what = { exclude: [".univer", "[class*=univer-]"] };
      const { violations } = await (window as unknown as { axe: Axe }).axe.run(what);
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
    });
  const cutOff = (): Promise<string[]> =>
    page.evaluate(() =>
      [...document.querySelectorAll(".workbench *")]
        .filter((one) => !one.closest(".heard, svg, .univer") && one.getBoundingClientRect().right > innerWidth + 0.5)
        .map((one) => `${one.tagName} ${one.className}`),
    );
  for (const [colorScheme, forcedColors] of [
    ["light", "none"],
    ["dark", "none"],
    ["dark", "active"],
  ] as const) {
    await page.emulateMedia({ colorScheme, forcedColors });
    const isDark = colorScheme === "dark";
    await page.waitForFunction((dark) => {
      const [red = 0] = getComputedStyle(document.querySelector(".head")!).backgroundColor.match(/\d+/g)!.map(Number);
      return red < 128 === dark;
    }, isDark);
    // Words are drawn in the colour that is legible on the ground of the theme.
    await bench.draws(isDark ? "FFFFFF" : "000000", { least: 500, most: 100_000 });
    for (const [width, height] of [
      [1920, 1080],
      [1366, 768],
      [683, 384],
      [320, 900],
    ] as const) {
      const at = `${colorScheme} ${forcedColors} ${width}`;
      await page.setViewportSize({ width, height });
      const turn = page.getByRole("button", { name: "To the pane" });
      if (width < 800) await turn.click();
      await page.locator(".check").waitFor();
      expect([at, await cutOff(), await axe()]).toEqual([at, [], []]);
      if (width < 800) await page.getByRole("button", { name: "To the grid" }).click();
    }
  }
});
