import type { BoundSet } from "../equations/bind.ts";
import type { Finding, ReportTable, TableFinding } from "../report/finding.ts";
import type { CellAddress } from "../sheet/grid.ts";

/** A table whose shared figures are all ten thousand times those of another is in another unit than it says. */
export function tenfolds({ named }: BoundSet, findings: readonly Finding[]): TableFinding[] {
  const pairs = new Map<
    string,
    { readonly a: ReportTable; readonly b: ReportTable; readonly power: number; readonly cells: CellAddress[] }
  >();
  for (const finding of findings) {
    if (
      finding.kind !== "comparison" ||
      finding.verdict !== "unequal" ||
      finding.cells.length !== 2 ||
      finding.relation !== "="
    )
      continue;
    const [left, right] = finding.cells;
    const power = tenfold(finding.left, finding.right);
    if (left === undefined || right === undefined || power === undefined) continue;
    const [a, b] = [tableAt(named, left, finding.table), tableAt(named, right, finding.table)];
    if (a === undefined || b === undefined || a === b) continue;
    const key = `${[...named.values()].indexOf(a)} ${[...named.values()].indexOf(b)} ${power}`;
    const pair = pairs.get(key) ?? { a, b, power, cells: [] };
    pairs.set(key, pair);
    pair.cells.push(left, right);
  }
  return [...pairs.values()]
    .filter(({ cells }) => new Set(cells.map((at) => `${at.sheet} ${at.row} ${at.column}`)).size >= 4)
    .map(({ a, b, power, cells }) => ({
      kind: "table",
      table: a,
      cells,
      what: { problem: "tenfold", power, other: b },
    }));
}

/** The power of ten between two printed amounts, where it is that of another unit: 元, 千元, 万元, 亿元. */
function tenfold(left: string, right: string): number | undefined {
  const [a, b] = [Number(left), Number(right)];
  if (a === 0 || b === 0) return undefined;
  const power = Math.round(Math.log10(Math.abs(a / b)));
  return [3, 4, 8].includes(Math.abs(power)) && Math.abs(a / 10 ** power / b - 1) < 0.01 ? power : undefined;
}

function tableAt(named: BoundSet["named"], at: CellAddress, hint: ReportTable): ReportTable | undefined {
  const inSheet = [...named.values()].filter((table) => table.sheet === at.sheet);
  if (inSheet.length === 1) return inSheet[0];
  return inSheet.filter((table) => table.at.row <= at.row).at(-1) ?? hint;
}
