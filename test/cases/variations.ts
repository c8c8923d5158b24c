import { isBlank, type CellValue, type SheetGrid } from "../../src/core/sheet/grid.ts";
import { recognise } from "../../src/core/tables/recognise.ts";
import type { Place, Row, Table } from "../../src/core/tables/table.ts";
import type { Random } from "../core/honest.ts";
import { figuresAsText, insertColumns, insertRows, mapCells, seed, SEEDS } from "../core/sheets.ts";
import { CASES, caseSheets } from "./cases.ts";

// The same figures as another place would print them: other words, other columns of codes, other rows and columns around them.

/** A sheet and where its first table stands in it. */
interface Seen {
  readonly grid: SheetGrid;
  readonly table: Table;
  readonly rows: readonly Row[];
  readonly place: Place;
  /** Rows of the heading, and of the body. */
  readonly from: number;
  readonly to: number;
  readonly last: number;
  /** Columns of amounts, from left to right. */
  readonly amounts: readonly number[];
}

/** Undefined where it does not apply to the sheet. */
export type Variation = (seen: Seen, random: Random) => SheetGrid | undefined;

function see(grid: SheetGrid): Seen | undefined {
  const [table] = recognise([grid]).tables;
  const rows = (table?.blocks ?? []).flatMap((block) => block.rows).sort((a, b) => a.at - b.at);
  const [first] = rows;
  if (table === undefined || first === undefined) return undefined;
  const places = [...new Set(rows.map(({ place }) => place))];
  const amounts = new Set(places.flatMap(({ columns }) => columns.filter((at) => at !== undefined)));
  const { from } = first.place;
  return {
    grid,
    table,
    rows,
    place: first.place,
    from,
    to: Math.max(first.at, from + 1),
    last: rows.at(-1)!.at,
    amounts: [...amounts].sort((a, b) => a - b),
  };
}

const isWords = (cell: CellValue | undefined): cell is string =>
  typeof cell === "string" && /\p{Script=Han}/u.test(cell);

function set(grid: SheetGrid, row: number, column: number, value: CellValue): SheetGrid {
  return mapCells(grid, (cell, r, c) => (r === row && c === column ? value : cell));
}

/** Cells with words in some rows. */
function wordsIn({ grid }: Seen, from: number, to: number): { row: number; column: number; text: string }[] {
  return grid.rows
    .slice(from, to)
    .flatMap((cells, i) =>
      cells.flatMap((cell, column) => (isWords(cell) ? [{ row: from + i, column, text: cell }] : [])),
    );
}

/** One sign of a word left out, another in its place, or two of them the other way round; a wrong digit would be a wrong code. */
function misspelt(text: string, random: Random): string {
  const at = random.pick(
    [...text].flatMap((sign, i) => (/\d/.test(sign + (text[i + 1] ?? "")) ? [] : [i])).concat(text.length - 1),
  );
  switch (random.whole(0, 2)) {
    case 0:
      return text.slice(0, at) + text.slice(at + 1);
    case 1:
      return text.slice(0, at) + random.pick(["之", "经", "预", "公", "其"]) + text.slice(at + 1);
    default:
      return text.slice(0, at) + (text[at + 1] ?? "") + (text[at] ?? "") + text.slice(at + 2);
  }
}

const SAME: readonly (readonly string[])[] = [
  ["合计", "总计", "合  计", "合计数", "小计", "金额合计", "本年合计"],
  ["小计", "合计", "小  计", "本年小计"],
  ["预算数", "年初预算数", "本年预算数", "预算金额", "预算安排数", "本年预算", "当年预算数", "金额"],
  ["决算数", "金额", "本年决算数", "决算金额", "全年决算数"],
  ["基本支出", "基本支出合计", "基本支出小计", "其中：基本支出"],
  ["项目支出", "项目支出合计", "专项支出", "项目经费"],
  ["科目名称", "支出功能分类科目名称", "功能科目名称", "科目（项目）名称", "预算科目名称", "名称"],
  ["科目编码", "功能科目编码", "科目代码", "预算科目编码", "编码", "科目号"],
  ["项目", "项  目", "项目名称", "收支项目", "预算项目"],
  ["收入", "收入项目", "一、收入", "收  入"],
  ["支出", "支出项目", "支  出", "二、支出"],
  ["人员经费", "人员支出", "人员经费支出"],
  ["公用经费", "日常公用经费", "公用支出", "商品服务支出"],
  ["一般公共预算", "一般公共预算资金", "一般公共预算拨款", "公共预算"],
  ["本年收入合计", "本年收入小计", "收入合计", "当年收入合计"],
  ["本年支出合计", "本年支出小计", "支出合计", "当年支出合计"],
  ["上年结转", "年初结转", "上年结余结转", "动用上年结转", "上年结转资金"],
  ["收入总计", "总  计", "收入合计", "收 入 总 计"],
  ["支出总计", "总  计", "支出合计", "支 出 总 计"],
  ["其他收入", "其他各项收入", "其它收入"],
  ["事业收入", "事业收入（不含教育收费）", "事业性收入"],
  ["公务接待费", "接待费", "公务接待费用", "三、公务接待费"],
  ["因公出国（境）费", "出国费", "因公出国(境)费用", "一、因公出国（境）经费"],
  ["结转下年", "年末结转", "结转下年使用", "年终结余"],
];

/** Other words for the same. */
function reworded(text: string, random: Random): string | undefined {
  const bare = text.replace(/\s/g, "");
  const serial = /^[一二三四五六七八九十]+、|^\d+[、.]/.exec(bare)?.[0] ?? "";
  const group = SAME.find((words) => words[0] === bare.slice(serial.length) || words.includes(bare));
  return group === undefined ? undefined : serial + random.pick(group);
}

const codeRows = (seen: Seen): Row[] => seen.rows.filter(({ code, level }) => code !== undefined && level !== "单位");

/** The column in which whole codes stand. */
function wholeCodes({ place, rows, grid }: Seen): number | undefined {
  const column = place.labels.code ?? place.labels.类;
  if (column === undefined) return undefined;
  const coded = rows.filter(({ code, level }) => code !== undefined && level !== "单位");
  return coded.length > 0 && coded.every(({ at, code }) => String(grid.rows[at]?.[column] ?? "") === code)
    ? column
    : undefined;
}

/** Codes in two or three columns, with words over them or none. */
function split(parts: 2 | 3, words: "row" | "none" | "top", asNumbers: boolean): Variation {
  return (seen) => {
    const column = wholeCodes(seen);
    const coded = new Map(codeRows(seen).map(({ at, code = "" }) => [at, code]));
    if (column === undefined || (parts === 2 && [...coded.values()].some((code) => code.length > 5))) return undefined;
    let grid = insertColumns(seen.grid, column + 1, parts - 1);
    const pieces = ["类", "款", "项"].slice(0, parts);
    grid = mapCells(grid, (cell, r, c) => {
      const code = coded.get(r);
      if (code === undefined || c < column || c >= column + parts) return cell;
      const i = c - column;
      const piece = i === 0 ? code.slice(0, 3) : code.slice(1 + 2 * i, 3 + 2 * i);
      return piece === "" ? null : asNumbers ? Number(piece) : piece;
    });
    const width = Math.max(...grid.rows.map((cells) => cells.length));
    const row = Array.from({ length: width }, (_, c): CellValue =>
      c >= column && c < column + parts ? pieces[c - column]! : null,
    );
    if (words === "row") return insertRows(grid, seen.to, [row]);
    if (words === "top" && seen.to - seen.from > 1) {
      const at = seen.to - 1;
      return mapCells(grid, (cell, r, c) =>
        r === at && c >= column && c < column + parts ? pieces[c - column]! : cell,
      );
    }
    return grid;
  };
}

/** Columns of 类, 款 and 项 put together. */
const joined: Variation = (seen) => {
  const { code, 类: first = code, 款: second, 项: third } = seen.place.labels;
  if (first === undefined || second === undefined) return undefined;
  const gone = [second, ...(third === undefined ? [] : [third])];
  const coded = new Map(codeRows(seen).map((row) => [row.at, row]));
  if ([...coded.values()].some((row) => row.inferred === true)) return undefined;
  const grid = mapCells(seen.grid, (cell, r, c) => {
    const row = coded.get(r);
    if (row !== undefined && c === first) return row.code!;
    return r >= seen.from && r < seen.to && c === first && isWords(cell) && /^类$/.test(cell) ? "科目编码" : cell;
  });
  return withoutColumns(seen, grid, gone);
};

/** The grid without columns of its first table: its title above, and what stands below it, have nothing to do with them. */
function withoutColumns({ from, last }: Seen, grid: SheetGrid, gone: readonly number[]): SheetGrid {
  const filled = (row: readonly CellValue[]): number => row.filter((cell) => !isBlank(cell)).length;
  const end = grid.rows.findIndex((row, r) => r > last && filled(row) < 2);
  const left = <T>(row: readonly T[], r: number): readonly T[] =>
    r < from || (end >= 0 && r >= end) ? row : row.filter((_, c) => !gone.includes(c));
  return {
    ...grid,
    rows: grid.rows.map(left),
    ...(grid.formats === undefined ? {} : { formats: grid.formats.map((row, r) => row && left(row, r)) }),
  };
}

/** 2080505机关事业单位…… in one cell. */
const inName: Variation = (seen) => {
  const column = wholeCodes(seen);
  const { name } = seen.place.labels;
  if (column === undefined || name === undefined || column === name) return undefined;
  const coded = new Map(codeRows(seen).map(({ at, code }) => [at, code!]));
  const grid = mapCells(seen.grid, (cell, r, c) => {
    if (c === name && coded.has(r)) return `${coded.get(r)!}${isWords(cell) ? cell : ""}`;
    return c === name && isBlank(cell) && seen.rows.some(({ at }) => at === r)
      ? (seen.grid.rows[r]?.[column] ?? cell)
      : cell;
  });
  return withoutColumns(seen, grid, [column]);
};

const blankColumn: Variation = ({ grid }, random) =>
  insertColumns(grid, random.whole(0, Math.max(...grid.rows.map((row) => row.length))));

function beside(heading: string, at: "first" | "last", value: (i: number, last: CellValue) => CellValue): Variation {
  return ({ grid, from, to, rows, amounts }) => {
    // Behind the last heading, for within one that spans several it would part them.
    const width = Math.max(...grid.rows.slice(from, to).map((row) => row.findLastIndex((cell) => !isBlank(cell)) + 1));
    const column = at === "first" ? 0 : Math.max(width, amounts.at(-1)! + 1);
    const ats = [...new Set(rows.map((row) => row.at))];
    const order = new Map(ats.map((row, i) => [row, i]));
    return mapCells(insertColumns(grid, column), (cell, r, c) => {
      if (c !== column) return cell;
      const i = order.get(r);
      return r === from ? heading : i === undefined ? cell : value(i, grid.rows[r]?.[amounts.at(-1)!] ?? null);
    });
  };
}

/** Two neighbouring columns of amounts, their headings with them. */
const swapped: Variation = ({ grid, from, to, amounts, last }, random) => {
  const pairs = amounts.flatMap((a, i) => (amounts[i + 1] === a + 1 ? [a] : []));
  if (pairs.length === 0) return undefined;
  const a = random.pick(pairs);
  const heading = grid.rows.slice(from, to);
  // Numbers of columns head none.
  const both = heading.map((row) => isWords(row[a]) && isWords(row[a + 1]));
  const one = heading.map((row) => isBlank(row[a]) !== isBlank(row[a + 1]));
  const begins = heading.map((row) => isBlank(row[a]) && !isBlank(row[a + 1]));
  const start = both.indexOf(true);
  // Neither may stand alone under a heading that does not span the other.
  if (
    start < 0 ||
    grid.rows.slice(from, last + 1).some((row) => row.length === a + 1) ||
    one.slice(start).includes(true) ||
    begins.includes(true)
  )
    return undefined;
  return mapCells(grid, (cell, r, c) => {
    if (r < from + start || r > last || (c !== a && c !== a + 1)) return cell;
    return grid.rows[r]?.[c === a ? a + 1 : a] ?? null;
  });
};

/** All columns of amounts in any order, every word of the heading that spans several printed over each. */
const shuffled: Variation = ({ grid, rows, from, to, last, amounts }, random) => {
  const [first, final] = [amounts[0] ?? 0, amounts.at(-1) ?? 0];
  // Two sides, or one list in several parts, are more than columns.
  const isOne = rows.every(({ place }) => amounts.every((column) => place.columns.includes(column)));
  if (!isOne || amounts.length < 3 || final - first >= amounts.length) return undefined;
  // Nor a column that was not understood, below a cell that spans it and others.
  if (grid.rows.slice(from, to).some((cells) => cells.slice(final + 1).some((cell) => !isBlank(cell))))
    return undefined;
  const heading = grid.rows.slice(from, to).map((cells) => [...cells]);
  for (let c = first + 1; c <= final; c++)
    // A cell spans those right of it as far as all above does.
    for (const cells of heading) {
      if (!isBlank(cells[c])) break;
      cells[c] = cells[c - 1] ?? null;
    }
  // A word over each column tells it; the last row of the heading may be that of the 栏次.
  if (amounts.some((c) => !heading.some((cells) => isWords(cells[c])))) return undefined;
  const order = random.some(amounts, amounts.length).sort(() => random.next() - 0.5);
  return mapCells(grid, (cell, r, c) => {
    if (r < from || r > last || c < first || c > final) return cell;
    const other = order[c - first] ?? c;
    return (r < to ? heading[r - from]?.[other] : grid.rows[r]?.[other]) ?? null;
  });
};

/** Notes among the rows, as somebody typed them there. */
const notes: Variation = ({ grid, to, last }, random) => {
  const words = [
    "注：本表数据四舍五入，可能存在尾差。",
    "备注：以上为2024年初安排",
    "第2页 共5页",
    "（接上页）",
    "制表人：李某",
  ];
  const at = random.whole(to, last + 1);
  return insertRows(grid, at, [[...(random.chance(0.3) ? [null] : []), random.pick(words)]]);
};

/** A page break: the heading again, as Excel prints it on every page. */
const paged: Variation = (seen, random) => {
  const { grid, from, to, last } = seen;
  // Of indicators it is another heading.
  if (last - to < 4 || seen.rows.some(({ level }) => level === "指标")) return undefined;
  const title = titleCell(seen);
  const words = title === undefined || random.chance(0.5) ? [] : [[`${title.text}（续）`]];
  return insertRows(grid, random.whole(to + 2, last - 1), [...words, ...grid.rows.slice(from, to)]);
};

const years: Variation = (seen, random) => {
  const year = random.pick(["2025年", "2024年度", "2023"]);
  const money = new Set(seen.amounts);
  const cells = wordsIn(seen, seen.from, seen.to).filter(({ column }) => money.has(column));
  // One that has years already would have two.
  if (cells.length === 0 || cells.some(({ text }) => /20\d\d/.test(text))) return undefined;
  const chosen = random.chance(0.5) ? cells : [random.pick(cells)];
  return chosen.reduce((grid, { row, column, text }) => set(grid, row, column, year + text), seen.grid);
};

function inHeading(change: (text: string, random: Random) => string | undefined): Variation {
  return (seen, random) => {
    const cells = wordsIn(seen, seen.from, seen.to).flatMap((cell) => {
      const text = change(cell.text, random);
      return text === undefined || text === cell.text ? [] : [{ ...cell, text }];
    });
    if (cells.length === 0) return undefined;
    const chosen = random.chance(0.5) ? random.some(cells, 3) : [random.pick(cells)];
    return chosen.reduce((grid, { row, column, text }) => set(grid, row, column, text), seen.grid);
  };
}

function inLabels(change: (text: string, random: Random) => string | undefined): Variation {
  return (seen, random) => {
    const labels = new Set(seen.rows.flatMap(({ place }) => Object.values(place.labels)));
    const cells = wordsIn(seen, seen.to, seen.last + 1)
      .filter(({ column }) => labels.has(column))
      .flatMap((cell) => {
        const text = change(cell.text, random);
        return text === undefined || text === cell.text ? [] : [{ ...cell, text }];
      });
    if (cells.length === 0) return undefined;
    return random
      .some(cells, random.whole(1, 4))
      .reduce((grid, { row, column, text }) => set(grid, row, column, text), seen.grid);
  };
}

/** The words of a heading broken over two rows, or over two lines. */
const brokenRows: Variation = (seen, random) => {
  const cells = wordsIn(seen, seen.to - 1, seen.to).filter(({ text }) => text.length >= 4);
  if (cells.length === 0) return undefined;
  const width = Math.max(...seen.grid.rows.map((row) => row.length));
  const row: CellValue[] = Array.from({ length: width }, () => null);
  let { grid } = seen;
  for (const { row: r, column, text } of random.some(cells, 4)) {
    const at = random.whole(2, text.length - 2);
    // Nobody breaks a number.
    if (/\d/.test(text[at] ?? "") && /\d/.test(text[at - 1] ?? "")) continue;
    grid = set(grid, r, column, text.slice(0, at));
    row[column] = text.slice(at);
  }
  return insertRows(grid, seen.to, [row]);
};
const brokenLines = inHeading((text, random) => {
  const at = random.whole(1, Math.max(1, text.length - 1));
  return text.length < 2 ? undefined : `${text.slice(0, at)}\n${text.slice(at)}`;
});

/** Another row of heading above: 2025年预算, or what the columns have in common. */
const taller: Variation = (seen, random) => {
  const width = Math.max(...seen.grid.rows.map((row) => row.length));
  const row: CellValue[] = Array.from({ length: width }, () => null);
  row[seen.amounts[0]!] = random.pick(["2025年预算数", "本年预算", "财政拨款", "支出", "本年支出", "其中", "预算"]);
  row[0] ??= random.pick(["项目", "科目", null]);
  return insertRows(seen.grid, seen.from, [row]);
};

const counted: Variation = (seen) => {
  const width = Math.max(...seen.grid.rows.map((row) => row.length));
  const row = Array.from({ length: width }, (_, c): CellValue =>
    seen.amounts.includes(c) ? seen.amounts.indexOf(c) + 1 : null,
  );
  row[0] ??= "栏次";
  return insertRows(seen.grid, seen.to, [row]);
};

const blankRow: Variation = ({ grid, to, last }, random) => insertRows(grid, random.whole(to, last + 1), [[]]);

/** A row that is a part of the one above it, and says so. */
const memo: Variation = ({ grid, rows, amounts, place }, random) => {
  const filled = rows.filter((row) => amounts.some((c) => typeof grid.rows[row.at]?.[c] === "number"));
  if (filled.length === 0 || place.labels.name === undefined) return undefined;
  // Among indicators it would be one more.
  if (rows.some(({ level }) => level === "指标")) return undefined;
  const row = random.pick(filled);
  const width = Math.max(...grid.rows.map((cells) => cells.length));
  const own = Array.from({ length: width }, (_, c): CellValue => {
    const value = grid.rows[row.at]?.[c];
    return row.place.columns.includes(c) && typeof value === "number" ? value : null;
  });
  own[row.place.labels.name ?? 0] = random.pick([
    "其中：政府采购",
    "其中：编外人员经费",
    "  其中：当年安排",
    "#教育收费",
  ]);
  return insertRows(grid, row.at + 1, [own]);
};

/** The row of 合计 at the other end, or called otherwise. */
const totalMoved: Variation = (seen, random) => {
  const total = seen.rows.find(({ level, line }) => level === "line" && line !== undefined);
  if (total === undefined || codeRows(seen).length === 0 || total.shared === true) return undefined;
  const { grid, last, to } = seen;
  const row = [...(grid.rows[total.at] ?? [])].map((cell) =>
    isWords(cell) && /^[合总小]\s*计$/.test(cell)
      ? random.pick(["合计", "总计", "合  计", "小计", "支出合计", "合计："])
      : cell,
  );
  const without = {
    ...grid,
    rows: grid.rows.filter((_, r) => r !== total.at),
    formats: grid.formats?.filter((_, r) => r !== total.at),
  };
  const cleaned: SheetGrid = {
    ...grid,
    rows: without.rows,
    ...(without.formats === undefined ? {} : { formats: without.formats }),
  };
  return insertRows(cleaned, total.at === last ? Math.min(to, last) : last, [row]);
};

/** Only the lowest level of the 科目, or only the upper ones. */
function levels(keep: (code: string) => boolean): Variation {
  return (seen) => {
    const all = codeRows(seen).map(({ code }) => code!);
    // What is left out must be told by what stays.
    const isWhole = all.every(
      (code) => keep(code) || all.some((other) => keep(other) && (other.startsWith(code) || code.startsWith(other))),
    );
    if (
      !isWhole ||
      all.some(
        (code) => !keep(code) && code.length < 7 && !all.some((other) => other !== code && other.startsWith(code)),
      )
    )
      return undefined;
    const gone = new Set(
      codeRows(seen).flatMap(({ at, code, level }) => (level !== "项目" && !keep(code!) ? [at] : [])),
    );
    if (gone.size === 0 || seen.place.repeat > 0 || (seen.place.block.repeats ?? 1) > 1) return undefined;
    return {
      ...seen.grid,
      rows: seen.grid.rows.filter((_, r) => !gone.has(r)),
      ...(seen.grid.formats === undefined ? {} : { formats: seen.grid.formats.filter((_, r) => !gone.has(r)) }),
    };
  };
}

/** A column that holds nothing is left out. */
const dropped: Variation = (seen, random) => {
  const holds = (c: number): boolean => seen.rows.some(({ at }) => Number(seen.grid.rows[at]?.[c] ?? 0) !== 0);
  const columns = seen.amounts.slice(1).filter((c) => !holds(c));
  if (columns.length === 0) return undefined;
  const column = random.pick(columns);
  // A heading that spans the next stands over it then.
  const spans = (r: number): boolean =>
    seen.grid.rows.slice(r + 1, seen.to).some((row) => !isBlank(row[column]) && !isBlank(row[column + 1]));
  const grid = mapCells(seen.grid, (cell, r, c) =>
    c === column + 1 && r >= seen.from && r < seen.to - 1 && isBlank(cell) && spans(r)
      ? (seen.grid.rows[r]?.[column] ?? null)
      : cell,
  );
  return withoutColumns(seen, grid, [column]);
};

/** Rows without a figure are left out; what is printed as 0 may be some 元. */
const droppedRows: Variation = (seen, random) => {
  const empty = seen.rows.filter(({ at }) => seen.amounts.every((c) => isBlank(seen.grid.rows[at]?.[c])));
  const gone = new Set(random.some(empty, random.whole(1, empty.length || 1)).map(({ at }) => at));
  if (gone.size === 0) return undefined;
  return {
    ...seen.grid,
    rows: seen.grid.rows.filter((_, r) => !gone.has(r)),
    ...(seen.grid.formats === undefined ? {} : { formats: seen.grid.formats.filter((_, r) => !gone.has(r)) }),
  };
};

/** Numbers of lines written otherwise, or not at all. */
const serials: Variation = (seen, random) => {
  const style = random.whole(0, 2);
  const labels = new Set(seen.rows.flatMap(({ place }) => Object.values(place.labels)));
  let n = 0;
  return mapCells(seen.grid, (cell, r, c) => {
    if (r < seen.to || r > seen.last || !labels.has(c) || !isWords(cell)) return cell;
    const found = /^[一二三四五六七八九十]+、|^\d+[、.]|^（[一二三四五六七八九十]+）/.exec(cell);
    if (found === null) return cell;
    n++;
    return (style === 0 ? "" : style === 1 ? `${n}.` : `（${n}）`) + cell.slice(found[0].length);
  });
};

const titleCell = ({ grid, from }: Seen): { row: number; column: number; text: string } | undefined => {
  for (let row = Math.min(from, grid.rows.length) - 1; row >= 0; row--)
    for (const [column, cell] of (grid.rows[row] ?? []).entries())
      if (isWords(cell) && /表(?:（[^（）]*）)?$/.test(cell.replace(/\s/g, ""))) return { row, column, text: cell };
  return undefined;
};

function title(change: (text: string, random: Random) => CellValue): Variation {
  return (seen, random) => {
    const cell = titleCell(seen);
    return cell && set(seen.grid, cell.row, cell.column, change(cell.text, random));
  };
}

/** Last year's column beside each: figures that nothing ties to this year's. */
const lastYear: Variation = (seen, random) => {
  if (seen.amounts.length !== 1) return undefined;
  const [column] = seen.amounts as [number];
  const heading = seen.to - 1;
  return mapCells(insertColumns(seen.grid, column), (cell, r, c) => {
    if (c === column && r === heading) return random.pick(["2024年预算数", "上年预算数", "2024年执行数"]);
    if (c === column + 1 && r === heading) return random.pick(["2025年预算数", "预算数"]);
    const own = seen.grid.rows[r]?.[column];
    return c === column && r >= seen.to && r <= seen.last && typeof own === "number" ? own : cell;
  });
};

/** Where the unit of money is said. */
const unitElsewhere: Variation = (seen, random) => {
  const at = seen.grid.rows
    .slice(0, seen.from)
    .flatMap((row, r) =>
      row.flatMap((cell, c) => (isWords(cell) && /单位[:：]\s*(?:万|千)?元/.test(cell) ? [{ r, c, text: cell }] : [])),
    )[0];
  const cell = titleCell(seen);
  if (at === undefined || cell === undefined) return undefined;
  const unit = /(?:万|千)?元/.exec(at.text)![0];
  const grid = set(seen.grid, at.r, at.c, null);
  switch (random.whole(0, 2)) {
    case 0:
      return set(grid, cell.row, cell.column, `${cell.text}（单位：${unit}）`);
    case 1:
      return set(grid, at.r, at.c, `编制单位：某某局　　　　金额单位：人民币${unit}`);
    default: {
      const [column] = seen.amounts as [number];
      const words = seen.grid.rows[seen.to - 1]?.[column];
      return isWords(words) ? set(grid, seen.to - 1, column, `${words}（${unit}）`) : undefined;
    }
  }
};

const VARIATIONS: Readonly<Record<string, Variation>> = {
  "codes in three columns, a row of 类款项": split(3, "row", false),
  "codes in three columns, 类款项 in the heading": split(3, "top", false),
  "codes in three columns, no words": split(3, "none", false),
  "codes in three columns, numbers": split(3, "row", true),
  "codes in two columns, a row of 类款": split(2, "row", false),
  "codes in two columns, no words": split(2, "none", true),
  "codes in one column": joined,
  "codes in front of names": inName,
  "a blank column": blankColumn,
  "a column of numbers": beside("序号", "first", (i) => i + 1),
  "a column of notes": beside("备注", "last", (i) => (i % 3 === 0 ? "见说明" : null)),
  // In per cent: amounts would have to agree with last year's where those are printed.
  "a column of differences": beside("增减幅度", "last", (i) => (i % 2 === 0 ? 12.5 + i : null)),
  "a column of another sum": beside("其中：政府采购", "last", (_, last) => last),
  "columns in another order": swapped,
  "years in headings": years,
  "a misspelt heading": inHeading(misspelt),
  "other words in headings": inHeading(reworded),
  "headings in two rows": brokenRows,
  "headings in two lines": brokenLines,
  "one more row of heading": taller,
  栏次: counted,
  "a blank row": blankRow,
  其中: memo,
  "合计 elsewhere": totalMoved,
  "项 alone": levels((code) => code.length === 7),
  "without 项": levels((code) => code.length < 7),
  "without 款": levels((code) => code.length !== 5),
  "an empty column left out": dropped,
  "empty rows left out": droppedRows,
  "other serial numbers": serials,
  "a misspelt label": inLabels(misspelt),
  "other words in labels": inLabels(reworded),
  "a misspelt title": title(misspelt),
  "no title": title(() => null),
  "a title with year and place": title(
    (text, random) => random.pick(["2025年某县", "2024年度某市教育局", "附件3：", "表5 ", "（二）"]) + text,
  ),
  "a year behind the title": title(
    (text, random) => text + random.pick(["（2025年）", "（2024年度）", "（续表）", "（一）"]),
  ),
  "last year beside": lastYear,
  "figures as text": ({ grid }) => figuresAsText(grid),
  "the unit elsewhere": unitElsewhere,
  "all columns in another order": shuffled,
  "notes among the rows": notes,
  "a page break": paged,
};

export const NAMES = Object.keys(VARIATIONS);

/** About half of the sheets of a workbook by one variation; undefined where it applies to none. */
export function vary(sheets: readonly SheetGrid[], name: string, random: Random): SheetGrid[] | undefined {
  let any = false;
  const varied = sheets.map((grid) => {
    if (sheets.length > 1 && random.chance(0.5)) return grid;
    const seen = see(grid);
    const other = seen && VARIATIONS[name]!(seen, random);
    any ||= other !== undefined;
    return other ?? grid;
  });
  return any ? varied : undefined;
}

/** Several variations, one after the other, and what they were; those that do not apply are left out. */
export function varyOften(
  sheets: readonly SheetGrid[],
  count: number,
  random: Random,
): { sheets: SheetGrid[]; kinds: string[] } {
  let now = [...sheets];
  const kinds: string[] = [];
  for (let tried = 0; tried < count; tried++) {
    const kind = random.pick(NAMES);
    const varied = vary(now, kind, random);
    if (varied === undefined) continue;
    now = varied;
    kinds.push(kind);
  }
  return { sheets: now, kinds };
}

/** Everything that the variations are tried on: the documents of other places, and the seeds. */
export const DOCUMENTS: readonly (readonly [string, () => SheetGrid[]])[] = [
  ...CASES.map((name) => [name, (): SheetGrid[] => caseSheets(name)] as const),
  ...SEEDS.map((id) => [id, (): SheetGrid[] => seed(id)] as const),
];
