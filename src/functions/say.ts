// All that the functions say. Excel shows it on the error of a cell, in one language: that of the workbooks.

export const say = {
  shapesDiffer: "各个区域的行数和列数必须相同，或者是一个单元格",
  errorGiven: (error: string) => `参数里有错误值 ${error}，请先改正`,
  noNumber: (cell: string) => `“${cell}”不是数`,
  tooLarge: "结果太大，Excel 里放不下",

  // 科目
  what: "第二个参数只能是 name（名称）或 path（全称）",
  year: (cell: string) => `“${cell}”不是年度，请写四位数字，如 2024`,
  noCode: (code: string) => `没有此科目编码：${code}`,
  noName: (name: string) => `没有此科目名称：${name}`,
  retired: (code: string, name: string, lastYear: number) => `科目 ${code} ${name} 只用到 ${lastYear} 年`,
  notYet: (code: string, name: string, firstYear: number) => `科目 ${code} ${name} 从 ${firstYear} 年起才有`,
  nameNotIn: (name: string, year: number) => `${year} 年没有科目“${name}”`,
  nameNotBelow: (name: string, parent: string) => `“${parent}”下面没有科目“${name}”`,
  ambiguous: (name: string, count: number) => `有 ${count} 个科目叫“${name}”，请用第二个参数写明上级科目的编码或名称`,
  ambiguousBelow: (name: string, parent: string, count: number) =>
    `“${parent}”下面有 ${count} 个科目叫“${name}”，请写更下一级的上级科目`,
  level: "第二个参数只能是 类 或 款",
  noParent: (code: string) => `${code} 是类，没有上级科目`,
  noParentAt: (code: string, own: string, asked: string) => `${code} 是${own}，上面没有${asked}`,
  noRowsBelow: (code: string) => `编码区域里没有 ${code} 及其下级科目`,
  oneCode: "第三个参数是一个科目编码，只能是一个单元格",

  // 比率
  zeroBudget: "年初预算数为0，不计算执行率",
  zeroBefore: "上年数为0，不计算增长率",
  zeroBudgetDifference: "年初预算数为0，不计算预决算差异率",
  zeroWhole: "总数为0，不计算所占比重",
  negativeBefore: "上年数是负数，不计算增长率",
  negativeBudget: "年初预算数是负数，不计算预决算差异率",

  // 金额
  decimals: (cell: string) => `“${cell}”不是小数位数，请写 0 到 10 的整数`,
  noAmountIn: (text: string) => `“${text}”里没有金额`,
  severalAmountsIn: (text: string, count: number) => `“${text}”里有 ${count} 个数，不知取哪一个`,
  unit: (cell: string) => `“${cell}”不是金额单位，请写元、千元、万元或亿元`,
  amount: (cell: string) => `“${cell}”不是金额`,
  oneTotal: "第一个参数是合计数，只能是一个单元格",
} as const;

/** CHANGE_TEXT / 增减说明. */
export const changeText = {
  same: "与上年持平",
  changed: (up: boolean, size: string, unit: string, rate: string) =>
    `${up ? "增加" : "减少"}${size}${unit}，${up ? "增长" : "下降"}${rate}%`,
  fromZero: (up: boolean, size: string, unit: string) => `${up ? "增加" : "减少"}${size}${unit}，上年数为零`,
  fromBelowZero: (up: boolean, size: string, unit: string) => `${up ? "增加" : "减少"}${size}${unit}，上年数为负`,
} as const;
