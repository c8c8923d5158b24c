import type { Verdict } from "../../amounts/compare.ts";
import { SELDOM } from "../../amounts/odds.ts";
import { holdsSeveral } from "../../amounts/text.ts";
import {
  type ComparisonFinding,
  type Finding,
  isHint,
  type ReportSet,
  type ReportTable,
  type Structure,
  type Suspect,
  type TableFinding,
  verdictOf,
  type WholeSlip,
  type Why,
} from "../finding.ts";
import { standsAlone, titleOf, type Form } from "../../forms/form.ts";
import { a1, qualified, type CellAddress } from "../../sheet/grid.ts";
import { nameIn, type Called, type Profile } from "../../forms/profiles.ts";
import type { Words } from "./words.ts";
import { counted, grouped, size, subjectName, standsIn, tangleOf } from "./shared.ts";

// Names of tables, lines and subjects stay as they are printed; the sentences around them are English.

const VERDICTS: Readonly<Record<Verdict, string>> = {
  equal: "equal",
  empty: "empty",
  rounding: "rounding",
  doubtful: "doubtful",
  unequal: "unequal",
};

const STRAYS = {
  "no-table": () => "no published table found",
  figures: () => "has figures, but is none of the known tables; not checked",
  "unknown-title": (text: string) => `"${text}" is none of the known tables`,
  "no-heading": (text: string) => `has the title "${text}" but no heading of that table below it`,
  ambiguous: () => "the heading fits several tables and there is no title; give it one and check again",
  "too-many": () =>
    "only the first 600 tables of a workbook are checked, not what is from here on; please part the file",
} as const;

export const KINDS = { 决算: "final accounts", 预算: "budget", 绩效: "performance", 其他: "no known form" } as const;

export const english: Words = {
  form,
  named,
  briefly,
  table(table) {
    const notes = [
      table.hidden ? "hidden" : "",
      table.knownBy === "headings" ? "no title, known by its heading" : "",
      table.knownBy === "sheet-name" ? "known by the sheet's name" : "",
      table.knownBy === "structure" ? "of no known form, checked by its structure" : "",
      table.saysEmpty ? "empty" : "",
    ].filter((note) => note !== "");
    return `${named(table)} (sheet "${table.sheet}", ${table.unit}${notes.map((note) => `, ${note}`).join("")})`;
  },
  set(set, tables) {
    const whose = [set.organisation ?? "", set.year ?? "", KINDS[set.kind]].filter((part) => part !== "").join(" ");
    const missing = set.missing.length === 0 ? "" : `; missing: ${set.missing.map(({ no }) => no).join(", ")}`;
    return `${whose}: ${tables} tables${profile(set)}${missing}`;
  },
  stray: ({ sheet, reason, text, byStructure, figures }) => {
    const looked =
      byStructure === true ? "; checked by its structure alone" : reason === "unknown-title" ? "; not checked" : "";
    return `Sheet "${sheet}": ${(figures === true && looked === "" && reason === "no-table" ? STRAYS.figures : STRAYS[reason])(text)}${looked}`;
  },
  finding(finding) {
    switch (finding.kind) {
      case "comparison":
        return comparison(finding);
      case "structure":
        return structure(finding.what);
      case "table":
        return tables(finding);
      case "clash":
        return `Each comparison is within rounding, but they cannot all be true: no amounts print as these ${finding.cells.length} cells do and satisfy rules ${listed(finding.rules.map(({ id }) => id))} together${finding.summed === true ? "; they may, where a total is the sum of rounded parts or there is money too little to print" : ""}`;
      case "leaning":
        return `${finding.count} rounding differences taken together: totals are too ${finding.bias < 0 ? "small" : "large"} by about ${Math.abs(finding.bias).toFixed(1)} of the last place on average; where every figure is rounded on its own, ${finding.once < SELDOM ? `about one table in ${grouped(String(finding.once))}` : "not one table in a million"} leans so far`;
    }
  },
  verdict(finding) {
    if (isHint(finding)) return "hint";
    const verdict = verdictOf(finding);
    if (verdict === "unreadable") return isScore(finding) ? "not a score" : "not an amount";
    return verdict === "structure" || verdict === "table" ? verdict : VERDICTS[verdict];
  },
  roundings: (table, count) => `${named(table)}: ${count} rounding differences, all within what rounding can cause`,
  untried: ({ why: reason, count, rule }, profile) =>
    `${rule.english}${count > 1 ? ` (${count} times)` : ""}: ${why(reason, profile)}`,
  suspect(suspect) {
    const { cells, table, likely, now, slip, unit } = suspect;
    const [first, second] = cells.map((at) => placed(table, at));
    const explains = `explains ${findings(suspect.explains.length)}`;
    if (slip === "missing-row") return `${form(table)} seems to lack a row: ${suspect.row ?? ""}; ${explains}`;
    if (slip === "moved") return `${grouped(now)} in ${first} seems to belong in ${second}; ${explains}`;
    if (suspect.whole !== undefined)
      return `${suspect.whole.is === "other-unit" ? form(table) : `from ${first} on`}${wholeSlip(suspect.whole)}; ${explains}`;
    const notes = [now === "" ? "now blank" : `now ${grouped(now)}`];
    if (slip === "carried") notes.push(`the same mistake is in ${others(suspect)}, copied or added up`);
    else if (slip !== undefined) notes.push(SLIPS[slip]);
    if (likely?.from !== undefined && likely.to !== undefined && likely.from !== likely.to)
      notes.push(`anything from ${grouped(likely.from)} to ${grouped(likely.to)} agrees`);
    return `${first} ${value(likely)}${unit === "个" || likely === undefined ? "" : ` ${unit === "分" ? "points" : unit}`} (${notes.join(", ")}); ${explains}`;
  },
  standsIn,
  oneOf(shown, all) {
    const cells = shown.flatMap(({ cells: own, table }, i) =>
      own.map((at) => (shown[i - 1]?.table === table ? a1(at.row, at.column) : placed(table, at))),
    );
    const explained = shown[0]?.explains.length ?? 0;
    return `One of ${cells.join(", ")}${all > shown.length ? ` (${all} cells in all)` : ""} is wrong; the figures do not tell which; explains ${findings(explained)}`;
  },
  unexplained(tangled, cutOff) {
    const { tables, at, count } = tangleOf(tangled);
    const where = tables.map((table) => briefly(table)).join(", ");
    const what = cutOff ? "hang together too widely for the search to end" : "cannot be explained by a few cells";
    const first = at === undefined ? "" : `; look first at ${qualified(at)}, which is in ${count} of them`;
    return `${findings(tangled.length)} in ${where} ${what}${first}`;
  },
  standing({ standing, problems, unequal, ignored, untried, tables, unlooked, missing }) {
    const besides = ignored > 0 ? ` (${ignored} more ignored)` : "";
    const first = unlooked > 0 ? `${unlooked} of ${counted(tables, "table")} not looked at; ` : "";
    switch (standing) {
      case "unequal":
        return `${first}${counted(unequal, "mismatch", "mismatches")}${besides}`;
      case "open": {
        const left = [
          ...(missing > 0 ? [`${counted(missing, "table")} missing`] : []),
          ...(untried > 0 ? [`${untried} could not be checked`] : []),
          ...(problems > 0 ? [`${counted(problems, "place")} to look into`] : []),
        ];
        return `${first}no mismatch${left.length > 0 ? `; ${left.join(", ")}` : ""}${besides}`;
      }
      case "blank":
        return "These tables are still to be filled in; there are no figures to check";
      case "nothing-tried":
        return "No rule applies to these tables; nothing was checked";
      case "ignored":
        return `No mismatch is left to look into (${ignored} ignored)`;
      case "fine":
        return "All rules that apply were tried and hold";
    }
  },
  head: (counts) =>
    `All rules: ${counts.equal} equal, ${counts.rounding} rounding, ${counts.doubtful} doubtful, ${counts.unequal} unequal, ${counts.untried} not checked (besides, ${counts.empty} empty on both sides, ${counts.hints} hints)`,
  rule: (rule) => rule.english,
};

function profile({ kind, profile: known, edition, year }: ReportSet): string {
  if (known === undefined) return standsAlone(kind) ? "" : ", of no known set, so that no table is said to be missing";
  const by = `, checked as ${known.english}${edition === undefined ? "" : `, edition of ${edition}`}`;
  if (edition === undefined || Number(year) === edition) return by;
  if (year === undefined) return `${by} (no year is stated; the newest is used)`;
  return `${by} (none of ${year} is known; the ${Number(year) > edition ? "newest" : "oldest"} is used)`;
}

function briefly({ no, project }: ReportTable): string {
  return project === undefined ? no : `${no} (${project})`;
}

function wholeSlip({ is, by, across, columns }: WholeSlip): string {
  const far = Math.abs(by);
  if (is === "other-unit")
    return `: all figures seem to be ${grouped(String(10 ** far))} times too ${by > 0 ? "large" : "small"}; the unit that is stated is not theirs`;
  if (across === true)
    return `, all figures seem to stand ${counted(far, "column")} too far to the ${by > 0 ? "right" : "left"}`;
  const which =
    columns.length === 0 ? "all figures" : `the figures of ${columns.map((column) => `"${column}"`).join(", ")}`;
  return `, ${which} seem to stand ${counted(far, "row")} too ${by > 0 ? "low" : "high"}; please hold them against their rows`;
}

/** The cells besides the first. */
function others({ cells }: Suspect): string {
  const rest = cells.slice(1);
  const named = rest
    .slice(0, MOST_CELLS)
    .map((at) => (at.sheet === cells[0]?.sheet ? a1(at.row, at.column) : qualified(at)));
  return `${named.join(", ")}${rest.length > MOST_CELLS ? ` (${rest.length} cells in all)` : ""}`;
}

/** So many cells are named in one sentence. */
const MOST_CELLS = 7;

const SLIPS = {
  transposed: "two digits changed places",
  sign: "wrong sign",
  scaled: "misplaced point, or another unit",
  neighbour: "same as the next cell",
  copy: "differs from the same figure elsewhere",
  settled: "differs from the same figure elsewhere, as if its rounding had been settled in this table alone",
  missing: "left out",
} as const;

function findings(count: number): string {
  return count === 1 ? "1 finding" : `${count} findings`;
}

/** 公开03表 D9, with the sheet where it is called otherwise. */
function placed({ no }: ReportTable, at: CellAddress): string {
  return at.sheet === no ? `${no} ${a1(at.row, at.column)}` : `${no} (${qualified(at)})`;
}

function value(likely: Suspect["likely"]): string {
  if (likely === undefined) return "is wrong";
  const { best, from, to } = likely;
  if (from === undefined) return `should be at most ${grouped(to ?? best)}`;
  if (to === undefined) return `should be at least ${grouped(from)}`;
  return `should probably be ${grouped(best)}`;
}

function isScore(finding: Finding): boolean {
  return finding.kind === "table" && finding.what.problem === "unreadable" && finding.what.unit === "分";
}

/** So many rules are named in one sentence. */
const MOST_RULES = 8;

function listed(ids: readonly string[]): string {
  return `${ids.slice(0, MOST_RULES).join(", ")}${ids.length > MOST_RULES ? ` (${ids.length} in all)` : ""}`;
}

/** So many sums of rounded parts are named in one sentence. */
const MOST_SUMS = 3;

/** So many codes are named in one sentence. */
const MOST_CODES = 5;

function form(given: Form | Called): string {
  const title = "title" in given ? given.title : titleOf(given);
  return given.no === title ? title : `${given.no} ${title}`;
}

/** 绩效表 are told apart by their projects. */
function named(table: ReportTable): string {
  return table.project === undefined ? form(table) : `${form(table)} (${table.project})`;
}

function comparison(finding: ComparisonFinding): string {
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

function structure(what: Structure): string {
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

function tables({ what, table, cells }: TableFinding): string {
  switch (what.problem) {
    case "unreadable":
      if (holdsSeveral(what.text))
        return `"${what.text}" seems to be several figures: neither this cell nor the blank ones of its row were checked; put each in its column`;
      return `"${what.text}" is not ${what.unit === undefined ? "an amount" : "a score"} and was left out`;
    case "unknown-row":
      return `The row "${what.text}" has amounts but is no line of this table, and was left out`;
    case "nameless-row":
      return "The row has amounts but no name";
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
      return `The code is printed "${what.text}"; by the rows around it, it was taken for ${what.shown}`;
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
      return `Holds ${what.text}, but its format, or a conditional one, shows ${what.shown === "" ? "nothing" : what.shown}; what it holds was checked, what it shows is published`;
    case "empty-but-filled":
      return "It says that it is empty but has amounts";
  }
}

function why(reason: Why, set: Profile | undefined): string {
  switch (reason.reason) {
    case "unfilled-table":
      return `${form(nameIn(set, reason.form))} is still to be filled in`;
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
