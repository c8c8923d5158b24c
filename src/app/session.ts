import type { Finding, Suspect, Report } from "../core/report/finding.ts";
import { qualified, type CellAddress } from "../core/sheet/grid.ts";
import type { Language } from "../core/report/say/language.ts";
import type { HostWorkbook, OpenWorkbook, Task, Untold } from "./port.ts";
import { BalancePanel } from "./balance-panel.ts";
import { FunctionDesk } from "./functions-tab.ts";
import type { Ground } from "./actions.ts";
import { ProseTab } from "./prose-tab.ts";
import { TemplateShelf } from "./templates-tab.ts";
import { evidenceFor, everyForm, inspect, rulesRun } from "./load.ts";
import { keyOf, noNotes, readNotes, withKeys, writeNotes, yearIn, type Notes } from "./kept.ts";
import { isReportPage, sameCells, valueAt } from "./sheets.ts";
import {
  firstState,
  lastOf,
  reduce,
  troubleOf,
  type Filter,
  type Marking,
  type PaneEvent,
  type PaneState,
  type Result,
  type CheckStep,
} from "./state.ts";
import { remembered, remember } from "./remembered.ts";
import { isInPlace, takeBack } from "./undo.ts";
import { reportLeft, viewOf } from "./view.ts";

/** So long after the last change 自动核对 waits for the next, in milliseconds. */
export const PATIENCE = 1500;

/**
 * One workbook in the pane: its state, and all that the user can do with it. The ribbon's buttons act on it as the pane does, so that the
 * results are there when the pane opens. Nothing here rejects: what goes wrong is said in the state.
 */
export class Session {
  readonly #workbook: OpenWorkbook;
  readonly #inspect: typeof inspect;
  readonly #file: () => string | undefined;
  /** What speaks for each figure of the last result. */
  #evidence: { readonly of: Result; readonly all: ReturnType<typeof evidenceFor> } | undefined;
  readonly #listeners = new Set<() => void>();
  #state: PaneState;
  #check: { readonly abort: AbortController; readonly done: Promise<void> } | undefined;
  #notes: Promise<Notes> | undefined;
  /** Whether changes of the workbook are heard of, or soon will be. */
  #hears = false;
  #unwatch: (() => Promise<void>) | undefined;
  #soon: ReturnType<typeof setTimeout> | undefined;
  /** A change of ours waits to be checked, whether 自动核对 is on or not. */
  #owed = false;
  /** It is being looked whether what was done last is still there. */
  #following = false;
  /** How often something has changed. */
  #changes = 0;
  /** What is done on the user's word, up to the last of it. */
  #doing: Promise<unknown> = Promise.resolve();
  #closed = false;
  /** The tab 函数. */
  readonly desk: FunctionDesk;
  /** The tab 模板. */
  readonly shelf: TemplateShelf;
  /** 尾差配平. */
  readonly balance: BalancePanel;
  /** The tab 说明. */
  readonly prose: ProseTab;
  /** What else works with the workbook works with this. */
  readonly ground: Ground;

  /** `auto`: 自动核对 is on unless the user has switched it off. */
  /** `file` is what the workbook's file is called, where that is known. */
  constructor(
    workbook: OpenWorkbook,
    engine: typeof inspect = inspect,
    auto = false,
    file: () => string | undefined = () => undefined,
  ) {
    this.#workbook = workbook;
    this.#file = file;
    this.#inspect = engine;
    this.#state = firstState(remembered("auto") ?? auto);
    const ground: Ground = (this.ground = {
      workbook,
      state: this.state,
      kept: () => this.#kept(),
      keep: (notes) => this.#keep(notes),
      try: async (what) => {
        await this.#try(what);
      },
      change: async (what) => {
        await this.#change(what);
      },
      do: (event) => this.#do(event),
      options: () => this.#options(),
    });
    this.desk = new FunctionDesk(ground);
    this.shelf = new TemplateShelf(ground);
    this.balance = new BalancePanel(ground);
    this.prose = new ProseTab(ground);
  }

  readonly state = (): PaneState => this.#state;

  /** What hides figures from readers, and the last check did not see. */
  get untold(): readonly Untold[] {
    return this.#workbook.untold();
  }

  /** Calls back after every change of the state; gives what ends that. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Gets what the first check needs, while the user still reads the pane. What fails here is tried again with the check. */
  open(): void {
    this.#hear();
    void this.desk.look();
    void this.shelf.recall();
    void everyForm().catch(() => undefined);
  }

  #hear(): void {
    if (this.#hears) return;
    this.#hears = true;
    this.#watch().catch(() => (this.#hears = false));
  }

  async #watch(): Promise<void> {
    const unwatch = await (await this.#workbook.opened).watch(() => this.#changed());
    if (this.#closed) await unwatch();
    else this.#unwatch = unwatch;
  }

  /** What is under way ends by itself, and nothing begins any more: another workbook may lie open in the place of this one. */
  async close(): Promise<void> {
    this.#closed = true;
    this.cancel();
    clearTimeout(this.#soon);
    this.desk.close();
    const unwatch = this.#unwatch;
    this.#unwatch = undefined;
    await unwatch?.().catch(() => undefined);
  }

  /** Reads, compares and marks. While that goes on, another call waits for the same. */
  check({ unlessSame = false } = {}): Promise<void> {
    if (this.#check !== undefined) return this.#check.done;
    if (this.#closed) return Promise.resolve();
    clearTimeout(this.#soon);
    this.#owed = false;
    const abort = new AbortController();
    const last = lastOf(this.#state);
    const done = this.#run(abort.signal, unlessSame ? last : undefined).finally(() => {
      this.#check = undefined;
      const { phase } = this.#state;
      // Cells that changed under its hands; a check that failed or was cancelled is the user's to repeat.
      if (!abort.signal.aborted && phase.is === "checked" && phase.last.stale) this.#checkSoon();
    });
    this.#check = { abort, done };
    return done;
  }

  cancel(): void {
    this.#check?.abort.abort();
  }

  async #stop(): Promise<void> {
    this.cancel();
    await this.#check?.done;
  }

  async #run(signal: AbortSignal, before: Result | undefined): Promise<void> {
    this.#do({ is: "started" });
    this.#hear();
    try {
      const [notes, all] = await Promise.all([this.#kept(), this.#workbook.read(this.#task("reading", signal))]);
      const sheets = all.filter((sheet) => !isReportPage(sheet));
      signal.throwIfAborted();
      if (before !== undefined && sameCells(before.sheets, sheets)) {
        this.#do({ is: "unchanged" });
        return;
      }
      this.#do({ is: "progressed", step: "comparing", done: 0, of: 0 });
      const report = await Promise.race([
        this.#inspect(sheets, notes, this.#state.shelf.own, this.#options()),
        aborted(signal),
      ]);
      this.#do({ is: "compared", report, sheets, time: Date.now() });
      const { evidence } = this.#state;
      if (evidence !== undefined) void this.lookAt(evidence.at);
      const marking = await this.#next(() => this.#mark(this.#task("marking", signal)));
      signal.throwIfAborted();
      this.#do({ is: "marked", marking });
      void this.#readFormulas(report);
      this.desk.follow(sheets);
      await this.prose.follow(sheets);
    } catch (error) {
      this.#do(signal.aborted ? { is: "cancelled" } : { is: "failed", trouble: troubleOf(error) });
    }
  }

  /** Which cells to blame hold formulas; where the host does not say, a click on them does. */
  async #readFormulas(report: Report): Promise<void> {
    const cells = report.suspects.flatMap((suspect) => suspect.cells);
    if (cells.length === 0) return;
    const areas = cells.map(({ sheet, row, column }) => ({
      sheet,
      part: { top: row, left: column, rows: 1, columns: 1 },
    }));
    try {
      const found = await (await this.#workbook.opened).formulas(() => true, areas);
      const formulas = new Map(found.map(({ at, formula }) => [qualified(at), formula]));
      this.#do({ is: "read-formulas", report, formulas });
    } catch {
      // Nothing is offered less.
    }
  }

  /** Where the tables say no year, the name of their file may. */
  #options(): { readonly year?: string } {
    const year = yearIn(this.#file() ?? "");
    return year === undefined ? {} : { year };
  }

  /** Looks up what speaks for the figure of a cell, as of the last check; that of the selected one where none is said. */
  async lookAt(cell?: CellAddress): Promise<void> {
    const last = lastOf(this.#state);
    if (last === undefined || this.#closed) return;
    try {
      const at = cell ?? (await (await this.#workbook.opened).selection()).cell;
      const found = (await this.#evidenceOf(last)).at(at);
      if (lastOf(this.#state)?.report === last.report) this.#do({ is: "looked", evidence: { at, found } });
    } catch (error) {
      this.#do({ is: "happened", news: { is: "failed", trouble: troubleOf(error) } });
    }
  }

  #evidenceOf(last: Result): ReturnType<typeof evidenceFor> {
    if (this.#evidence?.of.report !== last.report)
      this.#evidence = {
        of: last,
        all: evidenceFor(last.sheets, this.#state.notes, this.#state.shelf.own, this.#options()),
      };
    return this.#evidence.all;
  }

  /** Shows, or no longer shows, which cells agree in all that they take part in. */
  async tick(ticks: boolean): Promise<void> {
    this.#do({ is: "ticked", ticks });
    await this.#markAnew();
  }

  /** Marks that are refused do not take the findings away. */
  async #mark(task: Task): Promise<Marking> {
    const last = lastOf(this.#state);
    if (last === undefined) return { is: "none" };
    try {
      const { marks } = reportLeft(last.report, this.#state.notes.ignored);
      const agreeing = this.#state.ticks ? (await this.#evidenceOf(last)).agreeing() : [];
      const ticks = agreeing.map((at) => ({ at, kind: "agreed" as const }));
      return { is: "shown", except: await this.#workbook.mark([...marks, ...ticks], task) };
    } catch (error) {
      return { is: "refused", trouble: troubleOf(error) };
    }
  }

  #task(step: CheckStep, signal: AbortSignal): Task {
    return { signal, progress: (done, of) => this.#do({ is: "progressed", step, done, of }) };
  }

  /** Takes our marks off; a check under way ends first. */
  async clear(): Promise<void> {
    await this.#stop();
    await this.#try(async () => {
      const except = await this.#workbook.mark([]);
      this.#do({ is: "marked", marking: { is: "none" } });
      this.#do({ is: "happened", news: { is: "cleared", except } });
    });
  }

  async show(at: CellAddress): Promise<void> {
    try {
      await (await this.#workbook.opened).show(at);
      this.#do({ is: "happened", news: { is: "shown", at } });
    } catch {
      this.#do({ is: "happened", news: { is: "not-shown", at } });
    }
  }

  /** Keeps a reason for leaving these findings as they are. */
  async ignore(findings: readonly Finding[], reason: string): Promise<void> {
    await this.#ignoring(findings, reason);
  }

  async restore(findings: readonly Finding[]): Promise<void> {
    await this.#ignoring(findings, undefined);
  }

  async #ignoring(findings: readonly Finding[], reason: string | undefined): Promise<void> {
    const isKept = await this.#try(async () => {
      const notes = await this.#kept();
      await this.#keep({ ...notes, ignored: withKeys(notes.ignored, findings.map(keyOf), reason) });
      this.#do({ is: "happened", news: { is: reason === undefined ? "restored" : "ignored", count: findings.length } });
    });
    if (isKept) await this.#markAnew();
  }

  async #markAnew(): Promise<void> {
    await this.#check?.done;
    await this.#try(async () => {
      if (lastOf(this.#state)?.marking.is === "shown") this.#do({ is: "marked", marking: await this.#mark({}) });
    });
  }

  /** Says which form a sheet is, or that it is none after all, and checks again. */
  async say(sheet: string, form: string | undefined): Promise<void> {
    const isKept = await this.#try(async () => {
      const notes = await this.#kept();
      await this.#keep({ ...notes, said: withKeys(notes.said, [sheet], form) });
    });
    if (!isKept) return;
    await this.#checkAnew();
    const unread = lastOf(this.#state)?.report.tables.every((table) => table.sheet !== sheet) === true;
    if (form !== undefined && unread) this.#do({ is: "happened", news: { is: "not-read", sheet } });
  }

  /** Has the tables checked by a set of the user's choice, or by that which they seem to be. */
  async by(profile: string | undefined): Promise<void> {
    const isKept = await this.#try(async () => {
      const { profile: _, ...others } = await this.#kept();
      await this.#keep({ ...others, ...(profile === undefined ? {} : { profile }) });
    });
    if (isKept) await this.#checkAnew();
  }

  /** One that is under way may have begun without what is said now. */
  async #checkAnew(): Promise<void> {
    await this.#stop();
    await this.check();
  }

  /** Writes the likely value of a suspect. */
  async apply(suspect: Suspect): Promise<void> {
    const last = lastOf(this.#state);
    const change = last && changeOf(suspect, last);
    if (change === undefined) return;
    await this.#change(async (workbook) => {
      const { at, from, to } = change;
      const { made, left } = await workbook.write([{ at, before: from, after: [[to]] }]);
      if (made.length > 0) this.#do({ is: "wrote", undo: { what: "written", made }, news: { is: "written", at } });
      for (const { why } of left) this.#do({ is: "happened", news: { is: "not-written", at, why } });
    });
  }

  /** 撤销本次操作. What others have changed since stays, and is named. */
  async undo(): Promise<void> {
    await this.#change(async (workbook) => {
      const { undo } = this.#state;
      if (undo === undefined) return;
      const { done, left } = await takeBack(workbook, undo);
      if (done.length > 0) this.#do({ is: "took-back", what: done });
      if (left.length > 0) this.#do({ is: "happened", news: { is: "not-undone", what: left } });
      if (this.#state.shelf.held !== undefined) void this.shelf.look();
    });
  }

  /** 核对报告 as a new sheet. */
  async report(language: Language): Promise<void> {
    const last = lastOf(this.#state);
    if (last === undefined) return;
    await this.#change(async (workbook) => {
      const { reportPage } = await import("./report-page.ts");
      const view = viewOf(last.report, this.#state.notes.ignored);
      const said = await this.prose.reportLines(language);
      const file = this.#file();
      const page = reportPage(last, view, await rulesRun(last.report), language, {
        ...(file === undefined ? {} : { file }),
        untold: this.untold,
        sections: said === undefined ? [] : [said],
      });
      this.#do({ is: "happened", news: { is: "reported", page: await workbook.addPage(page) } });
    });
  }

  /** 清除痕迹. 自动核对 goes off, or it would mark again. */
  async clean(): Promise<void> {
    this.#switch(false);
    await this.#stop();
    await this.#change(async (workbook) => {
      const removed = await workbook.clean();
      this.#notes = Promise.resolve(noNotes);
      // What was picked as 科目表 is forgotten with the rest.
      if (this.#state.notes.subjects !== undefined) await this.desk.read();
      this.#do({ is: "cleaned", removed });
    });
  }

  setAuto(auto: boolean): void {
    this.#switch(auto);
    if (lastOf(this.#state)?.stale === true) this.#checkSoon();
  }

  filter(filter: Filter): void {
    this.#do({ is: "filtered", filter });
  }

  /** The user has seen what has happened, or wants what was done to stay. */
  dismiss(what: "news" | "undo"): void {
    this.#do({ is: "dismissed", what });
  }

  #switch(auto: boolean): void {
    clearTimeout(this.#soon);
    remember("auto", auto);
    this.#do({ is: "switched", auto });
  }

  #changed(): void {
    this.#changes++;
    this.#do({ is: "changed" });
    this.desk.lookSoon();
    this.prose.changed();
    this.#checkSoon();
    void this.#follow();
  }

  /** What was done is offered to be taken back while something of it is there: not after the workbook's own undo, and again after its redo. */
  async #follow(): Promise<void> {
    if (this.#following) return;
    this.#following = true;
    let seen: number;
    do {
      seen = this.#changes;
      const { undo } = this.#state;
      if (undo === undefined) break;
      const inPlace = await this.#workbook.opened.then((workbook) => isInPlace(workbook, undo)).catch(() => true);
      if (this.#state.undo === undo) this.#do({ is: "followed", inPlace });
    } while (seen !== this.#changes);
    this.#following = false;
  }

  /** 自动核对, once the user pauses; after a change of ours in any case. Cells may be calculated again without being other: then nothing is marked anew. */
  #checkSoon(): void {
    clearTimeout(this.#soon);
    const isWanted = this.#state.auto || this.#owed;
    if (this.#closed || !isWanted || lastOf(this.#state) === undefined || this.#check !== undefined) return;
    this.#soon = setTimeout(() => void this.check({ unlessSame: true }), PATIENCE);
  }

  async #kept(): Promise<Notes> {
    this.#notes ??= this.#workbook.notes().then(readNotes);
    try {
      const notes = await this.#notes;
      if (notes !== this.#state.notes) this.#do({ is: "noted", notes });
      return notes;
    } catch (error) {
      this.#notes = undefined;
      throw error;
    }
  }

  async #keep(notes: Notes): Promise<void> {
    await (await this.#workbook.opened).keep(writeNotes(notes));
    this.#notes = Promise.resolve(notes);
    this.#do({ is: "noted", notes });
  }

  /** One after the other, so that each finds what the one before has left. None of them waits for a check, which takes its turn here. */
  #next<T>(what: () => Promise<T>): Promise<T> {
    const done = this.#doing.then(what);
    this.#doing = done.catch(() => undefined);
    return done;
  }

  /** False where it went wrong, which is said. */
  async #try(what: () => Promise<void>): Promise<boolean> {
    try {
      await this.#next(async () => {
        if (!this.#closed) await what();
      });
      return true;
    } catch (error) {
      this.#do({ is: "happened", news: { is: "failed", trouble: troubleOf(error) } });
      return false;
    }
  }

  /** As `#try`, in the workbook that the user has before him, and as one step of his undo. */
  #change(what: (workbook: HostWorkbook) => Promise<void>): Promise<boolean> {
    return this.#try(async () => {
      const workbook = await this.#workbook.opened;
      if (!this.#closed) await workbook.together(() => what(workbook));
    });
  }

  #do(event: PaneEvent): void {
    this.#state = reduce(this.#state, event);
    for (const listener of this.#listeners) listener();
    if (event.is !== "wrote" && event.is !== "took-back") return;
    this.#owed = true;
    this.#checkSoon();
  }
}

/** Rejects when the user cancels: what the engine waits for may never come. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
  });
}

/** What 应用建议 would write; nothing where two cells are to be changed, or where what stands there could not be put back as it was. */
export function changeOf(
  { cells, likely }: Suspect,
  { sheets, formulas }: Pick<Result, "sheets" | "formulas">,
): { readonly at: CellAddress; readonly from: number | null; readonly to: number } | undefined {
  const [at, second] = cells;
  if (at === undefined || second !== undefined || likely === undefined) return undefined;
  // Where only a limit is known, nobody can say what belongs there.
  if (likely.from === undefined || likely.to === undefined) return undefined;
  // What a formula gives is wrong in the formula, or in what that reads.
  if (formulas?.has(qualified(at)) === true) return undefined;
  const from = valueAt(sheets, at);
  return typeof from === "number" || from === null ? { at, from, to: Number(likely.best) } : undefined;
}
