import { pathParts } from "./paths.ts";

/** Documents that are read beside workbooks. */
const DOCUMENT = /\.docx$/i;
/** What the words that go with the tables are called. */
const ABOUT_TABLES = /说明|公开|情况|决算|预算/;

/** The document that goes with a workbook by its name: 决算.xlsx and 决算说明.docx. */
function sharesName(workbook: string, document: string): boolean {
  const bare = (path: string): string =>
    stemOf(path).replace(/公开|情况|说明|文字|报告|附表|报表|表格|表|[-_\s（）()【】·.]/g, "");
  return DOCUMENT.test(document) && bare(workbook) === bare(document) && bare(workbook) !== "";
}

/** The documents of a workbook among the files of its folder: those of its name; or the only one beside the only workbook. */
export function documentsBeside<T extends { readonly path: string }>(workbook: T, folder: readonly T[]): T[] {
  const documents = folder.filter(({ path }) => DOCUMENT.test(path));
  const own = documents.filter(({ path }) => sharesName(workbook.path, path));
  const [only] = documents;
  if (own.length > 0 || only === undefined || folder.length !== 2) return own;
  return ABOUT_TABLES.test(stemOf(only.path)) ? [only] : [];
}

function stemOf(path: string): string {
  return (pathParts(path).at(-1) ?? path).replace(/\.[^.]*$/, "");
}
