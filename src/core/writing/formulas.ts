import type { TemplateCell, TemplateSheet } from "../blanks/made.ts";
import type { BoundSet } from "../equations/bind.ts";
import type { Stage } from "../prose/meanings.ts";
import type { Language } from "../report/say/language.ts";
import { a1, type CellAddress, type SheetGrid } from "../sheet/grid.ts";
import { quotedName } from "../sheet/names.ts";
import { UNITS } from "../amounts/units.ts";
import { questionRows } from "./answers.ts";
import { ALL_PLANNED, AS_OFFICE, Figures, nameOfFigure, styleFor, type KnownFigure } from "./figures.ts";
import type { Ask, FigureOf, Insert, Parts, WordsForm } from "./form.ts";
import type { WritingOptions } from "./options.ts";
import { OFFICE } from "./terms.ts";
import { ANSWERS_SHEET, WORDS_SHEET, writingWords } from "./say.ts";
import { QUESTION_WIDTHS, textSheet } from "./sheets.ts";
import { askedCount, askedReason, listed, placeholder, planLines, printedName, Writer, yearOf } from "./write.ts";

// The words as ordinary formulas over the cells, so that they live in Excel and WPS without us: TEXT, IF, ROUND and the like, no name and no
// function of ours. A figure is a cell of the tables, or a row of the sheet 说明用数, where last year's figures, the budget and all that only a person
// knows stand.

/** Excel takes no longer formula, and no longer text within one. */
const LONGEST_FORMULA = 8192;
const LONGEST_LITERAL = 250;
/** A piece longer than this stands in a cell of its own beside the sentence. */
const LONG = 1500;
/** Where the pieces of a sentence stand: from this column on, counted from zero. */
const PIECES = 3;
/** The answers' column, and their first row, on the sheet 说明用数. */
const ANSWERS = 3;
const FIRST_ROW = 3;
/** The first sentence stands below the title and a note; how wide it is, and what stands beside it. */
const FIRST_SENTENCE = 2;
const WORDS_WIDTH = 620;
const NARROW = 12;

/** The two sheets: the words, a sentence a row, and what is asked for them. */
export interface FormulaSheets {
  readonly words: TemplateSheet;
  readonly questions: TemplateSheet;
}

/** Names under which the sheets will stand, and sentences that the user has typed over a formula, by the key beside them: they stay as he wrote them. */
export interface FormulaWishes {
  readonly names: { readonly words: string; readonly questions: string };
  readonly typed: ReadonlyMap<string, string>;
}

/** Makes the sheets for a set whose tables stand in `sheets`. */
export function formulaSheets(
  form: WordsForm,
  set: BoundSet,
  sheets: readonly SheetGrid[],
  language: Language,
  options: WritingOptions = {},
  { names, typed }: FormulaWishes = { names: { words: WORDS_SHEET, questions: ANSWERS_SHEET }, typed: new Map() },
): FormulaSheets {
  const say = writingWords(language);
  const figures = new Figures(set, options);
  const writer = new Writer(form, figures, options);
  const maker = new FormulaMaker(form, figures, sheets, options, quotedName(names.questions));
  const sentences = planLines(form, figures, options).map(
    ({ parts, heading, key }, i): readonly (TemplateCell | undefined)[] => {
      const text = writer.text(parts);
      if (heading !== undefined) return [{ style: "side", value: text }];
      const { formula, pieces } = maker.sentence(parts, FIRST_SENTENCE + i);
      const kept = typed.get(key);
      const reckons = kept === undefined && formula.includes("!") && formula.length <= LONGEST_FORMULA;
      const sentence: TemplateCell = { style: "label", value: kept ?? text, ...(reckons ? { formula } : {}) };
      return [sentence, { style: "side", value: key }, undefined, ...(reckons ? pieces : [])];
    },
  );
  const answers = new Map(options.answers);
  const questions = textSheet(
    names.questions,
    [
      [{ style: "note", value: say.note }],
      say.columns.map((value): TemplateCell => ({ style: "heading", value })),
      ...maker.rows().map(({ ask, value }) => {
        const [row = []] = questionRows([ask], answers, say.kinds);
        return row.map((text, c): TemplateCell => ({
          style: "label",
          value: c === ANSWERS && value !== undefined ? value : text,
        }));
      }),
    ],
    QUESTION_WIDTHS,
    2,
  );
  const widest = Math.max(PIECES, ...sentences.map((row) => row.length));
  const words = textSheet(
    names.words,
    [[{ style: "note", value: say.wordsNote }], ...sentences],
    [WORDS_WIDTH, ...Array.from({ length: widest - 1 }, () => NARROW)],
    1,
  );
  return { words, questions };
}

/** Sentences that stand in a sheet of words where a formula stood: text beside a key. `isFormula` says it of a row and column of the sheet. */
export function typedSentences(
  grid: SheetGrid | undefined,
  isFormula: (row: number, column: number) => boolean,
): ReadonlyMap<string, string> {
  const typed = new Map<string, string>();
  grid?.rows.forEach((row, r) => {
    const [text, key] = [row[0 - grid.left], row[1 - grid.left]];
    if (typeof text === "string" && typeof key === "string" && KEY.test(key) && !isFormula(grid.top + r, 0))
      typed.set(key, text);
  });
  return typed;
}

/** 5.6, of a 项 5.6.2080505, of a project 12.2.项目 1 */
const KEY = /^\d{1,2}\.\d{1,2}(?:\.[^\n]{1,200})?$/;

/** A row of 说明用数: a question, with the figure where a workbook beside has it. */
interface AskedRow {
  readonly ask: Ask;
  readonly value?: number | string;
}

/** A figure in a formula: what gives it in 万元, and the cell that must not be blank for it to be known. */
interface Operand {
  readonly value: string;
  readonly guard?: string;
}

class FormulaMaker {
  private readonly asked = new Map<string, AskedRow>();
  private readonly grids: ReadonlyMap<string, SheetGrid>;
  private pieces: TemplateCell[] = [];
  private row = 0;

  constructor(
    private readonly form: WordsForm,
    private readonly figures: Figures,
    sheets: readonly SheetGrid[],
    private readonly options: WritingOptions,
    private readonly answersSheet: string,
  ) {
    this.grids = new Map(sheets.map((grid) => [grid.name, grid]));
  }

  rows = (): readonly AskedRow[] => [...this.asked.values()];

  /** The formula of a sentence in a row of the sheet, with those of its pieces, which stand behind it. */
  sentence(parts: Parts, row: number): { readonly formula: string; readonly pieces: readonly TemplateCell[] } {
    this.pieces = [];
    this.row = row;
    const formula = `=${this.text(parts)}`;
    return { formula, pieces: this.pieces };
  }

  private text(parts: Parts): string {
    const pieces: string[] = [];
    let literal = "";
    const flush = (): void => {
      for (let at = 0; at < literal.length; at += LONGEST_LITERAL)
        pieces.push(quoted(literal.slice(at, at + LONGEST_LITERAL)));
      literal = "";
    };
    for (const part of parts) {
      if (typeof part === "string") literal += part;
      else {
        const found = this.slot(part);
        if (typeof found === "string") {
          flush();
          pieces.push(found);
        } else literal += found.text;
      }
    }
    flush();
    return pieces.length === 0 ? '""' : pieces.join("&");
  }

  /** A formula, or a text that does not change. */
  private slot(slot: Insert): string | { readonly text: string } {
    const { figures, form } = this;
    switch (slot.is) {
      case "year": {
        const year = yearOf(figures, this.options, slot.less);
        return year === undefined ? this.ask({ key: "年度", asks: "年度，如 2024", is: "count" }) : { text: year };
      }
      case "self":
        return { text: this.options.self ?? "本单位" };
      case "level":
        return { text: this.options.self?.includes("部门") === true ? "部门" : "单位" };
      case "name":
        return { text: printedName(figures, form.style, slot) };
      case "ask":
        return this.ask(slot.ask);
      case "reason":
        return this.ask(askedReason(slot));
      case "money": {
        const one = this.operand(slot);
        const named = placeholder({ asks: nameOfFigure(slot.of, slot.stage, figures.set.kind) });
        return `${this.guarded([one], quoted(named), this.amount(`ABS(${one.value})`, styleFor(slot.of, form.style)))}&"万元"`;
      }
      case "count": {
        const counted = figures.counted(slot.of);
        if (counted?.at !== undefined) return `N(${this.reference(counted.at)})&""`;
        return counted === undefined ? this.ask(askedCount(slot.of, slot.asks)) : { text: counted.number };
      }
      case "rate": {
        const [part, whole] = [this.operand(slot.part), this.operand(slot.whole)];
        const rate = this.rate(`${part.value}/${whole.value}`, true);
        const shown = `IF(OR(${part.value}=0,${whole.value}=0),${quoted(form.style.zeroRate)},${rate})&"%"`;
        return this.guarded([part, whole], quoted(placeholder({ asks: "比率" })), shown);
      }
      case "gap": {
        const [now, before] = this.both(slot.of, slot.than);
        return this.guarded(
          [now, before],
          quoted(placeholder({ asks: "增减" })),
          `${this.amount(`ABS(${now.value}-${before.value})`)}&"万元"`,
        );
      }
      case "gap-rate": {
        const [now, before] = this.both(slot.of, slot.than);
        const rate = this.rate(`ABS(${now.value}-${before.value})/${before.value}`, false);
        return this.guarded(
          [now, before],
          quoted(placeholder({ asks: "增减" })),
          `IF(${before.value}=0,${quoted(form.style.zeroRate)},${rate})&"%"`,
        );
      }
      case "versus": {
        const [now, before] = this.both(slot.of, slot.than);
        const gap = `ROUND(${now.value}-${before.value},2)`;
        const [same, more, less] = [slot.same, slot.more, slot.less].map((parts) => this.short(this.text(parts)));
        return this.guarded(
          [now, before],
          this.text(slot.unknown ?? []),
          `IF(${gap}=0,${same ?? ""},IF(${gap}>0,${more ?? ""},${less ?? ""}))`,
        );
      }
      case "when": {
        const one = this.operand(slot);
        return this.guarded(
          [one],
          '""',
          `IF(${one.value}=0,${this.short(this.text(slot.nothing))},${this.short(this.text(slot.something))})`,
        );
      }
      case "list":
        return this.list(slot);
    }
  }

  /** All that may be listed, each with what joins it in front; the first joint is cut off. */
  private list(slot: Extract<Insert, { readonly is: "list" }>): string {
    const { where, each, joint, before = "", empty = [] } = slot;
    const items = listed(this.figures, slot).flatMap((of) => {
      const now = this.figures.get({ of, stage: "final" }, false);
      if (where !== "all" && now === undefined) return [];
      if (where === "changed" && this.figures.get({ of, stage: "last" }, false) === undefined) return [];
      const text = `${quoted(joint)}&${this.text(each(of))}`;
      if (where === "all") return [text];
      const own = this.operand({ of, stage: "final" }).value;
      const zero = where === "something" ? `${own}=0` : `AND(${own}=0,${this.operand({ of, stage: "last" }).value}=0)`;
      return [this.short(`IF(${zero},"",${text})`)];
    });
    if (items.length === 0) return this.text(empty);
    // Several to a cell, so that none is too long.
    const cells: string[] = [];
    let group = "";
    for (const item of items) {
      if (group !== "" && group.length + item.length > LONG) {
        cells.push(this.piece(group));
        group = "";
      }
      group = group === "" ? item : `${group}&${item}`;
    }
    const whole = this.piece([...cells, group].join("&"));
    const shown = `${before === "" ? "" : `${quoted(before)}&`}MID(${whole},${joint.length + 1},8192)`;
    return `IF(${whole}="",${this.text(empty)},${shown})`;
  }

  private short(formula: string): string {
    return formula.length > LONG ? this.piece(formula) : formula;
  }

  /** Puts a formula into a cell behind the sentence, and gives that cell. */
  private piece(formula: string): string {
    this.pieces.push({ style: "side", formula: `=${formula}`, value: "" });
    return `$${a1(this.row, PIECES - 1 + this.pieces.length).replace(/(?=\d)/, "$")}`;
  }

  private guarded(all: readonly Operand[], unknown: string, known: string): string {
    const guards = all.flatMap(({ guard }) => (guard === undefined ? [] : [`${guard}=""`]));
    const [first, ...more] = [...new Set(guards)];
    if (first === undefined) return known;
    return `IF(${more.length === 0 ? first : `OR(${[first, ...more].join(",")})`},${unknown},${known})`;
  }

  private amount(value: string, { zero, strips } = this.form.style): string {
    return `IF(${value}=0,${quoted(zero)},${strips ? `ROUND(${value},2)&""` : `TEXT(${value},"0.00")`})`;
  }

  /** A quotient in per cent; of all is printed as the place does. */
  private rate(quotient: string, isShare: boolean): string {
    const { places, stripsRates, hundred } = this.form.style;
    const value = `ROUND(${quotient}*100,${places})`;
    if (stripsRates) return `${value}&""`;
    const text = `TEXT(${value},"${places === 1 ? "0.0" : "0.00"}")`;
    return isShare && !hundred.includes(".") ? `IF(${value}=100,${quoted(hundred)},${text})` : text;
  }

  private both(of: FigureOf["of"], than: Stage): readonly [Operand, Operand] {
    return [this.operand({ of, stage: "final" }), this.operand({ of, stage: than })];
  }

  private operand(figure: FigureOf): Operand {
    const found = this.figures.get(figure);
    const isOwn = (figure.stage === "final" || figure.stage === "plan") && found?.asked === undefined;
    if (found !== undefined && isOwn) return { value: this.own(found) };
    const key = found?.asked ?? nameOfFigure(figure.of, figure.stage, this.figures.set.kind);
    if (key === ALL_PLANNED.key) return this.operand({ of: figure.of, stage: "final" });
    const ask: Ask = this.figures.asked.get(key) ?? { key, asks: `${key}（万元）`, is: "money" };
    // A workbook beside has it: it stands on the sheet as a figure, in 万元.
    const value = found === undefined ? undefined : Number(this.figures.inTenThousands(found));
    const cell = this.answer(ask, value);
    if (figure.of.what !== "机关运行经费") return { value: `N(${cell})`, guard: cell };
    const office = this.figures.get({ of: OFFICE, stage: figure.stage }, false);
    const own =
      office === undefined ? "0" : figure.stage === "last" ? this.figures.inTenThousands(office) : this.own(office);
    return { value: `IF(${cell}=${quoted(AS_OFFICE)},${own},N(${cell}))`, guard: cell };
  }

  /** A cell of the tables in 万元. */
  private own({ fact, made }: KnownFigure): string {
    if (made === undefined) return this.cellOf(fact);
    return made.length === 0
      ? "0"
      : `(${made.map(({ fact: one, sign }, i) => `${sign < 0 ? "-" : i === 0 ? "" : "+"}${this.cellOf(one)}`).join("")})`;
  }

  private cellOf({ at, unit, absent }: KnownFigure["fact"]): string {
    if (at === undefined || absent === true) return "0";
    const power = UNITS[unit].power - 4;
    const value = this.grids.get(at.sheet)?.rows[at.row - this.top(at)]?.[at.column - this.left(at)];
    const cell = this.reference(at);
    const number = typeof value === "string" ? `IFERROR(VALUE(SUBSTITUTE(${cell},",","")),0)` : `N(${cell})`;
    // In brackets: something may be divided by it.
    return power === 0 ? number : `(${number}/${10 ** -power})`;
  }

  private top = ({ sheet }: CellAddress): number => this.grids.get(sheet)?.top ?? 0;
  private left = ({ sheet }: CellAddress): number => this.grids.get(sheet)?.left ?? 0;

  private reference({ sheet, row, column }: CellAddress): string {
    return `${quotedName(sheet)}!${a1(row, column)}`;
  }

  /** What is answered, or what stands for it. */
  private ask(ask: Ask): string {
    const own = this.answer(ask);
    const other = ask.or === undefined ? undefined : this.asked.get(ask.or);
    const nothing = quoted(placeholder(ask));
    const or = other === undefined ? undefined : this.answer(other.ask);
    return `IF(${own}="",${or === undefined ? nothing : `IF(${or}="",${nothing},${or})`},${own}&"")`;
  }

  /** The cell of an answer. */
  private answer(ask: Ask, value?: number): string {
    if (!this.asked.has(ask.key)) this.asked.set(ask.key, { ask, ...(value === undefined ? {} : { value }) });
    const row = FIRST_ROW + [...this.asked.keys()].indexOf(ask.key);
    return `${this.answersSheet}!$${a1(row, ANSWERS).replace(/(?=\d)/, "$")}`;
  }
}

/** A text within a formula. */
function quoted(text: string): string {
  if (text.length <= LONGEST_LITERAL) return `"${text.replaceAll('"', '""')}"`;
  return [text.slice(0, LONGEST_LITERAL), text.slice(LONGEST_LITERAL)].map(quoted).join("&");
}
