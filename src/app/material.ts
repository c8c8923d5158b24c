import { yearIn } from "./kept.ts";
import { changed, type Ground } from "./actions.ts";
import { publicationIn } from "./load.ts";
import { isReportPage } from "./sheets.ts";
import { troubleOf, type Trouble } from "./state.ts";
import type { BookRole } from "../core/prose/beside.ts";
import { checklistOf } from "../core/publication/checklist.ts";
import type { CheckAnswer, CheckDates } from "../core/publication/checklist/answer.ts";
import { documentOf, type PublishedDocument } from "../core/publication/document.ts";
import { checklistPage } from "../core/publication/page.ts";
import type { Publication } from "../core/publication/publication.ts";
import { formOf, optionsOf, wordsOf, type Wishes } from "../core/publication/words.ts";
import type { Language } from "../core/report/say/language.ts";
import type { SheetGrid } from "../core/sheet/grid.ts";
import type { TemplateSheet } from "../core/blanks/made.ts";
import { freeName } from "../core/sheet/names.ts";
import { formulaSheets, typedSentences } from "../core/writing/formulas.ts";
import { ANSWERS_SHEET, WORDS_SHEET } from "../core/writing/say.ts";
import { answersIn } from "../core/writing/answers.ts";
import { questionsSheet } from "../core/writing/sheets.ts";
import type { WrittenWords } from "../core/writing/write.ts";
import type { GivenBook } from "../core/years/book.ts";

/** What the panel shows. */
export interface MaterialState {
  /** Last year's workbook and the approved one. */
  readonly books: readonly GivenBook[];
  readonly busy: boolean;
  /** What was read the last time. */
  readonly publication?: Publication;
  readonly answers?: readonly CheckAnswer[];
  readonly words?: WrittenWords;
  readonly dates: CheckDates;
  readonly wishes: Wishes;
  readonly trouble?: Trouble;
}

/** The publication as a whole, made of the open workbook, of the words that were brought, and of the workbooks beside it, which are only read. */
export class Material {
  readonly #ground: Ground;
  readonly #file: () => string | undefined;
  readonly #listeners = new Set<() => void>();
  #state: MaterialState = { books: [], busy: false, dates: {}, wishes: {} };

  /** `file` is what the workbook's file is called. */
  constructor(ground: Ground, file: () => string | undefined = () => undefined) {
    this.#ground = ground;
    this.#file = file;
  }

  readonly state = (): MaterialState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Takes a workbook beside, in the place of another of its kind; undefined takes it away. */
  async bring(book: BookRole, given?: Omit<GivenBook, "book">): Promise<void> {
    const year = given && (given.year ?? yearIn(given.name));
    const books = this.#state.books.filter((one) => one.book !== book);
    const now = given === undefined ? books : [...books, { ...given, book, ...(year === undefined ? {} : { year }) }];
    this.#set({ books: now });
    await this.look();
  }

  async say(change: Pick<Partial<MaterialState>, "dates" | "wishes">): Promise<void> {
    this.#set(change);
    await this.look();
  }

  /** Reads the workbook again, and says what it comes to; `dressed` gives its sheets how they look on paper. */
  async look(dressed?: (sheets: readonly SheetGrid[]) => Promise<readonly SheetGrid[]>): Promise<void> {
    this.#set({ busy: true, trouble: undefined });
    try {
      const all = await this.#ground.workbook.read();
      const own = all.filter((sheet) => !isReportPage(sheet));
      const sheets = dressed === undefined ? own : await dressed(own);
      const { state, options } = this.#ground;
      const { words } = state().prose;
      const documents = words === undefined || words.isSheet ? [] : [words];
      const publication = await publicationIn({ sheets, documents, books: this.#state.books }, state(), options());
      const answers = answersIn(sheets);
      const { answers: _, ...others } = this.#state.wishes;
      const wishes: Wishes = { ...others, ...(answers === undefined ? {} : { answers }) };
      this.#set({
        publication,
        wishes,
        answers: checklistOf(publication, this.#state.dates),
        words: wordsOf(publication, wishes),
      });
    } catch (error) {
      this.#set({ trouble: troubleOf(error) });
    }
    this.#set({ busy: false });
  }

  /** 公开检查清单 as a sheet of the workbook, in which it is known as ours. */
  async addChecklist(language: Language): Promise<void> {
    const { answers } = this.#state;
    if (answers === undefined) return;
    await this.#ground.change(async (workbook) => {
      const page = await workbook.addPage(checklistPage(this.#names(), answers, language));
      this.#ground.do({ is: "happened", news: { is: "reported", page } });
    });
  }

  /** The files that the checklist was made of. */
  names = (): readonly string[] => this.#names();

  /** 说明用数 as a sheet of the user's own: it stays until he takes it out. */
  async addQuestions(language: Language): Promise<void> {
    const { words, wishes } = this.#state;
    if (words !== undefined)
      await this.#addSheets([questionsSheet(words.asked, wishes.answers ?? new Map(), language)]);
  }

  /** The words as a sheet of formulas, with 说明用数; sentences that were typed over a formula in the last such sheet are kept. */
  async addWords(language: Language): Promise<void> {
    const { publication, wishes } = this.#state;
    const form = publication && formOf(publication, wishes);
    const main = publication?.main;
    if (form === undefined || publication === undefined || main === undefined) return;
    const workbook = await this.#ground.workbook.opened;
    const sheets = await this.#ground.workbook.read();
    const last = sheets.filter(({ name }) => name.startsWith(WORDS_SHEET)).at(-1);
    const formulas = last === undefined ? [] : await workbook.formulas(() => true, [{ sheet: last.name }]);
    const reckons = new Set(formulas.map(({ at }) => `${at.row} ${at.column}`));
    const taken = sheets.map(({ name }) => name);
    const names = { words: freeName(WORDS_SHEET, taken), questions: freeName(ANSWERS_SHEET, taken) };
    const typed = typedSentences(last, (row, column) => reckons.has(`${row} ${column}`));
    const made = formulaSheets(form, main, sheets, language, optionsOf(publication, wishes), { names, typed });
    await this.#addSheets([made.words, made.questions]);
  }

  /** The whole document of what was read last. */
  document(): PublishedDocument | undefined {
    const { publication, wishes } = this.#state;
    const { words } = this.#ground.state().prose;
    return (
      publication &&
      documentOf(publication, {
        ...wishes,
        ...(words === undefined || words.lines.length === 0 ? {} : { words: words.lines }),
      })
    );
  }

  /** Whether words can be written for the tables. */
  canWrite(): boolean {
    const { publication, wishes } = this.#state;
    return publication !== undefined && formOf(publication, wishes) !== undefined;
  }

  async #addSheets(sheets: readonly TemplateSheet[]): Promise<void> {
    await this.#ground.change(async (workbook) => {
      const added = await workbook.addSheets(sheets);
      const names = added.map(({ name }) => name);
      this.#ground.do({ is: "wrote", undo: { what: "sheets", added }, news: { is: "added", sheets: names } });
      const [first] = names;
      if (first !== undefined) await workbook.show({ sheet: first, row: 0, column: 0 });
    });
    await this.look();
  }

  #names(): string[] {
    const { words } = this.#ground.state().prose;
    return [this.#file() ?? "", words?.name ?? ""].filter((name) => name !== "");
  }

  #set(change: { readonly [K in keyof MaterialState]?: MaterialState[K] | undefined }): void {
    this.#state = changed(this.#state, change);
    for (const listener of this.#listeners) listener();
  }
}

const MATERIALS = new WeakMap<Ground, Material>();

/** The one of a session. */
export function materialOf(ground: Ground, file?: () => string | undefined): Material {
  const known = MATERIALS.get(ground);
  if (known !== undefined) return known;
  const made = new Material(ground, file);
  MATERIALS.set(ground, made);
  return made;
}
