/// <reference types="office-js" />
import { createRoot } from "react-dom/client";
import { readExcel, showCell } from "../workbooks/excel.ts";
import { App } from "./App.tsx";
import { languageOf, paneWords } from "./words.ts";

void Office.onReady(({ host }) => {
  // Outside Office, or in an Excel that never named itself, host is null.
  const inExcel = host === Office.HostType.Excel;
  const language = languageOf(inExcel ? Office.context.displayLanguage : navigator.language);
  document.documentElement.lang = language;
  const root = document.getElementById("root");
  if (root === null) return;
  createRoot(root).render(
    inExcel ? (
      <App workbook={{ read: readExcel, show: showCell }} language={language} />
    ) : (
      <main>
        <p>{paneWords(language).notExcel}</p>
      </main>
    ),
  );
});
