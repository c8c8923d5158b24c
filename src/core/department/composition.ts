import { isBlank, type SheetGrid } from "../sheet/grid.ts";
import { plain } from "../sheet/text.ts";

// 单位构成: which units the words beside the tables say that a department is made of.

/** The units that a text names. */
export interface Composition {
  readonly names: readonly string[];
  /** How many there are, where the text says so. */
  readonly said?: number;
}

/** 纳入某局2024年度部门决算编制范围的二级预算单位共计3个，具体包括：; 从决算单位构成看，…包括：. White space is left out. */
const OPENINGS = [
  /纳入[^。；]{0,80}?范围的[^。；：:]{0,40}?单位[^。；：:]{0,40}?(?:[：:]|(?:包括|分别是|分别为|如下)[：:]?)/u,
  /从(?:预算|决算)?单位构成[看来][^。；：:]{0,60}?包[括含][：:]?/u,
];
const COUNT = /单位(?:共计?|合计|为|有)?(\d{1,4})(?:个|家)/;
/** What begins a new part of the text, and no unit. */
const HEADING = /^(?:第[一二三四五六七八九十]+[部章节]|[一二三四五六七八九十]{1,3}[、.．])/;
const NUMBER = /^\s*(?:[（(]?\d{1,3}[）).．、]|[（(][一二三四五六七八九十]{1,3}[）)]|[-*•·])\s*/;
/** Between names in a line. */
const BETWEEN =
  /[、，,;；]|(?<=\p{Script=Han}|[）)])\s*(?=\d{1,3}[.．、）)])|(?<=[局委办院所心站队校会处室厅部社团馆府学园级算])(?:以及|和|及)(?=\p{Script=Han}{2})/u;
/** A name has no more characters. */
const LONGEST = 40;
const MOST_NAMES = 2000;

/** The units of 单位构成 in the lines of a text, or in a table beside them; undefined where it names none. */
export function compositionIn(lines: readonly string[], tables: readonly SheetGrid[] = []): Composition | undefined {
  const filled = lines.map((line) => line.trim()).filter((line) => line !== "");
  const bare = filled.map((line) => line.replace(/\s+/g, ""));
  const all = bare.join("");
  const opening = OPENINGS.map((one) => one.exec(all)).find((found) => found !== null) ?? null;
  const said = COUNT.exec(opening?.[0] ?? "")?.[1];
  const own = opening === null ? [] : namesFrom(filled, bare, opening.index + opening[0].length);
  const names = own.length > 0 ? own : tables.flatMap(namesInTable);
  if (names.length === 0) return undefined;
  return { names: [...new Set(names)].slice(0, MOST_NAMES), ...(said === undefined ? {} : { said: Number(said) }) };
}

/** The names that follow a place in the text, which is counted without white space: in the same sentence, or line by line. */
function namesFrom(lines: readonly string[], bare: readonly string[], at: number): string[] {
  let line = 0;
  let left = at;
  while (line < bare.length && left > (bare[line]?.length ?? 0)) left -= bare[line++]?.length ?? 0;
  const rest = (bare[line] ?? "").slice(left);
  if (rest === "") return listBelow(lines.slice(line + 1));
  // A sentence, which may go on in the next lines.
  let sentence = rest;
  for (let next = line + 1; !sentence.includes("。") && next < bare.length && next < line + 50; next++) {
    const following = bare[next] ?? "";
    if (HEADING.test(following)) break;
    sentence += following;
  }
  return cleaned((sentence.split("。")[0] ?? "").split(BETWEEN));
}

/** A list ends with a heading, with a sentence, or where its items are numbered no longer. */
function listBelow(lines: readonly string[]): string[] {
  const names: string[] = [];
  let isNumbered = false;
  for (const line of lines) {
    const isItem = NUMBER.test(line);
    if (!isItem && (isNumbered || HEADING.test(line) || line.length > LONGEST)) break;
    isNumbered = isItem;
    names.push(...cleaned(line.replace(NUMBER, "").split(BETWEEN)));
    if (line.endsWith("。")) break;
  }
  return names;
}

function cleaned(parts: readonly string[]): string[] {
  return parts
    .map((part) =>
      part
        .replace(NUMBER, "")
        .replace(/[。；;，,：:]{1,3}$/u, "")
        .replace(/(?<=.{4})(?:部门|单位)?(?:预算|决算)$/u, "")
        .trim(),
    )
    .filter((name) => /\p{Script=Han}{2}/u.test(name) && name.length <= LONGEST);
}

/** A table with a column 单位名称. */
function namesInTable({ rows }: SheetGrid): string[] {
  for (const [r, row] of rows.entries()) {
    const column = row.findIndex((cell) => typeof cell === "string" && /^(?:预算)?单位名称$/.test(plain(cell)));
    if (column < 0) continue;
    return cleaned(
      rows.slice(r + 1).flatMap((below) => {
        const cell = below[column] ?? null;
        return typeof cell === "string" && !isBlank(cell) ? [cell] : [];
      }),
    );
  }
  return [];
}
