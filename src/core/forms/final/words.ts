import { FUNCTIONAL_CODES, FUNCTIONAL_NAMES, LEVELS, LINE_NAMES } from "../shared/labels.ts";
import { inferred, printed } from "../shared/sources.ts";

// 部门（单位）决算: words that several tables print.

export const QINGHAI = printed("000", "003");

export const AMOUNT = ["金额", "决算数"] as const;
export const LINE_LABELS = { name: LINE_NAMES, number: ["行次"] } as const;
/** What other places print besides. */
export const ELSEWHERE = inferred("青海没有这一项；别处的目录和公开的表里有");
export const SUBJECT_LABELS = {
  code: ["功能分类科目代码", ...FUNCTIONAL_CODES],
  ...LEVELS,
  name: FUNCTIONAL_NAMES,
} as const;
export const INCOME = ["收入", "收入决算数", "本年收入"] as const;
export const SPENDING = ["支出", "支出决算数", "本年支出"] as const;

export const ABROAD = ["因公出国(境)费", "因公出国(境)费用"] as const;
export const CAR_BUYING = ["公务用车购置费", "购置费"] as const;
export const CAR_RUNNING = ["公务用车运行维护费", "公务用车运行费", "运行维护费", "运行费"] as const;
export const PLANNED = ["“三公”经费预算数", "预算数", "全年预算数", "年初预算数"] as const;
export const SPENT = ["“三公”经费决算数", "决算数", "决算支出数", "支出决算数"] as const;
export const CARS = ["公务用车购置及运行维护费", "公务用车购置及运行费", "公务用车购置和运行维护费"] as const;
