// npx tsx test/taskpane/screenshots.ts [name…] — those of the pane's main states that are named as docs/screenshots/*.png; without names all,
// as dist/screenshots/*.png to look at, and its times in this Chromium.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Frame } from "playwright-core";
import { launch } from "../host/browser/chromium.ts";
import type { ExcelInBrowser, OpenOptions } from "../host/browser/open.ts";
import { buildPackage } from "../host/browser/package.ts";
import { workbookOf, type WorkbookState } from "../host/index.ts";
import { checkIn, openPane } from "./inExcel.ts";
import { PENSION, SALARY, SECURITY, seed, TANGLE, type Changes } from "./seeds.ts";

const WANTED = process.argv.slice(2);
const TO = join(process.cwd(), WANTED.length === 0 ? "dist/screenshots" : "docs/screenshots");
const WRONG = { [PENSION]: 54.34, [SECURITY]: 577.42 };
/** So many times are taken, and the middle one is printed. */
const TIMES = 9;

interface Shot {
  readonly changes?: Changes;
  readonly options?: Partial<OpenOptions>;
  /** With the sheet beside the pane. */
  readonly sheet?: boolean;
  readonly act?: (excel: ExcelInBrowser) => Promise<void>;
}

const SUBJECT_TABLE = {
  name: "科目表",
  top: 0,
  left: 0,
  rows: [
    ["编码", "名称"],
    ["2080177", "社会保障卡管理"],
    ["2080150", "事业运行（本级）"],
    ["20801501", "事业运行"],
  ],
};

const SHOTS: Readonly<Record<string, Shot>> = {
  "first-run": {},
  fine: { act: checkIn },
  findings: {
    changes: WRONG,
    sheet: true,
    act: async (excel) => {
      await checkIn(excel);
      await excel.frame.click("[data-stop] >> nth=1");
      await excel.frame.waitForFunction(() => document.querySelector("[role=status]")?.textContent.includes("!"));
    },
  },
  tied: { changes: { [SALARY]: 71.91 }, act: checkIn },
  unexplained: { changes: TANGLE, act: checkIn },
  ignoring: {
    changes: WRONG,
    act: async (excel) => {
      await checkIn(excel);
      await excel.frame.click(".list .fold-head");
      await excel.frame.click(".ignore >> nth=0");
      await excel.frame.fill("textarea", "已请示财政局，下月更正");
    },
  },
  applied: {
    changes: WRONG,
    act: async (excel) => {
      await checkIn(excel);
      await excel.frame.click(".apply");
      await excel.frame.waitForSelector(".undo");
      await excel.frame.waitForSelector(".stale");
    },
  },
  "clean-up": {
    changes: WRONG,
    act: async (excel) => {
      await checkIn(excel);
      await excel.frame.click(".actions .clean");
    },
  },
  "cleaned-up": {
    changes: WRONG,
    act: async (excel) => {
      await checkIn(excel);
      await excel.frame.click(".actions .report");
      await excel.frame.waitForSelector(".dismiss");
      await excel.frame.click(".actions .clean");
      await excel.frame.click(".clean-now");
      await excel.frame.waitForSelector(".box .lines");
    },
  },
  recognised: {
    act: async (excel) => {
      await checkIn(excel);
      await excel.frame.click(".folds .fold-head >> nth=-1");
    },
  },
  "no-table": {
    options: { workbook: workbookOf([{ name: "说明", top: 0, left: 0, rows: [["填报说明"]] }]) },
    act: async ({ frame }) => {
      await frame.click(".check");
      await frame.waitForSelector(".lines select");
    },
  },
  templates: {
    sheet: true,
    options: { workbook: workbookOf(seed("003").slice(0, 8)) },
    act: async ({ frame }) => {
      await frame.click("#tab-templates");
      await frame.waitForSelector(".tables li");
      await frame.selectOption(".chooser select >> nth=0", "青海决算");
      await frame.click(".tables li:nth-child(9) .fold-head");
      await frame.click(".fill-up");
      await frame.waitForSelector(".undo");
    },
  },
  functions: {
    sheet: true,
    act: async (excel) => {
      await look(excel, "养老保险 缴费");
      await excel.frame.click(".subject:has-text('2080505')");
      await excel.select("公开01表!H8");
      await excel.calculates({ "=科目名称(2080505)": "机关事业单位基本养老保险缴费支出" });
      await excel.frame.click("text=插入公式");
      await excel.frame.waitForSelector(".undo");
    },
  },
  "functions-tree": {
    act: async (excel) => {
      await look(excel, "");
      for (const row of [".charts .fold-head", ".subject:has-text('208')", ".subject:has-text('20805')"])
        await excel.frame.click(`${row} >> nth=0`);
      await excel.frame.locator(".subject:has-text('20805') >> nth=0").scrollIntoViewIfNeeded();
    },
  },
  "functions-list": {
    act: async (excel) => {
      await look(excel, "");
      await excel.frame.click(".fold-head:has-text('函数一览')");
      await excel.frame.click(".fold-head:has-text('=执行率')");
      await excel.frame.locator(".examples").scrollIntoViewIfNeeded();
    },
  },
  "subject-table": {
    options: { workbook: workbookOf([...seed("003"), SUBJECT_TABLE]) },
    act: async (excel) => {
      await look(excel, "");
      await excel.frame.click(".folds > .fold > .fold-top .fold-head:has-text('科目表')");
      await excel.frame.locator(".subject-table .buttons").scrollIntoViewIfNeeded();
    },
  },
  "to-values": {
    options: { workbook: withFormulas() },
    sheet: true,
    act: async (excel) => {
      await look(excel, "");
      await excel.frame.click(".fold-head:has-text('转为数值')");
      await excel.frame.click(".plan-workbook");
      await excel.frame.click(".plan .fold-head >> nth=0");
      await excel.frame.locator(".plan .lines").scrollIntoViewIfNeeded();
    },
  },
  dark: { changes: WRONG, options: { theme: "dark" }, act: unfolded },
  contrast: { changes: WRONG, options: { theme: "contrast" }, act: unfolded },
  english: { changes: WRONG, options: { locale: "en-US" }, act: checkIn },
};

const folder = mkdtempSync(join(tmpdir(), "pane-"));
const build = join(folder, "site");
try {
  await buildPackage(folder, "https://localhost:3000", "--no-workbench");
  mkdirSync(TO, { recursive: true });
  const browser = await launch();
  for (const [name, shot] of Object.entries(SHOTS))
    if (WANTED.length === 0 || WANTED.includes(name)) await take(browser, name, shot);
  if (WANTED.length === 0) await printTimes(browser);
  await browser.close();
} finally {
  rmSync(folder, { recursive: true });
}

/** Looks something up in the tab 函数. */
async function look({ frame }: ExcelInBrowser, words: string): Promise<void> {
  await frame.click("#tab-functions");
  await frame.fill(".search input", words);
}

/** Seed 003 with formulas of ours beside its first table. */
function withFormulas(): WorkbookState {
  const state = workbookOf(seed("003"));
  Object.assign(state.sheets[0]!.cells, {
    H8: { value: "机关事业单位基本养老保险缴费支出", formula: "=科目名称(2080505)" },
    H9: { value: 6_623_400, formula: "=转为元(C8)" },
    H10: { value: "#N/A", formula: "=科目名称(2080777)" },
  });
  return state;
}

async function unfolded(excel: ExcelInBrowser): Promise<void> {
  await checkIn(excel);
  await excel.frame.click(".list .fold-head");
}

async function take(browser: Browser, name: string, { changes = {}, options = {}, sheet, act }: Shot): Promise<void> {
  const excel = await openPane(build, browser, changes, { height: 720, ...options });
  await act?.(excel);
  await excel.page.mouse.move(0, 0);
  await excel.frame.evaluate(() => document.fonts.ready.then(() => undefined));
  await excel.page
    .locator(sheet === true ? "body" : "iframe")
    .screenshot({ path: join(TO, `${name}.png`), animations: "disabled" });
  await excel.close();
}

/** First contentful paint of the pane's page, and from the click on 核对 to the list, for seed 003 with two wrong figures. */
async function printTimes(browser: Browser): Promise<void> {
  const paints: number[] = [];
  const lists: number[] = [];
  const ends: number[] = [];
  for (let i = 0; i < TIMES; i++) {
    const excel = await openPane(build, browser, WRONG);
    paints.push(await firstPaint(excel.frame));
    const { list, end } = await clickToList(excel.frame);
    lists.push(list);
    ends.push(end);
    await excel.close();
  }
  const middle = (times: readonly number[]): string =>
    `${Math.round([...times].sort((a, b) => a - b)[times.length >> 1] ?? 0)} ms`;
  process.stdout.write(
    `first paint ${middle(paints)}; click to list ${middle(lists)}, to the last mark ${middle(ends)} (middle of ${TIMES})\n`,
  );
}

function firstPaint(frame: Frame): Promise<number> {
  return frame.evaluate(
    () =>
      new Promise<number>((told) => {
        new PerformanceObserver((list, observer) => {
          const paint = list.getEntries().find(({ name }) => name === "first-contentful-paint");
          if (paint === undefined) return;
          observer.disconnect();
          told(paint.startTime);
        }).observe({ type: "paint", buffered: true });
      }),
  );
}

/** The first check: until the list is about to be painted, and until its marks are made. */
function clickToList(frame: Frame): Promise<{ readonly list: number; readonly end: number }> {
  return frame.evaluate(
    () =>
      new Promise<{ list: number; end: number }>((told) => {
        const begun = performance.now();
        let list: number | undefined;
        new MutationObserver((_, observer) => {
          if (document.querySelector("[data-stop]") === null) return;
          if (list === undefined) requestAnimationFrame(() => (list = performance.now() - begun));
          else if (document.querySelector(".progress") === null) {
            observer.disconnect();
            told({ list, end: performance.now() - begun });
          }
        }).observe(document.body, { childList: true, subtree: true });
        document.querySelector<HTMLElement>(".check")?.click();
      }),
  );
}
