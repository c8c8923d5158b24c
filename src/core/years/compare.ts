import type { BoundSet } from "../equations/bind.ts";
import type { BookRole, Fact, FactsBeside } from "../prose/beside.ts";
import { keyOf, type Meaning, type Stage } from "../prose/meanings.ts";
import { find } from "../prose/places.ts";
import { sameName } from "../subjects/subject.ts";
import { accountsIn, factAt, openBook, type GivenBook, type OpenBook } from "./book.ts";
import type { TablesRead } from "../check.ts";
import { changesBetween, stageOf, type SubjectChange } from "./changes.ts";
import { FormerCodes, type MovedSubject } from "./former-codes.ts";
import { approvedPairs, judgePairs, yearPairs, type YearFinding } from "./relations.ts";
import type { Verdict } from "../amounts/verdict.ts";

/** Why a workbook beside is of no use. */
export type BookTrouble =
  /** No table is known in it, and its words say no figure. */
  | "nothing"
  /** No table is known in what is checked. */
  | "no-tables-here"
  /** It is of this very year, or of one that is not the year before. */
  | "same-year"
  | "other-year"
  /** 预算 where 决算 is checked, or the other way round. */
  | "other-kind"
  /** Every figure is the same: it is this year's under another name, or not yet filled in. */
  | "same-figures";

/** What a workbook beside says of the one that is checked. */
export interface BookReport {
  readonly book: BookRole;
  readonly name: string;
  readonly trouble?: BookTrouble;
  readonly kind?: BoundSet["kind"];
  /** Of the workbook beside, and of the one that is checked, where they say. */
  readonly year?: string;
  readonly ownYear?: string;
  /** The names of both, where they differ. */
  readonly organisations?: readonly [now: string, before: string];
  /** One of the two does not say whose it is, and they have few 科目 in common. */
  readonly strange?: true;
  /** 不符 within the workbook beside: what is held against it may fail for that. */
  readonly unequal: number;
  readonly moved: readonly MovedSubject[];
  /** Comparisons that do not come out; the others are counted. */
  readonly findings: readonly YearFinding[];
  readonly counts: Readonly<Record<Verdict, number>>;
  /** From the year before to this one. */
  readonly changes: readonly SubjectChange[];
}

/** Whether a workbook beside was of use, and yet no figure of the tables could be held against it: it has words alone. */
export function comparesNothing({ trouble, counts, changes }: BookReport): boolean {
  return trouble === undefined && changes.length === 0 && Object.values(counts).every((count) => count === 0);
}

/** What all of them say, and what they know for the words. */
export interface YearsReport {
  readonly books: readonly BookReport[];
  readonly facts: FactsBeside;
}

/** How a set stands to one of the workbook beside. */
interface Match {
  readonly now: BoundSet;
  readonly before: BoundSet;
  /** The year before; the same tables as approved; the budget with which the year began. */
  readonly as: "last" | "approved" | "initial";
  readonly codes: FormerCodes;
  /** From the year before to this one. */
  readonly changes: readonly SubjectChange[];
}

/** Holds a workbook against that of the year before and against its budget. Never throws on what they hold. */
export function compareYears(now: TablesRead, given: readonly GivenBook[]): YearsReport {
  const sets = accountsIn(now);
  const books = given.map(openBook);
  const matches = books.map((book) => matchesOf(sets, book));
  return {
    books: books.map((book, i) => reportOf(sets, book, matches[i] ?? [])),
    facts: factsOf(
      books,
      matches.map((all) => all.filter((match) => !isCopy(match))),
    ),
  };
}

function matchesOf(sets: readonly BoundSet[], { book, sets: others }: OpenBook): Match[] {
  return sets.flatMap((now): Match[] => {
    const match = (before: BoundSet | undefined, as: Match["as"]): Match[] =>
      before === undefined ? [] : [matchOf(now, before, as)];
    const alike = others.filter(({ kind }) => kind === now.kind);
    // What does not say its year is taken at the user's word.
    if (book === "last")
      return match(
        alike.find(({ year }) => yearsFrom(year, now.year) === 1) ??
          alike.find(({ year }) => yearsFrom(year, now.year) === undefined),
        "last",
      );
    const isOwn = ({ year }: BoundSet): boolean => (yearsFrom(year, now.year) ?? 0) === 0;
    const approved = match(alike.find(isOwn), "approved");
    const initial =
      now.kind === "决算"
        ? match(
            others.find((one) => one.kind === "预算" && isOwn(one)),
            "initial",
          )
        : [];
    return [...approved, ...initial];
  });
}

function matchOf(now: BoundSet, before: BoundSet, as: Match["as"]): Match {
  const codes = new FormerCodes(now, before);
  return { now, before, as, codes, changes: as === "last" ? changesBetween(now, before, codes) : [] };
}

/** No unit has the same figures two years running in so many places. */
const MOST_ALIKE = 8;

/** Whether what was given as last year's has every figure of this year. */
function isCopy({ changes }: Match): boolean {
  return changes.every(({ sign }) => sign === 0) && changes.filter(({ now }) => /[1-9]/.test(now)).length > MOST_ALIKE;
}

/** How many years lie between; undefined where one of them is not known. */
function yearsFrom(before: string | undefined, now: string | undefined): number | undefined {
  return before === undefined || now === undefined ? undefined : Number(now) - Number(before);
}

function reportOf(sets: readonly BoundSet[], book: OpenBook, matches: readonly Match[]): BookReport {
  const own = sets[0];
  const [match] = matches;
  const other = match?.before ?? book.sets[0];
  const trouble = match === undefined ? troubleOf(own, book) : matches.some(isCopy) ? "same-figures" : undefined;
  const names = [match?.now.organisation, match?.before.organisation] as const;
  const year = other?.year ?? book.year;
  const { year: ownYear } = match?.now ?? own ?? {};
  const pairs = matches.flatMap(({ now, before, as, codes }) =>
    as === "last" ? yearPairs(now, before, codes) : as === "approved" ? approvedPairs(now, before) : [],
  );
  const findings = judgePairs(trouble === undefined ? pairs : []);
  const counts = { equal: 0, empty: 0, rounding: 0, doubtful: 0, unequal: 0 };
  for (const { verdict } of findings) counts[verdict]++;
  const last = matches.filter(({ as }) => as === "last");
  return {
    book: book.book,
    name: book.name,
    ...(trouble === undefined ? {} : { trouble }),
    ...((other?.kind ?? book.kind) === undefined ? {} : { kind: other?.kind ?? book.kind }),
    ...(year === undefined ? {} : { year }),
    ...(ownYear === undefined ? {} : { ownYear }),
    ...(names[0] === undefined || names[1] === undefined || sameName(names[0], names[1])
      ? {}
      : { organisations: [names[0], names[1]] as const }),
    ...(names.includes(undefined) ? strangeness(match) : {}),
    unequal: book.unequal,
    moved: trouble !== undefined ? [] : last.flatMap(({ codes }) => codes.moved),
    findings: findings.filter(({ verdict }) => verdict === "unequal" || verdict === "doubtful"),
    counts,
    changes: trouble === undefined ? last.flatMap(({ changes }) => changes) : [],
  };
}

/** Two years of one unit have most of their 项 in common. Where a name is missing, few in common are odd. */
function strangeness(match: Match | undefined): { readonly strange?: true } {
  if (match === undefined) return {};
  const { now, before, codes } = match;
  const items = (set: BoundSet): Set<string> =>
    new Set(set.blocks.flatMap((bound) => [...bound.codes()].filter((code) => /^2\d{6}$/.test(code))));
  const [own, other] = [items(now), items(before)];
  if (own.size < 3 || other.size < 3) return {};
  const shared = [...own].filter((code) => other.has(codes.of(code))).length;
  return shared * 3 < Math.min(own.size, other.size) ? { strange: true } : {};
}

function troubleOf(own: BoundSet | undefined, { book, sets, said, year, kind }: OpenBook): BookTrouble | undefined {
  const isOf = (one: string | undefined): BookTrouble | undefined => {
    const apart = yearsFrom(one, own?.year);
    const right = book === "last" ? 1 : 0;
    return apart === undefined || apart === right ? undefined : apart === 0 ? "same-year" : "other-year";
  };
  if (sets.length === 0) return said.size === 0 ? "nothing" : (isOf(year) ?? otherKind(own, book, kind));
  if (own === undefined) return "no-tables-here";
  const alike = sets.find((one) => one.kind === own.kind);
  return alike === undefined ? "other-kind" : (isOf(alike.year) ?? "other-kind");
}

function otherKind(own: BoundSet | undefined, book: BookRole, kind: string | undefined): BookTrouble | undefined {
  return own === undefined || kind === own.kind || (book === "budget" && kind === "预算") ? undefined : "other-kind";
}

/** What the workbooks beside know: of the year before by its own code of a 科目, of the budget with and without what was carried over. */
function factsOf(books: readonly OpenBook[], matches: readonly (readonly Match[])[]): FactsBeside {
  const useful = books.filter(
    (book, i) => matches[i]?.[0] !== undefined || (book.sets.length === 0 && book.said.size > 0),
  );
  return (meaning, stage) => {
    const facts: Fact[] = [];
    if (stage !== "last" && stage !== "initial") return facts;
    const wanted = stage === "last" ? "last" : "initial";
    matches.forEach((all, i) => {
      const book = books[i]?.book ?? "last";
      for (const { before, as, codes } of all) {
        if (as !== wanted) continue;
        const former = meaning.code === undefined ? meaning : { ...meaning, code: codes.of(meaning.code) };
        facts.push(...inSet(before, former, stage, book));
      }
    });
    if (facts.length > 0) return facts;
    for (const { book, said, kind } of useful) {
      if ((book === "last") !== (stage === "last")) continue;
      const own = kind === "预算" ? "plan" : "final";
      const fact = scopesOf(meaning, stage)
        .map((one) => said.get(keyOf(one, own)))
        .find((one) => one !== undefined);
      if (fact !== undefined) facts.push(fact);
    }
    return facts;
  };
}

function inSet(set: BoundSet, meaning: Meaning, stage: Stage, book: BookRole): Fact[] {
  const found = scopesOf(meaning, stage).map((one) => find(set, one, stageOf(set)));
  const facts = found.flatMap(({ ids, usual }) =>
    usual === true ? [] : ids.slice(0, 1).map((id) => factAt(set, id, book)),
  );
  if (facts.length > 0) return facts;
  return found.some(({ rowless }) => rowless) ? [{ book, number: "", unit: "万元", absent: true }] : [];
}

/** A budget says what a 科目 was granted, and what it has with what was carried over. */
function scopesOf(meaning: Meaning, stage: Stage): readonly Meaning[] {
  return stage === "initial" && meaning.scope === "一般" ? [meaning, { ...meaning, scope: "当年" }] : [meaning];
}
