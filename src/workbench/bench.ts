import type { Language } from "../core/report/say/language.ts";
import { FUNCTION_NAMES } from "../functions/values.ts";
import type { FileAccess } from "../app/port.ts";
import { readBook } from "../files/xlsx/read-book.ts";
import { asXlsx } from "../files/read.ts";
import { saveEdits } from "../files/xlsx/save.ts";
import { endingOf } from "../files/xlsx/macros.ts";
import type { GridWorkbook, Hit, Paper, Shown } from "../hosts/univer/index.ts";
import { BLANK, blankWorkbook } from "./new-workbook.ts";
import { dropDraft, keepDraft, leftDraft, type LeftDraft } from "./drafts.ts";
import { rememberFile } from "./recent.ts";
import { writeFile, type PickedFile } from "./disk.ts";
import type { BenchState, News } from "./news.ts";
import { editsOf, nameToSave, openedAs, type OpenedFile, type Opened } from "./opened.ts";
import { refusalOf, Unopened, unsavable } from "./troubles.ts";

/** So long after the last change unsaved work is kept, in milliseconds; longer where that takes long: the page stands still meanwhile. */
const PATIENCE = 800;
const TIMES_LONGER = 10;

/** Where the file is, in another place, or as a copy with marks. */
export type Saving = "save" | "save-as" | "save-marked";

/** A file that is to be opened. */
interface Wanted extends PickedFile {
  readonly from?: "nothing";
  /** It is work that was not saved. */
  readonly draft?: LeftDraft;
}

/** The page: one workbook in the grid and in the pane, and its file. Nothing here rejects: what goes wrong is said. */
export class Bench {
  readonly #listeners = new Set<() => void>();
  readonly #grid: Promise<Shown>;
  readonly #untitled: string;
  #shown: Shown | undefined;
  #opened: Opened;
  /** How often something was to be opened: only the last counts. */
  #openings = 0;
  #state: BenchState;
  #soon: ReturnType<typeof setTimeout> | undefined;
  #patience = PATIENCE;
  /** What is saved is saved before another workbook takes its place. */
  #saving: Promise<void> = Promise.resolve();
  #speaking: Promise<void> = Promise.resolve();

  /** `grid` is on its way. */
  constructor(grid: Promise<Shown>, untitled: string) {
    this.#grid = grid;
    this.#untitled = untitled;
    this.#opened = openedAs({ name: untitled, from: "nothing" }, blankWorkbook(), BLANK);
    this.#state = {
      name: untitled,
      session: this.#opened.session,
      from: "nothing",
      unsaved: false,
      saving: false,
      saidTimes: 0,
      canUndo: false,
      canRedo: false,
      gridIsHere: false,
    };
    grid.then(
      (shown) => this.#begin(shown),
      (error: unknown) => this.#set({ news: { is: "no-grid", reason: String(error) } }),
    );
  }

  readonly state = (): BenchState => this.#state;

  /** The file as it would be saved now; a copy is written beside it, never in its place. */
  readonly files: FileAccess = {
    bytes: async () => {
      this.commit();
      await this.#shown?.settled();
      return saveEdits(this.#opened.bytes, editsOf(this.#opened).edits);
    },
    give: async (copy, word) => {
      const { name, place } = this.#opened;
      const written = await writeFile(`${name.replace(/\.\w{1,8}$/, "")}.${word}${endingOf(copy)}`, copy, {
        not: place,
      });
      return written && { how: "saved", name: written.name };
    },
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Opens what the page was asked to show, and offers what was not saved the last time. */
  async start(first?: {
    readonly name: string;
    readonly read: () => Promise<Uint8Array>;
    readonly check: boolean;
  }): Promise<void> {
    if (first !== undefined && (await this.#open(first)) && first.check) void this.#opened.session.check();
    if (this.#state.news?.is !== "unsaved") await this.#offer();
  }

  /** Offers what was not saved before the page was left. */
  async #offer(): Promise<void> {
    const draft = await leftDraft();
    if (draft !== undefined) this.#set({ news: { is: "draft", draft } });
  }

  /** Opens a file in the place of the one before, once the user has agreed to lose what is not saved. True once it lies open. */
  async open(file: PickedFile, { check = false } = {}): Promise<boolean> {
    const isOpen = await this.#open(file);
    if (isOpen && check) void this.#opened.session.check();
    return isOpen;
  }

  /** 新建: a workbook in which there is nothing yet. */
  async renew(): Promise<void> {
    const read = (): Promise<Uint8Array> => Promise.resolve(blankWorkbook());
    if (await this.#open({ name: this.#untitled, read, from: "nothing" })) this.dismiss();
  }

  /** `agreed` are the edits that the user has agreed to lose, as text. */
  async #open(wanted: Wanted, agreed?: string): Promise<boolean> {
    if (this.#asks(wanted, agreed)) return false;
    const { name, draft } = wanted;
    const opening = ++this.#openings;
    const isLast = (): boolean => opening === this.#openings;
    const say = (done: number, of: number): void => {
      if (isLast()) this.#set({ news: { is: "opening", name, done, of } });
    };
    say(0, 0);
    try {
      await painted();
      const given = await wanted.read();
      if (given.length === 0) throw new Unopened("empty");
      const bytes = await asXlsx(given);
      const converted = bytes !== given;
      // What is no .xlsx is never written over: it is saved as one elsewhere.
      const made: OpenedFile = converted
        ? { name: `${name.replace(/\.[^.]{1,8}$/, "")}.xlsx`, from: "other-format" }
        : { name, place: wanted.place, from: wanted.from ?? "file" };
      const book = await readBook(bytes, {}, say, FUNCTION_NAMES);
      await this.#saving;
      // The user may have gone on working meanwhile.
      if (!isLast() || this.#asks({ ...wanted, read: () => Promise.resolve(given) }, agreed)) return false;
      const closed = this.#opened.session.close();
      this.#opened = openedAs(made, bytes, book);
      // Work that was brought back is still nowhere but here.
      if (draft !== undefined) this.#opened.saved = "";
      const unshown = [...new Set(book.sheets.flatMap((sheet) => sheet.unshown))];
      this.#set({
        name: made.name,
        session: this.#opened.session,
        from: made.from,
        unsaved: draft !== undefined,
        canUndo: false,
        canRedo: false,
        news: { is: "opened", name, unshown, converted, restored: draft !== undefined },
      });
      this.#show();
      if (wanted.place !== undefined) void rememberFile(name, wanted.place);
      await closed;
      if (draft === undefined) await dropDraft();
      else if (await keepDraft({ name: made.name, bytes, time: Date.now() })) await dropDraft(draft.page);
      return true;
    } catch (error) {
      if (isLast()) this.#set({ news: { is: "refused", name, ...refusalOf(error, name) } });
      return false;
    }
  }

  /** Asks before unsaved work is lost to a file, unless the user has agreed to lose just that. */
  #asks(wanted: Wanted, agreed: string | undefined): boolean {
    if (!this.isUnsaved()) return false;
    const { text } = editsOf(this.#opened);
    if (text === agreed) return false;
    this.#set({ news: { is: "unsaved", name: wanted.name, anyway: () => this.#open(wanted, text) } });
    return true;
  }

  #begin(shown: Shown): void {
    this.#shown = shown;
    shown.onChange((by) => {
      this.#changed();
      // Said of the last change; calculated again, it is said again.
      if (by === "user" && this.#state.news?.is === "circular") this.dismiss();
    });
    shown.onHistory((canUndo, canRedo) => this.#set({ canUndo, canRedo }));
    shown.onRefused((why) => this.remark({ is: "guarded", why }));
    shown.onLayout(() => this.#changed());
    shown.onCircular(() => this.remark({ is: "circular" }));
    shown.onSelect((at) => {
      void this.#opened.session.lookAt(at);
      const sentence = shown.sentence(at);
      if (sentence !== undefined) this.remark({ is: "why", at, sentence });
      else if (this.#state.news?.is === "why") this.#set({ news: undefined });
    });
    this.#set({ gridIsHere: true });
    this.#show();
  }

  /** Once there are both a grid and a workbook, whichever comes last; once for each workbook, since opening it again would begin it anew. */
  #show(): void {
    const opened = this.#opened;
    if (this.#shown === undefined || opened.here !== undefined) return;
    opened.here = this.#shown.open(opened.book);
    opened.isHere(opened.here);
  }

  /** What is being typed counts: it is put into its cell. */
  commit(): void {
    this.#shown?.commit();
  }

  isUnsaved(): boolean {
    this.commit();
    return editsOf(this.#opened).text !== this.#opened.saved;
  }

  #changed(): void {
    clearTimeout(this.#soon);
    this.#soon = setTimeout(() => void this.#keep(), this.#patience);
  }

  /** The page may go at any time from now on: what is to be kept soon is kept now. */
  leave(): void {
    if (this.#soon !== undefined) void this.#keep();
  }

  /** Keeps what is not saved, so that a reload does not lose it. Says so where it could not be saved at all. */
  async #keep(): Promise<void> {
    clearTimeout(this.#soon);
    this.#soon = undefined;
    const start = performance.now();
    const { name, bytes, saved } = this.#opened;
    const { edits, text } = editsOf(this.#opened);
    const unsaved = text !== saved;
    if (unsaved !== this.#state.unsaved) this.#set({ unsaved });
    try {
      const file = unsaved ? saveEdits(bytes, edits) : undefined;
      this.#patience = Math.max(PATIENCE, TIMES_LONGER * (performance.now() - start));
      if (this.#state.news?.is === "unsavable") this.dismiss();
      if (file === undefined) await dropDraft();
      else if (!(await keepDraft({ name, bytes: file, time: Date.now() }))) this.#set({ news: { is: "not-kept" } });
    } catch (error) {
      this.#set({ news: { is: "unsavable", ...unsavable(error) } });
    }
  }

  async restore(draft: LeftDraft): Promise<void> {
    await this.#open({ name: draft.name, read: () => Promise.resolve(draft.bytes), draft });
  }

  async discard({ page }: LeftDraft): Promise<void> {
    await dropDraft(page);
    await this.cancel();
  }

  /** Nothing is opened after all; what was offered before may be offered again. */
  async cancel(): Promise<void> {
    this.dismiss();
    await this.#offer();
  }

  /** Saves: where the file is; in another place; or a copy with the marks of the last check. Asked for while it saves, it saves again what was not saved by that. */
  save(how: Saving): Promise<void> {
    const { here } = this.#opened;
    if (here === undefined) return Promise.resolve();
    const isAgain = this.#state.saving;
    // What was said of the saving before is not said of this one.
    this.#set({ saving: true, ...(this.#state.news?.is === "saved" ? { news: undefined } : {}) });
    this.#saving = this.#saving.then(async () => {
      if (!isAgain || this.isUnsaved()) await this.#save(how, here);
    });
    return this.#saving;
  }

  async #save(how: Saving, here: GridWorkbook): Promise<void> {
    const opened = this.#opened;
    const { bytes } = opened;
    const name = await nameToSave(opened, this.#untitled);
    const isNew = opened.from !== "file";
    const withMarks = how === "save-marked";
    this.commit();
    try {
      await this.#shown?.settled();
      const { edits, text } = editsOf(this.#opened);
      const made = saveEdits(bytes, { ...edits, marks: withMarks ? here.marks() : [] });
      const written = withMarks
        ? await writeFile(name.replace(/(\.\w+)?$/, ".核对$1"), made, { not: opened.place })
        : await writeFile(name, made, how === "save" ? { place: opened.place } : {});
      if (written !== undefined) {
        // A copy is not the workbook: that is as unsaved as it was.
        if (!withMarks) Object.assign(opened, { ...written, from: "file", saved: text });
        if (written.place !== undefined) void rememberFile(written.name, written.place);
        const { name: now, from } = this.#opened;
        this.#set({ name: now, from, saving: false, news: { is: "saved", name: written.name, isNew } });
        await this.#keep();
        return;
      }
    } catch (error) {
      this.#set({ news: { is: "not-saved", ...unsavable(error) } });
    }
    this.#set({ saving: false });
  }

  /** The sheet in front as it is printed, with what is being typed in it. */
  paper(): Paper | undefined {
    this.commit();
    return this.#shown?.paper();
  }

  undo(): void {
    this.#shown?.undo();
  }

  redo(): void {
    this.#shown?.redo();
  }

  goTo(reference: string): boolean {
    return this.#shown?.goTo(reference) ?? false;
  }

  find(text: string, isBackwards: boolean): Hit | undefined {
    return this.#shown?.find(text, isBackwards);
  }

  /** Sums what is selected, or stands beside it; false where that is not the grid's to do now. */
  sum(): boolean {
    const summed = this.#shown?.sum();
    if (summed === false) this.remark({ is: "no-sum" });
    return summed !== undefined;
  }

  leap(key: string, isControlled: boolean): boolean {
    return this.#shown?.leap(key, isControlled) ?? false;
  }

  focusGrid(): void {
    this.#shown?.focus();
  }

  /** Draws the grid dark, or light again. */
  async darken(isDark: boolean): Promise<void> {
    const shown = await this.#grid.catch(() => undefined);
    shown?.darken(isDark);
  }

  /** One language after the other. The grid goes on in the last where the words of the next do not come. */
  speak(language: Language): Promise<void> {
    const speak = async (): Promise<void> => (await this.#grid).speak(language);
    this.#speaking = this.#speaking.then(speak).catch(() => undefined);
    return this.#speaking;
  }

  dismiss(): void {
    this.#set({ news: undefined });
  }

  /** Says something in passing: what the user is asked stays. */
  remark(news: News): void {
    const { is } = this.#state.news ?? {};
    if (is !== "draft" && is !== "unsaved") this.#set({ news });
  }

  #set(change: Partial<BenchState>): void {
    const saidTimes = this.#state.saidTimes + ("news" in change ? 1 : 0);
    this.#state = { ...this.#state, ...change, saidTimes };
    for (const listener of this.#listeners) listener();
  }
}

/** Once the browser has drawn what was just said. */
function painted(): Promise<void> {
  return new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
}
