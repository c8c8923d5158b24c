import { plain } from "../../sheet/text.ts";
import { doubledTables } from "../publication.ts";
import type { Reply } from "./answer.ts";
import type { Inspected, Placed } from "./inspected.ts";

// What is asked of the publication as a whole.

export function oneName(inspected: Inspected): Reply {
  const wrong = inspected.remarks(["wrong-year", "other-unit"]);
  const accounts = inspected.publication.reading.sets.filter(({ kind }) => kind === inspected.publication.kind);
  const years = new Set(
    accounts.flatMap(({ tables }) => tables.flatMap(({ year }) => (year === undefined ? [] : [year]))),
  );
  const names = new Set(
    accounts.flatMap(({ organisation }) => (organisation === undefined ? [] : [plain(organisation)])),
  );
  const own = inspected.publication.words.flatMap(({ report }) => (report.year === undefined ? [] : [report.year]));
  for (const year of own) years.add(year);
  if (wrong.length > 0 || years.size > 1 || names.size > 1)
    return {
      state: "无",
      why: "differs",
      names: [...(years.size > 1 ? years : []), ...(names.size > 1 ? names : []), ...wrong.map(({ text }) => text)],
      places: wrong.map(({ place }) => place),
    };
  const { year, organisation } = inspected.publication;
  if (year === undefined) return { state: "要人看", why: "to-judge" };
  // Tables that stand there twice and name no unit may be those of two.
  const twice = doubledTables(inspected.publication);
  if (accounts.length > 1 || twice.length > 0) return { state: "要人看", why: "several-sets", names: twice };
  const others = [
    // Of the name of the file, where no table says it.
    ...(years.size > 0 && !years.has(year) ? [{ text: [year, ...years].join("；"), place: "" }] : []),
    ...anotherYear(inspected, year),
  ];
  if (others.length > 0)
    return {
      state: "要人看",
      why: "another-year",
      names: others.map(({ text }) => text),
      places: others.flatMap(({ place }) => (place === "" ? [] : [place])),
    };
  if (organisation !== undefined && inspected.hasWords() && !isNamed(inspected, organisation))
    return { state: "要人看", why: "another-name", names: [organisation] };
  return { state: "有", why: "seen", names: [`${year} 年`] };
}

/** A heading, or the title of a part. */
const HEADED = /(?<![与比较从至到及和、\d])(20\d\d)年(?:度|部门|单位)?[^，。；]{0,30}(?:决算|预算)/;
/** 2022年度，本单位…: what a sentence is about, and not what it compares with. */
const ABOUT =
  /^(20\d\d)年度?，?(?:本|我|收[、入]|支[、出]|一般公共|财政拨款|机关运行|政府(?:采购|性基金)|“三公”|国有资本|没有|未)/;

/** Titles, and sentences, that are about another year: what was left from the year before. */
function anotherYear(inspected: Inspected, year: string): Placed[] {
  const titles = inspected.lines().filter(({ text }) => {
    const named = text.length < 40 && !text.endsWith("。") ? HEADED.exec(text)?.[1] : undefined;
    return named !== undefined && named !== year && !text.includes(year);
  });
  const about = inspected
    .sentences(ABOUT)
    .filter(({ text, section }) => section.zone === "account" && ABOUT.exec(text)?.[1] !== year)
    .map(({ text, section }) => ({ text: text.slice(0, 40), place: section.label }));
  return [...titles, ...about];
}

/** Whether the words have the name that the tables print. */
function isNamed(inspected: Inspected, organisation: string): boolean {
  const name = plain(organisation).replace(/\(.{0,20}\)$/, "");
  return inspected.lines().some(({ text }) => text.includes(name));
}

export function twentyDays(inspected: Inspected): Reply {
  const text = inspected.lines().map(({ text: line }) => line);
  const approved = dayOf(inspected.dates.approved) ?? dayIn(text, /批复(?:日期|时间)/);
  const published = dayOf(inspected.dates.published) ?? dayIn(text, /公开(?:日期|时间)/);
  const names = [approved, published].map((day) => day?.text ?? "—");
  if (approved === undefined || published === undefined) return { state: "要人看", why: "no-dates", names };
  const days = Math.round((published.time - approved.time) / 86_400_000);
  return days >= 0 && days <= 20
    ? { state: "有", why: "seen", names: [...names, `${days} 天`] }
    : { state: "无", why: "late", names: [...names, `${days} 天`] };
}

export function secret(inspected: Inspected): Reply {
  return { state: "要人看", why: "to-judge", places: inspected.labels(inspected.sentences(/涉密|保密|国家秘密/)) };
}

const DAY = /(20\d\d)(?:年|-|\/|\.)(\d{1,2})(?:月|-|\/|\.)(\d{1,2})日?/;

function dayOf(text: string | undefined): { readonly text: string; readonly time: number } | undefined {
  const match = text === undefined ? null : DAY.exec(text);
  if (match === null) return undefined;
  const [, year, month, day] = match.map(Number);
  return { text: match[0], time: Date.UTC(year ?? 0, (month ?? 1) - 1, day) };
}

function dayIn(lines: readonly string[], label: RegExp): { readonly text: string; readonly time: number } | undefined {
  return dayOf(lines.find((line) => line.length < 60 && label.test(line) && DAY.test(line)));
}
