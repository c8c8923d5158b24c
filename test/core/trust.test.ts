import fc from "fast-check";
import { check } from "../../src/core/check.ts";
import { isHint, verdictOf, type Finding, type Report } from "../../src/core/report/finding.ts";
import { words } from "../../src/core/report/say/index.ts";
import { a1, qualified, type CellAddress, type CellValue, type SheetGrid } from "../../src/core/sheet/grid.ts";
import { recognise } from "../../src/core/tables/recognise.ts";
import { summaryOf } from "../../src/core/report/standing.ts";
import { CASES, caseSheets } from "../cases/cases.ts";
import { honestElsewhere } from "./elsewhere.ts";
import { edit, insertRows, mapText, on, performance, PERFORMANCE, seed, SEEDS } from "./sheets.ts";

// What is published is what is seen: nothing that stands in a table, falls out of it or is shown otherwise goes by in silence.

const WORKBOOKS = new Map(SEEDS.map((id) => [id, seed(id)]));
const REPORTS = new Map(SEEDS.map((id) => [id, check(seed(id))]));

function sayOf(finding: Finding): string {
  return `${words("zh-CN").finding(finding)} ${finding.cells.map(qualified).join(" ")}`;
}

function said(report: Report): string[] {
  return [
    ...report.findings.filter((one) => !["equal", "rounding"].includes(verdictOf(one))).map(sayOf),
    ...report.untried.map((one) => words("zh-CN").untried(one)),
    ...report.strays.map((one) => words("zh-CN").stray(one)),
  ];
}

/** What a report says that the report of the seed does not. */
function added(report: Report, before: Report): string[] {
  const old = new Set(said(before));
  return said(report).filter((one) => !old.has(one));
}

function problems({ findings }: Report): string[] {
  return findings.flatMap((finding: Finding) =>
    finding.kind === "table" && !isHint(finding)
      ? [`${finding.what.problem} ${finding.cells.slice(0, 2).map(qualified).join(" ")}`]
      : [],
  );
}

function withFormat(grid: SheetGrid, row: number, column: number, format: string): SheetGrid {
  const formats = grid.rows.map((cells, r) =>
    cells.map((_, c) => (r === row && c === column ? format : grid.formats?.[r]?.[c])),
  );
  return { ...grid, formats };
}

const [MEDICAL, PLAIN] = [seed("000"), REPORTS.get("000")!];

describe("one thing changed in a workbook that is in order", () => {
  test("the number of a footnote is no digit", () => {
    const report = check(edit(MEDICAL, { "公开05表!C7": "1905.9②" }));
    expect(problems(report)).toEqual(["unreadable 公开05表!C7"]);
    expect(report.counts.unequal).toBe(0);
    expect(report.counts.untried).toBeGreaterThan(PLAIN.counts.untried);
  });

  test.each(["1905.92\u200b", "\u202a1905.92\u202c", "１９０５．９２", "\u00ad1,905.92"])("%j is an amount", (text) => {
    expect(check(edit(MEDICAL, { "公开05表!C7": text })).counts).toEqual(PLAIN.counts);
  });

  test("marks of direction in every label change nothing", () => {
    const marked = MEDICAL.map((grid) =>
      mapText(grid, (text) => (/\p{Script=Han}/u.test(text) ? `\u202a${text}\u200e` : text)),
    );
    expect(said(check(marked))).toEqual(said(PLAIN));
  });

  test("a row whose code has a letter for a nought", () => {
    const sheets = on("公开05表", (grid) =>
      insertRows(grid, 10, [["2O80199", "其他人力资源支出", "12.00元", "12.00元", null]]),
    )(MEDICAL);
    expect(problems(check(sheets))).toEqual(["unread-row 公开05表!C11 公开05表!D11"]);
  });

  test("a second row under 三公", () => {
    const row = MEDICAL.find(({ name }) => name === "公开09表")!.rows.findIndex(
      (cells) => cells[0] === 8.5 || (typeof cells[0] === "number" && cells[0] > 12),
    );
    const sheets = on("公开09表", (grid) =>
      insertRows(grid, (row < 0 ? 7 : row) + 1, [[12.5, 1.25, null, null, 3.75, 7.5]]),
    )(MEDICAL);
    expect(problems(check(sheets)).filter((one) => one.startsWith("unread-row"))).toHaveLength(1);
  });

  test("a column of figures beside the table", () => {
    const sheets = on("公开05表", (grid) => ({
      ...grid,
      rows: grid.rows.map((row, r) => (r < 6 ? row : [...row.slice(0, 5), 1.25])),
    }))(MEDICAL);
    expect(problems(check(sheets))[0]).toMatch(/^unread-column 公开05表!F7/);
  });

  test("a figure among the labels", () => {
    for (const cell of ["公开01表!A20", "公开04表!A19", "公开05表!B9"])
      expect([cell, added(check(edit(MEDICAL, { [cell]: 77.31 })), PLAIN).length > 0]).toEqual([cell, true]);
  });

  test("a second total below the table", () => {
    const sheets = on("公开05表", (grid) => ({
      ...grid,
      rows: [...grid.rows, ["合计", null, 2000.01, 2000.01, null]],
    }))(MEDICAL);
    expect(added(check(sheets), PLAIN)).toHaveLength(1);
  });

  test("a hidden copy before the sheet that is seen: the one that is seen is compared", () => {
    const copy = MEDICAL.find(({ name }) => name === "公开05表")!;
    const halved = {
      ...copy,
      rows: copy.rows.map((row) =>
        row.map((cell) => (typeof cell === "number" && !Number.isInteger(cell) ? cell / 2 : cell)),
      ),
    };
    const hidden = (grid: SheetGrid): SheetGrid => ({ ...grid, name: "草稿", hidden: true });
    const before = check([hidden(halved), ...MEDICAL]);
    expect(before.counts.unequal).toBe(0);
    expect(added(before, PLAIN).join()).toContain("另一张在隐藏的“草稿”），与别的表核对时只用看得见的一张");
    const wrong = check([hidden(copy), ...MEDICAL.map((grid) => (grid === copy ? halved : grid))]);
    expect(wrong.counts.unequal).toBeGreaterThan(0);
  });

  test.each([
    ["0.00,", "显示成 1.91"],
    [";;;", "什么也不显示"],
    ['"见附件"', "显示成 见附件"],
    ["#,##0.00;-#,##0.00;", undefined],
    ["#,##0.00_ ", undefined],
    ["0", undefined],
  ])("the format %s", (format, shown) => {
    const sheets = on("公开05表", (grid) => withFormat(grid, 6, 2, format))(MEDICAL);
    const report = check(sheets);
    expect(report.counts.unequal).toBe(0);
    const otherwise = added(report, PLAIN).filter((one) => one.startsWith("存的是"));
    expect(otherwise).toHaveLength(shown === undefined ? 0 : 1);
    if (shown !== undefined) expect(otherwise[0]).toContain(shown);
  });

  test("a hidden row, and a hidden column", () => {
    const row = check(on("公开05表", (grid) => ({ ...grid, hiddenRows: new Set([13]) }))(MEDICAL));
    expect(problems(row)).toEqual(["hidden-row 公开05表!C14 公开05表!D14"]);
    const column = check(on("公开05表", (grid) => ({ ...grid, hiddenColumns: new Set([3]) }))(MEDICAL));
    expect(problems(column)).toEqual(["hidden-column 公开05表!D7 公开05表!D8"]);
  });

  test("a figure below a merge", () => {
    const report = check(
      on("公开05表", (grid) => ({ ...grid, covered: [{ row: 13, column: 3, value: 99 }] }))(MEDICAL),
    );
    expect(added(report, PLAIN)).toEqual([expect.stringContaining("里面还有“99”")]);
    expect(report.counts.unequal).toBe(0);
  });
});

// Anywhere in any table of any seed.

interface Spot {
  readonly id: (typeof SEEDS)[number];
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** Cells of the grids, by what stands there and whether it is read as an amount. */
function spots(wanted: (cell: CellValue, amount: boolean, row: number) => boolean): Spot[] {
  return SEEDS.flatMap((id) => {
    const sheets = WORKBOOKS.get(id)!;
    return recognise(sheets).tables.flatMap(({ grid, blocks }) => {
      const read = new Set<string>();
      const labels = new Set<number>();
      let first = Number.POSITIVE_INFINITY;
      for (const { rows } of blocks)
        for (const { at, place } of rows) {
          first = Math.min(first, at);
          for (const column of place.columns) if (column !== undefined) read.add(a1(at, column));
          for (const column of Object.values(place.labels)) labels.add(column);
        }
      const width = Math.max(...grid.rows.map((cells) => cells.length)) + 2;
      return grid.rows.flatMap((cells, row) =>
        Array.from({ length: width }, (_, column) => column)
          .filter(
            (column) =>
              row >= first && !labels.has(column) && wanted(cells[column] ?? null, read.has(a1(row, column)), row),
          )
          .map((column) => ({ id, sheet: grid.name, row, column })),
      );
    });
  });
}

function changed({ id, sheet }: Spot, change: (grid: SheetGrid) => SheetGrid): Report {
  return check(WORKBOOKS.get(id)!.map((grid) => (grid.name === sheet ? change(grid) : grid)));
}

/** Whether something new is said of the cell, or of its row by its label. */
function names(report: Report, { id, sheet, row }: Spot): boolean {
  const grid = WORKBOOKS.get(id)!.find(({ name }) => name === sheet)!;
  const old = new Set(said(REPORTS.get(id)!));
  const inRow = ({ sheet: name, row: at }: CellAddress): boolean => name === sheet && at === grid.top + row;
  return (
    report.findings.some((one) => one.cells.some(inRow) && !old.has(sayOf(one))) ||
    report.untried.some(({ why }) => "at" in why && inRow(why.at))
  );
}

const isFilled = (cell: CellValue): boolean => typeof cell === "number" && cell !== 0;

test("a hidden row with figures is always named", () => {
  fc.assert(
    fc.property(fc.constantFrom(...spots((cell, amount) => amount && isFilled(cell))), (spot) => {
      const report = changed(spot, (grid) => ({ ...grid, hiddenRows: new Set([grid.top + spot.row]) }));
      expect([spot, names(report, spot)]).toEqual([spot, true]);
    }),
    { numRuns: 80 },
  );
});

test("a format that shows something else is always named", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...spots((cell, amount) => amount && isFilled(cell))),
      fc.constantFrom("0.00,", ";;;", "#,##0,,", '"略"', "0\\.0,"),
      (spot, format) => {
        const report = changed(spot, (grid) => withFormat(grid, spot.row, spot.column, format));
        expect([spot, format, names(report, spot)]).toEqual([spot, format, true]);
      },
    ),
    { numRuns: 80 },
  );
});

// The same of the 绩效表, and of what is hidden or stands twice.

const ALL = new Map([
  ...SEEDS.map((id) => [id as string, seed(id)] as const),
  ...PERFORMANCE.map((id) => [`绩效${id}`, performance(id)] as const),
]);
const BEFORE = new Map([...ALL].map(([id, sheets]) => [id, check(sheets)]));

/** Every cell of every seed that was read as an amount and is filled. */
const AMOUNTS = [...ALL].flatMap(([id, sheets]) =>
  recognise(sheets).tables.flatMap(({ grid, blocks }) =>
    blocks.flatMap(({ rows }) =>
      rows.flatMap(({ at, place }) =>
        place.columns.flatMap((column) =>
          column !== undefined && isFilled(grid.rows[at]?.[column] ?? null)
            ? [{ id, sheet: grid.name, row: at, column }]
            : [],
        ),
      ),
    ),
  ),
);

type Amount = (typeof AMOUNTS)[number];

function after({ id, sheet }: Amount, change: (grid: SheetGrid) => SheetGrid): Report {
  return check(ALL.get(id)!.map((grid) => (grid.name === sheet ? change(grid) : grid)));
}

/** What is said anew; a report that says nothing anew must not be in order either. */
function news(report: Report, { id }: Amount): string {
  return added(report, BEFORE.get(id)!).join("\n");
}

const anyAmount = fc.constantFrom(...AMOUNTS);

test("a hidden row or column with figures is always named, in every kind of table", () => {
  fc.assert(
    fc.property(anyAmount, fc.boolean(), (spot, isRow) => {
      const report = after(spot, (grid) =>
        isRow
          ? { ...grid, hiddenRows: new Set([grid.top + spot.row]) }
          : { ...grid, hiddenColumns: new Set([grid.left + spot.column]) },
      );
      expect([spot, problems(report).some((one) => one.startsWith(isRow ? "hidden-row" : "hidden-column"))]).toEqual([
        spot,
        true,
      ]);
      expect(summaryOf(report).standing).not.toBe("fine");
    }),
    { numRuns: 40 },
  );
});

test("a hidden sheet with a table is always named", () => {
  for (const [id, sheets] of ALL)
    for (const name of new Set(recognise(sheets).tables.map(({ grid }) => grid.name))) {
      const spot = { id, sheet: name, row: 0, column: 0 };
      const report = after(spot, (grid) => ({ ...grid, hidden: true }));
      expect([spot, news(report, spot).includes(name)]).toEqual([spot, true]);
      expect([spot, summaryOf(report).standing]).not.toEqual([spot, "fine"]);
    }
});

test("a format that shows something else is always named, in every kind of table", () => {
  fc.assert(
    fc.property(anyAmount, fc.constantFrom("0.00,", ";;;", '"略"'), (spot, format) => {
      const report = after(spot, (grid) => withFormat(grid, spot.row, spot.column, format));
      expect([spot, format, problems(report).some((one) => one.startsWith("shown-otherwise"))]).toEqual([
        spot,
        format,
        true,
      ]);
      expect(summaryOf(report).standing).not.toBe("fine");
    }),
    { numRuns: 40 },
  );
});

test("a second total below a table is always named", () => {
  fc.assert(
    fc.property(anyAmount, fc.constantFrom("合计", "总计", "合 计", ""), (spot, label) => {
      let row = 0;
      const report = after(spot, (grid) => {
        const own = recognise(ALL.get(spot.id)!).tables.filter((table) => table.grid.name === spot.sheet);
        const rows = own
          .filter(({ at }) => at.row <= spot.row)
          .at(-1)!
          .blocks.flatMap((block) => block.rows.map(({ at }) => at));
        row = Math.max(...rows) + 1;
        const cells = Array.from({ length: spot.column + 1 }, (): CellValue => null);
        cells[0] = label;
        cells[spot.column] = 1234.56;
        return insertRows(grid, row, [cells]);
      });
      const isThere = (one: CellAddress): boolean => one.sheet === spot.sheet && one.row === row;
      const named =
        report.findings.some((one) => !["equal", "rounding"].includes(verdictOf(one)) && one.cells.some(isThere)) ||
        report.untried.some(({ why }) => "at" in why && isThere(why.at));
      expect([spot, label, named]).toEqual([spot, label, true]);
      expect(summaryOf(report).standing).not.toBe("fine");
    }),
    { numRuns: 40 },
  );
});

test("a copy of a sheet with one figure changed never goes by: seen or hidden, before or behind", () => {
  fc.assert(
    fc.property(anyAmount, fc.boolean(), fc.boolean(), (spot, hidden, isFirst) => {
      const sheets = ALL.get(spot.id)!;
      const own = sheets.find(({ name }) => name === spot.sheet)!;
      const copy: SheetGrid = {
        ...own,
        name: `${own.name} (2)`,
        ...(hidden ? { hidden } : {}),
        rows: own.rows.map((cells, r) =>
          cells.map((cell, c) => (r === spot.row && c === spot.column ? (cell as number) + 1.11 : cell)),
        ),
      };
      const report = check(isFirst ? [copy, ...sheets] : [...sheets, copy]);
      expect([spot, hidden, isFirst, news(report, spot) !== ""]).toEqual([spot, hidden, isFirst, true]);
      expect(summaryOf(report).standing).not.toBe("fine");
    }),
    { numRuns: 40 },
  );
});

// Every document there is: the seeds, tables of other places, and of places that nobody has seen.

const DOCUMENTS = new Map([
  ...ALL,
  ...CASES.map((id) => [id, caseSheets(id)] as const),
  ...[1, 2, 3].map((number) => [`elsewhere ${number}`, honestElsewhere(number)] as const),
]);
const CLEAN = new Map([...DOCUMENTS].map(([id, sheets]) => [id, check(sheets)]));

interface Place {
  readonly id: string;
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

function put({ id, sheet, row, column }: Place, value: CellValue): Report {
  return check(
    DOCUMENTS.get(id)!.map((grid) => {
      if (grid.name !== sheet) return grid;
      const rows = Array.from({ length: Math.max(grid.rows.length, row + 1) }, (_, r) => {
        const cells = grid.rows[r] ?? [];
        if (r !== row) return cells;
        return Array.from({ length: Math.max(cells.length, column + 1) }, (_, c) =>
          c === column ? value : (cells[c] ?? null),
        );
      });
      return { ...grid, rows };
    }),
  );
}

test("a figure in any blank cell of any document is named, and nothing is in order with it", () => {
  const free = [...DOCUMENTS].map(([id, sheets]) => {
    const known = recognise(sheets).tables;
    return sheets.flatMap((grid): Place[] => {
      // Columns of which the form says that nobody reads them: 增减额, 备注.
      const aside = new Set(
        known
          .filter((table) => table.grid === grid && table.form.kind !== "绩效")
          .flatMap(({ blocks }) => blocks.flatMap(({ rows }) => rows.flatMap(({ place }) => place.prose ?? []))),
      );
      const width = Math.max(0, ...grid.rows.map((cells) => cells.length)) + 2;
      return Array.from({ length: grid.rows.length + 2 }, (_, row) => row).flatMap((row) =>
        Array.from({ length: width }, (_, column) => ({ id, sheet: grid.name, row, column })).filter(
          ({ column }) => (grid.rows[row]?.[column] ?? null) === null && !aside.has(column),
        ),
      );
    });
  });
  fc.assert(
    fc.property(
      fc.constantFrom(...free).chain((places) => fc.constantFrom(...places)),
      fc.constantFrom<CellValue>(77.31, "77.31", "77.31②", 7731),
      (place, figure) => {
        const report = put(place, figure);
        expect([place, figure, added(report, CLEAN.get(place.id)!).length > 0]).toEqual([place, figure, true]);
        expect([place, figure, summaryOf(report).standing]).not.toEqual([place, figure, "fine"]);
      },
    ),
    { numRuns: 200 },
  );
});

test("a row that falls out by its code is named, in any document", () => {
  const codes = [...DOCUMENTS].flatMap(([id, sheets]) =>
    recognise(sheets).tables.flatMap(({ grid, blocks }) =>
      blocks.flatMap(({ rows }) =>
        rows.flatMap(({ at, place }): Place[] => {
          const column = place.labels.code ?? place.labels.类;
          const isIn = place.columns.some((own) => own !== undefined && isFilled(grid.rows[at]?.[own] ?? null));
          const isCode = column !== undefined && /^\d*0\d*$/.test(String(grid.rows[at]?.[column] ?? ""));
          return isIn && isCode ? [{ id, sheet: grid.name, row: at, column }] : [];
        }),
      ),
    ),
  );
  fc.assert(
    fc.property(fc.constantFrom(...codes), (place) => {
      const grid = DOCUMENTS.get(place.id)!.find(({ name }) => name === place.sheet)!;
      const report = put(place, String(grid.rows[place.row]![place.column]).replace("0", "O"));
      expect([place, added(report, CLEAN.get(place.id)!).length > 0]).toEqual([place, true]);
      expect([place, summaryOf(report).standing]).not.toEqual([place, "fine"]);
    }),
    { numRuns: 80 },
  );
});

test("a sheet of no known table that holds amounts is named, seen or hidden", () => {
  for (const hidden of [false, true])
    for (const rows of [
      [["备查", 12.34]],
      [
        ["甲", "乙"],
        ["1,234.50", null],
      ],
      [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
    ] as CellValue[][][]) {
      const report = check([...MEDICAL, { name: "备查", hidden, top: 0, left: 0, rows }]);
      expect([hidden, rows, added(report, PLAIN)]).toEqual([hidden, rows, [expect.stringContaining("备查")]]);
      expect(summaryOf(report).standing).not.toBe("fine");
    }
  const words = check([
    ...MEDICAL,
    { name: "封面", top: 0, left: 0, rows: [["某局2023年度决算"], ["电话", 8888888], [2024]] },
  ]);
  expect(summaryOf(words).standing).toBe(summaryOf(PLAIN).standing);
});
