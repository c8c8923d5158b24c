import type { Form } from "./form.ts";
import * as budget from "./budget/tables.ts";
import * as final from "./final/tables.ts";
import * as performance from "./performance/tables.ts";
import type { Rule } from "./rule.ts";
import { BUDGET_RULES } from "./budget/rules.ts";
import { DETAIL_RULES } from "./shared/detail.ts";
import { FINAL_RULES } from "./final/rules.ts";
import { PERFORMANCE_RULES } from "./performance/rules.ts";

/** Every form that can be recognised: 青海决算, what other 决算 print besides, then 四川预算; 绩效表 last. */
export const FORMS: readonly Form[] = [
  final.overview,
  final.income,
  final.expenditure,
  final.appropriation,
  final.general,
  final.basic,
  final.funds,
  final.stateCapital,
  final.publicExpenses,
  final.running,
  final.procurement,
  final.detail,
  final.generalDetail,
  final.generalProjects,
  final.stateCapitalSpending,
  final.expensesAndMeetings,
  final.expenseList,
  budget.budgetOverview,
  budget.budgetIncome,
  budget.budgetExpenditure,
  budget.budgetAppropriation,
  budget.budgetDetail,
  budget.budgetGeneral,
  budget.budgetBasic,
  budget.budgetProjects,
  budget.budgetExpenses,
  budget.budgetFunds,
  budget.budgetFundExpenses,
  budget.budgetStateCapital,
  budget.budgetExpenseList,
  performance.targets,
  performance.selfEvaluation,
  performance.overallSelfEvaluation,
  performance.namedSelfEvaluation,
];

/** Those that their words tell where no title does. */
export const UNTITLED: readonly Form[] = FORMS.filter(({ titleOnly }) => titleOnly !== true);

/** Every rule, in the order in which reports list them. */
export const RULES: readonly Rule[] = [...FINAL_RULES, ...DETAIL_RULES, ...BUDGET_RULES, ...PERFORMANCE_RULES];

/** Changes whenever a rule or a form does; printed in reports. */
export const RULE_SET = "2026.11.3";
