import type { BoundBlock, BoundSet } from "../equations/bind.ts";
import { budgetBasic } from "../forms/budget/tables.ts";
import { basic } from "../forms/final/tables.ts";
import { projectIn } from "./grammar/section.ts";
import type { Reading } from "./grammar/slot.ts";
import { projectName } from "./meanings.ts";
import { type SubjectNames } from "./subject-names.ts";
import { SHEET_PROJECT, type Sentence } from "./text.ts";
import type { RemarkKind } from "./claim.ts";

/** What the words are about. */
export interface About {
  readonly kind: "决算" | "预算";
  readonly year?: string;
  readonly set: BoundSet;
  readonly names: SubjectNames;
  /** Projects that the words call otherwise than their 自评表, with its name. */
  readonly projects: ReadonlyMap<string, string>;
}

export type Add = (
  sentence: Sentence,
  from: number,
  to: number,
  kind: RemarkKind,
  hint: boolean,
  detail?: string,
) => void;

// Names: those of 款 that a sentence lists, those of the unit and its parts, those of projects.

/** 主要包括：…: each 款 with an amount, and no other. */
export function remarkOnLists(
  sentence: Sentence,
  own: readonly number[],
  readings: readonly Reading[],
  { set, names }: Pick<About, "set" | "names">,
  add: Add,
): void {
  const bound = set.blocks.find(({ table }) => table.form === basic || table.form === budgetBasic);
  if (bound === undefined) return;
  for (const i of own) {
    const reading = readings[i];
    if (reading?.slot.is !== "amount") continue;
    const { what } = reading.slot.meaning;
    if (what !== "人员经费" && what !== "公用经费") continue;
    const match = /^[，。](?:主要)?包括：([^；。]{2,600})/.exec(sentence.text.slice(reading.to));
    const list = match?.[1];
    if (match === null || list === undefined || /\d/.test(list)) continue;
    remarkOnList(sentence, reading.to + match[0].length - list.length, list, what, { set, names, bound }, add);
  }
}

/** What is spent on people, and on running the office. */
const KINDS = { 人员经费: /^30[13]\d\d$/, 公用经费: /^3(?:02|07|09|1\d|99)\d\d$/ } as const;

function remarkOnList(
  sentence: Sentence,
  start: number,
  list: string,
  what: keyof typeof KINDS,
  { set, names, bound }: { readonly set: BoundSet; readonly names: SubjectNames; readonly bound: BoundBlock },
  add: Add,
): void {
  const isFilled = (code: string): boolean =>
    bound
      .rowsOf(code)
      .some((row) =>
        Array.from({ length: bound.width }, (_, at) => bound.start + row * bound.width + at).some((id) =>
          set.amounts.isFilled(id),
        ),
      );
  const named = new Set<string>();
  let at = start;
  for (const name of list.split("、")) {
    const code = names.economicNamed(name.replace(/等$/, ""));
    if (code !== undefined) {
      named.add(code);
      if (code.length === 5 && !KINDS[what].test(code)) add(sentence, at, at + name.length, "misplaced", true, what);
      else if (!isFilled(code)) add(sentence, at, at + name.length, "not-listed", true);
    }
    at += name.length + 1;
  }
  if (list.includes("等")) return;
  const nameOf = (code: string): string => bound.block.rows[bound.rowsOf(code)[0] ?? -1]?.name ?? code;
  // Where two 科目 have one name, it may stand for either.
  const isNamed = (code: string): boolean => named.has(code) || named.has(names.economicNamed(nameOf(code)) ?? code);
  const left = [...bound.codes()].filter((code) => KINDS[what].test(code) && !isNamed(code) && isFilled(code));
  const cells = left.map(nameOf);
  if (left.length > 0) add(sentence, start, start + list.length, "left-out", true, cells.join("、"));
}

/** Where a unit speaks of itself: 某中心共有车辆, 某局2023年度. */
const UNIT =
  /[\u4e00-\u9fff]{4,25}(?:局|中心|委员会|办公室|学校|小学|中学|医院|研究院|研究所|站|馆|大队|支队|联合会|协会|法院|检察院|党校)(?=20\d\d年|共有车辆|安排政府采购|的?机关运行经费|政府采购支出|组织对|在20\d\d)/g;
const OFFICES = /[组股科室部处队]$/;

interface Seen {
  readonly sentence: Sentence;
  readonly from: number;
  readonly name: string;
}

/** Names of the unit that are not its own, nor short for it; lists of its parts that differ. */
export function remarkOnUnits(sentences: readonly Sentence[], add: Add): void {
  const seen: Seen[] = [];
  const lists: { readonly sentence: Sentence; readonly from: number; readonly names: readonly string[] }[] = [];
  for (const sentence of sentences) {
    const { text, section } = sentence;
    if (section.zone === "sheet" || section.zone === "glossary") continue;
    for (const match of text.matchAll(UNIT)) {
      const name = match[0].replace(/^(?:我|本|由|对|据|按照|根据|要求|其中|年度|纳入|截至)+/, "");
      seen.push({ sentence, from: match.index + match[0].length - name.length, name });
    }
    const list = officesIn(text);
    if (list !== undefined) lists.push({ sentence, ...list });
  }
  const counts = new Map<string, number>();
  for (const { name } of seen) counts.set(name, (counts.get(name) ?? 0) + 1);
  const own = [...counts].sort((a, b) => b[1] - a[1] || b[0].length - a[0].length)[0]?.[0];
  for (const { sentence, from, name } of seen)
    if (own !== undefined && !isShortFor(name, own) && !isShortFor(own, name) && isNear(name, own))
      add(sentence, from, from + name.length, "other-unit", true, own);
  const [first, ...others] = lists;
  for (const { sentence, from, names } of others) {
    const missing = (first?.names ?? []).filter((name) => !names.includes(name));
    const odd = names.filter((name) => first?.names.includes(name) === false);
    const [other] = odd;
    if (names.length !== first?.names.length || other === undefined || odd.length * 2 > names.length) continue;
    const at = sentence.text.indexOf(other, from);
    add(sentence, at, at + other.length, "other-list", true, missing.join("、"));
  }
}

/** 办公室、稽核股、…: three parts of a unit or more. */
function officesIn(text: string): { readonly from: number; readonly names: readonly string[] } | undefined {
  if (!/[组股科室部处队]、/.test(text)) return undefined;
  const from = text.lastIndexOf("：", text.indexOf("、")) + 1;
  const names = (/^[^。；]{0,300}/.exec(text.slice(from))?.[0] ?? "").split(/[、，]/);
  return names.length >= 3 && names.every((name) => name.length <= 12 && OFFICES.test(name))
    ? { from, names }
    : undefined;
}

/** 县社保事务中心 is short for 苍溪县社会保险事务中心: its characters stand there in order. */
function isShortFor(short: string, long: string): boolean {
  let at = 0;
  for (const char of long) if (char === short.charAt(at)) at++;
  return at === short.length;
}

/** As long, but for a character or two: the same name spelled otherwise, or that of a sister unit. */
function isNear(a: string, b: string): boolean {
  const shared = new Set(a);
  const common = Array.from(b).filter((char) => shared.has(char)).length;
  return common * 2 >= Math.max(a.length, b.length);
}

/** Whose a project is: 县直, 州直. */
const LEVEL = /[省市州县区]直/g;

/** The sentences of a 自评表 that speak of another level of government than its project. */
function remarkOnLevels(sentences: readonly Sentence[], add: Add): void {
  let own: string | undefined;
  for (const sentence of sentences) {
    const { text, section } = sentence;
    if (section.zone !== "sheet") own = undefined;
    else if (SHEET_PROJECT.test(text)) {
      const levels = [...new Set(text.match(LEVEL))];
      own = levels.length === 1 ? levels[0] : undefined;
    } else if (own !== undefined)
      for (const match of text.matchAll(LEVEL))
        if (match[0] !== own) add(sentence, match.index, match.index + match[0].length, "other-project", true, own);
  }
}

/** Projects that are called otherwise where they are listed, in a heading or in their 自评表; a word of a sister's name. */
export function remarkOnProjects(
  sentences: readonly Sentence[],
  readings: readonly Reading[],
  { projects }: Pick<About, "projects">,
  add: Add,
): void {
  remarkOnLevels(sentences, add);
  const described = new Set<string>();
  for (const sentence of sentences) {
    const { section, text, opens, marker } = sentence;
    const heading = projectIn(section.headings.at(-1) ?? "");
    if (heading === undefined) continue;
    const name = projectName(heading);
    described.add(name);
    const sheet = projects.get(name);
    if (opens && marker > 0 && sheet !== undefined && text.slice(marker).startsWith(heading))
      add(sentence, marker, marker + heading.length, "other-project", true, sheet);
  }
  if (described.size < 2) return;
  const counting = new Set(
    readings.flatMap(({ slot, sentence }) =>
      slot.is === "count" && slot.meaning.what === "自评项目" ? [sentence] : [],
    ),
  );
  for (const sentence of counting)
    for (const match of sentence.text.matchAll(/[“"]([^“”"]{4,60})[”"]/g)) {
      const name = projectName(match[1] ?? "");
      const near = [...described].find((one) => isShortFor(name, one) || isShortFor(one, name));
      if (!described.has(name) && near !== undefined)
        add(sentence, match.index + 1, match.index + match[0].length - 1, "other-project", true, near);
    }
}
