import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { gridOf } from "../src/core/blanks/made.ts";
import { templatesOf } from "../src/core/blanks/template.ts";
import { addressOf, type BoundSet } from "../src/core/equations/bind.ts";
import { setsOf } from "../src/core/equations/sets.ts";
import { standsAlone } from "../src/core/forms/form.ts";
import { PROFILES } from "../src/core/forms/profiles.ts";
import type { FactsBeside } from "../src/core/prose/beside.ts";
import { readTables } from "../src/core/check.ts";
import { checkWords } from "../src/core/prose/check-words.ts";
import { FigureReader } from "../src/core/prose/grammar/reader.ts";
import type { Reading } from "../src/core/prose/grammar/slot.ts";
import { keyOf, type Meaning } from "../src/core/prose/meanings.ts";
import { SubjectNames } from "../src/core/prose/subject-names.ts";
import { find } from "../src/core/prose/places.ts";
import { sentencesOf } from "../src/core/prose/text.ts";
import type { CellValue, SheetGrid } from "../src/core/sheet/grid.ts";
import { subject } from "../src/core/subjects/subject.ts";
import { recognise } from "../src/core/tables/recognise.ts";
import { wordsFormOf } from "../src/core/writing/forms.ts";
import { nameOfFigure } from "../src/core/writing/figures.ts";
import { writeWords } from "../src/core/writing/write.ts";
import { readDocument } from "../src/files/documents.ts";
import { readWorkbook } from "../src/files/read.ts";

// Whether the words that are written from the tables have the figures of those that an office wrote, printed as there:
//   npx tsx scripts/written.ts 青海决算 2024 原文.txt 公开表.xlsx [--all]
// Without a workbook the tables are filled in from the words. What the tables cannot know comes from the words: last year's figures from the
// changes, the 年初预算, and counts. Every figure of the account is listed that differs, or that is not written, with why.

/** Nothing that tables, last year or a budget would print: of the register of assets, of the performance system, of nobody but the office. */
const ELSEWHERE = new Set<string>(
  "车辆 团组 出国人次 批次 人次 购置数 保有量 涉及资金 自评项目 绩效项目 整体自评 得分 整体 全部项目 项目 项目结转 外事批次 外事人次 外事接待 境外接待 境外批次 国内接待".split(
    " ",
  ),
);

/** Answers that are understood. */
const SAID: Readonly<Record<string, string>> = { 全年预算: "等于决算", 项目结转: "0" };

interface Original {
  readonly name: string;
  readonly lines: readonly string[];
  readonly readings: readonly Reading[];
}

const show = (text: string): void => void process.stdout.write(`${text}\n`);

function readingsOf(
  lines: readonly string[],
  kind: "决算" | "预算",
  year: string,
  sheets: readonly SheetGrid[],
): Reading[] {
  const names = new SubjectNames(
    recognise(sheets).tables.flatMap(({ blocks }) =>
      blocks.flatMap(({ rows }) => rows.flatMap(({ code, name }) => (code === undefined ? [] : [{ code, name }]))),
    ),
  );
  const reader = new FigureReader(names, kind, year, (name) => name);
  for (const sentence of sentencesOf({ name: "", lines })) reader.read(sentence);
  return reader.readings.filter(({ sentence }) => sentence.section.zone === "account");
}

/** What a figure is about and what it says of it. */
function slotKey({ slot }: Reading): string | undefined {
  switch (slot.is) {
    case "amount":
      return keyOf(slot.meaning, slot.stage);
    case "change":
    case "growth":
      return `${slot.is} ${slot.base} ${keyOf(slot.meaning)}`;
    case "share":
      return `share ${keyOf(slot.meaning)}`;
    case "completion":
    case "variance":
      return `${slot.is} ${slot.plan} ${keyOf(slot.meaning)}`;
    case "score":
    case "count":
      return `${slot.is} ${keyOf(slot.meaning)}`;
    default:
      return undefined;
  }
}

/** The tables of a set with what the words say in them. */
function tablesFrom(set: string, { readings }: Original, year: string): SheetGrid[] {
  const profile = PROFILES.find(({ name }) => name === set);
  if (profile === undefined) throw new RangeError(set);
  const blank = templatesOf(profile, { year: Number(year) }).map((sheet) => gridOf(sheet));
  const said = readings.flatMap(({ slot, number, unit }) =>
    slot.is === "amount" && (unit === "万元" || unit === "")
      ? [{ ...slot, number: Number(number.replaceAll(",", "")) }]
      : [],
  );
  const codes = [
    ...new Set(said.flatMap(({ meaning: { what, code } }) => (what === "科目" && code?.length === 7 ? [code] : []))),
  ].sort();
  const listed = [...new Set(codes.flatMap((code) => [code.slice(0, 3), code.slice(0, 5), code]))].sort();
  const grids = blank.map((grid): SheetGrid => {
    const [block] = recognise([grid]).tables[0]?.blocks ?? [];
    const [total] = block?.rows ?? [];
    if (block?.block.rows !== "functional" || total?.place.labels.code === undefined) return grid;
    const rows = grid.rows.map((row) => [...row]);
    const { code: at, name } = total.place.labels;
    const more = listed.map((code): CellValue[] => {
      const row: CellValue[] = (rows[total.at] ?? []).map(() => null);
      row[at] = code;
      if (name !== undefined) row[name] = subject(code)?.name ?? code;
      return row;
    });
    return { ...grid, rows: [...rows.slice(0, total.at + 1), ...more, ...rows.slice(total.at + 1)] };
  });
  const [bound] = setsOf(recognise(grids).tables, { year }).filter(({ kind }) => !standsAlone(kind));
  if (bound === undefined) throw new RangeError(set);
  const cells = new Map(grids.map(({ name, rows }) => [name, rows.map((row) => [...row])]));
  const put = (meaning: Meaning, stage: "final" | "plan", number: number): void => {
    const { ids, usual } = find(bound, meaning, stage);
    for (const id of usual === true ? [] : ids) {
      const place = addressOf(bound, id);
      const row = place && cells.get(place.sheet)?.[place.row];
      if (place !== undefined && row !== undefined) row[place.column] = number;
    }
  };
  for (const { meaning, stage, number } of said) if (stage === "final" || stage === "plan") put(meaning, stage, number);
  return grids.map((grid) => ({ ...grid, rows: cells.get(grid.name) ?? grid.rows }));
}

/** What stands beside the tables, from what the words say of it. */
function factsFrom(
  { readings }: Original,
  set: BoundSet,
  kind: "决算" | "预算",
): { facts: FactsBeside; gone: string[] } {
  const own = kind === "预算" ? ("plan" as const) : ("final" as const);
  const known = new Map<string, string>();
  const gone: string[] = [];
  const finals = new Map<string, number>();
  for (const { slot, number } of readings)
    if (slot.is === "amount" && slot.stage === own) finals.set(keyOf(slot.meaning), Number(number.replaceAll(",", "")));
  const now = (meaning: Meaning): number => {
    const {
      ids: [id],
      usual,
    } = find(set, meaning, own);
    return id === undefined || usual === true || !set.amounts.isFilled(id)
      ? (finals.get(keyOf(meaning)) ?? 0)
      : Number(set.amounts.printed(id).replaceAll(",", ""));
  };
  for (const { slot, number } of readings) {
    const value = Number(number.replaceAll(",", ""));
    if (slot.is === "amount" && (slot.stage === "initial" || slot.stage === "last"))
      known.set(keyOf(slot.meaning, slot.stage), number);
    if (slot.is === "change" && slot.base === "last") {
      known.set(keyOf(slot.meaning, "last"), (now(slot.meaning) - slot.sign * value).toFixed(2));
      if (slot.meaning.code?.length === 7 && now(slot.meaning) === 0) gone.push(slot.meaning.code);
    }
    if (slot.is === "change" && slot.base === "comparable")
      for (const scope of ["全", "财政"] as const) {
        const granted = { what: "本年收入", scope } as const;
        known.set(keyOf(granted, "last"), (now(granted) - slot.sign * value).toFixed(2));
      }
    if (slot.is === "growth" && slot.base === "last" && !known.has(keyOf(slot.meaning, "last")))
      known.set(keyOf(slot.meaning, "last"), (now(slot.meaning) / (1 + (slot.sign * value) / 100)).toFixed(2));
  }
  return {
    facts: (meaning, stage) => {
      const number = known.get(keyOf(meaning, stage));
      return number === undefined ? [] : [{ book: stage === "last" ? "last" : "budget", number, unit: "万元" }];
    },
    gone,
  };
}

const [set = "", year = "", ...paths] = process.argv.slice(2).filter((one) => !one.startsWith("--"));
const all = process.argv.includes("--all");
const kind = set.includes("预算") ? ("预算" as const) : ("决算" as const);
const form = wordsFormOf(set);
const [text = "", ...books] = paths;
const { lines } = readDocument(readFileSync(text));
if (form === undefined) throw new RangeError(set);
const printed: SheetGrid[] = [];
for (const book of books) printed.push(...(await readWorkbook(readFileSync(book))).sheets);
const first: Original = { name: basename(text), lines, readings: readingsOf(lines, kind, year, printed) };
const sheets = setsOf(recognise(printed).tables, { year }).some((one) => !standsAlone(one.kind))
  ? printed
  : [...tablesFrom(set, first, year), ...printed];
const original: Original = { ...first, readings: readingsOf(lines, kind, year, sheets) };
const sets = setsOf(recognise(sheets).tables, { year });
const bound = sets.find((one) => !standsAlone(one.kind));
const performance = sets.find((one) => one.kind === "绩效");
if (bound === undefined) throw new RangeError("no tables");
const { facts, gone } = factsFrom(original, bound, kind);
const said = new Map<string, string>();
for (const { slot, number } of original.readings) {
  if (slot.is === "count") said.set(`数 ${slot.meaning.what}`, number);
  if (slot.is === "amount" && slot.stage === (kind === "预算" ? "plan" : "final"))
    said.set(nameOfFigure(slot.meaning, "final", kind), number);
}
let answers = new Map<string, string>();
const beside = { facts, gone, year, ...(performance === undefined ? {} : { performance }) };
let written = writeWords(form, bound, { ...beside, answers });
for (let round = 0; round < 3; round++) {
  answers = new Map(
    written.asked.map(({ key, is }) => [key, said.get(key) ?? SAID[key] ?? (is === "words" ? "业务需要" : "0")]),
  );
  written = writeWords(form, bound, { ...beside, answers });
}
const again = readingsOf(written.lines, kind, year, sheets);
const own = new Map<string, string[]>();
for (const reading of again) {
  const key = slotKey(reading);
  if (key !== undefined) own.set(key, [...(own.get(key) ?? []), `${reading.number}${reading.unit}`]);
}
const tally = { same: 0, form: 0, other: 0, unwritten: 0, elsewhere: 0 };
const bare = (one: string): number => Number.parseFloat(one.replaceAll(",", ""));
for (const reading of original.readings) {
  const key = slotKey(reading);
  const { slot, number, unit, sentence, from } = reading;
  const before = sentence.text.slice(Math.max(0, from - 26), from);
  const line = (what: string, more = ""): void =>
    show(`  ${what}  ${sentence.section.label}  ${number}${unit}  ${more}  …${before}`);
  if (key === undefined || !("meaning" in slot) || ELSEWHERE.has(slot.meaning.what)) {
    const isNumber = slot.is === "none" && ["date", "number", "threshold"].includes(slot.why);
    if (isNumber) continue;
    const isWritten = key !== undefined && (own.get(key) ?? []).includes(`${number}${unit}`);
    tally[isWritten ? "same" : "elsewhere"]++;
    if (all && !isWritten) line("表外", slot.is === "none" ? slot.why : slot.is);
    continue;
  }
  const found = own.get(key) ?? [];
  if (found.some((one) => one === `${number}${unit}` || `${number}万元` === one)) {
    tally.same++;
    if (all) line("相同");
  } else if (found.some((one) => bare(one) === bare(number))) {
    tally.form++;
    line("写法不同", found.join("、"));
  } else if (found.length > 0) {
    tally.other++;
    line("数不同", found.join("、"));
  } else {
    tally.unwritten++;
    line("没有写", key);
  }
}
const asked = written.asked.length;
const { claims, remarks } = checkWords({ name: "写出的说明", lines: written.lines }, readTables(sheets).tables, {
  facts,
  year,
});
const found = claims.filter(({ verdict }) => verdict === "unequal" || verdict === "doubtful");
for (const { text: figure, sentence } of found) show(`  读回  ${figure}  ${sentence}`);
for (const { kind: remark, text: figure } of remarks) show(`  读回提示  ${remark} ${figure}`);
show(
  `${original.name}：能由表、上年、年初预算推出的数 ${tally.same + tally.form + tally.other + tally.unwritten}：照样 ${tally.same}，写法不同 ${tally.form}，数不同 ${tally.other}，没有写 ${tally.unwritten}；表外 ${tally.elsewhere}；问 ${asked} 处；读回不符、存疑 ${found.length}`,
);
if (all) show(written.lines.join("\n"));
