import { isBlank, type CellValue } from "../sheet/grid.ts";
import { plain } from "../sheet/text.ts";
import { isPageNumber, textOf, wordsAt } from "./cells.ts";
import type { Place, Row } from "./table.ts";
import { labelsOf, type Draft, type Reader } from "./readers.ts";

// 绩效指标 and the projects that they belong to. What a merged cell says stands in its first row alone.

const SCORE = /^[<>=≤≥]{0,2}-?\d[\d,.]{0,20}[分%]?$/;

/** 总分 by any other name. */
const TOTAL = /^.{0,6}(?:合计|总计|总分|总得分)(?:\([^()]{0,12}\))?$/;

/** The points in brackets behind the name of a level: 规划（15分）. */
const POINTS = /\((\d{1,3}(?:\.\d{1,2})?)分\)$/;

/** A level of indicators that prints how many points those below it have; `at` and `column` are those of its label. */
export function levelRow(
  cells: readonly CellValue[],
  at: number,
  column: number,
  place: Place,
  above: string,
): Row | undefined {
  const points = POINTS.exec(wordsAt(cells, column))?.[1];
  if (points === undefined) return undefined;
  // Its points stand in the column of its name.
  const columns = place.columns.map((_, i) => (i === 0 ? column : undefined));
  return { at, place: { ...place, columns }, level: "级", name: textOf(cells, column), above, points };
}

/** Indicators: every row that names one in its 三级指标 or has a figure right of it, up to 总分. */
export function indicatorReader(draft: Draft, earlier: readonly Draft[], together: readonly Place[]): Reader {
  const { block, rows, lines } = draft;
  const [place] = draft.places;
  const labels = labelsOf(block.lines);
  const starts = projectStarts();
  let [first, second] = ["", ""];
  let isOver = false;
  const addLevel = (
    at: number,
    cells: readonly CellValue[],
    place: Place,
    column: number | undefined,
    above: string,
  ): void => {
    const level = column === undefined ? undefined : levelRow(cells, at, column, place, above);
    if (level !== undefined) rows.push(level);
  };
  /** A row with all of the points that was neither asked nor done is 总分, whatever it is called. */
  const isWhole = (cells: readonly CellValue[]): boolean => {
    const { labels: own = {}, columns: [weight] = [] } = place ?? {};
    const isBare = [own.target, own.actual].every((at) => at === undefined || isBlank(cells[at]));
    const others = rows.filter(({ level }) => level === "指标").length;
    const isMain = block.beside === undefined && labels.size > 0 && (own.target ?? own.actual) !== undefined;
    return isMain && isBare && others > 1 && /^100分?$/.test(wordsAt(cells, weight));
  };
  return {
    coded: (cells) =>
      place?.labels.name !== undefined &&
      wordsAt(cells, place.labels.name) !== "" &&
      place.columns.some((at) => at !== undefined && isScore(cells[at])),
    read(at, cells) {
      const column = place?.labels.name;
      if (isOver || place === undefined || column === undefined) return;
      const line = lineBefore(cells, column, labels) ?? (isWhole(cells) ? 0 : undefined);
      if (line !== undefined) {
        isOver = true;
        const name = block.lines[line]?.name ?? "";
        draft.again ||= earlier.some((page) => page.lines.has(name));
        const own = block.beside === undefined ? totalIn(cells, place, together) : place;
        if (own === undefined) return;
        lines.set(name, rows.length);
        rows.push({ at, place: own, level: "line", name, line });
        return;
      }
      // A note among them is no level.
      if (cells.filter((cell) => !isBlank(cell)).length === 1 && textOf(cells, column) === "") return;
      const name = textOf(cells, column);
      if (starts(cells, place)) {
        // It has no weight of its own: what stands in its row is that of its first indicator.
        const none = { ...place, columns: place.columns.map(() => undefined) };
        rows.push({ at, place: none, level: "项目", name: textOf(cells, place.labels.project) });
        [first, second] = ["", ""];
      }
      const [above, below] = [textOf(cells, place.labels.一级), textOf(cells, place.labels.二级)];
      if (above !== "" && above !== first) {
        [first, second] = [above, ""];
        addLevel(at, cells, place, place.labels.一级, first);
      }
      if (below !== "" && below !== second) {
        second = below;
        addLevel(at, cells, place, place.labels.二级, first + second);
      }
      const isNamed = name !== "";
      if (!isNamed && (isPageNumber(cells) || !cells.slice(column + 1).some(isScore))) return;
      rows.push({
        at,
        place,
        level: "指标",
        name: named(name, cells, place) || second || first,
        above: first + second,
        ...(wordsAt(cells, place.labels.scoring).includes("比例") ? { inProportion: true } : {}),
      });
    },
    close: () => draft,
  };
}

/** The projects of a table that lists the indicators of each. */
export function indicatorProjectReader(draft: Draft): Reader {
  const { rows } = draft;
  const [place] = draft.places;
  const starts = projectStarts();
  return {
    coded: () => false,
    read(at, cells) {
      if (place === undefined || !starts(cells, place)) return;
      rows.push({ at, place, level: "项目", name: textOf(cells, place.labels.project) });
    },
    close: () => draft,
  };
}

/** Tells the rows in which a project begins; where cells are not merged, its name may stand in each of its rows. */
function projectStarts(): (cells: readonly CellValue[], place: Place) => boolean {
  let last = "";
  return (cells, { labels }) => {
    if (labels.project === undefined) return false;
    const words = wordsAt(cells, labels.project);
    const isNew = words !== "" && words !== last && cells.some((cell, at) => at !== labels.project && !isBlank(cell));
    last = words;
    return isNew;
  };
}

/**
 * Where 总分 has its figures: its cells may be merged otherwise than the columns above. As many as there are columns are theirs in their
 * order, wherever they stand, where the first is 100; of others that stand beside them nobody knows which they are.
 */
function totalIn(cells: readonly CellValue[], place: Place, together: readonly Place[]): Place | undefined {
  const own = place.columns.filter((column) => column !== undefined).sort((a, b) => a - b);
  const others = new Set(together.flatMap(({ block, columns }) => (block === place.block ? [] : columns)));
  const figures = cells.flatMap((cell, at) => (at >= (own[0] ?? 0) && !others.has(at) && isScore(cell) ? [at] : []));
  if (figures.every((column) => own.includes(column))) return place;
  if (figures.length !== own.length || wordsAt(cells, figures[0]).replace("分", "") !== "100") return undefined;
  return {
    ...place,
    columns: place.columns.map((column) => (column === undefined ? column : figures[own.indexOf(column)])),
  };
}

/** A line of the form in front of the names: 总分 stands in whichever column its cell was merged from. */
function lineBefore(
  cells: readonly CellValue[],
  column: number,
  labels: ReadonlyMap<string, readonly number[]>,
): number | undefined {
  if (labels.size === 0) return undefined;
  for (let at = 0; at <= column; at++) {
    const words = wordsAt(cells, at).replace(/:$/, "");
    const [line] = labels.get(words) ?? (TOTAL.test(words) ? [0] : []);
    if (line !== undefined) return line;
  }
  return undefined;
}

/** 青海 prints 指标1： for a name, and the name itself where the 指标值 should stand. */
function named(name: string, cells: readonly CellValue[], place: Place): string {
  return /^指标\d{0,3}:?$/.test(plain(name)) ? name + textOf(cells, place.labels.target) : name;
}

function isScore(cell: CellValue | undefined): boolean {
  return typeof cell === "number" || (typeof cell === "string" && cell.length < 30 && SCORE.test(plain(cell)));
}
