import { columnName } from "../../../src/core/sheet/grid.ts";
import { markFormula } from "../../../src/core/report/colours.ts";
import { areaOf } from "../areas.ts";
import { ExcelHost, type HostOptions } from "../host.ts";
import { web } from "../web.ts";
import type { ConditionalState, WorkbookState } from "../workbook.ts";

// The page around the add-in: a sheet to look at, and the add-in's frame beside it.

export interface Opening extends HostOptions {
  readonly workbook: WorkbookState;
  /** The add-in's page. */
  readonly address: string;
  readonly width: number;
  readonly locale: string;
}

declare global {
  interface Window {
    openExcel(opening: Opening): void;
    /** The Excel that was opened. */
    excel: { readonly host: ExcelHost; press(functionName: string): Promise<void> };
  }
}

const ROWS = 60;
const COLUMNS = 16;

function by(selector: string): Element {
  const found = document.querySelector(selector);
  if (found === null) throw new Error(selector);
  return found;
}

window.openExcel = (opening): void => {
  const host = new ExcelHost(opening.workbook, opening);
  const frame = by("iframe") as HTMLIFrameElement;
  const { address, press } = web(host, frame, opening.locale);
  window.excel = { host, press };
  host.afterRequest = (): void => draw(host);
  document.body.style.gridTemplateColumns = `1fr ${opening.width}px`;
  draw(host);
  frame.src = address(opening.address);
};

function draw(host: ExcelHost): void {
  const { active, state } = host.book;
  const selected = areaOf(state.selection);
  const formats = active.state.conditionalFormats.filter(({ formula }) => formula?.replace(/^=/, "") === markFormula);
  const table = document.createElement("table");
  const head = table.insertRow();
  for (let column = -1; column < COLUMNS; column++) {
    const cell = document.createElement("th");
    cell.textContent = column < 0 ? "" : columnName(column);
    head.append(cell);
  }
  const top = Math.max(0, (selected?.top ?? 0) - ROWS / 2);
  for (let row = top; row < top + ROWS; row++) {
    const line = table.insertRow();
    const number = document.createElement("th");
    number.textContent = String(row + 1);
    line.append(number);
    for (let column = 0; column < COLUMNS; column++) {
      const { value, style = {}, numberFormat } = active.cell(row, column);
      const cell = line.insertCell();
      cell.textContent =
        typeof value === "number" && numberFormat?.includes("#,##0") === true
          ? value.toLocaleString("en-US", { minimumFractionDigits: 2 })
          : String(value);
      if (typeof value === "number") cell.style.textAlign = "right";
      for (const look of [
        style,
        ...formats
          .filter((format) => covers(format, row, column))
          .map((f) => f.style)
          .slice(0, 1),
      ])
        Object.assign(cell.style, {
          ...(look["fill"] === undefined ? {} : { background: look["fill"] }),
          ...(look["color"] === undefined ? {} : { color: look["color"] }),
          ...(look["bold"] === true ? { fontWeight: "700" } : {}),
        });
      if (selected?.top === row && selected.left === column) cell.className = "selected";
    }
  }
  by("#sheet").replaceChildren(table);
  by("#tabs").replaceChildren(
    ...host.book.sheets
      .filter((sheet) => sheet.state.visibility === "Visible")
      .map((sheet) => {
        const tab = document.createElement("span");
        tab.textContent = sheet.state.name;
        if (sheet === active) tab.className = "active";
        return tab;
      }),
  );
}

function covers(format: ConditionalState, row: number, column: number): boolean {
  return format.ranges.split(" ").some((range) => {
    const area = areaOf(range);
    return area !== undefined && area.top <= row && row <= area.bottom && area.left <= column && column <= area.right;
  });
}
