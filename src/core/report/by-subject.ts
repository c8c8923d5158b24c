import { add } from "../sheet/lists.ts";
import { qualified, type CellAddress } from "../sheet/grid.ts";
import type { Finding } from "./finding.ts";
import { classOf } from "./standing.ts";

/** The code of the 科目 that a finding is about: of rows whose row above is not there, the code of that row. */
export function subjectOf(finding: Finding): string | undefined {
  if (finding.kind === "comparison") return finding.subject?.code;
  if (finding.kind !== "structure") return undefined;
  const { what } = finding;
  if (what.problem === "orphan") return what.parent;
  return "code" in what ? what.code : undefined;
}

/**
 * What is listed in one line: what one wrong row of a 科目 makes of structure in one table, and of 提示 in those of one set. Each line stands
 * where its first finding does; every other finding has a line of its own.
 */
export function bySubject<T>(items: readonly T[], findingIn: (item: T) => Finding): T[][] {
  const lines = new Map<unknown, T[]>();
  for (const item of items) {
    const key = lineOf(findingIn(item)) ?? item;
    add(lines, key, item);
  }
  return [...lines.values()];
}

function lineOf(finding: Finding): string | undefined {
  const [name, code] = [classOf(finding), subjectOf(finding)];
  if ((name !== "structure" && name !== "hint") || code === undefined) return undefined;
  const { at, set } = finding.table;
  return `${name === "hint" ? set : qualified(at)} ${name} ${code}`;
}

/** The cells of all of them, each once. */
export function cellsOf(findings: readonly Finding[]): CellAddress[] {
  return [...new Map(findings.flatMap(({ cells }) => cells).map((at) => [qualified(at), at])).values()];
}
