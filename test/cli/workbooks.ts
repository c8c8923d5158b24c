import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import type { SheetGrid } from "../../src/core/sheet/grid.ts";
import { writeXlsx } from "../../src/files/xlsx/write.ts";
import { handMade, sheetXml } from "../files/files.ts";

const folder = fileURLToPath(new URL("../../seeds/", import.meta.url));

/** The path of the 决算 or 预算 whose name begins with this number. */
export function seedPath(number: "000" | "003" | "004"): string {
  const name = readdirSync(folder).find((file) => file.startsWith(`${number}-`) && /[决预]算\.xlsx$/.test(file));
  return join(folder, name ?? "");
}

/** A seed, or what has been made of it, with other numbers in some cells of a sheet, the first being 1. */
export function changedSeed(
  number: "000" | "003" | "004",
  sheet: number,
  cells: Readonly<Record<string, string>>,
  bytes: Uint8Array = readFileSync(seedPath(number)),
): Uint8Array {
  const parts = unzipSync(bytes);
  const name = `xl/worksheets/sheet${sheet}.xml`;
  let xml = strFromU8(parts[name]!);
  for (const [at, value] of Object.entries(cells)) {
    const cell = new RegExp(`(<c r="${at}"[^>]*?)(?: t="s")?([^>]*?)(?:/>|>.*?</c>)`);
    if (!cell.test(xml)) throw new Error(`no cell ${at}`);
    const number = /^-?[\d.]+$/.test(value);
    xml = xml.replace(
      cell,
      `$1${number ? "" : ' t="inlineStr"'}$2>${number ? `<v>${value}</v>` : `<is><t>${value}</t></is>`}</c>`,
    );
  }
  return zipSync({ ...parts, [name]: strToU8(xml) }, { mtime: "2024-01-01" });
}

/** A workbook of these sheets. */
export function workbookOf(sheets: readonly SheetGrid[]): Uint8Array {
  return writeXlsx(
    sheets.map(({ name, top, left, rows }) => ({
      name,
      merges: [],
      hidden: false,
      hiddenRows: [],
      hiddenColumns: [],
      cells: rows.flatMap((cells, row) =>
        cells.flatMap((value, column) => (value === null ? [] : [{ row: top + row, column: left + column, value }])),
      ),
    })),
  );
}

/** A workbook whose only sheet is blank. */
export function tablelessWorkbook(): Uint8Array {
  return handMade({ sheets: { 空: sheetXml("") } });
}

/** A compound file that holds a workbook locked with a password, as far as one needs to see that. */
export function lockedWorkbook(): Uint8Array {
  const bytes = new Uint8Array(512 * 4);
  const view = new DataView(bytes.buffer);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  view.setUint16(24, 0x3e, true);
  view.setUint16(26, 3, true);
  view.setUint16(28, 0xfffe, true);
  view.setUint16(30, 9, true);
  view.setUint16(32, 6, true);
  view.setUint32(44, 1, true);
  view.setUint32(48, 1, true);
  view.setUint32(56, 4096, true);
  view.setUint32(60, 0xfffffffe, true);
  view.setUint32(68, 0xfffffffe, true);
  for (let i = 0; i < 109; i++) view.setUint32(76 + 4 * i, i === 0 ? 0 : 0xffffffff, true);
  for (let i = 0; i < 128; i++) view.setUint32(512 + 4 * i, 0xffffffff, true);
  view.setUint32(512, 0xfffffffd, true);
  view.setUint32(516, 0xfffffffe, true);
  ["Root Entry", "EncryptedPackage"].forEach((name, i) => {
    const at = 1024 + 128 * i;
    Array.from(name).forEach((char, n) => view.setUint16(at + 2 * n, char.charCodeAt(0), true));
    view.setUint16(at + 64, 2 * (name.length + 1), true);
    bytes[at + 66] = i === 0 ? 5 : 2;
    bytes[at + 67] = 1;
    view.setUint32(at + 68, 0xffffffff, true);
    view.setUint32(at + 72, 0xffffffff, true);
    view.setUint32(at + 76, i === 0 ? 1 : 0xffffffff, true);
    view.setUint32(at + 116, 0xfffffffe, true);
  });
  return bytes;
}
