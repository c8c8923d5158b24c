import type { Unit } from "./amount.ts";
import { titleOf, type Form } from "./form.ts";
import { FORMS } from "./forms/index.ts";
import type { SheetGrid } from "./grid.ts";
import { findHeading, looksLikeHeading, type Heading } from "./heading.ts";
import { finish, follow, readBody, type Body } from "./body.ts";
import type { KnownBy, Oddity, Stray, Table, TableBlock } from "./table.ts";
import { plain } from "./words.ts";

/** What a workbook was read as. */
export interface Recognition {
  readonly tables: readonly Table[];
  readonly strays: readonly Stray[];
}

/** A sheet that is said to be a form, whatever its words. */
export type Said = ReadonlyMap<string, Form>;

/** Reads sheets as the forms whose words they carry. Never throws: what is no table is a stray. */
export function recognise(sheets: readonly SheetGrid[], said: Said = new Map()): Recognition {
  const tables: Table[] = [];
  const strays: Stray[] = [];
  for (const grid of sheets) {
    const found = readSheet(grid, said.get(grid.name));
    tables.push(...found.tables);
    strays.push(...found.strays);
  }
  return { tables, strays };
}

interface Title {
  readonly form?: Form;
  readonly text: string;
  readonly before: string;
  readonly row: number;
  readonly column: number;
}

/** What the rows around a title say of the table. */
interface Facts {
  unit?: Unit;
  year?: string;
  organisation?: string;
}

/** A heading with the rows below it. */
interface Chunk {
  readonly heading: Heading;
  readonly body: Body;
  readonly title?: Title;
  readonly facts: Facts;
  readonly knownBy: KnownBy;
}

function readSheet(grid: SheetGrid, said: Form | undefined): { tables: Table[]; strays: Stray[] } {
  const chunks: Chunk[] = [];
  const strays: Stray[] = [];
  let title: Title | undefined;
  let facts: Facts = {};
  const drop = (): void => {
    if (title !== undefined) strays.push(strayTitle(grid, title));
    title = undefined;
  };
  for (let row = 0; row < grid.rows.length;) {
    const here = titleIn(grid, row);
    if (here !== undefined) {
      drop();
      title = here;
      facts = { ...factsOf(here.before), ...lookBack(grid, row, chunks.at(-1)?.body.to ?? 0) };
    }
    const next = openHeading(grid, row, title, said, chunks.at(-1));
    if (next === "ambiguous") {
      strays.push({ grid, reason: "ambiguous", text: "", at: { row, column: 0 } });
      row++;
      continue;
    }
    if (next === undefined) {
      readFacts(grid, row, facts);
      row++;
      continue;
    }
    // A heading may name the unit (“金额（万元）”); years in it are those of columns.
    for (let r = next.heading.from; r < next.heading.to; r++) {
      const inside: Facts = {};
      readFacts(grid, r, inside);
      if (inside.unit !== undefined) facts.unit ??= inside.unit;
    }
    const body = readBody(grid, next.heading, (r) => endsBody(grid, r, next.heading.form));
    chunks.push({ ...next, body, ...(title === undefined ? {} : { title }), facts });
    title = undefined;
    facts = {};
    row = Math.max(body.to, next.heading.to);
  }
  drop();
  const tables = join(grid, chunks);
  if (
    tables.length === 0 &&
    strays.length === 0 &&
    grid.rows.some((row) => row.some((cell) => cell !== null && cell !== ""))
  )
    strays.push({ grid, reason: "no-table", text: grid.name });
  // A table of contents names many tables and holds none.
  return {
    tables,
    strays: strays.filter((stray) => stray.reason !== "no-heading").length === 0 && strays.length > 2 ? [] : strays,
  };
}

const TITLES: readonly { readonly words: string; readonly form: Form }[] = FORMS.flatMap((form) =>
  form.titles.map((title) => ({ words: plain(title), form })),
).sort((a, b) => b.words.length - a.words.length);

// 支出决算表 also ends 政府性基金预算财政拨款支出决算表, which is another form.
const PART_OF_TITLE = /(?:预算|基金|资本|经营|项目|基本|拨款|公共|经费|收入|支出|三公|明细|经济|采购)$/;
const TITLE_TAIL = /(?:\((?:续表?|公开\d*表?|单位.*|金额单位.*|\d+)\)|续表?|[一二三四五六七八九十\d])+$/;

function readTitle(text: string): { readonly form?: Form; readonly text: string; readonly before: string } | undefined {
  if (text.length < 4 || text.length > 80 || !text.includes("表")) return undefined;
  const words = plain(text).replace(TITLE_TAIL, "");
  const known = TITLES.find((title) => words.endsWith(title.words));
  if (known !== undefined) {
    const before = words.slice(0, -known.words.length);
    if (!PART_OF_TITLE.test(before)) return { form: known.form, text: words, before };
  }
  // The title of a table that no form describes.
  return /(?:决算|预算|支出|收支|绩效|收入)[^,。;:]{0,12}(?:总表|明细表|情况表|自评表|目标表|表)$/.test(words) &&
    words.length <= 40
    ? { text: words, before: "" }
    : undefined;
}

function titleIn(grid: SheetGrid, row: number): Title | undefined {
  const cells = grid.rows[row] ?? [];
  for (let column = 0; column < cells.length; column++) {
    const cell = cells[column];
    if (typeof cell !== "string") continue;
    const title = readTitle(cell);
    if (title !== undefined) return { ...title, row, column };
  }
  return undefined;
}

function strayTitle(grid: SheetGrid, title: Title): Stray {
  const at = { row: title.row, column: title.column };
  return title.form === undefined
    ? { grid, reason: "unknown-title", text: title.text, at }
    : { grid, reason: "no-heading", text: titleOf(title.form), at };
}

type Opened = { readonly heading: Heading; readonly knownBy: KnownBy } | "ambiguous" | undefined;

/** The heading that begins in this row, if one does: of the form in the title, of the table above going on, or of whatever form fits. */
function openHeading(
  grid: SheetGrid,
  row: number,
  title: Title | undefined,
  said: Form | undefined,
  above: Chunk | undefined,
): Opened {
  const named = title?.form ?? said;
  const until = grid.rows.length;
  const cells = grid.rows[row] ?? [];
  if (named !== undefined && (title !== undefined || above === undefined)) {
    // Under its title a heading may be as poor as one known word.
    const heading = looksLikeHeading(cells, 1) ? findHeading(named, 0, grid, row, until) : undefined;
    return heading && { heading, knownBy: title === undefined ? "sheet-name" : "title" };
  }
  if (title !== undefined || !looksLikeHeading(cells)) return undefined;
  if (above !== undefined) {
    const going = above.heading.form.parts.map((_, part) => findHeading(above.heading.form, part, grid, row, until));
    const best = going.filter((heading) => heading !== undefined).sort((a, b) => b.fit - a.fit)[0];
    if (best !== undefined && best.fit > 0.8) return { heading: best, knownBy: above.knownBy };
  }
  return byWords(grid, row, above === undefined ? readTitle(grid.name)?.form : undefined);
}

/** The form whose columns and lines fit best, where no title names one. */
function byWords(grid: SheetGrid, row: number, sheetName: Form | undefined): Opened {
  const until = grid.rows.length;
  if (sheetName !== undefined) {
    const heading = findHeading(sheetName, 0, grid, row, until);
    if (heading !== undefined) return { heading, knownBy: "sheet-name" };
  }
  const fitting = FORMS.map((form) => findHeading(form, 0, grid, row, until))
    .filter((heading) => heading !== undefined)
    .filter((heading) => heading.fit > 0.8)
    .map((heading) => ({ heading, weight: heading.fit * matchedColumns(heading) + linesFound(grid, heading) }))
    .sort((a, b) => b.weight - a.weight);
  const [first, second] = fitting;
  if (first === undefined) return undefined;
  if (second?.weight === first.weight) {
    const numbered = fitting.find(({ heading }) => plain(grid.name).includes(plain(heading.form.no)));
    return numbered?.weight === first.weight ? { heading: numbered.heading, knownBy: "sheet-name" } : "ambiguous";
  }
  return { heading: first.heading, knownBy: "headings" };
}

function matchedColumns(heading: Heading): number {
  return heading.places.reduce((count, place) => count + place.columns.filter((at) => at !== undefined).length, 0);
}

/** How many prescribed lines stand below: 收入决算表 and 支出总表 may share headings, never lines. */
function linesFound(grid: SheetGrid, heading: Heading): number {
  const body = readBody(grid, heading, (r) => r > heading.to + 80);
  return body.blocks.reduce((count, block) => count + block.lines.size + Math.min(block.codes.size, 20), 0);
}

/** A body ends where another title or heading begins. */
function endsBody(grid: SheetGrid, row: number, form: Form): boolean {
  if (titleIn(grid, row) !== undefined) return true;
  if (!looksLikeHeading(grid.rows[row] ?? [])) return false;
  const until = grid.rows.length;
  if (form.parts.some((_, part) => findHeading(form, part, grid, row, until) !== undefined)) return true;
  return FORMS.some((other) => (findHeading(other, 0, grid, row, until)?.fit ?? 0) > 0.8);
}

const MONEY = /单位[:：]?\(?(?:人民币)?(元|千元|万元|亿元)(?!\p{Script=Han})/u;
const IN_HEADING = /\((?:单位:)?(元|千元|万元|亿元)\)$/;
const ORGANISATION =
  /^(?:编制|填报|公开|预算|决算)?(?:部门|单位)(?:名称)?(?:\(公章\))?:(?:\d{3,}-)?(\p{Script=Han}[^:]*?)(?:金额)?(?:单位:.*)?$/u;
const YEAR = /(?<!\d)(20\d\d)(?:年|预算|决算|部门|单位)/;
const GENERIC =
  /^(?:\d{4}年度?|附(?:件|表)?\d*[:：.、]?|[一二三四五六七八九十\d]+[、.]|表[\d-]+|(?:单位)?公开[\d-]*表|部门|单位|本级|\(.*?\))+/;

function readFacts(grid: SheetGrid, row: number, facts: Facts): void {
  const cells = grid.rows[row] ?? [];
  cells.forEach((cell, column) => {
    if (typeof cell !== "string" || cell.length > 80) return;
    const words = plain(cell);
    const apart = words.endsWith("单位:") ? words + nextWords(cells, column) : words;
    const broken = /单位:(千|万|亿)$/.exec(words)?.[1];
    const unit =
      MONEY.exec(apart)?.[1] ?? IN_HEADING.exec(words)?.[1] ?? (broken === undefined ? undefined : `${broken}元`);
    if (unit !== undefined) facts.unit ??= unit as Unit;
    const organisation = ORGANISATION.exec(words)?.[1];
    if (organisation !== undefined && !/^[千万亿]?元?$/.test(organisation)) facts.organisation ??= organisation;
    const year = YEAR.exec(words)?.[1];
    if (year !== undefined) facts.year ??= year;
  });
}

function nextWords(cells: readonly unknown[], column: number): string {
  const next = cells.slice(column + 1).find((cell) => typeof cell === "string" && cell.trim() !== "");
  return typeof next === "string" ? plain(next) : "";
}

/** A title may say year and unit before its own words: 2024年度某局收入支出决算总表. */
function factsOf(before: string): Facts {
  const year = YEAR.exec(before)?.[1];
  const name = before
    .replace(GENERIC, "")
    .replace(GENERIC, "")
    .replace(/(?:20\d\d年度?)?(?:部门|单位)?(?:决算|预算)?(?:公开)?表?$/, "");
  const organisation = name.length >= 4 && /[局委办院所中心站队校会处室厅部司社团馆府]$/.test(name) ? name : undefined;
  return { ...(year === undefined ? {} : { year }), ...(organisation === undefined ? {} : { organisation }) };
}

/** 表号 and 单位 may stand above the title. */
function lookBack(grid: SheetGrid, row: number, end: number): Facts {
  const facts: Facts = {};
  for (let r = Math.max(end, row - 3); r <= row; r++) readFacts(grid, r, facts);
  return facts;
}

/** Makes tables of chunks: the next part of a form, and what a page break cut off, belong to the table before. */
function join(grid: SheetGrid, chunks: readonly Chunk[]): Table[] {
  const groups: Chunk[][] = [];
  for (const chunk of chunks) {
    const open = groups.at(-1);
    if (open !== undefined && goesOn(open, chunk)) open.push(chunk);
    else groups.push([chunk]);
  }
  return groups.map((group) => tableOf(grid, group));
}

function goesOn(open: readonly Chunk[], chunk: Chunk): boolean {
  const first = open[0];
  if (first?.heading.form !== chunk.heading.form) return false;
  if (chunk.facts.organisation !== undefined && chunk.facts.organisation !== first.facts.organisation) return false;
  if (chunk.facts.year !== undefined && first.facts.year !== undefined && chunk.facts.year !== first.facts.year)
    return false;
  const earlier = open.filter((other) => other.heading.part === chunk.heading.part);
  // A second table begins its lines and its 合计 anew; a page that goes on does not.
  return !chunk.body.blocks.some((block, i) =>
    earlier.some((other) => {
      const before = other.body.blocks[i];
      if (block.block.rows === "single") return true;
      return (
        [...block.lines.keys()].some((line) => before?.lines.has(line)) ||
        [...block.codes.keys()].some((code) => before?.codes.has(code))
      );
    }),
  );
}

function tableOf(grid: SheetGrid, group: readonly Chunk[]): Table {
  const [first] = group;
  if (first === undefined) throw new RangeError("a table has at least one chunk");
  const { form } = first.heading;
  const blocks: TableBlock[] = form.parts.flatMap((part, p) => {
    const chunks = group.filter((chunk) => chunk.heading.part === p);
    return part.flatMap((_, b) => {
      const pieces = chunks.map((chunk) => chunk.body.blocks[b]).filter((piece) => piece !== undefined);
      const [one, ...more] = pieces;
      return one === undefined ? [] : [finish(more.reduce(follow, one))];
    });
  });
  const oddities: Oddity[] = group.flatMap((chunk) => chunk.body.oddities);
  const facts = group.reduceRight<Facts>((all, chunk) => ({ ...all, ...chunk.facts }), {});
  return {
    form,
    grid,
    knownBy: first.knownBy,
    at: first.title ?? { row: first.heading.from, column: first.heading.places[0]?.labels.name ?? 0 },
    blocks,
    oddities,
    saysEmpty: group.some((chunk) => chunk.body.saysEmpty),
    ...facts,
  };
}
