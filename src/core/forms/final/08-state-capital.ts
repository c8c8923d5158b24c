import { form } from "../form.ts";
import { STATE_CAPITAL_CLASSES } from "../shared/lines.ts";
import type { TableFile } from "../table-file.ts";
import { FUND_BLOCK, FUND_LOOK, fundRules } from "./07-funds.ts";
import { QINGHAI } from "./words.ts";

/** 公开08表 */
export const stateCapital = form({
  no: "公开08表",
  kind: "决算",
  titles: ["国有资本经营预算财政拨款收入支出决算表"],
  source: QINGHAI,
  parts: [[{ ...FUND_BLOCK, classes: STATE_CAPITAL_CLASSES }]],
});

export const stateCapitalTable: TableFile = {
  form: stateCapital,
  layouts: [{ parts: [[FUND_LOOK]], landscape: true }],
  rules: fundRules("08", stateCapital),
};
