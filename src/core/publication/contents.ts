import { plain } from "../sheet/text.ts";

/** One line of a 目录, with where the words were found in the body. */
export interface ContentsEntry {
  readonly text: string;
  readonly found: boolean;
}

/** A 目录: from its heading to the line before the body. */
export interface Contents {
  readonly entries: readonly ContentsEntry[];
  readonly from: number;
  readonly to: number;
}

const HEADING = /^目录$/;
const MARKER =
  /^(?:第[一二三四五六七八九十]{1,3}部分|附件[一二三四五六七八九十\d]{0,2}(?=[：:、\s]|$)|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|\d{1,2}[.、])/;
const PART = /^第[一二三四五六七八九十]{1,3}部分/;
/** No 目录 has more. */
const MOST_ENTRIES = 200;

/** The entries of the 目录 of a document and whether the body, or one of the tables, has them; undefined where there is no 目录. */
export function contentsOf(lines: readonly string[], titles: readonly string[]): Contents | undefined {
  const bare = lines.map(bareLine);
  const begin = bare.findIndex((line) => HEADING.test(line));
  if (begin < 0) return undefined;
  const entries: string[] = [];
  let end = begin + 1;
  for (; end < bare.length && entries.length < MOST_ENTRIES; end++) {
    const line = bare[end] ?? "";
    if (line === "" || /^\d{1,3}$/.test(line)) continue;
    const [first] = entries;
    // The body begins where the first entry comes again.
    if (first !== undefined && begins(line, first)) break;
    if (line.length > 60 || line.endsWith("。")) break;
    if (MARKER.test(line)) entries.push(line);
    // An entry broken over two lines.
    else if (first !== undefined) entries[entries.length - 1] = `${entries.at(-1) ?? ""}${line}`;
  }
  if (entries.length < 2) return undefined;
  const body = bare.slice(end).filter((line) => line !== "" && line.length < 60 && !line.endsWith("。"));
  const printed = titles.map(core);
  return { entries: entries.map((text) => ({ text, found: isIn(text, body, printed) })), from: begin, to: end };
}

/** Whether a line of the body is what an entry announces: 第一部分 may stand by itself. */
function begins(line: string, entry: string): boolean {
  const part = PART.exec(entry)?.[0];
  if (part !== undefined) return line.startsWith(part);
  return MARKER.exec(line)?.[0] === MARKER.exec(entry)?.[0] && isSame(line, entry);
}

/** A line without marks of headings and lists, leaders and page numbers. */
function bareLine(line: string): string {
  const own = plain(line.replace(/^\s*(?:#{1,6}|[-*])\s/, "").replaceAll("*", ""));
  const leader = own.search(/[.…·．]{3}/);
  return (leader < 0 ? own : own.slice(0, leader)).replace(/(?<=\D)\d{1,3}$/, "");
}

function isIn(entry: string, body: readonly string[], titles: readonly string[]): boolean {
  if (PART.test(entry)) return body.some((line) => begins(line, entry));
  const own = core(entry);
  if (own === "") return true;
  return (
    titles.some((title) => title.includes(own) || (title.length > 3 && own.includes(title))) ||
    body.some((line, i) => isSame(line, entry) || isSame(`${line}${body[i + 1] ?? ""}`, entry))
  );
}

function isSame(line: string, entry: string): boolean {
  const [a, b] = [core(line), core(entry)];
  if (a === b) return true;
  return a.length > 4 && b.length > 4 && (a.startsWith(b) || b.startsWith(a)) && Math.abs(a.length - b.length) < 5;
}

/** What a heading is about, however it is numbered and whatever year and unit it names. */
function core(text: string): string {
  return plain(text)
    .replace(MARKER, "")
    .replace(/20\d\d年度?|本?(?:部门|单位)|关于|公开|情况|说明|的|[《》“”"':：()、，\s]/g, "");
}
