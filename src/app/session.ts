import type { Finding, Suspect } from "../core/report/finding.ts";
import type { CellAddress } from "../core/sheet/grid.ts";
import type { Language } from "../core/report/say/language.ts";
import type { Ground } from "./actions.ts";
import { BalancePanel } from "./balance-panel.ts";
import { Checks } from "./checks.ts";
import { FunctionDesk } from "./functions-tab.ts";
import { SessionGround } from "./ground.ts";
import { keyOf, withKeys } from "./kept.ts";
import { everyForm, inspect, rulesRun } from "./load.ts";
import type { OpenWorkbook, Untold } from "./port.ts";
import { ProseTab } from "./prose-tab.ts";
import { remember, remembered } from "./remembered.ts";
import { lastOf, type Filter, type PaneState } from "./state.ts";
import { changeOf } from "./suggestion.ts";
import { TemplateShelf } from "./templates-tab.ts";
import { isInPlace, takeBack } from "./undo.ts";
import { viewOf } from "./view.ts";

/**
 * One workbook in the pane: its state, and all that the user can do with it. The ribbon's buttons act on it as the pane does, so that the
 * results are there when the pane opens. Nothing here rejects: what goes wrong is said in the state.
 */
export class Session {
  readonly #ground: SessionGround;
  readonly #checks: Checks;
  /** Whether changes of the workbook are heard of, or soon will be. */
  #hears = false;
  #unwatch: (() => Promise<void>) | undefined;
  /** It is being looked whether what was done last is still there. */
  #following = false;
  /** How often something has changed. */
  #changes = 0;
  /** The tab 函数. */
  readonly desk: FunctionDesk;
  /** The tab 模板. */
  readonly shelf: TemplateShelf;
  /** 尾差配平. */
  readonly balance: BalancePanel;
  /** The tab 说明. */
  readonly prose: ProseTab;

  /** `auto`: 自动核对 is on unless the user has switched it off. `file` is what the workbook's file is called, where that is known. */
  constructor(
    workbook: OpenWorkbook,
    engine: typeof inspect = inspect,
    auto = false,
    file: () => string | undefined = () => undefined,
  ) {
    const ground = new SessionGround(workbook, remembered("auto") ?? auto, file, () => this.#checks.owe());
    this.#ground = ground;
    this.#checks = new Checks(ground, engine, {
      begins: () => this.#hear(),
      ends: async (sheets) => {
        this.desk.follow(sheets);
        await this.prose.follow(sheets);
      },
    });
    this.desk = new FunctionDesk(ground);
    this.shelf = new TemplateShelf(ground);
    this.balance = new BalancePanel(ground);
    this.prose = new ProseTab(ground);
  }

  /** What else works with the workbook works with this. */
  get ground(): Ground {
    return this.#ground;
  }

  readonly state = (): PaneState => this.#ground.state();

  /** Calls back after every change of the state; gives what ends that. */
  readonly subscribe = (listener: () => void): (() => void) => this.#ground.subscribe(listener);

  /** What hides figures from readers, and the last check did not see. */
  get untold(): readonly Untold[] {
    return this.#ground.workbook.untold();
  }

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
    const unwatch = await (await this.#ground.workbook.opened).watch(() => this.#changed());
    if (this.#ground.closed) await unwatch();
    else this.#unwatch = unwatch;
  }

  /** What is under way ends by itself, and nothing begins any more: another workbook may lie open in the place of this one. */
  async close(): Promise<void> {
    this.#ground.close();
    this.cancel();
    this.#checks.wait();
    this.desk.close();
    const unwatch = this.#unwatch;
    this.#unwatch = undefined;
    await unwatch?.().catch(() => undefined);
  }

  /** Reads, compares and marks. While that goes on, another call waits for the same. */
  check(): Promise<void> {
    return this.#checks.check();
  }

  cancel(): void {
    this.#checks.cancel();
  }

  /** Looks up what speaks for the figure of a cell, as of the last check; that of the selected one where none is said. */
  lookAt(cell?: CellAddress): Promise<void> {
    return this.#checks.lookAt(cell);
  }

  /** Shows, or no longer shows, which cells agree in all that they take part in. */
  async tick(ticks: boolean): Promise<void> {
    this.#ground.do({ is: "ticked", ticks });
    await this.#checks.markAnew();
  }

  /** Takes our marks off; a check under way ends first. */
  async clear(): Promise<void> {
    await this.#checks.stop();
    await this.#ground.try(async () => {
      const except = await this.#ground.workbook.mark([]);
      this.#ground.do({ is: "marked", marking: { is: "none" } });
      this.#ground.do({ is: "happened", news: { is: "cleared", except } });
    });
  }

  async show(at: CellAddress): Promise<void> {
    try {
      await (await this.#ground.workbook.opened).show(at);
      this.#ground.do({ is: "happened", news: { is: "shown", at } });
    } catch {
      this.#ground.do({ is: "happened", news: { is: "not-shown", at } });
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
    const isKept = await this.#ground.try(async () => {
      const notes = await this.#ground.kept();
      await this.#ground.keep({ ...notes, ignored: withKeys(notes.ignored, findings.map(keyOf), reason) });
      this.#ground.do({
        is: "happened",
        news: { is: reason === undefined ? "restored" : "ignored", count: findings.length },
      });
    });
    if (isKept) await this.#checks.markAnew();
  }

  /** Says which form a sheet is, or that it is none after all, and checks again. */
  async say(sheet: string, form: string | undefined): Promise<void> {
    const isKept = await this.#ground.try(async () => {
      const notes = await this.#ground.kept();
      await this.#ground.keep({ ...notes, said: withKeys(notes.said, [sheet], form) });
    });
    if (!isKept) return;
    await this.#checks.anew();
    const unread = lastOf(this.state())?.report.tables.every((table) => table.sheet !== sheet) === true;
    if (form !== undefined && unread) this.#ground.do({ is: "happened", news: { is: "not-read", sheet } });
  }

  /** Has the tables checked by a set of the user's choice, or by that which they seem to be. */
  async by(profile: string | undefined): Promise<void> {
    const isKept = await this.#ground.try(async () => {
      const { profile: _, ...others } = await this.#ground.kept();
      await this.#ground.keep({ ...others, ...(profile === undefined ? {} : { profile }) });
    });
    if (isKept) await this.#checks.anew();
  }

  /** Writes the likely value of a suspect. */
  async apply(suspect: Suspect): Promise<void> {
    const last = lastOf(this.state());
    const change = last && changeOf(suspect, last);
    if (change === undefined) return;
    await this.#ground.change(async (workbook) => {
      const { at, from, to } = change;
      const { made, left } = await workbook.write([{ at, before: from, after: [[to]] }]);
      if (made.length > 0)
        this.#ground.do({ is: "wrote", undo: { what: "written", made }, news: { is: "written", at } });
      for (const { why } of left) this.#ground.do({ is: "happened", news: { is: "not-written", at, why } });
    });
  }

  /** 撤销本次操作. What others have changed since stays, and is named. */
  async undo(): Promise<void> {
    await this.#ground.change(async (workbook) => {
      const { undo } = this.state();
      if (undo === undefined) return;
      const { done, left } = await takeBack(workbook, undo);
      if (done.length > 0) this.#ground.do({ is: "took-back", what: done });
      if (left.length > 0) this.#ground.do({ is: "happened", news: { is: "not-undone", what: left } });
      if (this.state().shelf.held !== undefined) void this.shelf.look();
    });
  }

  /** 核对报告 as a new sheet. */
  async report(language: Language): Promise<void> {
    const last = lastOf(this.state());
    if (last === undefined) return;
    await this.#ground.change(async (workbook) => {
      const { reportPage } = await import("./report-page.ts");
      const view = viewOf(last.report, this.state().notes.ignored);
      const said = await this.prose.reportLines(language);
      const file = this.#ground.file();
      const page = reportPage(last, view, await rulesRun(last.report), language, {
        ...(file === undefined ? {} : { file }),
        untold: this.untold,
        sections: said === undefined ? [] : [said],
      });
      this.#ground.do({ is: "happened", news: { is: "reported", page: await workbook.addPage(page) } });
    });
  }

  /** 清除痕迹. 自动核对 goes off, or it would mark again. */
  async clean(): Promise<void> {
    this.#switch(false);
    await this.#checks.stop();
    await this.#ground.change(async (workbook) => {
      const removed = await workbook.clean();
      this.#ground.forget();
      // What was picked as 科目表 is forgotten with the rest.
      if (this.state().notes.subjects !== undefined) await this.desk.read();
      this.#ground.do({ is: "cleaned", removed });
    });
  }

  setAuto(auto: boolean): void {
    this.#switch(auto);
    if (lastOf(this.state())?.stale === true) this.#checks.checkSoon();
  }

  filter(filter: Filter): void {
    this.#ground.do({ is: "filtered", filter });
  }

  /** The user has seen what has happened, or wants what was done to stay. */
  dismiss(what: "news" | "undo"): void {
    this.#ground.do({ is: "dismissed", what });
  }

  #switch(auto: boolean): void {
    this.#checks.wait();
    remember("auto", auto);
    this.#ground.do({ is: "switched", auto });
  }

  #changed(): void {
    this.#changes++;
    this.#ground.do({ is: "changed" });
    this.desk.lookSoon();
    this.prose.changed();
    this.#checks.checkSoon();
    void this.#follow();
  }

  /** What was done is offered to be taken back while something of it is there: not after the workbook's own undo, and again after its redo. */
  async #follow(): Promise<void> {
    if (this.#following) return;
    this.#following = true;
    let seen: number;
    do {
      seen = this.#changes;
      const { undo } = this.state();
      if (undo === undefined) break;
      const inPlace = await this.#ground.workbook.opened
        .then((workbook) => isInPlace(workbook, undo))
        .catch(() => true);
      if (this.state().undo === undo) this.#ground.do({ is: "followed", inPlace });
    } while (seen !== this.#changes);
    this.#following = false;
  }
}
