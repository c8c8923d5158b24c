import type { Verdict } from "../../amounts/verdict.ts";
import { SELDOM } from "../../amounts/odds.ts";
import {
  type Finding,
  isHint,
  type ReportSet,
  type ReportTable,
  type Suspect,
  verdictOf,
  type WholeSlip,
} from "../finding.ts";
import { standsAlone } from "../../forms/form.ts";
import { a1, qualified, type CellAddress } from "../../sheet/grid.ts";
import type { Words } from "./words.ts";
import { counted, form, grouped, standsIn, tangleOf } from "./shared.ts";
import { comparison, listed, named, structure, tables, why } from "./findings-en.ts";

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
    "a workbook of too many tables (beyond the first of each sheet 60 more are checked, and only so many rows tried as headings without a title): what is from here on was not checked; please part the file",
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
