import type { Unit } from "../amounts/units.ts";
import { isBlank, type CellValue, type SheetGrid } from "../sheet/grid.ts";
import type { Heading } from "./heading.ts";
import { plain } from "../sheet/text.ts";

/** What the rows around a title say of the table. */
export interface Facts {
  unit?: Unit;
  year?: string;
  organisation?: string;
  /** Another unit than `organisation`, where the title names that: the 主管部门, or one left over from another table. */
  titledFor?: string;
  project?: string;
}

// 元坝区 is a place; 万元 begins none.
const MONEY = /单位:?\(?(?:人民币|RMB)?:?(千元|万元|亿元|元(?!\p{Script=Han}))/u;
const IN_HEADING = /\((?:单位:)?(元|千元|万元|亿元)\)$/;
const ALONE = /^(千元|万元|亿元)$/;
const BROKEN = /单位:(千|万|亿)$/;
const WHOSE = /^(?:编制|填报|公开|预算|决算)?(?:部门|单位)(?:名称)?(?:\([^()]*\))*:(.*)$/;
const YEAR = /(?<!\d)(20\d\d)(?:年度|年(?!\d{1,2}月|批复)|预算|决算|部门|单位)/;

const PROJECT = /^项目名称(?::(.*))?$/;
const DOER = /^(?:(?:项目)?(?:实施|承担)单位|(?:部门|单位|预算单位)(?:\(单位\))?名称)(?::(.*))?$/;
const OTHER_NAME = /^(?:主管|预算)(?:部门|单位)(?::.*)?$/;
const YEAR_ALONE = /^\(?(20\d\d)(?:年度?)?\)?$/;

/** What a 绩效表 says above its first heading, and in the rows taken for a part of it: names in one cell or the next, the year in a row of its own. */
export function factsOfSheet(grid: SheetGrid, ended: number, title: number | undefined, heading: Heading): Facts {
  const facts: Facts = {};
  const money: Facts = {};
  for (let row = Math.max(ended, (title ?? heading.from) - 3); row < heading.to; row++) {
    const cells = grid.rows[row] ?? [];
    if (!readNames(cells, facts)) {
      const year = cells.map(yearAlone).find((one) => one !== undefined);
      if (year !== undefined) facts.year ??= year;
    }
    readFacts(grid, row, money);
  }
  return { ...facts, ...(money.unit === undefined ? {} : { unit: money.unit }) };
}

function yearAlone(cell: CellValue): string | undefined {
  if (typeof cell !== "number" && (typeof cell !== "string" || cell.length > 20)) return undefined;
  return YEAR_ALONE.exec(plain(String(cell)))?.[1];
}

/** Whether the row says whose sheet it is. */
function readNames(cells: readonly CellValue[], facts: Facts): boolean {
  let any = false;
  cells.forEach((cell, column) => {
    if (typeof cell !== "string" || cell.length > 200) return;
    const own = plain(cell);
    const [project, doer] = [PROJECT.exec(own), DOER.exec(own)];
    if (project === null && doer === null) return;
    any = true;
    const beside = cells.slice(column + 1).find((one) => !isBlank(one) && one !== cell);
    const text = (project ?? doer)?.[1] ?? (typeof beside === "string" ? beside.replace(/\s+/g, "") : "");
    if (text === "" || [PROJECT, DOER, OTHER_NAME].some((label) => label.test(plain(text)))) return;
    if (project !== null) facts.project ??= text;
    else facts.organisation ??= text;
  });
  return any;
}

/** Reads the rows from three above the title (or the heading, where there is none) down to the heading; a heading may name the unit only. */
export function factsAbove(grid: SheetGrid, ended: number, title: number | undefined, heading: Heading): Facts {
  const facts: Facts = {};
  for (let row = Math.max(ended, (title ?? heading.from) - 3); row < heading.from; row++) readFacts(grid, row, facts);
  const inside: Facts = {};
  for (let row = heading.from; row < heading.to; row++) readFacts(grid, row, inside);
  const unit = facts.unit ?? inside.unit;
  return { ...facts, ...(unit === undefined ? {} : { unit }) };
}

/** Takes the unit, the organisation and the year from a row, as far as no row before has said them. */
export function readFacts(grid: SheetGrid, row: number, facts: Facts): void {
  const cells = grid.rows[row] ?? [];
  cells.forEach((cell, column) => {
    if (typeof cell !== "string" || cell.length > 80) return;
    const own = plain(cell);
    // 单位： and what it is may stand in two cells.
    const words = own.endsWith(":") ? own + nextWords(cells, column) : own;
    const unit = MONEY.exec(words)?.[1] ?? IN_HEADING.exec(own)?.[1] ?? ALONE.exec(own)?.[1] ?? brokenUnit(own);
    if (unit !== undefined) facts.unit ??= unit as Unit;
    const organisation = organisationIn(words);
    if (organisation !== undefined) facts.organisation ??= organisation;
    const year = YEAR.exec(own)?.[1];
    if (year !== undefined) facts.year ??= year;
  });
}

/** 单位：万 with 元 in the row below. */
function brokenUnit(words: string): string | undefined {
  const broken = BROKEN.exec(words)?.[1];
  return broken === undefined ? undefined : `${broken}元`;
}

/** The unit whose table it is: 部门：某局, 单位：316002-某中心; what follows it (year, 金额单位) and units of money are none. */
function organisationIn(words: string): string | undefined {
  const given = WHOSE.exec(words)?.[1];
  if (given === undefined) return undefined;
  const name = given.replace(/^\d{3,}-?/, "").replace(/(?:金额|20\d\d年|单位:|填报|公开).*$/, "");
  return /^\p{Script=Han}{2}/u.test(name) && !/^(?:人民币)?[千万亿]?元/.test(name) ? name : undefined;
}

function nextWords(cells: readonly unknown[], column: number): string {
  const next = cells.slice(column + 1).find((cell) => typeof cell === "string" && cell.trim() !== "");
  return typeof next === "string" ? plain(next) : "";
}

const GENERIC =
  /^(?:\d{4}年度?|附(?:件|表)?\d{0,3}[:.、]?|[一二三四五六七八九十\d]{1,4}[、.]|表[\d-]{1,9}|(?:单位)?公开[\d-]{0,9}表|部门|单位|本级|\([^()]*\))+/;

/** A title may say year and unit before its own words, or the year behind them: 2024年度某局收入支出决算总表. */
export function factsOfTitle(before: string, after = ""): Facts {
  const year = (YEAR.exec(before) ?? YEAR.exec(after))?.[1];
  const name = before.replace(GENERIC, "").replace(/(?:20\d\d年度?)?(?:部门|单位)?(?:决算|预算)?(?:公开)?表?$/, "");
  const isName = name.length >= 4 && /[局委办院所中心站队校会处室厅部司社团馆府]$/.test(name);
  return { ...(year === undefined ? {} : { year }), ...(isName ? { organisation: name } : {}) };
}

/** What a title says, and the lines around it; of two units the lines name the one whose table it is. */
export function factsOfBoth(title: Facts, lines: Facts): Facts {
  const { organisation: named = "" } = title;
  const { organisation: own = named } = lines;
  const isOne = own.includes(named) || named.includes(own);
  return isOne ? { ...lines, ...title } : { ...lines, ...title, organisation: own, titledFor: named };
}
