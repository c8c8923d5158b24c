import { readdirSync, readFileSync } from "node:fs";
import type { Browser, Download, Page } from "playwright-core";
import { serve } from "../../scripts/serve.ts";
import { freshWorkbench } from "../../scripts/workbench.ts";
import { freshPage, siteOf } from "../host/browser/sites.ts";
import { WORKBENCH } from "../../src/site/headers.ts";

export interface OpenOptions {
  /** "?seed=003&check" */
  readonly query?: string;
  readonly locale?: string;
  /** Whether the browser asks for places of files, as it does unless it is told otherwise here. */
  readonly places?: boolean;
  /** Runs in the page before its scripts do. */
  readonly before?: () => void;
  /** Of the built workbench. */
  readonly folder?: string;
  /** Whether the page is kept for use without a network, which takes a third of the time until it is there. */
  readonly kept?: boolean;
}

/** The built workbench in a tab of its own. */
export class WorkbenchPage {
  /** What was asked for elsewhere, what its policy refused, and what failed. */
  readonly troubles: string[] = [];
  #loads = 0;
  private constructor(
    readonly page: Page,
    private readonly options: OpenOptions,
    private readonly closing: () => Promise<void>,
  ) {}

  /** `before` is a page that is done with: where it will do, it goes on. */
  static async open(browser: Browser, options: OpenOptions = {}, before?: WorkbenchPage): Promise<WorkbenchPage> {
    if (before?.isLike(options)) {
      await before.#renew(options.query ?? "");
      return before;
    }
    const { query = "", locale = "zh-CN", folder = await freshWorkbench(), kept = false } = options;
    const settings = {
      locale,
      serviceWorkers: kept ? "allow" : "block",
      viewport: VIEWPORT,
      acceptDownloads: true,
    } as const;
    const site = await siteOf(browser, folder, settings, () => serve(folder, { part: WORKBENCH }));
    const { served } = site;
    const page = await freshPage(site);
    await site.context.grantPermissions(USUAL);
    if (before?.page.context() !== site.context) await before?.close();
    const opened = new WorkbenchPage(page, options, async () => {
      await Promise.all(site.context.pages().map((open) => open.close()));
    });
    opened.#listen(served.origin);
    // tsx, which runs the scripts that take pictures, names functions by a helper that the page lacks.
    await page.addInitScript("globalThis.__name ??= (named) => named");
    // Files are saved as in a browser that asks for no place.
    if (!options.places)
      await page.addInitScript(() => {
        for (const picker of ["showSaveFilePicker", "showOpenFilePicker"]) Reflect.deleteProperty(window, picker);
      });
    await page.addInitScript(listenToLine);
    if (options.before !== undefined) await page.addInitScript(options.before);
    await page.goto(`${served.base}/${query}`);
    await opened.ready().catch(async (error: unknown) => {
      await opened.close();
      throw new Error([String(error), ...opened.troubles].join("\n"));
    });
    return opened;
  }

  /** Whether it can stand for a page that is opened like this: opened so itself, once, in Chinese, and nothing failed. */
  isLike(options: OpenOptions): boolean {
    const settings = (one: OpenOptions): string => JSON.stringify({ ...one, query: "", before: typeof one.before });
    const isPlain = options.before === undefined && options.kept !== true && options.locale === undefined;
    const isAlone = !this.page.isClosed() && this.page.context().pages().length === 1 && this.#loads === 1;
    return isPlain && isAlone && settings(options) === settings(this.options) && this.troubles.length === 0;
  }

  /** Begins anew in the page as it is, as who has one workbook after the other before him: what is loaded need not be loaded again. */
  async #renew(query: string): Promise<void> {
    const { page } = this;
    await page.context().clearPermissions();
    await page.context().grantPermissions(USUAL);
    for (const button of ["关闭查找", "看表格"].map((name) => page.getByRole("button", { name })))
      if (await button.isVisible()) await button.click();
    await page.emulateMedia({ colorScheme: null, forcedColors: null, media: null });
    await page.setViewportSize(VIEWPORT);
    await page.evaluate((search) => history.replaceState(null, "", search === "" ? location.pathname : search), query);
    await page.locator(".bar .new").click();
    await page.waitForFunction(
      () =>
        document.querySelector(".anyway") !== null ||
        (document.querySelector(".file span")?.textContent === "未命名.xlsx" &&
          document.querySelector(".file em") === null),
    );
    const agrees = page.locator(".anyway");
    if ((await agrees.count()) > 0) await agrees.click();
    await page.locator(".file span").getByText("未命名.xlsx", { exact: true }).waitFor();
    await page.click("#tab-check");
    const { seed, isChecked } = /^(?:\?seed=(?<seed>\d+)(?<isChecked>&check)?)?$/.exec(query)!.groups!;
    if (seed === undefined) return;
    const name = readdirSync("seeds").find((file) => file.startsWith(seed) && file.endsWith(".xlsx"))!;
    await this.pick(name, new Uint8Array(readFileSync(`seeds/${name}`)));
    await this.says(`“${name}”已打开`);
    if (isChecked !== undefined) await this.check();
  }

  #listen(origin: string): void {
    this.page.on("domcontentloaded", () => this.#loads++);
    this.page.on("request", (request) => {
      if (!/^(blob|data):/.test(request.url()) && !request.url().startsWith(`${origin}/`))
        this.troubles.push(`asked for ${request.url()}`);
    });
    this.page.on("pageerror", (error) => this.troubles.push(error.message));
    this.page.on("console", (message) => {
      if (message.type() === "error") this.troubles.push(`${message.text()} ${message.location().url}`);
    });
    // Only while someone listens does the browser ask the test instead of its user, and a key may be quicker than the beginning of that.
    this.page.on("filechooser", () => undefined);
    // Leaving the page with unsaved work asks; tests leave.
    this.page.on("dialog", (dialog) => void dialog.accept());
  }

  /** Once the grid is there. */
  async ready(): Promise<void> {
    await this.page.waitForSelector(CANVAS);
    await this.page.waitForSelector(".starting", { state: "detached" });
  }

  close(): Promise<void> {
    return this.closing();
  }

  /** The line below the bar. */
  async line(): Promise<string> {
    return (await this.page.textContent(".line p")) ?? "";
  }

  /** Once it says this of what the user did last: what it said before, and may still say, does not count. */
  async says(text: string | RegExp): Promise<void> {
    const pattern = typeof text === "string" ? text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&") : text.source;
    await this.page.waitForFunction((source) => {
      const { said } = window as unknown as LineSaid;
      return said.some((sentence) => new RegExp(source).test(sentence));
    }, pattern);
  }

  /** Once this stands in the line, whenever it was said. */
  async shows(text: string | RegExp): Promise<void> {
    await this.page.locator(".line p", { hasText: text }).waitFor({ state: "attached" });
  }

  /** Once the page has drawn what was done last. */
  async drawn(): Promise<void> {
    await this.page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(undefined)))),
    );
  }

  /** What a screen reader is told of the selected cell. */
  async hears(text: string): Promise<void> {
    await this.page.locator(".grid .heard").getByText(text, { exact: true }).waitFor({ state: "attached" });
  }

  /** Goes to a cell by the name box, which gives the keyboard back to the grid. */
  async goTo(cell: string): Promise<void> {
    const box = this.page.locator(".univer input").first();
    await box.click();
    await box.fill(cell);
    await box.press("Enter");
    await this.page.waitForFunction(() => document.activeElement?.tagName !== "INPUT");
  }

  /** Types into a cell, as the user does. */
  async type(cell: string, text: string): Promise<void> {
    await this.goTo(cell);
    await this.page.keyboard.type(text, { delay: 5 });
    const before = await this.page.evaluate(stand);
    await this.page.keyboard.press("Enter");
    // What was typed is in its cell before the next is selected; what is refused is said.
    await this.page.waitForFunction(([at, times]) => {
      const { said } = window as unknown as LineSaid;
      return document.querySelector(".grid .heard")?.textContent.split(" ")[0] !== at || said.length > times;
    }, before);
  }

  /** Picks an entry of the menu of a row, where all above are of the usual height. */
  async rowMenu(row: number, entry: string): Promise<void> {
    const { x, y } = (await this.page.locator(CANVAS).boundingBox())!;
    const at = [x + HEAD / 2, y + HEAD * row + HEAD / 2] as const;
    await this.page.mouse.click(...at);
    await this.page.mouse.click(...at, { button: "right" });
    // Behind its words there may be a box for a number.
    await this.page
      .getByText(entry)
      .first()
      .click({ position: { x: 5, y: 5 } });
  }

  /** Pastes into the selected cell what another program has copied; what that comes to is for the test to wait for. */
  async paste(text: string, html = ""): Promise<void> {
    await this.page.evaluate(
      ([plain, rich]) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData("text/plain", plain!);
        if (rich !== "") clipboardData.setData("text/html", rich!);
        const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
        document.activeElement?.dispatchEvent(event);
      },
      [text, html],
    );
  }

  /** Presses 核对 and waits for the result. */
  async check(): Promise<void> {
    await this.page.click(".check");
    await this.page.waitForSelector(".counts");
    await this.page.waitForSelector(".progress", { state: "detached" });
    await this.page.waitForSelector(".stale", { state: "detached" });
  }

  stops(): Promise<string[]> {
    return this.page.locator("[data-stop]").allTextContents();
  }

  /** Once so many pixels of the grid have exactly this colour, RRGGBB. */
  async draws(colour: string, { least = 0, most = Infinity } = {}): Promise<void> {
    await this.page.waitForFunction(
      ([selector, rgb, from, to]) => {
        const canvas = document.querySelector<HTMLCanvasElement>(selector)!;
        const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
        const want = parseInt(rgb, 16);
        let count = 0;
        for (let i = 0; i < data.length; i += 4)
          if (((data[i]! << 16) | (data[i + 1]! << 8) | data[i + 2]!) === want && data[i + 3] === 255) count++;
        return count >= from && count <= to;
      },
      [CANVAS, colour, least, Math.min(most, Number.MAX_SAFE_INTEGER)] as const,
      { polling: 100 },
    );
  }

  /** What a button, or keys, save. */
  async saved(press: () => Promise<void>): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
    const coming = this.page.waitForEvent("download");
    await press();
    const download: Download = await coming;
    return { name: download.suggestedFilename(), bytes: new Uint8Array(readFileSync(await download.path())) };
  }

  /** Opens a file as by the button. */
  async pick(name: string, bytes: Uint8Array): Promise<void> {
    await this.page.setInputFiles("input[type=file]", { name, mimeType: "", buffer: Buffer.from(bytes) });
  }
}

/** What a browser with a window lets a page do that the user works in. */
const USUAL = ["clipboard-write"];

const VIEWPORT = { width: 1366, height: 768 };

/** The height of a row, and of the letters above the first, in pixels. */
const HEAD = 20;

export const CANVAS = "canvas[id^=univer-sheet-main-canvas]";

interface LineSaid {
  /** What the line below the bar has said since the user's last act. */
  said: string[];
}

/** Runs in the page: the cell that is selected, and how often the line has said something. */
function stand(): readonly [at: string | undefined, times: number] {
  const { said } = window as unknown as LineSaid;
  return [document.querySelector(".grid .heard")?.textContent.split(" ")[0], said.length];
}

/** Runs in the page: writes down what the line below the bar says. */
function listenToLine(): void {
  const page = window as unknown as LineSaid;
  const forget = (): void => void (page.said = []);
  forget();
  for (const act of ["pointerdown", "click", "change", "drop", "paste"]) addEventListener(act, forget, true);
  // Letters and Enter belong to what is being typed, which is one act.
  const isOfTyping = ({ key, ctrlKey, altKey }: KeyboardEvent): boolean =>
    key === "Enter" || (key.length === 1 && !ctrlKey && !altKey);
  addEventListener("keydown", (event) => isOfTyping(event) || forget(), true);
  new MutationObserver((changes) => {
    const isOfLine = ({ target }: MutationRecord): boolean =>
      Boolean((target instanceof Element ? target : target.parentElement)?.closest(".line p"));
    if (changes.some(isOfLine)) page.said.push(document.querySelector(".line p")?.textContent ?? "");
  }).observe(document, { subtree: true, childList: true, characterData: true });
}
