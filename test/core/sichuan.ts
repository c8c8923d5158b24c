import type { CellValue, SheetGrid } from "../../src/core/sheet/grid.ts";
import { subject } from "../../src/core/subjects/subject.ts";
import { drawEconomic, drawFinal, print, Random, spentOf, sum, treeRows, type Economic, type Item } from "./honest.ts";
import { retitle, sheet } from "./sheets.ts";

// 四川决算 by the same books as the eleven tables of 青海, and the tables that other sets print in place of theirs.

const CLASSES = ["301", "302", "303", "307", "309", "310", "311", "312", "313", "399"];
const CODES = [
  "30101",
  "30107",
  "30113",
  "30201",
  "30217",
  "30226",
  "30227",
  "30299",
  "30305",
  "30399",
  "30701",
  "30903",
].concat(["30905", "31002", "31003", "31005", "31105", "31204", "31299", "31302", "39907", "39999"]);

/** What each purse spends on each economic subject, and each 项 of the general budget on each 类. */
interface Spending {
  /** Basic and project of each of the three purses. */
  readonly purses: readonly (readonly [Economic, Economic])[];
  readonly items: ReadonlyMap<Item, readonly number[]>;
}

function spread(
  random: Random,
  general: readonly Item[],
  fund: readonly Item[],
  state: readonly Item[],
  basic: Economic,
): Spending {
  const items = new Map(general.map((item) => [item, CLASSES.map(() => 0)] as const));
  // The 类 of 06 are dealt out to the 项 in turn.
  const left = CLASSES.map((code) => basic.of(code));
  let c = 0;
  for (const item of general) {
    let open = item.basic;
    while (open > 0 && c < CLASSES.length) {
      const part = Math.min(open, left[c]!);
      items.get(item)![c]! += part;
      left[c]! -= part;
      open -= part;
      if (left[c] === 0) c++;
    }
  }
  const projects = drawEconomic(random, CODES, 0);
  for (const item of general) {
    const own = drawEconomic(random, CODES, item.project);
    for (const [code, amount] of own.amounts) {
      if (code.length === 3) items.get(item)![CLASSES.indexOf(code)]! += amount;
      else projects.add(code, amount);
    }
  }
  const drawn = (list: readonly Item[]): [Economic, Economic] => [
    drawEconomic(random, CODES, sum(list.map((item) => item.basic))),
    drawEconomic(random, CODES, sum(list.map((item) => item.project))),
  ];
  return { purses: [[basic, projects], drawn(fund), drawn(state)], items };
}

const FUNDS = ["一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款"];

/** 财政拨款支出决算明细表; the purses without basic spending in one column each, or all in three. */
function detailSheet(random: Random, { purses }: Spending): SheetGrid {
  const brief = random.chance(0.3);
  const columns = (code: string): number[] => {
    const parts = purses.map(([basic, project]) => [basic.of(code), project.of(code)] as const);
    const all = sum(parts.flat());
    return [
      all,
      ...parts.flatMap(([basic, project], i) =>
        i > 0 && brief ? [basic + project] : [basic + project, basic, project],
      ),
    ];
  };
  const add = (codes: readonly string[]): number[] =>
    codes.map(columns).reduce(
      (total, list) => total.map((one, i) => one + list[i]!),
      columns("").map(() => 0),
    );
  const used = [...new Set(purses.flatMap((pair) => pair.flatMap(({ amounts }) => [...amounts.keys()])))].sort();
  const upper: CellValue[] = ["项目", null, "合计"];
  const lower: CellValue[] = ["科目编码", "科目名称", null];
  FUNDS.forEach((name, i) => {
    upper.push(name, ...(i > 0 && brief ? [] : [null, null]));
    lower.push(...(i > 0 && brief ? [null] : ["小计", "基本支出", "项目支出"]));
  });
  return sheet("附表5", [
    ["财政拨款支出决算明细表"],
    ["公开05表"],
    ["单位：万元"],
    upper,
    lower,
    ["合计", null, ...add(used.filter((code) => code.length === 3)).map(print)],
    ...used
      .map((code) => [code, columns(code)] as const)
      .filter(([, list]) => list.some((amount) => amount !== 0))
      .map(([code, list]) => [code, subject(code)?.name ?? null, ...list.map(print)]),
  ]);
}

/** 一般公共预算财政拨款支出决算明细表; wide: every 类 with two of its 款. */
function generalDetailSheet(random: Random, general: readonly Item[], { items }: Spending): SheetGrid {
  const wide = random.chance(0.5);
  const name = (code: string): string => subject(code)?.name ?? code;
  const columns = (item: Item): number[] => {
    const own = items.get(item)!;
    return [
      sum(own),
      ...own.flatMap((amount) => (wide ? [amount, Math.floor(amount / 3), amount - Math.floor(amount / 3)] : [amount])),
    ];
  };
  const upper: CellValue[] = [
    "项目",
    null,
    "合计",
    ...CLASSES.flatMap((code) => (wide ? [name(code), null, null] : [name(code)])),
  ];
  const lower: CellValue[] = ["支出功能分类科目编码", "科目名称", null];
  if (wide) lower.push(...CLASSES.flatMap((code) => ["小计", name(`${code}01`), name(`${code}99`)]));
  return sheet("附表7", [
    ["一般公共预算财政拨款支出决算明细表"],
    ["公开07表"],
    ["单位：万元"],
    upper,
    lower,
    ...treeRows(general, wide ? 31 : 11, columns),
  ]);
}

/** 一般公共预算财政拨款项目支出决算表: 科目 alone; with their projects below; or as the 预算 prints them, with 单位代码. */
function projectsSheet(random: Random, general: readonly Item[]): SheetGrid {
  const layout = random.pick(["subjects", "projects", "units"] as const);
  const title = [["一般公共预算财政拨款项目支出决算表"], ["公开09表"], ["单位：万元"]];
  const rows = treeRows(general, 1, ({ project }) => [project]);
  if (layout === "subjects") return sheet("附表9", [...title, ["科目编码", "科目名称", "决算数"], ...rows]);
  const projectsOf = (code: CellValue): [string, number][] => {
    const item = general.find((one) => one.code === code);
    if (item === undefined || item.project === 0) return [];
    return random.split(item.project, random.whole(1, 3)).map((amount, i) => [`项目${item.code}${i}经费`, amount]);
  };
  if (layout === "projects")
    return sheet("附表9", [
      ...title,
      ["科目编码", "科目名称（项目）", "金额"],
      ...rows.flatMap((row) => [row, ...projectsOf(row[0]!).map(([name, amount]) => [row[0]!, name, print(amount)])]),
    ]);
  const split = (code: string): string[] => [code.slice(0, 3), code.slice(3, 5), code.slice(5)];
  return sheet("附表9", [
    ...title,
    ["科目编码", null, null, "单位代码", "单位名称（科目）", "金额"],
    ["类", "款", "项", null, null, null],
    [null, null, null, null, "合计", rows[0]![2]!],
    ...rows
      .filter(([code]) => /^\d{7}$/.test(String(code)))
      .flatMap(([code, name, amount]) => [
        [null, null, null, null, name!, amount!],
        ...projectsOf(code!).map(([project, part]) => [...split(String(code)), "316002", project, print(part)]),
      ]),
  ]);
}

/** 国有资本经营预算财政拨款支出决算表 */
function stateCapitalSheet(state: readonly Item[]): SheetGrid {
  return sheet("附表12", [
    ["国有资本经营预算财政拨款支出决算表"],
    ["公开12表"],
    ["单位：万元"],
    ["项目", null, "本年支出", null, null],
    ["功能分类科目编码", "科目名称", "小计", "基本支出", "项目支出"],
    ["栏次", null, 1, 2, 3],
    ...treeRows(state, 3, (item) => [spentOf(item), item.basic, item.project]),
  ]);
}

/** 四川 numbers its thirteen tables; where the eleven of 青海 stand among them. */
const PLACES = ["01", "02", "03", "04", "05", "06", "07", "08", "09"] as const;
const NUMBERS = [1, 2, 3, 4, 6, 8, 10, 11, 13];

/** An honest set of the thirteen tables of 四川决算. */
export function honestSichuan(number: number): SheetGrid[] {
  const { sheets, general, fund, state, economic } = drawFinal(number);
  const random = new Random(number + 3e6);
  const spending = spread(random, general, fund, state, economic);
  const old = sheets
    .filter((grid) => PLACES.some((no) => grid.name === `公开${no}表`))
    .map((grid, i) => ({
      ...(grid.name === "公开06表" ? retitle(grid, () => "一般公共预算财政拨款基本支出决算明细表") : grid),
      name: `附表${NUMBERS[i]!}`,
    }));
  const own = [
    detailSheet(random, spending),
    generalDetailSheet(random, general, spending),
    projectsSheet(random, general),
    stateCapitalSheet(state),
  ];
  const no = ({ name }: SheetGrid): number => Number(name.slice(2));
  return [...old, ...own].sort((a, b) => no(a) - no(b));
}

/** The nine tables as other provinces publish them: “三公” as 7th, 8th or 9th, with 会议费 and 培训费 or without; 国资 with income or spending alone. */
export function honestNational(number: number): SheetGrid[] {
  const { sheets, state, economic } = drawFinal(number);
  const random = new Random(number + 4e6);
  const nine = sheets.filter((grid) => PLACES.some((no) => grid.name === `公开${no}表`));
  const tables = nine.slice(0, 6);
  const [funds, capital, expenses] = nine.slice(6) as [SheetGrid, SheetGrid, SheetGrid];
  const rest = [funds, random.chance(0.5) ? capital : stateCapitalSheet(state)];
  rest.splice(random.whole(0, 2), 0, random.chance(0.5) ? expenses : meetingsSheet(random, expenses, economic));
  return [...tables, ...rest].map((grid, i) => ({ ...grid, name: `表${i + 1}` }));
}

/** “三公” with 会议费 and 培训费: one line for what was planned, one for what was spent. */
function meetingsSheet(random: Random, expenses: SheetGrid, economic: Economic): SheetGrid {
  const row = expenses.rows[expenses.rows.findIndex((cells) => cells[0] === 1 && cells[1] === 2) + 1];
  const [planned, spent] = [row?.slice(0, 6) ?? [], row?.slice(6, 12) ?? []];
  const others = ["30215", "30216"].map((code) => economic.of(code) + random.maybe(0.5, 1e5, 1e7));
  const more = others.map((amount) => amount + random.maybe(0.5, 1e4, 1e7));
  const withTotal = random.chance(0.5);
  const line = (label: string, amounts: readonly CellValue[], extra: readonly number[]): CellValue[] => {
    const [meetings, training] = extra.map(print);
    const total = [amounts[0], meetings, training].reduce<number>(
      (all, one) => all + Math.round(Number(one ?? 0) * 100),
      0,
    );
    return [
      label,
      ...(withTotal ? [total === 0 ? null : total / 100] : []),
      ...amounts,
      meetings ?? null,
      training ?? null,
    ];
  };
  const total = withTotal ? ["合计"] : [];
  const gap = withTotal ? [null] : [];
  return sheet("附表7", [
    ["一般公共预算财政拨款“三公”经费及会议费、培训费支出决算表"],
    ["公开07表"],
    ["单位：万元"],
    ["项目", ...total, "“三公”经费", null, null, null, null, null, "会议费", "培训费"],
    [null, ...gap, "小计", "因公出国（境）费用", "公务用车购置及运行维护费", null, null, "公务接待费", null, null],
    [null, ...gap, null, null, "小计", "公务用车购置费", "公务用车运行维护费", null, null, null],
    ["栏次", ...total.map(() => 1), ...Array.from({ length: 8 }, (_, i) => i + total.length + 1)],
    line("预算数", planned, more),
    line("决算数", spent, others),
    ["增减率（%）", ...gap, "-12.5%"],
  ]);
}
