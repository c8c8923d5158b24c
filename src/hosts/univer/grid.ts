import {
  CanceledError,
  ICommandService,
  IUndoRedoService,
  IUniverInstanceService,
  LocaleService,
  LocaleType,
  mergeLocales,
  RedoCommand,
  UndoCommand,
  type Univer,
  UniverInstanceType,
  type ICellData,
  type ICommandInfo,
  type IExecutionOptions,
  type ILanguagePack,
  type IRange,
  type IWorkbookData,
  type Nullable,
  type Workbook,
  type Worksheet,
} from "@univerjs/core";
import {
  deserializeRangeWithSheet,
  FormulaDataModel,
  FormulaExecutedStateType,
  SetFormulaCalculationNotificationMutation,
  SetFormulaCalculationStartMutation,
  SetFormulaCalculationStopMutation,
  type ISetFormulaCalculationNotificationMutation,
} from "@univerjs/engine-formula";
import { DeviceInputEventType, IRenderManagerService, type Spreadsheet } from "@univerjs/engine-render";
import {
  SelectRangeCommand,
  SetRangeValuesMutation,
  SetSelectionsOperation,
  SetWorksheetActiveOperation,
  SheetsSelectionsService,
} from "@univerjs/sheets";
import {
  IEditorBridgeService,
  ScrollToCellCommand,
  SetCellEditVisibleOperation,
  SheetSkeletonManagerService,
} from "@univerjs/sheets-ui";
import { ILayoutService } from "@univerjs/ui";
import type { CellAddress } from "../../core/sheet/grid.ts";
import type { Language } from "../../core/report/say/language.ts";
import { Calculation } from "./calculation.ts";
import { History } from "./history.ts";

/** What of the sheet a command is about. */
export interface SheetParams {
  readonly unitId: string;
  readonly subUnitId: string;
}

export const LOCALES: Readonly<Record<Language, LocaleType>> = { "zh-CN": LocaleType.ZH_CN, "en-US": LocaleType.EN_US };

/** Rows that PageDown goes down. */
const PAGE = 25;

/** Who has changed cells: the user, we, or the calculation that follows what the user has done. What follows our changes is ours. */
export type By = "user" | "us" | "calculation";

/** The spreadsheet on the page: one Univer, which holds one workbook at a time. */
export class Grid {
  readonly univer: Univer;
  readonly #commands: ICommandService;
  readonly #instances: IUniverInstanceService;
  readonly #history: History;
  readonly #changed = new Set<(by: By) => void>();
  readonly #structure = new Set<(command: Readonly<ICommandInfo>) => void>();
  /** A change of ours is being made. */
  #isMaking = false;
  /** Changes of ours that are still calculated. */
  #own = 0;
  readonly #calculation = new Calculation(() => void this.#calculateAll());
  #count = 0;

  /** Over a Univer that was started for it: see start. */
  constructor(univer: Univer) {
    this.univer = univer;
    const injector = univer.__getInjector();
    this.#commands = injector.get(ICommandService);
    this.#instances = injector.get(IUniverInstanceService);
    const history = injector.get(IUndoRedoService);
    if (!(history instanceof History)) throw new Error("the history is Univer's own");
    this.#history = history;
    this.#listen();
  }

  get workbook(): Workbook {
    const workbook = this.#current();
    if (!workbook) throw new Error("no workbook is open");
    return workbook;
  }

  #current(): Nullable<Workbook> {
    return this.#instances.getCurrentUnitOfType<Workbook>(UniverInstanceType.UNIVER_SHEET);
  }

  /** Shows this workbook in the place of the one before. */
  load(data: Omit<IWorkbookData, "id">): void {
    const before = this.#current()?.getUnitId();
    this.univer.createUnit(UniverInstanceType.UNIVER_SHEET, { ...data, id: `workbook-${++this.#count}` });
    if (before !== undefined) this.#instances.disposeUnit(before);
    this.#instances.focusUnit(this.workbook.getUnitId());
    // Formulas without a value.
    this.#calculation.changed();
  }

  /** Speaks this language from now on. */
  async speak(language: Language): Promise<void> {
    const locales = this.univer.__getInjector().get(LocaleService);
    locales.load({ [LOCALES[language]]: await packOf(language) });
    this.univer.setLocale(LOCALES[language]);
  }

  /** The parameters that name a sheet to a command. */
  of(sheet: Worksheet): SheetParams {
    return { unitId: this.workbook.getUnitId(), subUnitId: sheet.getSheetId() };
  }

  /** Carries out a command; false where Univer did not. */
  run(id: string, params: object): boolean {
    return this.#commands.syncExecuteCommand(id, params);
  }

  /** What happens within is ours: `watch` hears nothing of it, the guard lets it pass, and it is undone in one step. */
  async change<T>(make: () => T): Promise<T> {
    this.#own++;
    try {
      const made = this.#make(make);
      await this.settled();
      return made;
    } finally {
      this.#own--;
    }
  }

  /** What is changed within is undone in one step. */
  together<T>(make: () => Promise<T>): Promise<T> {
    return this.#history.together(make);
  }

  #make<T>(make: () => T): T {
    this.#isMaking = true;
    try {
      return this.#history.gather(this.workbook.getUnitId(), make);
    } finally {
      this.#isMaking = false;
    }
  }

  /** Puts what is being typed into its cell, as Enter does. Whatever takes or leaves the workbook comes after that. */
  commit(): void {
    if (!this.isEditing()) return;
    const unitId = this.workbook.getUnitId();
    this.run(SetCellEditVisibleOperation.id, { unitId, visible: false, eventType: DeviceInputEventType.Keyboard });
  }

  undo(): void {
    void this.#commands.executeCommand(UndoCommand.id);
  }

  redo(): void {
    void this.#commands.executeCommand(RedoCommand.id);
  }

  /** Has every formula calculated again. */
  async recalculate(): Promise<void> {
    this.#own++;
    try {
      await this.#calculateAll();
      await this.settled();
    } finally {
      this.#own--;
    }
  }

  async #calculateAll(): Promise<void> {
    this.#calculation.changed();
    await this.#commands.executeCommand(SetFormulaCalculationStartMutation.id, {
      commands: [],
      forceCalculation: true,
      dirtyRanges: [],
      dirtyNameMap: {},
      dirtyDefinedNameMap: {},
      dirtySuperTableMap: {},
      dirtyUnitFeatureMap: {},
      dirtyUnitOtherFormulaMap: {},
      clearDependencyTreeCache: {},
    });
  }

  /** Once all is calculated, see Calculation. Rejects where another workbook is shown by then. */
  async settled(): Promise<void> {
    const { workbook } = this;
    await this.#calculation.settled();
    if (this.workbook !== workbook) throw closed();
  }

  /** The values that formulas spill over other cells, by row and column; they are in no cell of the sheet's own. */
  spilled(sheet: Worksheet): Readonly<Record<number, Readonly<Record<number, Nullable<ICellData>>>>> {
    const model = this.univer.__getInjector().get(FormulaDataModel);
    return model.getArrayFormulaCellData()[this.workbook.getUnitId()]?.[sheet.getSheetId()] ?? {};
  }

  /** Calls back when cells have changed, and says by whom. Gives what ends that. */
  onChange(listener: (by: By) => void): () => void {
    this.#changed.add(listener);
    return () => this.#changed.delete(listener);
  }

  /** Tells those who hear of changes that something of ours is other than it was, of which Univer knows nothing. */
  tell(): void {
    for (const listener of this.#changed) listener("us");
  }

  /** Calls back after every change of the model. */
  onMutation(listener: (command: Readonly<ICommandInfo>) => void): () => void {
    this.#structure.add(listener);
    return () => this.#structure.delete(listener);
  }

  onHistory(listener: (canUndo: boolean, canRedo: boolean) => void): void {
    const { undoRedoStatus$ } = this.univer.__getInjector().get(IUndoRedoService);
    undoRedoStatus$.subscribe(({ undos, redos }) => listener(undos > 0, redos > 0));
  }

  /** Calls back when something is selected, with the cell that is typed into, and when its value may be another. Gives what ends that. */
  onSelect(listener: (at: CellAddress) => void): () => void {
    const tell = (): void => {
      const sheet = this.#current()?.getActiveSheet(true);
      const { primary } = this.univer.__getInjector().get(SheetsSelectionsService).getCurrentLastSelection() ?? {};
      if (sheet && primary) listener({ sheet: sheet.getName(), row: primary.actualRow, column: primary.actualColumn });
    };
    const heard = this.#commands.onCommandExecuted(({ id }) => {
      if (id === SetSelectionsOperation.id || id === SetWorksheetActiveOperation.id) tell();
    });
    return () => heard.dispose();
  }

  /** What a cell shows. */
  textAt({ sheet, row, column }: CellAddress): string {
    const cell = this.workbook.getSheetBySheetName(sheet)?.getCell(row, column);
    return cell?.v === undefined || cell.v === null ? "" : String(cell.v);
  }

  /** Shows a sheet, where there is one of that name in view. */
  turnTo(name: string): boolean {
    const sheet = this.workbook.getSheetBySheetName(name);
    return sheet !== null && sheet !== undefined && !sheet.isSheetHidden()
      ? this.run(SetWorksheetActiveOperation.id, this.of(sheet))
      : false;
  }

  /** Selects a cell, with all that is merged with it, and brings it into view; false where its sheet is gone or hidden. */
  show({ sheet: name, row, column }: CellAddress): boolean {
    const sheet = this.workbook.getSheetBySheetName(name);
    if (!sheet || !this.turnTo(name)) return false;
    const merge = sheet.getMergedCell(row, column);
    const cell = { startRow: row, startColumn: column, endRow: row, endColumn: column };
    const primary = {
      actualRow: row,
      actualColumn: column,
      isMerged: Boolean(merge),
      isMergedMainCell: merge?.startRow === row && merge.startColumn === column,
      ...(merge ?? cell),
    };
    this.run(SetSelectionsOperation.id, {
      ...this.of(sheet),
      selections: [{ range: merge ?? cell, primary, style: null }],
    });
    this.run(ScrollToCellCommand.id, { range: cell });
    return true;
  }

  /** Selects what a reference with the name of a sheet refers to, where there is that; false where it names none. */
  goTo(reference: string): boolean {
    const { sheetName, range } = deserializeRangeWithSheet(reference.trim());
    if (sheetName === "") return false;
    const sheet = this.workbook.getSheetBySheetName(sheetName);
    if (sheet && this.turnTo(sheetName)) this.#select(sheet, range);
    return true;
  }

  #select(sheet: Worksheet, range: IRange): void {
    const { unitId, subUnitId } = this.of(sheet);
    this.run(SelectRangeCommand.id, { unitId, subUnit: subUnitId, range });
    this.run(ScrollToCellCommand.id, { range });
  }

  /** Goes where keys lead in Excel that Univer does not know: Home, PageUp and PageDown, and with Ctrl Home and End. False for any other. */
  leap(key: string, isControlled: boolean): boolean {
    const { primary } = this.univer.__getInjector().get(SheetsSelectionsService).getCurrentLastSelection() ?? {};
    if (!primary || this.isEditing()) return false;
    const sheet = this.workbook.getActiveSheet();
    const { actualRow: row, actualColumn: column } = primary;
    const last = {
      row: Math.max(0, sheet.getLastRowWithContent()),
      column: Math.max(0, sheet.getLastColumnWithContent()),
    };
    const leaps: Readonly<Record<string, { readonly row: number; readonly column: number } | undefined>> = {
      Home: { row, column: 0 },
      PageUp: { row: Math.max(0, row - PAGE), column },
      PageDown: { row: Math.min(sheet.getRowCount() - 1, row + PAGE), column },
      "Ctrl+Home": { row: 0, column: 0 },
      "Ctrl+End": last,
    };
    const to = leaps[isControlled ? `Ctrl+${key}` : key];
    if (to === undefined) return false;
    this.#select(sheet, { startRow: to.row, endRow: to.row, startColumn: to.column, endColumn: to.column });
    return true;
  }

  /** Whether something is being typed into a cell. */
  isEditing(): boolean {
    return this.univer.__getInjector().get(IEditorBridgeService).isVisible().visible;
  }

  /** Gives the grid the keyboard. */
  focus(): void {
    // Something else may have had it: the name box is no part of a workbook.
    this.#instances.focusUnit(this.workbook.getUnitId());
    this.univer.__getInjector().get(ILayoutService).focus();
  }

  /** Draws again what is seen. */
  redraw(): void {
    const render = this.univer.__getInjector().get(IRenderManagerService).getRenderById(this.workbook.getUnitId());
    if (!render) return;
    const skeletons = render.with(SheetSkeletonManagerService);
    for (const sheet of this.workbook.getSheets()) skeletons.makeDirty({ sheetId: sheet.getSheetId() });
    skeletons.reCalculate();
    (render.mainComponent as Spreadsheet | null)?.makeForceDirty(true);
  }

  /** Lets no command of the user pass for which there is a reason against it; `refused` is told that. What is ours passes. */
  refuse<Why>(
    reason: (command: Readonly<ICommandInfo>, options: IExecutionOptions | undefined) => Why | undefined,
    refused: (why: Why) => void,
  ): void {
    this.#commands.beforeCommandExecuted((command, options) => {
      const why = this.#isMaking ? undefined : reason(command, options);
      if (why === undefined) return;
      refused(why);
      throw new CanceledError();
    });
  }

  /** Calls back after commands of the user whose ids are such. */
  onCommand(ids: RegExp, listener: () => void): void {
    this.#commands.onCommandExecuted(({ id }) => {
      if (!this.#isMaking && ids.test(id)) listener();
    });
  }

  #listen(): void {
    this.#commands.onCommandExecuted((command, options) => {
      if (command.id === SetFormulaCalculationStartMutation.id) this.#calculation.began();
      if (command.id === SetFormulaCalculationStopMutation.id) this.#calculation.askedToStop();
      if (command.id === SetFormulaCalculationNotificationMutation.id) this.#hear(command.params);
      if (!CHANGES.has(command.id)) return;
      for (const listener of this.#structure) listener(command);
      const isCalculated = options?.["fromFormula"] === true;
      const isOurs = this.#isMaking || (isCalculated && this.#own > 0);
      for (const listener of this.#changed) listener(isOurs ? "us" : isCalculated ? "calculation" : "user");
      if (!isCalculated && options?.onlyLocal !== true) this.#calculation.changed();
    });
  }

  #hear(params: object | undefined): void {
    const { functionsExecutedState } = params as ISetFormulaCalculationNotificationMutation;
    if (functionsExecutedState === FormulaExecutedStateType.STOP_EXECUTION) this.#calculation.ended("stopped");
    const done = [FormulaExecutedStateType.NOT_EXECUTED, FormulaExecutedStateType.SUCCESS];
    if (functionsExecutedState !== undefined && done.includes(functionsExecutedState)) this.#calculation.ended("done");
  }
}

/** Changes of the workbook, by the ids of their mutations. */
const CHANGES = new Set([
  SetRangeValuesMutation.id,
  "sheet.mutation.insert-row",
  "sheet.mutation.remove-rows",
  "sheet.mutation.insert-col",
  "sheet.mutation.remove-col",
  "sheet.mutation.insert-sheet",
  "sheet.mutation.remove-sheet",
  "sheet.mutation.set-worksheet-name",
  "sheet.mutation.move-range",
  "sheet.mutation.move-rows",
  "sheet.mutation.reorder-range",
]);

/** What is still under way when another workbook is shown must not go on in that one. */
export function closed(): Error {
  return new Error("the workbook is closed");
}

/** Univer's own words; those of a language are fetched when they are needed. */
export async function packOf(language: Language): Promise<ILanguagePack> {
  const { pack } = language === "zh-CN" ? await import("./words.zh.ts") : await import("./words.en.ts");
  return mergeLocales(pack);
}
