import type { Profile } from "../core/forms/profile.ts";
import type { Language } from "../core/report/say/language.ts";
import type { TemplateSheet } from "../core/blanks/made.ts";
import { typedText } from "../core/sheet/change.ts";
import { emptyNote, heldIn, profileIn } from "./load.ts";
import { changed, put, type Ground } from "./actions.ts";
import { isReportPage } from "./sheets.ts";
import type { HeldTable, Shelf } from "./state.ts";
import { rememberedProfiles, rememberProfiles } from "./remembered.ts";

/** All that can be done in the tab 模板: new sheets, the sentence of an empty table. */
export class TemplateShelf {
  readonly #ground: Ground;
  #texts = new Map<string, { readonly profile: Profile; readonly text: string }>();

  constructor(ground: Ground) {
    this.#ground = ground;
  }

  /** Looks which tables the workbook has. */
  async look(): Promise<void> {
    await this.#ground.try(async () => {
      const [{ said }, sheets] = await Promise.all([this.#ground.kept(), this.#ground.workbook.read()]);
      this.#set(
        await heldIn(
          sheets.filter((sheet) => !isReportPage(sheet)),
          said,
        ),
      );
    });
  }

  /** Adds the tables as new sheets and goes to the first. */
  async insert(templates: readonly TemplateSheet[]): Promise<void> {
    if (this.#ground.state().shelf.busy !== undefined) return;
    this.#set({ busy: { done: 0, of: 0 } });
    await this.#ground.change(async (workbook) => {
      const added = await workbook.addSheets(templates, {
        progress: (done, of) => this.#set({ busy: { done, of } }),
      });
      const sheets = added.map(({ name }) => name);
      this.#ground.do({ is: "wrote", undo: { what: "sheets", added }, news: { is: "added", sheets } });
      const [first] = sheets;
      if (first !== undefined) await workbook.show({ sheet: first, row: 0, column: 0 });
    });
    this.#set({ busy: undefined });
    await this.look();
  }

  /** Writes 此表为空表, or what the set says in its place. */
  async markEmpty({ form, empty }: HeldTable): Promise<void> {
    if (empty === undefined) return;
    await this.#ground.change(async (workbook) => {
      const words = typedText(await emptyNote(form));
      await put(this.#ground, workbook, "empty", { at: empty, before: null, after: [[words]] });
    });
    await this.look();
  }

  /** Takes the sets that this browser keeps. */
  async recall(): Promise<void> {
    const texts = rememberedProfiles();
    if (texts.length === 0) return;
    const readings = await Promise.all(texts.map((text) => profileIn(text, "zh-CN")));
    this.#texts = new Map(
      readings.flatMap((reading, i) =>
        "profile" in reading ? [[reading.profile.name, { ...reading, text: texts[i] ?? "" }]] : [],
      ),
    );
    this.#set({ own: [...this.#texts.values()].map(({ profile }) => profile) });
  }

  /** A set of the user's own from the text of a file; one of the same name gives way. Answers with what is wrong. */
  async load(
    text: string,
    language: Language,
  ): Promise<{ readonly name: string } | { readonly problems: readonly string[] }> {
    const reading = await profileIn(text, language);
    if ("problems" in reading) return reading;
    const { name } = reading.profile;
    this.#texts = new Map([...this.#texts].filter(([other]) => other !== name)).set(name, { ...reading, text });
    rememberProfiles([...this.#texts.values()].map((one) => one.text));
    this.#set({ own: [...this.#texts.values()].map(({ profile }) => profile) });
    return { name };
  }

  #set(change: { readonly [K in keyof Shelf]?: Shelf[K] | undefined }): void {
    this.#ground.do({ is: "shelf", shelf: changed(this.#ground.state().shelf, change) });
  }
}
