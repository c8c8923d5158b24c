import { form } from "../form.ts";
import { cell } from "../rule.ts";
import { one } from "../shared/tree.ts";
import type { TableFile } from "../table-file.ts";
import { QINGHAI } from "./words.ts";

/** 公开11表 */
export const procurement = form({
  no: "公开11表",
  kind: "决算",
  titles: ["政府采购支出情况表", "政府采购情况表"],
  source: QINGHAI,
  parts: [
    [
      {
        name: "采购",
        rows: "lines",
        labels: { name: ["政府采购支出信息", "项目"], number: ["行次"] },
        lines: [
          { name: "政府采购支出合计" },
          { name: "政府采购货物支出" },
          { name: "政府采购工程支出" },
          { name: "政府采购服务支出" },
          { name: "政府采购授予中小企业合同金额" },
          { name: "授予小微企业合同金额" },
        ],
        columns: [{ name: "金额" }],
      },
    ],
  ],
});

export const procurementTable: TableFile = {
  form: procurement,
  layouts: [
    {
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
  ],
  rules: [
    {
      id: "11-1",
      says: "政府采购支出合计＝货物＋工程＋服务",
      english: "Procurement = goods + works + services",
      basis: "F11-1",
      equations: [
        one(
          cell(procurement, "采购", "政府采购支出合计", "金额"),
          cell(procurement, "采购", "政府采购货物支出", "金额"),
          cell(procurement, "采购", "政府采购工程支出", "金额"),
          cell(procurement, "采购", "政府采购服务支出", "金额"),
        ),
      ],
    },
    {
      id: "11-2",
      says: "授予小微企业合同金额≤授予中小企业合同金额≤政府采购支出合计，且都不小于零",
      english: "0 ≤ contracts with micro and small firms ≤ with small and medium firms ≤ procurement",
      basis: "F11-2",
      relation: "≤",
      equations: [
        one(
          cell(procurement, "采购", "授予小微企业合同金额", "金额"),
          cell(procurement, "采购", "政府采购授予中小企业合同金额", "金额"),
        ),
        one(
          cell(procurement, "采购", "政府采购授予中小企业合同金额", "金额"),
          cell(procurement, "采购", "政府采购支出合计", "金额"),
        ),
        { left: [], right: [cell(procurement, "采购", "授予小微企业合同金额", "金额")] },
        { left: [], right: [cell(procurement, "采购", "政府采购授予中小企业合同金额", "金额")] },
      ],
    },
  ],
};
