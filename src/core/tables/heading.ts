import type { Block, Column, Form, Label } from "../forms/form.ts";
import { FORMS } from "../forms/index.ts";
import { isBlank, type CellValue, type SheetGrid } from "../sheet/grid.ts";
import { plain, splitYear, withoutBracket } from "../sheet/text.ts";
import type { Place, SheetColumn } from "./table.ts";

/** Where the columns of a part of a form stand under one heading. */
export interface Heading {
  readonly form: Form;
  readonly part: number;
  /** First grid row of the heading, and the first row after it (栏次 rows included). */
  readonly from: number;
  readonly to: number;
  /** The last row of the heading where it is that of 合计 as well; the body begins with it. */
  readonly shared?: number;
  /** For each block and repeat of the part. */
  readonly places: readonly Place[];
  /** Headings over columns that belong to no block. */
  readonly strangers: readonly { readonly column: number; readonly text: string }[];
  /** How many words agree, those of headings above included. */
  readonly score: number;
  /** How well it fits, from 0 to 1: every column expected is there, and no other. */
  readonly fit: number;
  /** How many columns it has that every table of the form has. */
  readonly sure: number;
}

/** A column that the part of a form may have. */
interface Slot {
  readonly block: Block;
  readonly repeat: number;
  readonly label?: Label;
  readonly column?: number;
  readonly under: ReadonlySet<string>;
  readonly headings: ReadonlySet<string>;
  readonly required: boolean;
  /** Headings of the columns that it is a part of, and of its own parts: what stands under any other is no column of this one. */
  readonly family: ReadonlySet<string>;
  /** What else stands under its heading is a part of it. */
  readonly wide: boolean;
  /** It is no column of this one unless a heading over it says so: 上年. */
  readonly onlyUnder: boolean;
}

const TALLEST = 6;
/** With the blank ones among them. */
const MOST_ROWS = 30;
/** So many blank columns end a heading. */
const WIDEST_GAP = 256;
/** So many columns with words a heading has at most: the widest form prints every 款 of the economic classification. */
const MOST_COLUMNS = 150;
/** Words that head a column in no form of their own but stand over others. */
const OVERHEADINGS = ["项目", "收入", "支出", "本年支出", "栏次", "科目编码", "基本支出", "当年财政拨款预算安排"];

/** The slots of a part in the order of the form, and which of them a heading may fill. */
interface Layout {
  readonly slots: readonly Slot[];
  readonly byHeading: ReadonlyMap<string, readonly number[]>;
  /** Slots by the headings that may stand over them. */
  readonly byUnder: ReadonlyMap<string, readonly number[]>;
  /** Every heading of a column of labels. */
  readonly labels: ReadonlySet<string>;
  /** Every heading that stands over some slot. */
  readonly over: ReadonlySet<string>;
  /** Every heading of a column of amounts. */
  readonly amounts: ReadonlySet<string>;
}

const layouts = new Map<readonly Block[], Layout>();
let vocabulary: { readonly whole: ReadonlySet<string>; readonly beginnings: ReadonlySet<string> } | undefined;

/** Whether a row may belong to a heading: at least so many of its cells are headings of some form, and half of all. */
export function looksLikeHeading(row: readonly CellValue[], least = 2): boolean {
  let words = 0;
  let filled = 0;
  for (let c = 0; c < row.length && filled < MOST_COLUMNS; c++) {
    const cell = row[c];
    if (isBlank(cell)) continue;
    filled++;
    if (typeof cell !== "string" || cell.length > 40) continue;
    if (isHeadingWord(withoutYear(plain(cell)))) words++;
  }
  return words >= least && words * 2 >= filled;
}

/** Of these forms, those whose first part may have its heading here: of the columns that it must have, so many are named at all. */
export function formsNamedIn(forms: readonly Form[], grid: SheetGrid, from: number): readonly Form[] {
  const rows = rowsFrom(grid, from);
  const known = rows.named.get(forms);
  if (known !== undefined) return known;
  const words = new Set<string>();
  for (const { height } of rowsOfHeading(grid, from))
    for (const { endings, bare, above } of viewOf(grid, from, height).columns)
      for (const list of [endings, bare, above]) for (const one of list) words.add(one);
  const isNamed = ({ headings }: Slot): boolean => {
    for (const one of headings) if (words.has(one)) return true;
    return false;
  };
  const found = forms.filter(({ parts: [blocks] }) => {
    if (blocks === undefined) return false;
    const { slots } = layoutOf(blocks);
    const required = slots.filter((slot) => slot.required);
    return required.filter(isNamed).length >= LEAST_SHARE * required.length;
  });
  rows.named.set(forms, found);
  return found;
}

/** A heading has so many of the columns that it must have. */
const LEAST_SHARE = 0.6;

/** The heading of a part of a form that begins in this row, or undefined where the words do not fit. */
export function findHeading(form: Form, part: number, grid: SheetGrid, from: number): Heading | undefined {
  const blocks = form.parts[part];
  if (blocks === undefined) return undefined;
  const layout = layoutOf(blocks);
  const wanted = layout.slots;
  const required = wanted.filter((slot) => slot.required).length;
  let best:
    | { readonly height: number; readonly score: number; readonly match: readonly (SheetColumn | undefined)[] }
    | undefined;
  let columns: readonly SheetColumn[] = [];
  let shared: number | undefined;
  let idle = 0;
  for (const { row, height } of rowsOfHeading(grid, from)) {
    const under = columnsUnder(grid, from, height, layout.labels);
    const { score, match } = align(layout, under.columns);
    const isWords = row.every((cell) => isBlank(cell) || isShort(cell));
    // Of two that fit alike the taller tells more, where its last row heads other columns.
    const isFiner =
      isWords &&
      score === best?.score &&
      match.some((column, i) => column !== undefined && best?.match[i] === undefined);
    if (best === undefined || score > best.score || isFiner) {
      best = { height, score, match };
      ({ columns, shared } = under);
      if (match.every((column) => column !== undefined)) break;
      idle = 0;
    } else if (best.score > 0 && ++idle > (isWhole(wanted, best.match) ? 0 : 1)) {
      // A heading may be broken over two rows: what is no word yet becomes one with the next.
      if (idle > 1 || !isWords) break;
    }
  }
  if (best === undefined) return undefined;
  const { match, height, score } = best;
  const found = (slot: Slot, i: number): boolean => slot.required && match[i] !== undefined;
  const labelled = blocks.every(
    (block) =>
      block.labels.name === undefined ||
      block.orRows?.includes("single") === true ||
      match.some((found, i) => found && wanted[i]?.block === block && wanted[i].label === "name"),
  );
  const share = wanted.filter(found).length / required;
  if (share < LEAST_SHARE || !labelled) return undefined;
  const used = new Set(match.map((column) => column?.at));
  const opened = new Set(wanted.flatMap((slot, i) => (slot.wide && match[i] !== undefined ? [...slot.under] : [])));
  const strangers = columns
    .filter((column) => !used.has(column.at) && ![...column.above].some((words) => opened.has(words)))
    .map((column) => ({ column: column.at, text: column.endings.at(-1) ?? "" }));
  return {
    form,
    part,
    from,
    to: shared ?? afterNumbers(grid, from + height, grid.rows.length),
    ...(shared === undefined ? {} : { shared }),
    places: placesOf(blocks, wanted, match, from),
    strangers,
    score,
    sure: wanted.filter(found).length,
    fit: wanted.filter(found).length / (required + strangers.length),
  };
}

/** The rows that a heading which begins in this row may have, blank ones left out, and how tall it is with each. */
function* rowsOfHeading(
  grid: SheetGrid,
  from: number,
): Generator<{ readonly row: readonly CellValue[]; readonly height: number }> {
  const until = grid.rows.length;
  for (let height = 1, rows = 1; rows <= TALLEST && height <= MOST_ROWS && from + height <= until; height++) {
    const row = grid.rows[from + height - 1] ?? [];
    if (row.every(isBlank)) continue;
    // The title of the next table is no part of a heading.
    if (height > 1 && isLoneTitle(row)) break;
    rows++;
    yield { row, height };
  }
}

/** A row with nothing but one text that ends as titles do. */
function isLoneTitle(row: readonly CellValue[]): boolean {
  const filled = row.filter((cell) => !isBlank(cell));
  const [only] = filled;
  return (
    typeof only === "string" &&
    filled.every((cell) => cell === only) &&
    only.length > 4 &&
    withoutBracket(plain(only)).endsWith("表")
  );
}

/** A piece of a heading, and no amount. */
function isShort(cell: CellValue | undefined): boolean {
  return typeof cell === "string" && cell.length <= 8 && !/\d/.test(cell);
}

/** Whether nothing that a heading must have is missing. */
function isWhole(wanted: readonly Slot[], match: readonly (SheetColumn | undefined)[]): boolean {
  return wanted.every((slot, i) => match[i] !== undefined || (!slot.required && slot.label !== "name"));
}

function isHeadingWord(words: string): boolean {
  vocabulary ??= buildVocabulary();
  return vocabulary.whole.has(words) || vocabulary.beginnings.has(words) || vocabulary.whole.has(withoutBracket(words));
}

function buildVocabulary(): { whole: Set<string>; beginnings: Set<string> } {
  const whole = new Set<string>(OVERHEADINGS);
  for (const form of FORMS) {
    for (const part of form.parts) {
      const { byHeading, over } = layoutOf(part);
      for (const words of [...byHeading.keys(), ...over]) whole.add(words);
    }
  }
  // A heading broken over two rows begins with a piece of at least three characters.
  const beginnings = new Set<string>();
  for (const words of whole) for (let n = 3; n < words.length; n++) beginnings.add(words.slice(0, n));
  return { whole, beginnings };
}

function layoutOf(blocks: readonly Block[]): Layout {
  const known = layouts.get(blocks);
  if (known !== undefined) return known;
  const slots: Slot[] = [];
  const byHeading = new Map<string, number[]>();
  const byUnder = new Map<string, number[]>();
  const add = (slot: Omit<Slot, "headings">, words: readonly string[]): void => {
    const headings = new Set(words.map(plain));
    for (const one of headings) byHeading.set(one, [...(byHeading.get(one) ?? []), slots.length]);
    for (const one of slot.under) byUnder.set(one, [...(byUnder.get(one) ?? []), slots.length]);
    slots.push({ ...slot, headings });
  };
  for (const block of blocks) {
    const over = (block.under ?? []).map(plain);
    for (let repeat = 0; repeat < (block.repeats ?? 1); repeat++) {
      for (const [label, headings] of Object.entries(block.labels)) {
        // 分值 and 得分 alone would be too little to know a list of indicators by.
        const required = (block.rows === "indicators" || block.rows === "indicator-projects") && label !== "scoring";
        add({ ...plainSlot, block, repeat, label: label as Label, under: new Set(over), required }, headings);
      }
      for (const words of block.prose ?? [])
        add({ ...plainSlot, block, repeat, under: new Set(over), required: false }, [words]);
      block.columns.forEach((column, i) => {
        const under = new Set([...over, ...(column.under ?? []).map(plain)]);
        const required = column.optional !== true && column.varies !== true && repeat === 0;
        const wide = column.wide === true;
        const onlyUnder = column.varies === true && column.under !== undefined;
        const family = familyOf(block, column);
        add({ block, repeat, column: i, under, required, family, wide, onlyUnder }, column.headings ?? [column.name]);
      });
    }
  }
  const labels = new Set(blocks.flatMap((block) => Object.values(block.labels).flat().map(plain)));
  const amounts = new Set(slots.flatMap(({ column, headings }) => (column === undefined ? [] : [...headings])));
  const layout = {
    slots,
    byHeading,
    byUnder,
    labels,
    over: new Set(slots.flatMap((slot) => [...slot.under])),
    amounts,
  };
  layouts.set(blocks, layout);
  return layout;
}

const plainSlot = { family: new Set<string>(), wide: false, onlyUnder: false } as const;

/** The headings of a column and of those that it is a part of. */
function familyOf({ columns }: Block, { name, headings = [name] }: Column): Set<string> {
  const wholes = columns.filter(({ parts }) => parts?.includes(name));
  return new Set([...headings.map(plain), ...wholes.flatMap((whole) => [...familyOf({ columns } as Block, whole)])]);
}

/** 合计 below the heading of a column of labels heads no column: it is the row in which all is added up. */
const TOTALS: ReadonlySet<string> = new Set(["合计", "总计", "合计数"]);

/** The columns under a heading, and its row that is that of 合计 as well. */
interface View {
  readonly columns: readonly SheetColumn[];
  readonly shared?: number | undefined;
}

/** What was made of the rows from one on, which many forms are tried with. */
interface RowsFrom {
  readonly from: number;
  readonly views: Map<number, View>;
  readonly named: Map<readonly Form[], readonly Form[]>;
}

const lastRows = new WeakMap<SheetGrid, RowsFrom>();

function rowsFrom(grid: SheetGrid, from: number): RowsFrom {
  const known = lastRows.get(grid);
  if (known?.from === from) return known;
  const made: RowsFrom = { from, views: new Map(), named: new Map() };
  lastRows.set(grid, made);
  return made;
}

const NO_LABELS: ReadonlySet<string> = new Set();

/** The columns whatever the form. */
function viewOf(grid: SheetGrid, from: number, height: number): View {
  const { views } = rowsFrom(grid, from);
  let view = views.get(height);
  if (view === undefined) views.set(height, (view = readColumns(grid, from, height, NO_LABELS)));
  return view;
}

/** The columns of a form, of which these are the headings of labels. */
function columnsUnder(grid: SheetGrid, from: number, height: number, labels: ReadonlySet<string>): View {
  const hasTotal = rowWords(grid.rows[from + height - 1] ?? []).words.some((words) => TOTALS.has(words));
  return hasTotal ? readColumns(grid, from, height, labels) : viewOf(grid, from, height);
}

/** Reads the rows of a heading column by column. A cell right of a heading belongs to it while all above it does. */
function readColumns(grid: SheetGrid, from: number, height: number, labels: ReadonlySet<string>): View {
  const rows = wordsUnder(grid.rows.slice(from, from + height));
  const width = Math.max(0, ...rows.map((row) => row.length));
  const sources = rows.map((): number[] => []);
  const columns: SheetColumn[] = [];
  let shared: number | undefined;
  for (let c = 0; c < width && columns.length < MOST_COLUMNS; c++) {
    const own: string[] = [];
    const above = new Set<string>();
    let joined = c > 0; // whether all headings so far are those of the column at the left
    rows.forEach((row, r) => {
      const isTotal = r === rows.length - 1 && TOTALS.has(row[c] ?? "") && labels.has(own.at(-1) ?? "");
      if (isTotal) shared = from + r;
      const words = isTotal ? "" : (row[c] ?? "");
      const line = sources[r] ?? [];
      const left = joined ? (line[c - 1] ?? -1) : -1;
      if (words !== "") {
        line[c] = c;
        if (own.at(-1) !== words) own.push(words);
      } else {
        line[c] = left;
        if (left >= 0) above.add(row[left] ?? "");
      }
      joined = joined && line[c] === line[c - 1];
    });
    for (const words of own.slice(0, -1)) above.add(words);
    if (own.length === 0) continue;
    const endings = own.map((_, i) => own.slice(i).join("")).reverse();
    columns.push({ at: c, endings, bare: endings.map(withoutBracket), above });
  }
  return { columns, shared };
}

/** The words of a heading, cell by cell; of two years side by side the earlier one is 上年. */
function wordsUnder(rows: readonly (readonly CellValue[])[]): readonly (readonly string[])[] {
  const words = rows.map(rowWords);
  const years = new Set(words.flatMap((row) => row.years));
  if (years.size === 0) return words.map((row) => row.words);
  const last = [...years].sort().at(-1);
  return words.map((row) =>
    row.words.map((cell) => {
      const { year, rest } = splitYear(cell);
      if (year === undefined) return cell;
      const isLast = year === last;
      return rest === "" ? (isLast ? "本年" : "上年") : isLast ? rest : `上年${rest}`;
    }),
  );
}

interface RowWords {
  readonly words: readonly string[];
  /** The years that some of them begin with. */
  readonly years: readonly string[];
}

const knownWords = new WeakMap<readonly CellValue[], RowWords>();

/** The words of a row, as far as a heading may reach; a row is tried with many forms. */
function rowWords(row: readonly CellValue[]): RowWords {
  const known = knownWords.get(row);
  if (known !== undefined) return known;
  const words: string[] = [];
  const years: string[] = [];
  for (let c = 0, filled = 0; c < row.length && filled < MOST_COLUMNS && c - words.length < WIDEST_GAP; c++) {
    const own = headingWords(row[c]);
    if (own === "") continue;
    filled++;
    while (words.length < c) words.push("");
    words.push(own);
    const { year } = splitYear(own);
    if (year !== undefined) years.push(year);
  }
  const found = { words, years };
  knownWords.set(row, found);
  return found;
}

/** 栏次 and amounts are no words: 类, 款 and 项 may stand in their row. */
function headingWords(cell: CellValue | undefined): string {
  const words = wordsOf(cell);
  return words === "栏次" || (/^-?\d[\d,]*(?:\.\d+)?$/.test(words) && !/^20\d\d$/.test(words)) ? "" : words;
}

/** 2025年预算数 → 预算数 */
function withoutYear(words: string): string {
  return splitYear(words).rest || words;
}

function wordsOf(cell: CellValue | undefined): string {
  return typeof cell === "string" ? plain(cell) : typeof cell === "number" ? String(cell) : "";
}

/**
 * Gives every slot its column: in the order of the form where that is possible, since 合计 and 小计 stand more than once,
 * and what is left by its words alone.
 */
function align(layout: Layout, columns: readonly SheetColumn[]): { score: number; match: (SheetColumn | undefined)[] } {
  const { slots } = layout;
  const match = slots.map((): SheetColumn | undefined => undefined);
  const points = affinities(layout, columns);
  if (points === undefined) return { score: 0, match };
  const wide = columns.length;
  const width = wide + 1;
  const best = new Int32Array((slots.length + 1) * width);
  const together = (i: number, c: number): number => {
    const here = points[i * wide + c] ?? 0;
    return here > 0 ? here + (best[(i + 1) * width + c + 1] ?? 0) : 0;
  };
  for (let i = slots.length - 1; i >= 0; i--) {
    for (let c = wide - 1; c >= 0; c--) {
      best[i * width + c] = Math.max(together(i, c), best[(i + 1) * width + c] ?? 0, best[i * width + c + 1] ?? 0);
    }
  }
  const used = new Set<number>();
  for (let i = 0, c = 0; i < slots.length && c < wide;) {
    const value = best[i * width + c];
    if (together(i, c) > 0 && value === together(i, c)) {
      used.add(c);
      match[i++] = columns[c++];
    } else if (value === best[i * width + c + 1]) c++;
    else i++;
  }
  let score = best[0] ?? 0;
  for (let i = 0; i < slots.length && used.size < wide; i++) {
    if (match[i] !== undefined) continue;
    let moved = -1;
    let most = 0;
    for (let c = 0; c < wide; c++) {
      const here = points[i * wide + c] ?? 0;
      if (here > most && !used.has(c)) [moved, most] = [c, here];
    }
    if (moved < 0) continue;
    match[i] = columns[moved];
    used.add(moved);
    score += most;
  }
  return { score, match };
}

/** How well each slot (row) and column of the sheet agree; undefined where none do. */
function affinities(
  { slots, byHeading, byUnder, over, amounts }: Layout,
  columns: readonly SheetColumn[],
): Int32Array | undefined {
  const points = new Int32Array(slots.length * columns.length);
  columns.forEach(({ endings, bare, above }, c) => {
    const fill = (words: readonly string[], own: number): void => {
      for (const one of words) {
        for (const i of byHeading.get(one) ?? []) {
          const under = slots[i]?.under;
          const at = i * columns.length + c;
          if (points[at] !== 0 || under === undefined) continue;
          if (slots[i]?.onlyUnder === true && ![...above].some((heading) => under.has(heading))) continue;
          if (isOther(slots[i], above, amounts)) continue;
          // 其他支出 under 其他支出 is a 款 of that name.
          if (slots[i]?.wide === true && above.has(one) && under.has(one)) continue;
          let sum = own - (under.size > 0 ? 1 : 0);
          // Below words that nobody knows a heading is less likely what it seems to be.
          for (const heading of above)
            sum += under.has(heading) ? 5 : over.has(heading) ? -6 : isPlainWord(heading) ? 0 : -1;
          points[at] = Math.max(sum, 1);
        }
      }
    };
    fill(endings, 20);
    fill(bare, 18);
    // 小计 below the heading of a column that has parts.
    const nearest = WHOLES.has(endings[0] ?? "") ? [...above].at(-1) : undefined;
    for (const i of nearest === undefined ? [] : (byHeading.get(nearest) ?? [])) {
      const { column, under = above, onlyUnder } = slots[i] ?? {};
      if (column === undefined || (onlyUnder === true && ![...above].some((words) => under.has(words)))) continue;
      const at = i * columns.length + c;
      if (!isOther(slots[i], above, amounts)) points[at] = Math.max(points[at] ?? 0, 25);
    }
    // What usually stands over a heading may stand below it: 合计 over 预算数 and 决算数.
    for (const i of byUnder.get(endings[0] ?? "") ?? []) {
      const at = i * columns.length + c;
      if ([...above].some((words) => slots[i]?.headings.has(words) === true))
        points[at] = Math.max(points[at] ?? 0, 24);
    }
  });
  return points.some((value) => value !== 0) ? points : undefined;
}

/** Words that head the whole of what stands over them. */
const WHOLES: ReadonlySet<string> = new Set(["小计", "合计", "总计", "金额", "本年小计", "本年合计", "金额合计"]);

/** Whether a heading is that of a sum of others. */
export function isWholeWord(words: string): boolean {
  return WHOLES.has(words);
}

/** 合计, and 决算数 over the columns of a side, say nothing of what they are of. */
function isPlainWord(words: string): boolean {
  return WHOLES.has(words) || /^(?:本年|全年|年初)?(?:预算|决算)(?:数|金额)$/.test(words);
}

/** Whether a column stands under the heading of a column of amounts that the slot is no part of: 上年结转 over 一般公共预算. */
function isOther(slot: Slot | undefined, above: ReadonlySet<string>, amounts: ReadonlySet<string>): boolean {
  if (slot?.column === undefined) return false;
  for (const words of above)
    if (amounts.has(words) && !slot.under.has(words) && !slot.family.has(words) && !isPlainWord(words)) return true;
  return false;
}

function placesOf(
  blocks: readonly Block[],
  wanted: readonly Slot[],
  match: readonly (SheetColumn | undefined)[],
  from: number,
): Place[] {
  const places = blocks.flatMap((block) =>
    Array.from({ length: block.repeats ?? 1 }, (_, repeat) => {
      const labels: Partial<Record<Label, number>> = {};
      const prose: number[] = [];
      const columns: (number | undefined)[] = block.columns.map(() => undefined);
      const headings = block.columns.map(() => "");
      wanted.forEach((slot, i) => {
        const column = match[i];
        if (slot.block !== block || slot.repeat !== repeat || column === undefined) return;
        if (slot.label !== undefined) labels[slot.label] = column.at;
        if (slot.column === undefined) {
          if (slot.label === undefined) prose.push(column.at);
          return;
        }
        const above = [...column.above].filter((words) => !slot.under.has(words));
        columns[slot.column] = column.at;
        // Where 预算数 and 决算数 stand below what they are of, that tells the columns apart, not these.
        const own = column.endings[0] ?? "";
        const isApart = slot.headings.has(own) || !slot.under.has(own);
        headings[slot.column] = [...above, ...(isApart ? [own] : [])].join("/");
      });
      splitCode(labels, match);
      const first = Math.min(...columns.filter((at) => at !== undefined));
      const labelsEnd = block.wide === true && Number.isFinite(first) ? { labelsEnd: first } : {};
      return { block, repeat, labels, columns, headings, from, ...(prose.length === 0 ? {} : { prose }), ...labelsEnd };
    }).filter((place) => place.repeat === 0 || place.columns.some((at) => at !== undefined)),
  );
  return places.map(likeFirst).map((place, _, all) => {
    const other = all.find(({ block }) => block.name === place.block.beside);
    if (other === undefined) return place;
    const { labels, labelsEnd } = other;
    return { ...place, labels: { ...labels, ...place.labels }, ...(labelsEnd === undefined ? {} : { labelsEnd }) };
  });
}

/** A block that stands several times side by side is laid out alike each time: what is misspelt over one stands where it does in the first. */
function likeFirst(place: Place, _: number, places: readonly Place[]): Place {
  const first = places.find(({ block, repeat }) => block === place.block && repeat === 0);
  if (first === undefined || place.repeat === 0) return place;
  const known: (readonly [own: number | undefined, first: number | undefined])[] = [
    ...place.columns.map((at, i) => [at, first.columns[i]] as const),
    ...(["name", "code"] as const).map((label) => [place.labels[label], first.labels[label]] as const),
  ];
  const pair = known.find(([own, other]) => own !== undefined && other !== undefined);
  const by = (pair?.[0] ?? 0) - (pair?.[1] ?? 0);
  if (by <= 0) return place;
  const labels = { ...place.labels };
  for (const label of ["name", "code"] as const) {
    const at = first.labels[label];
    if (at !== undefined && (label === "name" || labels.类 === undefined)) labels[label] ??= at + by;
  }
  const columns = place.columns.map(
    (at, i) => at ?? (first.columns[i] === undefined ? undefined : first.columns[i] + by),
  );
  return { ...place, labels, columns };
}

/** The heading of the code may span two or three columns without saying what is in each. */
function splitCode(labels: Partial<Record<Label, number>>, match: readonly (SheetColumn | undefined)[]): void {
  const { code, name } = labels;
  if (code === undefined || name === undefined || name <= code + 1 || name > code + 3) return;
  if (match.some((column) => column !== undefined && column.at > code && column.at < name)) return;
  labels.款 = code + 1;
  if (name === code + 3) labels.项 = code + 2;
}

/** Skips 栏次 rows, with or without the word: small whole numbers that count on from 1, some of them left out or in another order. */
function afterNumbers(grid: SheetGrid, from: number, until: number): number {
  let after = from;
  for (let row = from; row < until; row++) {
    const cells = grid.rows[row] ?? [];
    if (isNumberRow(cells)) after = row + 1;
    else if (!cells.every(isBlank)) break;
  }
  return after;
}

/** Fewer numbers than these in another order may be amounts. */
const FEWEST_NUMBERS = 4;
/** 类, 款 and 项 may stand in the row of the 栏次. */
const BESIDE_NUMBERS: ReadonlySet<string> = new Set(["栏次", "类", "款", "项"]);

function isNumberRow(row: readonly CellValue[]): boolean {
  const numbers: number[] = [];
  let others = 0;
  for (const cell of row) {
    const words = wordsOf(cell);
    if (words === "" || BESIDE_NUMBERS.has(words)) continue;
    if (/^\d{1,2}$/.test(words)) numbers.push(Number(words));
    // 栏次 misspelt.
    else if (words.length > 3 || TOTALS.has(words) || ++others > 1) return false;
  }
  if (others > 0 && numbers.length < FEWEST_NUMBERS) return false;
  const count = new Set(numbers).size;
  if (count === 0 || count < numbers.length || Math.min(...numbers) !== 1) return false;
  const most = Math.max(...numbers);
  const isRising = numbers.every((one, i) => i === 0 || one > (numbers[i - 1] ?? 0));
  return most === count
    ? isRising || count >= FEWEST_NUMBERS
    : isRising && count >= FEWEST_NUMBERS && most <= count + 3;
}
