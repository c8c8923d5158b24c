import { readFileSync, readdirSync } from "node:fs";
import { readBook } from "../../src/files/xlsx/read-book.ts";
import type { Book } from "../../src/files/xlsx/book.ts";
import type { Edits } from "../../src/files/xlsx/edit.ts";
import type { GridWorkbook, Shown } from "../../src/hosts/univer/index.ts";
import { FakeWorkbook } from "../taskpane/open.ts";

// The page around the grid, without a browser: what comes in which order must not matter.

Object.assign(globalThis, {
  navigator: {},
  requestAnimationFrame: (draw: () => void) => setTimeout(draw, 0),
});
const { Bench } = await import("../../src/workbench/bench.ts");

/** A grid that says which books were put into it, and takes edits of the last one. */
class FakeGrid {
  readonly books: Book[] = [];
  /** What the user has done to the workbook that is shown. */
  edits: Edits = {};
  settled = (): Promise<void> => Promise.resolve();
  readonly shown = {
    open: (book: Book): GridWorkbook => {
      this.books.push(book);
      this.edits = {};
      return Object.assign(new FakeWorkbook([]), { edits: () => this.edits, marks: () => [] });
    },
    onChange: () => undefined,
    onHistory: () => undefined,
    onRefused: () => undefined,
    onCircular: () => undefined,
    onLayout: () => undefined,
    onSelect: () => undefined,
    commit: () => undefined,
    settled: () => this.settled(),
  } as unknown as Shown;
}

const seeds = readdirSync("seeds").filter((name) => name.endsWith(".xlsx"));

function read(name: string): Promise<Uint8Array> {
  return Promise.resolve(new Uint8Array(readFileSync(`seeds/${name}`)));
}

const [first, second] = [seeds[0]!, seeds[1]!];

const namesOf = (book: Book): string[] => book.sheets.map(({ name }) => name);

/** What waits for nothing else has gone on. */
const nextTask = (): Promise<void> => new Promise((done) => setTimeout(done, 0));

/** Something that is held back until it is let go. */
function gate(): { readonly open: () => void; readonly opened: Promise<void> } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
}

/** Opens a workbook; the grid comes when the page has changed `after` times. */
async function opened(after: number): Promise<{ readonly grid: FakeGrid; readonly changes: number }> {
  const grid = new FakeGrid();
  let comes: (shown: Shown) => void = () => undefined;
  const bench = new Bench(new Promise<Shown>((resolve) => (comes = resolve)), "未命名");
  let changes = 0;
  bench.subscribe(() => {
    if (changes++ === after) comes(grid.shown);
  });
  await bench.start({ name: first, read: () => read(first), check: false });
  comes(grid.shown);
  await nextTask();
  expect(bench.state()).toMatchObject({ name: first, gridIsHere: true });
  return { grid, changes };
}

test("a workbook goes into the grid once, whenever the grid comes: put there again, what was inserted would not be saved", async () => {
  const { changes } = await opened(Infinity);
  expect(changes).toBeGreaterThan(4);
  for (let after = 0; after < changes; after++) {
    const { grid } = await opened(after);
    // A grid that comes early shows the blank workbook first.
    expect(grid.books.at(-1)!.sheets).toHaveLength(11);
    expect(new Set(grid.books).size).toBe(grid.books.length);
  }
});

test("of two files that are opened at once the last asked for is shown, under its own name", async () => {
  for (const [slow, fast] of [
    [first, second],
    [second, first],
  ] as const) {
    const grid = new FakeGrid();
    const bench = new Bench(Promise.resolve(grid.shown), "未命名");
    const [begun, held] = [gate(), gate()];
    const slowly = async (): Promise<Uint8Array> => {
      begun.open();
      await held.opened;
      return read(slow);
    };
    const one = bench.open({ name: slow, read: slowly });
    await begun.opened;
    expect(await bench.open({ name: fast, read: () => read(fast) })).toBe(true);
    held.open();
    expect(await one).toBe(false);
    expect(bench.state()).toMatchObject({ name: fast, news: { is: "opened", name: fast } });
    expect(grid.books).toHaveLength(2);
    expect(namesOf(grid.books[1]!)).toEqual(namesOf(await readBook(await read(fast))));
  }
});

/** A file as it was saved. */
function saves(): Uint8Array[] {
  const saved: Uint8Array[] = [];
  const createWritable = () =>
    Promise.resolve({
      write: async (blob: Blob) => saved.push(new Uint8Array(await blob.arrayBuffer())),
      close: () => Promise.resolve(),
    });
  const showSaveFilePicker = () => Promise.resolve({ name: "存.xlsx", createWritable });
  Object.assign(globalThis, { window: { showSaveFilePicker } });
  return saved;
}

const typed: Edits = { sheets: [{ sheet: "公开01表", cells: [{ row: 1, column: 0, holds: "改过" }] }] };

test("a file that is opened while another is saved waits for that", async () => {
  const saved = saves();
  const grid = new FakeGrid();
  const bench = new Bench(Promise.resolve(grid.shown), "未命名");
  await bench.open({ name: first, read: () => read(first) });
  grid.edits = typed;
  let settle: () => void = () => undefined;
  grid.settled = () => new Promise((done) => (settle = done));
  const saving = bench.save("save");
  await bench.open({ name: second, read: () => read(second) });
  const { news } = bench.state();
  const opening = news?.is === "unsaved" ? news.anyway() : undefined;
  // It is read, and waits.
  await new Promise<void>((read) => {
    const end = bench.subscribe(() => {
      const { news: said } = bench.state();
      if (said?.is !== "opening" || said.of === 0 || said.done < said.of) return;
      end();
      read();
    });
  });
  await nextTask();
  settle();
  await Promise.all([saving, opening]);
  expect(bench.state().name).toBe(second);
  grid.settled = () => Promise.resolve();
  await bench.save("save-marked");
  expect(bench.state().name).toBe(second);
  await bench.save("save");
  expect(bench.state().name).toBe("存.xlsx");
  const [book] = await Promise.all(saved.map((bytes) => readBook(bytes)));
  expect(namesOf(book!)).toEqual(namesOf(await readBook(await read(first))));
  expect(book!.sheets[0]!.cells[1]![0]!.value).toBe("改过");
});

test("asked to save while it saves, it saves again what has come since, and nothing twice", async () => {
  const saved = saves();
  const grid = new FakeGrid();
  const bench = new Bench(Promise.resolve(grid.shown), "未命名");
  await bench.open({ name: first, read: () => read(first) });
  const edited = (text: string): Edits => ({
    sheets: [{ sheet: "公开01表", cells: [{ row: 1, column: 0, holds: text }] }],
  });
  grid.edits = edited("先");
  let settle: () => void = () => undefined;
  grid.settled = () => new Promise((done) => (settle = done));
  const saving = bench.save("save");
  const again = bench.save("save");
  await nextTask();
  settle();
  await Promise.all([saving, again]);
  expect(saved).toHaveLength(1);
  const unsubscribe = bench.subscribe(() => {
    // What is typed once the first file is written is in the second.
    if (!bench.state().saving) grid.edits = edited("后");
  });
  grid.edits = edited("中");
  grid.settled = () => Promise.resolve();
  await Promise.all([bench.save("save"), bench.save("save")]);
  unsubscribe();
  const held = await Promise.all(saved.map(async (bytes) => (await readBook(bytes)).sheets[0]!.cells[1]![0]!.value));
  expect(held).toEqual(["先", "中", "后"]);
});

test("the grid speaks the language that was chosen last, whichever comes first; one that does not come is done without", async () => {
  const grid = new FakeGrid();
  const spoken: string[] = [];
  const speak = async (language: string): Promise<void> => {
    if (language === "en-US") await nextTask();
    spoken.push(language);
    if (language === "en-US") throw new Error("Loading chunk failed");
  };
  const bench = new Bench(Promise.resolve(Object.assign(grid.shown, { speak })), "未命名");
  await Promise.all([bench.speak("en-US"), bench.speak("zh-CN")]);
  expect(spoken).toEqual(["en-US", "zh-CN"]);
});

test("what is done while a file is read, or before unsaved work is brought back, is not lost unasked", async () => {
  const grid = new FakeGrid();
  const bench = new Bench(Promise.resolve(grid.shown), "未命名");
  await nextTask();
  /** Answers that what is open may be lost; once the page says `then` of this file. */
  const agree = (then: "opened" | "unsaved", name: string): Promise<void> =>
    new Promise((done) => {
      const { news: asked } = bench.state();
      if (asked?.is !== "unsaved") throw new Error("nothing is asked");
      const end = bench.subscribe(() => {
        const { news } = bench.state();
        if (news === asked || news?.is !== then || news.name !== name) return;
        end();
        done();
      });
      void asked.anyway();
    });
  const opening = bench.open({ name: first, read: () => read(first) });
  grid.edits = { removed: ["一"] };
  expect(await opening).toBe(false);
  expect(bench.state()).toMatchObject({ name: "未命名", news: { is: "unsaved", name: first } });
  // What comes after the answer is asked about again.
  const asked = agree("unsaved", first);
  grid.edits = { removed: ["一", "二"] };
  await asked;
  expect(bench.state().name).toBe("未命名");
  await agree("opened", first);

  grid.edits = { removed: ["三"] };
  await bench.restore({ name: second, bytes: await read(second), time: 0, page: "" });
  expect(bench.state()).toMatchObject({ name: first, news: { is: "unsaved", name: second } });
  await agree("opened", second);
  expect(bench.state()).toMatchObject({ name: second, unsaved: true });
});

test("the year in the name of a file is that of its tables where these say none", async () => {
  const bench = new Bench(new Promise<never>(() => undefined), "未命名");
  await bench.open({ name: "某局2023年决算.xlsx", read: () => read(first) });
  const { session } = bench.state();
  await session.check();
  const { phase } = session.state();
  expect(phase.is === "checked" && phase.last.report.sets.map(({ edition }) => edition)).toEqual([2023]);
});
