import type { Form } from "../form.ts";
import * as budget from "./budget.ts";
import * as final from "./final.ts";
import * as performance from "./performance.ts";

/** Every form that can be recognised: 青海决算, then 四川预算, each in the order in which it prints them; 绩效表 last. */
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
  budget.budgetOverview,
  budget.budgetIncome,
  budget.budgetExpenditure,
  budget.budgetAppropriation,
  budget.budgetGeneral,
  budget.budgetBasic,
  budget.budgetProjects,
  budget.budgetExpenses,
  budget.budgetFunds,
  budget.budgetFundExpenses,
  budget.budgetStateCapital,
  performance.targets,
  performance.selfEvaluation,
  performance.overallSelfEvaluation,
];
