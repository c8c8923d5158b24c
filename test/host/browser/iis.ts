import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { attribute, childOf, treeOf, type Element } from "../../../src/files/ooxml/xml.ts";
import { serveTest, type Answer, type Served } from "./server.ts";

// There is no IIS but on Windows: this answers as one does that has only what its documentation says it is installed with, and the web.config of
// a folder. https://learn.microsoft.com/iis/configuration

/** What holds of a file, as the lists stand once each web.config and location was taken into account. */
interface Settings {
  readonly headers: Map<string, string>;
  readonly types: Map<string, string>;
  readonly index: Set<string>;
  cache: readonly string[];
}

/** As it is installed. A type that is listed there already may not be added again. */
function installed(): Settings {
  return {
    headers: new Map([["X-Powered-By", "ASP.NET"]]),
    types: new Map(
      Object.entries({
        ".css": "text/css",
        ".html": "text/html",
        ".js": "application/javascript",
        ".json": "application/json",
        ".png": "image/png",
        ".svg": "image/svg+xml",
        ".txt": "text/plain",
        ".xml": "text/xml",
      }),
    ),
    index: new Set(["Default.htm", "Default.asp", "index.htm", "index.html", "iisstart.htm", "default.aspx"]),
    cache: [],
  };
}

/** Serves the site of a package at a port as IIS does. */
export function serveAsIis(site: string, port: number): Promise<Served> {
  const answer = iisOf(site);
  return serveTest(site, { path: "/gongkai", port, instead: (path) => answer(path.replace(/^\/gongkai\//, "")) });
}

/** What is answered to a path below the site. Throws where IIS would answer to everything with 500.19. */
function iisOf(site: string): (path: string) => Answer {
  const text = readFileSync(join(site, "web.config"), "utf8");
  const root = treeOf(text);
  const value = ({ open }: Element, name: string): string => attribute(text, open, name) ?? "";

  /** <clear>, <remove> and <add> of a list, by the name of what they say. */
  function change(
    list: Element | undefined,
    key: string,
    to: (one: Element) => string,
    kept: Map<string, string>,
  ): void {
    for (const one of list?.children ?? []) {
      const name = value(one, key);
      if (one.local === "clear") kept.clear();
      else if (one.local === "remove") kept.delete(name);
      else if (one.local === "add" || one.local === "mimeMap") {
        if (kept.has(name)) throw new Error(`500.19: ${name} is there already`);
        kept.set(name, to(one));
      }
    }
  }

  function take(server: Element | undefined, settings: Settings): void {
    const content = childOf(server, "staticContent");
    change(
      childOf(childOf(server, "httpProtocol"), "customHeaders"),
      "name",
      (one) => value(one, "value"),
      settings.headers,
    );
    change(content, "fileExtension", (one) => value(one, "mimeType"), settings.types);
    const files = new Map([...settings.index].map((name) => [name, name] as const));
    change(childOf(childOf(server, "defaultDocument"), "files"), "value", (one) => value(one, "value"), files);
    settings.index.clear();
    for (const name of files.keys()) settings.index.add(name);
    const cache = childOf(content, "clientCache");
    if (cache !== undefined) settings.cache = cacheOf(cache);
  }

  function cacheOf(cache: Element): string[] {
    const custom = value(cache, "cacheControlCustom");
    const [, days = "0", hours = "0", minutes = "0", seconds = "0"] =
      /^(?:(\d+)\.)?(\d\d):(\d\d):(\d\d)$/.exec(value(cache, "cacheControlMaxAge")) ?? [];
    const age = ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds);
    const mode = { DisableCache: ["no-cache"], UseMaxAge: [`max-age=${age}`] }[value(cache, "cacheControlMode")] ?? [];
    return [...(custom === "" ? [] : [custom]), ...mode];
  }

  const locations = root.children
    .filter(({ local }) => local === "location")
    .map((one) => ({ path: value(one, "path"), server: childOf(one, "system.webServer") }))
    .sort((a, b) => a.path.length - b.path.length);

  function settingsOf(path: string): Settings {
    const settings = installed();
    take(childOf(root, "system.webServer"), settings);
    for (const { path: own, server } of locations)
      if (path === own || path.startsWith(`${own}/`)) take(server, settings);
    return settings;
  }
  // Everywhere at once, as IIS reads it.
  for (const { path } of locations) settingsOf(path);

  return (asked) => {
    const folder = settingsOf(asked);
    const index = [...folder.index].find((name) => existsSync(join(site, asked, name)));
    const path = asked === "" || asked.endsWith("/") ? asked + (index ?? "") : asked;
    const { headers, types, cache } = settingsOf(path);
    const always = Object.fromEntries(headers);
    const type = types.get(path.slice(path.lastIndexOf(".")));
    const file = join(site, path);
    // Requests for it are filtered out.
    const isHidden = path.split("/").includes("web.config");
    if (isHidden || type === undefined || !statSync(file, { throwIfNoEntry: false })?.isFile())
      return { status: 404, headers: { ...always, "Content-Type": "text/html" }, body: "404" };
    const kept = cache.length === 0 ? {} : { "Cache-Control": cache.join(",") };
    return { headers: { ...always, ...kept, "Content-Type": type }, body: readFileSync(file) };
  };
}
