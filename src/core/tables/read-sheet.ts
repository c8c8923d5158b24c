import { type Form, titleOf } from "../forms/form.ts";
import { UNTITLED } from "../forms/index.ts";
import { isBlank, type SheetGrid } from "../sheet/grid.ts";
import { type Body, readBody } from "./body.ts";
import { FITTING } from "./by-words.ts";
import { isOfOtherChart, namesOtherChart } from "./codes.ts";
import { type Facts, factsAbove, factsOfBoth, factsOfSheet, factsOfTitle } from "./facts.ts";
import { breakOff, draftsOf, goneOn, type Group, isRepeated, mayGoOn, repeats, tableOf, withPages } from "./groups.ts";
import { findHeading, formsNamedIn, type Heading, looksLikeHeading } from "./heading.ts";
import { fits, openHeading } from "./open-heading.ts";
import type { StandingTitle, Titled, TitlesByRow } from "./standing-titles.ts";
import type { Stray, Table } from "./table.ts";
import type { Titles } from "./title.ts";
import type { SheetTries } from "./tries.ts";
import { unreadAround, unreadBetween, unreadFrom } from "./unread-around.ts";

// The tables of a sheet, one below the other.

/** What stands in a sheet, or in a part of it that is read apart. */
export interface Band {
  readonly tables: readonly Table[];
  readonly strays: readonly Stray[];
  /** It lists tables, and holds none. */
  readonly contents: boolean;
}

export function readSheet(
  grid: SheetGrid,
  said: Form | undefined,
  known: Titles,
  standing: TitlesByRow,
  room: number,
  tries: SheetTries,
  titled: Titled,
): Band {
  const groups: Group[] = [];
  const strays: (Stray & { readonly bare?: boolean })[] = [];
  let title: StandingTitle | undefined;
  /** Where the last table ended, notes not counted: the lines above the next title may stand right below. */
  let ended = 0;
  /** Where the heading of the last table begins again and is not understood. */
  let again: number | undefined;
  /** The next title or page ends a body, and so does a heading that fits some form. */
  const ends =
    ({ form, from, to }: Heading) =>
    (row: number) => {
      if (standing.has(row)) return true;
      if (!looksLikeHeading(grid.rows[row] ?? [], 2, form)) return false;
      if (row >= to && isRepeated(grid, from, row)) return true;
      if (!tries.take(row)) return false;
      return (
        fits(form, grid, row) !== undefined ||
        formsNamedIn(UNTITLED, grid, row).some((other) => (findHeading(other, 0, grid, row)?.fit ?? 0) > FITTING)
      );
    };
  for (let row = 0; row < grid.rows.length;) {
    if (groups.length >= room) {
      strays.push(...unreadFrom(grid, row));
      break;
    }
    const titles = standing.get(row);
    const here = titles?.find(({ form }) => form !== undefined) ?? titles?.[0];
    if (here !== undefined) {
      // 某局2023年度部门决算公开表 above the title proper is no table of its own.
      const banner = title?.form === undefined && here.form !== undefined && row - (title?.row ?? 0) <= 3;
      if (title !== undefined && !banner) {
        strays.push(strayOf(grid, title, row));
        breakOff(groups, title);
      }
      title = here;
    }
    const above = groups.at(-1);
    const opened = openHeading(grid, row, title, said, above, known, tries, titled);
    if (opened === undefined || "forms" in opened) {
      if (repeats(grid, above, row)) again ??= row;
      if (opened !== undefined)
        strays.push({
          grid,
          reason: "ambiguous",
          text: opened.forms.map(titleOf).join("、"),
          forms: opened.forms,
          at: opened.at,
          from: opened.at.row,
          to: opened.to,
        });
      row = opened?.to ?? row + 1;
      continue;
    }
    const { heading, knownBy, isOneOf = false } = opened;
    const lines = factsOver(grid, ended, title, heading);
    const facts = title === undefined ? lines : factsWith(lines, factsOfTitle(title.before, title.after), heading);
    const going = above !== undefined && mayGoOn(above, heading, facts) ? above : undefined;
    let body = readBody(grid, heading, ends(heading), going === undefined ? [] : draftsOf(going, heading.part));
    if (title !== undefined && (beginsAsOther(heading, body) || namesOtherChart(grid, heading))) {
      row++;
      continue;
    }
    if (going !== undefined && !body.blocks.some((draft) => draft.again)) going.chunks.push({ heading, body, facts });
    else {
      if (again !== undefined) goneOn(groups, again);
      // A second table begins its lines and its 合计 anew.
      if (going !== undefined) body = readBody(grid, heading, ends(heading), []);
      if (title?.after.includes("续") === true) breakOff(groups, title);
      const unreadFrom = title === undefined ? unreadAround(grid, heading) : unreadBetween(grid, title, heading);
      groups.push({
        knownBy,
        isOneOf,
        chunks: [{ heading, body, facts }],
        ...(title === undefined ? {} : { title }),
        ...(unreadFrom === undefined ? {} : { unreadFrom }),
      });
    }
    title = undefined;
    again = undefined;
    ended = body.last + 1;
    row = Math.max(body.to, heading.to);
  }
  if (title !== undefined) {
    strays.push(strayOf(grid, title, grid.rows.length));
    breakOff(groups, title);
  }
  if (again !== undefined) goneOn(groups, again);
  if (tries.stopped !== undefined && groups.length < room) strays.push(...unreadFrom(grid, tries.stopped));
  withPages(groups);
  // A table of contents names many tables, one right below the other, and holds none.
  const contents = strays.filter((stray) => stray.bare === true).length >= 3;
  return {
    tables: groups.map((group) => tableOf(grid, group)),
    strays: contents ? strays.filter((stray, i) => stray.bare !== true && strays[i - 1]?.bare !== true) : strays,
    contents,
  };
}

function factsOver(grid: SheetGrid, ended: number, title: StandingTitle | undefined, heading: Heading): Facts {
  if (heading.form.of === undefined) return factsAbove(grid, ended, title?.row, heading);
  // Above its indicators stands prose.
  return heading.part > 0 ? {} : factsOfSheet(grid, ended, title?.row, heading);
}

/** Whose 绩效表 it is its title says: what its rows name may have carried the project out. */
function factsWith(lines: Facts, title: Facts, { form }: Heading): Facts {
  return form.of === undefined ? factsOfBoth(title, lines) : { ...lines, ...title };
}

/** A title without its table; `bare` where nothing stands between it and the next. */
function strayOf(grid: SheetGrid, title: StandingTitle, next: number): Stray & { readonly bare: boolean } {
  const bare = grid.rows.slice(title.row + 1, next).every((row) => row.every(isBlank));
  const at = { row: title.row, column: title.column };
  return title.form === undefined
    ? { grid, reason: "unknown-title", text: title.text, at, bare, from: title.row, to: next }
    : {
        grid,
        reason: "no-heading",
        text: titleOf(title.form),
        forms: [title.form, ...(title.others ?? [])],
        at,
        bare,
        from: title.row,
        to: next,
      };
}

/** So many codes say of which chart a table is; further down another may have begun. */
const TELLING = { codes: 2, rows: 12 };

/** Whether the first codes below are all of another chart than the form's: 财政拨款支出表 by function is not the one by economic 科目. */
function beginsAsOther({ to }: Heading, { blocks }: Body): boolean {
  return blocks.some(({ block, rows }) => {
    const end = rows.findIndex(({ at }) => at > to + TELLING.rows);
    const codes = rows.slice(0, end < 0 ? rows.length : end).flatMap(({ code }) => code ?? []);
    return codes.length >= TELLING.codes && isOfOtherChart(block.rows, codes);
  });
}
