import type { Rule } from "../rule.ts";
import { rulesWithin, type TableFile } from "../table-file.ts";
import { budgetIncomeTable } from "./1-1-income.ts";
import { budgetExpenditureTable } from "./1-2-expenditure.ts";
import { budgetOverviewTable } from "./1-overview.ts";
import { budgetDetailTable } from "./2-1-detail.ts";
import { budgetAppropriationTable } from "./2-appropriation.ts";
import { budgetBasicTable } from "./3-1-basic.ts";
import { budgetProjectsTable } from "./3-2-projects.ts";
import { budgetExpenseListTable } from "./3-3-expense-list.ts";
import { budgetExpensesTable } from "./3-3-expenses.ts";
import { budgetGeneralTable } from "./3-general.ts";
import { budgetFundExpensesTable } from "./4-1-fund-expenses.ts";
import { budgetFundsTable } from "./4-funds.ts";
import { budgetStateCapitalTable } from "./5-state-capital.ts";
import { appropriationBasicTable } from "./appropriation-basic.ts";
import { appropriationSpendingTable } from "./appropriation-spending.ts";
import { generalByEconomyTable } from "./general-by-economy.ts";
import { projectsByEconomyTable } from "./projects-by-economy.ts";
import { runningByEconomyTable } from "./running-by-economy.ts";
import { ACROSS_DETAIL } from "./across-detail.ts";
import { ACROSS_GENERAL } from "./across-general.ts";
import { ACROSS_SPENDING } from "./across-spending.ts";
import { ACROSS } from "./across.ts";
import { NAMES } from "./names.ts";

// 部门（单位）预算: the twelve tables of amounts of the 四川 set (2023), with what other places print instead (`varies`); laid out as 四川 printed
// them, what the print lost restored and named as such. Only 表1 and 表3-1 of 四川 print their number; the others follow the order of the
// contents. `basis` of a rule is the number of the 勾稽关系 in docs/rules.md.

const TO_EXPENSES = [
  budgetOverviewTable,
  budgetIncomeTable,
  budgetExpenditureTable,
  budgetAppropriationTable,
  budgetDetailTable,
  budgetGeneralTable,
  budgetBasicTable,
  budgetProjectsTable,
  budgetExpensesTable,
];
const AFTER_EXPENSES = [budgetFundsTable, budgetFundExpensesTable, budgetStateCapitalTable];

/** What only some places print. */
const ELSEWHERE = [
  appropriationSpendingTable,
  appropriationBasicTable,
  generalByEconomyTable,
  projectsByEconomyTable,
  runningByEconomyTable,
];

export const BUDGET_TABLES: readonly TableFile[] = [
  ...TO_EXPENSES,
  ...AFTER_EXPENSES,
  budgetExpenseListTable,
  ...ELSEWHERE,
];

export const BUDGET_RULES: readonly Rule[] = [
  ...rulesWithin(...TO_EXPENSES, budgetExpenseListTable, ...AFTER_EXPENSES, ...ELSEWHERE),
  ...ACROSS,
  ...ACROSS_DETAIL,
  ...ACROSS_GENERAL,
  ...ACROSS_SPENDING,
  ...NAMES,
];
