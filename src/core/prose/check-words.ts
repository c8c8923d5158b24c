import { bind, type BoundSet } from "../equations/bind.ts";
import { groupTables, setOf } from "../equations/sets.ts";
import { recognise } from "../tables/recognise.ts";
import type { Table } from "../tables/table.ts";
import type { FactsBeside } from "./beside.ts";
import type { Claim, Remark } from "./claim.ts";
import { projectIn } from "./grammar/section.ts";
import { FigureReader } from "./grammar/reader.ts";
import { indicatorsBeside } from "./indicators.ts";
import { projectName } from "./meanings.ts";
import { SubjectNames } from "./subject-names.ts";
import { sentencesOf, type Sentence, type Prose } from "./text.ts";
import { besideFigures, figuresOf } from "./ledger.ts";
import { projectsIn } from "./places.ts";
import { claimsOf } from "./verify.ts";
import { remarksOn } from "./wording.ts";

/** What was found in the words of a document: a claim for each number in the order of the text, and what is odd in the wording. */
export interface WordsReport {
  readonly name: string;
  readonly sentences: readonly Sentence[];
  readonly claims: readonly Claim[];
  readonly remarks: readonly Remark[];
  /** The year that the document is about, where it says. */
  readonly year?: string;
  readonly kind: "决算" | "预算";
}

type Group = ReturnType<typeof groupTables>[number];

/** Reads words beside the tables that they speak of, and those that stand among them. Never throws on what they hold. */
export function checkWords(
  words: Prose,
  tables: readonly Table[],
  options: { readonly year?: string; readonly facts?: FactsBeside } = {},
): WordsReport {
  const groups = groupTables([...tables, ...recognise(words.tables ?? []).tables], options.year);
  const sentences = sentencesOf(words);
  const kind = kindOf(words, sentences, groups);
  const year = yearOf(words, sentences) ?? options.year;
  const group = groupFor(groups, kind, year);
  const names = new SubjectNames(namesIn(group));
  const projects = namesOfProjects(sentences, group);
  const sheetName = (name: string): string => projects.get(name) ?? name;
  const reader = new FigureReader(names, kind, year, sheetName);
  for (const sentence of sentences) reader.read(sentence);
  const figures = figuresOf(reader.readings);
  const beside = besideFigures(reader.readings, options.facts);
  const set: BoundSet = bind(group, setOf(group.tables), 0, [...figures.lists, ...beside.lists]);
  const indicators = indicatorsBeside(sentences, set, sheetName);
  const claims = claimsOf(reader.readings, figures, set, kind, { beside, indicators });
  const known = year === undefined ? {} : { year };
  return {
    name: words.name,
    sentences,
    claims,
    remarks: remarksOn(sentences, reader.readings, claims, { kind, ...known, set, names, projects }),
    kind,
    ...known,
  };
}

function* namesIn({ tables }: Group): Iterable<{ readonly code: string; readonly name: string }> {
  for (const table of tables)
    for (const block of table.blocks)
      for (const { code, name } of block.rows) if (code !== undefined) yield { code, name };
}

/** Whether a document explains what was spent or what is planned. */
function kindOf({ name }: Prose, sentences: readonly Sentence[], groups: readonly Group[]): "决算" | "预算" {
  const text = sentences
    .slice(0, 400)
    .map((sentence) => sentence.text)
    .join("");
  const count = (word: RegExp): number => text.match(word)?.length ?? 0;
  const final = count(/决算/g) + (name.includes("决算") ? 5 : 0);
  const budget =
    count(/(?:单位|部门)预算|预算情况|预算数|预算安排/g) + (name.includes("预算") && !name.includes("决算") ? 5 : 0);
  if (final === 0 && budget === 0)
    return groups.some(({ kind }) => kind === "预算") && !groups.some(({ kind }) => kind === "决算") ? "预算" : "决算";
  return final > 0 && final * 2 >= budget ? "决算" : "预算";
}

/** The year that most sentences are about: 2023年度, 2023年单位预算. */
function yearOf({ name }: Prose, sentences: readonly Sentence[]): string | undefined {
  const counts = new Map<string, number>();
  const add = (year: string, weight: number): void => void counts.set(year, (counts.get(year) ?? 0) + weight);
  for (const { text, section } of sentences) {
    if (section.zone === "glossary") continue;
    for (const match of text.matchAll(/(?<!与|比|较|从|至)(20\d\d)年(?:度|部门|单位)/g)) add(match[1] ?? "", 1);
  }
  const named = /(?<!\d)(20\d\d)(?!\d)/.exec(name)?.[1];
  if (named !== undefined) add(named, 3);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** The tables that the words speak of, and 绩效表 beside them. */
function groupFor(groups: readonly Group[], kind: "决算" | "预算", year: string | undefined): Group {
  const isOfYear = (group: Group): boolean => year === undefined || group.year === undefined || group.year === year;
  const fitting = groups.filter((group) => group.kind === kind).find(isOfYear);
  const aims = groups.filter((group) => group.kind === "绩效" && isOfYear(group));
  return { ...(fitting ?? { kind }), tables: [...(fitting?.tables ?? []), ...aims.flatMap(({ tables }) => tables)] };
}

/** Projects that the words call otherwise than their 自评表: the one left on either side is the same. */
function namesOfProjects(sentences: readonly Sentence[], group: Group): ReadonlyMap<string, string> {
  const sheets = new Set(projectsIn(group));
  const headings = sentences.flatMap(({ section, opens }) => (opens ? [projectIn(section.headings.at(-1) ?? "")] : []));
  const said = new Set(headings.filter((name) => name !== undefined).map(projectName));
  const [ours, theirs] = [[...said].filter((name) => !sheets.has(name)), [...sheets].filter((name) => !said.has(name))];
  const [own, sheet] = [ours[0], theirs[0]];
  return new Map(
    ours.length === 1 && theirs.length === 1 && said.size > 1 && own !== undefined && sheet !== undefined
      ? [[own, sheet]]
      : [],
  );
}
