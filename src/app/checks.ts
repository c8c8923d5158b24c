import type { Report } from "../core/report/finding.ts";
import { qualified, type CellAddress, type SheetGrid } from "../core/sheet/grid.ts";
import type { SessionGround } from "./ground.ts";
import { evidenceFor, type inspect } from "./load.ts";
import type { Task } from "./port.ts";
import { isReportPage, sameCells } from "./sheets.ts";
import { lastOf, troubleOf, type CheckStep, type Marking, type Result } from "./state.ts";
import { reportLeft } from "./view.ts";

/** So long after the last change 自动核对 waits for the next, in milliseconds. */
export const PATIENCE = 1500;

/** What those around a check do with it. */
interface Around {
  /** Called when a check begins: what changes from now on has to be heard. */
  readonly begins: () => void;
  /** Called with what a check has read, when its marks are there. */
  readonly ends: (sheets: readonly SheetGrid[]) => Promise<void>;
}

/** The checks of one workbook: when they are made, the marks of the last one, and what speaks for each of its figures. */
export class Checks {
  readonly #ground: SessionGround;
  readonly #inspect: typeof inspect;
  readonly #around: Around;
  #check: { readonly abort: AbortController; readonly done: Promise<void> } | undefined;
  #soon: ReturnType<typeof setTimeout> | undefined;
  /** A change of ours waits to be checked, whether 自动核对 is on or not. */
  #owed = false;
  /** What speaks for each figure of the last result. */
  #evidence: { readonly of: Result; readonly all: ReturnType<typeof evidenceFor> } | undefined;

  constructor(ground: SessionGround, engine: typeof inspect, around: Around) {
    this.#ground = ground;
    this.#inspect = engine;
    this.#around = around;
  }

  /** Reads, compares and marks. While that goes on, another call waits for the same. */
  check(unlessSame = false): Promise<void> {
    if (this.#check !== undefined) return this.#check.done;
    if (this.#ground.closed) return Promise.resolve();
    this.wait();
    this.#owed = false;
    const abort = new AbortController();
    const last = lastOf(this.#ground.state());
    const done = this.#run(abort.signal, unlessSame ? last : undefined).finally(() => {
      this.#check = undefined;
      const { phase } = this.#ground.state();
      // Cells that changed under its hands; a check that failed or was cancelled is the user's to repeat.
      if (!abort.signal.aborted && phase.is === "checked" && phase.last.stale) this.checkSoon();
    });
    this.#check = { abort, done };
    return done;
  }

  cancel(): void {
    this.#check?.abort.abort();
  }

  /** Ends a check under way, and waits until it has. */
  async stop(): Promise<void> {
    this.cancel();
    await this.#check?.done;
  }

  /** One that is under way may have begun without what is said now. */
  async anew(): Promise<void> {
    await this.stop();
    await this.check();
  }

  /** 自动核对, once the user pauses; after a change of ours in any case. Cells may be calculated again without being other: then nothing is marked anew. */
  checkSoon(): void {
    this.wait();
    const state = this.#ground.state();
    const isWanted = state.auto || this.#owed;
    if (this.#ground.closed || !isWanted || lastOf(state) === undefined || this.#check !== undefined) return;
    this.#soon = setTimeout(() => void this.check(true), PATIENCE);
  }

  /** A change of ours is checked in any case. */
  owe(): void {
    this.#owed = true;
    this.checkSoon();
  }

  /** Nothing is checked by itself before the next change. */
  wait(): void {
    clearTimeout(this.#soon);
  }

  async #run(signal: AbortSignal, before: Result | undefined): Promise<void> {
    const ground = this.#ground;
    ground.do({ is: "started" });
    this.#around.begins();
    try {
      const [notes, all] = await Promise.all([ground.kept(), ground.workbook.read(this.#task("reading", signal))]);
      const sheets = all.filter((sheet) => !isReportPage(sheet));
      signal.throwIfAborted();
      if (before !== undefined && sameCells(before.sheets, sheets)) {
        ground.do({ is: "unchanged" });
        return;
      }
      ground.do({ is: "progressed", step: "comparing", done: 0, of: 0 });
      const report = await Promise.race([
        this.#inspect(sheets, notes, ground.state().shelf.own, ground.options()),
        aborted(signal),
      ]);
      ground.do({ is: "compared", report, sheets, time: Date.now() });
      const { evidence } = ground.state();
      if (evidence !== undefined) void this.lookAt(evidence.at);
      const marking = await ground.next(() => this.#mark(this.#task("marking", signal)));
      signal.throwIfAborted();
      ground.do({ is: "marked", marking });
      void this.#readFormulas(report);
      await this.#around.ends(sheets);
    } catch (error) {
      ground.do(signal.aborted ? { is: "cancelled" } : { is: "failed", trouble: troubleOf(error) });
    }
  }

  #task(step: CheckStep, signal: AbortSignal): Task {
    return { signal, progress: (done, of) => this.#ground.do({ is: "progressed", step, done, of }) };
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
      const found = await (await this.#ground.workbook.opened).formulas(() => true, areas);
      const formulas = new Map(found.map(({ at, formula }) => [qualified(at), formula]));
      this.#ground.do({ is: "read-formulas", report, formulas });
    } catch {
      // Nothing is offered less.
    }
  }

  /** Marks that are refused do not take the findings away. */
  async #mark(task: Task): Promise<Marking> {
    const { notes, ticks } = this.#ground.state();
    const last = lastOf(this.#ground.state());
    if (last === undefined) return { is: "none" };
    try {
      const { marks } = reportLeft(last.report, notes.ignored);
      const agreeing = ticks ? (await this.#evidenceOf(last)).agreeing() : [];
      const ticked = agreeing.map((at) => ({ at, kind: "agreed" as const }));
      return { is: "shown", except: await this.#ground.workbook.mark([...marks, ...ticked], task) };
    } catch (error) {
      return { is: "refused", trouble: troubleOf(error) };
    }
  }

  /** Marks that are shown, as they are to be now. */
  async markAnew(): Promise<void> {
    await this.#check?.done;
    await this.#ground.try(async () => {
      if (lastOf(this.#ground.state())?.marking.is === "shown")
        this.#ground.do({ is: "marked", marking: await this.#mark({}) });
    });
  }

  /** Looks up what speaks for the figure of a cell, as of the last check; that of the selected one where none is said. */
  async lookAt(cell?: CellAddress): Promise<void> {
    const last = lastOf(this.#ground.state());
    if (last === undefined || this.#ground.closed) return;
    try {
      const at = cell ?? (await (await this.#ground.workbook.opened).selection()).cell;
      const found = (await this.#evidenceOf(last)).at(at);
      if (lastOf(this.#ground.state())?.report === last.report)
        this.#ground.do({ is: "looked", evidence: { at, found } });
    } catch (error) {
      this.#ground.do({ is: "happened", news: { is: "failed", trouble: troubleOf(error) } });
    }
  }

  #evidenceOf(last: Result): ReturnType<typeof evidenceFor> {
    const { notes, shelf } = this.#ground.state();
    if (this.#evidence?.of.report !== last.report)
      this.#evidence = { of: last, all: evidenceFor(last.sheets, notes, shelf.own, this.#ground.options()) };
    return this.#evidence.all;
  }
}

/** Rejects when the user cancels: what the engine waits for may never come. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
  });
}
