import { bareBook, bareSheet, type BookSheet } from "../../src/files/xlsx/book.ts";
import type { BookStyle } from "../../src/files/xlsx/book-styles.ts";
import { wrappedHeights } from "../../src/hosts/univer/heights.ts";

const styles: readonly BookStyle[] = [
  { format: "General", font: {} },
  { format: "General", font: { size: 10 }, wrap: true },
];

const text = "一二三四五六七八九十";

/** In a column 54 points wide, of which five characters fill a line. */
function heights(sheet: Partial<BookSheet>): Readonly<Record<number, number>> {
  const own = { ...bareSheet("表"), columns: [{ first: 0, last: 0, width: 54 }], ...sheet };
  return wrappedHeights(own, bareBook([own], styles));
}

test("a row is as high as its wrapped texts want, where the file does not say how high it is", () => {
  const cells = {
    0: { 0: { value: text, style: 1 } },
    1: { 0: { value: text } },
    2: { 0: { value: "一\n二\n三", style: 1 } },
    3: { 0: { value: "一二三四五", style: 1 } },
    4: { 0: { value: "abcdefghi", style: 1 }, 1: { value: 12, style: 1 } },
  };
  expect(heights({ cells })).toEqual({ 0: 27, 2: 40.5 });
});

test("a row keeps the height that the file says, and merged cells do not count", () => {
  const cells = { 0: { 0: { value: text, style: 1 } }, 1: { 0: { value: text, style: 1 } } };
  const merges = [{ top: 1, left: 0, bottom: 1, right: 3 }];
  expect(heights({ cells, merges, rows: { 0: { height: 15 } } })).toEqual({});
});
