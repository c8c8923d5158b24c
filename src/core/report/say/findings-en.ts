import { holdsSeveral } from "../../amounts/text.ts";
import type { ComparisonFinding, ReportTable, Structure, TableFinding, Why } from "../finding.ts";
import { qualified } from "../../sheet/grid.ts";
import { NO_ROOM } from "../../sheet/ink.ts";
import { isStruckOut } from "../../sheet/text.ts";
import { nameIn, type Profile } from "../../forms/profile.ts";
import { form, grouped, MOST_CODES, MOST_RULES, MOST_SUMS, size, subjectName } from "./shared.ts";

// What findings say in English, and why something was not tried.

export function listed(ids: readonly string[]): string {
  return `${ids.slice(0, MOST_RULES).join(", ")}${ids.length > MOST_RULES ? ` (${ids.length} in all)` : ""}`;
}

/** 绩效表 are told apart by their projects. */
export function named(table: ReportTable): string {
  return table.project === undefined ? form(table) : `${form(table)} (${table.project})`;
}

export function comparison(finding: ComparisonFinding): string {
  const { rule, subject, left, right, gap, unit } = finding;
  const of =
    subject === undefined
      ? ""
      : `${subjectName(subject)}${subject.column === undefined ? "" : ` (${subject.column})`}: `;
  const stored =
    finding.stored === undefined
      ? ""
      : finding.stored === "agrees"
        ? "; the stored values agree, only the printed digits do not"
        : "; the printed amounts agree, the stored values do not";
  return `${of}${rule.english}. ${sides(finding, grouped(left), grouped(right), `${size(gap)} ${unit === "%" ? "percentage points" : unit === "分" ? "points" : unit}`)}${stored}`;
}

function sides(finding: ComparisonFinding, left: string, right: string, gap: string): string {
  if (finding.relation === "⇔" || finding.relation === "⇒") return `One side is ${left}, the other ${right}`;
  const differ =
    finding.relation === "≤" ? `${left} exceeds ${right} by ${gap}` : `${left} and ${right} differ by ${gap}`;
  switch (finding.verdict) {
    case "equal":
    case "empty":
      return `${left} and ${right}`;
    case "rounding":
      return `${differ}, which rounding explains`;
    case "doubtful":
      if (finding.sums !== undefined) {
        const sums = finding.sums.slice(0, MOST_SUMS).map((at) => qualified(at));
        return `${differ}: ${sums.join(", ")} ${sums.length > 1 ? "are" : "is"} just what the parts in the same table come to; one side may be a sum of rounded parts and the other rounded directly, which is no error; choose one way for them to agree`;
      }
      if (finding.hides === true)
        return `${differ}: this holds for units without other income; other money that is too little to print (printed as 0) can make as much of a difference: please check`;
      if (finding.whole === true)
        return `${differ}: one of the tables is printed in whole 万元, which can differ by as much from those with decimals; please print all alike`;
      return `${differ}; rounding can cause as much, but rarely does: please check`;
    case "unequal":
      return differ;
  }
}

export function structure(what: Structure): string {
  switch (what.problem) {
    case "orphan":
      return `There is no row ${what.parent} above subject ${what.code}`;
    case "childless":
      return `Subject ${what.code} ${what.name} has no row below it`;
    case "repeated":
      return `Code ${what.code} stands more than once`;
    case "number":
      return `Line number ${what.printed} should be ${what.expected}`;
    case "missing-line":
      return `The prescribed line "${what.name}" is missing`;
    case "names-differ":
      return `Subject ${what.code} has different names: ${what.names.map((name) => `"${name}"`).join(", ")}`;
    case "wrong-name":
      return `${what.code === undefined ? "" : `Subject ${what.code} `}is printed "${what.printed}"; ${what.former ? "the name today" : "the official name"} is "${what.right}"`;
    case "wrong-names":
      return `${what.names.length} subjects have names that are not those of their codes, as where codes were filled down or moved by some rows; please check the codes. ${what.names.slice(0, MOST_CODES).map(structure).join("; ")}${what.names.length > MOST_CODES ? " …" : ""}`;
    case "headings-differ":
      return `Two headings for the same thing: "${what.headings[0]}" and "${what.headings[1]}"`;
    case "not-reached":
      return `"${what.name}": the target is "${what.target}", "${what.actual}" was achieved, which falls short; yet completion is ${what.rate}`;
    case "above-all":
      return `"${what.name}": "${what.actual}" was achieved; satisfaction cannot be above 100 %`;
    case "unknown-codes":
      return `The classification has no code ${what.codes.slice(0, MOST_CODES).join(", ")}${what.codes.length > MOST_CODES ? ` and others, ${what.codes.length} in all` : ""}`;
    case "not-in":
      return `Subject ${what.code} ${what.name} does not stand in ${form(what.other)}`;
  }
}

export function tables({ what, table, cells }: TableFinding): string {
  switch (what.problem) {
    case "unreadable":
      if (holdsSeveral(what.text))
        return `"${what.text}" seems to be several figures: neither this cell nor the blank ones of its row were checked; put each in its column`;
      return `"${what.text}" is not ${what.unit === undefined ? "an amount" : "a score"} and was left out`;
    case "unknown-row":
      return `The row "${what.text}" has amounts but is no line of this table, and was left out`;
    case "nameless-row":
      return "The row has amounts but no name";
    case "unfilled-row":
      return `“${what.text}” has no figures; the rows below it do, and other subjects show what they come to: it may have been left out, and was not checked`;
    case "subject-or-project":
      return `The row "${what.text}" may be a subject or one of its projects, so that sums may count it twice; give the subject its full name`;
    case "repeated-line":
      return `The line "${what.text}" stands more than once; only the first was checked`;
    case "codeless-row":
      return `The row "${what.text}" has no code and its level cannot be told; it was left out`;
    case "missing-line":
      return `The prescribed line "${what.text}" is missing`;
    case "doubled":
      return `The set has two tables ${table.title} (the other in ${what.other.hidden ? "the hidden " : ""}"${what.other.sheet}"); only the ${table.hidden === what.other.hidden ? "first" : "one that is seen"} is compared with other tables`;
    case "units-differ":
      return `This table is in ${what.unit}, the others in ${what.usual}; amounts were converted`;
    case "other-year":
      return `It says ${what.text}, the other tables ${what.usual}: a title of another year may be left over; it was checked with the others`;
    case "other-unit":
      return `It names "${what.text}", the other tables "${what.usual}": a title of another unit may be left over; it was checked with the others`;
    case "unit-assumed":
      return `No unit of money is stated; ${what.unit} was assumed`;
    case "unread-row":
      return `${cells.length} figures of ${what.text === "" ? "a row" : `the row "${what.text}"`} are read by no rule and were not checked`;
    case "unread-column":
      return `${cells.length} figures of ${what.text === "" ? "a column" : `the column "${what.text}"`} are read by no rule and were not checked`;
    case "odd-code":
      return what.text === ""
        ? `No code is printed; by the rows around it, it was taken for ${what.shown}`
        : `The code is printed "${what.text}"; by the rows around it, it was taken for ${what.shown}`;
    case "hidden-sheet":
      return `The sheet "${what.text}" is hidden: its table was checked, and nobody will see it. Show the sheet, or make sure that it is not to be published`;
    case "hidden-row":
      return `The hidden row${what.text === "" ? "" : ` "${what.text}"`} has figures that were checked; a print leaves them out`;
    case "hidden-column":
      return `The hidden column${what.text === "" ? "" : ` "${what.text}"`} has figures that were checked; a print leaves them out`;
    case "unprinted":
      return `${cells.length} ${cells.length === 1 ? "figure stands" : "figures stand"} outside the print area: checked, and left out of a print`;
    case "covered":
      return `A merge covers this cell; "${what.text}" still stands in it and was not checked`;
    case "behind":
      return `A picture, shape or chart lies over ${cells.length} ${cells.length === 1 ? "figure" : "figures"} that may not be seen; what the cells hold was checked`;
    case "drawn":
      return `A text box, header or footer says "${what.text}", which was not checked`;
    case "stale":
      return `The stored result of the formula is ${what.text}; from the figures that now stand there it comes to ${what.shown}${cells.length === 1 ? "" : ` (${cells.length} cells like that)`}. What is stored was checked; it changes when Excel calculates again`;
    case "shown-otherwise":
      if (isStruckOut(what.shown))
        return `${what.text} is struck out, and was checked all the same; readers will take it for deleted. Lift the stroke, or delete the figure`;
      if (what.shown === NO_ROOM)
        return `Holds ${what.text}, but its column is too narrow and shows ${NO_ROOM}; what it holds was checked. Widen the column, or nobody will see the figure in print`;
      return `Holds ${what.text}, but its format, or a conditional one, shows ${what.shown === "" ? "nothing" : what.shown}; what it holds was checked, what it shows is published`;
    case "no-total":
      return `It has no line "${what.text}", which other tables of the set have: it may have been left out; what its rows come to was compared with other tables`;
    case "mostly-negative":
      return `${what.negative} of its ${what.of} figures are negative: all signs may have been turned`;
    case "empty-but-filled":
      return "It says that it is empty but has amounts";
  }
}

export function why(reason: Why, set: Profile | undefined): string {
  switch (reason.reason) {
    case "unfilled-table":
      return `${form(nameIn(set, reason.form))} is still to be filled in`;
    case "guessed-table":
      return `sheet "${reason.sheet}" has no title and was taken for ${form(nameIn(set, reason.form))} by its headings, yet it differs from other tables in most figures and may be another; if it is that table, give it its title and check again`;
    case "missing-table":
      return `there is no ${form(nameIn(set, reason.form))}`;
    case "no-solver":
      return "whether all relations can hold together takes a solver to decide, and it could not be loaded (single comparisons are not affected)";
    case "too-large":
      return "whether all relations can hold together was not decided: the table is too large, or the gap lies just on the limit (single comparisons are not affected)";
    case "missing-line":
      return `${form(nameIn(set, reason.form))} has no line "${reason.name}"`;
    case "missing-column":
      return `${form(nameIn(set, reason.form))} has no column "${reason.name}"`;
    case "missing-part":
      return `${form(nameIn(set, reason.form))} has no columns "${reason.columns.join(", ")}"`;
    case "not-whole":
      return `the weights of ${form(nameIn(set, reason.form))} come to ${reason.sum} only; the list seems not to be whole`;
    case "no-sums":
      return `"${reason.title}" (${qualified(reason.at)}) is of no known form, and nothing in it was seen to add up`;
    case "not-shown":
      return `${grouped(reason.left)} in ${qualified(reason.at)} is not the sum ${grouped(reason.right)} of what seem its parts, but too few other rows or columns show that they are; please check by hand`;
    case "parted":
      return `${form(nameIn(set, reason.form))} stands in several sheets (a later page begins in ${qualified(reason.at)}), and a sum over one of them says nothing; put its pages into one sheet and check again`;
    case "no-rows":
      return `${form(nameIn(set, reason.form))} has no rows below "${reason.name}"`;
    case "unreadable":
      if (holdsSeveral(reason.text)) return `"${reason.text}" in ${qualified(reason.at)} seems to be several figures`;
      return `"${reason.text}" in ${qualified(reason.at)} is not ${reason.unit === undefined ? "an amount" : "a score"}`;
    case "uncalculated":
      return `the formula in ${qualified(reason.at)} was never calculated; open and save the file in Excel`;
    case "unknown-rows":
      return `${form(nameIn(set, reason.form))} has a row in ${qualified(reason.at)} that was not understood${reason.text === "" ? "" : ` ("${reason.text}")`}; the sum may be incomplete`;
    case "codes-unread":
      return `the codes of ${form(nameIn(set, reason.form))} were not understood: from ${qualified(reason.at)} on most stand more than once (${reason.text}); parts of them may stand in other columns`;
    case "miscoded":
      return `the codes of ${form(nameIn(set, reason.form))} are not those of its names (from ${qualified(reason.at)} "${reason.text}" on), so nothing can be compared by code`;
    case "unknown-columns":
      return `${form(nameIn(set, reason.form))} has a column that was not understood ("${reason.text}"); the sum may be incomplete`;
  }
}
