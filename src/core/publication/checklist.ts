import type { BoundSet } from "../equations/bind.ts";
import {
  CHECK_ITEMS,
  NO_WORDS,
  type CheckAnswer,
  type CheckDates,
  type CheckItem,
  type Reply,
} from "./checklist/answer.ts";
import { oneName, secret, twentyDays } from "./checklist/of-all.ts";
import * as tables from "./checklist/of-tables.ts";
import * as words from "./checklist/of-words.ts";
import { Inspected } from "./checklist/inspected.ts";
import type { Publication } from "./publication.ts";

/** Answers every question from what was given; what cannot be seen there is never 有. */
export function checklistOf(publication: Publication, dates: CheckDates = {}): CheckAnswer[] {
  const inspected = new Inspected(publication, dates);
  return CHECK_ITEMS.map((item) => ({ item, names: [], places: [], ...LOOKS[item](inspected) }));
}

type Asks = (inspected: Inspected) => Reply;

const ofWords =
  (look: Asks): Asks =>
  (inspected) =>
    inspected.hasWords() ? look(inspected) : NO_WORDS;
/** What is asked of 决算 only. */
const ofFinal =
  (look: Asks): Asks =>
  (inspected) =>
    inspected.publication.kind === "预算" ? { state: "不适用", why: "only-final" } : look(inspected);
const ofTables =
  (look: (inspected: Inspected, main: BoundSet) => Reply): Asks =>
  (inspected) =>
    inspected.main === undefined ? tables.withoutTables(inspected) : look(inspected, inspected.main);

const LOOKS: Readonly<Record<CheckItem, Asks>> = {
  tables: tables.tables,
  empty: ofTables(tables.empty),
  subjects: tables.subjects,
  "expense-table": ofTables(tables.expenseTable),
  "expense-words": ofWords((inspected) => words.kinds(inspected, words.EXPENSES, /因公出国|公务用车|公务接待/)),
  "expense-counts": ofFinal(ofWords(words.counts)),
  reasons: ofWords(words.reasons),
  "plan-reasons": ofFinal(ofWords(words.planReasons)),
  running: ofWords((inspected) => words.topic(inspected, /机关运行(?:经)?费/)),
  procurement: ofWords((inspected) => words.kinds(inspected, words.PROCUREMENT, /政府采购/)),
  assets: ofWords((inspected) => words.kinds(inspected, words.ASSETS, /车辆|公务用车/)),
  "performance-words": ofWords((inspected) => words.topic(inspected, /绩效(?:管理|评价|自评|目标|监控|项目)|支出绩效/)),
  "performance-tables": tables.performanceTables,
  glossary: ofWords(words.glossary),
  contents: ofWords(words.contents),
  "one-name": oneName,
  unit: ofTables(tables.unit),
  leftovers: ofWords(words.leftovers),
  approved: tables.approved,
  "twenty-days": twentyDays,
  secret,
};
