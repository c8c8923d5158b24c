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
  /** 财政专户管理资金, and all that a unit has of its own: a budget's words for what is no 财政拨款. */
  | "财政专户收入"
  | "单位资金"
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
  | "会议"
  | "培训"
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
  /** Of a 科目 without a known code, of a project, of the purse that pays a part of “三公”. */
  readonly name?: string;
  /** What the words may mean besides. */
  readonly or?: Meaning;
  /** Of a 科目 without a known code: what it is listed under. */
  readonly under?: What;
}

/** 年初预算, 预算 (that of the whole year, or the one the document is about), 决算; what the year before had. */
export type Stage = "initial" | "plan" | "final" | "last";

/** The same text for the same meaning, at one stage of the year. */
export function keyOf({ what, scope, code, name }: Meaning, stage: Stage = "final"): string {
  return `${scope} ${what} ${code ?? name ?? ""} ${stage}`;
}

/** What a list of parts adds up to; a share without a named whole is a share of this. */
export function wholeOf({ what, scope, code, name, under }: Meaning): Meaning | undefined {
  const of = (whole: What, whose: Purse = scope): Meaning => ({ what: whole, scope: whose });
  if (name !== undefined && PAID_FROM_PURSES.has(what)) return of(what);
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
    case "财政专户收入":
    case "单位资金":
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

/** What a document may divide by the purse that paid for it: 三公（其中：一般公共预算支出…；政府性基金预算支出…）. */
export const PAID_FROM_PURSES: ReadonlySet<What> = new Set<What>([
  "三公",
  "出国",
  "公车",
  "购置",
  "运行",
  "接待",
  "会议",
  "培训",
  "机关运行经费",
  "采购",
]);

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
