import type { Purse, What } from "./meanings.ts";

const BOTH = "(?:收入?、支出?|收支|收入支出)";
/** Behind what money is spent on: “三公”经费支出总额. */
const ALL_OF_IT = "(?:支出)?(?:决算|预算)?(?:总额|合计|总计)?";
const CAR = "公(?:务(?:用)?)?车";
/** A kind of spending that the words name, and may add up. */
const spent = (words: string): RegExp => new RegExp(words + ALL_OF_IT);
/** A word for a meaning. Where a scope is given the word says whose money it is; otherwise sentence and section do. */
interface Term {
  readonly words: RegExp;
  readonly what: What;
  readonly scope?: Purse;
}
/** From the most telling to the least; of two that end at the same place the earlier counts. */
const TERMS: readonly Term[] = [
  { words: new RegExp(`财政拨款${BOTH}(?:决算|预算)?总(?:计|数|额|预算|决算|体)`), what: "收支总计", scope: "财政" },
  { words: new RegExp(`${BOTH}(?:决算|预算)?总(?:计|数|额|预算|决算|体)`), what: "收支总计" },
  { words: /财政拨款收入、支出(?=各|均)/, what: "收支总计", scope: "财政" },
  { words: /(?:收入?、支出?|收支)(?=各|均)|预算收支(?:总额|安排)?/, what: "收支总计" },
  { words: /财政拨款收入(?:决算|预算)?总(?:计|额|数)/, what: "收入总计", scope: "财政" },
  { words: /收入(?:决算|预算)?总(?:计|额|数)|总收入|收入预算|收入决算/, what: "收入总计" },
  { words: /财政拨款支出(?:决算|预算)?总(?:计|额|数)/, what: "支出总计", scope: "财政" },
  {
    words: /(?<!项目)支出(?:决算|预算)?总(?:计|额|数)(?!的)|总支出|(?<!算|金|项目|基本)支出预算(?!总)/,
    what: "支出总计",
  },
  { words: /本年财政拨款收入(?:合计)?/, what: "本年收入", scope: "财政" },
  { words: /本年财政拨款支出(?:合计)?/, what: "本年支出", scope: "财政" },
  { words: /本年(?:度)?收入(?:决算)?(?:合计|总额|总计)?/, what: "本年收入" },
  { words: /本年(?:度)?支出(?:决算)?(?:合计|总额|总计)?/, what: "本年支出" },
  { words: /(?<!财政拨款)收入(?:决算)?合计/, what: "本年收入" },
  { words: /(?<!财政拨款|项目|基本|[费购助])支出(?:决算)?合计/, what: "本年支出" },
  { words: /财政拨款收入(?:决算)?合计/, what: "本年收入", scope: "财政" },
  { words: /财政拨款支出(?:决算)?(?:合计)?/, what: "本年支出", scope: "财政" },
  { words: /(?:本年)?一般公共预算(?:(?:财政)?拨款)?收入/, what: "一般公共预算收入" },
  { words: /(?:本年)?(?:政府性)?基金(?:预算)?(?:(?:财政)?拨款)?收入/, what: "政府性基金收入" },
  { words: /(?:本年)?国有资本经营(?:预算)?(?:(?:财政)?拨款)?收入/, what: "国有资本收入" },
  { words: /财政拨款收入/, what: "财政拨款收入" },
  { words: /上级补助收入/, what: "上级补助收入" },
  { words: /(?:事业单位)?经营收入/, what: "经营收入" },
  { words: /事业收入/, what: "事业收入" },
  { words: /附属单位上缴收入/, what: "附属单位上缴收入" },
  { words: /其他收入/, what: "其他收入" },
  { words: /使用非财政拨款结余(?:\(含专用结余\)|和专用结余)?|用事业基金弥补收支差额/, what: "使用非财政拨款结余" },
  { words: /上年结转一般公共预算(?:财政)?拨款收入/, what: "年初一般公共预算结转", scope: "财政" },
  { words: /财政专户(?:管理)?(?:的)?(?:资金)?(?:收入)?/, what: "财政专户收入" },
  { words: /单位资金(?:收入)?/, what: "单位资金" },
  { words: /年初财政拨款结转和?结余/, what: "年初结转", scope: "财政" },
  { words: /(?:年初|上年)一般公共预算(?:财政拨款)?结转和?结余/, what: "年初结转", scope: "一般" },
  { words: /(?:年初|上年)政府性基金(?:预算)?(?:财政拨款)?结转和?结余/, what: "年初结转", scope: "基金" },
  { words: /年初结转和?结余|上年结转(?:和结余)?/, what: "年初结转" },
  { words: /结余分配/, what: "结余分配" },
  { words: /年末财政拨款结转和?结余/, what: "年末结转", scope: "财政" },
  { words: /年末一般公共预算(?:财政拨款)?结转和?结余/, what: "年末结转", scope: "一般" },
  { words: /年末政府性基金(?:预算)?(?:财政拨款)?结转和?结余/, what: "年末结转", scope: "基金" },
  { words: /年末结转和?结余|结转下年/, what: "年末结转" },
  { words: /一般公共预算(?:财政拨款)?基本支出(?:预算|决算)?/, what: "基本支出", scope: "一般" },
  { words: /一般公共预算(?:财政拨款)?项目支出/, what: "项目支出", scope: "一般" },
  { words: /一般公共预算(?:财政)?拨款(?:安排的?)?支出(?:预算|决算)?/, what: "本年支出", scope: "一般" },
  { words: /政府性基金(?:预算)?(?:财政)?拨款(?:安排的?)?支出(?:预算|决算)?/, what: "本年支出", scope: "基金" },
  { words: /国有资本经营(?:预算)?(?:财政)?拨款(?:安排的?)?支出(?:预算|决算)?/, what: "本年支出", scope: "国资" },
  { words: /财政拨款(?:(?:安排的?|预算)支出|支出预算)/, what: "支出总计", scope: "财政" },
  { words: /一般公共预算(?:财政)?拨款合计/, what: "本年支出" },
  { words: /一般公共预算当年(?:财政)?拨款(?:支出)?/, what: "本年支出", scope: "当年" },
  { words: /一般公共预算(?:财政拨款)?支出(?:预算|决算)?/, what: "本年支出", scope: "一般" },
  { words: /政府性基金(?:预算)?(?:财政拨款)?支出/, what: "本年支出", scope: "基金" },
  { words: /国有资本经营(?:预算)?(?:财政拨款)?支出/, what: "本年支出", scope: "国资" },
  { words: /基本支出(?:预算|决算)?/, what: "基本支出" },
  { words: /项目支出(?!预算|绩效)/, what: "项目支出" },
  // Annexes divide all spending into staff, office and this.
  { words: /特定目标类(?:项目)?支出/, what: "项目支出" },
  { words: /上缴上级支出/, what: "上缴上级支出" },
  { words: /(?<!事业单位)经营支出/, what: "经营支出" },
  { words: /对附属单位补助支出/, what: "对附属单位补助支出" },
  { words: /人员(?:经费(?:支出)?|支出)/, what: "人员经费", scope: "一般" },
  { words: /(?:日常)?公用(?:经费(?:支出)?|支出)/, what: "公用经费", scope: "一般" },
  { words: spent("因公出国(?:\\((?:境)?\\))?(?:费用?|经费)?"), what: "出国", scope: "财政" },
  {
    words: spent(`${CAR}购置(?:费用?)?(?:及|和|与|、)?运行(?:及?维护)?(?:费用?|经费)?`),
    what: "公车",
    scope: "财政",
  },
  { words: spent(`${CAR}运行(?:及?维护)?(?:费用?|经费)?`), what: "运行", scope: "财政" },
  { words: spent(`${CAR}购置(?:费用?|经费)?`), what: "购置", scope: "财政" },
  { words: spent(`购置${CAR}(?:费用?|经费)?`), what: "购置", scope: "财政" },
  { words: spent("国内(?:公务)?接待(?:费用?)?"), what: "国内接待", scope: "财政" },
  { words: spent("国\\(境\\)外(?:公务)?接待(?:费用?)?"), what: "境外接待", scope: "财政" },
  { words: spent("(?:外事|外宾)接待(?:费用?)?"), what: "外事接待", scope: "财政" },
  { words: spent("公务接待(?:费用?|经费|(?=支出|$))"), what: "接待", scope: "财政" },
  { words: spent('三公["”]?经费(?:(?:一般公共预算)?财政拨款)?(?:总)?'), what: "三公", scope: "财政" },
  { words: spent("会议费用?"), what: "会议", scope: "财政" },
  { words: spent("培训费用?"), what: "培训", scope: "财政" },
  {
    words: /机关运行(?:经)?费(?:(?:一般公共预算)?财政拨款)?(?:支出)?(?:决算|预算)?(?:合计|总额)?/,
    what: "机关运行经费",
    scope: "一般",
  },
  { words: /(?:政府)?采购货物(?:类)?(?:支出|预算)?|货物类?采购(?:支出|预算)?(?:金额)?/, what: "采购货物", scope: "全" },
  { words: /(?:政府)?采购工程(?:类)?(?:支出|预算)?|工程类?采购(?:支出|预算)?(?:金额)?/, what: "采购工程", scope: "全" },
  { words: /(?:政府)?采购服务(?:类)?(?:支出|预算)?|服务类?采购(?:支出|预算)?(?:金额)?/, what: "采购服务", scope: "全" },
  { words: /政府采购(?:支出|预算|金额)?(?:合同)?(?:总额|合计|总金额|金额)?/, what: "采购", scope: "全" },
  { words: /涉及(?:财政|项目)?(?:资金|预算(?:总)?(?:金额|资金)?)/, what: "涉及资金", scope: "全" },
  { words: /(?:授予)?小微企业(?:的)?合同(?:金额)?/, what: "小微企业", scope: "全" },
  { words: /(?:授予)?中小企业(?:的)?合同(?:金额)?/, what: "中小企业", scope: "全" },
];
/** Words of things that are counted; `after` what was spoken of before decides between travellers and guests. */
export const COUNTED: readonly { readonly words: RegExp; readonly what: What; readonly unit: RegExp }[] = [
  { words: /国\(境\)外[^，；]*接待/, what: "境外批次", unit: /^(?:个?批次?)/ },
  { words: /接待[^，；]*团组|来访团组/, what: "批次", unit: /^[个批]/ },
  { words: /团组/, what: "团组", unit: /^[个次批]/ },
  {
    words: /公务用?车购置(?:数|量)|(?:购置|更新)(?:\([^()]*\))?(?:公务)?(?:用车|车辆)|更新购置|公务用?车(?:购置|更新)$/,
    what: "购置数",
    unit: /^[辆台](?!\()/,
  },
  { words: /保有(?:量|数)?/, what: "保有量", unit: /^辆/ },
  { words: /车辆|公务用?车/, what: "车辆", unit: /^辆/ },
  { words: /整体支出绩效(?:目标)?自评表?/, what: "整体自评", unit: /^[个张份项]/ },
  { words: /绩效(?:评价|自评)项目/, what: "绩效项目", unit: /^[个项]/ },
  { words: /(?:外事|外宾)接待|接待外宾/, what: "外事批次", unit: /^(?:个?批次?)/ },
  { words: /接待/, what: "批次", unit: /^(?:个?批次?)/ },
];
const CACHE = new Map<string, ReturnType<typeof lastTerm>>();
/** The last meaning that words name, with the scope that they say themselves. */
export function meaningIn(
  words: string,
): { readonly what: What; readonly scope?: Purse; readonly start: number; readonly end: number } | undefined {
  if (words === "") return undefined;
  const known = CACHE.get(words);
  if (known !== undefined || CACHE.has(words)) return known;
  const found = lastTerm(words);
  if (words.length < 60) {
    if (CACHE.size > 5000) CACHE.clear();
    CACHE.set(words, found);
  }
  return found;
}
function lastTerm(
  words: string,
): { readonly what: What; readonly scope?: Purse; readonly start: number; readonly end: number } | undefined {
  let best: { what: What; scope?: Purse; end: number; start: number } | undefined;
  for (const { words: pattern, what, scope } of TERMS) {
    const global = globalOf(pattern);
    global.lastIndex = 0;
    for (let match = global.exec(words); match !== null; match = global.exec(words)) {
      const start = match.index;
      const end = start + match[0].length;
      if (best === undefined || end > best.end || (end === best.end && start < best.start))
        best = { what, ...(scope === undefined ? {} : { scope }), end, start };
    }
  }
  return best;
}
const GLOBAL = new Map<RegExp, RegExp>();
function globalOf(pattern: RegExp): RegExp {
  const known = GLOBAL.get(pattern);
  if (known !== undefined) return known;
  const made = new RegExp(pattern.source, "g");
  GLOBAL.set(pattern, made);
  return made;
}
/** Kinds of 财政拨款, which a list of income gives by the name of the purse alone. */
const PURSES: readonly (readonly [RegExp, What])[] = [
  [/^一般公共预算(?:财政拨款|拨款|资金)?$/, "一般公共预算收入"],
  [/^政府性基金(?:预算)?(?:财政拨款|拨款|资金)?$/, "政府性基金收入"],
  [/^国有资本经营预算(?:财政拨款|拨款|资金)?$/, "国有资本收入"],
];

/** The income that is named by the money it comes from. */
export function purseIncome(words: string): What | undefined {
  return PURSES.find(([pattern]) => pattern.test(words))?.[1];
}
/** Whose money words speak of, where they do. */
export function scopeIn(words: string): Purse | undefined {
  if (/当年(?:财政)?拨款/.test(words)) return "当年";
  if (words.includes("一般公共预算")) return "一般";
  if (words.includes("政府性基金")) return "基金";
  if (words.includes("国有资本经营")) return "国资";
  return /(?<!非)财政拨款/.test(words) ? "财政" : undefined;
}
