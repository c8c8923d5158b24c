import "./App.css";
import "./parts/card.css";
import { Button, ProgressBar, Switch } from "@fluentui/react-components";
import {
  lazy,
  Suspense,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
  type KeyboardEvent,
  type ReactNode,
} from "react";
import type { Language } from "../core/report/say/language.ts";
import { words } from "../core/report/say/index.ts";
import { Actions } from "./parts/Actions.tsx";
import { Functions } from "./parts/Functions.tsx";
import { Happened } from "./parts/Happened.tsx";
import { NoticeBox } from "./parts/NoticeBox.tsx";
import { Templates } from "./parts/Templates.tsx";
import { Tabs } from "./parts/Tabs.tsx";
import type { FileAccess } from "../app/port.ts";
import type { Session } from "../app/session.ts";
import { isEmpty } from "../app/sheets.ts";
import { lastOf, type PaneState } from "../app/state.ts";
import { Themed } from "./Themed.tsx";
import { paneWords } from "./words/index.ts";

/** The pane. `dark` is the host's theme where it has one; otherwise the browser's is followed. Who stands around it may choose the tab. */
export function App(props: {
  readonly session: Session;
  /** None where no copy can be made of the workbook. */
  readonly files?: FileAccess | undefined;
  readonly language: Language;
  readonly dark?: boolean | undefined;
  readonly tab?: Tab;
  readonly choose?: (tab: Tab) => void;
}): ReactNode {
  const { session, language } = props;
  const state = useSyncExternalStore(session.subscribe, session.state);
  const [ownTab, chooseOwn] = useState<Tab>("check");
  const { tab = ownTab, choose = chooseOwn } = props;
  // What had the focus may go away; then it is not left to nobody, or Tab would lead out of the pane.
  const focused = useRef<Element>(null);
  useEffect(() => {
    if (focused.current?.isConnected !== false || document.activeElement !== document.body) return;
    focused.current = null;
    if (document.hasFocus())
      document.querySelector<HTMLElement>(".pane .check, .pane .insert-tables, .pane .search input")?.focus();
  });
  useEffect(() => session.open(), [session]);
  return (
    <Themed
      className="pane"
      dark={props.dark}
      lang={language}
      onKeyDown={byRegions}
      onFocus={({ target }) => {
        focused.current = target;
      }}
    >
      <Top state={state} session={session} language={language} tab={tab} choose={choose} />
      <main>
        <div id="tab-panel" role="tabpanel" aria-labelledby={`tab-${tab}`}>
          {tab === "check" && <Body state={state} session={session} files={props.files} language={language} />}
          {tab === "prose" && (
            <Suspense fallback={<p role="status">{paneWords(language).opening}</p>}>
              <Prose state={state} session={session} files={props.files} language={language} />
            </Suspense>
          )}
          {tab === "templates" && <Templates state={state} session={session} language={language} />}
          {tab === "functions" && <Functions state={state} session={session} language={language} />}
        </div>
      </main>
      {tab === "check" && <Actions state={state} session={session} files={props.files} language={language} />}
      <Said state={state} language={language} />
    </Themed>
  );
}

interface Shown {
  readonly state: PaneState;
  readonly session: Session;
  readonly language: Language;
}

/** Comes with the first check. */
const Checked = lazy(async () => ({ default: (await import("./parts/Checked.tsx")).Checked }));
/** Reads documents: only who opens the tab waits for it. */
const Prose = lazy(async () => ({ default: (await import("./prose/Prose.tsx")).Prose }));

const TABS = ["check", "prose", "templates", "functions"] as const;
export type Tab = (typeof TABS)[number];

function Top({
  state,
  session,
  language,
  tab,
  choose,
}: Shown & { readonly tab: Tab; readonly choose: (tab: Tab) => void }): ReactNode {
  const own = paneWords(language);
  return (
    <header className="top" data-region="">
      <h1 className="heard">{own.name}</h1>
      <Tabs label={own.tabs} tabs={TABS.map((name) => ({ name, title: own.tab[name] }))} chosen={tab} choose={choose} />
      {tab === "check" && <CheckRow state={state} session={session} language={language} />}
      <Happened state={state} session={session} language={language} />
    </header>
  );
}

/** 核对 and 自动核对, and how far a check has come. */
function CheckRow({ state, session, language }: Shown): ReactNode {
  const own = paneWords(language);
  const checking = state.phase.is === "checking";
  return (
    <>
      <div className="top-row">
        {/* It keeps the focus while the workbook is read, so it is not disabled. */}
        <Button
          appearance="primary"
          className="check"
          disabledFocusable={checking}
          onClick={() => void session.check()}
        >
          {lastOf(state) === undefined ? own.check : own.checkAgain}
        </Button>
        <Switch
          className="auto"
          label={own.auto}
          title={own.autoHint}
          checked={state.auto}
          onChange={(_, { checked }) => session.setAuto(checked)}
        />
      </div>
      {state.phase.is === "checking" && (
        <div className="progress">
          <ProgressBar
            aria-label={own.checking(state.phase.step, state.phase.done, state.phase.of)}
            {...(state.phase.of === 0 ? {} : { value: state.phase.done / state.phase.of })}
          />
          <div className="progress-row">
            <span>{own.checking(state.phase.step, state.phase.done, state.phase.of)}</span>
            <Button size="small" className="cancel" onClick={() => session.cancel()}>
              {own.cancel}
            </Button>
          </div>
        </div>
      )}
    </>
  );
}

function Body({ state, session, files, language }: Shown & { readonly files: FileAccess | undefined }): ReactNode {
  const own = paneWords(language);
  const { phase } = state;
  const last = lastOf(state);
  return (
    <>
      {phase.is === "failed" && <NoticeBox kind="trouble" notice={own.failed(phase.trouble)} />}
      {last === undefined && phase.is !== "failed" && <Welcome language={language} />}
      {last !== undefined && (
        <Suspense>
          <Checked last={last} state={state} session={session} files={files} language={language} />
        </Suspense>
      )}
    </>
  );
}

function Welcome({ language }: { readonly language: Language }): ReactNode {
  const own = paneWords(language);
  return (
    <section className="welcome">
      <h2>{own.welcome}</h2>
      <ol>
        {own.intro.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
    </section>
  );
}

/** What has just happened, for those who hear the pane. */
function Said({ state, language }: Pick<Shown, "state" | "language">): ReactNode {
  const own = paneWords(language);
  return (
    <div role="status" className="heard">
      {sentence()}
    </div>
  );

  function sentence(): string {
    const { phase, news } = state;
    const last = lastOf(state);
    if (news !== undefined) return own.news(news);
    if (phase.is === "checking") return own.checking("comparing", 0, 0);
    if (phase.is === "failed") return `${own.failed(phase.trouble).title} ${own.failed(phase.trouble).next}`;
    if (last === undefined) return "";
    if (last.report.tables.length === 0) return (isEmpty(last.sheets) ? own.emptyWorkbook : own.noTable).title;
    return last.stale ? own.stale : words(language).head(last.report.counts);
  }
}

/** F6 goes from one region of the pane to the next, Shift+F6 back; from the last one it is left to the host. */
function byRegions(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== "F6" || event.ctrlKey || event.metaKey) return;
  const regions = [...event.currentTarget.querySelectorAll("[data-region]")];
  const here = regions.findIndex((region) => region.contains(document.activeElement));
  const on = event.shiftKey ? regions.slice(0, Math.max(here, 0)).reverse() : regions.slice(here + 1);
  for (const region of on) {
    const stop = region.querySelector<HTMLElement>("button:not([tabindex='-1']), select, input, [tabindex='0']");
    if (stop === null) continue;
    event.preventDefault();
    stop.focus();
    return;
  }
}
