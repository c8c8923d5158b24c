import type { SheetGrid } from "../core/sheet/grid.ts";
import type { Changes, Made, Selection } from "./port.ts";
import type { Change, Typed } from "../core/sheet/change.ts";
import { subject } from "../core/subjects/subject.ts";
import { OVERLAY_SHEET, overlaid, readOverlay, setOverlay, type Overlay } from "../functions/overlay.ts";
import { ourFunctionsIn, planValues } from "../functions/values.ts";
import { insertion } from "./load.ts";
import { changed, put, type Ground } from "./actions.ts";
import type { Desk, Scope, Subjects } from "./state.ts";
import { takeBack } from "./undo.ts";

/** So long after the last change the 科目表 is read again, in milliseconds. */
const PATIENCE = 1500;

/** All that can be done in the tab 函数: insertions, the 科目表, 转为数值. */
export class FunctionDesk {
  readonly #ground: Ground;
  #names: ReadonlyMap<string, string> = new Map();
  #soon: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  constructor(ground: Ground) {
    this.#ground = ground;
  }

  /** The functions forget the 科目表: it is of this workbook. */
  close(): void {
    clearTimeout(this.#soon);
    this.#takes(undefined);
    this.#closed = true;
  }

  /** Where the user stands when he asks, and not when his turn has come. */
  #selection(): Promise<Selection> {
    const selection = this.#ground.workbook.opened.then((workbook) => workbook.selection());
    selection.catch(() => undefined); // said by those who wait
    return selection;
  }

  /** Puts something into the selected cell; where that holds something, the user is asked first. */
  async insert(typed: Typed, format?: string): Promise<void> {
    const selection = this.#selection();
    await this.#ground.change(async (workbook) => {
      const { cell, holds } = await selection;
      const change: Change = {
        at: cell,
        before: holds,
        after: [[typed]],
        ...(format === undefined ? {} : { format: { before: "General", after: format } }),
      };
      if (holds === null) await put(this.#ground, workbook, "inserted", change);
      else this.#set({ asked: { change } });
    });
  }

  /** Yes, in place of what the cell holds. */
  async replace(): Promise<void> {
    const { asked } = this.#ground.state().desk;
    if (asked === undefined) return;
    this.#set({ asked: undefined });
    await this.#ground.change((workbook) => put(this.#ground, workbook, "inserted", asked.change));
  }

  /** 插入科目: gives a 科目 its row in the table around the selected cell, those above it too, and takes them into the sums. */
  async insertRow(code: string): Promise<void> {
    const { kept } = this.#ground;
    const selection = this.#selection();
    await this.#ground.change(async (workbook) => {
      const { sheet, row } = (await selection).cell;
      const [{ rowsFor, sumsFor }, grid] = await Promise.all([
        insertion((await kept()).said),
        workbook.grid({ sheet }),
      ]);
      const found = grid === undefined ? "no-table" : rowsFor(grid, row, code, nameOf);
      if (typeof found === "string") {
        this.#ground.do({ is: "happened", news: { is: "no-row", why: found, sheet, code } });
        return;
      }
      const inserted = found.rows.filter((one) => one.inserted).map((one) => one.row);
      await workbook.insertRows(sheet, inserted, found.like);
      const made: Made[] = [];
      let unsummed: Changes["left"] = [];
      const undo = { what: "rows", sheet, rows: inserted, made } as const;
      try {
        const labels = await workbook.write(found.rows.flatMap(({ changes }) => changes));
        made.push(...labels.made);
        // A row without its code would be no row of the table.
        const [refused] = labels.left;
        if (refused !== undefined) {
          await takeBack(workbook, undo);
          this.#ground.do({
            is: "happened",
            news: { is: "not-inserted", at: refused.change.at, why: refused.why },
          });
          return;
        }
        const now = await workbook.grid({ sheet });
        const formulas = await workbook.formulas(() => true, [{ sheet }]);
        const codes = found.rows.map((one) => one.code);
        const sums = await workbook.write(now === undefined ? [] : sumsFor(now, formulas, codes));
        made.push(...sums.made);
        unsummed = sums.left;
      } catch (error) {
        await takeBack(workbook, undo).catch(() => undefined);
        throw error;
      }
      const names = found.rows.map(({ code: own, name }) => `${own} ${name}`);
      this.#ground.do({ is: "wrote", undo, news: { is: "rows", sheet, names } });
      for (const { change, why } of unsummed.slice(0, 1))
        this.#ground.do({ is: "happened", news: { is: "not-inserted", at: change.at, why } });
      const at = found.rows.at(-1)?.changes[0]?.at;
      if (at !== undefined) await workbook.show(at);
    });
  }

  /** What 转为数值 would do, for the user to see. */
  async plan(scope: Scope): Promise<void> {
    this.#set({ plan: undefined, busy: { done: 0, of: 0 } });
    const selection = this.#selection();
    await this.#ground.change(async (workbook) => {
      const areas = scope === "selection" ? (await selection).areas : undefined;
      const progress = (done: number, of: number): void => this.#set({ busy: { done, of } });
      const isOurs = (formula: string): boolean => ourFunctionsIn(formula).length > 0;
      this.#set({ plan: { ...planValues(await workbook.formulas(isOurs, areas, { progress })), scope } });
    });
    this.#set({ busy: undefined });
  }

  /** 转为数值, as it was shown. */
  async toValues(): Promise<void> {
    const { plan } = this.#ground.state().desk;
    if (plan === undefined) return;
    this.#set({ plan: undefined, busy: { done: 0, of: 0 } });
    await this.#ground.change(async (workbook) => {
      const { made, left } = await workbook.write(plan.replaced, (done, of) => this.#set({ busy: { done, of } }));
      const news = { is: "valued", made: made.length, left } as const;
      this.#ground.do(
        made.length > 0 ? { is: "wrote", undo: { what: "values", made }, news } : { is: "happened", news },
      );
    });
    this.#set({ busy: undefined });
  }

  /** No, after all: to what is asked before an insertion, or to what 转为数值 would do. */
  dismiss(question: "asked" | "plan"): void {
    this.#set({ [question]: undefined });
  }

  /** Reads the 科目表 that the user has picked, or the sheet of that name. */
  async look(): Promise<void> {
    clearTimeout(this.#soon);
    await this.#ground.try(() => this.read());
  }

  /** The same, as a part of what is tried already. */
  async read(): Promise<void> {
    const { subjects: picked } = await this.#ground.kept();
    const area = picked ?? { sheet: OVERLAY_SHEET };
    const grid = await this.#ground.workbook.grid(area);
    const overlay = grid && readOverlay(grid);
    const isNothing = grid === undefined && picked === undefined;
    const subjects: Subjects = isNothing
      ? { is: "none" }
      : overlay
        ? { is: "loaded", area, overlay }
        : { is: "unread", area };
    this.#set({ subjects });
    if (this.#takes(overlay)) {
      await (await this.#ground.workbook.opened).recalculate();
      this.#ground.do({ is: "happened", news: { is: "subjects", subjects } });
    }
  }

  /** Whether the functions answer otherwise from now on. */
  #takes(overlay: Overlay | undefined): boolean {
    const names = overlay?.names ?? new Map<string, string>();
    const isSame =
      names.size === this.#names.size && [...names].every(([code, name]) => this.#names.get(code) === name);
    if (isSame || this.#closed) return false;
    this.#names = names;
    setOverlay(overlay);
    return true;
  }

  /** Once the user pauses: only where there is a 科目表 that may have changed. */
  lookSoon(): void {
    clearTimeout(this.#soon);
    if (this.#ground.state().desk.subjects.is !== "none") this.#soon = setTimeout(() => void this.look(), PATIENCE);
  }

  /** A check has read these sheets: a 科目表 may be among them by now. */
  follow(sheets: readonly SheetGrid[]): void {
    const isNew = sheets.some(({ name }) => name === OVERLAY_SHEET);
    if (isNew || this.#ground.state().desk.subjects.is !== "none") void this.look();
  }

  /** What is selected is the 科目表. */
  async pick(): Promise<void> {
    const selection = this.#selection();
    await this.#ground.try(async () => {
      const [area] = (await selection).areas;
      if (area === undefined) return;
      await this.#ground.keep({ ...(await this.#ground.kept()), subjects: area });
      await this.read();
    });
  }

  /** What was picked is none after all. */
  async forget(): Promise<void> {
    await this.#ground.try(async () => {
      const { subjects: _, ...others } = await this.#ground.kept();
      await this.#ground.keep(others);
      await this.read();
    });
  }

  #set(change: { readonly [K in keyof Desk]?: Desk[K] | undefined }): void {
    this.#ground.do({ is: "desk", desk: changed(this.#ground.state().desk, change) });
  }
}

/** As the functions answer. */
function nameOf(code: string): string | undefined {
  return overlaid(code) ?? subject(code)?.name;
}
