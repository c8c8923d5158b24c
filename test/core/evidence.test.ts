import { isHint } from "../../src/core/report/finding.ts";
import { check, evidenceIn } from "../../src/core/check.ts";
import { qualified, type CellAddress, type SheetGrid } from "../../src/core/sheet/grid.ts";
import { seed } from "./sheets.ts";

/** The cell of 003 with another value. */
function with003(row: number, column: number, value: number): SheetGrid[] {
  return seed("003").map((sheet) =>
    sheet.name !== "公开03表"
      ? sheet
      : {
          ...sheet,
          rows: sheet.rows.map((cells, r) =>
            sheet.top + r !== row ? cells : cells.map((cell, c) => (sheet.left + c === column ? value : cell)),
          ),
        },
  );
}

/** 机关事业单位基本养老保险缴费支出, 基本支出: 45.34. */
const pension: CellAddress = { sheet: "公开03表", row: 13, column: 3 };

test("a figure that agrees is named with all that it takes part in, both sides with their cells", () => {
  const found = evidenceIn(seed("003")).at(pension);
  expect(found.map(({ rule, verdict, left, right }) => [rule.id, verdict, left, right])).toEqual(
    expect.arrayContaining([["03-1", "equal", "45.34", "45.34"]]),
  );
  expect(found.every(({ verdict }) => verdict === "equal" || verdict === "rounding")).toBe(true);
  for (const { leftCells, rightCells } of found)
    expect([...leftCells, ...rightCells].map(qualified)).toContain("公开03表!D14");
});

test("with a wrong figure the comparisons that fail are among those of each of their cells", () => {
  const sheets = with003(13, 3, 54.34);
  const { at } = evidenceIn(sheets);
  const broken = check(sheets).findings.filter(
    (finding) => finding.kind === "comparison" && finding.verdict === "unequal" && finding.rule.ratio === undefined,
  );
  expect(broken.length).toBeGreaterThan(0);
  for (const finding of broken) {
    if (finding.kind !== "comparison") continue;
    for (const cell of finding.cells)
      expect(at(cell).map(({ rule, verdict, left, right }) => [rule.id, verdict, left, right])).toContainEqual([
        finding.rule.id,
        finding.verdict,
        finding.left,
        finding.right,
      ]);
  }
});

test("words, blank cells and cells elsewhere take part in nothing", () => {
  const { at } = evidenceIn(seed("003"));
  expect(at({ ...pension, column: 1 })).toEqual([]);
  expect(at({ sheet: "没有", row: 0, column: 0 })).toEqual([]);
  expect(at({ ...pension, row: 900 })).toEqual([]);
});

test("ticks are for figures of which all holds, and never for one that a broken relation reads", () => {
  const whole = evidenceIn(seed("003"));
  const ticked = whole.agreeing();
  expect(ticked.map(qualified)).toContain("公开03表!D14");
  expect(new Set(ticked.map(qualified)).size).toBe(ticked.length);
  for (const cell of ticked) {
    const own = whole.at(cell).filter(({ rule }) => rule.hint !== true);
    expect(own.some(({ relation }) => relation === "=")).toBe(true);
    expect(own.every(({ verdict }) => verdict === "equal" || verdict === "rounding")).toBe(true);
  }

  const sheets = with003(13, 3, 54.34);
  const broken = check(sheets).findings.flatMap((finding) =>
    finding.kind === "comparison" && finding.verdict === "unequal" && !isHint(finding)
      ? finding.cells.map(qualified)
      : [],
  );
  expect(broken).toContain("公开03表!D14");
  const left = evidenceIn(sheets).agreeing().map(qualified);
  expect(left.filter((cell) => broken.includes(cell))).toEqual([]);
  expect(left.length).toBeLessThan(ticked.length);
});
