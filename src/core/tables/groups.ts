import type { Form } from "../forms/form.ts";
import type { SheetGrid } from "../sheet/grid.ts";
import { type Body, finish, merge } from "./body.ts";
import { wordsAt } from "./cells.ts";
import type { Facts } from "./facts.ts";
import type { Heading } from "./heading.ts";
import type { Draft } from "./readers.ts";
import type { StandingTitle } from "./standing-titles.ts";
import type { KnownBy, Oddity, Table, TableBlock } from "./table.ts";

// Headings and the rows below them, put together to tables.

/** A heading with the rows below it. */
interface Chunk {
  readonly heading: Heading;
  readonly body: Body;
  readonly facts: Facts;
}

/** The chunks of one table: parts of the form, and pages. */
export interface Group {
  readonly title?: StandingTitle;
  readonly unreadFrom?: number;
  readonly knownBy: KnownBy;
  /** Another form fits its heading and rows as well. */
  readonly isOneOf: boolean;
  readonly chunks: Chunk[];
}

/**
 * Marks tables that go on under a heading that was taken for that of another form: one without a title that begins in the middle of a 类 is
 * a page of the one before it.
 */
export function withPages(groups: Group[]): void {
  for (const [i, group] of groups.entries()) {
    const before = groups[i - 1];
    const isGuessed = [group, before].some((one) => one?.title === undefined && one?.knownBy === "headings");
    if (before === undefined || !isGuessed) continue;
    const blocks = group.chunks.flatMap(({ body }) => body.blocks);
    const from = blocks.flatMap(({ rows, codes }) => {
      const first = rows.find(({ code }) => code !== undefined);
      const isWithin = [...codes.keys()].some((code) => code.length < (first?.code?.length ?? 0));
      return first !== undefined && isWithin ? [first.at] : [];
    })[0];
    if (from === undefined) continue;
    groups[i] = { ...group, unreadFrom: from };
    groups[i - 1] = { ...before, unreadFrom: from };
  }
}

/** Marks the last table where its title stands again below it over what was not joined to it: that is its next page. */
export function breakOff(groups: Group[], { form, others = [], row, after }: StandingTitle): void {
  const last = groups.at(-1);
  if (last === undefined) return;
  const isNext = last.title === undefined && after.includes("续");
  if (isNext || [form, ...others].includes(formOf(last))) goneOn(groups, row);
}

/** Marks the last table as one that goes on from a row on where it was not read. */
export function goneOn(groups: Group[], row: number): void {
  const last = groups.at(-1);
  if (last !== undefined) groups[groups.length - 1] = { ...last, unreadFrom: row };
}

/** Whether a row is the first of a table's heading again. */
export function repeats(grid: SheetGrid, table: Group | undefined, row: number): boolean {
  const heading = table?.chunks.at(-1)?.heading;
  return heading !== undefined && isRepeated(grid, heading.from, row);
}

/** Whether a row says the same as another, as the heading of a page does. */
export function isRepeated({ rows }: SheetGrid, first: number, row: number): boolean {
  const [one, other] = [rows[first] ?? [], rows[row] ?? []];
  const width = Math.max(one.length, other.length);
  for (let c = 0; c < width; c++) if (wordsAt(one, c) !== wordsAt(other, c)) return false;
  return true;
}

/** The form of a table that is being put together. */
export function formOf(group: Group): Form {
  const [first] = group.chunks;
  if (first === undefined) throw new RangeError("a table has at least one chunk");
  return first.heading.form;
}

/** Whether a heading may belong to the table above: its next part, or its next page. */
export function mayGoOn(group: Group, heading: Heading, facts: Facts): boolean {
  if (formOf(group) !== heading.form) return false;
  const before = group.chunks[0]?.facts;
  const same = (a: string | undefined, b: string | undefined): boolean => a === undefined || b === undefined || a === b;
  return (
    same(before?.organisation, facts.organisation) &&
    same(before?.year, facts.year) &&
    same(before?.project, facts.project)
  );
}

/** What was read for a part of its form, page by page. */
export function draftsOf(group: Group, part: number): Draft[] {
  return group.chunks.filter((chunk) => chunk.heading.part === part).flatMap((chunk) => chunk.body.blocks);
}

/** The table that its pages and parts come to. */
export function tableOf(grid: SheetGrid, group: Group): Table {
  const form = formOf(group);
  const blocks: TableBlock[] = form.parts.flatMap((blocksOfPart, part) => {
    const drafts = draftsOf(group, part);
    return blocksOfPart.flatMap((block) => {
      const own = drafts.filter((draft) => draft.block === block);
      return own.length === 0 ? [] : [finish(merge(own))];
    });
  });
  const [first] = group.chunks;
  const facts = group.chunks.reduceRight<Facts>((all, chunk) => ({ ...all, ...chunk.facts }), {});
  return {
    form: form.as ?? form,
    grid,
    knownBy: group.knownBy,
    ...(group.isOneOf ? { isOneOf: true } : {}),
    ...(group.title === undefined ? {} : { title: group.title.text.slice(group.title.before.length) }),
    ...(group.unreadFrom === undefined ? {} : { unreadFrom: group.unreadFrom }),
    at: group.title ?? { row: first?.heading.from ?? 0, column: first?.heading.places[0]?.labels.name ?? 0 },
    blocks,
    oddities: odditiesOf(group),
    saysEmpty: group.chunks.some((chunk) => chunk.body.saysEmpty),
    ...(form.unit === undefined ? {} : { unit: form.unit }),
    ...facts,
  };
}

/** Blocks beside each other have the same labels: what is odd in a row is said once. */
function odditiesOf(group: Group): Oddity[] {
  const said = new Set<string>();
  return group.chunks
    .flatMap((chunk) => chunk.body.blocks.flatMap((draft) => draft.oddities))
    .filter(({ kind, at, column }) => {
      const key = `${kind} ${at} ${column}`;
      return !said.has(key) && said.add(key);
    });
}
