// Words that stand around what a figure is about and say nothing that changes it.

/** Who speaks, when, and the words that only lead to a figure. */
const LEADING: readonly RegExp[] = [
  /[“”"《》()]/g,
  /20\d\d[-—至]20\d\d年度?|(?:20\d\d|本|今|当|全|上|去)年度?(?:末|底|初|期末|同期)?|(?:\d{1,2}月)?\d{1,2}[日月]|截至|截止|年[末底初]/g,
  /(?:本|我|该|全)(?:单位|部门|中心|局|委|校|院|办|所|站|镇|乡|街道|县|区|市|处|厅|会|队|馆)|(?:单位|部门)(?:本级)?|机关/g,
  /一般公共(?:预算|财政)|公共预算|政府性基金|国有资本经营|非?财政(?:性|补助)?|拨款|预算|决算|执行|收入|支出|收支|经费|费用|资金|款项|报表|总体|总量|规模|合计|总[计额数]|金额|科目|功能分类|经济分类|[类款项]别?/g,
  /其中|主要|包括|包含|具体|分别|按照?|根据|用于|安排|使用|涉及|反映|部分|方面|取得|实现|完成|发生|支付|列支|开支|来看|来源|构成|组成|结构|情况|变动|变化|增减|因素|相比|相较|比较|同比|口径|实际|共计|当中|以及|此外|另外|另有|上述|以上|所有|全部|综合|原则|纳入|管理|如下|上缴|调整|说明|公务|政府|采购|国内|三公|参照|员法?管理|行政|事业/g,
  /第?[一二三四五六七八九十]{1,3}[是、]|[一-龥]?款?项级?科目/g,
  // A name of a unit, however long.
  /[\u4e00-\u9fff]{0,30}(?:局|中心|委员会|委|办公室|[小中大]学|学校|学院|幼儿园|医院|院|站|所|队|馆|处|厅|部|协会|联合会|联|工会|支队|大队|政府|街道|镇|乡|园区|社区|集团|党校|法院|检察院|报社)/g,
  /[共总各均和及与、的为在中由从以等也则即是年度数含本]/g,
];

/** Whether words leave nothing that may be what a figure is about. */
export function isUnderstood(words: string): boolean {
  let rest = words.slice(Math.max(...["。", "；", "，", "："].map((mark) => words.lastIndexOf(mark))) + 1);
  for (const pattern of LEADING) {
    if (isNothing(rest)) return true;
    rest = rest.replace(pattern, "");
  }
  return isNothing(rest);
}

function isNothing(words: string): boolean {
  return !/[\u4e00-\u9fff][^\u4e00-\u9fff]*[\u4e00-\u9fff]/.test(words);
}
