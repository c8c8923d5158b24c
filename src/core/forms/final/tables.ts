// The forms of 决算 by name, for those who speak of several.
export { overview } from "./01-overview.ts";
export { income } from "./02-income.ts";
export { expenditure } from "./03-expenditure.ts";
export { appropriation } from "./04-appropriation.ts";
export { general } from "./05-general.ts";
export { basic } from "./06-basic.ts";
export { funds } from "./07-funds.ts";
export { stateCapital } from "./08-state-capital.ts";
export { expenseList } from "./09-expense-list.ts";
export { publicExpenses } from "./09-public-expenses.ts";
export { running } from "./10-running.ts";
export { procurement } from "./11-procurement.ts";
export { expensesAndMeetings } from "./shaanxi-07-expenses-and-meetings.ts";
export { detail } from "./sichuan-05-detail.ts";
export { generalDetail } from "./sichuan-07-general-detail.ts";
export { generalProjects } from "./sichuan-09-general-projects.ts";
export { stateCapitalSpending } from "./sichuan-12-state-capital-spending.ts";
