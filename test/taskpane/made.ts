import type { Finding, Report, Slip, Suspect } from "../../src/core/finding.ts";
import type { CellAddress } from "../../src/core/grid.ts";

/** The report with suspects: each explains the findings of its cell that are problems. */
export function withSuspects(
  report: Report,
  made: readonly { at: CellAddress; now: string; likely: string; slip?: Slip; rank?: number; cause?: number }[],
): Report {
  const suspects = made.map(({ at, now, likely, slip, rank = 1, cause = 1 }): Suspect => {
    const explains = report.findings.filter((finding) => isOf(finding, at));
    const table = report.tables.find(({ sheet }) => sheet === at.sheet)!;
    return {
      cause,
      rank,
      cells: [at],
      table,
      unit: table.unit,
      now,
      likely: { best: likely, from: likely, to: likely },
      ...(slip === undefined ? {} : { slip }),
      explains,
    };
  });
  const blamed = suspects.flatMap(({ cells }) => cells);
  const others = report.marks.filter((mark) => !blamed.some((at) => same(at, mark.at)));
  return { ...report, suspects, marks: [...blamed.map((at) => ({ at, kind: "suspect" as const })), ...others] };
}

function isOf(finding: Finding, at: CellAddress): boolean {
  return finding.kind === "comparison" && finding.verdict === "unequal" && finding.cells.some((cell) => same(cell, at));
}

function same(one: CellAddress, other: CellAddress): boolean {
  return one.sheet === other.sheet && one.row === other.row && one.column === other.column;
}
