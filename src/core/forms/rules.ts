import type { Rule } from "./rule.ts";
import { BUDGET_RULES } from "./budget/rules.ts";
import { DETAIL_RULES } from "./shared/detail.ts";
import { FINAL_RULES } from "./final/rules.ts";
import { PERFORMANCE_RULES } from "./performance/rules.ts";

/** Every rule, in the order in which reports list them. */
export const RULES: readonly Rule[] = [...FINAL_RULES, ...DETAIL_RULES, ...BUDGET_RULES, ...PERFORMANCE_RULES];

/** Changes whenever a rule or a form does; printed in reports. */
export const RULE_SET = "2026.11.2";
