import { a1, columnName, qualified } from "../../src/core/sheet/grid.ts";

test.each([
  [0, "A"],
  [25, "Z"],
  [26, "AA"],
  [701, "ZZ"],
  [702, "AAA"],
  [16383, "XFD"],
])("column %i is %s", (column, name) => {
  expect(columnName(column)).toBe(name);
});

test("an address counts from one and carries its sheet", () => {
  expect(a1(0, 2)).toBe("C1");
  expect(qualified({ sheet: "公开03表", row: 4, column: 2 })).toBe("公开03表!C5");
});
