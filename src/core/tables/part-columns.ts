import type { Block, Column, Label } from "../forms/form.ts";
import { plain } from "../sheet/text.ts";

// The columns that a part of a form may have, and the words by which each is known.

/** A column that the part of a form may have. */
export interface PartColumn {
  readonly block: Block;
  readonly repeat: number;
  readonly label?: Label;
  readonly column?: number;
  readonly under: ReadonlySet<string>;
  readonly headings: ReadonlySet<string>;
  /** Its name, which it is called by rather than by any other heading. */
  readonly own: string;
  readonly required: boolean;
  /** Headings of the columns that it is a part of, and of its own parts: what stands under any other is no column of this one. */
  readonly family: ReadonlySet<string>;
  /** What else stands under its heading is a part of it. */
  readonly wide: boolean;
  /** It is no column of this one unless one of these stands over it: 上年. */
  readonly onlyUnder?: ReadonlySet<string>;
  /** What stands over other columns of its block that have the same words, and tells them from it. */
  readonly rivals: ReadonlySet<string>;
}

/** The slots of a part in the order of the form, and which of them a heading may fill. */
export interface PartColumns {
  readonly slots: readonly PartColumn[];
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

const layouts = new Map<readonly Block[], PartColumns>();

export function columnsOfPart(blocks: readonly Block[]): PartColumns {
  const known = layouts.get(blocks);
  if (known !== undefined) return known;
  const slots: PartColumn[] = [];
  const byHeading = new Map<string, number[]>();
  const byUnder = new Map<string, number[]>();
  const add = (slot: Omit<PartColumn, "headings" | "own">, words: readonly string[]): void => {
    const headings = new Set(words.map(plain));
    for (const one of headings) byHeading.set(one, [...(byHeading.get(one) ?? []), slots.length]);
    for (const one of slot.under) byUnder.set(one, [...(byUnder.get(one) ?? []), slots.length]);
    const { block, column } = slot;
    slots.push({ ...slot, headings, own: column === undefined ? "" : plain(block.columns[column]?.name ?? "") });
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
        const under = new Set([...over, ...[...(column.under ?? []), ...(column.over ?? [])].map(plain)]);
        const required = column.optional !== true && column.varies !== true && repeat === 0;
        const wide = column.wide === true;
        const onlyUnder = column.varies === true && column.under !== undefined ? telling(under) : undefined;
        const family = familyOf(block, column);
        const rivals = rivalsOf(block, column);
        add(
          { block, repeat, column: i, under, required, family, wide, rivals, ...(onlyUnder && { onlyUnder }) },
          column.headings ?? [column.name],
        );
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

const plainSlot = { family: new Set<string>(), wide: false, rivals: new Set<string>() } as const;

/** The headings of a column and of those that it is a part of. */
function familyOf({ columns }: Block, { name, headings = [name] }: Column): Set<string> {
  const wholes = columns.filter(({ parts }) => parts?.includes(name));
  return new Set([...headings.map(plain), ...wholes.flatMap((whole) => [...familyOf({ columns } as Block, whole)])]);
}

function rivalsOf({ columns }: Block, column: Column): Set<string> {
  const headings = new Set(column.headings ?? [column.name]);
  const others = columns.filter(
    (other) => other !== column && (other.headings ?? [other.name]).some((words) => headings.has(words)),
  );
  return new Set(others.flatMap(({ under = [] }) => under.map(plain)));
}

/** Words of last year's figures, and of no money that was left from it. */
function isOfLastYear(words: string): boolean {
  return words.startsWith("上年") && !/结转|结余/.test(words);
}

/** Of the words that may stand over a column those that tell it from the others of its words: where it is one of last year, which year that is. */
function telling(under: ReadonlySet<string>): ReadonlySet<string> {
  const years = [...under].filter(isOfLastYear);
  return years.length > 0 ? new Set(years) : under;
}
