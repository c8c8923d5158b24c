// The forms of 预算 by name, for those who speak of several.
export { budgetIncome } from "./1-1-income.ts";
export { budgetExpenditure } from "./1-2-expenditure.ts";
export { budgetOverview } from "./1-overview.ts";
export { budgetDetail } from "./2-1-detail.ts";
export { budgetAppropriation } from "./2-appropriation.ts";
export { budgetBasic } from "./3-1-basic.ts";
export { budgetProjects } from "./3-2-projects.ts";
export { budgetExpenseList } from "./3-3-expense-list.ts";
export { budgetExpenses } from "./3-3-expenses.ts";
export { budgetGeneral } from "./3-general.ts";
export { budgetFundExpenses } from "./4-1-fund-expenses.ts";
export { budgetFunds } from "./4-funds.ts";
export { budgetStateCapital } from "./5-state-capital.ts";
export {
  appropriationBasic,
  appropriationSpending,
  generalByEconomy,
  projectsByEconomy,
  runningByEconomy,
} from "./appropriation-spending.ts";
