import type { PaneWords } from "../words.ts";

export const chinese: PaneWords = {
  check: "核对",
  checking: "正在核对……",
  intro: "核对打开的工作簿里的全部公开表：自己加得上，互相对得上。",
  privacy: "只读取，不改动工作簿；不访问外部网络，不上传任何数据。",
  fine: "凡适用的规则都核对过了，全部成立。",
  nothingTried: "没有一条规则适用于这些表，什么也没有核对。",
  noTable: "没有认出公开表：请检查打开的是不是要核对的工作簿，表上有没有写标题。",
  problems: (count) => `需要处理的 ${count} 处`,
  hints: (count) => `提示 ${count} 条（不算错）`,
  roundings: (count) => `尾差 ${count} 处（四舍五入可以解释）`,
  storedOnly: (count) => `显示的数相符、单元格里存的数略有出入 ${count} 处`,
  untried: (count) => `未核对 ${count} 处`,
  missingTable: (table, rules) => `没有${table}，有 ${rules} 条规则不能核对`,
  recognised: (count) => `认出 ${count} 张表`,
  strays: (count) => `没有认出 ${count} 处`,
  cells: (first, count) => (count > 1 ? `${first} 等 ${count} 格` : first),
  unreadable({ code, message }) {
    switch (code) {
      case "InvalidOperationInCellEditMode":
        return "有单元格正在编辑，没有核对：请按回车键结束编辑，再点“核对”。";
      case "ResponsePayloadSizeLimitExceeded":
      case "RequestPayloadSizeLimitExceeded":
        return "工作簿太大，Excel 不能一次交出来，没有核对：请只留下公开表，另存后再核对，或用命令行核对。";
      default:
        return `工作簿没有读出来，没有核对（${code ?? message}）：请再点一次“核对”，仍不行请保存后重新打开工作簿。`;
    }
  },
  notShown: (cell) => `不能转到 ${cell}：工作表可能已改名、删除或隐藏，请重新核对。`,
  notExcel: "请在 Excel 中打开公开表助手：这一页要从“公开表”选项组的“核对”按钮进入。",
};
