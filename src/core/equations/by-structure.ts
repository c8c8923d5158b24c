import { add } from "../sheet/lists.ts";
import { RowSums, runsOf, type RowSum, type Run } from "../amounts/row-sums.ts";
import type { SumRule } from "../forms/rule.ts";
import type { Why } from "../report/finding.ts";
import { firstFrom } from "../sheet/sorted.ts";
import type { Shape } from "../tables/shape.ts";
import type { Side } from "../tables/sides.ts";
import { type BoundBlock, type BoundSet, cellOf, once } from "./bind.ts";
import { crossed } from "./crossed-sides.ts";
import { between, endsOf, groupsOf, listsOf } from "./parts-shown.ts";
import type { ShownSum, ShownSums, UnshownSums } from "./shown-sums.ts";
import { ACROSS, DOWN, TREE } from "./structure-rules.ts";

// What must add up in a table of no known form, as the table itself shows: a sum that holds in its other rows or columns is a relation,
// and one that nothing bears out is a question.

/** So many sums that hold, at least, bear one out that does not; and so many for each that does not. */
const LEAST = { across: 3, down: 2, tree: 3 } as const;
const FOR_EACH = { across: 3, down: 2, tree: 3 } as const;

/** Everything that adds up in the sides of a table, or should. Linear in its cells. */
export function sumsOf({ sides }: Shape, set: BoundSet): ShownSums {
  const sums: ShownSum[] = [];
  const doubts: UnshownSums[] = [];
  const lasts: Side[] = [];
  const boundOf = new Map(set.blocks.map((bound) => [bound.block, bound]));
  const used = new Uint8Array(set.amounts.size);
  const use = ({ whole, parts }: Pick<ShownSum, "whole" | "parts">): void => {
    used[whole] = 1;
    for (const id of parts) used[id] = 1;
  };
  for (const side of sides) {
    const bound = boundOf.get(side.block);
    if (bound === undefined) continue;
    const reader = new Reader(side, bound, set);
    for (const weighed of [...reader.across(), ...reader.down(), ...reader.tree()]) reader.settle(weighed, sums);
    doubts.push(...reader.doubts.values());
    reader.markAsked(used);
    lasts.push(side);
  }
  crossed(lasts, set, sums, doubts);
  for (const sum of sums) use(sum);
  return { sums, doubts, used };
}

/** Sums of at least so many parts in a row are told by what its figures come to from the left. */
const MANY = 8;

/** The same sum in many lanes: that of columns in each row, that of rows in each column. */
interface Candidate {
  readonly rule: SumRule;
  readonly whole: number;
  readonly parts: readonly number[];
  /** Beside them, and no parts. */
  readonly others: () => readonly number[];
  /** Its own words say that it is a whole. */
  readonly named: boolean;
  /** Members are rows, lanes columns; else the other way round. */
  readonly down: boolean;
}

/** Its amounts are found when they are asked for: most lanes of a large table are only counted. */
interface Lane {
  readonly candidate: Candidate;
  readonly lane: number;
}

interface Weighed {
  readonly rule: SumRule;
  /** Those that hold, with at least two parts that are something; `others` hold too but say little. */
  readonly strong: readonly Lane[];
  readonly weak: readonly Lane[];
  readonly broken: readonly Lane[];
  readonly kind: keyof typeof LEAST;
  /** Whether rows of it were not understood: a sum may lack a part. */
  readonly lost: (lane: Lane) => boolean;
}

class Reader {
  /** One for each rule: the first, and how many. */
  readonly doubts = new Map<SumRule, UnshownSums>();
  /** All of them. */
  private readonly asked: Lane[] = [];
  /** Not of what cannot be counted with. */
  readonly #rowSums = once(() =>
    this.set.amounts.troubled
      ? undefined
      : new RowSums(this.set.amounts, this.bound.start, this.side.rows.length, this.bound.width),
  );

  constructor(
    private readonly side: Side,
    private readonly bound: BoundBlock,
    private readonly set: BoundSet,
  ) {}

  /** The columns that span others, as their headings say. */
  across(): Weighed[] {
    const { paths } = this.side;
    const found: Weighed[] = [];
    for (const [whole, groups] of groupsOf(paths)) {
      const best = this.best(
        groups.map((parts) => ({
          rule: ACROSS,
          whole,
          parts,
          others: once(() => paths.flatMap((_, c) => (c === whole || parts.includes(c) ? [] : [c]))),
          named: false,
          down: false,
        })),
        "across",
      );
      if (best !== undefined) found.push(best);
    }
    return found;
  }

  /** Rows that say that they are a whole, and numbered ones above a list. */
  down(): Weighed[] {
    const { rows } = this.side;
    if (this.isTree()) return [];
    const found: Weighed[] = [];
    for (const [whole, lists] of listsOf(rows)) {
      const best = this.best(
        lists.map((parts) => ({
          rule: DOWN,
          whole,
          parts,
          others: once(() => between(rows, whole, parts)),
          named: rows[whole]?.isTotal === true,
          down: true,
        })),
        "down",
      );
      if (best !== undefined) found.push(best);
    }
    return found;
  }

  /** 类, 款 and 项 by their codes, and the 合计 over them. */
  tree(): Weighed[] {
    if (!this.isTree()) return [];
    const { rows } = this.side;
    const children = new Map<number, number[]>();
    const byCode = new Map<string, number>();
    rows.forEach(({ code }, row) => {
      if (code !== undefined) byCode.set(code, row);
    });
    const roots: number[] = [];
    rows.forEach(({ code }, row) => {
      if (code === undefined) return;
      let parent: number | undefined;
      for (let n = code.length - 2; n >= 3 && parent === undefined; n -= 2) parent = byCode.get(code.slice(0, n));
      if (parent === undefined) roots.push(row);
      else {
        add(children, parent, row);
      }
    });
    const totals = rows.flatMap(({ isTotal, code }, row) => (isTotal && code === undefined ? [row] : []));
    const [total] = totals;
    if (total !== undefined && totals.length === 1) children.set(total, roots);
    // 类 beside 款 and 项 whose 类 was not read: what the whole is the sum of nobody knows.
    const isUneven = new Set(roots.map((row) => rows[row]?.code?.length)).size > 1;
    // A row with figures and no code that was understood may be a part of any sum around it.
    const lost = rows.flatMap(({ code, isTotal, isMemo }, row) =>
      code === undefined && !isTotal && !isMemo ? [row] : [],
    );
    // The next page may go on with the last of them.
    const open = new Set<number | undefined>();
    if (this.side.isPage) {
      const last = rows.flatMap(({ code }) => code ?? []).at(-1) ?? "";
      for (let n = 3; n <= last.length; n += 2) open.add(byCode.get(last.slice(0, n)));
    }
    const isInDoubt = (whole: number): boolean => whole === total && (isUneven || this.side.isPage);
    const all = [...children].map(([whole, parts]) =>
      this.weigh({ rule: TREE, whole, parts, others: () => [], named: true, down: true }),
    );
    return [
      {
        rule: TREE,
        strong: all.flatMap((own) => own.strong),
        weak: all.flatMap((own) => own.weak),
        broken: all.flatMap((own) => own.broken),
        kind: "tree",
        lost: ({ candidate: { whole, parts } }) => {
          if (isInDoubt(whole) || open.has(whole)) return true;
          const [first, last] = endsOf([whole, ...parts]);
          const next = lost[firstFrom(lost, first - 1)];
          return next !== undefined && next <= last + 1;
        },
      },
    ];
  }

  /** Says which of the sums are borne out, and which are not. */
  settle({ rule, strong, weak, broken, kind, lost }: Weighed, sums: ShownSum[]): void {
    const isShown = strong.length >= LEAST[kind] && strong.length >= FOR_EACH[kind] * broken.length;
    const addSum = (lane: Lane, shown: number): void => {
      const { down } = lane.candidate;
      const [row, column] = down ? [lane.candidate.whole, lane.lane] : [lane.lane, lane.candidate.whole];
      sums.push({ rule, bound: this.bound, ...this.amountsOf(lane), shown, row, column });
    };
    if (strong.length > 0) for (const lane of [...strong, ...weak]) addSum(lane, strong.length);
    const tried = kind === "tree" || !isShown ? undefined : this.triedIn(strong);
    const asked = broken.filter((lane) => {
      if (!isShown || lost(lane) || (tried !== undefined && !this.isTried(lane, tried))) return true;
      addSum(lane, strong.length);
      return false;
    });
    const [first] = asked;
    // A row or column that does not say that it is a whole is asked about only where it has been one, be it of one part.
    if (first === undefined || (strong.length === 0 && weak.length < LEAST[kind] && !first.candidate.named)) return;
    for (const lane of asked) this.asked.push(lane);
    const before = this.doubts.get(rule);
    this.doubts.set(rule, {
      rule,
      why: before?.why ?? this.question(first),
      count: (before?.count ?? 0) + asked.length,
    });
  }

  /** The parts of a sum, and what is left out of it, that are something in one that holds. */
  private triedIn(strong: readonly Lane[]): ReadonlySet<number> {
    const tried = new Set<number>();
    for (const { candidate, lane } of strong)
      for (const members of [candidate.parts, candidate.others()])
        for (const member of members)
          if (this.set.amounts.isFilled(this.id(candidate, member, lane))) tried.add(member);
    return tried;
  }

  /** Whether every part of a sum, and everything left out of it, has been so in one that holds. */
  private isTried({ candidate, lane }: Lane, tried: ReadonlySet<number>): boolean {
    return [...candidate.parts, ...candidate.others()].every(
      (member) => tried.has(member) || !this.set.amounts.isFilled(this.id(candidate, member, lane)),
    );
  }

  /** Marks the amounts of those that are asked about. */
  markAsked(used: Uint8Array): void {
    let last: Candidate | undefined;
    let runs: readonly Run[] = [];
    for (const { candidate, lane } of this.asked) {
      used[this.id(candidate, candidate.whole, lane)] = 1;
      if (candidate.down) for (const member of candidate.parts) used[this.id(candidate, member, lane)] = 1;
      else {
        if (candidate !== last) runs = runsOf(candidate.parts);
        last = candidate;
        for (const { from, to } of runs) used.fill(1, this.id(candidate, from, lane), this.id(candidate, to, lane));
      }
    }
  }

  private amountsOf({ candidate, lane }: Lane): Pick<ShownSum, "whole" | "parts"> {
    return {
      whole: this.id(candidate, candidate.whole, lane),
      parts: candidate.parts.map((member) => this.id(candidate, member, lane)),
    };
  }

  private question(asked: Lane): Why {
    const { candidate, lane } = asked;
    const { whole, parts } = this.amountsOf(asked);
    const [row, column] = candidate.down ? [candidate.whole, lane] : [lane, candidate.whole];
    const { left, right } = this.set.amounts.compare([whole], parts, "=", whole);
    const at = this.side.block.rows[row]?.at ?? 0;
    return {
      reason: "not-shown",
      at: cellOf(this.bound.table, at, this.side.block.rows[row]?.place.columns[column] ?? 0),
      left,
      right,
    };
  }

  /** Of several readings of a sum the one that holds most often. */
  private best(candidates: readonly Candidate[], kind: keyof typeof LEAST): Weighed | undefined {
    let best: ReturnType<Reader["weigh"]> | undefined;
    for (const candidate of candidates) {
      if (candidate.parts.length === 0) continue;
      const own = this.weigh(candidate);
      const better =
        best === undefined ? 1 : own.strong.length - best.strong.length || best.broken.length - own.broken.length;
      if (better > 0) best = own;
    }
    return best === undefined || best.strong.length + best.broken.length === 0
      ? undefined
      : { ...best, kind, lost: () => kind === "down" && this.side.isPage };
  }

  private weigh(candidate: Candidate): Pick<Weighed, "rule" | "strong" | "weak" | "broken"> {
    const { amounts } = this.set;
    const lanes = candidate.down ? this.bound.width : this.side.rows.length;
    const strong: Lane[] = [];
    const weak: Lane[] = [];
    const broken: Lane[] = [];
    const judge = this.judging(candidate);
    for (let lane = 0; lane < lanes; lane++) {
      const whole = this.id(candidate, candidate.whole, lane);
      if (!amounts.isFilled(whole) || this.hasWords(candidate, lane)) continue;
      const told = judge(lane, whole);
      if (told === undefined || told.filled === 0 || told.verdict === "doubtful") continue;
      const own = { candidate, lane };
      if (told.verdict === "unequal") {
        if (!amounts.isCoarse(whole, told.gap, candidate.parts.length)) broken.push(own);
      } else (told.filled > 1 && amounts.isTelling(whole) ? strong : weak).push(own);
    }
    return { rule: candidate.rule, strong, weak, broken };
  }

  /** How a sum stands in a lane; undefined where its parts cannot be counted with. */
  private judging(candidate: Candidate): (lane: number, whole: number) => RowSum | undefined {
    const { amounts } = this.set;
    const wholes = [0];
    const parts = candidate.parts.map(() => 0);
    const runs = candidate.down ? [] : runsOf(candidate.parts);
    const sums = candidate.down || parts.length < MANY ? undefined : this.#rowSums();
    return (lane, whole) => {
      const told = sums?.judge(lane, candidate.whole, runs);
      if (told !== undefined) return told;
      let filled = 0;
      candidate.parts.forEach((member, i) => {
        const part = this.id(candidate, member, lane);
        if (amounts.isFilled(part)) filled++;
        parts[i] = part;
      });
      if (filled === 0 || amounts.firstTrouble(parts) !== undefined) return undefined;
      wholes[0] = whole;
      const verdict = amounts.judge(wholes, parts, "=");
      return { filled, verdict, gap: verdict === "unequal" ? amounts.gap(wholes, parts) : 0 };
    };
  }

  private hasWords({ whole, parts, down }: Candidate, lane: number): boolean {
    const { rows } = this.side;
    // Every column is a whole, a part or beside them.
    if (!down) return (rows[lane]?.words.size ?? 0) > 0;
    return rows[whole]?.words.has(lane) === true || parts.some((row) => rows[row]?.words.has(lane));
  }

  private id({ down }: Candidate, member: number, lane: number): number {
    return this.bound.start + (down ? member * this.bound.width + lane : lane * this.bound.width + member);
  }

  /** Whether its rows are 科目 by code, each once. */
  private isTree(): boolean {
    const codes = this.side.rows.flatMap(({ code }) => code ?? []);
    return codes.length >= 3 && codes.length * 2 >= this.side.rows.length && new Set(codes).size === codes.length;
  }
}
