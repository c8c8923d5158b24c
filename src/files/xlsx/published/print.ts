import { childOf, tags, treeOf } from "../../ooxml/xml.ts";
import { edited, insertBehind, prefixOf, setAttribute, type Edit } from "../../ooxml/xml-edits.ts";
import { piecesOf } from "../cells.ts";
import type { WorkbookDraft } from "../workbook-draft.ts";
import type { Remover } from "./trace.ts";

/** Not taken out but put in: how a sheet is printed, where nothing says so. */
export const print: Remover = {
  find: (draft) =>
    draft.sheets
      .filter(({ hidden, part }) => !hidden && !hasPrint(draft.text(part)))
      .map(({ name }) => ({ sheet: name, items: [name] })),
  take: (draft) => draft.sheets.forEach(({ part }) => setUpPrint(draft, part)),
};

function hasPrint(text: string): boolean {
  for (const { depth, local } of tags(text)) if (depth === 1 && local === "pageSetup") return true;
  return false;
}

/** What stands in a sheet part before its page set-up. */
const BEFORE_PRINT =
  "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins".split(
    " ",
  );

/** A4, one page wide; across where the table is wider than it is long. */
function setUpPrint(draft: WorkbookDraft, part: string): void {
  const text = draft.text(part);
  const root = treeOf(text);
  if (childOf(root, "pageSetup") !== undefined) return;
  let [rows, columns] = [0, 0];
  for (const piece of piecesOf(text))
    if (piece.kind === "cell" && piece.value !== undefined) {
      rows = Math.max(rows, piece.row + 1);
      columns = Math.max(columns, piece.column + 1);
    }
  const prefix = prefixOf(root.open);
  const orientation = columns > WIDE ? "landscape" : "portrait";
  const print = `<${prefix}pageSetup paperSize="9" orientation="${orientation}" fitToWidth="1" fitToHeight="${rows > LONG ? 0 : 1}"/>`;
  const properties = childOf(root, "sheetPr");
  const fit = `<${prefix}pageSetUpPr fitToPage="1"/>`;
  const known = childOf(properties, "pageSetUpPr");
  const sheet: Edit = !properties
    ? { start: root.open.end, end: root.open.end, text: `<${prefix}sheetPr>${fit}</${prefix}sheetPr>` }
    : known
      ? setAttribute(text, known.open, "fitToPage", "1")
      : insertBehind(properties, ["tabColor", "outlinePr"], fit);
  draft.put(part, edited(text, [sheet, insertBehind(root, BEFORE_PRINT, print)]));
}

/** More columns than these go across, more rows over several pages. */
const WIDE = 6;
const LONG = 60;
