import { add } from "../../core/sheet/lists.ts";
import type { Mark } from "../../core/report/mark.ts";
import { markColours, markFormula, markKinds } from "../../core/report/colours.ts";
import { RELATIONSHIPS, STRICT, strict, TYPES } from "../ooxml/names.ts";
import { partText, relationshipPartOf } from "../ooxml/package.ts";
import { rangeLists } from "./ranges.ts";
import { ADDED_STYLES, PLAIN_STYLES } from "./stylesheet.ts";
import { damaged, defaultLimits, FileTrouble } from "../refusals.ts";
import { attributeSpan, encodeXml, tags, treeOf, unescapeXml, type Span, type Tag } from "../ooxml/xml.ts";
import { appendChild, edited, prefixOf, removeElement, type Edit } from "../ooxml/xml-edits.ts";
import { patchZip } from "../ooxml/zip.ts";
import { contentTypeOf } from "./workbook-draft.ts";
import { openWorkbook, type WorkbookParts } from "./workbook-parts.ts";

const highestPriority = 2 ** 31 - 1;

/**
 * The .xlsx file with exactly these marks of ours in it: earlier ones go. Only the style sheet and the sheets whose
 * marks change differ; all else is copied byte for byte. Marks outside the workbook's worksheets are passed over.
 * Throws FileTrouble.
 */
export function markWorkbook(bytes: Uint8Array, marks: readonly Mark[]): Uint8Array {
  try {
    return patched(bytes, marks);
  } catch (error) {
    throw error instanceof FileTrouble ? error : damaged(String(error));
  }
}

/** The .xlsx file without our marks: every part is again what it was before marking. */
export function clearMarks(bytes: Uint8Array): Uint8Array {
  return markWorkbook(bytes, []);
}

function patched(bytes: Uint8Array, marks: readonly Mark[]): Uint8Array {
  const source = openWorkbook(bytes, defaultLimits);
  const bySheet = new Map<string, Mark[]>();
  for (const mark of marks) {
    add(bySheet, mark.at.sheet, mark);
  }
  const marked = source.sheets.some(({ name }) => bySheet.has(name));

  const changes = new Map<string, Uint8Array | null>();
  const firstStyle = patchStyles(source, marked, changes);
  for (const { name, part } of source.sheets) {
    const old = partText(source.zip, part);
    const cleared = withoutRules(old);
    const ours = bySheet.get(name);
    const text = ours ? withRules(cleared, ours, firstStyle) : cleared;
    if (text !== old) changes.set(part, encodeXml(text));
  }
  return changes.size > 0 ? patchZip(source.zip, changes) : bytes;
}

// Conditional formats in a sheet part.

export interface FormatRule extends Span {
  /** Index of the conditionalFormatting element around it, in order of appearance. */
  readonly block: number;
  readonly priority: number | undefined;
  readonly prioritySpan: Span | undefined;
  readonly ours: boolean;
}

export interface Formatting {
  readonly blocks: readonly Span[];
  readonly rules: readonly FormatRule[];
}

/** All rules of the sheet, those in extensions (x14) included, for they share the order of priorities. */
export function formattingOf(text: string): Formatting {
  const blocks: Span[] = [];
  const rules: FormatRule[] = [];
  if (!text.includes("conditionalFormatting")) return { blocks, rules };
  let block: Tag | undefined;
  let rule: Tag | undefined;
  let formula: Tag | undefined;
  let ours = false;
  for (const tag of tags(text)) {
    if (tag.local === "conditionalFormatting") {
      if (tag.kind === "open") {
        block = tag;
      } else {
        blocks.push({ start: block?.start ?? tag.start, end: tag.end });
        block = undefined;
      }
    } else if (tag.local === "cfRule") {
      if (tag.kind !== "close") {
        rule = tag;
        ours = false;
      }
      if (tag.kind === "open" || !rule) continue;
      const prioritySpan = attributeSpan(text, rule, "priority");
      const digits = prioritySpan && text.slice(prioritySpan.start, prioritySpan.end);
      const priority = digits && /^[1-9]\d{0,9}$/.test(digits) ? Number(digits) : undefined;
      rules.push({ start: rule.start, end: tag.end, block: blocks.length, priority, prioritySpan, ours });
      rule = undefined;
    } else if (rule && tag.local === "formula") {
      if (tag.kind === "open") formula = tag;
      else if (formula) ours ||= unescapeXml(text.slice(formula.end, tag.start)) === markFormula;
    }
  }
  return { blocks, rules };
}

function withPriorities(rules: readonly FormatRule[], change: (priority: number) => number): Edit[] {
  return rules.flatMap(({ priority, prioritySpan }) =>
    priority !== undefined && prioritySpan ? [{ ...prioritySpan, text: String(change(priority)) }] : [],
  );
}

function withoutRules(text: string): string {
  const { blocks, rules } = formattingOf(text);
  const ours = rules.filter((rule) => rule.ours);
  if (ours.length === 0) return text;
  const kept = rules.filter((rule) => !rule.ours);
  const shared = new Set(kept.map((rule) => rule.block));
  const removed = new Map<number, Span>();
  for (const rule of ours) {
    const block = blocks[rule.block];
    // Excel may have put a rule of the user's into the same element.
    if (shared.has(rule.block)) removed.set(rule.start, rule);
    else if (block) removed.set(block.start, block);
  }
  return edited(text, [
    ...[...removed.values()].map(({ start, end }) => ({ start, end, text: "" })),
    ...withPriorities(kept, (own) => own - ours.filter(({ priority = own + 1 }) => priority <= own).length),
  ]);
}

function withRules(text: string, marks: readonly Mark[], firstStyle: number): string {
  const { at, prefix } = placeOfRules(text);
  const lists = markKinds.flatMap((kind, style) => rangeLists(marks, kind).map((list) => ({ list, style })));
  if (lists.length === 0) return text;
  const formula = markFormula.replace(">", "&gt;");
  const blocks = lists.map(
    ({ list, style }, i) =>
      `<${prefix}conditionalFormatting sqref="${list}">` +
      `<${prefix}cfRule type="expression" dxfId="${firstStyle + style}" priority="${i + 1}">` +
      `<${prefix}formula>${formula}</${prefix}formula></${prefix}cfRule></${prefix}conditionalFormatting>`,
  );
  return edited(text, [
    { start: at, end: at, text: blocks.join("") },
    ...withPriorities(formattingOf(text).rules, (own) => Math.min(own + lists.length, highestPriority)),
  ]);
}

/** What the schema puts between the cells and the conditional formats. */
const beforeRules = new Set([
  "sheetCalcPr",
  "sheetProtection",
  "protectedRanges",
  "scenarios",
  "autoFilter",
  "sortState",
  "dataConsolidate",
  "customSheetViews",
  "mergeCells",
  "phoneticPr",
]);

function placeOfRules(text: string): { readonly at: number; readonly prefix: string } {
  let prefix = "";
  let behindCells = false;
  for (const tag of tags(text)) {
    if (tag.depth === 0) {
      prefix = prefixOf(tag);
      if (tag.kind === "close" && behindCells) return { at: tag.start, prefix };
    } else if (tag.depth === 1 && tag.local === "sheetData") {
      behindCells = tag.kind !== "open";
    } else if (tag.depth === 1 && behindCells && tag.kind !== "close" && !beforeRules.has(tag.local)) {
      return { at: tag.start, prefix };
    }
  }
  throw damaged("sheet without cells");
}

// Formats in the style sheet.

/**
 * Our formats. Written with single quotes, as no spreadsheet program writes, so that this very text at the end of
 * the list is ours for certain: no other rule can have come to use it since we wrote it.
 */
function ourFormats(prefix: string): string {
  const element = (name: string, attributes: string): string => `<${prefix}${name} ${attributes}/>`;
  const formats = markKinds.map((kind) => {
    const { fill, font } = markColours[kind];
    const colour = `rgb='FF${fill}'`;
    return (
      `<${prefix}dxf>` +
      (font ? `<${prefix}font>${element("b", "val='1'")}${element("color", `rgb='FF${font}'`)}</${prefix}font>` : "") +
      `<${prefix}fill><${prefix}patternFill patternType='solid'>` +
      `${element("fgColor", colour)}${element("bgColor", colour)}</${prefix}patternFill></${prefix}fill></${prefix}dxf>`
    );
  });
  return formats.join("");
}

/** Puts our formats into the style sheet, or takes them out; gives the index of the first one. */
function patchStyles(source: WorkbookParts, marked: boolean, changes: Map<string, Uint8Array | null>): number {
  const { zip, styles } = source;
  if (!styles || styles === addedStyles(source)) {
    if (marked !== (styles !== undefined)) changeStylesPart(source, marked, changes);
    return 0;
  }
  const whole = ownXml(source, plainStyles());
  const old = zip.find(styles) ? partText(zip, styles) : undefined;
  // Some writers relate a style sheet and leave it out: then it is ours as a whole.
  if (old === undefined || old === whole) {
    if (marked !== (old !== undefined)) {
      changes.set(styles, marked ? encodeXml(whole) : null);
      declareStyles(source, styles, marked, changes);
    }
    return 0;
  }
  // Others relate one without a byte in it, which is told by the end of a line behind ours.
  const filled = `${whole}\n`;
  if (old === "" || old === filled) {
    if (marked !== (old !== "")) changes.set(styles, marked ? encodeXml(filled) : new Uint8Array());
    return 0;
  }
  const cleared = withoutFormats(old);
  const { text, first } = marked ? withFormats(cleared) : { text: cleared, first: 0 };
  if (text !== old) changes.set(styles, encodeXml(text));
  return first;
}

interface Formats {
  /** The tags of the root. */
  readonly root: { readonly open: Tag; readonly close: Tag };
  readonly prefix: string;
  readonly open: Tag | undefined;
  /** The same tag as `open` for an empty element. */
  readonly close: Tag | undefined;
  readonly count: number;
  /** Where the list belongs when there is none. */
  readonly place: number;
}

function formatsOf(text: string): Formats {
  let prefix = "";
  let first: Tag | undefined;
  let last: Tag | undefined;
  let open: Tag | undefined;
  let close: Tag | undefined;
  let count = 0;
  let place: number | undefined;
  for (const tag of tags(text)) {
    if (tag.depth === 0) {
      prefix = prefixOf(tag);
      first ??= tag;
      last = tag;
      if (tag.kind !== "open") place ??= tag.start;
    } else if (tag.depth === 1 && tag.local === "dxfs") {
      if (tag.kind !== "close") open = tag;
      if (tag.kind !== "open") close = tag;
    } else if (tag.depth === 1 && ["tableStyles", "colors", "extLst"].includes(tag.local)) {
      place ??= tag.start;
    } else if (tag.depth === 2 && tag.local === "dxf" && tag.kind !== "close" && open && !close) {
      count++;
    }
  }
  if (place === undefined || first === undefined || last === undefined) throw damaged("style sheet");
  return { root: { open: first, close: last }, prefix, open, close, count, place };
}

/**
 * What stands behind our formats tells what the list was before: nothing – it had an end tag; a line break – it was an
 * empty-element tag; two – it was not there; three – the style sheet itself was an empty-element tag.
 */
const wasEmptyTag = "\n";
const wasMissing = "\n\n";
const wasEmptySheet = "\n\n\n";

function withFormats(text: string): { readonly text: string; readonly first: number } {
  const { root, prefix, open, close, count, place } = formatsOf(text);
  const ours = ourFormats(prefix);
  if (root.open.kind === "empty") {
    const list = `<${prefix}dxfs count="${markKinds.length}">${ours}${wasEmptySheet}</${prefix}dxfs>`;
    const { end, name } = root.open;
    return { text: edited(text, [{ start: end - 2, end, text: `>${list}</${name}>` }]), first: 0 };
  }
  if (!open || !close) {
    const list = `<${prefix}dxfs count="${markKinds.length}">${ours}${wasMissing}</${prefix}dxfs>`;
    return { text: edited(text, [{ start: place, end: place, text: list }]), first: 0 };
  }
  const added =
    open === close
      ? // The slash goes, the rest of the tag stays as it is written.
        { start: open.end - 2, end: open.end, text: `>${ours}${wasEmptyTag}</${open.name}>` }
      : { start: close.start, end: close.start, text: ours };
  return { text: edited(text, [...countedBy(text, open, markKinds.length), added]), first: count };
}

function withoutFormats(text: string): string {
  const { root, prefix, open, close } = formatsOf(text);
  if (!open || !close || open === close) return text;
  const ours = ourFormats(prefix);
  const inner = text.slice(open.end, close.start);
  const fewer = countedBy(text, open, -markKinds.length);
  if (inner.endsWith(ours)) {
    return edited(text, [...fewer, { start: close.start - ours.length, end: close.start, text: "" }]);
  }
  if (inner === ours + wasEmptyTag) {
    return edited(text, [...fewer, { start: open.end - 1, end: close.end, text: "/>" }]);
  }
  if (inner === ours + wasEmptySheet)
    return edited(text, [{ start: root.open.end - 1, end: root.close.end, text: "/>" }]);
  if (inner === ours + wasMissing) return edited(text, [{ start: open.start, end: close.end, text: "" }]);
  return text;
}

function countedBy(text: string, list: Tag, change: number): Edit[] {
  const span = attributeSpan(text, list, "count");
  const digits = span && text.slice(span.start, span.end);
  return digits && /^\d{1,9}$/.test(digits) ? [{ ...span, text: String(Number(digits) + change) }] : [];
}

// A workbook may do without a style sheet; then we bring our own and take it away again.

function addedStyles({ folder }: WorkbookParts): string {
  return folder + ADDED_STYLES;
}

function changeStylesPart(source: WorkbookParts, marked: boolean, changes: Map<string, Uint8Array | null>): void {
  const part = addedStyles(source);
  const relationships = relationshipPartOf(source.main);
  const types = partText(source.zip, TYPES);
  const related = partText(source.zip, relationships);
  const own = (xml: string): string => ownXml(source, xml);
  const content = `PartName="/${part}" ContentType="${contentTypeOf("styles")}"`;
  const relationship = `Id="gongkaiStyles" Type="${own(RELATIONSHIPS)}/styles" Target="/${part}"`;
  const change = marked ? withLastChild : withoutChild;
  changes.set(TYPES, encodeXml(change(types, "Override", content)));
  changes.set(relationships, encodeXml(change(related, "Relationship", relationship)));
  changes.set(part, marked ? encodeXml(own(plainStyles())) : null);
}

/** In the namespaces of the workbook, which may be a strict one. */
function ownXml({ zip, main }: WorkbookParts, xml: string): string {
  return partText(zip, relationshipPartOf(main)).includes(STRICT) ? strict(xml) : xml;
}

/** Says what kind of part a style sheet is where nothing says it, with single quotes, as nobody else does; or takes that back. */
function declareStyles(
  { zip }: WorkbookParts,
  part: string,
  marked: boolean,
  changes: Map<string, Uint8Array | null>,
): void {
  const types = partText(zip, TYPES);
  if (marked && types.includes(`"/${part}"`)) return;
  const content = `PartName='/${part}' ContentType='${contentTypeOf("styles")}'`;
  const text = (marked ? withLastChild : withoutChild)(types, "Override", content);
  if (text !== types) changes.set(TYPES, encodeXml(text));
}

function withLastChild(text: string, name: string, attributes: string): string {
  const root = treeOf(text);
  return edited(text, [appendChild(root, `<${prefixOf(root.open)}${name} ${attributes}/>`)]);
}

function withoutChild(text: string, name: string, attributes: string): string {
  const ours = treeOf(text).children.filter(
    ({ open }) => text.slice(open.start, open.end) === `<${prefixOf(open)}${name} ${attributes}/>`,
  );
  return edited(text, ours.map(removeElement));
}

function plainStyles(): string {
  const formats = `<dxfs count="${markKinds.length}">${ourFormats("")}</dxfs></styleSheet>`;
  return PLAIN_STYLES.replace("</styleSheet>", formats);
}
