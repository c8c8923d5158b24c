import {
  across,
  ECONOMIC_CODES,
  ECONOMIC_NAMES,
  FUNCTIONAL_CODES,
  FUNCTIONAL_NAMES,
  LEVELS,
  LINE_NAMES,
  UNIT_CODES,
  UNIT_NAMES,
} from "../shared/labels.ts";
import { inferred, printed } from "../shared/sources.ts";

// 部门（单位）预算: words that several tables print.

export const SICHUAN = printed("004");
/** What other places print. */
export const ELSEWHERE = printed("上海", "中央", "河北", "三公");
/** Columns and lines that 004 has no use for. */
export const USUAL = inferred("004 没有这一项；收支要平衡、来源要齐全时应有");

export const SUBJECT_LABELS = {
  code: FUNCTIONAL_CODES,
  ...LEVELS,
  unitCode: UNIT_CODES,
  name: [...UNIT_NAMES, ...FUNCTIONAL_NAMES],
} as const;
export const ECONOMIC_LABELS = {
  code: ECONOMIC_CODES,
  ...LEVELS,
  unitCode: UNIT_CODES,
  name: [...UNIT_NAMES, ...ECONOMIC_NAMES],
} as const;
export const UNIT_LABELS = { unitCode: UNIT_CODES, name: UNIT_NAMES } as const;
export const LINE_LABELS = { name: LINE_NAMES, number: ["行次", "序号"] } as const;
export const INCOME = ["收入", "本年收入", "财政拨款收入", "收入预算"] as const;
export const SPENDING = ["支出", "本年支出", "财政拨款支出", "支出预算"] as const;
export const PLAN_WORDS = ["预算数", "金额", "预算金额", "本年预算数", "年初预算数", "本年预算", "预算"] as const;
export const PLAN = [{ name: "预算数", headings: PLAN_WORDS }] as const;
/** Brought forward, and used of what was saved. */
export const BROUGHT_LINES = [
  "上年结转资金",
  "上年结余结转",
  "上年财政拨款结转",
  "年初结转",
  "上年结转结余",
  "上年结转和结余",
  "上年结转收入",
  "年初结转和结余",
  "年初结转结余",
  "上年结余",
  "上年结余(转)",
  "上年结转(结余)",
  "上年结转及结余",
] as const;
export const CARRIED_LINES = [
  "年终结转",
  "年终结转结余",
  "结转下年支出",
  "年末结转和结余",
  "年末结转结余",
  "结转结余下年",
] as const;

export const SPECIAL = [
  "财政专户管理资金收入",
  "财政专户管理资金",
  "财政专户拨款收入",
  "财政专户管理的资金",
  "财政专户核拨资金",
  "专户资金",
  "教育收费资金收入",
  "纳入专户管理的非税收入",
  "纳入财政专户管理的非税收入",
] as const;
export const UNIT_MONEY = ["单位资金", "单位资金收入", "单位其他资金"] as const;

/** Columns of the difference from last year, which are not read. */
/** By how much this year's figures differ from last year's. */
export const DIFFERENCES = ["增减额", "增减金额", "增、减金额"] as const;
/** In a ratio, or of both kinds. */
export const RATES = ["增减", "增减%", "增减率", "增减比例", "增减幅度", "增、减幅度", "增减变化率"] as const;
export const DIFFERENCE = [...DIFFERENCES, ...RATES] as const;
/** Last year's figures beside this year's. */
export const LAST_FIGURES = [
  "上年执行数",
  "上年预算数",
  "上年决算数",
  "上年",
  "上年执行",
  "上年预算",
  "上年年初预算数",
  "上年预算执行数",
] as const;
export const COMPARED = [...LAST_FIGURES, ...DIFFERENCE] as const;

export const STAFF = ["人员经费", "人员支出", "人员类", "人员经费支出", "人员类项目"] as const;
export const OPERATING = [
  "公用经费",
  "日常公用经费",
  "公用支出",
  "日常公用支出",
  "公用经费支出",
  "公用类项目",
] as const;
export const PROJECTS = ["项目支出", "专项业务经费支出", "专项业务经费"] as const;

export const ABROAD = ["因公出国(境)费用", "因公出国(境)费", "因公出国(境)"] as const;
export const RECEPTION = ["公务接待费", "公务接待费用"] as const;
export const CAR_BUYING = ["公务用车购置费", "购置费", "公务用车购置"] as const;
export const CAR_RUNNING = ["公务用车运行费", "公务用车运行维护费", "运行费", "运行维护费", "公务用车运行"] as const;
export const CARS = [
  "公务用车购置及运行费",
  "公务用车购置及运行维护费",
  "公务用车购置和运行费",
  "公务用车购置和运行维护费",
  "公务用车费",
  "公务用车费用",
] as const;
export const EXPENSE_TOTAL = [
  "合计",
  "小计",
  "总计",
  "共计",
  ...across(["“三公”经费"], ["", "支出", "预算", "预算财政拨款", "财政拨款预算"], ["合计", "总计", "总额"]),
  // Of what the money is, over the kinds.
  ...across(
    ["", ...across(["财政拨款", "一般公共预算", "一般公共预算财政拨款", "一般公共预算拨款"], ["", "安排的"], [""])],
    ["“三公”经费"],
    ["", "支出", "预算", "预算数"],
  ),
];

export const LAST_YEAR = ["上年预算数", "上年", "上年“三公”经费预算数", "上年年初预算数"] as const;

export const SOURCES = ["一般公共预算拨款收入", "政府性基金预算拨款收入", "国有资本经营预算拨款收入"] as const;
