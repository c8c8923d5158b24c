import * as final from "./tables.ts";
import type { BlockLayout, Layout } from "../layout.ts";

// 部门（单位）决算, as 青海 printed it for 2023 and 2024, without its misprints; then what other sets print besides, as their forms infer it.

const LINES = { labels: ["name", "number"], numbered: true } as const;
const SUBJECTS = {
  labels: ["code", "name"],
  spans: [["项目", "code", "name"]],
  numbered: true,
  blank: 15,
} as const satisfies BlockLayout;
const SHORT_CODE = { headings: { code: { 2024: "科目代码" } } } as const;

const SPENDING = { ...LINES, serials: { 功能分类: "一、" } } as const;

const BY_KIND = ["人员经费", "公用经费"] as const;

const ECONOMIC = { ...SUBJECTS, blank: 25 } as const;

/** 公开07表 and 公开08表. */
const FUND: BlockLayout = {
  ...SUBJECTS,
  ...SHORT_CODE,
  spans: [...SUBJECTS.spans, ["本年支出", "小计", "项目支出"]],
  blank: 8,
};

const STAFF = "301 01 02 03 06 07 08 09 10 11 12 13 14 99; 303 01 02 03 04 05 06 07 08 09 10 11 99";
const GOODS = "302 01 02 03 04 05 06 07 08 09 11 12 13 14 15 16 17 18 24 25 26 27 28 29 31 39 40 99";
const CAPITAL = "307 01 02; 310 01 02 03 05 06 07 08 09 10 11 12 13 19 21 22 99; 399 07 08 09 10 99";

const VEHICLES = "公务用车购置及运行维护费";
const COUNTS = { labels: ["name"], wide: [3, 3] } as const;

export const FINAL_LAYOUTS: readonly Layout[] = [
  {
    form: final.overview,
    parts: [
      [
        {
          ...LINES,
          serials: { 财政拨款: "一、", 各项收入: "四、" },
          without: ["财政拨款收入"],
          rows: { 本年收入合计: 27, 总计: 31 },
        },
        { ...SPENDING, rows: { 总计: 31 } },
      ],
    ],
  },
  { form: final.income, parts: [[SUBJECTS]], landscape: true },
  { form: final.expenditure, parts: [[{ ...SUBJECTS, ...SHORT_CODE }]], landscape: true },
  {
    form: final.appropriation,
    parts: [
      [
        {
          ...LINES,
          serials: { 本年收入: "一、", 年初结转: { 2024: "一、" } },
          words: {
            年初一般公共预算财政拨款: "一般公共预算财政拨款",
            年初政府性基金预算财政拨款: "政府性基金预算财政拨款",
            年初国有资本经营预算财政拨款: "国有资本经营预算财政拨款",
          },
          indented: ["年初结转"],
          rows: { 本年收入合计: 27, 总计: 32 },
        },
        { ...SPENDING, rows: { 总计: 32 } },
      ],
    ],
    landscape: true,
  },
  {
    form: final.general,
    parts: [
      [
        {
          ...SUBJECTS,
          ...SHORT_CODE,
          spans: [...SUBJECTS.spans, ["本年支出", "小计", "项目支出"]],
          without: ["年初结转和结余", "本年收入", ...BY_KIND, "年末结转和结余"],
        },
      ],
    ],
  },
  {
    form: final.basic,
    parts: [
      [
        {
          labels: ["code", "name"],
          without: ["合计", ...BY_KIND],
          codes: [STAFF, GOODS, CAPITAL],
          foot: { 人员经费合计: 1, 公用经费合计: 2 },
        },
      ],
    ],
    landscape: true,
  },
  { form: final.funds, parts: [[FUND]], landscape: true },
  { form: final.stateCapital, parts: [[FUND]], landscape: true },
  {
    form: final.publicExpenses,
    parts: [
      [
        {
          labels: [],
          headings: {
            "“三公”经费预算数": { 2024: "预算数" },
            "“三公”经费决算数": { 2024: "决算数" },
          },
          spans: [
            [VEHICLES, "预算公车小计", "预算运行"],
            [VEHICLES, "决算公车小计", "决算运行"],
          ],
          numbered: true,
        },
      ],
      [
        {
          ...COUNTS,
          words: {
            因公出国团组数: "因公出国（境）团组数（个）",
            公务用车购置数: "公务用车购置数（辆）",
            国内公务接待批次: "国内公务接待批次（个）",
          },
        },
        {
          ...COUNTS,
          words: {
            公务用车保有量: "公务用车保有量（辆）",
            国内公务接待人次: "国内公务接待人次（人）",
          },
        },
      ],
    ],
    notes: [
      [
        {
          2023: "注：本表反映的预算数为“三公”经费全年预算数，反映按规定程序调整后的预算数；决算数是包括当年财政拨款和以前年度结转资金安排的实际支出。",
          2024: "注：本表反映的预算数为财政拨款“三公”经费全年预算数，反映按规定程序调整后的预算数；决算数是包括当年财政拨款和以前年度结转资金安排的实际支出。",
        },
        { 2023: "相关统计数：", 2024: "" },
      ],
    ],
    landscape: true,
  },
  {
    form: final.running,
    parts: [
      [
        {
          labels: ["code", "name"],
          spans: [["项目", "code", "name"]],
          codes: [`${GOODS}; 307; 310; 312; 399`],
        },
      ],
    ],
  },
  {
    form: final.procurement,
    parts: [
      [
        {
          labels: ["name", "number"],
          serials: {
            政府采购支出合计: "（一）",
            政府采购货物支出: "1．",
            政府采购工程支出: "2．",
            政府采购服务支出: "3．",
            政府采购授予中小企业合同金额: "（二）",
            授予小微企业合同金额: "其中：",
          },
          indented: ["政府采购货物支出", "政府采购工程支出", "政府采购服务支出", "授予小微企业合同金额"],
        },
      ],
    ],
  },
  {
    form: final.detail,
    parts: [[ECONOMIC]],
    landscape: true,
  },
  {
    form: final.generalDetail,
    parts: [[SUBJECTS]],
    landscape: true,
  },
  {
    form: final.generalProjects,
    parts: [[{ ...SUBJECTS, labels: ["code", "unitCode", "name"], headings: { name: "科目（项目）名称" } }]],
  },
  {
    form: final.stateCapitalSpending,
    parts: [[{ ...SUBJECTS, spans: [...SUBJECTS.spans, ["本年支出", "小计", "项目支出"]], blank: 8 }]],
  },
  {
    form: final.expensesAndMeetings,
    parts: [
      [
        {
          labels: ["name"],
          spans: [
            ["“三公”经费", "三公小计", "接待"],
            [VEHICLES, "公车小计", "运行"],
          ],
        },
      ],
    ],
    landscape: true,
  },
];
