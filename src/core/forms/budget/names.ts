import { place, type BlockRef, type Rule } from "../rule.ts";
import { budgetExpenditure } from "./1-2-expenditure.ts";
import { budgetOverview } from "./1-overview.ts";
import { budgetIncome } from "./1-1-income.ts";
import { budgetDetail } from "./2-1-detail.ts";
import { budgetAppropriation } from "./2-appropriation.ts";
import { budgetBasic } from "./3-1-basic.ts";
import { budgetProjects } from "./3-2-projects.ts";
import { budgetGeneral } from "./3-general.ts";
import { budgetFunds } from "./4-funds.ts";
import { budgetStateCapital } from "./5-state-capital.ts";
import { appropriationBasic } from "./appropriation-basic.ts";
import { appropriationSpending } from "./appropriation-spending.ts";
import { generalByEconomy } from "./general-by-economy.ts";
import { projectsByEconomy } from "./projects-by-economy.ts";
import { runningByEconomy } from "./running-by-economy.ts";

// 科目, their names and the prescribed lines in all tables of a 预算.

const functionalPlaces: readonly BlockRef[] = [
  place(budgetOverview, "支出"),
  place(budgetExpenditure, "支出"),
  place(budgetAppropriation, "支出"),
  place(budgetGeneral, "支出"),
  place(budgetProjects, "支出"),
  place(budgetFunds, "支出"),
  place(budgetStateCapital, "支出"),
  place(appropriationSpending, "支出"),
];
const economicPlaces: readonly BlockRef[] = [
  place(budgetBasic, "支出"),
  place(budgetDetail, "支出"),
  place(appropriationBasic, "支出"),
  place(generalByEconomy, "支出"),
  place(projectsByEconomy, "支出"),
  place(runningByEconomy, "支出"),
];

export const NAMES: readonly Rule[] = [
  {
    id: "XBS-1",
    says: "同一功能科目在各表中名称一致",
    english: "One functional subject has one name in all tables",
    basis: "XBS-1",
    hint: true,
    structure: "same-names",
    over: functionalPlaces,
  },
  {
    id: "XBS-2",
    says: "科目名称与政府收支分类科目一致",
    english: "Names of subjects are those of the official classification",
    basis: "XBS-1",
    hint: true,
    structure: "right-names",
    over: [...functionalPlaces, place(budgetIncome, "收入"), ...economicPlaces],
  },
  {
    id: "XBS-3",
    says: "规定的各行齐全",
    english: "No prescribed line is missing",
    basis: "XBS-1",
    hint: true,
    structure: "lines",
    over: [
      place(budgetOverview, "收入"),
      place(budgetOverview, "支出"),
      place(budgetAppropriation, "收入"),
      place(budgetAppropriation, "支出"),
    ],
  },
];
