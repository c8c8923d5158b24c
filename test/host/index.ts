export { openInExcel, type OpenWorkbookInExcel } from "./node.ts";
export { workbookOf, type SheetExtras, type WorkbookExtras, type WorkbookState } from "./workbook.ts";
export { API_SETS, type RoundTrip } from "./host.ts";
