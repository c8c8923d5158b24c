import { cellOf, type BoundSet } from "../../equations/bind.ts";
import { titleOf } from "../../forms/form.ts";
import type { Claim, RemarkKind } from "../../prose/claim.ts";
import type { Sentence } from "../../prose/text.ts";
import { qualified } from "../../sheet/grid.ts";
import { plain } from "../../sheet/text.ts";
import type { Table } from "../../tables/table.ts";
import { contentsOf } from "../contents.ts";
import type { Publication, PublishedWords } from "../publication.ts";
import type { CheckDates } from "./answer.ts";

/** A line, a remark, with where it stands. */
export interface Placed {
  readonly text: string;
  readonly place: string;
}

/** What every question looks at. */
export class Inspected {
  readonly main: BoundSet | undefined;
  /** Tables of accounts or of the budget, and 绩效表. */
  readonly own: readonly Table[];
  readonly sheets: readonly Table[];

  constructor(
    readonly publication: Publication,
    readonly dates: CheckDates,
  ) {
    this.main = publication.main;
    this.own = this.main?.tables.filter(({ form }) => form.kind !== "绩效") ?? [];
    this.sheets = publication.tables.filter(({ form }) => form.kind === "绩效");
  }

  hasWords(): boolean {
    return this.publication.words.length > 0;
  }

  isAttached(): boolean {
    return this.lines().some(({ text }) => /见附[表件]/.test(text));
  }

  lines(): readonly Placed[] {
    return this.publication.words.flatMap(({ prose }) =>
      prose.lines.map((line, i) => ({
        text: plain(line.replace(/^#+\s|\*\*/g, "")),
        place: `${prose.name} 第 ${i + 1} 行`,
      })),
    );
  }

  contentsIn({ lines }: PublishedWords["prose"]): ReturnType<typeof contentsOf> {
    return contentsOf(
      lines,
      this.publication.tables.flatMap(({ form, title }) => [...form.titles, ...(title === undefined ? [] : [title])]),
    );
  }

  /** What a 目录 announces and nobody finds; of a part that is missing only the part. */
  lacking(): string[] {
    return this.publication.words.flatMap(({ prose }) => {
      let gone = false;
      return (this.contentsIn(prose)?.entries ?? []).flatMap(({ text, found }) => {
        const isPart = /^第.{1,3}部分/.test(text);
        if (isPart) gone = !found;
        return found || (gone && !isPart) ? [] : [text];
      });
    });
  }

  sentences(words: RegExp): Sentence[] {
    return this.publication.words.flatMap(({ prose, report: { sentences } }) => {
      const contents = this.contentsIn(prose);
      const isListed = (line: number): boolean => contents !== undefined && line >= contents.from && line < contents.to;
      return sentences.filter(
        ({ text, section, from }) =>
          section.zone !== "glossary" && section.zone !== "about" && !isListed(from[0]?.line ?? 0) && words.test(text),
      );
    });
  }

  claims(is: (claim: Claim) => boolean): Claim[] {
    return this.publication.words.flatMap(({ report }) => report.claims.filter(is));
  }

  remarks(kinds: readonly RemarkKind[]): readonly Placed[] {
    return this.publication.words.flatMap(({ report }) =>
      report.remarks
        .filter(({ kind }) => kinds.includes(kind))
        .map(({ text, section }) => ({ text, place: `${report.name} ${section}`.trim() })),
    );
  }

  labels(sentences: readonly Sentence[]): string[] {
    return [...new Set(sentences.map(({ section }) => section.label).filter((label) => label !== ""))].slice(0, 5);
  }
}

export function placesOf(claims: readonly Claim[]): string[] {
  return [...new Set(claims.map(({ section }) => section).filter((label) => label !== ""))].slice(0, 5);
}

export function nameOf({ form, title }: Table): string {
  return title ?? titleOf(form);
}

export function placeOf(table: Table): string {
  return qualified(cellOf(table, table.at.row, table.at.column));
}
