import { PackageDraft } from "../ooxml/package-draft.ts";
import { openPackage } from "../ooxml/package.ts";
import { appendChild, edited, removeElement, type Edit } from "../ooxml/xml-edits.ts";
import { attribute, escapeXml, treeOf, type Element } from "../ooxml/xml.ts";
import { XML } from "../ooxml/names.ts";
import { defaultLimits, FileTrouble, type FileLimits } from "../refusals.ts";
import { readDocx } from "./read.ts";

/** A remark on a stretch of the words, as lines count them. */
export interface CommentOn {
  readonly line: number;
  readonly from: number;
  readonly endLine: number;
  readonly to: number;
  readonly says: string;
}

/** By this author we know our comments again. */
const AUTHOR = "公开表助手";
const MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";

/** A copy of a .docx with a Word comment on each stretch; nothing but the comments and their anchors is added. Throws FileTrouble. */
export function commentDocx(
  bytes: Uint8Array,
  comments: readonly CommentOn[],
  limits: FileLimits = defaultLimits,
): { readonly bytes: Uint8Array; readonly comments: number } {
  const plain = clearDocx(bytes, limits);
  const draft = draftOf(plain, limits);
  const { runs } = readDocx(plain, limits);
  const main = draft.text(draft.main);
  const w = prefixOf(main);
  const { part, text } = commentsPart(draft, w);
  let id = largestId(text) + 1;
  const edits: Edit[] = [];
  let added = "";
  let count = 0;
  for (const { line, from, endLine, to, says } of comments) {
    const first = runs[line]?.find((run) => run.to > from);
    const last = runs[endLine]?.filter((run) => run.from < to).at(-1);
    if (first === undefined || last === undefined || last.end <= first.start) continue;
    const mark = (name: string): string => `<${w}:${name} ${w}:id="${id}"/>`;
    edits.push({ start: first.start, end: first.start, text: mark("commentRangeStart") });
    edits.push({
      start: last.end,
      end: last.end,
      text: `${mark("commentRangeEnd")}<${w}:r>${mark("commentReference")}</${w}:r>`,
    });
    added += `<${w}:comment ${w}:id="${id}" ${w}:author="${AUTHOR}" ${w}:initials="核"><${w}:p><${w}:r><${w}:t xml:space="preserve">${escapeXml(says)}</${w}:t></${w}:r></${w}:p></${w}:comment>`;
    id++;
    count++;
  }
  if (count === 0) return { bytes: plain, comments: 0 };
  draft.put(draft.main, edited(main, edits));
  draft.put(part, edited(text, [appendChild(treeOf(text), added)]));
  return { bytes: draft.bytes(), comments: count };
}

/** The file without our comments: every part as it was. Throws FileTrouble. */
export function clearDocx(bytes: Uint8Array, limits: FileLimits = defaultLimits): Uint8Array {
  const draft = draftOf(bytes, limits);
  const related = draft.relationshipsOf(draft.main).find(({ type, external }) => type === "comments" && !external);
  if (related === undefined || !draft.has(related.target)) return bytes;
  const text = draft.text(related.target);
  const root = treeOf(text);
  const own = root.children.filter(
    ({ local, open }) => local === "comment" && attribute(text, open, "author") === AUTHOR,
  );
  if (own.length === 0) return bytes;
  const ids = new Set(own.map(({ open }) => attribute(text, open, "id")));
  const main = draft.text(draft.main);
  const gone: Edit[] = [];
  const visit = (element: Element): void => {
    const isOurs = (one: Element): boolean => ids.has(attribute(main, one.open, "id"));
    for (const child of element.children) {
      const [only] = child.children;
      if (["commentRangeStart", "commentRangeEnd"].includes(child.local) && isOurs(child))
        gone.push(removeElement(child));
      else if (child.local === "r" && child.children.length === 1 && only?.local === "commentReference" && isOurs(only))
        gone.push(removeElement(child));
      else visit(child);
    }
  };
  visit(treeOf(main));
  draft.put(draft.main, edited(main, gone));
  if (own.length === root.children.length && text.startsWith(XML)) {
    // The part was ours from the beginning.
    draft.drop(related.target);
    draft.unrelate(draft.main, related.id);
  } else draft.put(related.target, edited(text, own.map(removeElement)));
  return draft.bytes();
}

function draftOf(bytes: Uint8Array, limits: FileLimits): PackageDraft {
  const source = openPackage(bytes, limits);
  const { main } = source;
  if (main === undefined) throw new FileTrouble("not-a-document", "main part");
  return new PackageDraft({ ...source, main });
}

/** The prefix of the names of WordprocessingML in the main part. */
function prefixOf(main: string): string {
  const prefix =
    /xmlns:([A-Za-z][\w.-]{0,20})="http:\/\/(?:schemas\.openxmlformats\.org|purl\.oclc\.org\/ooxml)\/wordprocessingml\/(?:2006\/)?main"/.exec(
      main,
    )?.[1];
  if (prefix === undefined) throw new FileTrouble("not-a-document", "prefix");
  return prefix;
}

function commentsPart(draft: PackageDraft, w: string): { readonly part: string; readonly text: string } {
  const related = draft.relationshipsOf(draft.main).find(({ type, external }) => type === "comments" && !external);
  if (related !== undefined && draft.has(related.target))
    return { part: related.target, text: draft.text(related.target) };
  const folder = draft.main.slice(0, draft.main.lastIndexOf("/") + 1);
  const part = draft.has(`${folder}comments.xml`)
    ? draft.freePart(`${folder}comments`, ".xml")
    : `${folder}comments.xml`;
  const text = `${XML}<${w}:comments xmlns:${w}="${draft.own(MAIN)}"></${w}:comments>`;
  draft.put(part, text);
  draft.declare(part, TYPE);
  draft.relate(draft.main, "comments", part);
  return { part, text };
}

function largestId(text: string): number {
  return treeOf(text).children.reduce((most, { open }) => Math.max(most, Number(attribute(text, open, "id")) || 0), -1);
}
