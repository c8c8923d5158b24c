import { children, subject } from "../../subjects/subject.ts";
import type { Block, Column, Form } from "../form.ts";
import { inferred } from "../shared/sources.ts";
import * as final from "./tables.ts";

// 基础表 of the reporting software (财决01表, Z01 …), of which the published tables are made: as the Ministry's public guides to filling them in
// describe them. Nobody here has seen an export. Blocks, lines and columns have the names that the published forms give them.

const SOURCE = inferred("财政部部门决算报表的公开填报说明；没有见过真实的导出文件");

/** Where a figure stands in a table: its line by name or its 科目 by code. */
export interface FormPlace {
  readonly block: string;
  readonly row: string;
  readonly column: string;
}

export interface BaseTable {
  /** 财决01表 */
  readonly no: string;
  readonly form: Form;
  readonly makes: readonly MadeForm[];
}

/** A published form that is made of a base table. */
export interface MadeForm {
  readonly form: Form;
  /** Where each of its figures stands, several to be added up; none where the base table does not have it. The same place where not given. */
  readonly from?: (place: FormPlace) => readonly FormPlace[];
  /** It is made only where its 合计 is to the 分 what another base table says. */
  readonly agrees?: { readonly form: Form; readonly place: FormPlace };
}

type Columns = Readonly<Record<string, Partial<Column>>>;

/** A published form as the software prints it: another title, and columns that stand under others. */
function asBase(form: Form, titles: readonly string[], columns: Columns = {}): Form {
  const other = (block: Block): Block => ({
    ...block,
    columns: block.columns.map((column) => ({ ...column, ...columns[column.name] })),
  });
  return { ...form, titles, source: SOURCE, parts: form.parts.map((part) => part.map(other)) };
}

/** Beside 本年支出 stand 本年收入 and what was carried over, in the same columns. */
const SPENDING: Columns = Object.fromEntries(
  ["小计", "基本支出", "项目支出"].map((name) => [name, { under: ["本年支出"] }]),
);

/** 财政拨款 by purse, once for each of 年初预算数, 全年预算数 and 决算数. */
const PURSES: Columns = Object.fromEntries(
  ["合计", "一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款"].map((name) => [
    name,
    { under: ["决算数"], varies: true },
  ]),
);

const STAFF = ["301", "303"];
const CURRENT = ["302", "307", "309", "310", "311", "312", "313", "399"];

/** 款 of the economic classification across, each 类 with its 小计. */
const ECONOMIC: readonly Column[] = [...STAFF, ...CURRENT].sort().flatMap((code) => {
  const name = subject(code)?.name ?? code;
  const own = (one: string, headings: readonly string[]): Column => ({
    name: one,
    headings,
    under: [name],
    optional: true,
  });
  return [
    own(code, [name, "小计"]),
    ...children(code).map((below) => own(below.code, [below.name, ...below.formerNames.map((former) => former.name)])),
  ];
});

const [[functional]] = final.general.parts;

const economic: Form = {
  ...asBase(final.general, ["一般公共预算财政拨款基本支出决算明细表"]),
  parts: [[{ ...functional, columns: ECONOMIC }]],
};

/** Lines of 机构运行信息表, by the columns of 公开09表. */
const EXPENSES = {
  合计: ["支出合计", "“三公”经费合计", "“三公”经费支出合计"],
  出国: ["因公出国(境)费", "因公出国(境)费用"],
  公车小计: ["公务用车购置及运行维护费", "公务用车购置及运行费"],
  购置: ["公务用车购置费"],
  运行: ["公务用车运行维护费", "公务用车运行费"],
  接待: ["公务接待费"],
} as const;
const RUNNING = "机关运行经费";

const [, [left, right]] = final.publicExpenses.parts;
const [[procurement]] = final.procurement.parts;
const COUNTED = new Set<string>([left.name, right.name]);

const operation: Form = {
  ...asBase(final.procurement, ["机构运行信息表"]),
  parts: [
    [
      {
        name: "信息",
        rows: "lines",
        labels: { name: ["项目"], number: ["行次"] },
        // Its lines may go on at the right.
        repeats: 2,
        lines: [
          ...Object.entries(EXPENSES).map(([name, labels]) => ({ name, labels, optional: true as const })),
          ...[...left.lines, ...right.lines, ...procurement.lines].map((line) => ({
            ...line,
            optional: true as const,
          })),
          { name: RUNNING, optional: true },
        ],
        columns: [
          { name: "预算数", headings: ["全年预算数", "预算数"] },
          { name: "决算数", headings: ["决算数", "统计数", "决算统计数"] },
        ],
      },
    ],
  ],
};

/** 预算出国 → 出国 in the column 预算数. */
function fromOperation({ block, row, column }: FormPlace): FormPlace[] {
  const [, of = "", line = ""] = /^(预算|决算)(.+)$/.exec(column) ?? [];
  if (block === "三公") return [{ block: "信息", row: line, column: `${of}数` }];
  if (COUNTED.has(block) || block === procurement.name) return [{ block: "信息", row, column: "决算数" }];
  return row === "合计" ? [{ block: "信息", row: RUNNING, column: "决算数" }] : [];
}

/** 科目 of 公开06表 and 公开10表 are columns of 财决08-1表, in the row of 合计; lines add up several. */
const fromEconomic =
  (lines: Readonly<Record<string, readonly string[]>>) =>
  ({ row }: FormPlace): FormPlace[] =>
    (lines[row] ?? [row]).map((column) => ({ block: functional.name, row: "合计", column }));

/** What the software calls a table of its own stands in the corner or on the tab; its title alone tells which it is. */
export const BASE_TABLES: readonly BaseTable[] = [
  {
    no: "财决01表",
    form: asBase(final.overview, ["收入支出决算总表"], { 金额: { headings: ["决算数", "金额"] } }),
    makes: [{ form: final.overview }],
  },
  {
    no: "财决01-1表",
    form: asBase(final.appropriation, ["财政拨款收入支出决算总表"], {
      ...PURSES,
      金额: { headings: ["决算数", "金额"] },
    }),
    makes: [{ form: final.appropriation }],
  },
  { no: "财决03表", form: asBase(final.income, ["收入决算表"]), makes: [{ form: final.income }] },
  { no: "财决04表", form: asBase(final.expenditure, ["支出决算表"]), makes: [{ form: final.expenditure }] },
  {
    no: "财决07表",
    form: asBase(final.general, ["一般公共预算财政拨款收入支出决算表"], SPENDING),
    makes: [{ form: final.general }],
  },
  {
    no: "财决08-1表",
    form: economic,
    makes: [
      {
        form: final.basic,
        from: fromEconomic({ 合计: [...STAFF, ...CURRENT], 人员经费合计: STAFF, 公用经费合计: CURRENT }),
      },
      // 机关运行经费 are the 公用经费 of 基本支出 where the unit is an office by itself: then both are the same to the 分.
      {
        form: final.running,
        from: fromEconomic({ 合计: CURRENT }),
        agrees: { form: operation, place: { block: "信息", row: RUNNING, column: "决算数" } },
      },
    ],
  },
  {
    no: "财决09表",
    form: asBase(final.funds, ["政府性基金预算财政拨款收入支出决算表"], SPENDING),
    makes: [{ form: final.funds }],
  },
  {
    no: "财决11表",
    form: asBase(final.stateCapital, ["国有资本经营预算财政拨款收入支出决算表"], SPENDING),
    makes: [{ form: final.stateCapital }, { form: final.stateCapitalSpending }],
  },
  {
    no: "财决附03表",
    form: operation,
    makes: [final.publicExpenses, final.running, final.procurement].map((form) => ({ form, from: fromOperation })),
  },
];
