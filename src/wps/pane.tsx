import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { inspect } from "../app/load.ts";
import { remember } from "../app/remembered.ts";
import { Session } from "../app/session.ts";
import { languageOf } from "../core/report/say/language.ts";
import { wpsFile, wpsWorkbook, type EtWorkbook } from "../hosts/wps/workbook.ts";
import { App } from "../taskpane/App.tsx";
import { Closed } from "../taskpane/Closed.tsx";
import { paneWords } from "../taskpane/words/index.ts";
import { listen, NAMESPACE, spreadsheets, type Spreadsheets } from "./add-in.ts";
import { wpsWords } from "./words.ts";

// The pane in WPS: the same pane, over the workbook that is in front. One pane serves all workbooks, each with a session of its own.

const language = languageOf(navigator.language);
const says = wpsWords(language);
const own = spreadsheets();
const root = createRoot(document.getElementById("root") ?? document.body);
document.documentElement.lang = language;
document.documentElement.dataset["namespace"] = NAMESPACE;
// WPS takes no others.
remember("english-names", true);

const sessions = new Map<string, Session>();

function sessionOf({ app, events }: Spreadsheets, book: EtWorkbook): Session {
  const { FullName, Name } = book;
  const known = sessions.get(FullName) ?? new Session(wpsWorkbook(app, book, events), inspect, false, () => Name);
  sessions.set(FullName, known);
  return known;
}

function front(): Session | undefined {
  const book = own?.app.ActiveWorkbook;
  return own && book ? sessionOf(own, book) : undefined;
}

let shown: Session | undefined;

function show(): void {
  const session = front();
  const book = own?.app.ActiveWorkbook;
  if (session !== undefined && session === shown) return;
  shown = session;
  const notice = own === undefined ? says.notWps : says.noWorkbook;
  root.render(
    <StrictMode>
      {session === undefined ? (
        <Closed name={paneWords(language).name} notice={notice} />
      ) : (
        <App
          key={[...sessions.values()].indexOf(session)}
          session={session}
          files={own && book ? wpsFile(own.app, book) : undefined}
          language={language}
        />
      )}
    </StrictMode>,
  );
}

show();
if (own !== undefined) {
  own.events.AddApiEventListener("WindowActivate", show);
  listen((what) => {
    show();
    void (what === "check" ? shown?.check() : shown?.clear());
  });
}
