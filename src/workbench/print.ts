import type { Paper } from "../hosts/univer/index.ts";

/** Of A4 between its margins, in pixels of CSS, upright; across it is the other way round. */
const PAGE = { wide: 680, high: 1010 } as const;

/** Puts a sheet on paper: one page wide, what stays in view on every page. Cells give texts, never HTML. */
export function putOnPaper(place: HTMLElement, { name, landscape, widths, rows, head }: Paper): void {
  const table = document.createElement("table");
  table.setAttribute("aria-label", name);
  const columns = table.appendChild(document.createElement("colgroup"));
  for (const width of widths) columns.appendChild(document.createElement("col")).style.width = `${width}px`;
  const [top, body] = [document.createElement("thead"), document.createElement("tbody")];
  rows.forEach(({ height, cells }, i) => {
    const row = (i < head ? top : body).appendChild(document.createElement("tr"));
    row.style.height = `${height}px`;
    for (const { text, rows: rowSpan, columns: colSpan, look } of cells) {
      const cell = row.appendChild(
        Object.assign(document.createElement("td"), { rowSpan, colSpan, textContent: text }),
      );
      for (const [name, value] of Object.entries(look)) cell.style.setProperty(name, value);
    }
  });
  table.append(...[top, body].filter((part) => part.childElementCount > 0));
  const width = widths.reduce((sum, one) => sum + one, 0);
  table.style.width = `${width}px`;
  const room = landscape ? PAGE.high : PAGE.wide;
  table.style.setProperty("zoom", String(Math.min(1, room / width)));
  const page = document.createElement("style");
  page.textContent = `@page { size: A4 ${landscape ? "landscape" : "portrait"}; margin: 15mm; }`;
  place.replaceChildren(page, table);
}
