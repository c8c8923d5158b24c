import { children, roots, subject, subjectsNamed, type Subject } from "../subjects/subject.ts";

/** Whose money is meant: all of it, all 财政拨款, one of its kinds, or of a budget what was granted this year. */
export type Purse = "全" | "财政" | "一般" | "当年" | "基金" | "国资";

/** What a figure can be about; 科目, lines of a list and projects carry their code or name besides. */
export type What =
  | "收支总计"
  | "收入总计"
  | "支出总计"
  | "本年收入"
  | "本年支出"
  | "财政拨款收入"
  | "一般公共预算收入"
  | "政府性基金收入"
  | "国有资本收入"
  | "上级补助收入"
  | "事业收入"
  | "经营收入"
  | "附属单位上缴收入"
  | "其他收入"
  | "使用非财政拨款结余"
  | "年初结转"
  | "年初一般公共预算结转"
  | "结余分配"
  | "年末结转"
  | "基本支出"
  | "项目支出"
  | "上缴上级支出"
  | "经营支出"
  | "对附属单位补助支出"
  | "人员经费"
  | "公用经费"
  | "科目"
  | "经济科目"
  | "三公"
  | "出国"
  | "公车"
  | "购置"
  | "运行"
  | "接待"
  | "国内接待"
  | "外事接待"
  | "机关运行经费"
  | "采购"
  | "采购货物"
  | "采购工程"
  | "采购服务"
  | "中小企业"
  | "小微企业"
  | "团组"
  | "出国人次"
  | "购置数"
  | "保有量"
  | "车辆"
  | "批次"
  | "人次"
  | "外事批次"
  | "外事人次"
  | "境外接待"
  | "境外批次"
  | "境外人次"
  | "绩效项目"
  | "自评项目"
  | "涉及资金"
  | "项目"
  /** What is left of the money of a project. */
  | "项目结转"
  /** What is paid out each time. */
  | "每次"
  /** All projects of the 自评表 together, and the 整体支出自评表. */
  | "全部项目"
  | "整体"
  | "整体自评"
  | "得分";

export interface Meaning {
  readonly what: What;
  readonly scope: Purse;
  /** Of a 科目. */
  readonly code?: string;
  /** Of a 科目 without a known code, of a project. */
  readonly name?: string;
  /** What the words may mean besides. */
  readonly or?: Meaning;
  /** Of a 科目 without a known code: what it is listed under. */
  readonly under?: What;
}

/** 年初预算, 预算 (that of the whole year, or the one the document is about), 决算; what the year before had. */
export type Stage = "initial" | "plan" | "final" | "last";

export function keyOf({ what, scope, code, name }: Meaning, stage: Stage = "final"): string {
  return `${scope} ${what} ${code ?? name ?? ""} ${stage}`;
}

/** A word for a meaning. Where a scope is given the word says whose money it is; otherwise sentence and section do. */
interface Term {
  readonly words: RegExp;
  readonly what: What;
  readonly scope?: Purse;
}

const BOTH = "(?:收入?、支出?|收支|收入支出)";

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
  { words: /年初财政拨款结转和结余/, what: "年初结转", scope: "财政" },
  { words: /年初结转和结余|上年结转(?:和结余)?|年初结转结余/, what: "年初结转" },
  { words: /结余分配/, what: "结余分配" },
  { words: /年末财政拨款结转和结余/, what: "年末结转", scope: "财政" },
  { words: /年末结转和结余|结转下年/, what: "年末结转" },
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
  { words: /因公出国(?:\((?:境)?\))?(?:费用?|经费|支出)?/, what: "出国", scope: "财政" },
  { words: /公务用车购置(?:费用?)?(?:及|和|与|、)?运行(?:维护)?(?:费用?|支出|经费)?/, what: "公车", scope: "财政" },
  { words: /公务用车运行(?:维护)?(?:费用?|支出|经费)?/, what: "运行", scope: "财政" },
  { words: /公务用车购置(?:费用?|支出|经费)?/, what: "购置", scope: "财政" },
  { words: /国内(?:公务)?接待(?:费)?/, what: "国内接待", scope: "财政" },
  { words: /国\(境\)外(?:公务)?接待(?:费)?/, what: "境外接待", scope: "财政" },
  { words: /外事接待(?:费)?/, what: "外事接待", scope: "财政" },
  { words: /公务接待(?:费用?|支出|经费)/, what: "接待", scope: "财政" },
  { words: /三公["”]?经费(?:(?:一般公共预算)?财政拨款)?(?:总?支出)?(?:决算|预算)?/, what: "三公", scope: "财政" },
  {
    words: /机关运行(?:经)?费(?:(?:一般公共预算)?财政拨款)?(?:支出)?(?:决算|预算)?(?:合计|总额)?/,
    what: "机关运行经费",
    scope: "一般",
  },
  { words: /(?:政府)?采购货物(?:类)?(?:支出|预算)?/, what: "采购货物", scope: "全" },
  { words: /(?:政府)?采购工程(?:类)?(?:支出|预算)?/, what: "采购工程", scope: "全" },
  { words: /(?:政府)?采购服务(?:类)?(?:支出|预算)?/, what: "采购服务", scope: "全" },
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
    words: /公务用车购置(?:数|量)|(?:购置|更新)(?:\([^()]*\))?(?:公务)?(?:用车|车辆)|更新购置|公务用车(?:购置|更新)$/,
    what: "购置数",
    unit: /^[辆台](?!\()/,
  },
  { words: /保有(?:量|数)?/, what: "保有量", unit: /^辆/ },
  { words: /车辆|公务用车/, what: "车辆", unit: /^辆/ },
  { words: /整体支出绩效(?:目标)?自评表?/, what: "整体自评", unit: /^[个张份项]/ },
  { words: /绩效(?:评价|自评)项目/, what: "绩效项目", unit: /^[个项]/ },
  { words: /外事接待/, what: "外事批次", unit: /^(?:个?批次?)/ },
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

/** What a list of parts adds up to; a share without a named whole is a share of this. */
export function wholeOf({ what, scope, code, under }: Meaning): Meaning | undefined {
  const of = (whole: What, whose: Purse = scope): Meaning => ({ what: whole, scope: whose });
  switch (what) {
    case "财政拨款收入":
    case "一般公共预算收入":
    case "政府性基金收入":
    case "国有资本收入":
    case "上级补助收入":
    case "事业收入":
    case "经营收入":
    case "附属单位上缴收入":
    case "其他收入":
      return of("本年收入");
    case "基本支出":
    case "项目支出":
    case "上缴上级支出":
    case "经营支出":
    case "对附属单位补助支出":
      return of("本年支出");
    case "科目":
      return of("本年支出");
    case "年初结转":
    case "使用非财政拨款结余":
      return of("收入总计");
    case "结余分配":
    case "年末结转":
      return of("支出总计");
    case "本年收入":
      return of("收入总计");
    case "本年支出":
      return of("支出总计");
    case "人员经费":
    case "公用经费":
      return of("基本支出");
    case "出国":
    case "公车":
    case "接待":
      return of("三公");
    case "购置":
    case "运行":
      return of("公车");
    case "国内接待":
    case "外事接待":
      return of("接待");
    case "经济科目":
      return code === undefined ? under && of(under) : of(/^30[13]/.test(code) ? "人员经费" : "公用经费");
    case "采购货物":
    case "采购工程":
    case "采购服务":
      return of("采购");
    default:
      return undefined;
  }
}

/** All of a side: of the year, or with what was carried over. */
export const ALIKE: Partial<Record<What, What>> = {
  收入总计: "本年收入",
  支出总计: "本年支出",
  本年收入: "收入总计",
  本年支出: "支出总计",
};

/** The name of a project as words and 自评表 may both write it. */
export function projectName(name: string): string {
  return name
    .replace(/[\s“”"‘’'《》：]/g, "")
    .replaceAll("（", "(")
    .replaceAll("）", ")")
    .replaceAll(",", "，")
    .replace(/(?<=.{4})项目(?:支出)?$/, "");
}

/** 科目 as a document writes them, with or without 支出, brackets and quotes of any kind. */
function bareName(name: string): string {
  return name
    .replace(/科目$/, "")
    .replace(/[()（）“”"‘’'、，\s]/g, "")
    .replace(/(?<=家庭)的(?=补助)/, "")
    .replace(/[和与]/g, "及")
    .replace(/(?<=.{2})支出$/, "");
}

/** Codes by what a document may call them: of tables first, of the catalogue otherwise. */
export class SubjectNames {
  private readonly functional = new Map<string, string>();
  private readonly economic = new Map<string, string>();
  private readonly paths = new Map<string, string | undefined>();

  constructor(printed: Iterable<{ readonly code: string; readonly name: string }>) {
    for (const one of roots("functional")) this.functional.set(bareName(one.name), one.code);
    for (const one of roots("department"))
      for (const below of [one, ...children(one.code)]) {
        const name = bareName(below.name);
        if (!this.economic.has(name)) this.economic.set(name, below.code);
      }
    for (const { code, name } of printed) {
      if (code.startsWith("2"))
        this.functional.set(code.length === 3 ? bareName(name) : `${code} ${bareName(name)}`, code);
      else if (code.startsWith("3") && code.length <= 5) this.economic.set(bareName(name), code);
    }
  }

  /** Whether a code is one of a table, or of the catalogue. */
  isCode(code: string): boolean {
    return [...this.functional.values()].includes(code) || subject(code) !== undefined;
  }

  /** 社会保障和就业支出 → 208 */
  classNamed(name: string): string | undefined {
    return this.functional.get(bareName(name));
  }

  /** 基本工资 → 30101 */
  economicNamed(name: string): string | undefined {
    const bare = bareName(name);
    return this.economic.get(bare) ?? this.economic.get(bare.replace(/用$/, "")) ?? this.economic.get(`${bare}用`);
  }

  /** The code of a path of names, 类 to 项; parts that are not given may be known from before. */
  pathOf(type: string | undefined, sum: string | undefined, item: string): string | undefined {
    const key = `${type ?? ""}|${sum ?? ""}|${item}`;
    if (!this.paths.has(key)) this.paths.set(key, this.findPath(type, sum, item));
    return this.paths.get(key);
  }

  private findPath(type: string | undefined, sum: string | undefined, item: string): string | undefined {
    const first = type === undefined ? undefined : this.classNamed(type);
    const wanted = bareName(item);
    const printed = [...this.functional]
      .filter(([name, code]) => code.length === 7 && name === `${code} ${wanted}`)
      .map(([, code]) => code);
    const known =
      printed.length > 0
        ? printed
        : catalogued(item)
            .map(({ code }) => code)
            .filter((code) => code.length === 7);
    const fitting = known.filter((code) => first === undefined || code.startsWith(first));
    if (sum === undefined) return fitting.length === 1 ? fitting[0] : undefined;
    const below = fitting.filter((code) => catalogued(sum).some((one) => one.code === code.slice(0, 5)));
    const [only] = below.length > 0 ? below : fitting;
    return below.length === 1 || fitting.length === 1 ? only : undefined;
  }
}

function catalogued(name: string): readonly Subject[] {
  const spellings = [name, `${name}支出`, name.replace(/支出$/, "")];
  return [...new Set(spellings.flatMap((one) => subjectsNamed(one, "functional")))];
}
