/// <reference types="office-js" />
import { StrictMode, type ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { excelFile, excelWorkbook } from "../hosts/excel/workbook.ts";
import { App } from "./App.tsx";
import { Closed } from "./Closed.tsx";
import { inspect } from "../app/load.ts";
import { Session } from "../app/session.ts";
import { languageOf } from "../core/report/say/language.ts";
import { paneWords } from "./words/index.ts";

// The one file of the pane that knows office.js.

/** Excel LTSC 2021. */
const BASELINE = "1.14";

void Office.onReady(({ host }) => {
  // Outside Office, or in an Excel that never named itself, host is null.
  const inExcel = host === Office.HostType.Excel;
  const language = languageOf(inExcel ? Office.context.displayLanguage : navigator.language);
  document.documentElement.lang = language;
  const own = paneWords(language);
  if (!inExcel) {
    render(<Closed name={own.name} notice={own.notExcel} />);
    return;
  }
  if (!Office.context.requirements.isSetSupported("ExcelApi", BASELINE)) {
    render(<Closed name={own.name} notice={own.oldExcel} />);
    return;
  }
  const session = new Session(excelWorkbook(), inspect, false, () =>
    decodeURIComponent(Office.context.document.url.split(/[\\/]/).at(-1) ?? ""),
  );
  // The ribbon's buttons: they work in the same session, whether or not the pane was ever opened.
  const command = (act: () => Promise<void>) => (event: Office.AddinCommands.Event) => {
    void act().finally(() => event.completed());
  };
  Office.actions.associate(
    "check",
    command(() => session.check()),
  );
  Office.actions.associate(
    "clear",
    command(() => session.clear()),
  );
  render(<App session={session} files={excelFile} language={language} dark={isDark(Office.context.officeTheme)} />);
});

function render(what: ReactNode): void {
  const root = document.getElementById("root");
  if (root !== null) createRoot(root).render(<StrictMode>{what}</StrictMode>);
}

/** Whether the theme's ground is nearer to black; unknown where the host names no theme, as on the web. */
function isDark(theme: Office.OfficeTheme | undefined): boolean | undefined {
  const [, red, green, blue] = /^#?(..)(..)(..)$/.exec(theme?.bodyBackgroundColor ?? "") ?? [];
  if (red === undefined || green === undefined || blue === undefined) return undefined;
  return parseInt(red, 16) * 0.3 + parseInt(green, 16) * 0.59 + parseInt(blue, 16) * 0.11 < 128;
}
