import { compareRate } from "../amounts/rates.ts";
import { addressOf, type BoundSet } from "../equations/bind.ts";
import type { Fact } from "../prose/beside.ts";
import type { Meaning, Purse, Stage, What } from "../prose/meanings.ts";
import { find } from "../prose/places.ts";
import type { CellAddress } from "../sheet/grid.ts";
import { subject } from "../subjects/subject.ts";
import { factAt } from "./book.ts";
import type { FormerCodes } from "./former-codes.ts";
import { FactAmounts } from "./relations.ts";

/** What is listed together in the view of changes. */
export const CHANGE_GROUPS = ["总体", "收入", "三公", "类", "项", "经济科目"] as const;
export type ChangeGroup = (typeof CHANGE_GROUPS)[number];

/** A figure of this year with that of the year before. Amounts are in 万元 with two decimals. */
export interface SubjectChange {
  readonly group: ChangeGroup;
  readonly meaning: Meaning;
  /** Of a 科目: as the table prints it. */
  readonly name?: string;
  /** Of a 科目 that had another code the year before. */
  readonly formerCode?: string;
  readonly now: string;
  readonly before: string;
  /** Now less before, with its sign. */
  readonly gap: string;
  readonly sign: -1 | 0 | 1;
  /** In per cent of the figure before, without its sign; none where there was nothing. */
  readonly rate?: string;
  readonly at?: CellAddress;
  readonly formerAt?: CellAddress;
}

const whole = (group: ChangeGroup, scope: Purse, ...all: What[]): readonly (readonly [ChangeGroup, Meaning])[] =>
  all.map((what) => [group, { what, scope }] as const);

/** What is compared whatever the 科目 are. */
const LINES: readonly (readonly [ChangeGroup, Meaning])[] = [
  ...whole("总体", "全", "收支总计", "本年收入", "本年支出", "年初结转", "年末结转", "基本支出", "项目支出"),
  ...whole("总体", "财政", "收支总计"),
  ...whole("总体", "一般", "本年支出", "人员经费", "公用经费", "机关运行经费"),
  ...whole("总体", "全", "采购"),
  ...whole("收入", "全", "财政拨款收入", "一般公共预算收入", "政府性基金收入", "国有资本收入"),
  ...whole("收入", "全", "上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入"),
  ...whole("三公", "财政", "三公", "出国", "公车", "购置", "运行", "接待"),
];

/** What changed from one year to the next, in each group the largest change first. */
export function changesBetween(now: BoundSet, before: BoundSet, codes: FormerCodes): SubjectChange[] {
  const [own, other] = [stageOf(now), stageOf(before)];
  const drafts: (Omit<SubjectChange, "now" | "before" | "gap" | "sign" | "rate"> & { a: number; b: number })[] = [];
  const both = new FactAmounts();
  const add = (group: ChangeGroup, meaning: Meaning, name?: string): void => {
    const former = meaning.code === undefined ? undefined : codes.of(meaning.code);
    const [a, b] = [
      figureOf(now, meaning, own),
      figureOf(before, former === undefined ? meaning : { ...meaning, code: former }, other),
    ];
    if (a === undefined || b === undefined || (a.at ?? b.at) === undefined) return;
    drafts.push({
      group,
      meaning,
      a: both.add(a),
      b: both.add(b),
      ...(name === undefined ? {} : { name }),
      ...(former === meaning.code || former === undefined ? {} : { formerCode: former }),
      ...(a.at === undefined ? {} : { at: a.at }),
      ...(b.at === undefined ? {} : { formerAt: b.at }),
    });
  };
  for (const [group, meaning] of LINES) add(group, meaning);
  const names = subjectsIn(now, before, codes);
  const scope = SCOPES.find((one) =>
    [...names.keys()].some(
      (code) => code.startsWith("2") && figureOf(now, { what: "科目", scope: one, code }, own)?.at,
    ),
  );
  for (const [code, name] of names) {
    const isEconomic = !code.startsWith("2");
    if (!isEconomic && code.length === 5) continue;
    const group = isEconomic ? "经济科目" : code.length === 3 ? "类" : "项";
    add(
      group,
      isEconomic ? { what: "经济科目", scope: "一般", code } : { what: "科目", scope: scope ?? "全", code },
      name,
    );
  }
  const { amounts } = both;
  const found = drafts.flatMap(({ a, b, ...draft }): (SubjectChange & { readonly size: bigint })[] => {
    const [x, y] = [both.id(a), both.id(b)];
    if (!amounts.isFilled(x) && !amounts.isFilled(y)) return [];
    const money = (left: readonly number[], right: readonly number[]): string => amounts.inTenThousands(left, right);
    const verdict = amounts.judge([x], [y], "=");
    const gap = money([x], [y]);
    const rate = compareRate(
      amounts,
      "0.00",
      [
        { id: x, sign: 1 },
        { id: y, sign: -1 },
      ],
      [{ id: y, sign: 1 }],
    )?.right;
    return [
      {
        ...draft,
        now: money([x], []),
        before: money([y], []),
        gap,
        sign: verdict === "equal" || verdict === "empty" ? 0 : gap.startsWith("-") ? -1 : 1,
        ...(rate === undefined ? {} : { rate }),
        size: BigInt(gap.replace(/[-.]/g, "")),
      },
    ];
  });
  return CHANGE_GROUPS.flatMap((group) =>
    found
      .filter((one) => one.group === group)
      .sort((a, b) => (group === "总体" ? 0 : a.size === b.size ? 0 : a.size < b.size ? 1 : -1))
      .map(({ size: _size, ...change }) => change),
  );
}

/** By whose money 科目 are compared: the table that names most of them, where it is there. */
const SCOPES: readonly Purse[] = ["一般", "全"];

/** As what its figures count: 预算 are what was planned. */
export function stageOf({ kind }: BoundSet): Stage {
  return kind === "预算" ? "plan" : "final";
}

/** A figure of a set; nothing, where its table has no row for the 科目; undefined where there is no such table. */
export function figureOf(set: BoundSet, meaning: Meaning, stage: Stage): Fact | undefined {
  const { ids, rowless, usual } = find(set, meaning, stage);
  const [id] = ids;
  if (id !== undefined && usual !== true && addressOf(set, id) !== undefined) return factAt(set, id, "last");
  return rowless ? { book: "last", number: "", unit: "万元", absent: true } : undefined;
}

/** Names of the 科目 of both years, in the order of their codes. */
function subjectsIn(now: BoundSet, before: BoundSet, codes: FormerCodes): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const take = (set: BoundSet, own: (code: string) => string): void => {
    for (const { block } of set.blocks) {
      if (block.block.rows !== "functional" && block.block.rows !== "department") continue;
      for (const { code, name, level } of block.rows) {
        if (code === undefined || level === "项目" || level === "单位") continue;
        if (!names.has(own(code))) names.set(own(code), name === "" ? (subject(code)?.name ?? "") : name);
      }
    }
  };
  take(now, (code) => code);
  take(before, (code) => codes.now(code));
  return new Map([...names].sort(([a], [b]) => (a < b ? -1 : 1)));
}
