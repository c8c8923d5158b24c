import type { Form } from "./form.ts";
import * as budget from "./budget/tables.ts";
import * as final from "./final/tables.ts";
import * as performance from "./performance/tables.ts";

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
  performance.targets,
  performance.selfEvaluation,
  performance.overallSelfEvaluation,
  performance.namedSelfEvaluation,
];

/** Those that their words tell where no title does. */
export const UNTITLED: readonly Form[] = FORMS.filter(({ titleOnly }) => titleOnly !== true);
