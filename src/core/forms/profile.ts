import { titleOf, type Form, type Kind, type Source } from "./form.ts";
import type { Rule } from "./rule.ts";

// What a set of tables is, apart from the sets that are known: who only names tables has no use for all of their words.

/** A table by the number and the title that its set gives it. */
export interface Called {
  readonly no: string;
  readonly title: string;
}

/** One table of a set. */
export interface ProfileTable extends Called {
  /** The usual form first; a table of any of the others will do. */
  readonly forms: readonly [Form, ...Form[]];
  /** Other titles of it, without 部门 or 单位 in front. */
  readonly titles?: readonly string[];
  /** Its form in the place's own words, by which it is read. */
  readonly words?: Form;
  /** The known form like which it is laid out, where it is none itself: only what holds within that holds of it. */
  readonly like?: Form;
  /** Where it is not that of the form. */
  readonly source?: Source;
}

/** Which tables make up a published set, in its order. */
export interface Profile {
  readonly name: string;
  readonly english: string;
  readonly kind: Kind;
  readonly tables: readonly ProfileTable[];
  /** The years whose wording is known, oldest first. */
  readonly editions: readonly number[];
  /** Of tables that are of no known form, only laid out like one. */
  readonly rules?: readonly Rule[];
  /** Its tables have every line of their forms, used or not. */
  readonly isComplete?: true;
  /** A table without which they are those of another set. */
  readonly toldBy?: Form;
  /** Other sets have the same tables: only who asks for it gets it, the tables themselves do not say whose they are. */
  readonly isAsked?: true;
}

/** What a set calls a table of a form; a 预算 has no number that all places give it. */
export function nameIn(profile: Profile | undefined, form: Form): Called {
  if (profile === undefined) return { no: form.kind === "预算" ? titleOf(form) : form.no, title: titleOf(form) };
  const table = profile.tables.find(({ forms }) => forms.includes(form));
  const title = table?.forms[0] === form ? table.title : titleOf(form);
  return { no: table?.no ?? form.no, title };
}

/** Tables of a set that none of these forms makes up for. */
export function lackingIn(profile: Profile, forms: readonly Form[]): ProfileTable[] {
  return profile.tables.filter((table) => !table.forms.some((form) => forms.includes(form)));
}

/** The edition by which tables of a year are read: its own, else the newest before it, else the oldest. Without a year the newest. */
export function editionOf({ editions }: Profile, year: string | undefined): number | undefined {
  if (year === undefined) return editions.at(-1);
  return editions.filter((edition) => edition <= Number(year)).at(-1) ?? editions[0];
}
