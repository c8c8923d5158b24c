import { pageCell, pageLooks, type Page, type PageLook } from "../core/report/page.ts";
import type { Language } from "../core/report/say/language.ts";

/** The pages as one file for a browser, to be read and to be printed across. Nothing in it is fetched from elsewhere, and nothing runs. */
export function pagesHtml(pages: readonly Page[], language: Language): string {
  const [first] = pages;
  const title = escaped(String(first?.rows[0]?.[0] ?? first?.name ?? ""));
  const list =
    pages.length < 2
      ? ""
      : `<nav>${pages.map(({ name }, i) => `<a href="#p${i}">${escaped(name)}</a>`).join(" ")}</nav>`;
  return (
    `<!doctype html>\n<html lang="${language}"><head><meta charset="utf-8">` +
    '<meta name="viewport" content="width=device-width">' +
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">" +
    `<title>${title}</title><style>${STYLE}</style></head><body>${list}` +
    `${pages.map(pageHtml).join("\n")}</body></html>\n`
  );
}

const STYLE =
  "body{font:14px/1.45 sans-serif;margin:1.5em;color:#1b1b1b;background:#fff}nav a{margin-right:1em}" +
  "table{border-collapse:collapse;width:100%;table-layout:fixed;margin-bottom:2em}" +
  "td,th{padding:2px 6px;text-align:left;vertical-align:top;overflow-wrap:anywhere;font-weight:normal}" +
  ".b{font-weight:bold}.x{border:1px solid #bfbfbf}.n{text-align:right;font-variant-numeric:tabular-nums}" +
  "@media screen and (max-width:900px){table{min-width:880px}body{overflow-x:auto}}" +
  "@page{size:A4 landscape;margin:12mm}@media print{body{margin:0;font-size:10px}nav{display:none}section+section{break-before:page}tr{break-inside:avoid}" +
  "td,th{-webkit-print-color-adjust:exact;print-color-adjust:exact}}";

function pageHtml(page: Page, index: number): string {
  const look = pageLooks(page);
  const sum = page.widths.reduce((all, width) => all + width, 0);
  const columns = page.widths.map((width) => `<col style="width:${((100 * width) / sum).toFixed(2)}%">`).join("");
  const hrefs = new Map(
    page.links.flatMap(({ row, column, to }) => ("href" in to ? [[`${row} ${column}`, to.href]] : [])),
  );
  const rows = page.rows.map((row, r) => {
    const cells = row.map((cell, c) => {
      const span = c === row.length - 1 ? page.widths.length - c : 1;
      const value = pageCell(cell);
      const text = escaped(typeof value === "string" || page.isList ? String(value) : printed(value));
      const href = hrefs.get(`${r} ${c}`);
      const shown = href === undefined ? text : `<a href="${escaped(href)}">${text}</a>`;
      return cellHtml(shown, typeof value === "number", look(r, c), span);
    });
    return `<tr>${cells.length === 0 ? `<td colspan="${page.widths.length}">&nbsp;</td>` : cells.join("")}</tr>`;
  });
  // The headings of a list stand on every sheet of paper.
  const head = page.isList ? rows.splice(0, (page.tables[0]?.first ?? -1) + 1) : [];
  return (
    `<section id="p${index}"><table><colgroup>${columns}</colgroup>${head.length === 0 ? "" : `<thead>\n${head.join("\n")}\n</thead>`}` +
    `<tbody>\n${rows.join("\n")}\n</tbody></table></section>`
  );
}

function cellHtml(shown: string, isNumber: boolean, look: PageLook, span: number): string {
  const names = [...(look.bold ? ["b"] : []), ...(look.boxed ? ["x"] : []), ...(isNumber ? ["n"] : [])];
  const style = [
    ...(look.fill === undefined ? [] : [`background:#${look.fill}`]),
    ...(look.colour === undefined ? [] : [`color:#${look.colour}`]),
    ...(look.size === undefined ? [] : [`font-size:${look.size + 5}px`]),
  ].join(";");
  const tag = look.bold && look.boxed ? "th" : "td";
  return (
    `<${tag}${span > 1 ? ` colspan="${span}"` : ""}${names.length === 0 ? "" : ` class="${names.join(" ")}"`}` +
    `${style === "" ? "" : ` style="${style}"`}>${shown}</${tag}>`
  );
}

/** Figures of tables have two places, as they are printed there. */
function printed(value: number): string {
  return value.toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 6 });
}

const ESCAPED: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (char) => ESCAPED[char] ?? char);
}
