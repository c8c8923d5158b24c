import fc from "fast-check";
import type { RowStep } from "../../src/files/xlsx/edit.ts";
import { stepsOf, type OwnRow } from "../../src/hosts/univer/steps.ts";

// How rows are found to have been inserted and removed: by carrying it out on the rows of the file.

const FILE = 20;

/** A row as it stands, and which row of the file an inserted one looks like. */
type Row = number | { readonly like: number | undefined };

function carriedOut(steps: readonly RowStep[]): Row[] {
  const rows: Row[] = Array.from({ length: FILE }, (_, row) => row);
  const origin = (row: Row | undefined): number | undefined => (typeof row === "object" ? row.like : row);
  for (const step of steps) {
    if ("remove" in step) rows.splice(step.at, step.remove);
    else {
      const like = step.like === undefined ? undefined : origin(rows[step.like]);
      rows.splice(step.at, 0, ...Array.from({ length: step.insert }, () => ({ like })));
    }
  }
  return rows;
}

/** Rows of the file, some taken out, and new ones among them that look like a row that is still there. */
const sheets = fc
  .uniqueArray(fc.nat(FILE - 1), { minLength: 1 })
  .map((kept) => kept.sort((a, b) => a - b))
  .chain((kept) =>
    fc.tuple(fc.constant(kept), fc.array(fc.tuple(fc.nat(kept.length), fc.constantFrom(...kept)), { maxLength: 8 })),
  )
  .map(([kept, inserted]): OwnRow[] =>
    [...kept, undefined].flatMap((from, i) => [
      ...inserted.filter(([before]) => before === i).map(([, like]) => ({ like })),
      ...(from === undefined ? [] : [{ from }]),
    ]),
  );

test("carried out on the rows of the file, the steps give the rows as they stand, each new one with its look", () => {
  fc.assert(
    fc.property(sheets, (rows) => {
      const found = carriedOut(stepsOf(rows));
      const wanted = rows.map(({ from, like }): Row => from ?? { like });
      // Rows behind the last one that is known stay, wherever the grid ends.
      expect(found.slice(0, rows.length)).toEqual(wanted);
    }),
    { numRuns: 200 },
  );
});

test("rows that nothing was done to need no steps", () => {
  expect(stepsOf(Array.from({ length: FILE }, (_, from) => ({ from })))).toEqual([]);
});
