import type { Form } from "../forms/form.ts";
import { FORMS } from "../forms/index.ts";
import { formsMeant } from "../forms/titles.ts";
import type { Profile } from "../forms/profile.ts";
import { plain, withoutBracket } from "../sheet/text.ts";

/** The title of a published table: of a known form, or (without `form`) of one that no form describes. */
export interface TitleWords {
  readonly form?: Form;
  /** Other forms of the same title: their headings tell which it is. */
  readonly others?: readonly Form[];
  readonly text: string;
  /** What stands before the title proper: year, unit, number. */
  readonly before: string;
  /** The year in brackets behind it: 项目支出绩效自评表（2023年度）. */
  readonly after: string;
  /** 三公经费支出情况: a title where a heading follows, and that of a chapter where prose does. */
  readonly isLoose?: true;
}

/** Titles in plain words, the longest first: many a title ends another. */
export type Titles = readonly { readonly words: string; readonly form: Form }[];

const TITLES: Titles = titlesOfForms(FORMS);

const NONE: readonly Form[] = [];
const namesakes = new Map<string, readonly Form[]>();

/** The other forms of a title; titles of a set are no form's own. */
function namesakesOf({ words, form }: Titles[number], titles: Titles): readonly Form[] {
  if (titles !== TITLES) return NONE;
  let others = namesakes.get(words);
  if (others === undefined) {
    // 绩效表 are printed in many layouts, and some places put 部门 or 预算 before the title of another.
    const isLike = (title: Titles[number]): boolean =>
      title.words === words || (form.kind === "绩效" && title.form.kind === "绩效" && words.endsWith(title.words));
    others = [...new Set(TITLES.filter((title) => isLike(title) && title.form !== form).map((title) => title.form))];
    namesakes.set(words, others);
  }
  return others;
}

/** The titles that forms have. */
export function titlesOfForms(forms: readonly Form[]): Titles {
  return sorted(forms.flatMap((form) => form.titles.map((title) => ({ words: plain(title), form }))));
}

const ofSets = new WeakMap<Profile, Titles>();

/** Those of the forms, and those that a set gives its tables. */
export function titlesOf(profile: Profile | undefined): Titles {
  if (profile === undefined) return TITLES;
  let titles = ofSets.get(profile);
  if (titles === undefined) ofSets.set(profile, (titles = titlesWith(profile)));
  return titles;
}

function titlesWith(profile: Profile): Titles {
  const inWords = titlesOfForms(profile.tables.flatMap(({ words }) => words ?? []));
  const taken = new Set(inWords.map(({ words }) => words));
  const own = profile.tables
    .flatMap(({ title, titles = [], forms: [form] }) => [title, ...titles].map((one) => ({ words: plain(one), form })))
    .filter(({ words }) => words.endsWith("表") && !taken.has(words) && TITLES.every((known) => known.words !== words));
  if (inWords.length + own.length === 0) return TITLES;
  return sorted([...inWords, ...TITLES.filter(({ words }) => !taken.has(words)), ...own]);
}

function sorted(titles: Titles): Titles {
  return [...titles].sort((a, b) => b.words.length - a.words.length);
}

// 支出决算表 also ends 政府性基金预算财政拨款支出决算表, which is another form.
const PART_OF_TITLE = /(?:财政|预算|基金|资本|经营|项目|基本|拨款|公共|费|收入|支出|三公|明细|经济|采购|[及和与])$/;
const PURSES = ["政府性基金", "国有资本"] as const;

/** Whether what stands before a title names a purse that the title does not: 国有资本经营之算财政拨款支出预算表. */
function isOfOtherPurse(before: string, { words }: Titles[number]): boolean {
  return PURSES.some((purse) => before.includes(purse) && !words.includes(purse));
}

/** Before words of titles put together freely stands nothing, a year, a number or a name. */
const BEFORE_TITLE = /(?:^|年度?|\d表|[\d).:、》]|[局委办院所心站队校会处室厅部司社团馆府县市区镇乡村省州旗盟道])$/;
const TAIL =
  /(?:\((?:续表?|公开[\d-]*表?|(?:金额)?单位:[^()]*|[一二三四五六七八九十\d]+|20\d\d年度?)\)|续表?|[一二三四五六七八九十\d])$/;
const SOME_TITLE =
  /(?:决算|预算|支出|收支|绩效|收入|项目(?=自评表)|政府采购|购买服务|资产|转移支付|运行经费|机构运行|债务|债券|余额|会议费|培训费)[^,。;:]{0,12}(?:总表|明细表|情况表|自评表|目标表|表)$/;

/** 基本支出预算明细表—工资福利支出 is none of 基本支出, but a title. */
const AFTER_DASH = /表[-—–─]{1,2}[^-—–─,。;:]{2,16}$/;

/** The number of a table, not its name: 预算05-1表, 部门预算公开01表. */
const NUMBER_OF_TABLE = /^[^\d()]{0,12}\d{1,2}(?:-\d{1,2}){0,2}表$/;

function withoutTail(words: string): string {
  const shorter = words.replace(TAIL, "");
  return shorter === words ? words : withoutTail(shorter);
}

/** What was read as a title lately, for sheets repeat their words: each text is read once. */
const lately = new WeakMap<Titles, Map<string, TitleWords | undefined>>();
const MOST_LATELY = 4000;

/** What every title has in it. */
const hasTitleWord = (text: string): boolean => text.includes("表") || text.includes("情况");

/** Reads a text as a title; undefined where it is none. */
export function readTitle(text: string, titles: Titles): TitleWords | undefined {
  if (text.length < 4 || text.length > 80 || !hasTitleWord(text)) return undefined;
  let known = lately.get(titles);
  if (known === undefined || known.size >= MOST_LATELY)
    lately.set(titles, (known = new Map<string, TitleWords | undefined>()));
  if (known.has(text)) return known.get(text);
  const title = titleIn(text, titles);
  known.set(text, title);
  return title;
}

function titleIn(text: string, titles: Titles): TitleWords | undefined {
  const all = plain(text);
  const words = withoutTail(all);
  const after = all.slice(words.length);
  const known = titles.find((title) => words.endsWith(title.words));
  if (known !== undefined) {
    const before = words.slice(0, -known.words.length);
    if (!PART_OF_TITLE.test(before) && !isOfOtherPurse(before, known)) {
      // What it says may be laid out as another form: 三公 in a row, or one kind below the other.
      const others = [...namesakesOf(known, titles), ...(formsMeant(known.words)?.forms ?? [])];
      return { form: known.form, others: others.filter((form) => form !== known.form), text: words, before, after };
    }
  }
  const meant = formsMeant(words);
  if (meant !== undefined && BEFORE_TITLE.test(meant.before)) {
    const [form, ...others] = meant.forms;
    return {
      ...(form === undefined ? {} : { form, others }),
      text: words,
      before: meant.before,
      after,
      ...(words.endsWith("表") ? {} : { isLoose: true }),
    };
  }
  if (words.length > 40 || NUMBER_OF_TABLE.test(words)) return undefined;
  return SOME_TITLE.test(withoutBracket(words).replace(AFTER_DASH, "表"))
    ? { text: words, before: "", after }
    : undefined;
}
