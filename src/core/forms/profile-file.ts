import { setKindOf, titleOf, type Form, type Kind } from "./form.ts";
import { FORMS } from "./index.ts";
import { PROFILES, type Profile, type ProfileTable } from "./profiles.ts";
import { plain } from "../sheet/text.ts";

// A set that a county describes in a JSON file: docs/profiles.md for people, docs/profile.schema.json for editors.

/** What is wrong in a file, and where: `forms[3].title`; "" where it is the whole. */
export interface ProfileProblem {
  readonly path: string;
  readonly problem:
    | { readonly is: "not-json" | "too-large" | "not-an-object" | "missing" | "empty" | "bad-year" }
    | { readonly is: "not-a"; readonly wanted: "text" | "list" | "year" | "table" }
    | { readonly is: "too-many" | "too-long"; readonly most: number }
    | { readonly is: "unknown-field"; readonly known: readonly string[] }
    | { readonly is: "not-one-of"; readonly text: string; readonly choices: readonly string[] }
    /** No form has this title or number; `near` are some that may be meant. */
    | { readonly is: "unknown-form"; readonly text: string; readonly near: readonly string[] }
    | { readonly is: "other-kind"; readonly text: string; readonly kind: Kind }
    | { readonly is: "twice"; readonly text: string }
    | { readonly is: "name-taken"; readonly text: string };
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
} as const;
export const PROFILE_YEARS = { from: 2000, to: 2100 } as const;
export const PROFILE_KINDS: readonly Kind[] = ["决算", "预算"];
export const PROFILE_FIELDS = ["$schema", "name", "english", "kind", "editions", "forms"] as const;
export const TABLE_FIELDS = ["form", "no", "title", "titles"] as const;

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
  if (name !== null && PROFILES.some((known) => plain(known.name) === plain(name)))
    complain("name", { is: "name-taken", text: name });
  if (kind === null) return null;
  const tables = tablesIn(json, kind, complain);
  if (name === null || english === null || editions === null || tables === null) return null;
  return { name, english, kind, tables, editions };
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
  const used = new Set<Form>();
  const tables = list?.map((one, i) => tableIn(one, `forms[${i}]`, kind, used, complain));
  return tables?.filter((table) => table !== null) ?? null;
}

/** A title or number by itself, or with the county's own. */
function tableIn(json: unknown, path: string, kind: Kind, used: Set<Form>, complain: Complain): ProfileTable | null {
  const fields: unknown = typeof json === "string" ? { form: json } : json;
  if (!isFields(fields)) return complain(path, { is: "not-a", wanted: "table" });
  unknownFields(fields, TABLE_FIELDS, path, complain);
  const at = typeof json === "string" ? path : `${path}.form`;
  const given = fields["form"];
  if (given === undefined) return complain(at, { is: "missing" });
  const names = Array.isArray(given) ? listIn(given, at, PROFILE_LIMITS.forms, complain) : [given];
  const forms = names?.map((one, i) => formIn(one, Array.isArray(given) ? `${at}[${i}]` : at, kind, used, complain));
  const [no, title] = (["no", "title"] as const).map((field) =>
    fields[field] === undefined ? undefined : textIn(fields[field], `${path}.${field}`, complain),
  );
  const titles = titlesIn(fields["titles"], `${path}.titles`, complain);
  const [first, ...others] = forms?.filter((form) => form !== null) ?? [];
  if (first === undefined) return null;
  return {
    no: no ?? first.no,
    title: title ?? titleOf(first),
    ...(titles.length === 0 ? {} : { titles }),
    forms: [first, ...others],
  };
}

/** Other titles by which a table is known. */
function titlesIn(json: unknown, path: string, complain: Complain): readonly string[] {
  const list = json === undefined ? null : listIn(json, path, PROFILE_LIMITS.forms, complain);
  return list?.map((one, i) => textIn(one, `${path}[${i}]`, complain)).filter((one) => one !== null) ?? [];
}

function formIn(json: unknown, path: string, kind: Kind, used: Set<Form>, complain: Complain): Form | null {
  const text = textIn(json, path, complain);
  if (text === null) return null;
  const words = plain(text);
  const named = FORMS.filter(({ no, titles }) => [no, ...titles].some((one) => plain(one) === words));
  const form = named.find((one) => setKindOf(one) === kind);
  if (form === undefined) {
    const [other] = named;
    if (other !== undefined) return complain(path, { is: "other-kind", text, kind: setKindOf(other) });
    return complain(path, { is: "unknown-form", text, near: near(words, kind) });
  }
  if (used.has(form)) return complain(path, { is: "twice", text });
  used.add(form);
  return form;
}

/** Up to three titles that share most pairs of neighbouring characters with these words. */
function near(words: string, kind: Kind): string[] {
  const pairs = (text: string): Set<string> => new Set(Array.from(text.slice(1), (_, i) => text.slice(i, i + 2)));
  const own = pairs(words);
  return FORMS.filter((form) => setKindOf(form) === kind)
    .map((form) => {
      const other = pairs(plain(titleOf(form)));
      const shared = [...own].filter((pair) => other.has(pair)).length;
      return { title: titleOf(form), likeness: shared / Math.max(own.size, other.size, 1) };
    })
    .filter(({ likeness }) => likeness > 0.4)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, 3)
    .map(({ title }) => title);
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
