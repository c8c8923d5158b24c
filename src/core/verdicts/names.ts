import type { Line } from "../forms/form.ts";
import type { WrongName } from "../report/finding.ts";
import { plain, withoutSerial } from "../sheet/text.ts";
import { attested, sameName, subject, subjectsNamed, type Subject } from "../subjects/subject.ts";
import type { Row, TableBlock } from "../tables/table.ts";

/** The name of a row as names are compared. */
export function nameOf(row: Row): string {
  return withoutSerial(plain(row.name));
}

/** Rows with another name than that of their code, and those whose code the catalogue does not have. */
export function nameProblems(
  table: TableBlock,
  year: number,
): { readonly misnamed: readonly [WrongName, Row][]; readonly unknown: readonly Row[] } {
  const { others, unknown } = atFirstSight(table);
  const misnamed: [WrongName, Row][] = [];
  for (const row of others) {
    const line = row.line === undefined ? undefined : table.block.lines[row.line];
    const code = row.line === undefined ? row.code : line?.code;
    const known = code === undefined ? undefined : subject(code);
    if (wasNamed(row, known, year)) continue;
    const what = row.line === undefined ? wrongSubject(row, known) : wrongLine(row, line);
    if (what !== undefined) misnamed.push([what, row]);
  }
  return { misnamed, unknown };
}

/** What the catalogue says at first sight of the rows of a block: nearly all have the very name of their code. */
interface AtFirstSight {
  /** Lines, and rows whose code has another name. */
  readonly others: readonly Row[];
  /** Rows whose code the catalogue does not have and should. */
  readonly unknown: readonly Row[];
}

const looked = new WeakMap<TableBlock, AtFirstSight>();

function atFirstSight(table: TableBlock): AtFirstSight {
  const done = looked.get(table);
  if (done !== undefined) return done;
  const others: Row[] = [];
  const unknown: Row[] = [];
  for (const row of table.rows) {
    const known = row.code === undefined ? undefined : subject(row.code);
    if (row.line !== undefined || (known !== undefined && known.name !== row.name)) others.push(row);
    else if (known === undefined && mustBeKnown(row)) unknown.push(row);
  }
  const found: AtFirstSight = { others, unknown };
  looked.set(table, found);
  return found;
}

/** The last edition of a former name of which no other is known. */
const OLD = 2018;

/** Whether a row has the name that its subject had in that year. */
function wasNamed(row: Row, known: Subject | undefined, year: number): boolean {
  if (known === undefined || known.formerNames.length === 0 || !(year > 0)) return false;
  return known.formerNames.some(({ name, until = OLD }) => year <= until && sameName(name, nameOf(row)));
}

function wrongLine(row: Row, line: Line | undefined): WrongName | undefined {
  if (line?.former?.map(plain).includes(nameOf(row)) !== true) return undefined;
  const code = line.code === undefined ? {} : { code: line.code };
  return { problem: "wrong-name", ...code, printed: withoutSerial(row.name), right: line.name, former: true };
}

function wrongSubject({ code, name, level, place }: Row, known: Subject | undefined): WrongName | undefined {
  if (code === undefined || level === "项目" || level === "单位") return undefined;
  // Where names have no column of their own nobody expects one.
  if (name === "" && (place.labels.name === undefined || place.labels.name === place.labels.code)) return undefined;
  // A recalled name was never compared with the official book: no ground to correct anybody.
  if (known === undefined || name === known.name || !attested(known) || sameName(name, known.name)) return undefined;
  const former = known.formerNames.some((earlier) => sameName(earlier.name, name));
  return { problem: "wrong-name", code, printed: name, right: known.name, former };
}

/** Whether the catalogue should have the code of a row; economic codes of seven digits are a county's own. */
function mustBeKnown({ code, level, line }: Row): boolean {
  return (
    code !== undefined &&
    line === undefined &&
    level !== "项目" &&
    level !== "单位" &&
    !(code.length === 7 && !code.startsWith("2"))
  );
}

/** How many names of other 科目 one after the other are no slips of the pen: codes were filled down, or moved by a row. */
export const MOST_MISCODED = 3;

const miscoded = new WeakMap<TableBlock, Row | "none">();

/** The first row whose code stands beside the name of another 科目, where so many do that it is the codes that are wrong. */
export function miscodedRow(block: TableBlock): Row | undefined {
  let found = miscoded.get(block);
  if (found === undefined) {
    const rows = atFirstSight(block).others.filter(hasOtherName);
    found = rows.length > MOST_MISCODED ? (rows[0] ?? "none") : "none";
    miscoded.set(block, found);
  }
  return found === "none" ? undefined : found;
}

/** Whether the name of a row is, today or before, that of another 科目, and not that of its own code. */
function hasOtherName({ code, name, level, line }: Row): boolean {
  if (code === undefined || line !== undefined || name === "" || level === "单位") return false;
  const own = subject(code);
  if (own === undefined || sameName(own.name, name) || own.formerNames.some((former) => sameName(former.name, name)))
    return false;
  return subjectsNamed(name, own.chart).length > 0;
}
