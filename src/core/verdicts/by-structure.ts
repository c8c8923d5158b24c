import { addressOf, type BoundBlock, type BoundSet } from "../equations/bind.ts";
import type { Shown, ShownSum } from "../equations/by-structure.ts";
import type { System } from "../equations/system.ts";
import type { ComparisonFinding, ReportTable, Untried } from "../report/finding.ts";
import type { Outcome } from "./judge.ts";

/** Judges what a table of no known form shows of itself. What holds goes into the system too: it tells which cells are right. */
export function judgeShown(
  { sums, doubts }: Shown,
  set: BoundSet,
  index: number,
  tableOf: (bound: BoundBlock) => ReportTable,
  system: System,
): Omit<Outcome, "applies"> {
  const { amounts } = set;
  const counts = { equal: 0, empty: 0, rounding: 0, doubtful: 0, unequal: 0 };
  const findings: ComparisonFinding[] = [];
  for (const sum of sums) {
    const { whole, parts, rule, bound, shown } = sum;
    const left = [whole];
    const verdict = amounts.judge(left, parts, "=");
    counts[verdict]++;
    const equation = system.add(left, parts, rule, verdict);
    if (verdict === "equal" || verdict === "empty") continue;
    const isBlank = (id: number): boolean => amounts.state(id) === "blank";
    const ordered = [whole, ...parts.filter((id) => !isBlank(id)), ...parts.filter(isBlank)];
    const at = (ids: readonly number[]): ComparisonFinding["cells"] =>
      ids.map((id) => addressOf(set, id)).filter((cell) => cell !== undefined);
    const finding: ComparisonFinding = {
      kind: "comparison",
      rule,
      relation: "=",
      ...amounts.compare(left, parts, "=", whole),
      unit: amounts.unit(whole),
      table: tableOf(bound),
      cells: at(ordered),
      leftCells: 1,
      blank: at(parts.filter(isBlank)),
      shown,
      subject: subjectOf(sum),
    };
    findings.push(finding);
    system.findings.set(equation, finding);
  }
  const untried = doubts.map((doubt): Untried => ({ ...doubt, set: index }));
  return { counts, findings, untried };
}

function subjectOf({ bound, row, column }: ShownSum): { readonly name: string; readonly column?: string } {
  const own = bound.block.rows[row];
  const heading = own?.place.headings[column] ?? "";
  return { name: own?.name ?? "", ...(heading === "" ? {} : { column: heading }) };
}
