import { BooleanNumber, InterceptorEffectEnum, type IRange } from "@univerjs/core";
import { INTERCEPTOR_POINT, SetTabColorMutation, SheetInterceptorService } from "@univerjs/sheets";
import type { Mark, Tick } from "../../core/report/mark.ts";
import { markColours, markKinds, shownKinds } from "../../core/report/colours.ts";
import { colour } from "./data.ts";
import type { Grid, SheetParams } from "./grid.ts";

/** Marks as a layer over the grid: cells are drawn with them, and do not hold them. They move as rows and columns come and go. */
export class Layer {
  readonly #grid: Grid;
  /** By the id of the sheet, row and column. */
  #marks: ReadonlyMap<string, ReadonlyMap<number, ReadonlyMap<number, ShownKind>>> = new Map();

  constructor(grid: Grid) {
    this.#grid = grid;
    grid.univer
      .__getInjector()
      .get(SheetInterceptorService)
      .intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
        effect: InterceptorEffectEnum.Style,
        handler: (cell, { subUnitId, row, col, rawData }, next) => {
          const kind = this.#marks.get(subUnitId)?.get(row)?.get(col);
          if (kind === undefined) return next(cell);
          const { fill, font } = markColours[kind];
          const own = cell === undefined || cell === null || cell === rawData ? { ...rawData } : cell;
          const strong = font === undefined ? {} : { cl: colour(font), bl: BooleanNumber.TRUE };
          return next({ ...own, interceptorStyle: { ...own.interceptorStyle, bg: colour(fill), ...strong } });
        },
      });
    grid.onMutation(({ id, params }) => {
      const move = MOVES[id];
      if (move !== undefined) this.#move(params as SheetParams & { readonly range: IRange }, move);
    });
  }

  /** Exactly these, and no others. */
  show(marks: readonly (Mark | Tick)[]): void {
    const found = new Map<string, Map<number, Map<number, ShownKind>>>();
    for (const { at, kind } of marks) {
      const id = this.#grid.workbook.getSheetBySheetName(at.sheet)?.getSheetId();
      if (id === undefined) continue;
      const rows = found.get(id) ?? new Map<number, Map<number, ShownKind>>();
      const row = rows.get(at.row) ?? new Map<number, ShownKind>();
      const before = row.get(at.column);
      if (before === undefined || shownKinds.indexOf(kind) < shownKinds.indexOf(before)) row.set(at.column, kind);
      found.set(id, rows.set(at.row, row));
    }
    this.#marks = found;
    this.#colourTabs();
    this.#grid.redraw();
  }

  /** The tab of a sheet shows its strongest mark, so that the sheets with findings are seen. */
  #colourTabs(): void {
    for (const sheet of this.#grid.workbook.getSheets()) {
      const kinds = new Set(
        [...(this.#marks.get(sheet.getSheetId())?.values() ?? [])].flatMap((row) => [...row.values()]),
      );
      const kind = markKinds.find((one) => kinds.has(one));
      const color = kind === undefined ? "" : `#${markColours[kind].fill}`;
      if ((sheet.getTabColor() ?? "") !== color)
        this.#grid.run(SetTabColorMutation.id, { ...this.#grid.of(sheet), color });
    }
  }

  /** As they stand now, without ticks. */
  get marks(): readonly Mark[] {
    return [...this.#marks].flatMap(([id, rows]) => {
      const sheet = this.#grid.workbook.getSheetBySheetId(id)?.getName();
      if (sheet === undefined) return [];
      return [...rows].flatMap(([row, cells]) =>
        [...cells].flatMap(([column, kind]): Mark[] =>
          kind === "agreed" ? [] : [{ at: { sheet, row, column }, kind }],
        ),
      );
    });
  }

  #move({ subUnitId, range }: SheetParams & { readonly range: IRange }, { of, by }: Move): void {
    const sheet = this.#marks.get(subUnitId);
    if (sheet === undefined) return;
    const [first, last] = of === "rows" ? [range.startRow, range.endRow] : [range.startColumn, range.endColumn];
    const moved = <T>(places: ReadonlyMap<number, T>): Map<number, T> =>
      new Map(
        [...places].flatMap(([place, what]) => {
          if (place < first) return [[place, what] as const];
          if (by === -1 && place <= last) return [];
          return [[place + by * (last - first + 1), what] as const];
        }),
      );
    const rows = of === "rows" ? moved(sheet) : new Map([...sheet].map(([row, cells]) => [row, moved(cells)]));
    this.#marks = new Map([...this.#marks, [subUnitId, rows]]);
  }
}

type ShownKind = (Mark | Tick)["kind"];

interface Move {
  readonly of: "rows" | "columns";
  readonly by: 1 | -1;
}

const MOVES: Readonly<Record<string, Move>> = {
  "sheet.mutation.insert-row": { of: "rows", by: 1 },
  "sheet.mutation.remove-rows": { of: "rows", by: -1 },
  "sheet.mutation.insert-col": { of: "columns", by: 1 },
  "sheet.mutation.remove-col": { of: "columns", by: -1 },
};
