import { emptyNoteOf } from "../blanks/template.ts";
import type { BoundSet } from "../equations/bind.ts";
import { withoutEnding } from "../sheet/text.ts";
import type { Table } from "../tables/table.ts";
import { Figures } from "../writing/figures.ts";
import type { Ask, OutlinePart, WordsForm } from "../writing/form.ts";
import { numeral, planLines, printedName, Writer } from "../writing/write.ts";
import { printSheet, type PrintedSheet } from "./printed.ts";
import type { Publication } from "./publication.ts";
import { formOf, optionsOf, type Wishes } from "./words.ts";

/** A piece of a document. */
export type DocumentBlock =
  /** The first page. */
  | { readonly is: "cover"; readonly lines: readonly string[] }
  | { readonly is: "contents" }
  /** 1: a part, which begins a page; 2: what stands in it. */
  | { readonly is: "heading"; readonly level: 1 | 2; readonly text: string }
  | { readonly is: "words"; readonly text: string }
  /** On a page of its own, with its title as a heading of level 2. */
  | { readonly is: "table"; readonly title: string; readonly sheet: PrintedSheet; readonly note?: string };

/** The whole of what a unit publishes, with what is still to be filled in. */
export interface PublishedDocument {
  readonly title: string;
  readonly blocks: readonly DocumentBlock[];
  readonly asked: readonly Ask[];
  readonly missing: readonly Ask[];
}

export interface DocumentWishes extends Wishes {
  /** Words that are there already, a line each, in the place of those that would be written. */
  readonly words?: readonly string[];
}

/** Makes the document of a publication in the outline of its place; undefined where no form goes with its tables. */
export function documentOf(publication: Publication, wishes: DocumentWishes = {}): PublishedDocument | undefined {
  const form = formOf(publication, wishes);
  const { main } = publication;
  if (form === undefined || main === undefined) return undefined;
  const maker = new Maker(publication, main, form, wishes);
  const parts = form.outline.map((part) => maker.part(part));
  const used = form.outline.flatMap((part, i) =>
    (parts[i]?.length ?? 0) > 0 ? [{ part, blocks: parts[i] ?? [] }] : [],
  );
  const blocks = used.flatMap(({ part, blocks: own }, i): DocumentBlock[] => [
    { is: "heading", level: 1, text: `第${numeral(i + 1)}部分 ${maker.text(part.heading)}` },
    ...own,
  ]);
  const title = maker.title();
  return {
    title: title.join(""),
    blocks: [{ is: "cover", lines: title }, { is: "contents" }, ...blocks],
    asked: maker.asked(),
    missing: maker.missing(),
  };
}

class Maker {
  private readonly figures: Figures;
  private readonly writer: Writer;

  constructor(
    private readonly publication: Publication,
    private readonly main: BoundSet,
    private readonly form: WordsForm,
    private readonly wishes: DocumentWishes,
  ) {
    const options = optionsOf(publication, wishes);
    this.figures = new Figures(main, options);
    this.writer = new Writer(form, this.figures, options);
  }

  asked = (): Ask[] => [...this.figures.asked.values()];
  missing = (): Ask[] => [...this.figures.missing.values()];
  text = (parts: Parameters<Writer["text"]>[0]): string => this.writer.text(parts);

  title(): string[] {
    const { organisation } = this.publication;
    const named =
      organisation ??
      this.writer.text([{ is: "ask", ask: { key: "单位名称", asks: "单位名称，写在封面上", is: "words" } }]);
    const period = this.main.kind === "预算" ? "年" : "年度";
    const level = this.writer.text([{ is: "level" }]);
    return [`${this.writer.text([{ is: "year" }])}${period}`, named, `${level}${this.main.kind}`];
  }

  part({ is, about = [] }: OutlinePart): DocumentBlock[] {
    switch (is) {
      case "about":
        return about.flatMap(({ heading, ask }, i): DocumentBlock[] => [
          { is: "heading", level: 2, text: `${numeral(i + 1)}、${this.text(heading)}` },
          ...this.paragraphs(this.text([{ is: "ask", ask }])),
        ]);
      case "tables":
        return this.tables(this.main.tables.filter(({ form }) => form.kind !== "绩效"));
      case "words":
        return this.words();
      case "glossary":
        return this.glossary();
      case "annexes":
        return this.tables(this.publication.tables.filter(({ form }) => form.kind === "绩效"));
    }
  }

  private words(): DocumentBlock[] {
    const given = this.wishes.words && partOfWords(this.wishes.words);
    const lines =
      given === undefined
        ? planLines(this.form, this.figures, optionsOf(this.publication, this.wishes)).map(({ parts, heading }) => ({
            text: this.text(parts),
            heading,
          }))
        : given.map((text) => ({ text: text.trim(), heading: headingIn(text.trim()) }));
    return lines.flatMap(({ text, heading }): DocumentBlock[] =>
      heading === 0 ? [] : heading === 1 ? [{ is: "heading", level: 2, text }] : this.paragraphs(text),
    );
  }

  private glossary(): DocumentBlock[] {
    const { terms, items } = this.form.glossary;
    const scope = this.main.kind === "预算" ? ("当年" as const) : ("一般" as const);
    const subjects = !items
      ? []
      : this.figures
          .codes({ chart: "functional", digits: 7, scope })
          .map((code) => ({ what: "科目" as const, scope, code }))
          .filter((of) => this.figures.get({ of, stage: "final" }, false)?.zero === false)
          .map((of) => {
            const name = printedName(this.figures, this.form.style, { is: "name", of, path: "类" });
            // What a 项 is for the catalogue does not say: nothing is made up from its name.
            const asks = `${of.code} ${this.figures.subjectName(of.code)}的名词解释`;
            const ask: Ask = { key: `名词 ${of.code}`, asks, is: "words" };
            return { name, means: this.text([{ is: "ask", ask }]) };
          });
    const shown = terms.filter(
      ({ of }) => of === undefined || this.figures.get({ of, stage: "final" }, false)?.zero === false,
    );
    // 项 stand between the income and what is spent.
    const at = shown.findIndex(({ name }) => name === "基本支出");
    const split = at < 0 ? shown.length : at;
    return [...shown.slice(0, split), ...subjects, ...shown.slice(split)].map(({ name, means }, i) => ({
      is: "words",
      text: `${numeral(i + 1)}、${name}：${withoutEnding(means, "。")}。`,
    }));
  }

  private tables(tables: readonly Table[]): DocumentBlock[] {
    const sheets = [...new Set(tables.map(({ grid }) => grid))].map((grid) => {
      const own = tables.filter((table) => table.grid === grid);
      return { own, sheet: printSheet(grid, own) };
    });
    const titles = sheets.map(({ sheet }) => sheet.title);
    return sheets.map(({ own, sheet }, i): DocumentBlock => {
      const isEmpty = own.every((table) => !table.saysEmpty && this.isBlank(table));
      const [first] = own;
      // Sheets of one title are told apart by their projects.
      const isOneOf = titles.indexOf(sheet.title) !== titles.lastIndexOf(sheet.title);
      const project = isOneOf && first?.project !== undefined ? `（${first.project}）` : "";
      return {
        is: "table",
        title: `${numeral(i + 1)}、${sheet.title}${project}`,
        sheet,
        ...(isEmpty && first !== undefined ? { note: `${withoutEnding(emptyNoteOf(first.form), "。")}。` } : {}),
      };
    });
  }

  /** Whether nobody has put a figure into it. */
  private isBlank(table: Table): boolean {
    const { main } = this;
    const own = main.blocks.filter((bound) => bound.table === table);
    return (
      own.length > 0 &&
      own.every(
        ({ block, start, width }) =>
          !Array.from({ length: block.rows.length * width }, (_, i) => start + i).some((id) =>
            main.amounts.isFilled(id),
          ),
      )
    );
  }

  private paragraphs(text: string): DocumentBlock[] {
    return text
      .split(/\r?\n/)
      .filter((line) => line.trim() !== "")
      .map((line) => ({ is: "words", text: line.trim() }));
  }
}

const PART = /^第[一二三四五六七八九十]{1,3}部分/;

/** The lines of the 情况说明 where the words are those of a whole document; all lines otherwise. */
function partOfWords(lines: readonly string[]): readonly string[] {
  const all = lines.map((line) => line.trim()).filter((line) => line !== "");
  // The 目录 has it too: what counts comes last.
  const from = all.map((line) => PART.test(line) && line.includes("情况说明")).lastIndexOf(true);
  if (from < 0) return all;
  const to = all.findIndex((line, i) => i > from && PART.test(line));
  return all.slice(from, to < 0 ? undefined : to);
}

/** What a line of words is: the title of the part, a heading of a section, or neither. */
function headingIn(text: string): 0 | 1 | undefined {
  if (PART.test(text)) return 0;
  return /^[一二三四五六七八九十]{1,3}、[^。；]{1,40}$/.test(text) ? 1 : undefined;
}
