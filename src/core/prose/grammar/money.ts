import { PAID_FROM_PURSES, type Meaning, type Purse, type Stage, type What } from "../meanings.ts";
import type { Section } from "../text.ts";
import type { Context, Spoken } from "./context.ts";
import { none, type Slot } from "./slot.ts";
import { FALL, FILLER, HEAD, RISE } from "./words.ts";

const INITIAL =
  /(?:年初|批复|全年)预算(?=收入|支出)(?:收入|支出)(?:为)?$|(?:年初(?:批复的?)?|批复的?)预算(?:数|收入|支出|总额|安排)?(?:共计?|为|是)?$/;
const PLAN = /(?:全年|调整)?预算(?:数|总额|安排)?(?:共计?|为|是|合计)?$/;
const FINAL = /(?:全年|实际)?(?:支出)?(?:决算|执行|支出)(?:数|总额|报表(?:总)?(?:收入|支出))?(?:共计?|为|是)?$/;
/** 完成年初预算, before its amount. */
const COMPLETED = /完成(?:了)?(年初|全年|调整后?|年度|当年)?预算(?:数|安排)?(?:的)?$/;
/** What follows is compared with what was spoken of. */
const COMPARED = /(?:与|比|较|同)[^，。；：]{0,60}$/;
/** What is owned is in the books of assets. */
const ASSETS = /(?:资产|房屋|价值|原值)[^，。；]{0,12}$/;
/** 上年, 上年决算数, 2022年的: the year is asked for apart. */
const LAST = /(?:上年|上一年|去年|(20\d\d)年)(?:度|同期)?(?:累计|决算|预算|执行|支出|实际|收入)*数?(?:为|的)?\(?$/;

/** 比2023年“三公”经费预算: what it is of is named behind the year. */
const LAST_OF = /[与比较同](?:上年|上一年|去年|(20\d\d)年)(?:度)?([^，。；：\d]{2,40})$/;

/** What an amount says, and of which stage. */
export function moneySlot(context: Context, section: Section, before: string, reason: boolean): Slot {
  if (reason) return none("reason");
  const rise = RISE.test(before);
  if (rise || FALL.test(before)) {
    const { meaning, base } = context.compared(before);
    if (meaning === undefined) return none("no-subject");
    return { is: "change", meaning, base, sign: rise ? 1 : -1 };
  }
  const completed = COMPLETED.exec(before);
  if (completed !== null && context.current !== undefined) {
    context.planned = context.completing = completed[1] === "年初" ? "initial" : "plan";
    return { is: "amount", meaning: context.current.meaning, stage: context.planned };
  }
  const special = ownSlot(context, section, before);
  if (special !== undefined) return special;
  let stage: Stage | undefined;
  let words = before;
  const initial = INITIAL.exec(words);
  const plan = initial === null ? PLAN.exec(words) : null;
  if (initial !== null) {
    // A budget is that of the beginning of the year.
    stage = context.planned = context.own === "plan" ? "plan" : "initial";
    words = words.slice(0, initial.index);
  } else if (plan !== null && context.own === "plan" && isOwnPlan(plan[0], words.slice(0, plan.index))) {
    words = words.slice(0, plan.index);
  } else if (plan !== null && context.own !== "plan" && !/(?:采购|公共|基金|经营)$/.test(words.slice(0, plan.index))) {
    stage = "plan";
    context.planned = "plan";
    words = words.slice(0, plan.index);
  }
  if (stage === undefined && /年初预算(?:收入|支出)?$/.test(words)) stage = context.own === "plan" ? "plan" : "initial";
  const isFinal = stage === undefined && FINAL.test(words) && /决算|执行|实际/.test(words);
  // What one kind of car cost stands in no table.
  if (
    context.divided?.sentence === context.lastCount?.sentence &&
    context.divided !== undefined &&
    words.endsWith("金额")
  )
    return none("other-books");
  const subject =
    context.subjectOf(words) ??
    context.plainTotal(before) ??
    otherSide(context, words) ??
    (context.current === undefined ? context.goingOn(words) : undefined);
  // Words without a subject of their own go on with the one before; others that are not known leave it.
  const rest = words
    .replace(HEAD, "")
    .replace(FINAL, "")
    .replace(FILLER, "")
    .replace(/^.*[，。；、：]/, "");
  const { topic } = context;
  context.topic = undefined;
  const spoken =
    subject ??
    // （一）基本支出情况：用于保障机构正常运转的日常支出…
    (topic !== undefined && DESCRIBED.has(topic.meaning.what) && words.endsWith("支出") ? topic : undefined) ??
    (/[\u4e00-\u9fff]{2,}/.test(rest.replace(/(?:20\d\d年度?|本年度?|支出|收入|实际|全年|项目|决算|预算|数|的)/g, ""))
      ? undefined
      : isOwnPart(context, words)
        ? undefined
        : context.current);
  const purse = spoken === undefined ? undefined : purseOf(spoken.meaning);
  if (spoken !== undefined && purse !== undefined && context.head !== undefined) {
    const { meaning, stage: whole, at } = context.head;
    if (PAID_FROM_PURSES.has(meaning.what))
      return {
        is: "amount",
        meaning: { ...meaning, name: purse },
        stage: whole,
        ...(at === undefined ? {} : { head: at }),
      };
  }
  // A part of what was not understood.
  if (spoken !== undefined && context.isHeadLost && !PAID_FROM_PURSES.has(spoken.meaning.what)) {
    context.current = undefined;
    return none("no-subject");
  }
  if (spoken?.meaning.what === "涉及资金") {
    // Every such amount is about other projects.
    const meaning: Meaning = { ...spoken.meaning, name: `${context.count}` };
    const over = context.head?.meaning.what === "涉及资金" ? context.head.at : undefined;
    if (over === undefined) {
      context.current = { meaning, stage: context.own, at: context.count };
      context.granted ??= meaning;
    }
    return { is: "amount", meaning, stage: context.own, ...(over === undefined ? {} : { head: over }) };
  }
  // What goes on from words that were not understood is not about what was spoken of before them.
  if (spoken === undefined) {
    context.current = undefined;
    context.isLost = true;
    return none(section.zone === "annex" ? "annex" : ASSETS.test(before) ? "other-books" : "no-subject");
  }
  context.isLost = false;
  const own = stage ?? (isFinal ? "final" : subject === undefined ? context.own : (context.head?.stage ?? context.own));
  // 比年初预算15万元 is what the sentence compares with, not what it goes on about.
  const compared = stage !== undefined && COMPARED.test(before);
  if (compared) context.base = context.planned;
  context.current = {
    meaning: spoken.meaning,
    stage: compared ? context.own : own,
    at: context.count,
    ...(spoken.unsure && { unsure: true }),
  };
  const head = context.head?.at;
  return {
    is: "amount",
    meaning: spoken.meaning,
    stage: own,
    ...(head === undefined || spoken.meaning === context.head?.meaning ? {} : { head }),
  };
}

/** 2023年预算数为, （项）2023年预算为: in a budget this is what is spoken of itself. */
function isOwnPlan(plan: string, before: string): boolean {
  return plan.includes("数") || (/[年)]$/.test(before) && /\([类款项]\)/.test(before));
}

/** Money of a project, of all of them, and of the year before. */
function ownSlot(context: Context, { zone }: Section, before: string): Slot | undefined {
  const at = context.count;
  if (/每次(?:发放|补助|支付)?$/.test(before))
    return { is: "amount", meaning: { what: "每次", scope: "全", name: `${at}` }, stage: context.own };
  if (context.project !== undefined) {
    if (before.endsWith("结转")) return { is: "amount", meaning: context.ofProject("项目结转"), stage: "final" };
    if (zone === "sheet" && /投入[^，。；：\d]{0,12}$/.test(before))
      return { is: "amount", meaning: context.ofProject("项目"), stage: "plan" };
  }
  if (zone === "sheet") return { is: "none", why: "sheet" };
  const last = LAST.exec(before) ?? LAST_OF.exec(before);
  if (last === null) return undefined;
  const named = last[2] === undefined ? undefined : context.subjectOf(last[2].replace(PLAN, "").replace(FINAL, ""));
  if (last[2] !== undefined && named === undefined) return undefined;
  // 收入支出总计与上年(…)相比: what is spoken of may stand before it.
  const spoken = named ?? context.subjectOf(before.slice(0, last.index).replace(/[与比较同]$/, "")) ?? context.current;
  if (spoken === undefined || isTable(spoken.meaning.what)) return undefined;
  if (last[1] !== undefined && (context.year === undefined || Number(last[1]) !== Number(context.year) - 1))
    return undefined;
  context.base = "last";
  context.current = spoken;
  return { is: "amount", meaning: spoken.meaning, stage: "last" };
}

/** 本年收入…，支出…: of the same purse. */
function otherSide({ current, own }: Context, words: string): Spoken | undefined {
  const side = /(?:^|[，；、])(收入|支出)(?:为|是)?$/.exec(words)?.[1];
  if (side === undefined || current === undefined || !FLOWS.has(current.meaning.what)) return undefined;
  if (current.meaning.what === `本年${side}`) return undefined;
  return { meaning: { what: side === "收入" ? "本年收入" : "本年支出", scope: current.meaning.scope }, stage: own };
}

/** 其中：按功能分类，支出…: a part that has no name of its own is not the whole again. */
function isOwnPart({ head, current }: Context, words: string): boolean {
  return head !== undefined && head.meaning === current?.meaning && /(?:^|[，；、])(?:支出|收入)$/.test(words);
}

/** What may be described in place of its name. */
const DESCRIBED: ReadonlySet<What> = new Set<What>(["基本支出", "项目支出"]);

const FLOWS: ReadonlySet<What> = new Set<What>(["年初结转", "年末结转", "本年收入", "本年支出"]);

/** The purse of an amount that is all the spending, or all the income, of one: what a list of purses names. */
function purseOf({ what, scope, code }: Meaning): Purse | undefined {
  // The name of a purse is that of a 类 too.
  if (what === "科目" && code === "223") return "国资";
  if (what === "本年支出" || what === "本年收入") return scope === "全" || scope === "财政" ? undefined : scope;
  return PURSE_LINES[what];
}

const PURSE_LINES: Partial<Record<What, Purse>> = {
  一般公共预算收入: "一般",
  政府性基金收入: "基金",
  国有资本收入: "国资",
};

/** What is said of 自评表 has no year before. */
function isTable(what: What): boolean {
  return what === "整体" || what === "全部项目" || what === "项目" || what === "涉及资金";
}
