import type { PaneWords } from "../words.ts";

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? "" : "s"}`;

export const english: PaneWords = {
  check: "Check",
  checking: "Checking…",
  intro:
    "Checks all published tables of the open workbook: whether they add up, and whether they agree with each other.",
  privacy: "It only reads and changes nothing in the workbook. Nothing is sent anywhere.",
  fine: "Every rule that applies was tried and holds.",
  nothingTried: "No rule applies to these tables; nothing was checked.",
  noTable:
    "No published table was recognised: make sure that this is the right workbook and that its tables have titles.",
  problems: (count) => `${counted(count, "place")} to look into`,
  hints: (count) => `${counted(count, "hint")}, no errors`,
  roundings: (count) => counted(count, "rounding difference"),
  storedOnly: (count) => `${counted(count, "place")} where printed amounts agree and stored ones differ slightly`,
  untried: (count) => `${count} not checked`,
  missingTable: (table, rules) => `There is no ${table}, which ${counted(rules, "rule")} would read`,
  recognised: (count) => `${counted(count, "table")} recognised`,
  strays: (count) => `${counted(count, "part")} not recognised`,
  cells: (first, count) => (count > 1 ? `${first} and others, ${count} cells` : first),
  unreadable({ code, message }) {
    switch (code) {
      case "InvalidOperationInCellEditMode":
        return "A cell is being edited and nothing was checked: press Enter to leave it, then check again.";
      case "ResponsePayloadSizeLimitExceeded":
      case "RequestPayloadSizeLimitExceeded":
        return "The workbook is too large for Excel to hand over at once and was not checked: keep only the published tables in a copy, or use the command line.";
      default:
        return `The workbook could not be read and was not checked (${code ?? message}): try again; if that does not help, save and reopen it.`;
    }
  },
  notShown: (cell) => `${cell} cannot be shown: its sheet may be renamed, deleted or hidden; check again.`,
  notExcel: "Open this page in Excel, with the button in the group 公开表.",
};
