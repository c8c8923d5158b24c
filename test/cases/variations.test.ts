import { check } from "../../src/core/check.ts";
import { Random } from "../core/honest.ts";
import { unequal } from "./cases.ts";
import { DOCUMENTS, NAMES, vary } from "./variations.ts";

const books = DOCUMENTS.map(([name, read]) => {
  const sheets = read();
  return { name, sheets, before: unequal(check(sheets)).length };
});
const FIRST = Number(process.env["SEED"] ?? 0);

// What is read otherwise than it was meant may be 未核对, and is never 不符.
test.each(NAMES)("%s: nothing becomes 不符", (kind) => {
  let tried = 0;
  // Not every round does something to a document.
  for (let round = FIRST; tried < 8 && round < FIRST + 6; round++)
    for (const { name, sheets, before } of books) {
      const varied = vary(sheets, kind, new Random(round * 7919 + NAMES.indexOf(kind)));
      if (varied === undefined) continue;
      tried++;
      expect([name, round, unequal(check(varied)).length > before]).toEqual([name, round, false]);
    }
  expect(tried).toBeGreaterThan(0);
});
