import { withoutBracket } from "../sheet/text.ts";
import type { PartColumns, PartColumn } from "./part-columns.ts";
import type { SheetColumn } from "./table.ts";

// Which column of the sheet is which of the form.

/**
 * Gives every slot its column: in the order of the form where that is possible, since 合计 and 小计 stand more than once,
 * and what is left by its words alone.
 */
export function align(
  layout: PartColumns,
  columns: readonly SheetColumn[],
): { score: number; match: (SheetColumn | undefined)[] } {
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
  // A slot that no column may be passes by no column of the next.
  const isOpen = (i: number): boolean => points.subarray(i * wide, (i + 1) * wide).some((here) => here > 0);
  for (let i = 0, c = 0; i < slots.length && c < wide;) {
    const value = best[i * width + c];
    if (together(i, c) > 0 && value === together(i, c)) {
      used.add(c);
      match[i++] = columns[c++];
    } else if (isOpen(i) && value === best[i * width + c + 1]) c++;
    else i++;
  }
  let score = best[0] ?? 0;
  let isMoved = false;
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
    isMoved = true;
  }
  // Where the order is not that of the form, what it forced on others may be wrong as well.
  return isMoved ? changed(match, columns, points, score) : { score, match };
}

/** Gives a slot another column, or two of them each other's, as long as the words agree better that way. */
function changed(
  match: readonly (SheetColumn | undefined)[],
  columns: readonly SheetColumn[],
  points: Int32Array,
  before: number,
): { score: number; match: (SheetColumn | undefined)[] } {
  const wide = columns.length;
  const columnOf = match.map((column) => (column === undefined ? -1 : columns.indexOf(column)));
  const slotOf = columns.map((column) => match.indexOf(column));
  const worth = (slot: number, column: number): number =>
    slot < 0 || column < 0 ? 0 : (points[slot * wide + column] ?? 0);
  let score = before;
  const isBetter = (i: number, c: number): boolean => {
    const [now, other] = [columnOf[i] ?? -1, slotOf[c] ?? -1];
    if (now === c || worth(i, c) === 0 || (other >= 0 && now >= 0 && worth(other, now) === 0)) return false;
    const gain = worth(i, c) + worth(other, now) - worth(i, now) - worth(other, c);
    if (gain <= 0) return false;
    score += gain;
    [columnOf[i], slotOf[c]] = [c, i];
    if (now >= 0) slotOf[now] = other;
    if (other >= 0) columnOf[other] = now;
    return true;
  };
  // Every change adds to the score, which has an end.
  for (let again = true; again;) {
    again = false;
    for (let i = 0; i < match.length; i++) for (let c = 0; c < wide; c++) if (isBetter(i, c)) again = true;
  }
  return { score, match: columnOf.map((column) => columns[column]) };
}

/** How well each slot (row) and column of the sheet agree; undefined where none do. */
function affinities(
  { slots, byHeading, byUnder, over: known, amounts }: PartColumns,
  columns: readonly SheetColumn[],
): Int32Array | undefined {
  const points = new Int32Array(slots.length * columns.length);
  columns.forEach(({ endings, bare, above: over }, c) => {
    const isLast = [...over].some((words) => LAST_YEAR.test(words));
    const fill = (words: readonly string[], own: number): void => {
      for (const [pieces, one] of words.entries()) {
        const above = pieces === 0 ? over : withoutPieces(over, endings, pieces);
        for (const i of byHeading.get(one) ?? []) {
          const under = slots[i]?.under;
          const at = i * columns.length + c;
          if (points[at] !== 0 || under === undefined) continue;
          if (!isUnderIts(slots[i], above)) continue;
          if (isLast && !isOfLastYear(slots[i])) continue;
          if (isOther(slots[i], above, amounts) || isNamesake(slots[i], above)) continue;
          if (isPartOfName(slots[i], above, one) && under.has(one)) continue;
          let sum = own - (under.size > 0 ? 1 : 0) + (slots[i]?.own === one ? 3 : 0);
          // Below words that nobody knows a heading is less likely what it seems to be.
          for (const heading of above)
            sum += under.has(heading)
              ? 5
              : known.has(heading) || isDifference(heading)
                ? -6
                : isPlainWord(heading)
                  ? 0
                  : -1;
          points[at] = Math.max(sum, 1);
        }
      }
    };
    fill(endings, 20);
    fill(bare, 18);
    // 金额合计 says no more than 合计.
    const [nearest = ""] = endings;
    if (nearest === "金额合计") fill(["合计"], 17);
    // 小计 below the heading of a column that has parts.
    const whole = WHOLES.has(nearest) ? [...over].at(-1) : undefined;
    for (const i of whole === undefined ? [] : (byHeading.get(whole) ?? byHeading.get(withoutBracket(whole)) ?? [])) {
      if (slots[i]?.column === undefined || !isUnderIts(slots[i], over)) continue;
      if (isLast && !isOfLastYear(slots[i])) continue;
      const at = i * columns.length + c;
      if (!isOther(slots[i], over, amounts) && !isNamesake(slots[i], over)) points[at] = Math.max(points[at] ?? 0, 25);
    }
    // What usually stands over a heading may stand below it: 合计 over 预算数 and 决算数.
    for (const i of byUnder.get(nearest) ?? []) {
      const at = i * columns.length + c;
      if (isPartOfName(slots[i], over, nearest)) continue;
      if ([...over].some((words) => slots[i]?.headings.has(words) === true)) points[at] = Math.max(points[at] ?? 0, 24);
    }
  });
  return points.some((value) => value !== 0) ? points : undefined;
}

/** Whether a slot that is one only below certain words has one of them over it. */
function isUnderIts(slot: PartColumn | undefined, above: ReadonlySet<string>): boolean {
  const only = slot?.onlyUnder;
  return only === undefined || [...above].some((words) => only.has(words));
}

/** What stands above a column without the pieces of its own heading that were joined: 公务用车 over 运行费. */
function withoutPieces(above: ReadonlySet<string>, endings: readonly string[], joined: number): ReadonlySet<string> {
  const pieces = endings
    .slice(1, joined + 1)
    .map((ending, i) => ending.slice(0, ending.length - (endings[i] ?? "").length));
  return new Set([...above].filter((words) => !pieces.includes(words)));
}

/** The headings over the one by which a column is known. */
export function headingsOver({ above, endings, bare }: SheetColumn, { headings }: PartColumn): readonly string[] {
  const joined = endings.reduce((last, words, i) => (headings.has(words) || headings.has(bare[i] ?? "") ? i : last), 0);
  return [...withoutPieces(above, endings, joined)];
}

/** Words that head the whole of what stands over them. */
const WHOLES: ReadonlySet<string> = new Set(["小计", "合计", "总计", "金额", "本年小计", "本年合计", "金额合计"]);

/** Whether a heading is that of a sum of others. */
export function isWholeWord(words: string): boolean {
  return WHOLES.has(words);
}

/** 合计, and 决算数 over the columns of a side, say nothing of what they are of. */
export function isPlainWord(words: string): boolean {
  return WHOLES.has(words) || /^(?:本年|全年|年初)?(?:预算|决算)(?:数|金额)$/.test(words);
}

/** Whether what stands below a heading is by how much something differs from last year's. */
function isDifference(words: string): boolean {
  return words.startsWith("增减");
}

/** Whether what stands nearest above a heading says that it is another column of the same words: 小计 under 公务用车购置及运行费, whatever is over that. */
function isNamesake(slot: PartColumn | undefined, above: ReadonlySet<string>): boolean {
  let found = false;
  if (slot === undefined) return found;
  for (const words of above)
    if (slot.under.has(words)) found = false;
    else if (slot.rivals.has(words)) found = true;
  return found;
}

/** 其他支出 under 其他支出 is a 款 of that name. */
function isPartOfName(slot: PartColumn | undefined, above: ReadonlySet<string>, words: string): boolean {
  return slot?.wide === true && above.has(words);
}

/** Money of other years, by whatever words. */
const CARRIED = /上年结转|结转结余|结余结转|结转和结余/;

/** What stands over last year's figures, where two years stand side by side. */
const LAST_YEAR = /^上年(?:预算|执行|决算|年初|实际|$)/;

/** Whether a slot is that of a column of last year: no other has figures of that year. */
function isOfLastYear(slot: PartColumn | undefined): boolean {
  if (slot?.column === undefined) return true;
  return [...slot.headings, ...slot.under].some((words) => words.startsWith("上年"));
}

/** Whether a column stands under the heading of a column of amounts that the slot is no part of: 上年结转 over 一般公共预算. */
function isOther(slot: PartColumn | undefined, above: ReadonlySet<string>, amounts: ReadonlySet<string>): boolean {
  if (slot?.column === undefined) return false;
  const isOfNow = ![...slot.headings, ...slot.under].some((words) => CARRIED.test(words));
  for (const words of above)
    if (isOfNow && CARRIED.test(words)) return true;
    else if (amounts.has(words) && !slot.under.has(words) && !slot.family.has(words) && !isPlainWord(words))
      return true;
  return false;
}
