import { spoken } from "../report/say/language.ts";
import type { CheckAnswer, CheckItem, CheckState, CheckWhy } from "./checklist/answer.ts";

/** What the checklist says. */
export interface ChecklistWords {
  readonly title: string;
  readonly items: Readonly<Record<CheckItem, string>>;
  readonly states: Readonly<Record<CheckState, string>>;
  /** What was found, in a sentence. */
  answer(answer: CheckAnswer): string;
  readonly columns: readonly string[];
  counts(answers: readonly CheckAnswer[]): string;
  readonly note: string;
}

/** So many names are listed. */
const MOST = 6;
const list = (names: readonly string[], many: (count: number) => string): string =>
  `${names.slice(0, MOST).join("；")}${names.length > MOST ? many(names.length) : ""}`;

const WHY_ZH: Readonly<Record<CheckWhy, string>> = {
  seen: "看到了",
  lacking: "没有找到",
  "no-tables": "没有给出表，看不了",
  "no-words": "没有给出说明文字，看不了",
  attached: "文字里说见附表，附表没有一起给出",
  "unknown-set": "认不出应当是哪一套表，请对照当年的通知",
  hidden: "这些表所在的工作表隐藏着",
  "none-empty": "没有空表",
  "said-in-words": "表上没有写空表说明，文字里说了是空表",
  announced: "目录或文中列了，后面没有",
  "in-prose": "自评结果写在文字里，没有附自评表；要不要附表看当地的规定",
  "no-contents": "没有看到目录",
  "only-final": "决算才要求",
  "to-judge": "要人判断",
  "no-budget": "没有给出批复的表（--budget），没有比",
  differs: "不一致，或没有改掉",
  "no-dates": "批复日期、公开日期没有写全（--approved、--published）",
  late: "不在批复后 20 日之内",
  "nothing-to-explain": "没有要说明的增减",
  twice: "有的表出现了两次，请看看是不是两个版本",
  "another-name": "表上的单位名称，文字里没有出现",
  "several-sets": "同样的表不止一张，请看看是不是同一个单位、同一年的",
  "another-year": "这些地方写着别的年度，请看看是不是上年的没有改",
};

const ITEMS_ZH: Readonly<Record<CheckItem, string>> = {
  tables: "公开的表齐全",
  empty: "空表有说明，没有删去",
  subjects: "支出功能分类到项，基本支出经济分类到款",
  "expense-table": "“三公”经费表按因公出国、公车购置、公车运行、公务接待分项",
  "expense-words": "“三公”经费文字说明分项",
  "expense-counts": "因公出国团组和人次、公车购置数和保有量、接待批次和人次",
  reasons: "与上年相比的增减有原因",
  "plan-reasons": "决算与预算的差异有原因",
  running: "机关运行经费",
  procurement: "政府采购（总额，货物、工程、服务）",
  assets: "国有资产占用（车辆、大型设备）",
  "performance-words": "预算绩效说明",
  "performance-tables": "绩效自评表（预算：绩效目标表）",
  glossary: "名词解释",
  contents: "目录与正文一致",
  "one-name": "年度、单位名称前后一致",
  unit: "每张表有金额单位",
  leftovers: "没有模板残留、错漏字样",
  approved: "公开的数与批复一致",
  "twenty-days": "批复后 20 日内公开",
  secret: "涉密内容已处理",
};

const zh: ChecklistWords = {
  title: "公开检查清单",
  items: ITEMS_ZH,
  states: { 有: "有", 无: "无", 不适用: "不适用", 要人看: "要人看" },
  answer({ item, state, why, names }) {
    const named = list(names, (count) => ` 等 ${count} 项`);
    if (item === "secret") return "机器看不出涉密内容，公开前请作保密审查";
    if (item === "one-name" && why === "to-judge") return "没有读到年度";
    if (item === "performance-tables" && state === "无" && why === "lacking")
      return `文中的项目比表多：表 ${named.replace(" / ", " 张，项目 ")} 个`;
    if ((item === "reasons" || item === "plan-reasons") && why === "lacking") return `没有写原因：${named}`;
    if (item === "subjects" && why === "lacking") return "有科目没有列到底";
    if (item === "leftovers" && why === "seen") return "没有发现";
    return `${WHY_ZH[why]}${named === "" ? "" : `：${named}`}`;
  },
  columns: ["序号", "检查内容", "结果", "看到的", "在哪里"],
  counts: (answers) =>
    (["有", "无", "不适用", "要人看"] as const)
      .map((state) => `${state} ${answers.filter((one) => one.state === state).length}`)
      .join("，"),
  note: "“有”是在给出的文件里看到了；“无”是找了没有，或看到有错；看不到、判断不了的写“要人看”。",
};

const WHY_EN: Readonly<Record<CheckWhy, string>> = {
  seen: "seen",
  lacking: "not found",
  "no-tables": "no tables were given",
  "no-words": "no words were given",
  attached: "the words say that they are attached; they were not given",
  "unknown-set": "not known which set it should be",
  hidden: "in hidden sheets",
  "none-empty": "no table is empty",
  "said-in-words": "the words say so, the table does not",
  announced: "announced, and not there",
  "in-prose": "results are in the words, no sheet is attached",
  "no-contents": "no list of contents",
  "only-final": "asked of 决算 only",
  "to-judge": "for a person to judge",
  "no-budget": "no approved tables were given (--budget)",
  differs: "not the same, or left over",
  "no-dates": "dates are not known (--approved, --published)",
  late: "not within 20 days",
  "nothing-to-explain": "nothing changed",
  twice: "some tables are there twice",
  "another-name": "the words do not have the name that the tables have",
  "several-sets": "tables stand there more than once; see whether they are of one unit and year",
  "another-year": "these name another year",
};

const en: ChecklistWords = {
  title: "Checklist of the publication",
  items: {
    tables: "All tables",
    empty: "Empty tables say so",
    subjects: "Functions down to 项, basic spending down to 款",
    "expense-table": "“三公” table by items",
    "expense-words": "“三公” words by items",
    "expense-counts": "Delegations, cars and receptions counted",
    reasons: "Changes since last year have reasons",
    "plan-reasons": "Differences from the plan have reasons",
    running: "机关运行经费",
    procurement: "政府采购: total, goods, works, services",
    assets: "国有资产: cars, large equipment",
    "performance-words": "Performance in words",
    "performance-tables": "Performance sheets",
    glossary: "名词解释",
    contents: "Contents as the body",
    "one-name": "One year and one name",
    unit: "Every table states its unit",
    leftovers: "Nothing left over from a template",
    approved: "As approved",
    "twenty-days": "Within 20 days of approval",
    secret: "Nothing secret",
  },
  states: { 有: "yes", 无: "no", 不适用: "not applicable", 要人看: "to look at" },
  answer({ item, why, names }) {
    if (item === "secret") return "for a person to judge";
    const named = list(names, (count) => ` and others, ${count} in all`);
    return `${WHY_EN[why]}${named === "" ? "" : `: ${named}`}`;
  },
  columns: ["No.", "Asked", "Answer", "Found", "Where"],
  counts: (answers) =>
    (["有", "无", "不适用", "要人看"] as const)
      .map((state) => `${en.states[state]} ${answers.filter((one) => one.state === state).length}`)
      .join(", "),
  note: "“yes” was seen in what was given; “no” was looked for and not found, or is wrong; what cannot be told is to be looked at.",
};

export const checklistWords = spoken<ChecklistWords>({ "zh-CN": zh, "en-US": en });
