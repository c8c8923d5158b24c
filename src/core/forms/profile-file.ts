import type { Unit } from "../amounts/units.ts";
import { setKindOf, titleOf, type Form, type Kind, type Label } from "./form.ts";
import { FORMS, RULES } from "./index.ts";
import { formIn, rulesLike, type OwnWord, type OwnWords } from "./own-words.ts";
import { isSum } from "./rule.ts";
import type { Profile, ProfileTable } from "./profile.ts";
import { PROFILES } from "./profiles.ts";
import { plain } from "../sheet/text.ts";

// A set that a county describes in a JSON file: docs/profiles.md for people, docs/profile.schema.json for editors.

/** What is wrong in a file, and where: `forms[3].title`; "" where it is the whole. */
export interface ProfileProblem {
  readonly path: string;
  readonly problem:
    | { readonly is: "not-json" | "too-large" | "not-an-object" | "missing" | "empty" | "bad-year" }
    | { readonly is: "not-a"; readonly wanted: "text" | "list" | "year" | "table" | "words" | "fields" | "yes-or-no" }
    | { readonly is: "too-many" | "too-long"; readonly most: number }
    | { readonly is: "unknown-field"; readonly known: readonly string[] }
    | { readonly is: "not-one-of"; readonly text: string; readonly choices: readonly string[] }
    /** No form has this title or number; `near` are some that may be meant. */
    | { readonly is: "unknown-form"; readonly text: string; readonly near: readonly string[] }
    | { readonly is: "other-kind"; readonly text: string; readonly kind: Kind }
    | { readonly is: "twice"; readonly text: string }
    | { readonly is: "name-taken"; readonly text: string }
    /** Only one of two fields makes sense. */
    | { readonly is: "both"; readonly text: string }
    /** Only what no form knows is like something else. */
    | { readonly is: "not-own"; readonly text: string }
    /** A line or column that is not added up with others cannot be what an own one is like. */
    | { readonly is: "not-added"; readonly text: string };
}

export type ProfileReading = { readonly profile: Profile } | { readonly problems: readonly ProfileProblem[] };

/** How much a file may hold. */
export const PROFILE_LIMITS = {
  characters: 100_000,
  text: 100,
  tables: 60,
  forms: 10,
  editions: 30,
  problems: 20,
  /** Columns, lines or labels of a table that are called otherwise, and spellings of each. */
  words: 100,
} as const;
export const PROFILE_YEARS = { from: 2000, to: 2100 } as const;
export const PROFILE_KINDS: readonly Kind[] = ["决算", "预算"];
export const PROFILE_FIELDS = ["$schema", "name", "english", "kind", "editions", "complete", "forms"] as const;
export const TABLE_FIELDS = [
  "form",
  "like",
  "no",
  "title",
  "titles",
  "unit",
  "sides",
  "labels",
  "columns",
  "lines",
] as const;
/** What may be said of a column, and of a line. Of what heads a side or a column of labels only how it is called. */
export const WORD_FIELDS = {
  columns: ["as", "under", "optional", "like"],
  lines: ["as", "optional", "like"],
  labels: ["as"],
  sides: ["as"],
} as const;
type Worded = keyof typeof WORD_FIELDS;
export const PROFILE_UNITS: readonly Unit[] = ["元", "千元", "万元", "亿元"];

/** Reads the text of a file, or what JSON.parse made of it. Gives the set, or everything that is wrong with it; never throws. */
export function readProfile(given: unknown): ProfileReading {
  const problems: ProfileProblem[] = [];
  const complain: Complain = (path, problem) => {
    if (problems.length < PROFILE_LIMITS.problems) problems.push({ path, problem });
    return null;
  };
  const json = parsed(given, complain);
  const profile = json === null ? null : profileIn(json.value, complain);
  return profile === null || problems.length > 0 ? { problems } : { profile };
}

type Complain = (path: string, problem: ProfileProblem["problem"]) => null;
type Fields = Readonly<Record<string, unknown>>;

/** Plain data, whatever was given. */
function parsed(given: unknown, complain: Complain): { readonly value: unknown } | null {
  try {
    const text = typeof given === "string" ? given : JSON.stringify(given);
    if (text.length > PROFILE_LIMITS.characters) return complain("", { is: "too-large" });
    return { value: JSON.parse(text.replace(/^\ufeff/, "")) as unknown };
  } catch {
    return complain("", { is: "not-json" });
  }
}

function profileIn(json: unknown, complain: Complain): Profile | null {
  if (!isFields(json)) return complain("", { is: "not-an-object" });
  unknownFields(json, PROFILE_FIELDS, "", complain);
  const name = required(json, "name", "", complain);
  const kind = kindIn(json, complain);
  const english = json["english"] === undefined ? name : textIn(json["english"], "english", complain);
  const editions = editionsIn(json["editions"], kind, complain);
  const { complete } = json;
  if (complete !== undefined && typeof complete !== "boolean")
    complain("complete", { is: "not-a", wanted: "yes-or-no" });
  if (name !== null && PROFILES.some((known) => plain(known.name) === plain(name)))
    complain("name", { is: "name-taken", text: name });
  if (kind === null) return null;
  const tables = tablesIn(json, kind, complain);
  if (name === null || english === null || editions === null || tables === null) return null;
  const rules = tables.flatMap(({ like, forms: [form] }) => (like === undefined ? [] : rulesLike(like, form, RULES)));
  return {
    ...{ name, english, kind, tables, editions },
    ...(complete === true ? { isComplete: true } : {}),
    ...(rules.length === 0 ? {} : { rules }),
  };
}

function kindIn(json: Fields, complain: Complain): Kind | null {
  const text = required(json, "kind", "", complain);
  const kind = PROFILE_KINDS.find((one) => one === text);
  if (text === null || kind !== undefined) return kind ?? null;
  return complain("kind", { is: "not-one-of", text, choices: PROFILE_KINDS });
}

/** Every year known of sets of this kind where the file names none. */
function editionsIn(json: unknown, kind: Kind | null, complain: Complain): readonly number[] | null {
  if (json === undefined) {
    const known = PROFILES.filter((profile) => profile.kind === kind).flatMap(({ editions }) => editions);
    return [...new Set(known)].sort((a, b) => a - b);
  }
  const list = listIn(json, "editions", PROFILE_LIMITS.editions, complain);
  const years = list?.map((year, i) => {
    if (typeof year !== "number" || !Number.isInteger(year))
      return complain(`editions[${i}]`, { is: "not-a", wanted: "year" });
    const { from, to } = PROFILE_YEARS;
    return year < from || year > to ? complain(`editions[${i}]`, { is: "bad-year" }) : year;
  });
  return years?.filter((year) => year !== null).sort((a, b) => a - b) ?? null;
}

function tablesIn(json: Fields, kind: Kind, complain: Complain): readonly ProfileTable[] | null {
  if (json["forms"] === undefined) return complain("forms", { is: "missing" });
  const list = listIn(json["forms"], "forms", PROFILE_LIMITS.tables, complain);
  // What a table is goes before what another only looks like, whichever comes first.
  const isLike = (one: unknown): boolean => isFields(one) && one["like"] !== undefined;
  const used = new Set<Form>();
  const read = new Map<number, ProfileTable | null>();
  for (const likes of [false, true])
    list?.forEach((one, i) => {
      if (isLike(one) === likes) read.set(i, tableIn(one, `forms[${i}]`, kind, used, complain));
    });
  return list?.map((_, i) => read.get(i) ?? null).filter((table) => table !== null) ?? null;
}

/** A title or number by itself, or with the county's own. */
function tableIn(json: unknown, path: string, kind: Kind, used: Set<Form>, complain: Complain): ProfileTable | null {
  const fields: unknown = typeof json === "string" ? { form: json } : json;
  if (!isFields(fields)) return complain(path, { is: "not-a", wanted: "table" });
  unknownFields(fields, TABLE_FIELDS, path, complain);
  const field = fields["like"] === undefined ? "form" : "like";
  const at = typeof json === "string" ? path : `${path}.${field}`;
  if (field === "like" && fields["form"] !== undefined) return complain(at, { is: "both", text: "form" });
  const given = fields[field];
  if (given === undefined) return complain(at, { is: "missing" });
  const isList = field === "form" && Array.isArray(given);
  const names = isList ? listIn(given, at, PROFILE_LIMITS.forms, complain) : [given];
  const forms = names?.map((one, i) => formNamed(one, isList ? `${at}[${i}]` : at, kind, complain));
  for (const [i, form] of (forms ?? []).entries()) {
    if (form === null || field === "like") continue;
    if (used.has(form)) complain(isList ? `${at}[${i}]` : at, { is: "twice", text: String(names?.[i]) });
    used.add(form);
  }
  const [no, title] = (["no", "title"] as const).map((one) =>
    fields[one] === undefined ? undefined : textIn(fields[one], `${path}.${one}`, complain),
  );
  const titles = titlesIn(fields["titles"], `${path}.titles`, complain);
  const [base, ...others] = forms?.filter((form) => form !== null) ?? [];
  if (base === undefined) return null;
  const words = wordsIn(fields, base, [title ?? titleOf(base), ...titles], path, complain);
  const isItself = field === "form" || !used.has(base);
  used.add(base);
  const called = { no: no ?? base.no, title: title ?? titleOf(base), ...(titles.length === 0 ? {} : { titles }) };
  if (isItself && words === undefined) return { ...called, forms: [base, ...others] };
  if (words !== undefined && others.length > 0) return complain(at, { is: "too-many", most: 1 });
  if (!isItself && title === undefined) return complain(`${path}.title`, { is: "missing" });
  const own = formIn(base, words ?? { ...NO_WORDS, titles: [called.title, ...titles] }, isItself ? base : undefined);
  if (isItself) return { ...called, words: own, forms: [base] };
  const numbered = { ...own, no: no ?? called.title };
  return { ...called, no: numbered.no, words: numbered, like: base, forms: [numbered] };
}

const NO_WORDS: Omit<OwnWords, "titles"> = {
  sides: new Map(),
  labels: new Map(),
  columns: new Map(),
  lines: new Map(),
};

/** What the file says of the words of a table; undefined where it says nothing. */
function wordsIn(
  fields: Fields,
  base: Form,
  titles: readonly string[],
  path: string,
  complain: Complain,
): OwnWords | undefined {
  if (["unit", "sides", "labels", "columns", "lines"].every((field) => fields[field] === undefined)) return undefined;
  const blocks = base.parts.flat();
  const unit = fields["unit"] === undefined ? undefined : unitIn(fields["unit"], `${path}.unit`, complain);
  const known = (field: Worded, names: readonly string[]): ReadonlyMap<string, OwnWord> =>
    wordMap(fields[field], field, path, [...new Set(names)], complain);
  const [lines, columns] = [blocks.flatMap((block) => block.lines), blocks.flatMap((block) => block.columns)];
  const grouped = new Set(lines.flatMap(({ name, group }) => (group === undefined ? [] : [name])));
  const own = known(
    "lines",
    lines.map(({ name }) => name),
  );
  const ownColumns = known(
    "columns",
    columns.map(({ name }) => name),
  );
  for (const [field, words, added] of [
    ["lines", own, grouped],
    ["columns", ownColumns, columnsAddedUp(base)],
  ] as const)
    for (const [name, { like }] of words)
      if (like !== undefined && !added.has(like))
        complain(`${path}.${field}.${name}.like`, { is: "not-added", text: like });
  const sides = known(
    "sides",
    blocks.map(({ name }) => name),
  );
  const labels = known(
    "labels",
    blocks.flatMap((block) => Object.keys(block.labels)),
  );
  return {
    titles,
    ...(unit === undefined || unit === null ? {} : { unit }),
    sides: new Map([...sides].map(([side, { as }]) => [side, as])),
    labels: new Map([...labels].map(([label, { as }]) => [label as Label, as])),
    columns: ownColumns,
    lines: own,
  };
}

/** The columns of a form that are added up with others, row by row. */
function columnsAddedUp(form: Form): ReadonlySet<string> {
  const parts = form.parts.flat().flatMap((block) => block.columns.flatMap((column) => column.parts ?? []));
  const sides = RULES.flatMap((rule) =>
    isSum(rule) ? rule.equations.flatMap(({ left, right }) => [left, right]) : [],
  );
  const terms = sides.flatMap((side) =>
    side.filter(({ columns, rows }) => (side.length > 1 && rows.of === "this") || columns.length > 1),
  );
  const summed = terms.flatMap((term) => (term.form === form && term.columns !== "this" ? term.columns : []));
  return new Set([...parts, ...summed]);
}

function unitIn(json: unknown, path: string, complain: Complain): Unit | null {
  const text = textIn(json, path, complain);
  const unit = PROFILE_UNITS.find((one) => one === text);
  if (text === null || unit !== undefined) return unit ?? null;
  return complain(path, { is: "not-one-of", text, choices: PROFILE_UNITS });
}

/** Words by what they are called in the known form; a line or column that that does not know is like one that it does. */
function wordMap(
  json: unknown,
  field: Worded,
  of: string,
  names: readonly string[],
  complain: Complain,
): ReadonlyMap<string, OwnWord> {
  const words = new Map<string, OwnWord>();
  const path = `${of}.${field}`;
  if (json === undefined) return words;
  if (!isFields(json)) {
    complain(path, { is: "not-a", wanted: "fields" });
    return words;
  }
  if (Object.keys(json).length > PROFILE_LIMITS.words) complain(path, { is: "too-many", most: PROFILE_LIMITS.words });
  for (const [key, value] of Object.entries(json).slice(0, PROFILE_LIMITS.words)) {
    const at = `${path}.${key.slice(0, PROFILE_LIMITS.text)}`;
    const name = names.find((one) => plain(one) === plain(key));
    const word = wordIn(value, field, at, complain);
    if (word === null) continue;
    if (name !== undefined && word.like !== undefined) complain(`${at}.like`, { is: "not-own", text: name });
    else if (name === undefined && word.like === undefined)
      complain(at, { is: "unknown-field", known: likest(key, names) });
    else words.set(name ?? key, word);
  }
  return words;
}

function wordIn(json: unknown, field: Worded, path: string, complain: Complain): OwnWord | null {
  if (typeof json === "string" || Array.isArray(json))
    return { as: spellingsIn(json, path, complain), under: [], optional: false };
  if (!isFields(json)) return complain(path, { is: "not-a", wanted: "words" });
  unknownFields(json, WORD_FIELDS[field], path, complain);
  const { as, under, optional, like } = json;
  if (optional !== undefined && typeof optional !== "boolean")
    complain(`${path}.optional`, { is: "not-a", wanted: "yes-or-no" });
  const known = like === undefined ? null : textIn(like, `${path}.like`, complain);
  return {
    as: as === undefined ? [] : spellingsIn(as, `${path}.as`, complain),
    under: under === undefined ? [] : spellingsIn(under, `${path}.under`, complain),
    optional: optional === true,
    ...(known === null ? {} : { like: known }),
  };
}

function spellingsIn(json: unknown, path: string, complain: Complain): readonly string[] {
  if (!Array.isArray(json)) return [textIn(json, path, complain)].filter((one) => one !== null);
  const list = listIn(json, path, PROFILE_LIMITS.words, complain) ?? [];
  return list.map((one, i) => textIn(one, `${path}[${i}]`, complain)).filter((one) => one !== null);
}

/** Other titles by which a table is known. */
function titlesIn(json: unknown, path: string, complain: Complain): readonly string[] {
  const list = json === undefined ? null : listIn(json, path, PROFILE_LIMITS.forms, complain);
  return list?.map((one, i) => textIn(one, `${path}[${i}]`, complain)).filter((one) => one !== null) ?? [];
}

function formNamed(json: unknown, path: string, kind: Kind, complain: Complain): Form | null {
  const text = textIn(json, path, complain);
  if (text === null) return null;
  const words = plain(text);
  const named = FORMS.filter(({ no, titles }) => [no, ...titles].some((one) => plain(one) === words));
  const form = named.find((one) => setKindOf(one) === kind);
  if (form !== undefined) return form;
  const [other] = named;
  if (other !== undefined) return complain(path, { is: "other-kind", text, kind: setKindOf(other) });
  const titles = FORMS.filter((one) => setKindOf(one) === kind).map(titleOf);
  return complain(path, { is: "unknown-form", text, near: nearest(words, titles, 0.4).slice(0, 3) });
}

/** So many words are told where none of them was meant. */
const MOST_TOLD = 12;

/** The words that are most like these, or all where there are few. */
function likest(words: string, names: readonly string[]): readonly string[] {
  return names.length <= MOST_TOLD ? names : nearest(plain(words), names, 0).slice(0, MOST_TOLD);
}

/** Those that share pairs of neighbouring characters with these words, more than this part of them, the likest first. */
function nearest(words: string, names: readonly string[], least: number): string[] {
  const pairs = (text: string): Set<string> => new Set(Array.from(text.slice(1), (_, i) => text.slice(i, i + 2)));
  const own = pairs(words);
  return names
    .map((name) => {
      const other = pairs(plain(name));
      const shared = [...own].filter((pair) => other.has(pair)).length;
      return { name, likeness: shared / Math.max(own.size, other.size, 1) };
    })
    .filter(({ likeness }) => likeness > least || least === 0)
    .sort((a, b) => b.likeness - a.likeness)
    .map(({ name }) => name);
}

function required(json: Fields, field: string, path: string, complain: Complain): string | null {
  const at = path === "" ? field : `${path}.${field}`;
  return json[field] === undefined ? complain(at, { is: "missing" }) : textIn(json[field], at, complain);
}

function textIn(json: unknown, path: string, complain: Complain): string | null {
  if (typeof json !== "string") return complain(path, { is: "not-a", wanted: "text" });
  const text = json.trim();
  if (text === "") return complain(path, { is: "empty" });
  return text.length > PROFILE_LIMITS.text ? complain(path, { is: "too-long", most: PROFILE_LIMITS.text }) : text;
}

function listIn(json: unknown, path: string, most: number, complain: Complain): readonly unknown[] | null {
  if (!Array.isArray(json)) return complain(path, { is: "not-a", wanted: "list" });
  if (json.length === 0) return complain(path, { is: "empty" });
  return json.length > most ? complain(path, { is: "too-many", most }) : json;
}

function unknownFields(json: Fields, known: readonly string[], path: string, complain: Complain): void {
  for (const field of Object.keys(json))
    if (!known.includes(field))
      complain(`${path === "" ? "" : `${path}.`}${field.slice(0, PROFILE_LIMITS.text)}`, {
        is: "unknown-field",
        known,
      });
}

function isFields(json: unknown): json is Fields {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}
