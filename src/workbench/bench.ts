import type { CellAddress } from "../core/sheet/grid.ts";
import type { Language } from "../core/report/say/language.ts";
import { FUNCTION_NAMES } from "../functions/values.ts";
import { inspect } from "../app/load.ts";
import type { FileAccess } from "../app/port.ts";
import { Session } from "../app/session.ts";
import { readBook } from "../files/xlsx/read-book.ts";
import type { Book, Unshown } from "../files/xlsx/book.ts";
import { asXlsx } from "../files/read.ts";
import { saveEdits } from "../files/xlsx/save.ts";
import { endingOf } from "../files/xlsx/macros.ts";
import { EditTrouble, type Edits, type EditTroubleCode } from "../files/xlsx/edit.ts";
import { FileTrouble, type Bound, type FileTroubleCode } from "../files/refusals.ts";
import type { GridWorkbook, GuardedBecause, Hit, Paper, Shown } from "../hosts/univer/index.ts";
import { BLANK, blankWorkbook } from "./new-workbook.ts";
import { dropDraft, keepDraft, leftDraft, type LeftDraft } from "./drafts.ts";
import { earlyWorkbook } from "./before-grid.ts";
import { rememberFile } from "./recent.ts";
import { SamePlace, writeFile, type PickedFile } from "./disk.ts";

/** So long after the last change unsaved work is kept, in milliseconds; longer where that takes long: the page stands still meanwhile. */
const PATIENCE = 800;
const TIMES_LONGER = 10;

/** Why a file was not opened. */
export interface Refused {
  readonly name: string;
  readonly code: FileTroubleCode | "unread" | "empty" | "document";
  readonly limit?: Bound;
}

/** Why a workbook was not saved. */
export interface Unsavable {
  readonly code: EditTroubleCode | FileTroubleCode | "unwritten" | "same-place";
  readonly sheet: string;
  /** Of a cell: "H5". */
  readonly detail: string;
}

/** What the line below the bar says. */
export type News =
  | { readonly is: "opening"; readonly name: string; readonly done: number; readonly of: number }
  /** `converted`: it was no .xlsx, and has been made one. */
  | {
      readonly is: "opened";
      readonly name: string;
      readonly unshown: readonly Unshown[];
      readonly converted: boolean;
    }
  | ({ readonly is: "refused" } & Refused)
  /** Opening this would throw unsaved work away. */
  | { readonly is: "unsaved"; readonly name: string; readonly anyway: () => Promise<unknown> }
  /** `isNew`: it was no file before. */
  | { readonly is: "saved"; readonly name: string; readonly isNew: boolean }
  | ({ readonly is: "not-saved" } & Unsavable)
  /** As it is now it could not be saved. */
  | ({ readonly is: "unsavable" } & Unsavable)
  | { readonly is: "draft"; readonly draft: LeftDraft }
  | { readonly is: "not-kept" }
  | { readonly is: "guarded"; readonly why: GuardedBecause }
  | { readonly is: "no-sum" }
  /** Of what a check has found nothing is left to be looked into. */
  | { readonly is: "nothing-left" }
  /** A formula refers to itself. */
  | { readonly is: "circular" }
  | { readonly is: "why"; readonly at: CellAddress; readonly sentence: string }
  | { readonly is: "no-grid"; readonly reason: string };

export interface BenchState {
  readonly name: string;
  readonly session: Session;
  readonly from: Origin;
  readonly unsaved: boolean;
  readonly saving: boolean;
  readonly news?: News | undefined;
  /** How often something was said: the same sentence again is another. */
  readonly saidTimes: number;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly gridIsHere: boolean;
}

/** What a workbook was before it was opened; once it is saved it is a file. */
type Origin = "nothing" | "other-format" | "file";

/** What lies open. */
interface Opened {
  /** Of its file; that it was last saved as. */
  name: string;
  /** Where it is saved. */
  place?: FileSystemFileHandle | undefined;
  from: Origin;
  /** It was no file when it was opened, and its first sheet is ours. */
  readonly begun: boolean;
  readonly bytes: Uint8Array;
  readonly book: Book;
  readonly session: Session;
  /** What is in the grid, once that is there; the session waits to be told of it. */
  here?: GridWorkbook;
  readonly isHere: (workbook: GridWorkbook) => void;
  /** The edits that were last saved, as text. */
  saved: string;
}

const NOTHING: Edits = {};

/** What no name of a file may have. */
const FORBIDDEN = /[\\/:*?"<>|\r\n\t]/g;

/** Where the file is, in another place, or as a copy with marks. */
export type Saving = "save" | "save-as" | "save-marked";

type Made = Pick<Opened, "name" | "place" | "from">;

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
    this.#opened = this.#take({ name: untitled, from: "nothing" }, blankWorkbook(), BLANK);
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
      return saveEdits(this.#opened.bytes, this.#edits().edits);
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
      const made: Made = converted
        ? { name: `${name.replace(/\.[^.]{1,8}$/, "")}.xlsx`, from: "other-format" }
        : { name, place: wanted.place, from: wanted.from ?? "file" };
      const book = await readBook(bytes, {}, say, FUNCTION_NAMES);
      await this.#saving;
      // The user may have gone on working meanwhile.
      if (!isLast() || this.#asks({ ...wanted, read: () => Promise.resolve(given) }, agreed)) return false;
      const closed = this.#opened.session.close();
      this.#opened = this.#take(made, bytes, book);
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
        news: { is: "opened", name, unshown, converted },
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
    const { text } = this.#edits();
    if (text === agreed) return false;
    this.#set({ news: { is: "unsaved", name: wanted.name, anyway: () => this.#open(wanted, text) } });
    return true;
  }

  #take({ name, place, from }: Made, bytes: Uint8Array, book: Book): Opened {
    let isHere: Opened["isHere"] = () => undefined;
    const here = new Promise<GridWorkbook>((resolve) => (isHere = resolve));
    return {
      name,
      place,
      from,
      begun: from === "nothing",
      bytes,
      book,
      session: new Session(earlyWorkbook(book, here), inspect, true, () => name),
      isHere,
      saved: JSON.stringify(NOTHING),
    };
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
    return this.#edits().text !== this.#opened.saved;
  }

  #edits(): { readonly edits: Edits; readonly text: string } {
    const edits = this.#opened.here?.edits() ?? NOTHING;
    const text = JSON.stringify(edits);
    return {
      edits: { ...(this.#opened.begun ? withoutIdle(edits, this.#opened.book) : edits), functions: FUNCTION_NAMES },
      text,
    };
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
    const { edits, text } = this.#edits();
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
    const name = await this.#nameOf(opened);
    const isNew = opened.from !== "file";
    const withMarks = how === "save-marked";
    this.commit();
    try {
      await this.#shown?.settled();
      const { edits, text } = this.#edits();
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

  /** What it is saved as: tables that were put into a new workbook say what they are. */
  async #nameOf({ name, session }: Opened): Promise<string> {
    if (name !== this.#untitled) return name;
    await session.shelf.look();
    const { organisation, year, profile } = session.state().shelf.facts ?? {};
    const said = [organisation, year, profile].filter((part) => part !== undefined).join("-");
    return said === "" ? name : `${said.replace(FORBIDDEN, "")}.xlsx`;
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

/** The sheet with which a workbook began, and in which nothing was done, is left out of the file once there are others. */
function withoutIdle(edits: Edits, book: Book): Edits {
  const [idle] = book.sheets;
  const { added = [], sheets = [], removed = [] } = edits;
  const isIdle = added.length > 0 && sheets.every(({ sheet }) => sheet !== idle?.name);
  return isIdle && idle !== undefined ? { ...edits, removed: [...new Set([...removed, idle.name])] } : edits;
}

/** A file that is no workbook at all, seen before it is read as one. */
class Unopened extends Error {
  constructor(readonly code: "empty") {
    super(code);
  }
}

/** Texts, by the ends of their names. */
const DOCUMENT = /\.(?:docx?|wps|pdf|txt)$/i;

function refusalOf(error: unknown, name: string): Omit<Refused, "name"> {
  if (error instanceof Unopened) return { code: error.code };
  if (!(error instanceof FileTrouble)) return { code: "unread" };
  if (error.code === "not-a-workbook" && DOCUMENT.test(name)) return { code: "document" };
  return { code: error.code, ...(error.limit === undefined ? {} : { limit: error.limit }) };
}

function unsavable(error: unknown): Unsavable {
  if (error instanceof EditTrouble) return { code: error.code, sheet: error.sheet, detail: error.detail };
  if (error instanceof SamePlace) return { code: "same-place", sheet: "", detail: "" };
  return { code: error instanceof FileTrouble ? error.code : "unwritten", sheet: "", detail: "" };
}

/** Once the browser has drawn what was just said. */
function painted(): Promise<void> {
  return new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
}
