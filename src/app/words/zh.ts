import { REPORT_TITLES } from "../sheets.ts";
import type { ReportPageWords } from "./words.ts";

export const chinese: ReportPageWords = {
  name: "核对报告",
  title: REPORT_TITLES["zh-CN"],
  file: "文件",
  set: "单位",
  who: "核对人",
  ruleSet: "规则版本",
  time: "核对时间",
  result: "结果",
  stale: "注意：核对之后单元格又有改动，下面的结果可能已过时。",
  untold: {
    covered:
      "在这里核对，看不到图形和文本框盖住或写着的数、打印区域以外的数、合并盖住的数、格内划掉的几个字、小得看不见的字和行：要看这些，请保存后用工作台或命令行核对文件。",
    hidden:
      "Excel 没有回答哪些行、列是隐藏的，哪些字与底色同色：藏着的数也当作看得见的核对了。再核对一次；仍是这样，请保存后用工作台或命令行核对文件。",
  },
  tables: "认出的表",
  strays: "没有认出的",
  suspects: "可能填错的单元格",
  others: (count, cells) => `也可能是另外 ${count} 处：${cells}`,
  findings: "发现",
  columns: ["判定", "表", "说明", "左", "右", "差额", "单位", "单元格", "处理"],
  none: "无",
  ignored: (reason) => `已忽略：${reason}`,
  ran: (count) => `核对过的规则 ${count} 条`,
  untried: "未核对及原因",
  inapplicable: (count) => `另有 ${count} 条规则不适用于这些表`,
  legend: "颜色说明",
  colours: {
    suspect: "疑点：改正这一格，可以解释一条或几条不符",
    unequal: "不符：加不上或对不上的单元格",
    doubtful: "存疑：四舍五入可以解释，但很少见",
    unreadable: "不是金额：没有参加核对",
  },
  how: "颜色是条件格式，不改动单元格的数和原有格式；没有安装公开表助手时，可在“条件格式－管理规则”中删除公式含“公开表核对”的规则。",
  because: (reason) => `理由：${reason}`,
};
