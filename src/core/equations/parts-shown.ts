import { add } from "../sheet/lists.ts";
import { withoutSerial } from "../sheet/text.ts";
import type { ShapeRow } from "../tables/sides.ts";

// Which rows and columns of a table of no known form may be a whole, and which its parts, by their words, numbers and places.

const WHOLE = /(?:合计|小计|总计|共计|总额)$/;
/** A column beside its part alone: 事业收入（金额、其中：教育收费）. */
const AMOUNT = /^(?:金额|合计|小计|总计|共计)$/;

/** For each column that may be a whole, the columns that may be its parts, as the headings group them. */
export function groupsOf(paths: readonly (readonly string[])[]): Map<number, number[][]> {
  const found = new Map<number, number[][]>();
  paths.forEach((path, whole) => {
    const own = path.at(-1) ?? "";
    const above = path.slice(0, -1);
    const isNamed = WHOLE.test(own);
    const within = (c: number): boolean =>
      c !== whole && above.every((words, i) => paths[c]?.[i] === words) && (paths[c]?.length ?? 0) > above.length;
    const isFirst =
      whole === 0 ||
      !above.every((words, i) => paths[whole - 1]?.[i] === words) ||
      above.length > (paths[whole - 1]?.length ?? 0) - 1;
    if (!isNamed && !isFirst) return;
    const right: number[] = [];
    for (let c = whole + 1; c < paths.length && within(c); c++) right.push(c);
    const left: number[] = [];
    for (let c = whole - 1; isNamed && c >= 0 && within(c); c--) left.unshift(c);
    const groups = [right, left].map((columns) => itemsOf(paths, columns, above.length));
    const next = groups[0]?.findIndex((c, i) => i > 0 && WHOLE.test(paths[c]?.[above.length] ?? "")) ?? -1;
    if (next > 1) groups.push((groups[0] ?? []).slice(0, next));
    found.set(
      whole,
      groups.filter((group) => group.length > 1),
    );
  });
  return found;
}

/** One column for each heading at a depth: its 小计 where it has several. */
function itemsOf(paths: readonly (readonly string[])[], columns: readonly number[], depth: number): number[] {
  const items = new Map<string, number[]>();
  for (const c of columns) {
    const words = paths[c]?.[depth] ?? "";
    // Two columns of the same words are two items.
    const key = (paths[c]?.length ?? 0) > depth + 1 ? words : `${words} ${c}`;
    add(items, key, c);
  }
  return [...items.values()].flatMap((own) => {
    if ((paths[own[0] ?? 0]?.[depth] ?? "").startsWith(MEMO)) return [];
    const whole = own.find((c) => AMOUNT.test(paths[c]?.at(-1) ?? ""));
    return whole === undefined ? own.filter((c) => !(paths[c]?.at(-1) ?? "").startsWith(MEMO)) : [whole];
  });
}

const MEMO = "其中";

/** Wholes that carry no number and their parts, by their words. */
const BY_WORDS: readonly { readonly whole: RegExp; readonly part: RegExp }[] = [
  {
    whole: /^基本支出$/,
    part: /^(?:人员|(?:日常)?公用)(?:经费|支出)$|^(?:工资福利|商品和服务)支出$|^对个人和家庭的?补助/,
  },
  {
    whole: /^(?:公务用车|公车)(?:购置[及和与]运行)?/,
    part: /^(?:公务用车|公车|车辆)?(?:购置|运行)(?:维护)?(?:费|费用|经费|支出)?$/,
  },
];

/** Rows that are by their words a part of one above them, by that one. */
function partsByWords(rows: readonly ShapeRow[]): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (const { whole, part } of BY_WORDS) {
    let last: number | undefined;
    rows.forEach(({ label }, row) => {
      const words = withoutSerial(label);
      if (part.test(words)) {
        if (last !== undefined) add(found, last, row);
      } else if (whole.test(words)) last = row;
    });
  }
  return found;
}

/** For each row that may be a whole, the rows that may be its parts. */
export function listsOf(rows: readonly ShapeRow[]): Map<number, number[][]> {
  const found = new Map<number, number[][]>();
  const byWords = partsByWords(rows);
  const within = new Set([...byWords.values()].flat());
  const totals = rows.flatMap(({ isTotal }, row) => (isTotal ? [row] : []));
  const plainRows = (from: number, to: number): number[] => {
    const list: number[] = [];
    for (let row = from; row < to; row++)
      if (rows[row]?.isTotal === false && rows[row]?.isMemo === false) list.push(row);
    return list;
  };
  const ofFirst = (list: readonly number[]): number[] => {
    const [first] = list;
    return first === undefined ? [] : list.filter((row) => rows[row]?.serial === rows[first]?.serial);
  };
  totals.forEach((whole, i) => {
    const before = totals[i - 1];
    const above = plainRows((before ?? -1) + 1, whole);
    const below = plainRows(whole + 1, totals[i + 1] ?? rows.length);
    // Over projects that carry codes stand 科目 that carry none.
    const codeless = [above, below].map((list) => list.filter((row) => rows[row]?.code === undefined));
    const lists = [above, ofFirst(above), below, ofFirst(below), ...codeless];
    if (within.size > 0) lists.push(...[above, below].map((list) => list.filter((row) => !within.has(row))));
    if (before !== undefined) lists.push([before, ...above]);
    // 小计 at the head of each group; or below each.
    if (i === 0 && totals.length > 2) lists.push(totals.slice(1));
    if (i === totals.length - 1 && totals.length > 2) lists.push(totals.slice(0, -1));
    found.set(whole, lists);
  });
  // 一、 over （一）, or （一） over 1.
  rows.forEach(({ serial, isTotal }, whole) => {
    if (serial === "" || isTotal) return;
    const inner = rows[whole + 1]?.serial ?? "";
    if (inner === "" || inner === serial) return;
    const list: number[] = [];
    for (let row = whole + 1; row < rows.length && rows[row]?.serial !== serial && rows[row]?.isTotal === false; row++)
      if (rows[row]?.serial === inner && rows[row]?.isMemo === false) list.push(row);
    found.set(whole, [list]);
  });
  for (const [whole, parts] of byWords) found.set(whole, [...(found.get(whole) ?? []), parts]);
  return found;
}

/** Rows between a whole and its parts that are none of them. */
export function between(rows: readonly ShapeRow[], whole: number, parts: readonly number[]): number[] {
  const own = new Set([whole, ...parts]);
  const [first, last] = endsOf([...own]);
  const list: number[] = [];
  for (let row = first; row <= last; row++) if (!own.has(row) && rows[row] !== undefined) list.push(row);
  return list;
}

/** The least and the greatest; unlike Math.min(...) of as many as there are. */
export function endsOf(numbers: readonly number[]): readonly [first: number, last: number] {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const number of numbers) {
    if (number < first) first = number;
    if (number > last) last = number;
  }
  return [first, last];
}
