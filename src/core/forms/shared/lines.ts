import type { Column, Line } from "../form.ts";

/** The line in which everything is added up. */
export const TOTAL = [{ name: "合计", labels: ["总计", "合计数"] }] as const satisfies readonly Line[];

/** The 功能分类 lines that 决算 and 预算 both print, in order; `group` is what 本年支出合计 adds up. */
const CLASSES = [
  { name: "一般公共服务支出", code: "201", group: "功能分类" },
  { name: "外交支出", code: "202", group: "功能分类" },
  { name: "国防支出", code: "203", group: "功能分类" },
  { name: "公共安全支出", code: "204", group: "功能分类" },
  { name: "教育支出", code: "205", group: "功能分类" },
  { name: "科学技术支出", code: "206", group: "功能分类" },
  { name: "文化旅游体育与传媒支出", former: ["文化体育与传媒支出"], code: "207", group: "功能分类" },
  { name: "社会保障和就业支出", code: "208", group: "功能分类" },
  { name: "卫生健康支出", former: ["医疗卫生与计划生育支出"], code: "210", group: "功能分类" },
  { name: "节能环保支出", code: "211", group: "功能分类" },
  { name: "城乡社区支出", code: "212", group: "功能分类" },
  { name: "农林水支出", code: "213", group: "功能分类" },
  { name: "交通运输支出", code: "214", group: "功能分类" },
  { name: "资源勘探工业信息等支出", former: ["资源勘探信息等支出"], code: "215", group: "功能分类" },
  { name: "商业服务业等支出", code: "216", group: "功能分类" },
  { name: "金融支出", code: "217", group: "功能分类" },
  { name: "援助其他地区支出", code: "219", group: "功能分类" },
  { name: "自然资源海洋气象等支出", former: ["国土海洋气象等支出"], code: "220", group: "功能分类" },
  { name: "住房保障支出", code: "221", group: "功能分类" },
  { name: "粮油物资储备支出", code: "222", group: "功能分类" },
  { name: "国有资本经营预算支出", code: "223", group: "功能分类" },
  { name: "灾害防治及应急管理支出", code: "224", group: "功能分类" },
  { name: "其他支出", code: "229", group: "功能分类" },
  { name: "债务还本支出", code: "231", group: "功能分类", varies: true },
  { name: "债务付息支出", code: "232", group: "功能分类", varies: true },
  { name: "抗疫特别国债安排的支出", code: "234", group: "功能分类" },
] as const satisfies readonly Line[];

/** 决算 prints 26 classes. */
export const FINAL_CLASSES = CLASSES;

/** 预算 prints 28: 社会保险基金支出 after 社会保障和就业支出, 债务发行费用支出 after 债务付息支出. */
export const BUDGET_CLASSES = [
  ...CLASSES.slice(0, 8),
  { name: "社会保险基金支出", code: "209", group: "功能分类" },
  ...CLASSES.slice(8, 25),
  { name: "债务发行费用支出", code: "233", group: "功能分类" },
  ...CLASSES.slice(25),
] as const satisfies readonly Line[];

/** Classes that only some budgets print. */
export const OTHER_CLASSES = [
  { name: "预备费", code: "227", group: "功能分类", varies: true },
  { name: "转移性支出", code: "230", group: "功能分类", varies: true },
  { name: "人行科目", group: "功能分类", varies: true },
] as const satisfies readonly Line[];

/** The 类 of the economic classification as columns, each alone or as the 小计 beside its 款. */
export const ECONOMIC_CLASSES = [
  { name: "工资福利支出", headings: ["工资福利支出", "小计", "合计"], under: ["工资福利支出"], wide: true },
  { name: "商品和服务支出", headings: ["商品和服务支出", "小计", "合计"], under: ["商品和服务支出"], wide: true },
  {
    name: "对个人和家庭的补助",
    headings: ["对个人和家庭的补助", "小计", "合计"],
    under: ["对个人和家庭的补助"],
    wide: true,
  },
  {
    name: "债务利息及费用支出",
    headings: ["债务利息及费用支出", "小计", "合计"],
    under: ["债务利息及费用支出"],
    wide: true,
    optional: true,
  },
  {
    name: "资本性支出(基本建设)",
    headings: ["资本性支出(基本建设)", "小计", "合计"],
    under: ["资本性支出(基本建设)"],
    wide: true,
    optional: true,
  },
  { name: "资本性支出", headings: ["资本性支出", "小计", "合计"], under: ["资本性支出"], wide: true },
  {
    name: "对企业补助(基本建设)",
    headings: ["对企业补助(基本建设)", "小计", "合计"],
    under: ["对企业补助(基本建设)"],
    wide: true,
    optional: true,
  },
  { name: "对企业补助", headings: ["对企业补助", "小计", "合计"], under: ["对企业补助"], wide: true, optional: true },
  {
    name: "对社会保障基金补助",
    headings: ["对社会保障基金补助", "小计", "合计"],
    under: ["对社会保障基金补助"],
    wide: true,
    optional: true,
  },
  { name: "其他支出", headings: ["其他支出", "小计", "合计"], under: ["其他支出"], wide: true, optional: true },
] as const satisfies readonly Column[];

/** 科目 that only 政府性基金预算 pays. */
export const FUND_CLASSES = [
  ..."20610 20707 20709 20710 20822 20823 20829 21160 21161 21208 21209 21210 21211 21212 21213 21214".split(" "),
  ..."21215 21216 21217 21218 21219 21360 21364 21365 21366 21367 21368 21369 21370 21371 21460 21461".split(" "),
  ..."21462 21463 21464 21468 21469 21470 21471 21472 21560 21562 21660 22904 22908 22960".split(" "),
  ..."23104 23204 23304 234".split(" "),
];

/** 科目 that only 国有资本经营预算 pays: its own 类, and what it gives to 社保基金. */
export const STATE_CAPITAL_CLASSES = ["223", "20804"] as const;
