import { qualified, type CellAddress } from "../core/sheet/grid.ts";
import type { Balance, Fixed, Hold } from "../core/balance/balance.ts";
import type { Change, Typed } from "../core/sheet/change.ts";
import { changed, type Ground } from "./actions.ts";
import { balanceOf } from "./load.ts";
import { inverse, type HostWorkbook } from "./port.ts";
import { isReportPage } from "./sheets.ts";
import type { Balancing } from "./state.ts";

/** 尾差配平 in an open workbook: what it would change is shown first, and then changed as one action or not at all. */
export class BalancePanel {
  readonly #ground: Ground;
  /** Cells that a protected sheet has refused; the host cannot tell them beforehand. */
  readonly #locked = new Set<string>();
  /** Another question makes the answer to the last one worthless. */
  #asked = 0;

  constructor(ground: Ground) {
    this.#ground = ground;
  }

  /** Looks for the fewest changes that settle every 尾差; what is in `hold` changes last. */
  async look(hold: readonly Hold[] = []): Promise<void> {
    const asked = ++this.#asked;
    this.#set({ hold, outcome: undefined });
    await this.#ground.change(async (workbook) => {
      try {
        const outcome = await this.#outcome(workbook, hold);
        if (asked === this.#asked) this.#set({ outcome });
      } catch (error) {
        if (asked === this.#asked) this.dismiss();
        throw error;
      }
    });
  }

  async #outcome(workbook: HostWorkbook, hold: readonly Hold[]): Promise<Balance> {
    const { kept, options } = this.#ground;
    const [all, formulas, notes] = [await workbook.read(), await workbook.formulas(() => true), await kept()];
    const sheets = all.filter((sheet) => !isReportPage(sheet));
    const formulaCells = new Set(formulas.map(({ at }) => qualified(at)));
    const fixed = (at: CellAddress): Fixed | undefined => {
      const name = qualified(at);
      return formulaCells.has(name) ? "formula" : this.#locked.has(name) ? "locked" : undefined;
    };
    return balanceOf(sheets, notes, this.#ground.state().shelf.own, {
      ...options(),
      hold,
      fixed,
      truth: (at) => notes.yuan?.[qualified(at)],
    });
  }

  /** Makes the changes that are shown: all of them, or none. */
  async apply(): Promise<void> {
    const outcome = this.#ground.state().balancing?.outcome;
    if (outcome?.is !== "ready") return;
    const { hold = [] } = this.#ground.state().balancing ?? {};
    this.dismiss();
    let isLocked = false as boolean;
    await this.#ground.change(async (workbook) => {
      const { made, left } = await workbook.write(
        outcome.changes.map(({ at, before, after }): Change => ({
          at,
          before: before as Typed,
          after: [[after as Typed]],
          exact: true,
        })),
      );
      const [refused] = left;
      if (refused === undefined) {
        this.#ground.do({
          is: "wrote",
          undo: { what: "balanced", made },
          news: { is: "balanced", cells: made.length },
        });
        return;
      }
      // Half of it would leave more 尾差 than there were.
      await workbook.write([...made].reverse().map(inverse));
      for (const { change, why } of left) if (why === "protected") this.#locked.add(qualified(change.at));
      isLocked = left.every(({ why }) => why === "protected");
      this.#ground.do({ is: "happened", news: { is: "not-written", at: refused.change.at, why: refused.why } });
    });
    // Around cells that are locked there may be another way.
    if (isLocked) await this.look(hold);
  }

  dismiss(): void {
    this.#asked++;
    this.#ground.do({ is: "balancing" });
  }

  #set(change: { readonly [K in keyof Balancing]?: Balancing[K] | undefined }): void {
    const { balancing = { hold: [] } } = this.#ground.state();
    this.#ground.do({ is: "balancing", balancing: changed<Balancing>(balancing, change) });
  }
}
