import type { DocumentBlock, PublishedDocument } from "../core/publication/document.ts";
import type { PrintedSheet } from "../core/publication/printed.ts";
import { escapeXml } from "./ooxml/xml.ts";

/** A whole document as one clean page for the site of an office, which a browser prints: nothing in it is fetched from elsewhere, and nothing runs. */
export function publishedPage({ title, blocks }: PublishedDocument): string {
  const entries = blocks.flatMap((block, i) =>
    block.is === "heading"
      ? [{ text: block.text, level: block.level, i }]
      : block.is === "table"
        ? [{ text: block.title, level: 2, i }]
        : [],
  );
  const contents = `<nav><h2>目录</h2><ol>${entries
    .map(({ text, level, i }) => `<li class="l${level}"><a href="#s${i}">${escapeXml(text)}</a></li>`)
    .join("")}</ol></nav>`;
  return (
    '<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">' +
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">" +
    `<title>${escapeXml(title)}</title><style>${STYLE}</style></head><body>\n` +
    `${blocks.map((block, i) => blockHtml(block, i, contents)).join("\n")}\n</body></html>\n`
  );
}

const STYLE =
  'body{font:16px/1.8 "FangSong","仿宋",serif;max-width:60em;margin:1.5em auto;padding:0 1em;color:#000;background:#fff}' +
  'h1,h2,h3{font-family:"SimHei","黑体",sans-serif;font-weight:normal}h1,h2,.t h3{text-align:center}h1{margin:20vh 0;font-size:2em}' +
  "p{text-indent:2em;margin:0}nav ol{list-style:none;padding:0}nav .l2{padding-left:2em}" +
  'table{border-collapse:collapse;width:100%;font:12px/1.4 "SimSun","宋体",serif;margin:.5em 0}td{border:1px solid #000;padding:1px 4px;vertical-align:middle;overflow-wrap:anywhere}' +
  ".n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}thead td{text-align:center}.s{overflow-x:auto}.a{display:flex;justify-content:space-between;font-size:12px}.a span{flex:1}.a span:nth-child(2){text-align:center}.a span:last-child{text-align:right}" +
  "@page{size:A4;margin:25mm 20mm}@page wide{size:A4 landscape}" +
  "@media print{body{margin:0;max-width:none}h2.p,nav,.t{break-before:page}h2.p+.t{break-before:auto}.w{page:wide}tr{break-inside:avoid}}";

function blockHtml(block: DocumentBlock, i: number, contents: string): string {
  switch (block.is) {
    case "cover":
      return `<h1>${block.lines.map(escapeXml).join("<br>")}</h1>`;
    case "contents":
      return contents;
    case "heading":
      return block.level === 1
        ? `<h2 class="p" id="s${i}">${escapeXml(block.text)}</h2>`
        : `<h3 id="s${i}">${escapeXml(block.text)}</h3>`;
    case "words":
      return `<p>${escapeXml(block.text)}</p>`;
    case "table":
      return (
        `<section class="t${block.sheet.landscape ? " w" : ""}"><h3 id="s${i}">${escapeXml(block.title)}</h3>${sheetHtml(block.sheet)}` +
        `${block.note === undefined ? "" : `<p>${escapeXml(block.note)}</p>`}</section>`
      );
  }
}

function sheetHtml({ above, rows, below, widths, heading }: PrintedSheet): string {
  const lines = above.map(
    ({ left = "", centre = "", right = "" }) =>
      `<div class="a">${[left, centre, right].map((text) => `<span>${escapeXml(text)}</span>`).join("")}</div>`,
  );
  const columns = widths.map((share) => `<col style="width:${(100 * share).toFixed(2)}%">`).join("");
  const trs = rows.map(
    (row, r) =>
      `<tr>${row
        .map((cell) =>
          cell === undefined
            ? ""
            : `<td${cell.isNumber && r >= heading ? ' class="n"' : ""}${cell.columns > 1 ? ` colspan="${cell.columns}"` : ""}` +
              `${cell.rows > 1 ? ` rowspan="${cell.rows}"` : ""}>${escapeXml(cell.text)}</td>`,
        )
        .join("")}</tr>`,
  );
  return (
    `${lines.join("")}<div class="s"><table><colgroup>${columns}</colgroup><thead>${trs.slice(0, heading).join("")}</thead>` +
    `<tbody>${trs.slice(heading).join("")}</tbody></table></div>${below.map((text) => `<p>${escapeXml(text)}</p>`).join("")}`
  );
}
