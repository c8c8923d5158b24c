import type { Block, Label } from "../forms/form.ts";
import type { PartColumn } from "./part-columns.ts";
import type { Place, SheetColumn } from "./table.ts";

// Where the labels and amounts of each block stand, once it is known which column is which.

/** `compared` are columns beside them that nobody reads. */
export function placesOf(
  blocks: readonly Block[],
  wanted: readonly PartColumn[],
  match: readonly (SheetColumn | undefined)[],
  from: number,
  compared: readonly number[],
): Place[] {
  const places = blocks.flatMap((block) =>
    Array.from({ length: block.repeats ?? 1 }, (_, repeat) => {
      const labels: Partial<Record<Label, number>> = {};
      const prose = [...compared];
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
