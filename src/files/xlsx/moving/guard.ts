import { treeOf } from "../../ooxml/xml.ts";
import { withoutCells } from "../around-cells.ts";
import type { EditTroubleCode } from "../edit.ts";
import type { WorkbookDraft } from "../workbook-draft.ts";
import type { SheetMove } from "./sheet-move.ts";

/** What stands around the cells and may, when rows move. */
const KNOWN = new Set(
  (
    "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges autoFilter sortState " +
    "customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup " +
    "headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors drawing legacyDrawing legacyDrawingHF drawingHF picture " +
    "tableParts extLst"
  ).split(" "),
);

/** What of the extensions is understood: conditional formats, validations and sparklines. */
const KNOWN_EXTENSIONS = new Set(["conditionalFormattings", "dataValidations", "sparklineGroups"]);

const KNOWN_PARTS = new Set([
  "hyperlink",
  "printerSettings",
  "comments",
  "threadedComment",
  "vmlDrawing",
  "drawing",
  "image",
  "table",
  "customProperty",
]);

const IN_THE_WAY: Readonly<Record<string, EditTroubleCode>> = {
  pivotTable: "pivot-tables",
  oleObject: "controls",
  oleObjects: "controls",
  package: "controls",
  control: "controls",
  controls: "controls",
  AlternateContent: "controls",
  ctrlProp: "controls",
};

/** Throws EditTrouble where a sheet whose rows move has something that cannot follow, or of which nobody knows whether it does. */
export function guardSheet(move: SheetMove, draft: WorkbookDraft, part: string, text: string): void {
  for (const { type, target } of draft.relationshipsOf(part)) {
    const code = KNOWN_PARTS.has(type) ? undefined : (IN_THE_WAY[type] ?? "unknown");
    if (code !== undefined) throw move.trouble(code, target);
  }
  for (const { open, local, children } of treeOf(withoutCells(text).around).children) {
    if (!KNOWN.has(local)) throw move.trouble(IN_THE_WAY[local] ?? "unknown", open.name);
    if (local !== "extLst") continue;
    for (const { local } of children.flatMap((extension) => extension.children))
      if (!KNOWN_EXTENSIONS.has(local)) throw move.trouble("unknown", local);
  }
}
