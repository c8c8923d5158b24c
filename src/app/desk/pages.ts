import type { MarkKind } from "../../core/report/mark.ts";
import type { Page, PageLink } from "../../core/report/page.ts";
import type { Language } from "../../core/report/say/language.ts";
import type { FindingClass } from "../../core/report/standing.ts";
import type { DeskFile, DeskFinding } from "./file.ts";
import { inNaturalOrder, pathParts } from "./paths.ts";
import { unitsOf, type DeskUnit } from "./units.ts";
import { deskWords, type UnitStanding } from "./words.ts";

/** Most rows of a page: beyond, no spreadsheet is of use, and the page says how many are left out. */
const MOST_ROWS = 200_000;
/** Most names in one cell. */
const MOST_NAMES = 10;

const STANDINGS: readonly UnitStanding[] = ["unequal", "unread", "open", "fine"];
const COLOURS: Partial<Readonly<Record<UnitStanding | FindingClass, MarkKind>>> = {
  unequal: "unequal",
  unread: "unreadable",
  unreadable: "unreadable",
  open: "doubtful",
  doubtful: "doubtful",
};

/** A unit as the first page has it. */
export interface UnitLine {
  readonly unit: DeskUnit;
  readonly standing: UnitStanding;
  readonly counts: Readonly<Record<(typeof COUNTED)[number], number>>;
}

const COUNTED = ["tables", "unequal", "doubtful", "other", "hints", "untried", "ignored"] as const;

/** The units, the worst first. */
export function unitLines(files: readonly DeskFile[]): UnitLine[] {
  return unitsOf(files)
    .map((unit): UnitLine => {
      const sum = (name: (typeof COUNTED)[number]): number => unit.files.reduce((all, { file }) => all + file[name], 0);
      const counts = Object.fromEntries(COUNTED.map((name) => [name, sum(name)])) as UnitLine["counts"];
      const own = unit.files.map(({ file }) => standingOf(file));
      return { unit, counts, standing: STANDINGS.find((one) => own.includes(one)) ?? "open" };
    })
    .sort(
      (a, b) =>
        STANDINGS.indexOf(a.standing) - STANDINGS.indexOf(b.standing) ||
        b.counts.unequal - a.counts.unequal ||
        b.counts.doubtful - a.counts.doubtful ||
        b.counts.other - a.counts.other ||
        inNaturalOrder(a.unit.name, b.unit.name) ||
        inNaturalOrder(firstFile(a), firstFile(b)),
    );
}

function firstFile({ unit }: UnitLine): string {
  return unit.files[0]?.file.file ?? "";
}

function standingOf({ standing }: DeskFile): UnitStanding {
  if (standing === "unequal" || standing === "unread") return standing;
  return standing === "fine" || standing === "ignored" ? "fine" : "open";
}

/** The pages of a bureau's desk: the units, what was found, what kinds of error there are, and what could not be read. `hrefOf` is the way from the pages to a file. */
export function deskPages(files: readonly DeskFile[], hrefOf: (file: string) => string, language: Language): Page[] {
  const lines = unitLines(files);
  const unread = lines.flatMap(({ unit }) =>
    unit.files.filter(({ file }) => file.error !== null).map(({ file }) => ({ file, name: unit.name })),
  );
  return [
    unitsPage(lines, files, hrefOf, language),
    findingsPage(lines, hrefOf, language),
    kindsPage(lines, language),
    ...(unread.length === 0 ? [] : [unreadPage(unread, hrefOf, language)]),
  ];
}

/** What the first page says of each unit, cell by cell, in the order of its columns. */
export function unitRow({ unit, standing, counts }: UnitLine, language: Language): (string | number)[] {
  const own = deskWords(language);
  const files = unit.files.map(({ file }) => file);
  const all = (texts: readonly (string | null)[], between = own.comma): string =>
    [...new Set(texts)].filter((text) => text !== null && text !== "").join(between);
  const reasons = new Set(files.flatMap(({ found }) => found.flatMap(({ ignored }) => ignored ?? [])));
  return [
    own.standings[standing],
    unit.name,
    all(files.map(({ year }) => year)),
    all(files.flatMap(({ sets }) => sets)),
    counts.tables,
    counts.unequal,
    counts.doubtful,
    counts.other,
    counts.hints,
    counts.untried,
    counts.ignored,
    [...reasons].join(own.semicolon),
    firstOf(files),
    // Where tables are missing, that is why.
    all(
      files.map(({ unlooked, missing, why }) => own.lacks(unlooked, missing) || (why[0] ?? "")),
      own.semicolon,
    ),
    unit.files
      .map(({ file, by }) => own.file(baseName(file.file), file.documents.map(baseName), file.year, by))
      .join(own.semicolon),
  ].map(inOneLine);
}

/** What stands in a cell of a file may have line ends. */
function inOneLine(cell: string | number): string | number {
  return typeof cell === "string" ? cell.replace(/[\r\n]+/g, " ") : cell;
}

/** Where to look first: a cell to blame, or the worst that was found, or why nothing was read. */
function firstOf(files: readonly DeskFile[]): string {
  for (const { suspects } of files) if (suspects[0] !== undefined) return suspects[0].says;
  for (const { error } of files) if (error !== null) return error.says;
  for (const { found } of files) {
    const worst = found.find(({ verdict, ignored }) => verdict !== "hint" && ignored === null);
    if (worst !== undefined) return worst.says;
  }
  return "";
}

function unitsPage(
  lines: readonly UnitLine[],
  files: readonly DeskFile[],
  hrefOf: (file: string) => string,
  language: Language,
): Page {
  const own = deskWords(language);
  const tally = { unequal: 0, unread: 0, open: 0, fine: 0 };
  for (const { standing } of lines) tally[standing]++;
  const twice = files.length - new Set(files.map(({ file }) => file)).size;
  const { units } = own.columns;
  return listPage({
    name: own.pages.units,
    above: [own.titles.units(files.length, lines.length), own.tally(tally), ...(twice > 0 ? [own.twice(twice)] : [])],
    columns: units,
    widths: [11, 26, 8, 10, 9, 7, 7, 7, 7, 8, 8, 20, 46, 30, 40],
    rows: lines.map((line) => {
      const files = line.unit.files.map(({ file }) => file.file);
      return {
        cells: unitRow(line, language),
        kind: COLOURS[line.standing],
        links: files.slice(0, 1).map((file) => ({ column: units.length - 1, href: hrefOf(file) })),
      };
    }),
    none: own.none,
    more: (count) => own.more(count),
  });
}

function findingsPage(lines: readonly UnitLine[], hrefOf: (file: string) => string, language: Language): Page {
  const own = deskWords(language);
  const rows = lines.flatMap(({ unit }) =>
    unit.files.flatMap(({ file }): ListRow[] => {
      const href = hrefOf(file.file);
      const name = baseName(file.file);
      const year = file.year ?? "";
      return [
        ...file.found.map((one): ListRow => {
          const [cell] = one.cells;
          return {
            cells: [
              own.verdicts[one.verdict],
              unit.name,
              year,
              one.kind,
              one.about,
              one.tables.join(own.comma),
              one.says,
              one.cells.join(own.comma),
              name,
              one.ignored ?? "",
            ],
            kind: one.ignored === null ? COLOURS[one.verdict] : undefined,
            links: [
              // A document has no cells, and words are held against cells of the workbook.
              ...(cell === undefined ? [] : [{ column: 7, href, cell }]),
              { column: 8, href },
            ],
          };
        }),
        ...(file.more === 0
          ? []
          : [
              {
                cells: ["", unit.name, year, "", "", "", own.more(file.more), "", name, ""],
                links: [{ column: 8, href }],
              },
            ]),
      ];
    }),
  );
  return listPage({
    name: own.pages.findings,
    above: [own.titles.findings(rows.length)],
    columns: own.columns.findings,
    widths: [8, 24, 7, 12, 36, 18, 60, 24, 24, 16],
    rows,
    none: own.none,
    more: (count) => own.more(count),
  });
}

interface ErrorKind extends Pick<DeskFinding, "verdict" | "kind" | "about" | "basis"> {
  count: number;
  /** Units in the order of the first page. */
  readonly units: Set<string>;
}

/** What kinds of error there are: the most widespread first, 提示 last. Ignored ones are none. */
function kindsPage(lines: readonly UnitLine[], language: Language): Page {
  const own = deskWords(language);
  const kinds = new Map<string, ErrorKind>();
  for (const { unit } of lines)
    for (const { file } of unit.files)
      for (const { verdict, kind, about, basis, ignored } of file.found) {
        if (ignored !== null) continue;
        const key = JSON.stringify([verdict === "hint", kind]);
        let own = kinds.get(key);
        if (own === undefined) kinds.set(key, (own = { verdict, kind, about, basis, count: 0, units: new Set() }));
        own.count++;
        own.units.add(unit.name);
      }
  const sorted = [...kinds.values()].sort(
    (a, b) =>
      Number(a.verdict === "hint") - Number(b.verdict === "hint") ||
      b.units.size - a.units.size ||
      b.count - a.count ||
      (a.kind < b.kind ? -1 : 1),
  );
  return listPage({
    name: own.pages.kinds,
    above: [own.titles.kinds(sorted.length)],
    columns: own.columns.kinds,
    widths: [8, 14, 60, 14, 8, 8, 60],
    rows: sorted.map(({ verdict, kind, about, basis, count, units }) => {
      const names = [...units];
      const more = names.length > MOST_NAMES ? ` … (${names.length})` : "";
      return {
        cells: [
          own.verdicts[verdict],
          kind,
          about,
          basis ?? "",
          count,
          units.size,
          names.slice(0, MOST_NAMES).join(own.comma) + more,
        ],
        kind: COLOURS[verdict],
      };
    }),
    none: own.none,
    more: (count) => own.more(count),
  });
}

function unreadPage(
  unread: readonly { readonly file: DeskFile; readonly name: string }[],
  hrefOf: (file: string) => string,
  language: Language,
): Page {
  const own = deskWords(language);
  return listPage({
    name: own.pages.unread,
    above: [own.titles.unread(unread.length)],
    columns: own.columns.unread,
    widths: [50, 30, 100],
    rows: unread.map(({ file, name }) => ({
      cells: [file.file, name, file.error?.says ?? ""],
      links: [{ column: 0, href: hrefOf(file.file) }],
    })),
    none: own.none,
    more: (count) => own.more(count),
  });
}

interface ListRow {
  readonly cells: readonly (string | number)[];
  /** The colour of the first cell. */
  readonly kind?: MarkKind | undefined;
  readonly links?: readonly { readonly column: number; readonly href: string; readonly cell?: string }[];
}

interface List {
  readonly name: string;
  /** Lines above the list; the first is the title. */
  readonly above: readonly string[];
  readonly columns: readonly string[];
  readonly widths: readonly number[];
  readonly rows: readonly ListRow[];
  readonly none: string;
  readonly more: (count: number) => string;
}

/** A page with one long list. */
function listPage({ name, above, columns, widths, rows, none, more }: List): Page {
  const listed = rows.slice(0, MOST_ROWS);
  const left = rows.length - listed.length;
  const first = above.length + 1;
  const links = listed.flatMap(({ links = [] }, i): PageLink[] =>
    links.map(({ column, href, cell }) => ({
      row: first + 1 + i,
      column,
      to: cell === undefined ? { href } : { href, cell },
    })),
  );
  return {
    name,
    rows: [
      ...above.map((line) => [line]),
      [],
      columns,
      ...listed.map(({ cells }) => cells.map(inOneLine)),
      ...(rows.length === 0 ? [[none]] : left > 0 ? [[more(left)]] : []),
    ],
    headings: [0, first],
    legend: listed.flatMap(({ kind }, i) => (kind === undefined ? [] : [{ row: first + 1 + i, column: 0, kind }])),
    widths,
    tables: [{ first, last: first + listed.length }],
    links,
    isList: true,
  };
}

function baseName(file: string): string {
  return pathParts(file).at(-1) ?? file;
}
