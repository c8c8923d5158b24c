import type { EtApplication, EtListening } from "../hosts/wps/workbook.ts";

// What WPS gives the pages of an add-in besides the object model of its spreadsheets.

export interface TaskPane {
  readonly ID: number;
  Visible: boolean;
}

export interface AddIn {
  CreateTaskPane(url: string, title: string): TaskPane;
  GetTaskPane(id: number): TaskPane;
  /** Shared by all pages of the add-in, for as long as WPS runs. */
  readonly PluginStorage: {
    getItem(key: string): string | number | null | undefined;
    setItem(key: string, value: string | number): void;
  };
  /** Not there before wpsjs 2.2.1. */
  AddCustomFunction?(namespace: string, name: string, answer: (...given: unknown[]) => unknown): void;
}

/** As WPS puts it into a page: older ones as `wps`, newer ones as `Application` as well. */
interface HostedWindow {
  readonly wps?: Partial<AddIn> & { readonly ApiEvent?: EtListening; EtApplication?(): EtApplication };
  readonly Application?: Partial<AddIn> & Partial<EtApplication> & { readonly ApiEvent?: EtListening };
}

const hosted = (): HostedWindow => window as HostedWindow;

/** The spreadsheets of WPS, and where one listens to what happens in them. */
export interface Spreadsheets {
  readonly app: EtApplication;
  readonly events: EtListening;
}

/** Undefined in a browser. */
export function spreadsheets(): Spreadsheets | undefined {
  const { wps, Application } = hosted();
  const app = wps?.EtApplication?.() ?? (Application as EtApplication | undefined);
  const events = wps?.ApiEvent ?? Application?.ApiEvent;
  return app === undefined || events === undefined ? undefined : { app, events };
}

/** What the add-in itself is given; undefined in a browser. */
export function addIn(): AddIn | undefined {
  const { wps, Application } = hosted();
  return [wps, Application].find((one): one is AddIn => one?.CreateTaskPane !== undefined);
}

/** Before the names of the functions, as in manifest.xml: =GONGKAI.SUBJECT_NAME(2080505). */
export const NAMESPACE = "GONGKAI";

/** What a button asks of the pane, under this key, and when. */
const ASKED = "gongkai-asked";

/** So long a pane may take to come, in milliseconds: what was asked before is no business of a page that is loaded again. */
const COMES_WITHIN = 30_000;

export type Asked = "check" | "clear";

export function ask(what: Asked): void {
  addIn()?.PluginStorage.setItem(ASKED, `${what} ${Date.now()}`);
}

/** Calls back with what is asked from now on, looking every so many milliseconds: nobody tells a page. What it was opened for counts. */
export function listen(asked: (what: Asked) => void, every = 400): () => void {
  const said = (): string => String(addIn()?.PluginStorage.getItem(ASKED) ?? "");
  const first = said();
  let last = Date.now() - Number(first.split(" ")[1] ?? 0) < COMES_WITHIN ? "" : first;
  const look = (): void => {
    const now = said();
    if (now === last) return;
    last = now;
    const [what] = now.split(" ");
    if (what === "check" || what === "clear") asked(what);
  };
  look();
  const timer = setInterval(look, every);
  return () => clearInterval(timer);
}
