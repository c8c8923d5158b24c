import type { CellValue, SheetGrid } from "../../src/core/sheet/grid.ts";
import { honestFinal, inYuan, Random } from "./honest.ts";
import { sheet } from "./sheets.ts";

// 基础表 of the reporting software in 元, made of the same honest books as the published tables: more columns than are published, 款 of the
// economic classification across, 三公 and 采购 as lines of 机构运行信息表. Made from public descriptions, like the forms that read them.

type Rows = readonly (readonly CellValue[])[];

/** The base tables behind `honestFinal(number)`. */
export function baseTables(number: number): SheetGrid[] {
  const random = new Random(number + 31_000);
  const published = new Map(inYuan(() => honestFinal(number)).map(({ name, rows }) => [name, rows]));
  const rows = (no: string): Rows => published.get(`公开${no}表`) ?? [];
  /** What nobody publishes. */
  const noise = (): number => random.whole(1, 99_999_999) / 100;
  const split = random.chance(0.5);
  const head = (title: string, no: string, width: number): CellValue[][] => [
    [title],
    [...blank(width - 1), no],
    ["编制单位：某县社会保险服务局", "2024年度", ...blank(width - 3), "金额单位：元"],
  ];

  /** 收入 and 支出 beside each other, each amount behind its 年初预算数 and 全年预算数. */
  const sides = (no: string): CellValue[][] =>
    [
      ["收入", ...blank(4), "支出", ...blank(9)],
      [
        ...["项目", "行次", "年初预算数", "全年预算数", "决算数"],
        ...["项目(按功能分类)", "行次", "年初预算数", "全年预算数", "决算数"],
        ...["项目(按支出性质和经济分类)", "行次", "年初预算数", "全年预算数", "决算数"],
      ],
      ["栏次", null, 1, 2, 3, "栏次", null, 4, 5, 6, "栏次", null, 7, 8, 9],
      ...linesOf(rows(no), 1).map((row) => [
        ...[row[0], row[1], noise(), noise(), row[2]],
        ...[row[3], row[4], noise(), noise(), row[5]],
        ...["一、基本支出", 90, noise(), noise(), noise()],
      ]),
    ] as CellValue[][];

  const purses = ["合计", "一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款"];
  const appropriation = (): CellValue[][] => [
    ["收入", ...blank(4), "支出", ...blank(13)],
    [
      ...["项目", "行次", "年初预算数", "全年预算数", "决算数"],
      ...["项目(按功能分类)", "行次", "年初预算数", ...blank(3), "全年预算数", ...blank(3), "决算数", ...blank(3)],
    ],
    [...blank(7), ...purses, ...purses, ...purses],
    ["栏次", null, 1, 2, 3, "栏次", null, ...Array.from({ length: 12 }, (_, i) => i + 4)],
    ...linesOf(rows("04"), 1).map((row): CellValue[] => [
      ...[row[0] ?? null, row[1] ?? null, noise(), noise(), row[2] ?? null],
      ...[row[3] ?? null, row[4] ?? null, ...Array.from({ length: 8 }, noise), ...row.slice(5, 9)],
    ]),
  ];

  /** Labels of a list: the code in one cell, or 类, 款 and 项 in three. */
  const labels = split ? ["类", "款", "项"] : ["科目编码"];
  const coded = (code: CellValue | undefined): CellValue[] => {
    const text = typeof code === "string" && /^\d/.test(code) ? code : "";
    if (!split) return [code ?? null];
    return text === ""
      ? [code ?? null, null, null]
      : [text.slice(0, 3), text.slice(3, 5) || null, text.slice(5) || null];
  };
  const over = split ? ["支出功能分类科目编码", null, null] : ["科目编码"];
  const list = (
    columns: Rows,
    no: string,
    amounts: (row: readonly CellValue[]) => readonly CellValue[],
  ): CellValue[][] => [
    ...columns.map((row, i) => [
      ...(i === 0 ? over : i === columns.length - 1 && split ? labels : blank(labels.length)),
      i === 0 ? "科目名称" : null,
      ...row,
    ]),
    ["栏次", ...blank(labels.length), ...columns[0]!.map((_, i) => i + 1)],
    ...treeOf(rows(no)).map((row) => [...coded(row[0]), row[1] ?? null, ...amounts(row.slice(2))]),
  ];

  const three = ["合计", "基本支出", "项目支出"];
  const flow = (
    no: string,
    spent: (own: readonly CellValue[]) => readonly CellValue[],
    rest?: (own: readonly CellValue[]) => Rows,
  ): CellValue[][] =>
    list(
      [
        ["年初结转和结余", null, null, "本年收入", null, null, "本年支出", ...blank(4), "年末结转和结余", null, null],
        [
          "合计",
          "基本支出结转",
          "项目支出结转和结余",
          ...three,
          "合计",
          "基本支出",
          null,
          null,
          "项目支出",
          "合计",
          "基本支出结转",
          "项目支出结转和结余",
        ],
        [...blank(7), "小计", "人员经费", "公用经费", ...blank(4)],
      ],
      no,
      (own) => {
        const [all, basic, project] = spent(own);
        const [opening = [noise()], income = [noise()], closing = [noise()]] = rest?.(own) ?? [];
        return [
          ...[opening[0] ?? null, noise(), noise(), income[0] ?? null, noise(), noise()],
          ...[all ?? null, basic ?? null, noise(), noise(), project ?? null],
          ...[closing[0] ?? null, noise(), noise()],
        ];
      },
    );
  const fund = (no: string): CellValue[][] =>
    flow(
      no,
      (own) => own.slice(2, 5),
      (own) => [[own[0] ?? null], [own[1] ?? null], [own[5] ?? null]],
    );

  const economic = economicOf(rows("06"));
  const across: CellValue[][] = [[], []];
  for (const [name, parts] of economic.classes) {
    across[0]!.push(name, ...blank(parts.length));
    across[1]!.push("小计", ...parts.map((part) => part.name));
  }
  const amounts = economic.classes.flatMap(([, parts, own]) => [own, ...parts.map((part) => part.amount)]);
  const all = economic.classes.reduce((sum, [, , own]) => sum + Math.round(100 * Number(own ?? 0)), 0) / 100;
  const detail: CellValue[][] = [
    [...over, "科目名称", "合计", ...across[0]!],
    [...(split ? labels : [null]), null, null, ...across[1]!],
    ["栏次", ...blank(labels.length), ...[null, ...amounts].map((_, i) => i + 1)],
    [...coded("合计"), null, all, ...amounts],
    [...coded("208"), "社会保障和就业支出", all, ...amounts],
    [...coded("20801"), "人力资源和社会保障管理事务", all, ...amounts],
    [...coded("2080101"), "行政运行", all, ...amounts],
  ];

  const expenses = rows("09");
  const money =
    expenses[expenses.findIndex((row) => row[0] === "注：" || String(row[0] ?? "").startsWith("注：")) - 1] ?? [];
  const counts = new Map(
    expenses.flatMap((row) => [
      [String(row[0] ?? ""), row[1] ?? null] as const,
      [String(row[2] ?? ""), row[3] ?? null] as const,
    ]),
  );
  const count = (label: string): CellValue => [...counts].find(([key]) => key.startsWith(label))?.[1] ?? null;
  const bought = new Map(rows("11").map((row) => [row[1], row[2] ?? null]));
  const running = rows("10").find((row) => row[0] === "合计")?.[2] ?? null;
  const line = (words: string, i: number): CellValue[] => [
    words,
    null,
    noise(),
    money[i] ?? null,
    money[i + 6] ?? null,
  ];
  const counted = (words: string, value: CellValue): CellValue[] => [words, null, "—", "—", value];
  const operation: CellValue[][] = [
    ["项目", "行次", "年初预算数", "全年预算数", "统计数"],
    ["栏次", null, 1, 2, 3],
    ["一、“三公”经费支出", null, "—", "—", "—"],
    line("（一）支出合计", 0),
    line("1.因公出国（境）费", 1),
    line("2.公务用车购置及运行维护费", 2),
    line("（1）公务用车购置费", 3),
    line("（2）公务用车运行维护费", 4),
    line("3.公务接待费", 5),
    ["（1）国内接待费", null, "—", "—", money[11] ?? null],
    ["（二）相关统计数", null, "—", "—", "—"],
    counted("1.因公出国（境）团组数（个）", count("因公出国（境）团组数")),
    counted("2.因公出国（境）人次数（人）", count("因公出国（境）人次")),
    counted("3.公务用车购置数（辆）", count("公务用车购置数")),
    counted("4.公务用车保有量（辆）", count("公务用车保有量")),
    counted("5.国内公务接待批次（个）", count("国内公务接待批次")),
    counted("6.国内公务接待人次（人）", count("国内公务接待人次")),
    ["二、机关运行经费", null, "—", "—", running],
    ["三、政府采购支出信息", null, "—", "—", "—"],
    ...["（一）政府采购支出合计", "1.政府采购货物支出", "2.政府采购工程支出", "3.政府采购服务支出"].map((words, i) =>
      counted(words, bought.get(i + 1) ?? null),
    ),
    counted("（二）政府采购授予中小企业合同金额", bought.get(5) ?? null),
    counted("其中：授予小微企业合同金额", bought.get(6) ?? null),
  ];
  operation.forEach((row, i) => i > 1 && (row[1] = i - 1));

  const plainList = (no: string): CellValue[][] =>
    list(
      [
        rows(no)[3]!
          .slice(2)
          .map((cell, i) => whole(cell, rows(no)[4]?.[i + 2], no)),
      ],
      no,
      (own) => own,
    );
  const tables = [
    ["Z01 收入支出决算总表", "收入支出决算总表", "财决01表", sides("01")],
    ["Z01_1 财政拨款收入支出决算总表", "财政拨款收入支出决算总表", "财决01-1表", appropriation()],
    ["Z03 收入决算表", "收入决算表", "财决03表", plainList("02")],
    ["Z04 支出决算表", "支出决算表", "财决04表", plainList("03")],
    ["Z07 一般公共预算财政拨款收入支出", "一般公共预算财政拨款收入支出决算表", "财决07表", flow("05", (own) => own)],
    ["Z08_1 基本支出明细", "一般公共预算财政拨款基本支出决算明细表", "财决08-1表", detail],
    ["Z09 政府性基金", "政府性基金预算财政拨款收入支出决算表", "财决09表", fund("07")],
    ["Z11 国有资本", "国有资本经营预算财政拨款收入支出决算表", "财决11表", fund("08")],
    ["F03 机构运行信息表", "机构运行信息表", "财决附03表", operation],
  ] as const;
  return tables.map(([name, title, no, body]) =>
    sheet(name, [...head(title, no, Math.max(...body.map((row) => row.length))), ...body]),
  );
}

const blank = (count: number): null[] => Array<null>(Math.max(0, count)).fill(null);

/** A heading that the published table breaks over two rows. */
function whole(cell: CellValue | undefined, below: CellValue | undefined, no: string): string {
  return no === "02" ? `${String(cell ?? "")}${String(below ?? "")}` : String(cell ?? "");
}

/** The rows of 收入 and 支出, below the 栏次. */
function linesOf(rows: Rows, label: number): Rows {
  return rows.slice(rows.findIndex((row) => row[0] === "栏次") + 1).filter((row) => typeof row[label] === "number");
}

function treeOf(rows: Rows): Rows {
  return rows.slice(rows.findIndex((row) => row[0] === "合计"));
}

/** 类 with their 款, as 公开06表 lists them. */
function economicOf(rows: Rows): {
  readonly classes: readonly (readonly [
    name: string,
    parts: readonly { readonly name: string; readonly amount: CellValue }[],
    amount: CellValue,
  ])[];
} {
  const entries = [0, 3, 6]
    .flatMap((column) => rows.map((row) => [row[column], row[column + 1], row[column + 2] ?? null] as const))
    .filter(([code]) => typeof code === "string" && /^\d{3}(?:\d\d)?$/.test(code));
  return {
    classes: entries
      .filter(([code]) => String(code).length === 3)
      .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))
      .map(([code, name, amount]) => [
        String(name),
        entries
          .filter(([own]) => String(own).length === 5 && String(own).startsWith(String(code)))
          .map(([, own, value]) => ({ name: String(own), amount: value })),
        amount,
      ]),
  };
}
