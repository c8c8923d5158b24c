import { qualified } from "../../core/sheet/grid.ts";
import { OVER_LIMIT } from "../../files/limits-words.ts";
import type { Refused, Unsavable } from "../news.ts";
import type { BenchWords } from "./words.ts";

export const english: BenchWords = {
  name: "Gongkai workbench",
  untitled: "untitled.xlsx",
  bar: "File",
  grid: "Spreadsheet",
  line: "Messages",
  divider: "Width of the pane",
  turnTo: { grid: "To the grid", pane: "To the pane" },
  commands: {
    new: { name: "New", hint: "Begin with an empty workbook" },
    open: {
      name: "Open",
      hint: "Open an .xlsx file, or .xls, .et, .ods, .csv or a page with tables, or drop one on the page",
    },
    save: { name: "Save", hint: "Save as .xlsx, without marks" },
    "save-as": { name: "Save as", hint: "Save in another place, or under another name" },
    "save-marked": {
      name: "Save with marks",
      hint: "Save a copy as .xlsx with the marks of the check, for those who mend it",
    },
    print: { name: "Print", hint: "Prints this sheet: A4, one page wide, without marks" },
    "undo-grid": { name: "Undo", hint: "Undo the last step in the grid" },
    "redo-grid": { name: "Redo", hint: "Redo what was undone" },
    "find-in": { name: "Find", hint: "Find in all sheets" },
    sum: { name: "Sum", hint: "Sum what is selected, or the numbers above or on the left" },
    check: { name: "Check", hint: "Check the workbook that is open" },
    "next-result": { name: "Next", hint: "To the next cell to be looked into" },
    "previous-result": { name: "Previous", hint: "To the one before" },
    help: { name: "Help", hint: "Shortcuts, version, limits" },
    language: { name: "中文", hint: "换成中文" },
  },
  withKeys: (hint, keys) => (keys === undefined ? hint : `${hint} (${keys})`),
  seeds: "Examples",
  seedsHint: "Open tables that were really published",
  guide: "十分钟上手 (a guide with pictures, in Chinese)",
  helpTitle: "Gongkai workbench",
  helpText: [
    "Open published tables and press Check; a result leads to its cell, and what you mend is checked again. Only what was edited is written into the file, and nothing is uploaded.",
    "Contents, widths, heights and frozen panes can be changed here, looks, columns and print set-up cannot. What is printed is the sheet before you: A4, one page wide, without marks.",
  ],
  shortcuts: "Shortcuts (on a Mac ⌘ in place of Ctrl)",
  otherKeys: [
    ["F6, Shift+F6", "From the bar to the grid to the pane, and back"],
    ["↑, ↓, Enter", "From result to result in the pane, and to its cell"],
    ["Ctrl+Home, Ctrl+End, PageUp, PageDown", "Move in the grid"],
    ["Esc", "Close the search, a question, a menu"],
  ],
  version: (version) => `Version ${version}`,
  closeHelp: "Close",
  begin: {
    title: "Where to begin?",
    stays: "Files are worked on in this browser, on this computer, and are never uploaded.",
    open: "Open a file",
    folder: "Check a folder",
    templates: "Insert blank tables",
    example: "See an example",
    type: "Type into the empty sheet",
    keys: "Ctrl+O opens, F9 checks, F8 goes to the next, Ctrl+S saves, F1 has all keys",
    recent: "Recently opened",
  },
  when: (time) => new Date(time).toLocaleString("en-GB", { dateStyle: "short", timeStyle: "short" }),
  desk: {
    title: "Results by unit",
    done: (files, all, units) =>
      files < all
        ? `Checking: ${files} of ${all} files`
        : `${all} files of ${units} units were checked. A name opens its tables. Nothing was uploaded.`,
    tooMany: (files) =>
      `There are ${files} files, and a browser checks a thousand at most: use gongkai check FOLDER -o SUMMARY.xlsx.`,
    none: "There is no file to check (.xlsx, .xls, .et, .ods, .csv, .docx).",
    back: "Back to the sheet",
    again: "Back to the units",
    checkAgain: "Check again",
  },
  nothingToPrint: "Nothing stands in this sheet.",
  find: "Find",
  wanted: "Find what",
  previous: "Previous",
  next: "Next",
  closeFind: "Close",
  found: (hit) => (hit === undefined ? "Not found" : `${hit.place} of ${hit.of}: ${qualified(hit.at)}`),
  unsaved: "not saved",
  passing: { opened: "Open", saved: "Saved" },
  starting: "The grid is loading; the pane on the right can be used already…",
  drop: "Let go: one file is opened; of several files, or a folder, each is checked",
  news: (news) => {
    switch (news.is) {
      case "opening":
        return `Opening ${news.name}${news.of > 1 ? ` (sheet ${news.done} of ${news.of})` : ""}…`;
      case "opened":
        return `${news.name} is open and has not left this computer.${
          news.restored
            ? " These are the changes that were not saved last time: save them. If the file itself was changed since, those changes are not here: save under another name, and compare."
            : ""
        }${
          news.converted
            ? " It is no .xlsx: contents, number formats and merges came along, fonts, borders and formulas did not. It is saved as a new .xlsx."
            : ""
        }${
          news.unshown.length === 0
            ? ""
            : ` Not shown here, and kept as they are on saving: ${news.unshown.map((what) => what.replace("-", " ")).join(", ")}.`
        }`;
      case "refused":
        return refusedInEnglish(news);
      case "unsaved":
        return `The workbook that is open has not been saved. Opening ${news.name} loses what was changed.`;
      case "saved":
        return `${news.name} is saved.${news.isNew ? "" : " All else in the file is as it was."}`;
      case "not-saved":
        return `Not saved: ${unsavableInEnglish(news)}`;
      case "unsavable":
        return `As it is now this cannot be saved: ${unsavableInEnglish(news)}`;
      case "draft":
        return `Changes of ${news.draft.name} were not saved last time (${new Date(news.draft.time).toLocaleString("en-US")}); this browser still has them.`;
      case "not-kept":
        return "The browser did not keep your unsaved changes (a private window, or a full disk): save soon, and do not reload the page.";
      case "guarded":
        return {
          format: "Contents can be changed here, looks cannot: change those in Excel.",
          protected:
            "The sheet is protected: this cell is locked, and rows cannot be moved. Take the protection off in Excel first.",
          structure:
            "Contents can be changed here, and rows inserted and removed; change columns, sheets and merged or moved cells in Excel.",
          merged:
            "Nothing was written: there are merged cells, which would hide some of it. Paste it elsewhere, or in parts.",
          array: "Nothing was written: that is part of what a formula fills. Change the formula in its first cell.",
        }[news.why];
      case "circular":
        return "A formula refers to its own cell, directly or by others: its value cannot be relied on, and Excel will warn of it. Change the formula, or undo the last change.";
      case "no-sum":
        return "There is nothing to sum: select the rows to be added, or a blank cell below numbers.";
      case "nothing-left":
        return "Nothing is left to be looked into. After a change F9 checks again.";
      case "why":
        return `${qualified(news.at)}: ${news.sentence}`;
      case "no-grid":
        return `The grid did not load (${news.reason}). Reload the page; if that does not help, use a newer Edge, Chrome or Firefox.`;
    }
  },
  restore: "Go on with them",
  discard: "Discard",
  openAnyway: "Open anyway",
  cancel: "Cancel",
  dismiss: "Dismiss",
};

function refusedInEnglish({ name, code, limit }: Refused): string {
  const file = `${name} was not opened: `;
  switch (code) {
    case "encrypted":
      return `${file}it has a password. Take that off in Excel (where Excel asks for none, take off "Protect Workbook"), save it as .xlsx, and open that.`;
    case "damaged":
      return `${file}it is damaged. Open and repair it in Excel, save it as .xlsx, and open that.`;
    case "too-large":
      return `${file}${OVER_LIMIT["en-US"][limit ?? "file"]}, more than a browser can hold. Keep only the published tables, save, and open it again.`;
    case "not-a-workbook":
      return `${file}it holds no table that is known here. If Excel or WPS opens it, save it there as .xlsx, and open that.`;
    case "old-excel":
      return `${file}it is of Excel 4.0 or before. Open it in Excel or WPS, save it as .xlsx, and open that.`;
    case "not-a-document":
    case "old-document":
      return `${file}it is no Excel workbook. Pick an .xlsx file.`;
    case "empty":
      return `${file}it is empty (0 bytes): it was not downloaded or saved to its end. Get it once more.`;
    case "document":
      return `${file}it is a text (Word, PDF or the like) and no workbook. To check it against tables open those first, and then the text under Words.`;
    case "unread":
      return `${file}the browser cannot read it. See that it is still there and not in use; if it was changed since, pick it again.`;
  }
}

function unsavableInEnglish({ code, sheet, detail }: Unsavable): string {
  switch (code) {
    case "formula":
      return `Excel could not read the formula of ${sheet}!${detail} (LET and LAMBDA cannot be used). Write it otherwise.`;
    case "text":
      return `the text of ${sheet}!${detail} has more than 32,767 characters. Shorten it.`;
    case "array":
      return `${sheet}!${detail} is a part of an array formula and cannot be changed alone. Undo that, or change it in Excel.`;
    case "pivot-tables":
    case "tables":
    case "data-tables":
    case "controls":
    case "several-sheets":
    case "unknown":
      return `${sheet} has pivot tables, tables, controls or the like, which moving rows would break. Undo the rows that were inserted or removed, and do that in Excel.`;
    case "same-place":
      return "That is the very file that lies open, and a copy is not written over it. Give it another name.";
    case "unwritten":
      return "the browser could not write the file. See that the disk is not full and the file not open elsewhere, and try again.";
    default:
      return `the changes do not fit the file (${[code, sheet, detail].filter(Boolean).join(", ")}). Undo the last ones and try again.`;
  }
}
