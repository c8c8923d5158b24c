import { place, type BlockRef, type Rule } from "../rule.ts";
import { overview } from "./01-overview.ts";
import { income } from "./02-income.ts";
import { expenditure } from "./03-expenditure.ts";
import { appropriation } from "./04-appropriation.ts";
import { general } from "./05-general.ts";
import { basic } from "./06-basic.ts";
import { funds } from "./07-funds.ts";
import { stateCapital } from "./08-state-capital.ts";
import { running } from "./10-running.ts";
import { detail } from "./sichuan-05-detail.ts";
import { generalDetail } from "./sichuan-07-general-detail.ts";
import { generalProjects } from "./sichuan-09-general-projects.ts";
import { stateCapitalSpending } from "./sichuan-12-state-capital-spending.ts";

// 科目 and their names in all tables of a 决算.

const functionalPlaces: readonly BlockRef[] = [
  place(overview, "支出"),
  place(income, "收入"),
  place(expenditure, "支出"),
  place(appropriation, "支出"),
  place(general, "支出"),
  place(funds, "收支"),
  place(stateCapital, "收支"),
  place(generalDetail, "支出"),
  place(generalProjects, "支出"),
  place(stateCapitalSpending, "支出"),
];
const economicPlaces: readonly BlockRef[] = [place(basic, "支出"), place(running, "支出"), place(detail, "支出")];

export const NAMES: readonly Rule[] = [
  {
    id: "XS-1",
    says: "同一功能科目在各表中名称一致",
    english: "One functional subject has one name in all tables",
    basis: "XS-1, XS-3",
    hint: true,
    structure: "same-names",
    over: functionalPlaces,
  },
  {
    id: "XS-2",
    says: "同一经济科目在各表中名称一致",
    english: "One economic subject has one name in all tables",
    basis: "XS-2",
    hint: true,
    structure: "same-names",
    over: economicPlaces,
  },
  {
    id: "XS-4",
    says: "科目名称与政府收支分类科目一致",
    english: "Names of subjects are those of the official classification",
    basis: "XS-1, XS-2",
    hint: true,
    structure: "right-names",
    over: [...functionalPlaces, ...economicPlaces],
  },
];
