import { BUDGET_RULES, BUDGET_TABLES } from "./budget/index.ts";
import { FINAL_RULES, FINAL_TABLES } from "./final/index.ts";
import type { Form } from "./form.ts";
import { PERFORMANCE_RULES, PERFORMANCE_TABLES } from "./performance/index.ts";
import type { Rule } from "./rule.ts";
import type { TableFile } from "./table-file.ts";

/** Every table that is known: 青海决算, what other 决算 print besides, then 四川预算; 绩效表 last. */
export const TABLES: readonly TableFile[] = [...FINAL_TABLES, ...BUDGET_TABLES, ...PERFORMANCE_TABLES];

/** Every form that can be recognised. */
export const FORMS: readonly Form[] = TABLES.map(({ form }) => form);

/** Those that their words tell where no title does. */
export const UNTITLED: readonly Form[] = FORMS.filter(({ titleOnly }) => titleOnly !== true);

/** Every rule, in the order in which reports list them. */
export const RULES: readonly Rule[] = [...FINAL_RULES, ...BUDGET_RULES, ...PERFORMANCE_RULES];

/** Changes whenever a rule or a form does; printed in reports. */
export const RULE_SET = "2026.11.4";
