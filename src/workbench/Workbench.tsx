import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from "@fluentui/react-components";
import {
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
  type KeyboardEvent as ReactKeyboardEvent,
  type PointerEvent,
  type ReactNode,
} from "react";
import { flushSync } from "react-dom";
import type { Language } from "../core/report/say/language.ts";
import { App } from "../taskpane/App.tsx";
import { useMedia } from "../taskpane/media.ts";
import { Themed } from "../taskpane/Themed.tsx";
import type { Bench, BenchState } from "./bench.ts";
import { Find } from "./Find.tsx";
import { readSeed, seeds } from "./seeds.ts";
import { benchWords } from "./words/index.ts";
import type { BenchWords } from "./words/words.ts";

/** The page: a bar, the grid and the pane. `grid` is the element that holds the grid; it is not React's. */
export function Workbench(props: {
  readonly bench: Bench;
  readonly grid: HTMLElement;
  readonly first: Language;
}): ReactNode {
  const { bench, grid } = props;
  const state = useSyncExternalStore(bench.subscribe, bench.state);
  const [language, speak] = useState(props.first);
  const [dragged, drag] = useState(false);
  /** How often something was to be found since the search was opened; 0 while it is closed. */
  const [searches, search] = useState(0);
  /** Which of the two is seen where there is no room for both. */
  const [facing, face] = useState<Facing>("grid");
  const narrow = useMedia(NARROW);
  const picker = useRef<HTMLInputElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const own = benchWords(language);

  const pick = (): void => picker.current?.click();
  const find = (): void => search((times) => times + 1);

  useEffect(() => place.current?.append(grid), [grid]);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  useEffect(() => {
    document.title = `${state.unsaved ? "* " : ""}${state.name} – ${own.name}`;
  }, [state.name, state.unsaved, own]);
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
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => byKey(event, bench, { pick, find });
    // Before the grid, which has shortcuts of its own.
    addEventListener("keydown", onKey, { capture: true });
    // After the pane, which goes through its own parts first.
    const onF6 = (event: KeyboardEvent): void => byRegion(event, bench, face);
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
  }, [bench]);

  const { session } = state;
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

  const open = (file: File | undefined): void => {
    if (file !== undefined) void bench.open(file.name, async () => new Uint8Array(await file.arrayBuffer()));
  };
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
        open(event.dataTransfer.files[0]);
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
            accept=".xlsx,.xlsm,.xls,.et,.ods,.csv,.txt,.xml,.htm,.html,.mht,.mhtml"
            onChange={({ target }) => {
              open(target.files?.[0]);
              target.value = "";
            }}
          />
          <Bar
            own={own}
            state={state}
            bench={bench}
            pick={pick}
            find={find}
            turn={narrow && <Turn own={own} facing={facing} face={face} />}
            speak={() => {
              const next = language === "zh-CN" ? "en-US" : "zh-CN";
              speak(next);
              void bench.speak(next);
            }}
          />
        </section>
        <Line own={own} state={state} bench={bench} />
        {searches > 0 && <Find own={own} bench={bench} asked={searches} close={() => search(0)} />}
      </Themed>
      <div className="work" data-facing={narrow ? facing : "both"}>
        <section className="grid" aria-label={own.grid} data-place="grid">
          <div className="univer-place" ref={place} />
          {!state.gridIsHere && state.news?.is !== "no-grid" && <p className="starting">{own.starting}</p>}
          <Divider label={own.divider} />
        </section>
        <div className="side" data-place="pane">
          <App session={session} language={language} />
        </div>
      </div>
      {dragged && <div className="drop">{own.drop}</div>}
    </div>
  );
}

/** What the bar and keys have the page do. */
interface Commands {
  readonly pick: () => void;
  readonly find: () => void;
}

interface Told {
  readonly own: BenchWords;
  readonly state: BenchState;
  readonly bench: Bench;
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
    <Button size="small" appearance="primary" onClick={() => props.face(other)}>
      {props.own.turnTo[other]}
    </Button>
  );
}

interface BarProps extends Told, Commands {
  readonly turn: ReactNode;
  readonly speak: () => void;
}

function Bar({ own, state, bench, pick, find, turn, speak }: BarProps): ReactNode {
  return (
    <>
      {turn}
      <Button size="small" className="open" title={own.openHint} onClick={pick}>
        {own.open}
      </Button>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button size="small" className="seeds">
            {own.seeds}
          </Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {seeds.map((name) => (
              <MenuItem key={name} onClick={() => void bench.open(name, () => readSeed(name))}>
                {name.replace(/\.xlsx$/, "")}
              </MenuItem>
            ))}
          </MenuList>
        </MenuPopover>
      </Menu>
      <Button
        size="small"
        className="save"
        title={own.saveHint}
        disabledFocusable={state.saving || !state.gridIsHere}
        onClick={() => void bench.save(false)}
      >
        {own.save}
      </Button>
      <Button
        size="small"
        className="save-marked"
        title={own.saveMarkedHint}
        disabledFocusable={state.saving || !state.gridIsHere}
        onClick={() => void bench.save(true)}
      >
        {own.saveMarked}
      </Button>
      <Button size="small" className="undo-grid" disabledFocusable={!state.canUndo} onClick={() => bench.undo()}>
        {own.undo}
      </Button>
      <Button size="small" className="redo-grid" disabledFocusable={!state.canRedo} onClick={() => bench.redo()}>
        {own.redo}
      </Button>
      <Button
        size="small"
        className="find-in"
        title={own.findHint}
        disabledFocusable={!state.gridIsHere}
        onClick={find}
      >
        {own.find}
      </Button>
      <h1 className="file">
        <span>{state.name}</span>
        {state.unsaved && <em>{own.unsaved}</em>}
      </h1>
      <Button size="small" appearance="subtle" className="language" onClick={speak}>
        {own.other}
      </Button>
    </>
  );
}

/** What has happened to the file, and what there is to decide. */
function Line({ own, state, bench }: Told): ReactNode {
  const { news } = state;
  const isTrouble =
    news !== undefined && ["refused", "not-saved", "unsavable", "not-kept", "no-grid", "circular"].includes(news.is);
  return (
    <section className={`line ${isTrouble ? "trouble" : ""}`} aria-label={own.line}>
      <p role={isTrouble ? "alert" : "status"}>{news === undefined ? "" : own.news(news)}</p>
      {news?.is === "draft" && (
        <>
          <Button size="small" className="restore" onClick={() => void bench.restore(news.draft)}>
            {own.restore}
          </Button>
          <Button size="small" className="discard" onClick={() => void bench.discard(news.draft)}>
            {own.discard}
          </Button>
        </>
      )}
      {news?.is === "unsaved" && (
        <>
          <Button size="small" className="anyway" onClick={() => void news.anyway()}>
            {own.openAnyway}
          </Button>
          <Button size="small" className="cancel" onClick={() => void bench.cancel()}>
            {own.cancel}
          </Button>
        </>
      )}
      {news !== undefined && !["draft", "unsaved", "opening"].includes(news.is) && (
        <Button size="small" appearance="subtle" className="dismiss" onClick={() => bench.dismiss()}>
          {own.dismiss}
        </Button>
      )}
    </section>
  );
}

const WIDTH = { least: 280, usual: 340, most: 720, step: 20 } as const;

/** Between grid and pane: drawn, or moved with the arrow keys. */
function Divider({ label }: { readonly label: string }): ReactNode {
  const [width, widen] = useState<number>(WIDTH.usual);
  const set = (wanted: number): void => widen(Math.min(WIDTH.most, Math.max(WIDTH.least, wanted)));
  useEffect(() => document.documentElement.style.setProperty("--pane", `${width}px`), [width]);
  return (
    <div
      className="divider"
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={WIDTH.least}
      aria-valuemax={WIDTH.most}
      tabIndex={0}
      onKeyDown={({ key }: ReactKeyboardEvent) => {
        if (key === "ArrowLeft") set(width + WIDTH.step);
        if (key === "ArrowRight") set(width - WIDTH.step);
      }}
      onPointerDown={({ currentTarget, pointerId }: PointerEvent) => currentTarget.setPointerCapture(pointerId)}
      onPointerMove={({ currentTarget, pointerId, clientX }: PointerEvent) => {
        if (currentTarget.hasPointerCapture(pointerId)) set(innerWidth - clientX);
      }}
    />
  );
}

/** What of the page is ours, and not Univer's. */
const OURS = ".workbench, [class*=fui-]";

function byKey(event: KeyboardEvent, bench: Bench, commands: Commands): void {
  if (event.key === "Enter" && isIn("grid", event.target) && event.target instanceof HTMLInputElement) {
    // Univer's name box knows no sheets.
    if (bench.goTo(event.target.value)) event.stopPropagation();
    // From it the keyboard goes back to the cells, as in Excel.
    setTimeout(() => bench.focusGrid());
  }
  if (!isDone(event, bench, commands)) return;
  event.preventDefault();
  // Univer listens here as well, and sums otherwise.
  event.stopImmediatePropagation();
}

/** Does what keys are for; false where they are for nothing of ours. */
function isDone(event: KeyboardEvent, bench: Bench, { pick, find }: Commands): boolean {
  const { target, altKey, shiftKey } = event;
  const isControlled = event.ctrlKey || event.metaKey;
  const isInCells = isIn("grid", target) && !(target instanceof HTMLInputElement);
  if (altKey) return event.code === "Equal" && !isControlled && isInCells && bench.sum();
  if (isInCells && !shiftKey && bench.leap(event.key, isControlled)) return true;
  if (!isControlled) return false;
  switch (event.key.toLowerCase()) {
    case "s":
      void bench.save(shiftKey);
      return true;
    case "o":
      pick();
      return true;
    case "f":
      find();
      return true;
    case "z":
      if (isTyped(target)) return false;
      if (shiftKey) bench.redo();
      else bench.undo();
      return true;
    case "y":
      if (isTyped(target)) return false;
      bench.redo();
      return true;
    default:
      return false;
  }
}

function isIn(place: (typeof PLACES)[number], target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(`[data-place=${place}]`) !== null;
}

/** Whether keys go to a text of its own, or to the grid. */
function isTyped(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest("input, textarea, select, [contenteditable], [data-place=grid]") !== null
  );
}

const PLACES = ["bar", "grid", "pane"] as const;

/** F6 goes from the bar to the grid to the pane, Shift+F6 back. */
function byRegion(event: KeyboardEvent, bench: Bench, face: (facing: Facing) => void): void {
  if (event.key !== "F6" || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
  const here = PLACES.findIndex((name) => document.activeElement?.closest(`[data-place=${name}]`));
  const step = event.shiftKey ? -1 : 1;
  const next = PLACES[(Math.max(here, event.shiftKey ? 0 : here) + step + PLACES.length) % PLACES.length];
  event.preventDefault();
  if (next === "grid" || next === "pane") flushSync(() => face(next));
  if (next === "grid") bench.focusGrid();
  else document.querySelector<HTMLElement>(`[data-place=${next}] :is(.check, button:not([tabindex="-1"]))`)?.focus();
}
