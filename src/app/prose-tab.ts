import { countsOf, excerpt } from "../core/prose/claim.ts";
import { qualified, type SheetGrid } from "../core/sheet/grid.ts";
import type { Report } from "../core/report/finding.ts";
import type { Language } from "../core/report/say/language.ts";
import { changed, type Ground } from "./actions.ts";
import { publicationIn, wordsEngine } from "./load.ts";
import type { GivenBook } from "../core/years/book.ts";
import { isReportPage } from "./sheets.ts";
import { lastOf, type BroughtWords, type WordsDesk } from "./state.ts";

/** All that can be done in the tab 说明: words are brought, held against the workbook, and left again. */
export class ProseTab {
  readonly #ground: Ground;
  /** Workbooks beside, whose figures the words quote too. */
  #books: readonly GivenBook[] = [];

  constructor(ground: Ground) {
    this.#ground = ground;
  }

  /** Which sheets of the workbook hold words; what was brought is held against what the cells are now. */
  async look(): Promise<void> {
    await this.#doing((sheets) => this.#tried(sheets));
  }

  /** Takes words that the user has brought, in the place of others. */
  async take(words: Omit<BroughtWords, "isSheet">): Promise<void> {
    await this.#doing((sheets) => this.#tried(sheets, { ...words, isSheet: false }));
  }

  /** Takes the words of a sheet. */
  async takeSheet(name: string): Promise<void> {
    await this.#doing((sheets) => this.#tried(sheets, { name, lines: [], notices: [], isSheet: true }));
  }

  /** Holds the words against these workbooks too. */
  async beside(books: readonly GivenBook[]): Promise<void> {
    this.#books = books;
    if (this.#state.words !== undefined) await this.look();
  }

  /** The words go; the document is no part of the workbook. */
  leave(): void {
    this.#set({ words: undefined, report: undefined, stale: false });
  }

  /** A check has read these sheets. */
  async follow(sheets: readonly SheetGrid[]): Promise<void> {
    if (this.#state.words !== undefined) this.#set(await this.#tried(sheets));
  }

  /** Cells are other than they were. */
  changed(): void {
    if (this.#state.report !== undefined && !this.#state.stale) this.#set({ stale: true });
  }

  /** Says where the user stands, as long as the tab is open. Gives what ends that. */
  stand(): () => void {
    const { workbook } = this.#ground;
    const following = workbook.opened.then((opened) => opened.follow((at) => this.#set({ at })));
    // Without it the tab does all but this.
    following.catch(() => undefined);
    return () => void following.then((end) => end()).catch(() => undefined);
  }

  /** What the report sheet says of the words. */
  async reportLines(
    language: Language,
  ): Promise<{ readonly title: string; readonly lines: readonly string[] } | undefined> {
    const { report } = this.#state;
    if (report === undefined) return undefined;
    const { proseWords } = await wordsEngine();
    const say = proseWords(language);
    const wrong = report.claims.filter(({ verdict }) => verdict === "unequal" || verdict === "doubtful");
    return {
      title: say.heading(report.name),
      lines: [
        say.counts(countsOf(report.claims)),
        ...wrong.map(
          (claim) =>
            `${say.verdicts[claim.verdict]} ${claim.section} ${excerpt(claim)}：${say.claim(claim)} ${claim.cells.map(qualified).join("、")}`,
        ),
        ...report.remarks.map(
          (remark) =>
            `${remark.hint ? say.hint : say.verdicts.unequal} ${remark.section} ${excerpt(remark)}：${say.remark(remark)}`,
        ),
      ],
    };
  }

  get #state(): WordsDesk {
    return this.#ground.state().prose;
  }

  /** Reads the workbook, and says what comes of it. */
  async #doing(make: (sheets: readonly SheetGrid[]) => Promise<Change>): Promise<void> {
    this.#set({ busy: true });
    await this.#ground.try(async () => {
      const sheets = await this.#ground.workbook.read();
      this.#set(await make(sheets.filter((sheet) => !isReportPage(sheet))));
    });
    this.#set({ busy: false });
  }

  async #tried(sheets: readonly SheetGrid[], brought = this.#state.words): Promise<Change> {
    const { joinWords } = await wordsEngine();
    const { state, options } = this.#ground;
    const documents = brought === undefined || brought.isSheet ? [] : [brought];
    const publication = await publicationIn({ sheets, documents, books: this.#books }, state(), options());
    const found = publication.sheetsOfWords;
    const names = found.map(({ name }) => name);
    const words =
      brought?.isSheet === true
        ? { ...brought, lines: found.find(({ name }) => name === brought.name)?.lines ?? [] }
        : brought;
    const report = words && publication.read(words);
    const last = lastOf(state());
    if (last === undefined || last.stale) return { sheets: names, words, report, stale: false };
    const joined = joinWords(last.report, report === undefined ? [] : [report]);
    return { sheets: names, words, report: joined.words[0], stale: false, tables: joined.report };
  }

  #set({ tables, ...change }: Change): void {
    const report = tables === undefined ? {} : { report: tables };
    this.#ground.do({ is: "prose", prose: changed(this.#state, change), ...report });
  }
}

/** `tables`: their report, with the cells first that the words say are wrong. */
type Change = { readonly [K in keyof WordsDesk]?: WordsDesk[K] | undefined } & { readonly tables?: Report };
