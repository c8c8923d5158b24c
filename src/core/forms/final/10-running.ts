import { form } from "../form.ts";
import { place } from "../rule.ts";
import { ECONOMIC_CODES, ECONOMIC_NAMES } from "../shared/labels.ts";
import { TOTAL } from "../shared/lines.ts";
import { codeRule, treeRules } from "../shared/tree.ts";
import type { TableFile } from "../table-file.ts";
import { GOODS } from "./looks.ts";
import { QINGHAI } from "./words.ts";

/** 公开10表 */
export const running = form({
  no: "公开10表",
  kind: "决算",
  titles: ["机关运行经费支出情况表", "机关运行经费支出决算表"],
  source: QINGHAI,
  parts: [
    [
      {
        name: "支出",
        rows: "department",
        labels: { code: ["经济分类编码", ...ECONOMIC_CODES], name: ["经济分类名称", ...ECONOMIC_NAMES] },
        lines: TOTAL,
        columns: [{ name: "决算数", headings: ["机关运行经费支出决算数", "决算数", "金额"] }],
      },
    ],
  ],
});

export const runningTable: TableFile = {
  form: running,
  layouts: [
    {
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
  ],
  rules: [
    ...treeRules("10", place(running, "支出"), { 合计: "F10-2", 类: "F10-1" }),
    codeRule("10", place(running, "支出"), "F10-2", "tree"),
  ],
};
