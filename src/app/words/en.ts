import { REPORT_TITLES } from "../sheets.ts";
import { counted } from "../../core/report/say/shared.ts";
import type { ReportPageWords } from "./words.ts";

export const english: ReportPageWords = {
  name: "Check report",
  title: REPORT_TITLES["en-US"],
  file: "File",
  set: "Unit",
  who: "Checked by",
  ruleSet: "Rule set",
  time: "Checked at",
  result: "Result",
  stale: "Note: cells have changed since the check; the results may be out of date.",
  untold: {
    covered:
      "Checked here, figures below or within drawings, outside the print area or below merged cells, words struck out within a cell, and letters or rows too small to read are not seen: for these, save the file and check it in the workbench or on the command line.",
    hidden:
      "Excel did not answer which rows and columns are hidden, or which letters have the colour of their cell: hidden figures were checked as if they were seen. Check again; if it stays so, save the file and check it in the workbench or on the command line.",
  },
  tables: "Tables recognised",
  strays: "Not recognised",
  suspects: "Cells that may be wrong",
  others: (count, cells) => `${count} other ${count === 1 ? "possibility" : "possibilities"}: ${cells}`,
  findings: "Findings",
  columns: ["Verdict", "Table", "What", "Left", "Right", "Gap", "Unit", "Cells", "Handling"],
  none: "none",
  ignored: (reason) => `Ignored: ${reason}`,
  ran: (count) => `${counted(count, "rule")} tried`,
  untried: "Not checked, and why",
  inapplicable: (count) => `Besides, ${counted(count, "rule")} did not apply to these tables`,
  legend: "What the colours mean",
  colours: {
    suspect: "Suspect: put right, this cell explains one finding or several",
    unequal: "Unequal: cells that do not add up or do not agree",
    doubtful: "Doubtful: rounding can explain it, but rarely does",
    unreadable: "Not an amount: left out of the check",
  },
  how: "The colours are conditional formats; figures and formats of the cells are as they were. Without the add-in, delete the rules whose formula contains 公开表核对 under Conditional Formatting, Manage Rules.",
  because: (reason) => `Reason: ${reason}`,
};
