import type { Claim, RemarkKind } from "../../prose/claim.ts";
import type { What } from "../../prose/meanings.ts";
import type { Sentence } from "../../prose/text.ts";
import type { Reply } from "./answer.ts";
import { placesOf, type Inspected } from "./inspected.ts";

// What is asked of the words.

/** A part of a topic with the words that speak of it. */
type Kinds = readonly (readonly [name: string, words: RegExp])[];

export const EXPENSES: Kinds = [
  ["因公出国（境）费", /因公出国/],
  ["公务用车购置费", /公务用车购置|购置(?:公务)?用车/],
  ["公务用车运行维护费", /公务用车(?:购置(?:及|和|与)?)?运行/],
  ["公务接待费", /公务接待/],
];
export const PROCUREMENT: Kinds = [
  ["采购总额", /政府采购/],
  ["货物", /采购货物/],
  ["工程", /采购工程/],
  ["服务", /采购服务/],
];
export const ASSETS: Kinds = [
  ["车辆", /(?:车辆|公务用车)\d{1,4}辆/],
  ["大型设备", /\d万元.{0,4}以上.{0,14}设备/],
];

/** What is counted of each expense, and the expense: nothing needs be said of what was not spent. */
const COUNTS: readonly (readonly [name: string, expense: What, ...whats: What[]])[] = [
  ["因公出国（境）团组", "出国", "团组"],
  ["因公出国（境）人次", "出国", "出国人次"],
  ["公务用车购置数", "购置", "购置数"],
  ["公务用车保有量", "运行", "保有量", "车辆"],
  ["公务接待批次", "接待", "批次"],
  ["公务接待人次", "接待", "人次"],
];

const LEFT: readonly RemarkKind[] = ["placeholder", "unavailable", "open-choice"];
const SLIPS: readonly RemarkKind[] = ["doubled", "punctuation", "missing-word"];

const NOTHING = /(?:没有|未(?:发生|安排|编列)|无|不编列|为零)/;
const CHANGED =
  /(?:比|与|较)(?:上年|上一年|20\d\d年)[^。；]{0,40}?(?:增加|减少|增长|下降)[^。；\d]{0,8}(\d[\d,]*(?:\.\d+)?)(?:万元|元|%)/;
/** What is said of a budget that was not kept. */
const UNKEPT = /决算数(?:大于|小于|高于|低于)(?:年初)?预算数|差异率(?:为)?(\d[\d.]*)%/;

/** A topic with its parts: each is spoken of with a figure, or said not to be. */
export function kinds(inspected: Inspected, kinds: Kinds, topic: RegExp): Reply {
  const spoken = inspected.sentences(topic);
  if (spoken.length === 0) return { state: "无", why: "lacking" };
  const said = kinds.map(([name, words]) => ({
    name,
    by: spoken.filter((sentence) => words.test(sentence.text) && saysSomething(sentence)),
  }));
  const lacking = said.filter(({ by }) => by.length === 0);
  return {
    ...(lacking.length === 0
      ? ({ state: "有", why: "seen" } as const)
      : ({ state: "要人看", why: "to-judge" } as const)),
    names: lacking.map(({ name }) => name),
    // Where one sentence, or one section, speaks of most of them.
    places: inspected.labels(said.flatMap(({ by }) => by.slice(-1))),
  };
}

export function counts(inspected: Inspected): Reply {
  const lacking: string[] = [];
  const open: string[] = [];
  for (const [name, expense, ...whats] of COUNTS) {
    if (inspected.claims((claim) => isCounted(claim, whats)).length > 0) continue;
    const spent = inspected.claims(({ meaning, text }) => meaning?.what === expense && /[1-9]/.test(text));
    (spent.length > 0 ? lacking : open).push(name);
  }
  const places = placesOf(inspected.claims((claim) => COUNTS.some(([, , ...whats]) => isCounted(claim, whats))));
  if (lacking.length > 0) return { state: "无", why: "lacking", names: [...lacking, ...open], places };
  return open.length > 0
    ? { state: "要人看", why: "to-judge", names: open, places }
    : { state: "有", why: "seen", places };
}

/** The cars of the register of assets are more than those of the 三公. */
function isCounted({ meaning, sentence }: Claim, whats: readonly What[]): boolean {
  return (
    meaning !== undefined && whats.includes(meaning.what) && (meaning.what !== "车辆" || sentence.includes("公务用车"))
  );
}

/** Each change since the year before has its reason, in its sentence or in the next ones of its section. */
export function reasons(inspected: Inspected): Reply {
  return explained(inspected, (text) => {
    const amount = CHANGED.exec(text)?.[1];
    return amount !== undefined && /[1-9]/.test(amount);
  });
}

export function planReasons(inspected: Inspected): Reply {
  return explained(inspected, (text) => {
    const match = UNKEPT.exec(text);
    return match !== null && (match[1] === undefined || /[1-9]/.test(match[1]));
  });
}

export function topic(inspected: Inspected, words: RegExp): Reply {
  const spoken = inspected.sentences(words);
  const said = spoken.filter(saysSomething);
  if (said.length > 0) return { state: "有", why: "seen", places: inspected.labels(said) };
  // A heading alone is nothing; words without a figure may be all that there is to say.
  const long = spoken.filter(({ text }) => text.endsWith("。"));
  return long.length > 0
    ? { state: "要人看", why: "to-judge", places: inspected.labels(long) }
    : { state: "无", why: "lacking" };
}

export function glossary(inspected: Inspected): Reply {
  const terms = inspected.publication.words.flatMap(({ report: { sentences } }) =>
    sentences.filter(({ section, opens, text }) => section.zone === "glossary" && opens && /[：:]|是指|指/.test(text)),
  );
  return terms.length > 0
    ? { state: "有", why: "seen", names: [`${terms.length} 条`] }
    : { state: "无", why: "lacking" };
}

export function contents(inspected: Inspected): Reply {
  if (!inspected.publication.words.some(({ prose }) => inspected.contentsIn(prose) !== undefined))
    return { state: "要人看", why: "no-contents" };
  const lacking = inspected.lacking();
  return lacking.length > 0 ? { state: "无", why: "lacking", names: lacking } : { state: "有", why: "seen" };
}

export function leftovers(inspected: Inspected): Reply {
  const [left, slips] = [inspected.remarks(LEFT), inspected.remarks(SLIPS)];
  const found = left.length > 0 ? left : slips;
  if (found.length === 0) return { state: "有", why: "seen" };
  return {
    state: left.length > 0 ? "无" : "要人看",
    why: left.length > 0 ? "differs" : "to-judge",
    names: found.map(({ text }) => text),
    places: found.map(({ place }) => place),
  };
}

/** Sentences that have to be explained, and are not; those that only what is said of another change explains are for a person to see. */
function explained(inspected: Inspected, asks: (text: string) => boolean): Reply {
  const silent: Sentence[] = [];
  const open: Sentence[] = [];
  let asked = 0;
  for (const {
    report: { sentences },
  } of inspected.publication.words) {
    const own = sentences.filter(({ section }) => section.zone === "account");
    own.forEach((sentence, i) => {
      if (!asks(sentence.text)) return;
      asked++;
      const near = own.slice(i, i + 4).filter(({ section }) => section === sentence.section);
      const because = near.findIndex(({ text }) => /原因|由于|因为/.test(text));
      if (because < 0) silent.push(sentence);
      else if (near.slice(1, because + 1).some(({ text }) => asks(text)) && !isOfParts(near)) open.push(sentence);
    });
  }
  if (asked === 0) return { state: "不适用", why: "nothing-to-explain" };
  const named = silent.length > 0 ? silent : open;
  if (named.length === 0) return { state: "有", why: "seen", names: [`${asked} 处`] };
  return {
    ...(silent.length > 0
      ? ({ state: "无", why: "lacking" } as const)
      : ({ state: "要人看", why: "to-judge" } as const)),
    names: named.map(({ text }) => text.slice(0, 40)),
    places: inspected.labels(named),
  };
}

/** Of a whole it is its parts that are explained: …减少0.72万元。其中：公务接待费…，主要原因是… */
function isOfParts([own, next]: readonly Sentence[]): boolean {
  return own?.text.includes("其中") === true || next?.text.startsWith("其中") === true;
}

/** Whether a sentence has a figure, or says that there is none: its number in a list and its year are no figures. */
function saysSomething({ text, marker }: Sentence): boolean {
  const own = text.slice(marker).replace(/20\d\d年(?:度|底|末|\d{1,2}月(?:\d{1,2}日)?)?/g, "");
  return /\d/.test(own) || NOTHING.test(own);
}
