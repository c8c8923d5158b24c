import type { CellValue, SheetGrid } from "../src/core/sheet/grid.ts";

/**
 * A made 支出决算表 of so many rows (类, 款 and 项 together), six columns of amounts: true amounts to the 分, each cell rounded on its own,
 * or amounts that add up exactly as printed.
 */
export function largeExpenditure(rows: number, amounts: "exact" | "rounded" = "exact"): SheetGrid {
  const unit = amounts === "exact" ? 1e6 : 1;
  const items: { readonly code: string; readonly fen: number[] }[] = [];
  let n = 0;
  const random = (): number => (n = (n * 1103515245 + 12345) % 2147483648) / 2147483648;
  const codes = codesFor(rows - 1);
  const sums = new Map<string, number[]>();
  for (const code of codes.filter((code) => code.length === 7)) {
    const fen = [
      0,
      Math.round((random() * 9e10) / unit) * unit,
      Math.round((random() * 9e9) / unit) * unit,
      0,
      Math.round((random() * 9e7) / unit) * unit,
      0,
    ];
    fen[0] = fen.reduce((sum, amount) => sum + amount, 0);
    items.push({ code, fen });
    for (const above of ["", code.slice(0, 3), code.slice(0, 5)]) {
      const sum = sums.get(above) ?? [0, 0, 0, 0, 0, 0];
      sums.set(
        above,
        sum.map((amount, i) => amount + (fen[i] ?? 0)),
      );
    }
  }
  const own = new Map(items.map(({ code, fen }) => [code, fen]));
  const cells = (code: string): CellValue[] =>
    (own.get(code) ?? sums.get(code) ?? []).map((fen) => (fen === 0 ? null : Math.round(fen / 1e4) / 100));
  return {
    name: "支出决算表",
    top: 0,
    left: 0,
    rows: [
      ["支出决算表"],
      [null, null, null, null, null, null, null, "公开03表"],
      [null, null, null, null, null, null, null, "单位：万元"],
      ["项目", null, "本年支出合计", "基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出"],
      ["科目代码", "科目名称", null, null, null, null, null, null],
      ["栏次", null, 1, 2, 3, 4, 5, 6],
      ["合计", null, ...cells("")],
      ...codes.map((code): CellValue[] => [code, `科目${code}`, ...cells(code)]),
    ],
  };
}

/** So many codes in the order in which a table prints them: 8 款 a 类, 12 项 a 款. */
function codesFor(count: number): string[] {
  const codes: string[] = [];
  for (let c = 201; codes.length < count; c++) {
    codes.push(String(c));
    for (let s = 1; s <= 40 && codes.length < count - 1; s++) {
      codes.push(`${c}${String(s).padStart(2, "0")}`);
      for (let i = 1; i <= 30 && codes.length < count; i++)
        codes.push(`${c}${String(s).padStart(2, "0")}${String(i).padStart(2, "0")}`);
    }
  }
  return codes;
}
