import { quantityOf } from "../amounts/quantity.ts";
import type { BoundSet } from "../equations/bind.ts";
import type { CellAddress } from "../sheet/grid.ts";
import { add } from "../sheet/lists.ts";
import { projectIn } from "./grammar/section.ts";
import type { Reading } from "./grammar/slot.ts";
import type { Ledger } from "./ledger.ts";
import { projectName } from "./meanings.ts";
import { SHEET_PROJECT, type Section, type Sentence } from "./text.ts";

// What 自评表 say in words of how many there are, against the indicators that count them.

/** An indicator of a 自评表 that counts something: as many as were aimed at, and as there were. */
interface Indicator {
  readonly name: string;
  /** 人, 次 */
  readonly unit: string;
  readonly numbers: readonly number[];
  /** Its figures as printed: >=11人, =11人. */
  readonly says: string;
  readonly cells: readonly CellAddress[];
}

/** The indicators that stand beside words: of the 自评表 that a section is, or speaks of. */
export type Indicators = (section: Section) => readonly Indicator[];

const UNITS = "人次|人|名|位|次|户|家|个|件|份|场|期|批|项|辆";
/** 工资发放人数>=11人: what a text file prints of an indicator, cell after cell. */
const PRINTED = new RegExp(`([\\u4e00-\\u9fff()“”]{0,40})(?:>=|<=|[≥≤=])(\\d[\\d,]{0,9})(${UNITS})`, "g");
const COUNTED = new RegExp(`^(?:${UNITS})$`);
const PEOPLE = /^[人名位]$/;

const alike = (unit: string): string => (PEOPLE.test(unit) ? "人" : unit);

export function indicatorsBeside(
  sentences: readonly Sentence[],
  set: BoundSet,
  sheetName: (project: string) => string,
): Indicators {
  const printed = new Map<Section, string[]>();
  const projects = new Map<Section, string>();
  for (const { section, text } of sentences) {
    if (section.zone !== "sheet") continue;
    if (SHEET_PROJECT.test(text)) projects.set(section, projectName(text.slice("项目名称".length)));
    else add(printed, section, text);
  }
  const known = new Map<Section, readonly Indicator[]>();
  return (section) => {
    const found = known.get(section);
    if (found !== undefined) return found;
    const heading = projectIn(section.headings.at(-1) ?? "");
    const project = projects.get(section) ?? (heading === undefined ? undefined : sheetName(projectName(heading)));
    const tabled = project === undefined ? [] : tabledFor(set, project);
    const own = tabled.length > 0 ? tabled : printedIn((printed.get(section) ?? []).join(""));
    known.set(section, own);
    return own;
  };
}

/** The indicators of the 自评表 of a project. */
function tabledFor(set: BoundSet, project: string): readonly Indicator[] {
  return set.blocks.flatMap(({ table, block }) => {
    if (block.block.name !== "指标" || projectName(table.project ?? "") !== project) return [];
    return block.rows.flatMap(({ name, at, place }): Indicator[] => {
      const columns = [place.labels.target, place.labels.actual].filter((column) => column !== undefined);
      const said = columns.flatMap((column) => {
        const found = quantityOf(table.grid.rows[at]?.[column], table.grid.formats?.[at]?.[column]);
        return found === undefined || !COUNTED.test(found.unit) ? [] : [{ ...found, column }];
      });
      const [first] = said;
      if (first === undefined) return [];
      return [
        {
          name,
          unit: alike(first.unit),
          numbers: said.map(({ number }) => number),
          says: said.map(({ text }) => text).join("、"),
          cells: said.map(({ column }) => ({
            sheet: table.grid.name,
            row: table.grid.top + at,
            column: table.grid.left + column,
          })),
        },
      ];
    });
  });
}

/** The indicators that lines of text print, target and outcome one after the other. */
function printedIn(text: string): readonly Indicator[] {
  const own: Indicator[] = [];
  for (const [whole, name = "", digits = "", unit = ""] of text.matchAll(PRINTED)) {
    const number = Number(digits.replaceAll(",", ""));
    const says = whole.slice(name.length);
    const last = own.at(-1);
    // The outcome stands behind how points are given, and what bears it out.
    if (last?.unit === alike(unit) && /(?:赋分|凭证|资料|材料|标准|比例|^)$/.test(name))
      own[own.length - 1] = { ...last, numbers: [...last.numbers, number], says: `${last.says}、${says}` };
    else own.push({ name: name.replace(/^.*指标/, ""), unit: alike(unit), numbers: [number], says, cells: [] });
  }
  return own;
}

/** Counts in the words of 自评表, and of what is said of a project, that no table has tried. */
export function tryIndicators(ledger: Ledger, indicators: Indicators): void {
  ledger.readings.forEach((reading, i) => {
    const { slot, unit, number, sentence, broken } = reading;
    if (slot.is !== "none" || (slot.why !== "sheet" && slot.why !== "count") || broken) return;
    if (!COUNTED.test(unit) || /[=<>≥≤]$/.test(sentence.text.slice(0, reading.from))) return;
    // How often something was paid may fit its amounts, and the indicator say otherwise.
    const known = ledger.outcomes[i];
    if (known !== undefined && !(known.verdict === "equal" && known.against.is === "times")) return;
    const alikes = indicators(sentence.section).filter((one) => one.unit === alike(unit));
    const against = { is: "indicator" } as const;
    const count = Number(number.replaceAll(",", ""));
    const same = alikes.find(({ numbers }) => numbers.includes(count));
    const [only, other] = alikes;
    if (same !== undefined) ledger.outcomes[i] ??= { verdict: "equal", against, cells: same.cells };
    else if (only !== undefined && other === undefined && slot.why === "sheet" && isOf(only, reading))
      ledger.outcomes[i] = { verdict: "doubtful", against, expected: only.says, cells: only.cells };
  });
}

/** Whether the clause of a figure speaks of what an indicator counts. */
function isOf({ name }: Indicator, { sentence: { text }, from, to }: Reading): boolean {
  const start = Math.max(...["，", "。", "；"].map((mark) => text.lastIndexOf(mark, from))) + 1;
  const clause = text.slice(start, from) + (/^[^，。；]{0,40}/.exec(text.slice(to))?.[0] ?? "");
  return Array.from(clause).some((_, at) => {
    const pair = clause.slice(at, at + 2);
    return pair.length === 2 && name.includes(pair) && !COMMON.has(pair);
  });
}

/** Words that every other indicator has. */
const COMMON: ReadonlySet<string> = new Set([
  "人员",
  "人数",
  "次数",
  "单位",
  "项目",
  "工作",
  "完成",
  "数量",
  "保障",
  "资金",
  "年度",
]);
