import { a1, qualified } from "../../core/sheet/grid.ts";
import type { NoInsertion } from "../../core/blanks/insert-subject.ts";
import { type Refusal, type Region } from "../../app/port.ts";
import { asShown, type Typed } from "../../core/sheet/change.ts";
import type { Subjects } from "../../app/state.ts";
import { counted } from "../../core/report/say/shared.ts";
import type { PaneWords } from "./words.ts";

const listed = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(", ");

const shown = (typed: Typed): string => (typed === null ? "nothing" : asShown(typed));

const placed = ({ sheet, part }: Region): string =>
  part === undefined
    ? `"${sheet}"`
    : `${sheet}!${a1(part.top, part.left)}:${a1(part.top + part.rows - 1, part.left + part.columns - 1)}`;

/** A!A1, A!A2, A!A3 … (12 in all) */
function named(what: readonly string[]): string {
  const first = what.slice(0, 3).join(", ");
  return what.length > 3 ? `${first} … (${what.length} in all)` : first;
}

const noRows: Readonly<Record<NoInsertion, (sheet: string) => string>> = {
  "no-table": (sheet) => `no table was recognised in sheet "${sheet}"; select a cell of the table first`,
  prescribed: (sheet) => `the rows of the table in sheet "${sheet}" are prescribed`,
  "other-chart": (sheet) => `the table in sheet "${sheet}" lists subjects of another chart`,
  present: (sheet) => `the table in sheet "${sheet}" has it already`,
  "several-units": (sheet) => `the table in sheet "${sheet}" lists units; add the row yourself`,
  beside: (sheet) => `another table stands beside it in sheet "${sheet}"`,
};

const refusals: Readonly<Record<Refusal, string>> = {
  changed: "it has changed this moment; try again",
  protected: "the sheet is protected; unprotect it first",
  "text-format": "the cell is formatted as text, where no formula is calculated; make it General first",
  refused: "Excel refuses to change the cell (it may be part of an array or of merged cells); choose another",
};

function subjectsLine(subjects: Subjects): string {
  switch (subjects.is) {
    case "none":
      return "This workbook has no 科目表; functions answer from the built-in catalogue.";
    case "unread":
      return `No code was found in ${placed(subjects.area)}: codes belong in its first column and names in the second; then read again.`;
    case "loaded": {
      const { names, added } = subjects.overlay;
      return `In use: ${placed(subjects.area)}, ${counted(names.size, "subject")}, ${added} of them not in the catalogue. Its names win.`;
    }
  }
}

export const english: PaneWords = {
  name: "Gongkai",
  tabs: "Parts of the add-in",
  tab: { check: "Check", prose: "Words", templates: "Templates", functions: "Functions" },
  check: "Check",
  checkAgain: "Check again",
  cancel: "Cancel",
  auto: "Auto check",
  autoHint: "Checks again whenever cells have changed and you pause",
  opening: "Opening…",
  checking(step, done, of) {
    switch (step) {
      case "reading":
        return of === 0 ? "Reading the workbook…" : `Reading the workbook: ${done} / ${of}`;
      case "comparing":
        return "Checking…";
      case "marking":
        return of === 0 ? "Marking…" : `Marking: ${done} / ${of}`;
    }
  },
  welcome: "Check the published tables",
  intro: [
    "“Check” recognises all published tables of the workbook: do they add up, and do they agree with each other?",
    "Cells that do not agree are coloured. No figure or format is changed; “Clear marks” takes the colours off.",
    "All of it happens on this computer. Nothing is sent anywhere.",
  ],
  stale: "Cells have changed since; the results may be out of date",
  noTable: {
    title: "No published table was recognised",
    next: "Make sure that this is the right workbook and that its tables have titles (such as 支出决算表); or say below which sheet is which table.",
  },
  emptyWorkbook: {
    title: "The workbook is empty",
    next: "Open the published tables and check again.",
  },
  notExcel: {
    title: "Open this page in Excel",
    next: "It belongs to the tab 公开表 of Excel's ribbon.",
  },
  oldExcel: {
    title: "This Excel is too old for the add-in",
    next: "Excel 2021 or newer is needed (ExcelApi 1.14). Update it, or have the file checked from the command line.",
  },
  failed({ code, message }) {
    const title = "Nothing was checked";
    switch (code) {
      case "InvalidOperationInCellEditMode":
        return { title, next: "A cell is being edited: press Enter to leave it, then check again." };
      case "ResponsePayloadSizeLimitExceeded":
      case "RequestPayloadSizeLimitExceeded":
        return {
          title,
          next: `The workbook is too large for Excel to hand over (${code}): keep only the published tables in a copy, or use the command line.`,
        };
      default:
        return {
          title,
          next: `The workbook could not be read (${code ?? message}): try again; if that does not help, save and reopen it.`,
        };
    }
  },
  marking(marking) {
    if (marking.is === "refused")
      return `No cell was marked (${marking.trouble.code ?? marking.trouble.message}): all results are below and lead to their cells.`;
    if (marking.is === "none" || marking.except.length === 0) return undefined;
    return `Protected sheets were checked but not marked: ${listed(marking.except)}.`;
  },
  news(news) {
    switch (news.is) {
      case "shown":
        return `Went to ${qualified(news.at)}`;
      case "not-shown":
        return `${qualified(news.at)} cannot be shown: its sheet may be renamed, deleted or hidden; check again.`;
      case "written":
        return `${qualified(news.at)} was changed; check again.`;
      case "not-written":
        return news.why === "changed"
          ? `${qualified(news.at)} was not changed: it is not what it was when checked, or it holds a formula. Check again, or change it yourself.`
          : `${qualified(news.at)} was not changed: ${refusals[news.why]}.`;
      case "inserted":
        return `${shown(news.typed)} was put into ${qualified(news.at)}`;
      case "not-inserted":
        return `Nothing was put into ${qualified(news.at)}: ${refusals[news.why]}.`;
      case "valued": {
        if (news.left.length === 0) return `${counted(news.made, "formula")} replaced by values.`;
        const left = [...new Set(news.left.map(({ why }) => refusals[why]))].join("; ");
        return `${counted(news.made, "formula")} replaced by values, ${news.left.length} not (${named(news.left.map(({ change }) => qualified(change.at)))}): ${left}.`;
      }
      case "undone":
        return `Undone: ${named(news.what)}`;
      case "not-undone":
        return `Not undone: ${named(news.what)} changed again since, or protected. Please change or delete it yourself.`;
      case "rows":
        return `Rows inserted in "${news.sheet}": ${named(news.names)}`;
      case "no-row":
        return `No row for ${news.code}: ${noRows[news.why](news.sheet)}.`;
      case "added":
        return `${counted(news.sheets.length, "sheet")} inserted: ${named(news.sheets)}`;
      case "subjects":
        return `${subjectsLine(news.subjects)} Formulas were calculated again.`;
      case "ignored":
        return `${counted(news.count, "finding")} ignored; listed under "ignored", where you can take them back.`;
      case "restored":
        return `${counted(news.count, "finding")} taken back.`;
      case "not-read":
        return `Sheet "${news.sheet}" cannot be read as that table: look at its title and headings, then check again.`;
      case "balanced":
        return `Rounding differences settled; ${counted(news.cells, "cell")} changed. Please check again.`;
      case "reported":
        return `The report is in the new sheet "${news.page}".`;
      case "cleared":
        return news.except.length === 0
          ? "All marks are off."
          : `Marks are off, except on protected sheets: ${listed(news.except)}. Unprotect them and clear again.`;
      case "cleaned":
        return "Cleaned up for publication";
      case "cancelled":
        return "Cancelled; nothing was checked.";
      case "failed":
        switch (news.trouble.code) {
          case "AccessDenied":
            return "It did not work (AccessDenied): the sheet or the workbook is protected. Unprotect it and try again.";
          case "NoSolver":
            return "It did not work: the solver does not load here (a page opened from a folder has none, or the browser forbids it). Settle rounding differences in a workbench on a web site or with gongkai balance; all else works.";
          default:
            return `It did not work (${news.trouble.code ?? news.trouble.message}): try again; if that does not help, save and reopen the workbook.`;
        }
    }
  },
  removed: {
    nothing: "Nothing of ours was found.",
    marked: (sheets) => `Marks on ${counted(sheets.length, "sheet")}: ${listed(sheets)}`,
    pages: (pages) => `Reports: ${listed(pages)}`,
    notes: "Reasons for ignoring, named tables and the range of the 科目表 kept in the file",
    kept: (sheets) => `Protected sheets still have marks: ${listed(sheets)}. Unprotect them and clean up again.`,
    next: "Auto check is off. Save the file.",
  },
  dismiss: "Close",

  filter: "Filter",
  scopes: { all: "All", 表内: "Within tables", 表间: "Between tables" },
  ofTable: "Of which table",
  allTables: "All tables",
  filtered: (count) => `${counted(count, "place")} hidden by the filter`,
  showAll: "Show all",

  blames: (count) => counted(count, "likely mistake"),
  suspectLabel: "suspect",
  eitherOf: "Any one of these cells, put right, explains it",
  oneByOne: (count) => `These ${count} cells one by one`,
  explains: (count) => `${counted(count, "finding")} it explains`,
  alternatives: (count) => `${count} other ${count === 1 ? "possibility" : "possibilities"}`,
  isFormula: (formula) =>
    `This is a formula, ${formula}: see whether it reaches all it should, and which cell that it reads is wrong.`,
  apply: (value) => `Change to ${value}`,
  problems: (count, besides) => `${counted(count, besides ? "other place" : "place")} to look into`,
  more: (next, left) => `Show ${next} more of ${left}`,
  evidence: {
    region: "Selected figure",
    look: "What speaks for the selected figure",
    says: (at, count, against) =>
      count === 0
        ? `${qualified(at)}: no relation reads this cell`
        : `${qualified(at)}: part of ${counted(count, "relation")}, ${against === 0 ? "all of which hold" : `${against} of which to be looked at`}`,
    list: "Relation by relation, with both sides",
    ticks: "Tint figures that agree",
    ticksHint:
      "Figures of which every relation holds, or leaves rounding only, get a light green fill; not in the marked copy",
    verdicts: {
      equal: "Equal",
      empty: "Equal",
      rounding: "Rounding",
      doubtful: "Doubtful",
      unequal: "Unequal",
      hint: "Hint",
    },
  },
  copy: "Copy",
  copied: "Copied",
  toFirst: "Go to the first",
  left: "Left",
  right: "Right",
  gap: "Gap",
  moreCells: (count) => `${count} more`,
  goTo: (cell) => `Go to ${cell}`,

  ignore: "Ignore…",
  ignoreAll: "Ignore all…",
  reason: "Reason for ignoring",
  reasonTravels:
    "The reason is kept in this workbook and travels with the file until the traces of this add-in are taken out. When a figure changes, the finding comes back.",
  ignoreNow: "Ignore",
  ignored: (count) => `${count} ignored`,
  restore: "Take back",
  undo: "Undo this change",
  done(undo) {
    if (undo.what === "rows") return `Rows inserted in "${undo.sheet}"`;
    if (undo.what === "sheets") return `${counted(undo.added.length, "sheet")} inserted`;
    const { what, made } = undo;
    const [first] = made;
    if (first === undefined) return "";
    const [at, to] = [qualified(first.at), shown(first.after[0]?.[0] ?? null)];
    switch (what) {
      case "written":
        return `${at} was changed from ${shown(first.before)} to ${to}`;
      case "inserted":
      case "empty":
        return first.before === null ? `${to} was put into ${at}` : `${at}: ${shown(first.before)} replaced by ${to}`;
      case "values":
        return `${counted(made.length, "formula")} replaced by values`;
      case "balanced":
        return `Rounding differences settled; ${counted(made.length, "cell")} changed`;
    }
  },
  replaceAsk: (cell, holds, by) => `${cell} holds "${asShown(holds)}". Replace it by "${asShown(by)}"?`,
  replace: "Replace",

  shelf: {
    looking: "Looking which tables the workbook has…",
    choose: "Which set of tables",
    profile: "Set",
    profileName: ({ name, english }) => `${name}: ${english}`,
    year: "Year",
    badYear: "Four digits, as 2024",
    unit: "Unit of amounts",
    unitName: "Organisation (optional)",
    projects: "Self-evaluation sheets: how many projects",
    edition: (edition, year) =>
      edition === year
        ? `As printed in ${edition}.`
        : `The forms of ${year} are not known; these are those of ${edition}. Compare with the circular of the year.`,
    load: "Load a set of your own (JSON)…",
    loaded: (profile) => `${profile} is loaded and kept in this computer's browser.`,
    notLoaded: (file) => `${file} cannot be used; correct it and load it again:`,
    insert: (count) => (count === 0 ? "Insert" : `Insert ${counted(count, "blank table")}`),
    fillUp: (count) => `Add the ${count} missing`,
    busy: "Inserting",
    tables: "Tables of the set",
    held: (sheet) => `In the workbook: ${sheet}`,
    markEmpty: "Say it is empty",
    markEmptyOf: (table) => `Say it is empty: ${table}`,
    preview: "Preview",
    previewOf: (name) => `Preview of ${name}`,
    larger: "Larger",
  },
  checkedBy: "By which set the tables are checked",
  checkedByItself: "Find out which set it is",
  checkedByName: (profile) => `Check by ${profile}`,

  desk: {
    search: "Find a 科目: code or words",
    edition: (year) => `Government budget subjects, built in up to ${year}. Former names are found too.`,
    found: (count, more) =>
      count === 0
        ? "Nothing found. Try other words, or the first digits of the code."
        : `${count}${more ? " first" : ""}`,
    moreRows: "Show more",
    charts: {
      functional: "Spending by function",
      department: "Spending by economic nature, departments",
      government: "Spending by economic nature, government",
      income: "Income",
    },
    fromTable: "科目表",
    unattested: "unverified",
    about({ subject, fromTable, name }) {
      if (subject === undefined) return ["Only in this workbook's 科目表, not in the catalogue."];
      const evidence = {
        seed: "Code and name were read in published accounts.",
        source: "Code and name were read in a published catalogue.",
        recalled: "Unverified: not compared with the official catalogue.",
      }[subject.evidence];
      return [
        ...(fromTable && name !== subject.name
          ? [`So named by this workbook's 科目表; the catalogue says ${subject.name}.`]
          : []),
        evidence,
        ...(subject.firstYear === undefined ? [] : [`Since ${subject.firstYear}.`]),
        ...(subject.lastYear === undefined ? [] : [`Until ${subject.lastYear}.`]),
        ...subject.formerNames.map(
          ({ name, until }) => `Formerly ${name}${until === undefined ? "" : ` (until ${until})`}`,
        ),
      ];
    },
    insertName: "Insert name",
    insertCode: "Insert code",
    insertFormula: "Insert formula",
    insertRow: "Insert row",
    insert: "Insert",
    insertExample: (formula) => `Insert ${formula}`,
    cells: (rows) => rows.map((row) => row.join(", ")).join("; "),
    saying: (error, sentence) => `${error} (${sentence})`,
    functions: "All functions",
    optional: "(optional)",
    englishNames: "Formulas with English names (SUBJECT_NAME)",
    table: "科目表: subjects of this workbook",
    subjects: subjectsLine,
    tableHow:
      "A sheet named 科目表 with a column of codes and one of names is read when the workbook opens. It adds to the catalogue, or corrects it, for this workbook only. A selected range will do as well.",
    conflicts: (count) => `${counted(count, "row")} to look at`,
    conflict({ at, kind, code, name, other = "" }) {
      const where = qualified(at);
      switch (kind) {
        case "malformed":
          return `${where}: "${code}" is no code of 3, 5 or 7 digits; not used.`;
        case "nameless":
          return `${where}: ${code} has no name; not used.`;
        case "twice":
          return `${where}: ${code} is "${other}" above; "${name}" is not used.`;
        case "differs":
          return `${where}: ${code} is "${other}" in the catalogue; "${name}" is used.`;
        case "orphan":
          return `${where}: ${other}, above ${code}, is neither in the catalogue nor here.`;
      }
    },
    pick: "Use the selected range",
    reread: "Read again",
    forget: "No longer use that range",
    toValues: "Replace by values",
    toValuesHow:
      "Replaces this add-in's formulas by what they show, so that people without it see the same. Other formulas stay; it can be undone.",
    scopes: { selection: "Look at the selection", workbook: "Look at the workbook" },
    busy: "Working on formulas",
    plan({ scope, replaced, kept }) {
      const where = scope === "selection" ? "selection" : "workbook";
      if (replaced.length + kept.length === 0) return `The ${where} has no formulas of this add-in.`;
      const stays =
        kept.length === 0 ? "" : `; ${kept.length} without a result (an error, or not calculated) will stay`;
      return replaced.length === 0
        ? `None of the ${counted(kept.length, "formula")} of this add-in in the ${where} has a result that could replace it.`
        : `In the ${where} ${counted(replaced.length, "formula")} will be replaced by values${stays}.`;
    },
    replaced: (shown, count) => `Replaced by what (${shown < count ? `${shown} of ${count}` : count})`,
    keptFormulas: (shown, count) => `Formulas that stay (${shown < count ? `${shown} of ${count}` : count})`,
    cancel: "Cancel",
    close: "OK",
  },

  hints: (count) => `${counted(count, "hint")}, no errors`,
  roundings: (count) => counted(count, "rounding difference"),
  balance: {
    open: "Settle…",
    title: "Settle rounding differences",
    looking: "Looking for the fewest changes…",
    hold: "Keep if possible",
    apply: (cells) => `Change ${counted(cells, "cell")}`,
    leave: "Leave as it is",
    close: "Close",
  },
  storedOnly: (count) => `${counted(count, "place")} where printed amounts agree and stored ones differ slightly`,
  untried: (count) => `${count} not checked`,
  lacking: (table, why, rules) =>
    why === "missing-table"
      ? `There is no ${table}, which ${counted(rules, "rule")} would read`
      : `${table} is still to be filled in; ${counted(rules, "rule")} would read it`,
  recognised: (count) => `${counted(count, "table")} recognised`,
  strays: (count) => `${counted(count, "part")} not recognised`,
  saidTo: (sheet) => `Which table "${sheet}" is`,
  saidNothing: "Say which table it is…",
  saidSheets: (count) => `${counted(count, "sheet")} named by you`,
  said: (sheet, form) => `"${sheet}" is said to be ${form}`,
  takeBack: "Take back",

  clear: "Clear marks",
  report: "Report",
  clean: "Remove traces",
  cleanAsk: "Takes out of this workbook what this add-in has left in it:",
  cleanWhat: [
    "all colour marks of this add-in",
    "its report sheets",
    "reasons for ignoring, and tables and a 科目表 named by you",
  ],
  cleanElse:
    "Nothing else: formulas, hidden rows and sheets, comments and authors stay. To publish, make a copy for publication.",
  cleanNow: "Remove",
  publish: "Copy for publication…",
  actions: "Marks, report, traces and the copy for publication",
};
