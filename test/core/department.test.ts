import { sumUp, type SumFinding, type SummedDepartment } from "../../src/core/department/sum-up.ts";
import { qualified, type SheetGrid } from "../../src/core/sheet/grid.ts";
import { honestDepartment } from "./honest-department.ts";
import { edit } from "./sheets.ts";

const FIRST = Number(process.env["SEED"] ?? 0) % 1000;
const books = (units: readonly (readonly SheetGrid[])[]) =>
  units.map((sheets, i) => ({ name: `单位${i + 1}`, sheets }));
const sum = (department: readonly SheetGrid[], units: readonly (readonly SheetGrid[])[], isPart = false) =>
  sumUp({ name: "部门", sheets: department }, books(units), { isPart });
const found = ({ sets }: SummedDepartment): readonly SumFinding[] => sets.flatMap(({ findings }) => findings);
const wrong = (summed: SummedDepartment) => found(summed).filter(({ verdict }) => verdict === "unequal");

test("honest departments, every figure rounded on its own: nothing is 不符 and nothing is left out", () => {
  for (let number = FIRST; number < FIRST + 4; number++) {
    const { department, units } = honestDepartment(number, 2 + (number % 4));
    const summed = sum(department, units);
    expect(summed.sets).toHaveLength(1);
    const { counts, untried, isOther } = summed.sets[0]!;
    expect([number, counts.unequal, untried, isOther]).toEqual([number, 0, [], false]);
    expect(counts.equal + counts.rounding).toBeGreaterThan(500);
  }
});

describe("one figure of one unit changed", () => {
  const { department, units } = honestDepartment(7, 4);
  const change = (which: number, changes: Parameters<typeof edit>[1]) =>
    sum(
      department,
      units.map((sheets, i) => (i === which ? edit(sheets, changes) : sheets)),
    );
  const numberAt = (which: number, sheet: string, row: number, column: number): number =>
    units[which]!.find(({ name }) => name === sheet)!.rows[row]![column] as number;
  const total = (sheet: string): number =>
    units[2]!.find(({ name }) => name === sheet)!.rows.findIndex((row) => row[0] === "合计");

  test("the unit and the cell are named, with what it should say", () => {
    const row = total("公开03表") + 3;
    const before = numberAt(2, "公开03表", row, 2);
    const found = wrong(change(2, { [`公开03表!C${row + 1}`]: before + 100 }));
    expect(found).toHaveLength(1);
    expect(found[0]!.blames.map(({ book, at }) => [book, qualified(at)])).toEqual([[3, `公开03表!C${row + 1}`]]);
    expect(Math.abs(Number(found[0]!.blames[0]!.likely) - before)).toBeLessThan(0.1);
    expect(found[0]!.code).toMatch(/^\d{7}$/);
  });

  test("a figure of the department itself", () => {
    const at = department.find(({ name }) => name === "公开03表")!.rows.findIndex((row) => row[0] === "合计") + 3;
    const own = department.find(({ name }) => name === "公开03表")!.rows[at]![2] as number;
    const summed = sum(edit(department, { [`公开03表!C${at + 1}`]: own + 100 }), units);
    expect(wrong(summed).flatMap(({ blames }) => blames.map(({ book, at: cell }) => [book, qualified(cell)]))).toEqual([
      [0, `公开03表!C${at + 1}`],
    ]);
  });

  test("what is no amount is 未核对, not 不符", () => {
    const row = total("公开03表") + 3;
    const { sets } = change(2, { [`公开03表!C${row + 1}`]: "约一百" });
    expect(sets[0]!.counts).toMatchObject({ unequal: 0, untried: 1 });
    expect(sets[0]!.untried[0]!.why).toEqual({ reason: "unreadable", books: [3] });
  });
});

test("a unit that lacks a table: its figures are 未核对; one that is not there at all: a department above the sum is 存疑", () => {
  const { department, units } = honestDepartment(3, 3);
  const less = units.map((sheets, i) => (i === 1 ? sheets.filter(({ name }) => name !== "公开05表") : sheets));
  const { counts, untried } = sum(department, less).sets[0]!;
  expect(counts.unequal).toBe(0);
  expect(untried.map(({ table, why }) => [table.sheet, why])).toEqual([
    ["公开05表", { reason: "missing-table", units: [2] }],
  ]);
  const part = sum(department, units.slice(0, 2), true).sets[0]!;
  expect([part.counts.unequal, part.counts.doubtful > 0]).toEqual([0, true]);
  expect(new Set(part.findings.map(({ mayBe }) => mayBe))).toEqual(new Set(["missing-unit"]));
  // Without knowing of it nearly all differs: these are said to be others, and no cell is blamed.
  const other = sum(department, units.slice(0, 2)).sets[0]!;
  expect([other.isOther, other.findings.flatMap(({ blames }) => blames)]).toEqual([true, []]);
});

test("what units pay each other, set off in the department, is 存疑", () => {
  const { department, units } = withInner();
  const row = department.find(({ name }) => name === "公开02表")!.rows.findIndex((one) => one[0] === "合计");
  const rows = department.find(({ name }) => name === "公开02表")!.rows;
  // 上级补助收入 is the third amount of a row of 公开02表; it is set off in its column and in 合计.
  const [all, inner] = [rows[row]![2] as number, rows[row]![4] as number];
  const summed = sum(
    edit(department, {
      [`公开02表!C${row + 1}`]: Math.round((all - inner) * 100) / 100,
      [`公开02表!E${row + 1}`]: null,
    }),
    units,
  );
  expect(found(summed).map(({ verdict, mayBe, name, column }) => [verdict, mayBe, name, column])).toEqual([
    ["doubtful", "inner", "合计", expect.any(String)],
    ["doubtful", "inner", "合计", "上级补助收入"],
  ]);
  expect(found(summed).flatMap(({ blames }) => blames)).toEqual([]);
  // A slip of one unit that this may explain too: its own workbook finds fault with the cell, so it is named.
  const total = units[0]!.find(({ name }) => name === "公开02表")!.rows.findIndex((one) => one[0] === "合计");
  const cell = `公开02表!C${total + 1}`;
  const before = units[0]!.find(({ name }) => name === "公开02表")!.rows[total]![2] as number;
  const slipped = sum(department, [edit(units[0]!, { [cell]: before + 1 }), ...units.slice(1)]);
  expect(found(slipped).map(({ mayBe, blames }) => [mayBe, ...blames.map(({ at }) => qualified(at))])).toEqual([
    ["inner", cell],
  ]);
});

/** The first honest department of two units in which one is paid by the other. */
function withInner() {
  for (let number = 0; ; number++) {
    const made = honestDepartment(number, 2);
    const rows = made.department.find(({ name }) => name === "公开02表")!.rows;
    if (typeof rows.find((row) => row[0] === "合计")?.[4] === "number") return made;
  }
}
