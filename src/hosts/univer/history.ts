import {
  ICommandService,
  IContextService,
  IUndoRedoService,
  IUniverInstanceService,
  LocalUndoRedoService,
  type IUndoRedoItem,
  type Univer,
} from "@univerjs/core";

/**
 * Univer's steps that can be undone, put together where they belong together. Univer has a way of its own for that, but it undoes what was
 * done first first: of two rows that were inserted the second is then taken out where it no longer is, and with it a row of the user's.
 */
export class History extends LocalUndoRedoService {
  /** What is being put together, of the workbook; the editor in its cells has steps of its own. */
  #gathered: { readonly unitId: string; readonly items: IUndoRedoItem[] } | undefined;
  /** How many do something now all of which is one step, and that step. */
  #within = 0;
  #step: IUndoRedoItem | undefined;

  override pushUndoRedo(item: IUndoRedoItem): void {
    if (this.#gathered?.unitId === item.unitID) this.#gathered.items.push(item);
    else super.pushUndoRedo(item);
  }

  /** What is done to a workbook within is one step. */
  gather<T>(unitId: string, make: () => T): T {
    if (this.#gathered !== undefined) return make();
    const items: IUndoRedoItem[] = [];
    this.#gathered = { unitId, items };
    try {
      return make();
    } finally {
      this.#gathered = undefined;
      this.#keep(items);
    }
  }

  /** All that is gathered within is one step, unless the user does something in between. */
  async together<T>(make: () => Promise<T>): Promise<T> {
    this.#within++;
    try {
      return await make();
    } finally {
      if (--this.#within === 0) this.#step = undefined;
    }
  }

  #keep(items: readonly IUndoRedoItem[]): void {
    const [first] = items;
    if (first === undefined) return;
    const undoMutations = [...items].reverse().flatMap((item) => item.undoMutations);
    const redoMutations = items.flatMap((item) => item.redoMutations);
    if (this.#step !== undefined && this.#step === this.pitchTopUndoElement()) {
      this.#step.undoMutations.unshift(...undoMutations);
      this.#step.redoMutations.push(...redoMutations);
      return;
    }
    const step = { ...first, undoMutations, redoMutations };
    super.pushUndoRedo(step);
    if (this.#within > 0) this.#step = step;
  }
}

/** In the place of Univer's own. */
export const historyOverride: NonNullable<NonNullable<ConstructorParameters<typeof Univer>[0]>["override"]> = [
  [
    IUndoRedoService,
    {
      useFactory: (...services: ConstructorParameters<typeof LocalUndoRedoService>) => new History(...services),
      deps: [IUniverInstanceService, ICommandService, IContextService],
    },
  ],
];
