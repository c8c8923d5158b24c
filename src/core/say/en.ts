import type { Verdict } from "../amount.ts";
import type { ComparisonFinding, Structure, TableFinding, Why } from "../finding.ts";
import { isHint, verdictOf } from "../finding.ts";
import { titleOf, type Form } from "../form.ts";
import { qualified } from "../grid.ts";
import type { Words } from "../say.ts";
import { grouped, size, subjectName } from "./shared.ts";

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
  "unknown-title": (text: string) => `"${text}" is none of the known tables and was not checked`,
  "no-heading": (text: string) => `has the title "${text}" but no heading of that table below it`,
  ambiguous: () => "the heading fits several tables and there is no title; give it one and check again",
} as const;

const KINDS = { 决算: "final accounts", 预算: "budget" } as const;

export const english: Words = {
  form,
  table(table) {
    const notes = [
      table.hidden ? "hidden" : "",
      table.knownBy === "headings" ? "no title, known by its heading" : "",
      table.knownBy === "sheet-name" ? "known by the sheet's name" : "",
      table.saysEmpty ? "empty" : "",
    ].filter((note) => note !== "");
    return `${form(table.form)} (sheet "${table.sheet}", ${table.unit}${notes.map((note) => `, ${note}`).join("")})`;
  },
  set(set, tables) {
    const whose = [set.organisation ?? "", set.year ?? "", KINDS[set.kind]].filter((part) => part !== "").join(" ");
    const missing = set.missing.length === 0 ? "" : `; missing: ${set.missing.map(({ no }) => no).join(", ")}`;
    return `${whose}: ${tables} tables${set.profile === undefined ? "" : `, checked as ${set.profile.english}`}${missing}`;
  },
  stray: (stray) => `Sheet "${stray.sheet}": ${STRAYS[stray.reason](stray.text)}`,
  finding(finding) {
    switch (finding.kind) {
      case "comparison":
        return comparison(finding);
      case "structure":
        return structure(finding.what);
      case "table":
        return tables(finding);
    }
  },
  verdict(finding) {
    if (isHint(finding)) return "hint";
    const verdict = verdictOf(finding);
    if (verdict === "unreadable") return "not an amount";
    return verdict === "structure" || verdict === "table" ? verdict : VERDICTS[verdict];
  },
  roundings: (table, count) => `${form(table.form)}: ${count} rounding differences, all within what rounding can cause`,
  untried: ({ why: reason, count, rule }) => `${rule.english}${count > 1 ? ` (${count} times)` : ""}: ${why(reason)}`,
  head: (counts) =>
    `All rules: ${counts.equal} equal, ${counts.rounding} rounding, ${counts.doubtful} doubtful, ${counts.unequal} unequal, ${counts.untried} not checked (besides, ${counts.empty} empty on both sides, ${counts.hints} hints)`,
  rule: (rule) => rule.english,
};

/** So many codes are named in one sentence. */
const MOST_CODES = 5;

function form(given: Form): string {
  return `${given.no} ${titleOf(given)}`;
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
  return `${of}${rule.english}. ${sides(finding, grouped(left), grouped(right), `${size(gap)} ${unit}`)}${stored}`;
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
      return `${differ}; rounding can cause as much, but rarely does: please check`;
    case "unequal":
      return differ;
  }
}

function structure(what: Structure): string {
  switch (what.problem) {
    case "orphan":
      return `Subject ${what.code} has no row ${what.parent} above it`;
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
    case "headings-differ":
      return `Two headings for the same thing: "${what.headings[0]}" and "${what.headings[1]}"`;
    case "unknown-codes":
      return `The classification has no code ${what.codes.slice(0, MOST_CODES).join(", ")}${what.codes.length > MOST_CODES ? ` and others, ${what.codes.length} in all` : ""}`;
    case "not-in":
      return `Subject ${what.code} ${what.name} does not stand in ${form(what.other)}`;
  }
}

function tables({ what, table, cells }: TableFinding): string {
  switch (what.problem) {
    case "unreadable":
      return `"${what.text}" is not an amount and was left out`;
    case "unknown-row":
      return `The row "${what.text}" has amounts but is no line of this table, and was left out`;
    case "nameless-row":
      return "The row has amounts but no name";
    case "repeated-line":
      return `The line "${what.text}" stands more than once; only the first was checked`;
    case "codeless-row":
      return `The row "${what.text}" has no code and its level cannot be told; it was left out`;
    case "missing-line":
      return `The prescribed line "${what.text}" is missing`;
    case "doubled":
      return `The set has two tables ${titleOf(table.form)} (the other in "${what.other.sheet}"); only the first is compared with other tables`;
    case "units-differ":
      return `This table is in ${what.unit}, the others in ${what.usual}; amounts were converted`;
    case "unit-assumed":
      return `No unit of money is stated; ${what.unit} was assumed`;
    case "tenfold":
      return `The ${cells.length / 2} figures shared with ${form(what.other.form)} all differ by a factor of ${grouped(String(10 ** Math.abs(what.power)))}: one of them states the wrong unit`;
    case "empty-but-filled":
      return "It says that it is empty but has amounts";
  }
}

function why(reason: Why): string {
  switch (reason.reason) {
    case "missing-table":
      return `there is no ${form(reason.form)}`;
    case "missing-line":
      return `${form(reason.form)} has no line "${reason.name}"`;
    case "missing-column":
      return `${form(reason.form)} has no column "${reason.name}"`;
    case "no-rows":
      return `${form(reason.form)} has no rows below "${reason.name}"`;
    case "unreadable":
      return `"${reason.text}" in ${qualified(reason.at)} is not an amount`;
    case "uncalculated":
      return `the formula in ${qualified(reason.at)} was never calculated; open and save the file in Excel`;
    case "unknown-rows":
      return `${form(reason.form)} has a row in ${qualified(reason.at)} that was not understood${reason.text === "" ? "" : ` ("${reason.text}")`}; the sum may be incomplete`;
    case "unknown-columns":
      return `${form(reason.form)} has a column that was not understood ("${reason.text}"); the sum may be incomplete`;
  }
}
