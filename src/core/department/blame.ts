import { reach } from "../amounts/verdict.ts";
import { slipOf } from "../causes/typing-slips.ts";
import { check, evidenceIn } from "../check.ts";
import { addressOf, type BoundSet } from "../equations/bind.ts";
import { isHint, verdictOf, type Report, type Slip } from "../report/finding.ts";
import { qualified, type CellAddress, type SheetGrid } from "../sheet/grid.ts";
import type { Evidence } from "../verdicts/evidence.ts";
import type { Table } from "../tables/table.ts";

/** A cell to blame for a sum that does not come out. */
export interface SumBlame {
  /** 0 is the department. */
  readonly book: number;
  readonly at: CellAddress;
  /** As printed; "" where nothing is. */
  readonly now: string;
  /** With which the sum comes out. */
  readonly likely: string;
  readonly slip?: Slip;
}

/** What its own workbook says of a cell. */
interface Voice {
  readonly report: Report;
  readonly evidence: (at: CellAddress) => readonly Evidence[];
}

/** So many equally good cells are named; of more nobody can say which it is. */
const MOST = 3;

/**
 * Says which of the figures of a sum is wrong: the one that its own workbook finds fault with as well. Where none does, the one whose workbook has the
 * least to say for it, or that a slip of the hand would have made.
 */
export class Blamer {
  readonly #books: readonly { readonly sheets: readonly SheetGrid[]; readonly year?: string }[];
  readonly #voices = new Map<number, Voice>();

  constructor(books: readonly { readonly sheets: readonly SheetGrid[]; readonly year?: string }[]) {
    this.#books = books;
  }

  /** `figures` are books with the numbers of their amounts. What something else may explain is blamed only on cells of units that their own workbooks find fault with. */
  blame(
    set: BoundSet,
    figures: readonly (readonly [book: number, id: number])[],
    bookOf: (table: Table) => number,
    mayBeElse: boolean,
  ): SumBlame[] {
    const { amounts } = set;
    const gap = figures.reduce((sum, [book, id]) => sum + (book === 0 ? 1 : -1) * amounts.value(id), 0);
    const slack = figures.reduce((sum, [, id]) => sum + amounts.step(id), 0);
    const room = reach(slack, false);
    const scored = figures.flatMap(([book, id]) => {
      const at = addressOf(set, id);
      const bound = set.blockAt(id);
      if (at === undefined || bound === undefined || bookOf(bound.table) !== book) return [];
      const now = amounts.value(id);
      const right = now + (book === 0 ? -gap : gap);
      const place = amounts.step(id) || 1;
      const slip = slipOf(Math.round(now / place), {
        low: Math.round((right - room) / place),
        high: Math.round((right + room) / place),
      });
      const likely = amounts.printed(id, Math.round(slip === undefined ? right : slip.value * place));
      const isBlank = amounts.state(id) === "blank";
      const fault = this.#fault(book, at);
      if (mayBeElse && (book === 0 || fault <= 0)) return [];
      const score =
        fault +
        (slip === undefined ? 0 : 1.5) -
        // A figure that would have to be less than nothing, and a blank, are seldom what is wrong.
        (right < -room && now >= 0 ? 3 : 0) -
        (isBlank ? 1 : 0);
      const blame: SumBlame = {
        book,
        at,
        now: isBlank ? "" : amounts.printed(id),
        likely,
        ...(slip === undefined ? {} : { slip: slip.slip }),
      };
      return [{ score, blame }];
    });
    const best = Math.max(...scored.map(({ score }) => score));
    const named = scored.filter(({ score }) => score === best).map(({ blame }) => blame);
    return named.length > MOST ? [] : named;
  }

  /** How much its own workbook finds fault with a cell: above nothing where it does, below where relations bear it out. */
  #fault(book: number, at: CellAddress): number {
    const { report, evidence } = this.#voice(book);
    const name = qualified(at);
    const suspect = report.suspects.find(({ cells }) => cells.some((cell) => qualified(cell) === name));
    if (suspect !== undefined) return suspect.rank === 1 ? 6 : 4;
    const isIn = report.findings.some(
      (finding) =>
        verdictOf(finding) === "unequal" && !isHint(finding) && finding.cells.some((cell) => qualified(cell) === name),
    );
    if (isIn) return 2;
    const holding = evidence(at).filter(
      ({ verdict, relation, rule }) =>
        relation === "=" && rule.hint !== true && (verdict === "equal" || verdict === "rounding"),
    );
    return -Math.min(2, holding.length) / 2;
  }

  #voice(book: number): Voice {
    const known = this.#voices.get(book);
    if (known !== undefined) return known;
    const { sheets = [], year } = this.#books[book] ?? {};
    const options = year === undefined ? {} : { year };
    const voice = { report: check(sheets, options), evidence: evidenceIn(sheets, options).at };
    this.#voices.set(book, voice);
    return voice;
  }
}
