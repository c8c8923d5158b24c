import * as english from "./functions.ts";

// The functions of functions.ts under their Chinese names, with parameters and help in Chinese. Each id is that of the English one and _ZH.
/* eslint-disable @typescript-eslint/no-explicit-any -- as in functions.ts */

/**
 * 政府收支分类科目的名称，或从类到本级的全称。
 * @customfunction SUBJECT_NAME_ZH 科目名称
 * @param 编码 科目编码，3、5 或 7 位，数或文本；一个单元格或一个区域
 * @param [内容] 名称（省略时）或 全称
 * @param [年度] 预算年度：用那一年的名称，那一年没有此科目为 #N/A
 */
export function subjectNameZh(编码: any[][], 内容?: any, 年度?: any): any[][] {
  return english.subjectName(编码, 内容, 年度);
}

/**
 * 科目的编码，结果是文本。
 * @customfunction SUBJECT_CODE_ZH 科目编码
 * @param 名称 科目名称、旧名称或全称；一个单元格或一个区域
 * @param [上级] 上级科目的编码或名称，或哪一套科目（功能分类、部门经济分类、政府经济分类、收入分类）；几个科目同名时要写
 * @param [年度] 预算年度：只找那一年的科目
 */
export function subjectCodeZh(名称: any[][], 上级?: any[][], 年度?: any): any[][] {
  return english.subjectCode(名称, 上级, 年度);
}

/**
 * 科目的级次：类、款或项。
 * @customfunction SUBJECT_LEVEL_ZH 科目级次
 * @param 编码 科目编码，3、5 或 7 位，数或文本；一个单元格或一个区域
 */
export function subjectLevelZh(编码: any[][]): any[][] {
  return english.subjectLevel(编码);
}

/**
 * 上级科目的编码，结果是文本。
 * @customfunction SUBJECT_PARENT_ZH 上级科目
 * @param 编码 科目编码，3、5 或 7 位，数或文本；一个单元格或一个区域
 * @param [级次] 类 或 款；省略时为上一级
 */
export function subjectParentZh(编码: any[][], 级次?: any): any[][] {
  return english.subjectParent(编码, 级次);
}

/**
 * 在类、款、项各行都有的表里，一个科目的合计：只加最低一级的行，不会重复。
 * @customfunction SUBJECT_SUM_ZH 科目汇总
 * @param 编码区域 各行的科目编码；没有编码的行（合计、表头）不算
 * @param 金额区域 各行的金额，与编码区域同样形状
 * @param 编码 要汇总的科目编码，一个单元格
 */
export function subjectSumZh(编码区域: any[][], 金额区域: any[][], 编码: any): any {
  return english.subjectSum(编码区域, 金额区域, 编码);
}

/**
 * 执行率＝决算数÷预算数，不四舍五入。
 * @customfunction EXEC_RATE_ZH 执行率
 * @param 预算数 年初预算数；一个单元格或一个区域
 * @param 决算数 决算数；一个单元格或同样形状的区域
 * @param [零时] 预算数为 0 时的结果；省略时为 #N/A
 */
export function execRateZh(预算数: any[][], 决算数: any[][], 零时?: any): any[][] {
  return english.execRate(预算数, 决算数, 零时);
}

/**
 * 增长率＝（本年数－上年数）÷上年数，不四舍五入。
 * @customfunction GROWTH_RATE_ZH 增长率
 * @param 上年数 上年数；一个单元格或一个区域
 * @param 本年数 本年数；一个单元格或同样形状的区域
 * @param [零时] 上年数为 0 时的结果；省略时为 #N/A
 */
export function growthRateZh(上年数: any[][], 本年数: any[][], 零时?: any): any[][] {
  return english.growthRate(上年数, 本年数, 零时);
}

/**
 * 预决算差异率＝（决算数－预算数）÷预算数，不四舍五入。
 * @customfunction DIFF_RATE_ZH 预决算差异率
 * @param 预算数 年初预算数；一个单元格或一个区域
 * @param 决算数 决算数；一个单元格或同样形状的区域
 * @param [零时] 预算数为 0 时的结果；省略时为 #N/A
 */
export function diffRateZh(预算数: any[][], 决算数: any[][], 零时?: any): any[][] {
  return english.diffRate(预算数, 决算数, 零时);
}

/**
 * 所占比重＝部分÷总数，不四舍五入。
 * @customfunction SHARE_ZH 所占比重
 * @param 部分 部分；一个单元格或一个区域
 * @param 总数 总数；一个单元格或同样形状的区域
 * @param [零时] 总数为 0 时的结果；省略时为 #N/A
 */
export function shareZh(部分: any[][], 总数: any[][], 零时?: any): any[][] {
  return english.share(部分, 总数, 零时);
}

/**
 * 元换成万元，四舍五入。
 * @customfunction TO_WAN_ZH 转为万元
 * @param 元 以元为单位的金额；一个单元格或一个区域
 * @param [小数位数] 保留几位小数，0 到 10；省略时为 2
 */
export function toWanZh(元: any[][], 小数位数?: any): any[][] {
  return english.toWan(元, 小数位数);
}

/**
 * 万元换成元，四舍五入到分。
 * @customfunction TO_YUAN_ZH 转为元
 * @param 万元 以万元为单位的金额；一个单元格或一个区域
 */
export function toYuanZh(万元: any[][]): any[][] {
  return english.toYuan(万元);
}

/**
 * 文本里的金额，如“１，９０５.９２ 万元”里的 1905.92；单位不换算。
 * @customfunction AMOUNT_ZH 取金额
 * @param 文本 有一个金额的文本；一个单元格或一个区域
 */
export function amountZh(文本: any[][]): any[][] {
  return english.amount(文本);
}

/**
 * 合计与各部分之和：相符、尾差、存疑或不符，与任务窗格对只有这一个合计的表的判断相同。
 * @customfunction CHECK_SUM_ZH 核对合计
 * @param 合计 合计数，一个单元格
 * @param 各部分 全部组成部分，一个区域
 * @param [单位] 元、千元、万元或亿元；省略时为万元。元没有尾差，有差额就是不符
 */
export function checkSumZh(合计: any, 各部分: any[][], 单位?: any): any {
  return english.checkSum(合计, 各部分, 单位);
}

/**
 * 两个数，或两个区域逐格：相符、尾差、存疑、不符中最差的，与任务窗格的判断相同。
 * @customfunction CHECK_SAME_ZH 核对一致
 * @param 甲 一个单元格或一个区域
 * @param 乙 一个单元格或同样形状的区域
 * @param [单位] 元、千元、万元或亿元；省略时为万元。元没有尾差，有差额就是不符
 */
export function checkSameZh(甲: any[][], 乙: any[][], 单位?: any): any {
  return english.checkSame(甲, 乙, 单位);
}

/**
 * 比上年增减的文字：增加85.60万元，增长4.70%。
 * @customfunction CHANGE_TEXT_ZH 增减说明
 * @param 上年数 上年数；一个单元格或一个区域
 * @param 本年数 本年数；一个单元格或同样形状的区域
 * @param [单位] 元、千元、万元或亿元；省略时为万元
 */
export function changeTextZh(上年数: any[][], 本年数: any[][], 单位?: any): any[][] {
  return english.changeText(上年数, 本年数, 单位);
}
