import { meaning } from "./form.ts";
import type { Meaning } from "../prose/meanings.ts";

// What every form speaks of.

export const TOTAL = meaning("全", "收支总计");
export const INCOME = meaning("全", "本年收入");
export const SPENDING = meaning("全", "本年支出");
export const GRANTS = meaning("财政", "收支总计");
export const GENERAL = meaning("一般", "本年支出");
export const BASIC = meaning("一般", "基本支出");
export const STAFF = meaning("一般", "人员经费");
export const OFFICE = meaning("一般", "公用经费");
export const RUNNING = meaning("一般", "机关运行经费");
export const EXPENSES = meaning("财政", "三公");
export const ABROAD = meaning("财政", "出国");
export const CARS = meaning("财政", "公车");
export const BUYING = meaning("财政", "购置");
export const DRIVING = meaning("财政", "运行");
export const GUESTS = meaning("财政", "接待");
export const FUNDS = meaning("基金", "本年支出");
export const STATE = meaning("国资", "本年支出");
export const PURCHASES = meaning("全", "采购");
export const GOODS = meaning("全", "采购货物");
export const WORKS = meaning("全", "采购工程");
export const SERVICES = meaning("全", "采购服务");
export const SMALL = meaning("全", "中小企业");
export const SMALLEST = meaning("全", "小微企业");

export const ALL_PROJECTS = meaning("全", "全部项目");
/** The 整体支出自评表. */
export const OVERALL = meaning("全", "整体");

export const SOURCES: readonly Meaning[] = (
  ["财政拨款收入", "上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入"] as const
).map((what) => meaning("全", what));
export const KINDS: readonly Meaning[] = (
  ["基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出"] as const
).map((what) => meaning("全", what));

/** 款 of staff and of office expenses. */
export const STAFF_CODES = ["301", "303"];
export const OFFICE_CODES = ["302", "307", "310", "399"];
