import type { Rule } from "../rule.ts";
import { BUDGET_RULES } from "./budget.ts";
import { DETAIL_RULES } from "./detail.ts";
import { FINAL_RULES } from "./final.ts";
import { PERFORMANCE_RULES } from "./performance.ts";

/** Every rule, in the order in which reports list them. */
export const RULES: readonly Rule[] = [...FINAL_RULES, ...DETAIL_RULES, ...BUDGET_RULES, ...PERFORMANCE_RULES];

/** Changes whenever a rule or a form does; printed in reports. */
export const RULE_SET = "2026.11.2";
