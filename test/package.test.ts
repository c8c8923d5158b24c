import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { runInNewContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { unzipSync } from "fflate";
import type { Browser, Page } from "playwright-core";
import { functionsJson } from "../scripts/functions.ts";
import { DESK, DESK_ZIP } from "../scripts/desk.ts";
import { iconPath } from "../scripts/manifest.ts";
import {
  headerPolicy,
  headersOf,
  pagePolicy,
  TYPES,
  workbenchHeaderPolicy,
  workbenchPolicy,
  wpsHeaderPolicy,
} from "../src/site/headers.ts";
import { launch } from "./host/browser/chromium.ts";
import { buildPackage } from "./host/browser/package.ts";
import { serveTest, type Answer, type Served } from "./host/browser/server.ts";
import { patience } from "./host/patience.ts";
import { freshPage, siteOf } from "./host/browser/sites.ts";

const FIRST_LOAD = 240_000;

const home = mkdtempSync(join(tmpdir(), "package-"));
const folder = join(home, "local");
const site = join(folder, "site");

/** What the server answers in the place of a file, as an administrator's mistakes would have it. */
let spoilt: (file: string) => Answer | undefined = () => undefined;
let served: Served;
let browser: Browser;

beforeAll(async () => {
  const instead = (path: string): Answer | undefined => spoilt(path.replace("/gongkai/", ""));
  served = await serveTest(site, { path: "/gongkai", instead });
  await buildPackage(folder, served.base);
  browser = await launch();
});

afterEach(() => {
  spoilt = () => undefined;
});

afterAll(async () => {
  await browser?.close();
  await served?.close();
  rmSync(home, { recursive: true, force: true });
});

const read = (path: string): string => readFileSync(join(folder, path), "utf8");

function filesIn(where: string): string[] {
  return readdirSync(where, { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => statSync(join(where, name)).isFile())
    .sort();
}

describe("what is shipped", () => {
  test("exactly these files", () => {
    const files = filesIn(folder).filter((name) => !/^(site\/(workbench|wps)|wps-offline|公开表工作台)\//.test(name));
    const hashed = files.filter((name) => name.startsWith("site/static/"));
    expect(files.filter((name) => !hashed.includes(name) && !name.startsWith("site/assets/"))).toEqual([
      "catalogue.ps1",
      "deploy.md",
      DESK_ZIP,
      "nginx.conf",
      "site/files.json",
      "site/functions.js",
      "site/functions.json",
      "site/help.html",
      "site/licences.txt",
      "site/manifest.xml",
      "site/office/LICENSE.md",
      "site/office/en-us/office_strings.js",
      "site/office/excel-mac-16.00.js",
      "site/office/excel-web-16.00.js",
      "site/office/excel-win32-16.01.js",
      "site/office/office.js",
      "site/office/zh-cn/office_strings.js",
      "site/selftest.html",
      "site/site.css",
      "site/taskpane.html",
      "site/web.config",
    ]);
    for (const name of hashed) expect(name).toMatch(/\/[\w-]+\.[0-9a-f]{20}\.(js|js\.LICENSE\.txt|css|wasm|png)$/);
    const icons = readdirSync("assets").filter((name) => name.endsWith(".png"));
    const served = filesIn(join(site, "static/icons"));
    expect(served.map((name) => name.replace(/\.\w+(?=\.png$)/, ""))).toEqual(icons.sort());
    expect(filesIn(join(site, "assets"))).toEqual(["icon-128.png", "icon-32.png"]);
    // Excel for Windows shows a picture only where it may keep it, and asks again only where its address is another.
    for (const [, at] of read("site/manifest.xml").matchAll(/DefaultValue="([^"]*\.png)"/g)) {
      const path = at!.slice(at!.indexOf("/static/") + 1);
      expect(served).toContain(path.replace("static/icons/", ""));
      expect(headersOf(path, "local")["Cache-Control"]).toBe("public, max-age=31536000, immutable");
    }
  });

  test("the workbench as a folder that needs nothing besides itself", () => {
    const files = filesIn(join(site, "workbench"));
    expect(files.filter((name) => !/^(static|assets|guide)\//.test(name))).toEqual([
      "files.json",
      "index.html",
      "licences.txt",
      "sw.js",
      "workbench.webmanifest",
    ]);
    const kept = JSON.parse(read("site/workbench/files.json")) as string[];
    expect(kept).toEqual(files.filter((name) => !/^(files\.json|sw\.js)$|\.txt$/.test(name)));
    const page = read("site/workbench/index.html");
    expect(page).toContain(`content="${workbenchPolicy()}"`);
    for (const [, name] of page.matchAll(/(?:src|href)="?([^"\s>]+)/g)) expect(files).toContain(name);
    for (const [, name] of read("site/workbench/guide/index.html").matchAll(/(?:src|href)="([^"]+)/g))
      expect(files).toContain(join("guide", name!));
    expect(files.filter((name) => name.includes("office"))).toEqual([]);
  });

  test("the list for the self-test names them all, with their sizes", () => {
    const { version, office, files } = JSON.parse(read("site/files.json")) as {
      version: string;
      office: string;
      files: Record<string, number>;
    };
    const { version: expected } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
    expect([version, office]).toEqual([expected, "local"]);
    const shipped = filesIn(site).filter((name) => !/^(workbench|wps)\//.test(name));
    const listed = shipped.filter((name) => !["files.json", "manifest.xml", "web.config"].includes(name));
    expect(files).toEqual(Object.fromEntries(listed.map((name) => [name, statSync(join(site, name)).size])));
  });

  test("office.js as Microsoft ships it", () => {
    for (const name of filesIn(join(site, "office"))) {
      const original = name === "LICENSE.md" ? name : `dist/${name}`;
      expect(
        readFileSync(join(site, "office", name)).equals(
          readFileSync(join("node_modules/@microsoft/office-js", original)),
        ),
      ).toBe(true);
    }
  });

  test("no source map, and no origin but our own", () => {
    const own = filesIn(site).filter(
      (name) => !/^(office|workbench|wps)\//.test(name) && /\.(html|css|js|json|xml)$/.test(name),
    );
    const text = Object.fromEntries(own.map((name) => [name, read(`site/${name}`)]));
    for (const name of own) expect([name, text[name]!.includes("sourceMappingURL")]).toEqual([name, false]);
    const origins = (names: readonly string[]): string[] => {
      const found = names.flatMap((name) => [
        ...text[name]!.matchAll(/(?:https?:)?\/\/[\w*-]+(?:\.[\w*-]+)*\.[a-z]{2,}/g),
      ]);
      return [...new Set(found.map(([origin]) => origin))].sort();
    };
    const pane = own.filter((name) => !name.startsWith("static/selftest.") && name !== "manifest.xml");
    // Names of vocabularies of XML and HTML, and where the sentences of React and of the solver can be read: nothing asks for them.
    const named = [
      "http://purl.oclc.org",
      "http://schemas.microsoft.com",
      "http://schemas.openxmlformats.org",
      "http://web.mit.edu",
      "http://www.ibm.com",
      "http://www.w3.org",
      "https://react.dev",
    ];
    expect(named).toEqual(expect.arrayContaining(origins(pane)));
    expect(origins(["manifest.xml"])).toEqual(["http://schemas.microsoft.com", "http://www.w3.org"]);
  });

  test("the licence of everything whose code is in it", () => {
    const licences = read("site/licences.txt");
    for (const name of ["gongkai", "react", "react-dom", "decimal.js", "@fluentui/react-components"])
      expect(licences).toMatch(new RegExp(`^${name} [\\d.]+ \\(MIT\\)$`, "m"));
  });

  test("every file that a page names is there", () => {
    for (const page of ["taskpane.html", "selftest.html", "help.html"]) {
      const named = [...read(`site/${page}`).matchAll(/(?:src|href)="?([^"\s>]+)/g)].map(([, name]) => name!);
      expect(named.length).toBeGreaterThan(2);
      expect(filesIn(site)).toEqual(expect.arrayContaining(named));
    }
  });

  test("every address in the manifest is a file of the site", () => {
    const addresses = [...read("site/manifest.xml").matchAll(/DefaultValue="(https:[^"]+)"/g)].map(
      ([, address]) => address!,
    );
    expect(addresses.length).toBeGreaterThan(15);
    for (const address of addresses) expect(filesIn(site)).toContain(address.replace(`${served.base}/`, ""));
  });

  test("the pane's own code and Fluent travel in at most 240 KB before the first paint", () => {
    const parts = [...read("site/taskpane.html").matchAll(/(?:src|href)="?([^"\s>]+\.(?:js|css))/g)].map(
      ([, name]) => name!,
    );
    const own = parts.filter((name) => !name.startsWith("office/"));
    expect(own.length).toBeGreaterThan(1);
    const sizes = own.map((name) => gzipSync(readFileSync(join(site, name))).length);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(FIRST_LOAD);
  });
});

describe("the add-in for WPS", () => {
  const built = (): string[] => filesIn(join(site, "wps")).filter((name) => name !== "jsplugins.xml");

  test("is served with the list by which WPS finds it, and goes along to be copied", () => {
    expect(read("site/wps/jsplugins.xml")).toContain(
      `<jspluginonline name="gongkai" type="et" url="${served.base}/wps/"/>`,
    );
    const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
    const offline = filesIn(join(folder, "wps-offline"));
    expect(offline).toEqual(
      [...built().map((name) => `gongkai_${version}/${name}`), "install.cmd", "publish.xml"].sort(),
    );
    expect(read("wps-offline/publish.xml")).toContain(`url="gongkai_${version}" version="${version}"`);
    const script = read("wps-offline/install.cmd");
    expect(script).toContain(`%ADDONS%\\gongkai_${version}`);
    // A list that is there is left as it is, and cmd wants its own ends of lines.
    expect(script).toContain('if exist "%ADDONS%\\publish.xml" goto listed');
    expect(script.replaceAll("\r\n", "")).not.toContain("\n");
    for (const page of ["publish.html", "selftest.html"])
      expect(read(`site/wps/${page}`)).toContain("没有在真实的 WPS 里试过");
    expect(read("deploy.md")).toContain("没有在真实的 WPS 里试过");
  });
});

describe("the workbench without Node.js", () => {
  test("the zip holds the folder, and its start may be run", () => {
    const files = unzipSync(readFileSync(join(folder, DESK_ZIP)));
    const names = Object.keys(files).sort();
    expect(names).toEqual(
      filesIn(join(folder, DESK))
        .map((name) => `${DESK}/${name}`)
        .sort(),
    );
    expect(names.filter((name) => !name.includes("/workbench/"))).toEqual(
      ["start.sh", "打开工作台.cmd", "说明.txt"].map((name) => `${DESK}/${name}`).sort(),
    );
    expect(statSync(join(folder, DESK, "start.sh")).mode & 0o111).toBe(0o111);
    expect(read(`${DESK}/打开工作台.cmd`).replaceAll("\r\n", "")).not.toContain("\n");
  });

  test("opened from the folder it checks, and asks for nothing elsewhere", async () => {
    const context = await browser.newContext({ locale: "zh-CN" });
    context.setDefaultTimeout(patience(30_000));
    const page = await context.newPage();
    const troubles: string[] = [];
    page.on("pageerror", (error) => troubles.push(error.message));
    const home = pathToFileURL(join(folder, DESK, "workbench/")).href;
    page.on("request", (request) => {
      if (!request.url().startsWith(home) && !/^(blob|data):/.test(request.url())) troubles.push(request.url());
    });
    await page.goto(`${home}index.html?seed=003&check`);
    await page.locator(".box.fine").waitFor();
    // It has no solver there, and says what to use instead.
    await page.getByRole("button", { name: "配平……" }).click();
    await page.locator(".box h2", { hasText: "求解器在这里加载不了" }).waitFor();
    expect(troubles).toEqual([]);
    await context.close();
  });
});

describe("custom functions", () => {
  test("functions.json is what the source says", async () => {
    const { json } = await functionsJson();
    expect(JSON.parse(read("site/functions.json"))).toEqual(json);
  });

  test("functions.js runs by itself and registers exactly these", () => {
    const registered = new Map<string, (...args: unknown[]) => unknown>();
    const associate = (id: string, run: () => unknown): unknown => registered.set(id, run);
    const CustomFunctions = { associate, Error: Error };
    runInNewContext(read("site/functions.js"), { CustomFunctions });
    const { functions } = JSON.parse(read("site/functions.json")) as { functions: { id: string }[] };
    expect([...registered.keys()]).toEqual(functions.map(({ id }) => id));
    for (const id of ["SUBJECT_NAME", "SUBJECT_NAME_ZH"])
      expect(JSON.stringify(registered.get(id)!([[2080505]]))).toBe('[["机关事业单位基本养老保险缴费支出"]]');
  });
});

describe("servers", () => {
  const nginxHeaders = (): Map<string, string> =>
    new Map(
      [...read("nginx.conf").matchAll(/add_header (\S+) "?([^";]+(?:;[^";]+)*)"?(?: always)?;/g)].map(
        ([, name, value]) => [name!, value!],
      ),
    );
  const iisHeaders = (): Map<string, string> =>
    new Map(
      // What is said of single folders comes behind.
      [
        ...read("site/web.config")
          .split("<location")[0]!
          .matchAll(/<add name="(\S+)" value="([^"]+)" \/>/g),
      ].map(([, name, value]) => [name!, value!]),
    );

  test("nginx, IIS and the pages say one Content-Security-Policy, and it allows nothing inline", () => {
    const policy = headerPolicy("local");
    expect(nginxHeaders().get("Content-Security-Policy")).toBe("$gongkai_policy always");
    expect(read("nginx.conf")).toContain(`default "${policy}";`);
    expect(read("nginx.conf")).toContain(`"~^/gongkai/workbench/" "${workbenchHeaderPolicy()}";`);
    expect(read("nginx.conf")).toContain(`"~^/gongkai/wps/" "${wpsHeaderPolicy()}";`);
    for (const own of [workbenchHeaderPolicy(), wpsHeaderPolicy()])
      expect(read("site/web.config")).toContain(`<add name="Content-Security-Policy" value="${own}" />`);
    // Univer's styles and cursors are the only things inline; nothing that runs is.
    expect(workbenchPolicy().replace("style-src 'self' 'unsafe-inline'; img-src 'self' data:", "")).not.toMatch(
      /'unsafe-(inline|eval|hashes)|data:|http/,
    );
    expect(iisHeaders().get("Content-Security-Policy")).toBe(policy);
    for (const page of ["taskpane.html", "selftest.html"])
      expect(read(`site/${page}`)).toContain(`content="${pagePolicy("local")}"`);
    expect(policy.startsWith(`${pagePolicy("local")}; frame-ancestors 'self' https://`)).toBe(true);
    expect(policy).not.toMatch(/'unsafe-(inline|eval|hashes)|data:|http:| \*( |;)/);
  });

  test("nginx and IIS send the same headers as the server of these tests", () => {
    const { "Content-Security-Policy": _, "Cache-Control": cache, ...always } = headersOf("taskpane.html", "local");
    expect(Object.fromEntries(nginxHeaders())).toMatchObject(always);
    expect(Object.fromEntries(iisHeaders())).toMatchObject(always);
    const hashed = headersOf("static/pane.js", "local")["Cache-Control"]!;
    expect(read("nginx.conf")).toContain(`default "${cache}";`);
    expect(read("nginx.conf")).toContain(`"~^/gongkai/((workbench|wps)/)?static/" "${hashed}";`);
    expect(read("nginx.conf")).toContain(`"/gongkai/functions.json" "*";`);
    expect(hashed).toBe("public, max-age=31536000, immutable");
    expect(read("site/web.config")).toContain(`<location path="static">`);
    expect(read("site/web.config")).toContain(
      `cacheControlMaxAge="365.00:00:00" cacheControlCustom="public, immutable"`,
    );
  });

  test("each kind of file that is shipped has its type, in nginx and in IIS", () => {
    for (const [end, type] of Object.entries(TYPES)) {
      expect(read("nginx.conf")).toMatch(new RegExp(`^ +${type.replace("+", "\\+")}( \\w+)* ${end}( \\w+)*;$`, "m"));
      expect(read("site/web.config")).toMatch(
        new RegExp(`<mimeMap fileExtension="\\.${end}" mimeType="${type.replace("+", "\\+")}(; charset=utf-8)?" />`),
      );
    }
    const ends = filesIn(site).map((name) => name.slice(name.lastIndexOf(".") + 1));
    expect(Object.keys(TYPES)).toEqual(expect.arrayContaining([...new Set(ends)].filter((end) => end !== "config")));
  });

  test("Windows PowerShell can read the script for the shared folder", () => {
    const script = read("catalogue.ps1");
    expect(script.startsWith("\uFEFF<#\r\n")).toBe(true);
    // PowerShell takes Chinese quotation marks for the end of a text in double quotes.
    expect(script).not.toMatch(/"[^"\n]*[“”]/);
  });

  test("nothing is left to be filled in", () => {
    for (const file of ["nginx.conf", "site/web.config", "site/manifest.xml", "site/taskpane.html"])
      expect(read(file)).not.toMatch(/\{\{|<%|gongkai\.invalid/);
  });
});

interface Visit {
  readonly page: Page;
  /** What went wrong in the page, what its policy refused, and what was asked for elsewhere. */
  readonly troubles: string[];
}

async function visit(address: string, locale = "zh-CN"): Promise<Visit> {
  const site = await siteOf(browser, folder, { ignoreHTTPSErrors: true, locale }, () => Promise.resolve(served));
  const page = await freshPage(site);
  const troubles: string[] = [];
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("console", (message) => {
    if (/Content.Security.Policy/i.test(message.text())) troubles.push(message.text());
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(new URL(address).origin)) troubles.push(request.url());
  });
  await page.goto(address);
  return { page, troubles };
}

/** The self-test once it has ended: its verdict, and what it says of each step that failed. */
async function selfTest(locale?: string): Promise<{ summary: string; failed: string[]; troubles: string[] }> {
  const { page, troubles } = await visit(`${served.base}/selftest.html`, locale);
  await page.locator("#next:not(:empty)").waitFor();
  const summary = (await page.locator("#summary").textContent())!;
  const failed = await page.locator("#steps > li", { has: page.locator(".bad") }).allInnerTexts();
  return { summary, failed: failed.map((text) => text.replace(/\s*\n\s*/g, "｜")), troubles };
}

/** The file as it should be answered, with other headers. */
function answer(file: string, headers: Readonly<Record<string, string | undefined>>): Answer {
  const type = TYPES[file.slice(file.lastIndexOf(".") + 1)]!;
  const all = { ...headersOf(file, "local"), "Content-Type": type, ...headers };
  const kept = Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  return { headers: Object.fromEntries(kept), body: readFileSync(join(site, file)) };
}

const spoil = (name: string, headers: Readonly<Record<string, string | undefined>>) => (file: string) =>
  file === name ? answer(name, headers) : undefined;

describe("in a browser", () => {
  test("the workbench travels in at most 2.5 MB until its grid is there and a workbook is open and checked", async () => {
    const { page } = await visit("about:blank");
    const asked = new Set<string>();
    page.on("request", (request) => asked.add(new URL(request.url()).pathname));
    await page.goto(`${served.base}/workbench/?seed=000&check`);
    await page.locator(".box.fine").waitFor();
    await page.locator(".univer canvas").first().waitFor();
    const base = `${new URL(served.base).pathname.replace(/\/$/, "")}/`;
    const files = [...asked].map((path) => path.slice(base.length).replace(/\/$/, "/index.html"));
    const sizes = files
      .filter((name) => /\.(js|css|html)$/.test(name))
      .map((name) => gzipSync(readFileSync(join(site, name))).length);
    expect(sizes.length).toBeGreaterThan(5);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(2_500_000);
  });

  test("the pane's page loads under the policy, and waits for Excel", async () => {
    const { page, troubles } = await visit(`${served.base}/taskpane.html`);
    await page.waitForLoadState("load");
    expect(await page.locator("body").innerText()).toContain("正在等待 Excel");
    expect(troubles).toEqual([]);
  });

  test("help loads under the policy", async () => {
    const { page, troubles } = await visit(`${served.base}/help.html`);
    expect(await page.locator("h1").innerText()).toBe("公开表助手");
    expect(troubles).toEqual([]);
  });

  test.each(["light", "dark"] as const)(
    "axe finds nothing in help and self-test, 320 pixels wide, %s",
    async (colorScheme) => {
      // axe is put into the page by the test, against the policy.
      const settings = { ignoreHTTPSErrors: true, bypassCSP: true, colorScheme, viewport: { width: 320, height: 640 } };
      const context = await browser.newContext(settings);
      for (const name of ["help.html", "selftest.html"]) {
        const page = await context.newPage();
        await page.goto(`${served.base}/${name}`);
        if (name === "selftest.html") await page.locator("#next:not(:empty)").waitFor();
        await page.addScriptTag({ path: "node_modules/axe-core/axe.min.js" });
        const { violations } = await page.evaluate<{ violations: readonly { id: string }[] }>("axe.run()");
        expect([name, violations.map(({ id }) => id)]).toEqual([name, []]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
      }
      await context.close();
    },
  );

  test("the self-test passes, in Chinese and in English", async () => {
    expect(await selfTest()).toEqual({ summary: "全部通过：服务器这一边是好的。", failed: [], troubles: [] });
    expect(await selfTest("en-GB")).toEqual({
      summary: "All steps passed: the server's side is in order.",
      failed: [],
      troubles: [],
    });
  });

  test.each<[string, (file: string) => Answer | undefined, string, string[]]>([
    [
      "a file was not copied",
      (file) => (file === "functions.js" ? { status: 404, body: "" } : undefined),
      "第 3 步没有通过：每个文件都在，类型和大小都对。请先改好这一步，再刷新本页。",
      [
        "每个文件都在，类型和大小都对｜functions.js：服务器回答 404。请确认文件已完整复制，并且没有被请求筛选或权限挡住。",
      ],
    ],
    [
      "a type is not set up",
      spoil("site.css", { "Content-Type": "application/octet-stream", "X-Content-Type-Options": undefined }),
      "第 3 步没有通过：每个文件都在，类型和大小都对。请先改好这一步，再刷新本页。",
      [
        "每个文件都在，类型和大小都对｜site.css：类型是 application/octet-stream，应为 text/css。请按安装包里的 nginx.conf 或 web.config 设置 MIME 类型。",
      ],
    ],
    [
      "a file was cut off",
      (file) => (file === "licences.txt" ? { headers: { "Content-Type": "text/plain" }, body: "gongkai" } : undefined),
      "第 3 步没有通过：每个文件都在，类型和大小都对。请先改好这一步，再刷新本页。",
      [
        expect.stringMatching(
          /｜licences\.txt：7 字节，应为 \d+ 字节。文件不完整、属于别的版本，或者被中途改写，请重新复制。$/,
        ),
      ],
    ],
    [
      "the list of files is missing",
      (file) => (file === "files.json" ? { status: 404, body: "" } : undefined),
      "第 2 步没有通过：文件清单 files.json。请先改好这一步，再刷新本页。",
      ["文件清单 files.json｜files.json：服务器回答 404。请确认文件已完整复制，并且没有被请求筛选或权限挡住。"],
    ],
    [
      "the policy is not sent",
      spoil("taskpane.html", { "Content-Security-Policy": undefined }),
      "第 4 步没有通过：内容安全策略（CSP）已生效。请先改好这一步，再刷新本页。",
      [
        "内容安全策略（CSP）已生效｜taskpane.html 没有 Content-Security-Policy 响应头。请使用安装包里的 nginx.conf 或 web.config。",
      ],
    ],
    [
      "a gateway keeps pages",
      spoil("taskpane.html", { "Cache-Control": "max-age=86400" }),
      "第 5 步没有通过：缓存规则。请先改好这一步，再刷新本页。",
      [
        "缓存规则｜taskpane.html：Cache-Control 是 max-age=86400，应为 no-cache。缓存规则不对时，更新以后用户会看到旧版本。",
      ],
    ],
    [
      "a gateway forbids to keep the pictures of the ribbon",
      spoil(iconPath("check-32.png"), { "Cache-Control": "no-cache" }),
      "第 5 步没有通过：缓存规则。请先改好这一步，再刷新本页。",
      [
        expect.stringMatching(
          /static\/icons\/check-32\.\w+\.png：Cache-Control 是 no-cache，应为 public, max-age=31536000/,
        ),
      ],
    ],
    [
      "the package is for another address and of another version",
      (file) =>
        file === "manifest.xml"
          ? {
              headers: { "Content-Type": "text/xml" },
              body: read("site/manifest.xml")
                .replaceAll(served.base, "https://old.example")
                .replace(/<Version>.*</, "<Version>0.0.9.0<"),
            }
          : undefined,
      "第 6 步没有通过：manifest.xml 里写的就是这个地址和这个版本。请先改好这一步，再刷新本页。",
      [
        expect.stringMatching(
          /｜manifest\.xml 指向 https:\/\/old\.example\/static\/icons\/icon-32\.\w+\.png，本页在 .*｜manifest\.xml 的版本是 0\.0\.9\.0，/,
        ),
      ],
    ],
    [
      "Excel on the web may not read the functions",
      spoil("functions.json", { "Access-Control-Allow-Origin": undefined }),
      "第 7 步没有通过：自定义函数清单 functions.json。请先改好这一步，再刷新本页。",
      [expect.stringMatching(/｜functions\.json 没有 Access-Control-Allow-Origin: \* 响应头/)],
    ],
    [
      "something else stands where office.js should",
      (file) =>
        file === "office/office.js" ? { headers: { "Content-Type": "text/javascript" }, body: "" } : undefined,
      "第 8 步没有通过：office.js 能加载。请先改好这一步，再刷新本页。",
      [expect.stringMatching(/^office\.js 能加载｜office\.js 没有加载成功。/)],
    ],
    [
      "the policy forbids WebAssembly",
      spoil("selftest.html", { "Content-Security-Policy": headerPolicy("local").replace(" 'wasm-unsafe-eval'", "") }),
      "第 9 步没有通过：WebAssembly 能运行。请先改好这一步，再刷新本页。",
      [expect.stringMatching(/^WebAssembly 能运行｜WebAssembly 不能运行（.*Content Security policy.*）。/)],
    ],
  ])("the self-test names the step when %s", async (_, mistake, summary, failed) => {
    spoilt = mistake;
    const said = await selfTest();
    expect([said.summary, said.failed]).toEqual([summary, failed]);
  });

  test("no foreign page can show the pane in a frame", async () => {
    const frame = {
      headers: { "Content-Type": "text/html" },
      body: `<iframe src="${served.base}/taskpane.html"></iframe>`,
    };
    const elsewhere = await serveTest(site, { instead: () => frame });
    try {
      const context = await browser.newContext({ ignoreHTTPSErrors: true });
      const page = await context.newPage();
      const refused = page.waitForEvent("console", (message) => message.text().includes("frame-ancestors"));
      await page.goto(`${elsewhere.origin}/`);
      expect((await refused).text()).toContain("https://*.officeapps.live.com");
      await context.close();
    } finally {
      await elsewhere.close();
    }
  });
});

describe("the command", () => {
  test("with --office cdn and --namespace", async () => {
    const other = join(home, "cdn");
    const cdn = ["--office", "cdn", "--namespace", "GK", "--no-workbench", "--no-wps"];
    await buildPackage(other, "https://intranet.example", ...cdn);
    const files = filesIn(join(other, "site"));
    expect(files.filter((name) => name.startsWith("office/"))).toEqual([]);
    const page = readFileSync(join(other, "site/taskpane.html"), "utf8");
    expect(page).toContain("https://appsforoffice.microsoft.com/lib/1/hosted/office.js");
    expect(page).toContain(pagePolicy("cdn"));
    expect(pagePolicy("cdn")).toContain("script-src 'self' https://appsforoffice.microsoft.com 'wasm-unsafe-eval'");
    expect(readFileSync(join(other, "nginx.conf"), "utf8")).toContain("location / {");
    expect(readFileSync(join(other, "site/web.config"), "utf8")).toContain(headerPolicy("cdn"));
    expect(readFileSync(join(other, "site/manifest.xml"), "utf8")).toContain(
      '<Namespace resid="Functions.Namespace" />',
    );
  });

  test.each([
    [["--origin", "http://intranet.example"], "请写完整的 HTTPS 地址"],
    [["--origin", "https://intranet.example", "--office", "other"], "--office 只能是 local 或 cdn"],
    [["--origin", "https://intranet.example", "--namespace", "9"], "以字母开头"],
  ])("refuses %j", async (args, why) => {
    const [, origin, ...more] = args;
    await expect(buildPackage(join(home, "none"), origin!, ...more)).rejects.toThrow(why);
    expect(readdirSync(home)).not.toContain("none");
  });

  test("throws nothing of the user's away", async () => {
    const mine = mkdtempSync(join(home, "mine-"));
    writeFileSync(join(mine, "决算.xlsx"), "");
    await expect(buildPackage(mine, "https://intranet.example")).rejects.toThrow(
      "里有别的文件。请用 -o 写一个空文件夹",
    );
    expect(readdirSync(mine)).toEqual(["决算.xlsx"]);
  });
});
