// npx tsx scripts/guide-desk.ts — takes the pictures of docs/bureau.md: the summary of some units, and its findings as filters leave them, printed by LibreOffice.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync, type Unzipped } from "fflate";
import { chromium } from "playwright-core";
import { changedSeed, lockedWorkbook, seedPath } from "../test/cli/workbooks.ts";
import { findChromium, QUIET } from "./chromium.ts";
import { fewColours } from "./few-colours.ts";
import { ROOT } from "./root.ts";

const TO = join(ROOT, "docs/bureau");
const DPI = 130;

/** Units of one figure each that is wrong, or of none. */
const UNITS: Readonly<Record<string, Uint8Array>> = {
  甲局: changedSeed("000", 1, { C8: "1905.99" }),
  乙局: readFileSync(seedPath("000")),
  // 公务接待费 and 公务用车 above budget.
  丙局: changedSeed("003", 9, { G8: "1.56", L8: "1.56" }),
  丁局: changedSeed("000", 9, { G8: "1.74", I8: "1.74", K8: "1.74" }),
  // A figure of 公开03表 that is not that of 公开02表.
  戊局: changedSeed("003", 3, { C8: "576.24" }),
  己局: changedSeed("000", 3, { C12: "38.33" }),
  庚局: readFileSync(seedPath("003")),
  辛局: lockedWorkbook(),
};

const folder = mkdtempSync(join(tmpdir(), "guide-desk-"));
const browser = await chromium.launch({ executablePath: findChromium(), args: QUIET });
mkdirSync(join(folder, "公开表"));
for (const [name, bytes] of Object.entries(UNITS)) writeFileSync(join(folder, "公开表", `${name}.xlsx`), bytes);
const argv = [
  "--import",
  import.meta.resolve("tsx"),
  join(ROOT, "src/cli/main.ts"),
  "check",
  "公开表",
  "-o",
  "汇总.xlsx",
];
try {
  execFileSync(process.execPath, argv, { cwd: folder, stdio: "ignore" });
} catch {
  // Something is 不符, as it is to be.
}
const summary = unzipSync(readFileSync(join(folder, "汇总.xlsx")));
await take("units", 1, [3, 8, 11, 12, 14], () => true);
await take("kinds", 3, [4], () => true);
await take("over-budget", 2, [3, 10], (row) => /三公.*不超过预算数/.test(row));
await take("02-03", 2, [3, 10], (row) => row.includes("公开02表") && row.includes("公开03表"));
await browser.close();
rmSync(folder, { recursive: true });

/** A picture of one sheet without some of its columns, with the rows that a filter leaves below its headings. */
async function take(
  name: string,
  sheet: number,
  without: readonly number[],
  isLeft: (row: string) => boolean,
): Promise<void> {
  const parts: Unzipped = { ...summary };
  const path = `xl/worksheets/sheet${sheet}.xml`;
  const xml = strFromU8(parts[path]!);
  const [, heading = "0"] = /<autoFilter ref="[A-Z]+(\d+):/.exec(xml) ?? [];
  parts[path] = strToU8(
    xml
      .replace(/<col min="(\d+)"/g, (tag, column: string) =>
        without.includes(Number(column)) ? `${tag} hidden="1"` : tag,
      )
      .replace(/<row r="(\d+)"([^>]*)>.*?<\/row>/gs, (row, number: string, rest: string) =>
        Number(number) <= Number(heading) || isLeft(row)
          ? row
          : row.replace(`<row r="${number}"${rest}>`, `<row r="${number}"${rest} hidden="1">`),
      ),
  );
  // LibreOffice prints what is not hidden.
  const book = strFromU8(parts["xl/workbook.xml"]!);
  let count = 0;
  parts["xl/workbook.xml"] = strToU8(
    book
      .replace(/<sheet /g, (tag) => (++count === sheet ? tag : `${tag}state="hidden" `))
      .replace(/<workbookView/, `<workbookView activeTab="${sheet - 1}"`),
  );
  writeFileSync(join(folder, `${name}.xlsx`), zipSync(parts));
  execFileSync("soffice", ["--headless", "--convert-to", "pdf", "--outdir", folder, join(folder, `${name}.xlsx`)]);
  execFileSync("pdftoppm", ["-png", "-singlefile", "-r", String(DPI), join(folder, `${name}.pdf`), join(folder, name)]);
  const page = await browser.newPage({ viewport: { width: 1500, height: 1100 } });
  const png = readFileSync(join(folder, `${name}.png`)).toString("base64");
  await page.setContent(`<body style="margin:0"><img style="display:block" src="data:image/png;base64,${png}">`);
  // Of the paper there is left what is printed.
  const size = await page.evaluate(async () => {
    const img = document.querySelector("img")!;
    await img.decode();
    const { naturalWidth: width, naturalHeight: height } = img;
    const canvas = Object.assign(document.createElement("canvas"), { width, height }).getContext("2d")!;
    canvas.drawImage(img, 0, 0);
    const { data } = canvas.getImageData(0, 0, width, height);
    const blank = Array.from({ length: height }, (_, row) =>
      data.subarray(4 * width * row, 4 * width * (row + 1)).every((one) => one > 250),
    );
    const y = blank.indexOf(false);
    // The number of the page stands at the foot.
    const last = blank.lastIndexOf(false, Math.floor(height * 0.93));
    return { x: 30, width: width - 60, y: y - 15, height: last - y + 30 };
  });
  const shot = await page.screenshot({ clip: size });
  writeFileSync(join(TO, `${name}.png`), await fewColours(browser, shot));
  await page.close();
}
