import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { functionsJson } from "../../scripts/functions.ts";
import { freshWps } from "../../scripts/wps.ts";
import { a1 } from "../../src/core/sheet/grid.ts";
import { markFormula } from "../../src/core/report/colours.ts";
import { WPS, wpsPolicy } from "../../src/site/headers.ts";
import { edit, seed } from "../core/sheets.ts";
import { launch } from "../host/browser/chromium.ts";
import { moduleAt, MODULES } from "../host/browser/modules.ts";
import { serveTest, type Answer, type Served } from "../host/browser/server.ts";
import { freshPage, siteOf } from "../host/browser/sites.ts";
import { etSheet, type EtBookState, type EtCellState } from "../hosts/wps/et.ts";
import type {} from "./page.ts";

// The add-in for WPS as it is shipped, in Chromium, over a plain object model: see test/hosts/wps/README.md. Nothing here was a real WPS.

const PATH = "/gongkai/wps";

let folder: string;
let served: Served;
let browser: Browser;
/** What went wrong in the page of the test, what its policy refused, and what was asked for elsewhere. */
let troubles: string[];
let page: Page;

/** WPS puts its objects into a page before its scripts run. */
function instead(path: string): Answer | undefined {
  const name = path.replace(`${PATH}/`, "");
  if (!["taskpane.html", "index.html", "selftest.html"].includes(name) || !isInWps) return moduleAt(path);
  const script = `<script type="module" src="${MODULES}test/wps/page.ts"></script>`;
  // Scripts of pages that wait run in their order; main.js does not wait.
  const body = readFileSync(join(folder, name), "utf8")
    .replace("<head>", `<head>${script}`)
    .replace(/<script src="?main\.js"?>/, '<script defer src="main.js">');
  return { headers: { "Content-Type": "text/html; charset=utf-8" }, body };
}

let isInWps = true;

beforeAll(async () => {
  folder = await freshWps();
  browser = await launch();
});

afterAll(() => browser?.close());

afterEach(() => {
  expect(troubles).toEqual([]);
});

async function open(book?: EtBookState, inWps = true): Promise<void> {
  isInWps = inWps;
  const settings = { ignoreHTTPSErrors: true, locale: "zh-CN", viewport: { width: 340, height: 800 } };
  const site = await siteOf(browser, folder, settings, () => serveTest(folder, { path: PATH, part: WPS, instead }));
  ({ served } = site);
  page = await freshPage(site);
  troubles = [];
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("console", (message) => {
    if (/Content.Security.Policy/i.test(message.text())) troubles.push(message.text());
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(served.origin) && !request.url().startsWith("http://127.0.0.1:58890/"))
      troubles.push(request.url());
  });
  if (book !== undefined) await page.addInitScript((state) => (window.book = state), book);
}

const goTo = (name: string): Promise<unknown> => page.goto(`${served.base}/${name}`);

function published(changes: Readonly<Record<string, number>> = {}): EtBookState {
  const sheets = edit(seed("003"), changes).map(({ name, top, left, rows }) => {
    const cells: Record<string, EtCellState> = {};
    rows.forEach((row, r) =>
      row.forEach((value, c) => {
        if (value !== null && typeof value !== "object") cells[a1(top + r, left + c)] = { value };
      }),
    );
    return etSheet(name, cells);
  });
  return { sheets, locked: false, parts: [] };
}

const wrong = (): EtBookState => published({ "公开01表!C38": 680.84 });

/** Marks of ours in the workbook, by sheet. */
const marked = (): Promise<Record<string, number>> =>
  page.evaluate(
    (formula) =>
      Object.fromEntries(
        window.et.state.sheets
          .map(
            ({ name, conditions }) => [name, conditions.filter((one) => one.formula === `=${formula}`).length] as const,
          )
          .filter(([, count]) => count > 0),
      ),
    markFormula,
  );

describe("the pane", () => {
  test("checks the workbook in front, marks it, goes to a cell, and takes the marks away again", async () => {
    await open(wrong());
    await goTo("taskpane.html");
    await page.getByRole("button", { name: "核对", exact: true }).click();
    await page.locator(".counts").waitFor();
    expect(await marked()).toHaveProperty("公开01表");
    await page.locator("[data-stop]").first().click();
    expect(await page.evaluate(() => window.et.ActiveCell.Worksheet.Name)).toBe("公开01表");
    await page.getByRole("button", { name: "清除标记" }).click();
    await page.waitForFunction(() => window.et.state.sheets.every(({ conditions }) => conditions.length === 0));
    expect(await page.evaluate(() => window.et.state)).toEqual(wrong());
  });

  test("does what the buttons of the ribbon ask, and keeps a result for each workbook", async () => {
    await open(wrong());
    await goTo("taskpane.html");
    await page.evaluate(() => {
      (window as unknown as { wps: { PluginStorage: Storage } }).wps.PluginStorage.setItem("gongkai-asked", "check 1");
    });
    await page.locator(".counts").waitFor();
    await page.evaluate(() => {
      const { et } = window;
      const other = { ...et.book, Name: "别的.xlsx", FullName: "C:\\别的.xlsx" };
      Object.defineProperty(et, "ActiveWorkbook", { value: other, configurable: true });
      et.tell("WindowActivate", other, et.ActiveWindow);
    });
    await page.locator(".welcome").waitFor();
    await page.evaluate(() => {
      const { et } = window;
      Object.defineProperty(et, "ActiveWorkbook", { value: et.book, configurable: true });
      et.tell("WindowActivate", et.book, et.ActiveWindow);
    });
    await page.locator(".counts").waitFor();
  });

  test("says so where no workbook is open, and in a browser", async () => {
    await open();
    await goTo("taskpane.html");
    await page.getByText("没有打开的工作簿").waitFor();
    await open(undefined, false);
    await goTo("taskpane.html");
    await page.getByText("请在 WPS 表格里打开公开表助手").waitFor();
  });
});

describe("the ribbon", () => {
  test("its buttons open the pane and ask it; every picture that they name is there", async () => {
    await open(wrong());
    await goTo("index.html");
    await page.waitForFunction(() => "OnAction" in window);
    const ribbon = readFileSync(join(folder, "ribbon.xml"), "utf8");
    expect(ribbon.startsWith("<customUI")).toBe(true);
    const ids = [...ribbon.matchAll(/<button id="(\w+)"/g)].map(([, id]) => id!);
    const said = await page.evaluate((all) => {
      const { OnAddinLoad, OnAction, GetImage } = window as unknown as Record<string, (given: object) => unknown>;
      return [OnAddinLoad!({}), ...all.map((Id) => [OnAction!({ Id }), GetImage!({ Id })])];
    }, ids);
    expect(said[0]).toBe(true);
    for (const [isDone, picture] of said.slice(1) as [boolean, string][]) {
      expect(isDone).toBe(true);
      expect(readFileSync(join(folder, picture), "utf8")).toContain("<svg");
    }
    expect(ids).toEqual(["gongkaiCheck", "gongkaiClear", "gongkaiPane", "gongkaiIcon"]);
    const panes = await page.evaluate(() => window.panes.map(({ url, Visible }) => [url.split("/").at(-1), Visible]));
    // 任务窗格 hides it again.
    expect(panes).toEqual([
      ["taskpane.html", false],
      ["selftest.html", true],
    ]);
  });

  test("the functions answer under their ASCII names, and are told of in functions.json", async () => {
    await open(wrong());
    await goTo("index.html");
    await page.waitForFunction(() => Object.keys(window.functions).length > 0);
    const names = await page.evaluate(() => Object.keys(window.functions));
    const { json } = await functionsJson();
    const english = json.functions.map(({ id }) => id).filter((id) => !id.endsWith("_ZH"));
    expect(names).toEqual(english.map((id) => `GONGKAI.${id}`));
    const listed = JSON.parse(readFileSync(join(folder, "functions.json"), "utf8")) as {
      functions: { name: string; parameters: { type: string }[]; result: { type: string } }[];
    };
    expect(listed.functions.map(({ name }) => name)).toEqual(english);
    expect(listed.functions[0]).toMatchObject({
      parameters: [{ type: "any[][]" }, { type: "any?" }, { type: "any?" }],
      result: { type: "any[][]" },
    });
    const answers = await page.evaluate(() => {
      const name = window.functions["GONGKAI.SUBJECT_NAME"]!;
      const attempt = (given: unknown): unknown => {
        try {
          return name(given);
        } catch (error) {
          return (error as Error).message;
        }
      };
      return [attempt(2080505), attempt([[2080505], [2080777]]), attempt(2080777)];
    });
    expect(answers).toEqual([
      "机关事业单位基本养老保险缴费支出",
      [["机关事业单位基本养老保险缴费支出"], ["#N/A"]],
      "没有此科目编码：2080777",
    ]);
  });
});

/** The local service of WPS: what it answers by path, or that there is none. */
async function service(answers: Readonly<Record<string, string>> | undefined): Promise<string[]> {
  const told: string[] = [];
  await page.route("http://127.0.0.1:58890/**", async (route) => {
    const path = new URL(route.request().url()).pathname;
    const body = answers?.[path];
    if (body === undefined) return route.abort();
    told.push(`${path} ${route.request().postData() ?? ""}`);
    return route.fulfill({ body, headers: { "Access-Control-Allow-Origin": "*" } });
  });
  return told;
}

const ours = (url: string): string =>
  JSON.stringify([{ name: "gongkai", addonType: "et", online: "true", url, enable: "true" }]);

describe("the page that adds it to WPS", () => {
  test("tells WPS where it is, and sees that it is in its list", async () => {
    await open(undefined, false);
    const answers = { "/version": "1.0.2", "/deployaddons/runParams": "OK", "/publishlist": ours(`${served.base}/`) };
    const told = await service(answers);
    await goTo("publish.html");
    await page.getByRole("button", { name: "加入" }).click();
    await page.getByText("已加入。").waitFor();
    const [, sent] = told.find((line) => line.startsWith("/deployaddons"))!.split(" ");
    expect(JSON.parse(Buffer.from(sent!, "base64").toString("utf8"))).toEqual({
      cmd: "enable",
      name: "gongkai",
      url: `${served.base}/`,
      addonType: "et",
      online: "true",
      version: (JSON.parse(readFileSync("package.json", "utf8")) as { version: string }).version,
      customDomain: "",
    });
  });

  test("says what to look at where WPS does not take it", async () => {
    await open(undefined, false);
    await service({ "/version": "1.0.2", "/deployaddons/runParams": "OK", "/publishlist": "[]" });
    await goTo("publish.html");
    await page.getByRole("button", { name: "加入" }).click();
    await page.getByText("WPS 没有接受").waitFor();
    await page.getByRole("button", { name: "移除" }).click();
    await page.getByText("已移除").waitFor();
  });
});

describe("the self-test", () => {
  const failed = async (): Promise<string[]> => {
    await page.locator("#summary", { hasText: /通过/ }).waitFor();
    return page
      .locator("#steps > li", { has: page.locator(".bad") })
      .locator("div")
      .allInnerTexts();
  };

  test("in a browser passes where WPS answers and has the add-in, and says that it was never tried in a real one", async () => {
    await open(undefined, false);
    await service({ "/version": "1.0.2", "/publishlist": ours(`${served.base}/`) });
    await goTo("selftest.html");
    expect(await failed()).toEqual([]);
    expect(await page.locator("main").innerText()).toContain("没有在真实的 WPS 里试过");
  });

  test.each<[string, Record<string, string> | undefined, string[], RegExp]>([
    ["WPS does not answer", undefined, ["版本：这台电脑上的 WPS 服务", "信任：WPS 的加载项清单里有公开表助手"], /拦截/],
    [
      "WPS has it from elsewhere",
      { "/version": "1", "/publishlist": ours("https://old.example/") },
      ["信任：WPS 的加载项清单里有公开表助手"],
      /old\.example/,
    ],
    [
      "WPS has it switched off",
      { "/version": "1", "/publishlist": ours("x").replace('"enable":"true"', '"enable":"false"') },
      ["信任：WPS 的加载项清单里有公开表助手"],
      /已停用/,
    ],
  ])("names the step where %s", async (_, answers, steps, said) => {
    await open(undefined, false);
    await service(answers);
    await goTo("selftest.html");
    expect(await failed()).toEqual(steps);
    expect(await page.locator("#steps").innerText()).toMatch(said);
  });

  test("in WPS tells its version, and looks at the object model", async () => {
    await open(wrong());
    await goTo("selftest.html");
    expect(await failed()).toEqual([]);
    const text = await page.locator("#steps").innerText();
    for (const said of ["WPS 表格 12.0（16910）", "对象模型齐全", "整块读取单元格", "GONGKAI.SUBJECT_NAME"])
      expect(text).toContain(said);
  });
});

test("the pages state the policy, name only files that are there, and are all that is shipped", () => {
  const files = JSON.parse(readFileSync(join(folder, "files.json"), "utf8")) as string[];
  for (const name of ["index.html", "taskpane.html", "publish.html", "selftest.html"]) {
    const text = readFileSync(join(folder, name), "utf8");
    expect(text).toContain(wpsPolicy());
    for (const [, named] of text.matchAll(/(?:src|href)="?([^"\s>]+)/g)) expect(files).toContain(named);
  }
  expect(files.filter((name) => !/^(static|images)\//.test(name))).toEqual([
    "functions.json",
    "index.html",
    "main.js",
    "manifest.xml",
    "publish.html",
    "ribbon.xml",
    "selftest.html",
    "site.css",
    "taskpane.html",
  ]);
});
