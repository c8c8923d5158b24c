// Generated from the comments of functions.ts and functions.zh.ts by scripts/functions.ts; do not edit.
import type { FunctionHelp } from "./help.ts";

export const FUNCTIONS: readonly FunctionHelp[] = [
  {
    id: "SUBJECT_NAME",
    name: { en: "SUBJECT_NAME", zh: "科目名称" },
    description: {
      en: "The name of a budget subject (科目), or its path from the 类 down.",
      zh: "政府收支分类科目的名称，或从类到本级的全称。",
    },
    parameters: [
      {
        name: { en: "code", zh: "编码" },
        description: {
          en: "Code of 3, 5 or 7 digits, as number or text; one cell or a range",
          zh: "科目编码，3、5 或 7 位，数或文本；一个单元格或一个区域",
        },
        optional: false,
      },
      {
        name: { en: "what", zh: "内容" },
        description: { en: '"name" (when left out) or "path"', zh: "名称（省略时）或 全称" },
        optional: true,
      },
      {
        name: { en: "year", zh: "年度" },
        description: {
          en: "Budget year: the name of that year, #N/A where there was no such subject",
          zh: "预算年度：用那一年的名称，那一年没有此科目为 #N/A",
        },
        optional: true,
      },
    ],
  },
  {
    id: "SUBJECT_CODE",
    name: { en: "SUBJECT_CODE", zh: "科目编码" },
    description: { en: "The code of a budget subject (科目), as text.", zh: "科目的编码，结果是文本。" },
    parameters: [
      {
        name: { en: "name", zh: "名称" },
        description: {
          en: "Name, former name or path; one cell or a range",
          zh: "科目名称、旧名称或全称；一个单元格或一个区域",
        },
        optional: false,
      },
      {
        name: { en: "parent", zh: "上级" },
        description: {
          en: "Code or name of a subject above, or a chart (功能分类, 部门经济分类, 政府经济分类, 收入分类), for names that several have",
          zh: "上级科目的编码或名称，或哪一套科目（功能分类、部门经济分类、政府经济分类、收入分类）；几个科目同名时要写",
        },
        optional: true,
      },
      {
        name: { en: "year", zh: "年度" },
        description: { en: "Budget year: only subjects of that year", zh: "预算年度：只找那一年的科目" },
        optional: true,
      },
    ],
  },
  {
    id: "SUBJECT_LEVEL",
    name: { en: "SUBJECT_LEVEL", zh: "科目级次" },
    description: { en: "The level of a budget subject (科目): 类, 款 or 项.", zh: "科目的级次：类、款或项。" },
    parameters: [
      {
        name: { en: "code", zh: "编码" },
        description: {
          en: "Code of 3, 5 or 7 digits, as number or text; one cell or a range",
          zh: "科目编码，3、5 或 7 位，数或文本；一个单元格或一个区域",
        },
        optional: false,
      },
    ],
  },
  {
    id: "SUBJECT_PARENT",
    name: { en: "SUBJECT_PARENT", zh: "上级科目" },
    description: { en: "The code of the budget subject (科目) above, as text.", zh: "上级科目的编码，结果是文本。" },
    parameters: [
      {
        name: { en: "code", zh: "编码" },
        description: {
          en: "Code of 3, 5 or 7 digits, as number or text; one cell or a range",
          zh: "科目编码，3、5 或 7 位，数或文本；一个单元格或一个区域",
        },
        optional: false,
      },
      {
        name: { en: "level", zh: "级次" },
        description: { en: '"类" or "款"; the next one above when left out', zh: "类 或 款；省略时为上一级" },
        optional: true,
      },
    ],
  },
  {
    id: "SUBJECT_SUM",
    name: { en: "SUBJECT_SUM", zh: "科目汇总" },
    description: {
      en: "The sum below a code in a table that holds 类, 款 and 项 rows together: only its lowest rows are added, so that nothing counts twice.",
      zh: "在类、款、项各行都有的表里，一个科目的合计：只加最低一级的行，不会重复。",
    },
    parameters: [
      {
        name: { en: "codes", zh: "编码区域" },
        description: {
          en: "Codes of the rows; rows without a code (totals, headings) are passed over",
          zh: "各行的科目编码；没有编码的行（合计、表头）不算",
        },
        optional: false,
      },
      {
        name: { en: "amounts", zh: "金额区域" },
        description: { en: "Amounts of the rows, a range of the same shape", zh: "各行的金额，与编码区域同样形状" },
        optional: false,
      },
      {
        name: { en: "code", zh: "编码" },
        description: { en: "The code to sum, one cell", zh: "要汇总的科目编码，一个单元格" },
        optional: false,
      },
    ],
  },
  {
    id: "EXEC_RATE",
    name: { en: "EXEC_RATE", zh: "执行率" },
    description: { en: "Actual ÷ budget, not rounded.", zh: "执行率＝决算数÷预算数，不四舍五入。" },
    parameters: [
      {
        name: { en: "budget", zh: "预算数" },
        description: {
          en: "Budget at the beginning of the year; one cell or a range",
          zh: "年初预算数；一个单元格或一个区域",
        },
        optional: false,
      },
      {
        name: { en: "actual", zh: "决算数" },
        description: { en: "Actual; one cell or a range of the same shape", zh: "决算数；一个单元格或同样形状的区域" },
        optional: false,
      },
      {
        name: { en: "when_zero", zh: "零时" },
        description: {
          en: "What to answer where the budget is 0; #N/A when left out",
          zh: "预算数为 0 时的结果；省略时为 #N/A",
        },
        optional: true,
      },
    ],
  },
  {
    id: "GROWTH_RATE",
    name: { en: "GROWTH_RATE", zh: "增长率" },
    description: {
      en: "(Current − previous) ÷ previous, not rounded.",
      zh: "增长率＝（本年数－上年数）÷上年数，不四舍五入。",
    },
    parameters: [
      {
        name: { en: "previous", zh: "上年数" },
        description: { en: "Figure of the year before; one cell or a range", zh: "上年数；一个单元格或一个区域" },
        optional: false,
      },
      {
        name: { en: "current", zh: "本年数" },
        description: {
          en: "Figure of this year; one cell or a range of the same shape",
          zh: "本年数；一个单元格或同样形状的区域",
        },
        optional: false,
      },
      {
        name: { en: "when_zero", zh: "零时" },
        description: {
          en: "What to answer where the previous figure is 0; #N/A when left out",
          zh: "上年数为 0 时的结果；省略时为 #N/A",
        },
        optional: true,
      },
    ],
  },
  {
    id: "DIFF_RATE",
    name: { en: "DIFF_RATE", zh: "预决算差异率" },
    description: {
      en: "(Actual − budget) ÷ budget, not rounded.",
      zh: "预决算差异率＝（决算数－预算数）÷预算数，不四舍五入。",
    },
    parameters: [
      {
        name: { en: "budget", zh: "预算数" },
        description: {
          en: "Budget at the beginning of the year; one cell or a range",
          zh: "年初预算数；一个单元格或一个区域",
        },
        optional: false,
      },
      {
        name: { en: "actual", zh: "决算数" },
        description: { en: "Actual; one cell or a range of the same shape", zh: "决算数；一个单元格或同样形状的区域" },
        optional: false,
      },
      {
        name: { en: "when_zero", zh: "零时" },
        description: {
          en: "What to answer where the budget is 0; #N/A when left out",
          zh: "预算数为 0 时的结果；省略时为 #N/A",
        },
        optional: true,
      },
    ],
  },
  {
    id: "SHARE",
    name: { en: "SHARE", zh: "所占比重" },
    description: { en: "Part ÷ whole, not rounded.", zh: "所占比重＝部分÷总数，不四舍五入。" },
    parameters: [
      {
        name: { en: "part", zh: "部分" },
        description: { en: "Part; one cell or a range", zh: "部分；一个单元格或一个区域" },
        optional: false,
      },
      {
        name: { en: "whole", zh: "总数" },
        description: { en: "Whole; one cell or a range of the same shape", zh: "总数；一个单元格或同样形状的区域" },
        optional: false,
      },
      {
        name: { en: "when_zero", zh: "零时" },
        description: {
          en: "What to answer where the whole is 0; #N/A when left out",
          zh: "总数为 0 时的结果；省略时为 #N/A",
        },
        optional: true,
      },
    ],
  },
  {
    id: "TO_WAN",
    name: { en: "TO_WAN", zh: "转为万元" },
    description: { en: "元 to 万元, rounded half away from zero.", zh: "元换成万元，四舍五入。" },
    parameters: [
      {
        name: { en: "yuan", zh: "元" },
        description: { en: "Amount in 元; one cell or a range", zh: "以元为单位的金额；一个单元格或一个区域" },
        optional: false,
      },
      {
        name: { en: "decimals", zh: "小数位数" },
        description: { en: "Decimals to keep, 0 to 10; 2 when left out", zh: "保留几位小数，0 到 10；省略时为 2" },
        optional: true,
      },
    ],
  },
  {
    id: "TO_YUAN",
    name: { en: "TO_YUAN", zh: "转为元" },
    description: { en: "万元 to 元, rounded to the 分, half away from zero.", zh: "万元换成元，四舍五入到分。" },
    parameters: [
      {
        name: { en: "wan", zh: "万元" },
        description: { en: "Amount in 万元; one cell or a range", zh: "以万元为单位的金额；一个单元格或一个区域" },
        optional: false,
      },
    ],
  },
  {
    id: "AMOUNT",
    name: { en: "AMOUNT", zh: "取金额" },
    description: {
      en: 'The number in a text such as "１，９０５.９２ 万元", in the unit it is written in.',
      zh: "文本里的金额，如“１，９０５.９２ 万元”里的 1905.92；单位不换算。",
    },
    parameters: [
      {
        name: { en: "text", zh: "文本" },
        description: { en: "Text with one amount; one cell or a range", zh: "有一个金额的文本；一个单元格或一个区域" },
        optional: false,
      },
    ],
  },
  {
    id: "CHECK_SUM",
    name: { en: "CHECK_SUM", zh: "核对合计" },
    description: {
      en: "Whether a total agrees with its parts: 相符, 尾差, 存疑 or 不符, as the pane says it of a table with this one total.",
      zh: "合计与各部分之和：相符、尾差、存疑或不符，与任务窗格对只有这一个合计的表的判断相同。",
    },
    parameters: [
      {
        name: { en: "total", zh: "合计" },
        description: { en: "The total, one cell", zh: "合计数，一个单元格" },
        optional: false,
      },
      {
        name: { en: "parts", zh: "各部分" },
        description: { en: "All of its parts, a range", zh: "全部组成部分，一个区域" },
        optional: false,
      },
      {
        name: { en: "unit", zh: "单位" },
        description: {
          en: "元, 千元, 万元 or 亿元; 万元 when left out. In 元 every gap is 不符",
          zh: "元、千元、万元或亿元；省略时为万元。元没有尾差，有差额就是不符",
        },
        optional: true,
      },
    ],
  },
  {
    id: "CHECK_SAME",
    name: { en: "CHECK_SAME", zh: "核对一致" },
    description: {
      en: "Whether two figures, or two ranges cell by cell, are the same: the worst of 相符, 尾差, 存疑 and 不符, as the pane says it.",
      zh: "两个数，或两个区域逐格：相符、尾差、存疑、不符中最差的，与任务窗格的判断相同。",
    },
    parameters: [
      {
        name: { en: "a", zh: "甲" },
        description: { en: "One cell or a range", zh: "一个单元格或一个区域" },
        optional: false,
      },
      {
        name: { en: "b", zh: "乙" },
        description: { en: "One cell or a range of the same shape", zh: "一个单元格或同样形状的区域" },
        optional: false,
      },
      {
        name: { en: "unit", zh: "单位" },
        description: {
          en: "元, 千元, 万元 or 亿元; 万元 when left out. In 元 every gap is 不符",
          zh: "元、千元、万元或亿元；省略时为万元。元没有尾差，有差额就是不符",
        },
        optional: true,
      },
    ],
  },
  {
    id: "CHANGE_TEXT",
    name: { en: "CHANGE_TEXT", zh: "增减说明" },
    description: {
      en: "The words on a change against the year before: 增加85.60万元，增长4.70%.",
      zh: "比上年增减的文字：增加85.60万元，增长4.70%。",
    },
    parameters: [
      {
        name: { en: "previous", zh: "上年数" },
        description: { en: "Figure of the year before; one cell or a range", zh: "上年数；一个单元格或一个区域" },
        optional: false,
      },
      {
        name: { en: "current", zh: "本年数" },
        description: {
          en: "Figure of this year; one cell or a range of the same shape",
          zh: "本年数；一个单元格或同样形状的区域",
        },
        optional: false,
      },
      {
        name: { en: "unit", zh: "单位" },
        description: { en: "元, 千元, 万元 or 亿元; 万元 when left out", zh: "元、千元、万元或亿元；省略时为万元" },
        optional: true,
      },
    ],
  },
];
