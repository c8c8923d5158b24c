import type { Rule } from "../rule.ts";
import { rulesWithin, type TableFile } from "../table-file.ts";
import { overviewTable } from "./01-overview.ts";
import { incomeTable } from "./02-income.ts";
import { expenditureTable } from "./03-expenditure.ts";
import { appropriationTable } from "./04-appropriation.ts";
import { generalTable } from "./05-general.ts";
import { basicTable } from "./06-basic.ts";
import { fundsTable } from "./07-funds.ts";
import { stateCapitalTable } from "./08-state-capital.ts";
import { expenseListTable } from "./09-expense-list.ts";
import { publicExpensesTable } from "./09-public-expenses.ts";
import { runningTable } from "./10-running.ts";
import { procurementTable } from "./11-procurement.ts";
import { ACROSS_ECONOMIC } from "./across-economic.ts";
import { ACROSS_ELSEWHERE } from "./across-elsewhere.ts";
import { ACROSS } from "./across.ts";
import { NAMES } from "./names.ts";
import { expensesAndMeetingsTable } from "./shaanxi-07-expenses-and-meetings.ts";
import { detailTable } from "./sichuan-05-detail.ts";
import { generalDetailTable } from "./sichuan-07-general-detail.ts";
import { generalProjectsTable } from "./sichuan-09-general-projects.ts";
import { stateCapitalSpendingTable } from "./sichuan-12-state-capital-spending.ts";

// 部门（单位）决算: 公开01–11表, editions 2023 and 2024, laid out as 青海 printed them, without its misprints; then what other sets print
// besides, as their forms infer it. `basis` of a rule is the number of the 勾稽关系 in docs/rules.md.

const BEFORE_EXPENSES = [
  overviewTable,
  incomeTable,
  expenditureTable,
  appropriationTable,
  generalTable,
  basicTable,
  fundsTable,
  stateCapitalTable,
];
const ELSEWHERE = [
  detailTable,
  generalDetailTable,
  generalProjectsTable,
  stateCapitalSpendingTable,
  expensesAndMeetingsTable,
];

export const FINAL_TABLES: readonly TableFile[] = [
  ...BEFORE_EXPENSES,
  publicExpensesTable,
  runningTable,
  procurementTable,
  ...ELSEWHERE,
  expenseListTable,
];

export const FINAL_RULES: readonly Rule[] = [
  ...rulesWithin(...BEFORE_EXPENSES, expenseListTable, publicExpensesTable, runningTable, procurementTable),
  ...ACROSS,
  ...ACROSS_ECONOMIC,
  ...NAMES,
  ...rulesWithin(...ELSEWHERE),
  ...ACROSS_ELSEWHERE,
];
