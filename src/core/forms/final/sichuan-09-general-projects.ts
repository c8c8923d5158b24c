import { form } from "../form.ts";
import { place } from "../rule.ts";
import { TOTAL } from "../shared/lines.ts";
import { inferred } from "../shared/sources.ts";
import { treeRules } from "../shared/tree.ts";
import type { TableFile } from "../table-file.ts";
import { SUBJECTS_LOOK } from "./looks.ts";
import { SUBJECT_LABELS } from "./words.ts";

/** 四川决算 九 */
export const generalProjects = form({
  no: "四川公开09表",
  kind: "决算",
  titles: ["一般公共预算财政拨款项目支出决算表"],
  titleOnly: true,
  source: inferred("表名印在 001 的目录；行、栏依 004 的一般公共预算项目支出预算表，没有项目的只列科目"),
  parts: [
    [
      {
        name: "支出",
        rows: "projects",
        labels: {
          ...SUBJECT_LABELS,
          unitCode: ["单位代码", "单位编码"],
          name: ["科目名称", "功能分类科目名称", "项目名称", "科目(项目)名称", "科目名称(项目)", "单位名称(科目)"],
        },
        lines: TOTAL,
        columns: [{ name: "金额", headings: ["金额", "合计", "决算数", "小计", "项目支出", "本年支出合计"] }],
      },
    ],
  ],
});

export const generalProjectsTable: TableFile = {
  form: generalProjects,
  layouts: [
    { parts: [[{ ...SUBJECTS_LOOK, labels: ["code", "unitCode", "name"], headings: { name: "科目（项目）名称" } }]] },
  ],
  rules: [
    ...treeRules("SJ09", place(generalProjects, "支出"), { 合计: "SJ09-1", 类: "SJ09-1", 款: "SJ09-1", 项: "SJ09-2" }),
  ],
};
