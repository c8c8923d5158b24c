import "./univer.css";
import { ThemeService } from "@univerjs/core";
import { a1, qualified, type CellAddress } from "../../core/sheet/grid.ts";
import type { Language } from "../../core/report/say/language.ts";
import type { Book } from "../../files/xlsx/book.ts";
import { openInGrid, type GridWorkbook } from "./workbook.ts";
import { onCircular } from "./circular.ts";
import { findNext, type Hit } from "./find.ts";
import { GridFunctions } from "./functions.ts";
import type { By, Grid } from "./grid.ts";
import { startGrid } from "./start.ts";
import { selectionIn } from "./read.ts";
import { LAID_OUT, type GuardedBecause } from "./guard.ts";
import { paperOf, type Paper } from "./paper.ts";
import { Layer } from "./mark.ts";
import { writeSums } from "./sum.ts";
import { errorOf, gridFunctions } from "./our-functions.ts";

export type { GridWorkbook } from "./workbook.ts";
export type { Paper } from "./paper.ts";
export type { Hit } from "./find.ts";
export type { GuardedBecause } from "./guard.ts";

// The one door of this host: all of the page that needs Univer. It is the larger part, and comes after the pane.

/** The grid with our functions in it, as the page knows it. */
export class Shown {
  readonly #grid: Grid;
  readonly #layer: Layer;
  readonly #functions: GridFunctions;
  readonly #refused: Set<(why: GuardedBecause) => void>;

  private constructor(grid: Grid, refused: Set<(why: GuardedBecause) => void>) {
    this.#grid = grid;
    this.#refused = refused;
    this.#layer = new Layer(grid);
    this.#functions = new GridFunctions(grid);
  }

  static async start(container: HTMLElement, language: Language): Promise<Shown> {
    const refused = new Set<(why: GuardedBecause) => void>();
    const grid = await startGrid(container, language, (why) => refused.forEach((tell) => tell(why)));
    const shown = new Shown(grid, refused);
    shown.#functions.add(gridFunctions(language), errorOf);
    shown.#speakCells(container);
    return shown;
  }

  /** Cells are drawn, so that a screen reader finds no text: it is told of the one that is selected. */
  #speakCells(container: HTMLElement): void {
    const said = Object.assign(document.createElement("p"), { className: "heard" });
    said.setAttribute("role", "status");
    container.after(said);
    const say = (): void => {
      const { cell } = selectionIn(this.#grid);
      const text = `${a1(cell.row, cell.column)} ${this.#grid.textAt(cell)}`;
      if (said.textContent !== text) said.textContent = text;
    };
    this.#grid.onSelect(say);
    this.#grid.onChange(say);
  }

  open(book: Book): GridWorkbook {
    return openInGrid(this.#grid, this.#layer, book);
  }

  /** Draws cells and headings dark, or light again. */
  darken(isDark: boolean): void {
    this.#grid.univer.__getInjector().get(ThemeService).setDarkMode(isDark);
  }

  async speak(language: Language): Promise<void> {
    await this.#grid.speak(language);
    this.#functions.add(gridFunctions(language), errorOf);
  }

  /** Why a cell shows an error, where one of our functions is to blame. */
  sentence(at: CellAddress): string | undefined {
    return this.#functions.sentence(at);
  }

  onChange(listener: (by: By) => void): void {
    this.#grid.onChange(listener);
  }

  onRefused(listener: (why: GuardedBecause) => void): void {
    this.#refused.add(listener);
  }

  /** Calls back where columns, rows or what stays in view were laid out otherwise. */
  onLayout(listener: () => void): void {
    this.#grid.onCommand(LAID_OUT, listener);
  }

  onCircular(listener: () => void): void {
    onCircular(this.#grid, listener);
  }

  onHistory(listener: (canUndo: boolean, canRedo: boolean) => void): void {
    this.#grid.onHistory(listener);
  }

  /** Calls back with the cell that is selected, when that is another one. */
  onSelect(listener: (at: CellAddress) => void): void {
    let last = "";
    this.#grid.onSelect((at) => {
      if (qualified(at) === last) return;
      last = qualified(at);
      listener(at);
    });
  }

  /** The sheet in front as it is printed. */
  paper(): Paper | undefined {
    return paperOf(this.#grid);
  }

  settled(): Promise<void> {
    return this.#grid.settled();
  }

  goTo(reference: string): boolean {
    return this.#grid.goTo(reference);
  }

  /** Selects the next cell with a text, or the one before. */
  find(text: string, isBackwards: boolean): Hit | undefined {
    const hit = findNext(this.#grid, text, isBackwards);
    if (hit !== undefined) this.#grid.show(hit.at);
    return hit;
  }

  /** Sums what is selected, or stands beside it; false where there is nothing to sum, undefined where a cell is being edited. */
  sum(): boolean | undefined {
    return this.#grid.isEditing() ? undefined : writeSums(this.#grid);
  }

  leap(key: string, isControlled: boolean): boolean {
    return this.#grid.leap(key, isControlled);
  }

  commit(): void {
    this.#grid.commit();
  }

  undo(): void {
    this.#grid.undo();
  }

  redo(): void {
    this.#grid.redo();
  }

  focus(): void {
    this.#grid.focus();
  }
}
