import { budgetOverview, budgetProjects } from "../budget/tables.ts";
import { expenditure } from "../final/tables.ts";
import {
  namedSelfEvaluation as named,
  overallSelfEvaluation as overall,
  selfEvaluation as self,
  targets,
} from "./tables.ts";
import {
  BELOW,
  cell,
  every,
  group,
  NAMED,
  others,
  place,
  THIS,
  THIS_COLUMN,
  type Equation,
  type Points,
  type Rule,
  type Term,
} from "../rule.ts";
import { OTHER_SOURCES } from "../budget/rules.ts";
import { one } from "../shared/tree.ts";

// 绩效表: points, rates and the money they are about. `basis` is the number of the 勾稽关系 in docs/rules.md.

const INDICATORS = { over: [place(self, "指标")], levels: ["指标"] } as const;
const NAMED_INDICATORS = { over: [place(named, "指标")], levels: ["指标"] } as const;
const LEVELS = {
  says: "印了分数的一级、二级指标：分数＝所属指标的分值之和（分值都没有填的不核对）",
  english:
    "A level of indicators that prints its points has as many as its indicators together (not where none is filled in)",
} as const;
const OVERALL_INDICATORS = { over: [place(overall, "指标")], levels: ["指标"] } as const;

/** What some points come to, where no sum of theirs is printed. */
function comesTo(left: readonly Term[], printed: readonly Term[], ...points: readonly Points[]): Equation {
  return { left, right: printed, points };
}

const RATE = {
  says: "执行率＝全年执行数÷全年预算数（允许末位四舍五入或截去；预算数为零的不核对）",
  english:
    "Rate of execution = executed ÷ budget of the whole year (the last place rounded or cut off; not without a budget)",
} as const;
const PARTS = {
  english: "The whole sum equals the sum of its sources, in each column (not where none of them is filled in)",
} as const;
const SCORE = {
  says: "每个指标：得分不超过分值（分值空着的不核对）",
  english: "Each indicator: the score is not above its weight (not where the weight is blank)",
} as const;
const SATISFACTION = {
  says: "满意度的完成值不超过 100%",
  english: "No satisfaction above 100 %",
} as const;

const selfRules: readonly Rule[] = [
  {
    id: "P-1",
    says: "总分的得分＝预算执行率得分＋各指标得分",
    english: "Total score = score of the rate of execution + scores of the indicators",
    basis: "P-1",
    equations: [
      one(
        cell(self, "指标", "总分", "得分"),
        cell(self, "资金得分", "年度资金总额", "得分"),
        cell(self, "指标", others(), "得分"),
      ),
    ],
  },
  {
    id: "P-2",
    says: "预算执行率分值＋各指标分值＝总分的分值（没有印的按 100）",
    english: "Weight of the rate of execution + weights of the indicators = total weight (100 where not printed)",
    basis: "P-2",
    when: {
      says: "填了指标的分值",
      english: "weights of indicators are filled in",
      something: [cell(self, "指标", others(), "分值")],
    },
    equations: [
      comesTo(
        [cell(self, "资金得分", "年度资金总额", "分值"), cell(self, "指标", others(), "分值")],
        [cell(self, "指标", "总分", "分值")],
        100,
      ),
    ],
  },
  {
    id: "P-2级",
    ...LEVELS,
    basis: "P-2",
    each: { over: [place(self, "指标")], levels: ["级"] },
    equations: [{ ...one(cell(self, "指标", THIS, "分值"), cell(self, "指标", BELOW, "分值")), ifGiven: true }],
  },
  {
    id: "P-2总分",
    says: "总分的分值是 100",
    english: "The total weight is 100",
    basis: "P-2",
    hint: true,
    when: {
      says: "印了总分的分值",
      english: "the total weight is printed",
      something: [cell(self, "指标", "总分", "分值")],
    },
    equations: [comesTo([cell(self, "指标", "总分", "分值")], [], 100)],
  },
  {
    id: "P-3",
    ...RATE,
    basis: "P-3",
    each: { over: [place(self, "资金")] },
    equations: [
      one(
        cell(self, "执行率", THIS, "执行率"),
        cell(self, "资金", THIS, "全年执行数"),
        cell(self, "资金", THIS, "全年预算数"),
      ),
    ],
    ratio: { asked: "rate" },
  },
  {
    id: "P-4",
    says: "每栏：年度资金总额＝当年财政拨款＋上年结转资金＋其他资金（各项都没有填的不核对）",
    ...PARTS,
    basis: "P-4",
    each: { over: [place(self, "资金")], columns: true },
    equations: [
      {
        ...one(cell(self, "资金", "年度资金总额", THIS_COLUMN), cell(self, "资金", group("来源"), THIS_COLUMN)),
        ifGiven: true,
      },
    ],
  },
  {
    id: "P-5",
    ...SCORE,
    basis: "P-5",
    relation: "≤",
    each: INDICATORS,
    equations: [{ ...one(cell(self, "指标", THIS, "得分"), cell(self, "指标", THIS, "分值")), ifGiven: true }],
  },
  {
    id: "P-5执行率",
    says: "预算执行率得分不超过分值",
    english: "The score of the rate of execution is not above its weight",
    basis: "P-5",
    relation: "≤",
    equations: [one(cell(self, "资金得分", "年度资金总额", "得分"), cell(self, "资金得分", "年度资金总额", "分值"))],
  },
  {
    id: "P-6",
    says: "赋分规则是按比例的指标：得分＝分值×完成率（超过 100% 按 100% 计）",
    english: "Indicators scored in proportion: score = weight × completion (at most 100 %)",
    basis: "P-6",
    each: { ...INDICATORS, inProportion: true },
    equations: completion(),
    ratio: { asked: "part", capped: true },
  },
  {
    id: "P-6其他",
    says: "赋分规则是别的或没有印的指标：得分＝分值×完成率（超过 100% 按 100% 计）",
    english: "Indicators scored otherwise: score = weight × completion (at most 100 %)",
    basis: "P-6",
    hint: true,
    each: { ...INDICATORS, inProportion: false },
    equations: completion(),
    ratio: { asked: "part", capped: true },
  },
  {
    id: "P-9",
    says: "按比例赋分、指标值是“至少”或“等于”的，完成值没有达到指标值时，完成率不应是 100 或更高",
    english:
      "Of indicators scored in proportion with a target that is a least: where it was not reached, completion is below 100",
    basis: "P-9",
    structure: "reached",
    over: [place(self, "指标"), place(self, "完成率")],
  },
  {
    id: "P-9其他",
    says: "其他指标：完成值没有达到指标值的，完成率不应是 100 或更高",
    english: "Other indicators: where the target was not reached, completion is below 100",
    basis: "P-9",
    hint: true,
    structure: "reached-otherwise",
    over: [place(self, "指标"), place(self, "完成率")],
  },
  {
    id: "P-10",
    says: "预算执行率得分不超过分值×执行率（允许得分取整）",
    english: "The score of the rate of execution is not above its weight × the rate (whole points may be rounded)",
    basis: "P-10",
    hint: true,
    relation: "≤",
    each: { over: [place(self, "资金得分")] },
    equations: [
      one(
        cell(self, "执行率", THIS, "执行率"),
        cell(self, "资金得分", THIS, "得分"),
        cell(self, "资金得分", THIS, "分值"),
      ),
    ],
    ratio: { asked: "part", capped: true },
  },
  {
    id: "P-11",
    ...SATISFACTION,
    basis: "P-11",
    hint: true,
    structure: "satisfaction",
    over: [place(self, "指标")],
  },
  {
    id: "P-12",
    says: "各自评项目的全年执行数之和≤支出决算表项目支出合计（代拨到基金、不在本单位决算内的项目除外）",
    english: "What the projects spent is not above the project spending of the accounts (unless passed on to a fund)",
    basis: "P-12",
    hint: true,
    relation: "≤",
    equations: [
      one(every(cell(self, "资金", "年度资金总额", "全年执行数")), cell(expenditure, "支出", "合计", "项目支出")),
    ],
  },
];

function completion(): readonly Equation[] {
  return [
    one(cell(self, "完成率", THIS, "完成率"), cell(self, "指标", THIS, "得分"), cell(self, "指标", THIS, "分值")),
  ];
}

const overallRules: readonly Rule[] = [
  {
    id: "P整-3",
    ...RATE,
    basis: "P-3",
    each: { over: [place(overall, "资金")] },
    equations: [
      one(
        cell(overall, "执行率", THIS, "执行率"),
        cell(overall, "资金", THIS, "全年执行数"),
        cell(overall, "资金", THIS, "全年预算数"),
      ),
    ],
    ratio: { asked: "rate" },
  },
  {
    id: "P整-4",
    says: "每栏：合计＝各级安排和其他之和（各项都没有填的不核对）",
    ...PARTS,
    basis: "P-4",
    each: { over: [place(overall, "资金")], columns: true },
    equations: [
      {
        ...one(cell(overall, "资金", "合计", THIS_COLUMN), cell(overall, "资金", group("来源"), THIS_COLUMN)),
        ifGiven: true,
      },
    ],
  },
  {
    id: "P整-5",
    ...SCORE,
    basis: "P-5",
    relation: "≤",
    each: OVERALL_INDICATORS,
    equations: [{ ...one(cell(overall, "指标", THIS, "得分"), cell(overall, "指标", THIS, "分值")), ifGiven: true }],
  },
  {
    id: "P整-7",
    says: "各指标权重合计＝90（另 10 分为预算执行率；列全的为 100）",
    english: "The weights come to 90 (10 are kept for the rate of execution), or to 100 where all are listed",
    basis: "P-7",
    equations: [comesTo([cell(overall, "指标", others(), "分值")], [], 90, 100)],
  },
  {
    id: "P整-2级",
    ...LEVELS,
    basis: "P-2",
    each: { over: [place(overall, "指标")], levels: ["级"] },
    equations: [{ ...one(cell(overall, "指标", THIS, "分值"), cell(overall, "指标", BELOW, "分值")), ifGiven: true }],
  },
  {
    id: "P整-11",
    ...SATISFACTION,
    basis: "P-11",
    hint: true,
    structure: "satisfaction",
    over: [place(overall, "指标")],
  },
];

const namedRules: readonly Rule[] = [
  {
    id: "P名-3",
    ...RATE,
    basis: "P-3",
    equations: [
      one(
        cell(named, "执行率", "执行", "执行率"),
        cell(named, "资金", "执行", "全年执行数"),
        cell(named, "资金", "执行", "全年预算数"),
      ),
    ],
    ratio: { asked: "rate" },
  },
  {
    id: "P名-5",
    ...SCORE,
    basis: "P-5",
    relation: "≤",
    each: NAMED_INDICATORS,
    equations: [{ ...one(cell(named, "指标", THIS, "得分"), cell(named, "指标", THIS, "分值")), ifGiven: true }],
  },
  {
    id: "P名-5执行率",
    says: "执行率得分不超过执行率权重",
    english: "The score of the rate of execution is not above its weight",
    basis: "P-5",
    relation: "≤",
    equations: [one(cell(named, "执行得分", "执行", "得分"), cell(named, "执行得分", "执行", "分值"))],
  },
  {
    id: "P名-6",
    says: "每个指标：得分＝权重×得分系数（没有印系数的不核对）",
    english: "Each indicator: score = weight × its coefficient (not where none is printed)",
    basis: "P-6",
    each: NAMED_INDICATORS,
    equations: [
      one(
        cell(named, "得分系数", THIS, "得分系数"),
        cell(named, "指标", THIS, "得分"),
        cell(named, "指标", THIS, "分值"),
      ),
    ],
    ratio: { asked: "part", capped: true },
  },
  {
    id: "P名-7",
    says: "执行率权重＋各指标权重＝100",
    english: "Weight of the rate of execution + weights of the indicators = 100",
    basis: "P-7",
    hint: true,
    equations: [comesTo([cell(named, "执行得分", "执行", "分值"), cell(named, "指标", others(), "分值")], [], 100)],
  },
  {
    id: "P名-10",
    says: "执行率得分＝权重×执行率（超过 100% 按 100% 计）",
    english: "The score of the rate of execution = its weight × the rate (at most 100 %)",
    basis: "P-10",
    hint: true,
    equations: [
      one(
        cell(named, "执行率", "执行", "执行率"),
        cell(named, "执行得分", "执行", "得分"),
        cell(named, "执行得分", "执行", "分值"),
      ),
    ],
    ratio: { asked: "part", capped: true },
  },
  {
    id: "P名-11",
    ...SATISFACTION,
    basis: "P-11",
    hint: true,
    structure: "satisfaction",
    over: [place(named, "指标")],
  },
];

const EARLIER = cell(budgetOverview, "收入", "上年结转", "预算数");
const PROJECT = {
  basis: "P-8",
  each: { over: [place(targets, "项目")], levels: ["项目"] },
  equations: [one(cell(targets, "项目", THIS, "预算数"), cell(budgetProjects, "支出", NAMED, "金额"))],
} as const;

const targetRules: readonly Rule[] = [
  {
    id: "P目-7",
    says: "每个项目：各指标权重合计＝90（另 10 分为预算执行率；列全的为 100）",
    english:
      "Each project: the weights come to 90 (10 are kept for the rate of execution), or to 100 where all are listed",
    basis: "P-7",
    each: { over: [place(targets, "指标")], levels: ["项目"], above: true },
    equations: [comesTo([cell(targets, "指标", BELOW, "权重")], [], 90, 100)],
  },
  {
    id: "P-8",
    says: "项目预算数＝项目支出预算表同名项目的金额",
    english: "The budget of a project equals its amount in the table of projects",
    ...PROJECT,
    when: {
      says: "没有上年结转，收入只有一般公共预算拨款",
      english: "nothing is brought forward, and all income comes from the general budget",
      nothing: [...OTHER_SOURCES, EARLIER],
    },
  },
  {
    id: "P-8结转",
    says: "项目预算数通常不超过项目支出预算表同名项目的金额（其中有上年结转）",
    english:
      "The budget of a project is usually not above its amount in the table of projects, which has what is brought forward",
    ...PROJECT,
    relation: "≤",
    hint: true,
    when: {
      says: "有上年结转，收入只有一般公共预算拨款",
      english: "something is brought forward, and all income comes from the general budget",
      nothing: OTHER_SOURCES,
      something: [EARLIER],
    },
  },
];

export const PERFORMANCE_RULES: readonly Rule[] = [...selfRules, ...overallRules, ...namedRules, ...targetRules];
