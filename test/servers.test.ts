import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { request } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "node:tls";
import type { Browser, BrowserContext, Frame, Page } from "playwright-core";
import { headersOf, TYPES, typeOf } from "../src/site/headers.ts";
import { launch } from "./host/browser/chromium.ts";
import { serveAsIis } from "./host/browser/iis.ts";
import { freePort, hasNginx, serveByNginx } from "./host/browser/nginx.ts";
import { buildPackage } from "./host/browser/package.ts";
import { patience } from "./host/patience.ts";

// The package as nginx serves it with the nginx.conf that comes with it, and as IIS does by what its web.config says: the headers as they are
// sent, and what a browser makes of them.

const home = mkdtempSync(join(tmpdir(), "servers-"));
const folder = join(home, "package");
const site = join(folder, "site");
let port: number;
let base: string;
let browser: Browser;

beforeAll(async () => {
  port = await freePort();
  base = `https://localhost:${port}/gongkai`;
  await buildPackage(folder, base);
  browser = await launch();
});

afterAll(async () => {
  await browser?.close();
  rmSync(home, { recursive: true, force: true });
});

const FILES = (): string[] =>
  readdirSync(site, { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => statSync(join(site, name)).isFile())
    .sort();

interface Said {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** What is answered to a path below the site. */
function ask(path: string): Promise<Said> {
  return new Promise((answered, failed) => {
    request(`${base}/${encodeURI(path)}`, { rejectUnauthorized: false }, (response) => {
      response.resume().on("end", () => answered({ status: response.statusCode, headers: response.headers }));
    })
      .on("error", failed)
      .end();
  });
}

/** What is answered to a line as it is: everything else would tidy it up. */
function send(line: string): Promise<string> {
  return new Promise((answered, failed) => {
    let text = "";
    const socket = connect({ port, host: "localhost", rejectUnauthorized: false }, () =>
      socket.write(`${line}\r\nHost: localhost:${port}\r\nConnection: close\r\n\r\n`),
    );
    socket
      .setEncoding("latin1")
      .on("data", (piece: string) => (text += piece))
      .on("end", () => answered(text))
      .on("error", failed);
  });
}

/** The parts of a Cache-Control; servers write them in different orders. */
const parts = (control: unknown): string[] => String(control).split(/,\s*/).sort();

async function openContext(): Promise<BrowserContext> {
  const context = await browser.newContext({ ignoreHTTPSErrors: true, locale: "zh-CN" });
  context.setDefaultTimeout(patience(30_000));
  return context;
}

/** A page, and what went wrong in it, was refused by its policy or asked for elsewhere. */
async function visit(context: BrowserContext, path: string): Promise<{ page: Page; troubles: string[] }> {
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("console", (message) => {
    if (/Content.Security.Policy/i.test(message.text())) troubles.push(message.text());
  });
  page.on("request", (asked) => {
    if (!asked.url().startsWith(base) && !/^(blob|data):/.test(asked.url())) troubles.push(asked.url());
  });
  await page.goto(`${base}/${path}`);
  return { page, troubles };
}

/** What a page tries that somebody has put something into: by the directive that refuses it. */
const TRIES = {
  "script-src-elem": [
    `document.head.append(Object.assign(document.createElement("script"), { textContent: "window.ran = 1" }))`,
    `document.head.append(Object.assign(document.createElement("script"), { src: "https://elsewhere.example/a.js" }))`,
    `document.head.append(Object.assign(document.createElement("script"), { src: "data:text/javascript,window.ran=1" }))`,
    `document.body.append(Object.assign(document.createElement("a"), { href: "javascript:window.ran=1", id: "link" })); document.getElementById("link").click()`,
  ],
  "script-src-attr": [
    `document.body.append(document.createElement("p")); document.body.lastElementChild.setAttribute("onclick", "window.ran = 1"); document.body.lastElementChild.click()`,
  ],
  "script-src": [`try { (0, eval)("window.ran = 1") } catch {}`],
  "connect-src": [`fetch("https://elsewhere.example/").catch(() => 0)`],
  "img-src": [`document.body.append(Object.assign(new Image(), { src: "https://elsewhere.example/a.png" }))`],
  "frame-src": [
    `document.body.append(Object.assign(document.createElement("iframe"), { src: "https://elsewhere.example/" }))`,
  ],
  "base-uri": [
    `document.head.append(Object.assign(document.createElement("base"), { href: "https://elsewhere.example/" }))`,
  ],
  "form-action": [
    `const form = document.createElement("form"); form.action = "https://elsewhere.example/"; document.body.append(form); form.submit()`,
  ],
} as const;

/** Tries one thing in a page, and waits until the policy that the server sent has refused it; gives by which directive, and what it has run. */
async function refusal(page: Page, attempt: string, policy: string): Promise<readonly [string | undefined, unknown]> {
  // Behind a moment of its own: what is evaluated for a test itself may do more than a page.
  await page.evaluate(
    `refused = [];
    document.addEventListener("securitypolicyviolation", (event) => refused.push([event.effectiveDirective, event.originalPolicy]));
    setTimeout(() => { ${attempt} }, 0);`,
  );
  // A policy that stands in the page as well refuses it a second time.
  await page.waitForFunction((sent) => (window as unknown as Tried).refused.some(([, by]) => by === sent), policy);
  return page.evaluate((sent) => {
    const { refused, ran } = window as unknown as Tried;
    return [refused.find(([, by]) => by === sent)?.[0], ran] as const;
  }, policy);
}

interface Tried {
  readonly refused: readonly (readonly [directive: string, policy: string])[];
  readonly ran?: unknown;
}

/** What a page elsewhere shows of this page of ours in a frame: its words, or "refused". */
async function framed(by: string, path: string): Promise<string> {
  const context = await openContext();
  try {
    // A page of the internet may only ask this machine where its user agrees; an older Chromium does not know that question.
    await context.grantPermissions(["local-network-access"]).catch(() => undefined);
    const body = `<iframe allow="local-network-access" src="${base}/${path}"></iframe>`;
    await context.route(`${by}/**`, (route) => route.fulfill({ contentType: "text/html", body }));
    const page = await context.newPage();
    const end = new Promise<Frame | "refused">((answered) => {
      page.on("console", (message) => {
        if (message.text().includes("frame-ancestors")) answered("refused");
      });
      page.on("framenavigated", (frame) => {
        if (frame.url().startsWith(base)) answered(frame);
      });
    });
    await page.goto(`${by}/`);
    const frame = await end;
    return frame === "refused" ? frame : await frame.locator("p, h1").first().innerText();
  } finally {
    await context.close();
  }
}

const SERVERS: [name: string, isHere: boolean, serve: () => Promise<{ close(): Promise<void> }>][] = [
  ["nginx", hasNginx, () => serveByNginx(folder)],
  ["IIS, as its web.config says", true, () => serveAsIis(site, port)],
];

// Where there is no nginx, and none can be installed, what its file says is compared with what the pages say in package.test.ts alone.
describe.each(SERVERS.filter(([, isHere]) => isHere))("%s", (name, _, serve) => {
  let server: { close(): Promise<void> };
  beforeAll(async () => {
    server = await serve();
  });
  afterAll(() => server?.close());

  test("sends the headers of each file that is shipped, and none that tells what it is made of", async () => {
    const files = FILES().filter((file) => file !== "web.config");
    expect(files.length).toBeGreaterThan(100);
    for (const file of files) {
      const { status, headers } = await ask(file);
      const { "Cache-Control": cache, ...wanted } = headersOf(file, "local");
      const got = Object.fromEntries(Object.keys(wanted).map((key) => [key, headers[key.toLowerCase()]]));
      expect([file, status, got]).toEqual([file, 200, wanted]);
      expect([file, parts(headers["cache-control"])]).toEqual([file, parts(cache)]);
      expect([file, String(headers["content-type"]).split(";")[0]]).toEqual([file, typeOf(file)]);
      expect([file, headers["access-control-allow-origin"]]).toEqual([
        file,
        file === "functions.json" ? "*" : undefined,
      ]);
      expect([file, headers["x-powered-by"], /\d/.test(String(headers["server"]))]).toEqual([file, undefined, false]);
    }
  });

  test("lets the pictures of the ribbon be kept, each under a name of what is in it", async () => {
    const icons = [...readFileSync(join(site, "manifest.xml"), "utf8").matchAll(/DefaultValue="([^"]*\.png)"/g)];
    expect(icons.length).toBeGreaterThan(5);
    for (const [, address] of icons) {
      const path = address!.slice(base.length + 1);
      const { headers } = await ask(path);
      expect(path).toMatch(/\.[0-9a-f]{20}\.png$/);
      expect([path, parts(headers["cache-control"])]).toEqual([path, ["immutable", "max-age=31536000", "public"]]);
    }
  });

  test("opens a folder by its page, and has no other answer kept than those of hashed names", async () => {
    for (const path of ["workbench/", "wps/"]) {
      const { status, headers } = await ask(path);
      const { "Content-Security-Policy": policy, "Cache-Control": cache } = headersOf(path, "local");
      expect([path, status, headers["content-security-policy"], headers["cache-control"]]).toEqual([
        path,
        path === "wps/" && !FILES().includes("wps/index.html") ? 404 : 200,
        policy,
        cache,
      ]);
    }
    for (const path of ["static/none.js", "workbench/static/none.js", "none"]) {
      const { status, headers } = await ask(path);
      expect([path, status]).toEqual([path, 404]);
      expect([path, parts(headers["cache-control"]).includes("immutable")]).toEqual([path, false]);
      expect(headers["content-security-policy"]).toBe(headersOf(path, "local")["Content-Security-Policy"]);
    }
    expect((await ask("web.config")).status).toBe(404);
  });

  test("passes the self-test, and opens pane and workbench, with nothing refused", async () => {
    const context = await openContext();
    const own = await visit(context, "selftest.html");
    await own.page.locator("#next:not(:empty)").waitFor();
    expect(await own.page.locator("#steps > li", { has: own.page.locator(".bad") }).allInnerTexts()).toEqual([]);
    expect(await own.page.locator("#summary").textContent()).toBe("全部通过：服务器这一边是好的。");
    const bench = await visit(context, "workbench/?seed=000&check");
    await bench.page.locator(".box.fine").waitFor();
    const pane = await visit(context, "taskpane.html");
    await pane.page.getByText("正在等待 Excel").waitFor();
    expect([own.troubles, bench.troubles, pane.troubles]).toEqual([[], [], []]);
    await context.close();
  });

  test.each(["taskpane.html", "workbench/index.html", "wps/selftest.html"])(
    "what somebody has put into %s neither runs nor asks anything elsewhere",
    async (path) => {
      const context = await openContext();
      const outside: string[] = [];
      await context.route("https://elsewhere.example/**", (route) => {
        outside.push(route.request().url());
        return route.fulfill({ contentType: "text/javascript", body: "window.ran = 1" });
      });
      const { page } = await visit(context, path);
      await page.waitForLoadState();
      const policy = headersOf(path, "local")["Content-Security-Policy"]!;
      for (const [directive, attempts] of Object.entries(TRIES))
        for (const attempt of attempts)
          expect([attempt, await refusal(page, attempt, policy)]).toEqual([attempt, [directive, undefined]]);
      expect(outside).toEqual([]);
      await context.close();
    },
  );

  test("the pages of Excel on the web may show the pane, and nothing else of ours; others nothing", async () => {
    const excel = "https://excel.officeapps.live.com";
    expect(await framed(excel, "taskpane.html")).toContain("正在等待 Excel");
    for (const by of ["https://elsewhere.example", "https://officeapps.live.com.elsewhere.example"])
      expect([by, await framed(by, "taskpane.html")]).toEqual([by, "refused"]);
    for (const path of ["workbench/index.html", "wps/selftest.html"])
      expect([path, await framed(excel, path)]).toEqual([path, "refused"]);
  });

  // IIS reads addresses in Windows itself, of which web.config says nothing.
  if (name !== "nginx") return;
  test("hands out nothing beside the site, however it is asked for", async () => {
    expect(await send("GET /gongkai/help.html HTTP/1.1")).toContain("<h1>");
    for (const up of ["..", "%2e%2e", ".%2e", "%252e%252e", "..%2f..", "..%5c", "..%255c"])
      for (const slash of ["/", "%2f", "%5c", "\\", "//"])
        for (const before of ["/gongkai/", "/gongkai/static/", "/gongkai", `${base}/`, "/gongkai/workbench/../"]) {
          const line = `GET ${before}${up}${slash}nginx.conf HTTP/1.1`;
          expect([line, (await send(line)).slice(0, 12)]).toEqual([
            line,
            expect.stringMatching(/^HTTP\/1\.[01] 40[034]$/),
          ]);
        }
  });
});

test("IIS takes every type that the package has from its web.config", () => {
  const text = readFileSync(join(site, "web.config"), "utf8");
  expect([...text.matchAll(/<mimeMap fileExtension="\.(\w+)"/g)].map(([, end]) => end)).toEqual(Object.keys(TYPES));
});
