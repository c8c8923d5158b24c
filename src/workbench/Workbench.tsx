import "./Workbench.css";
import { Button } from "@fluentui/react-components";
import { lazy, Suspense, useEffect, useRef, useState, useSyncExternalStore, type ReactNode } from "react";
import { flushSync } from "react-dom";
import type { Language } from "../core/report/say/language.ts";
import { lastOf } from "../app/state.ts";
import { App, type Tab } from "../taskpane/App.tsx";
import { useMedia } from "../taskpane/media.ts";
import { Themed } from "../taskpane/Themed.tsx";
import { Bar } from "./Bar.tsx";
import type { Bench } from "./bench.ts";
import type { BenchPage } from "./commands.ts";
import { hasPlaces, onLaunch, OPENABLE, pickFiles } from "./disk.ts";
import {
  dropped,
  filesAgain,
  filesAt,
  filesIn,
  filesPicked,
  isSought,
  openable,
  type FolderFile,
} from "./desk/folder.ts";
import { Divider } from "./Divider.tsx";
import { Find } from "./Find.tsx";
import { Help } from "./Help.tsx";
import { byKey, byRegion, walkResults } from "./keys.ts";
import { Line } from "./Line.tsx";
import { putOnPaper } from "./print.ts";
import { Start } from "./Start.tsx";
import { benchWords } from "./words/index.ts";
import type { BenchWords } from "./words/words.ts";

const Desk = lazy(async () => ({ default: (await import("./desk/Desk.tsx")).Desk }));

/** The page: a bar, the grid and the pane. `grid` is the element that holds the grid; it is not React's. */
export function Workbench(props: {
  readonly bench: Bench;
  readonly grid: HTMLElement;
  readonly first: Language;
}): ReactNode {
  const { bench, grid } = props;
  const state = useSyncExternalStore(bench.subscribe, bench.state);
  const { session } = state;
  const [language, speak] = useState(props.first);
  const [dragged, drag] = useState(false);
  /** How often something was to be found since the search was opened; 0 while it is closed. */
  const [searches, search] = useState(0);
  const [helps, help] = useState(false);
  /** Several files that are checked, each with its verdict; seen until one of them is opened, and again when it is asked for. */
  const [several, lookInto] = useState<readonly FolderFile[]>();
  const [seesSeveral, seeSeveral] = useState(false);
  const [tab, choose] = useState<Tab>("check");
  /** Which of the two is seen where there is no room for both. */
  const [facing, face] = useState<Facing>("grid");
  const narrow = useMedia(NARROW);
  const picker = useRef<HTMLInputElement>(null);
  const folderPicker = useRef<HTMLInputElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const paper = useRef<HTMLDivElement>(null);
  /** The result to which F8 went last. */
  const walked = useRef<string>(undefined);
  const own = benchWords(language);

  const page: BenchPage = {
    bench,
    pick: () => {
      if (!hasPlaces()) picker.current?.click();
      else void pickFiles().then(openAt);
    },
    find: () => search((times) => times + 1),
    check: () => {
      bench.commit();
      choose("check");
      face("pane");
      void session.check();
    },
    walk: (step) => {
      if (lastOf(session.state()) === undefined) {
        page.check();
        return;
      }
      flushSync(() => choose("check"));
      walked.current = walkResults(step, walked.current);
      if (walked.current === undefined) bench.remark({ is: "nothing-left" });
    },
    help: () => help(true),
    speak: () => {
      const next = language === "zh-CN" ? "en-US" : "zh-CN";
      speak(next);
      void bench.speak(next);
    },
  };
  /** One file is opened; of several each is checked. */
  const open = (files: readonly FolderFile[]): void => {
    const [only, ...others] = files;
    if (others.length > 0) check(files);
    else if (only !== undefined) void bench.open(openable(only));
  };
  const openAt = async (places: readonly FileSystemFileHandle[]): Promise<void> => open(await filesAt(places));
  const check = (files: readonly FolderFile[]): void => {
    lookInto(files);
    seeSeveral(true);
  };

  const dark = useMedia("(prefers-color-scheme: dark)");
  useEffect(() => place.current?.append(grid), [grid]);
  useEffect(() => void bench.darken(dark), [bench, dark]);
  useLaunch((places) => void openAt(places));
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  useEffect(() => {
    document.title = `${state.unsaved ? "* " : ""}${state.name} – ${own.name}`;
  }, [state.name, state.unsaved, own]);
  useLeaving(bench);
  useKeys(page, face);
  useEffect(() => {
    const onPrint = (): void => {
      const sheet = bench.paper();
      if (sheet === undefined) paper.current?.replaceChildren(own.nothingToPrint);
      else if (paper.current) putOnPaper(paper.current, sheet);
    };
    addEventListener("beforeprint", onPrint);
    return () => removeEventListener("beforeprint", onPrint);
  }, [bench, own]);
  useEffect(() => {
    let last = lastOf(session.state())?.report;
    // What F8 has said is said of the result before.
    return session.subscribe(() => {
      const report = lastOf(session.state())?.report;
      if (report !== last && bench.state().news?.is === "nothing-left") bench.dismiss();
      last = report;
    });
  }, [bench, session]);
  useEffect(() => {
    let said = session.state().news;
    // A cell that the pane leads to is seen, and has the keyboard.
    return session.subscribe(() => {
      const { news } = session.state();
      if (news === said) return;
      said = news;
      if (news?.is !== "shown" || !narrow) return;
      // What is not seen cannot be given the keyboard.
      flushSync(() => face("grid"));
      bench.focusGrid();
    });
  }, [bench, session, narrow]);

  return (
    <div
      className="workbench"
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes("Files")) return;
        event.preventDefault();
        drag(true);
      }}
      onDragLeave={({ relatedTarget }) => relatedTarget === null && drag(false)}
      onDrop={(event) => {
        if (event.dataTransfer.files.length === 0) return;
        event.preventDefault();
        drag(false);
        const { folders, files } = dropped(event.dataTransfer);
        void Promise.all([filesIn(folders), files]).then(([found, alone]) =>
          folders.length === 0 ? open(alone) : check([...found, ...alone]),
        );
      }}
    >
      <Themed className="head" lang={language}>
        <section
          className="bar"
          aria-label={own.bar}
          data-place="bar"
          // As in Excel, a click on a button leaves the keyboard to the cells.
          onMouseDown={(event) => event.preventDefault()}
        >
          <input
            ref={picker}
            type="file"
            hidden
            multiple
            accept={OPENABLE.join(",")}
            onChange={({ target }) => {
              open(filesPicked(target.files));
              target.value = "";
            }}
          />
          <input
            ref={folderPicker}
            type="file"
            hidden
            // React does not know it, and browsers do.
            {...{ webkitdirectory: "" }}
            onChange={({ target }) => {
              check(filesPicked(target.files).filter(isSought));
              target.value = "";
            }}
          />
          <Bar
            own={own}
            state={state}
            page={page}
            turn={
              <>
                {narrow && !seesSeveral && <Turn own={own} facing={facing} face={face} />}
                {several !== undefined && !seesSeveral && (
                  <Button size="small" appearance="outline" className="to-several" onClick={() => seeSeveral(true)}>
                    {own.desk.again}
                  </Button>
                )}
              </>
            }
          />
        </section>
        <Line own={own} state={state} bench={bench} />
        {searches > 0 && <Find own={own} bench={bench} asked={searches} close={() => search(0)} />}
        <Help own={own} open={helps} close={() => help(false)} />
      </Themed>
      <div className="work" data-facing={narrow ? facing : "both"}>
        <section className="grid" aria-label={own.grid} data-place="grid">
          <div className="univer-place" ref={place} />
          {!state.gridIsHere && state.news?.is !== "no-grid" && <p className="starting">{own.starting}</p>}
          <Divider label={own.divider} />
        </section>
        {state.from === "nothing" && !state.unsaved && (
          <Themed className="begin-place" lang={language}>
            <Start
              own={own}
              page={page}
              folder={() => folderPicker.current?.click()}
              templates={() => {
                choose("templates");
                face("pane");
              }}
            />
          </Themed>
        )}
        {several !== undefined && (
          <div className="desk-place" hidden={!seesSeveral}>
            <Themed className="desk-ground" lang={language}>
              <Suspense>
                <Desk
                  own={own}
                  language={language}
                  bench={bench}
                  files={several}
                  again={() => void filesAgain(several).then(lookInto)}
                  leave={() => seeSeveral(false)}
                />
              </Suspense>
            </Themed>
          </div>
        )}
        <div className="side" data-place="pane">
          <App session={session} files={bench.files} language={language} tab={tab} choose={choose} />
        </div>
      </div>
      <div className="on-paper" ref={paper} />
      {dragged && <div className="drop">{own.drop}</div>}
    </div>
  );
}

type Facing = "grid" | "pane";

/** Grid and pane have no room beside each other, as on a screen that is enlarged twice over. */
const NARROW = "(max-width: 800px)";

/** From the grid to the pane and back. */
function Turn(props: {
  readonly own: BenchWords;
  readonly facing: Facing;
  readonly face: (facing: Facing) => void;
}): ReactNode {
  const other = props.facing === "grid" ? "pane" : "grid";
  return (
    <Button size="small" appearance="outline" onClick={() => props.face(other)}>
      {props.own.turnTo[other]}
    </Button>
  );
}

/** An app is told once of the files for which it was opened, and whoever listens then is asked for good. */
function useLaunch(open: (places: readonly FileSystemFileHandle[]) => void): void {
  const now = useRef(open);
  useEffect(() => {
    now.current = open;
  });
  useEffect(() => onLaunch((places) => now.current(places)), []);
}

/** Unsaved work is kept when the page is left, and asked about. */
function useLeaving(bench: Bench): void {
  useEffect(() => {
    const onUnload = (event: BeforeUnloadEvent): void => {
      if (bench.isUnsaved()) event.preventDefault();
      bench.leave();
    };
    const onHide = (): void => {
      if (document.visibilityState === "hidden") bench.leave();
    };
    addEventListener("beforeunload", onUnload);
    document.addEventListener("visibilitychange", onHide);
    return () => {
      removeEventListener("beforeunload", onUnload);
      document.removeEventListener("visibilitychange", onHide);
    };
  }, [bench]);
}

/** What of the page is ours, and not Univer's. */
const OURS = ".workbench, [class*=fui-]";

function useKeys(page: BenchPage, face: (facing: Facing) => void): void {
  const now = useRef(page);
  useEffect(() => {
    now.current = page;
  });
  const { bench } = page;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => byKey(event, now.current);
    // Before the grid, which has shortcuts of its own.
    addEventListener("keydown", onKey, { capture: true });
    // After the pane, which goes through its own parts first.
    const onF6 = (event: KeyboardEvent): void => byRegion(event, bench, (to) => flushSync(() => face(to)));
    addEventListener("keydown", onF6);
    // Who turns from the grid to the bar or the pane is done with the cell.
    const onLeave = ({ target }: Event): void => {
      if (target instanceof Element && target.closest("[data-place=grid]") === null && target.closest(OURS) !== null)
        bench.commit();
    };
    addEventListener("pointerdown", onLeave, { capture: true });
    addEventListener("focusin", onLeave, { capture: true });
    return () => {
      removeEventListener("pointerdown", onLeave, { capture: true });
      removeEventListener("focusin", onLeave, { capture: true });
      removeEventListener("keydown", onKey, { capture: true });
      removeEventListener("keydown", onF6);
    };
  }, [bench, face]);
}
