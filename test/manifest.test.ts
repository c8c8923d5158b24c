/** @jest-environment jsdom */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const file = (path: string): string => join(process.cwd(), path);
const read = (path: string): string => readFileSync(file(path), "utf8");

const manifest = new DOMParser().parseFromString(read("manifest.xml"), "text/xml");
const all = (tag: string): Element[] => [...manifest.getElementsByTagName(tag)];
const attribute = (tag: string, name: string): string[] =>
  all(tag).flatMap((element) => element.getAttribute(name) ?? []);
const addresses = [...manifest.querySelectorAll("[DefaultValue^='http']")].map((each) =>
  each.getAttribute("DefaultValue")!,
);
const paths = addresses.map((address) => new URL(address).pathname.slice(1));

test("it is well-formed", () => {
  expect(all("parsererror")).toHaveLength(0);
  expect(manifest.documentElement.getAttribute("xsi:type")).toBe("TaskPaneApp");
});

test("identity and version", () => {
  expect(all("Id")[0]!.textContent).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  const { version } = JSON.parse(read("package.json")) as { version: string };
  expect(all("Version")[0]!.textContent).toBe(`${version}.0`);
});

test("the elements stand in the order that the schema asks for", () => {
  const names = (parent: Element): string[] => [...parent.children].map(({ tagName }) => tagName);
  expect(names(manifest.documentElement)).toEqual([
    "Id",
    "Version",
    "ProviderName",
    "DefaultLocale",
    "DisplayName",
    "Description",
    "IconUrl",
    "HighResolutionIconUrl",
    "Hosts",
    "Requirements",
    "DefaultSettings",
    "Permissions",
    "VersionOverrides",
  ]);
  expect(names(all("VersionOverrides")[0]!)).toEqual(["Hosts", "Resources"]);
  expect(names(all("Runtimes")[0]!.parentElement!)).toEqual(["Runtimes", "AllFormFactors", "DesktopFormFactor"]);
  expect(names(all("Resources")[0]!)).toEqual(["bt:Images", "bt:Urls", "bt:ShortStrings", "bt:LongStrings"]);
});

test("every resource is used, and every one that is used is there", () => {
  const ids = ["bt:Image", "bt:Url", "bt:String"].flatMap((tag) => attribute(tag, "id"));
  const used = [...manifest.querySelectorAll("[resid]")].map((element) => element.getAttribute("resid"));
  expect(new Set(ids).size).toBe(ids.length);
  expect([...new Set(used)].sort()).toEqual([...ids].sort());
  for (const id of ids) expect(id.length).toBeLessThanOrEqual(32);
});

test("texts are short enough, and English too", () => {
  for (const text of all("bt:String")) {
    const most = text.parentElement!.tagName === "bt:ShortStrings" ? 125 : 250;
    const [english] = [...text.children];
    expect(english?.getAttribute("Locale")).toBe("en-US");
    for (const each of [text.getAttribute("DefaultValue"), english!.getAttribute("Value")])
      expect(each!.length).toBeLessThanOrEqual(most);
  }
});

test("every address is one of ours, and its file exists or is built", () => {
  for (const address of addresses) expect(new URL(address).origin).toBe("https://localhost:3000");
  const built = [...read("webpack.config.js").matchAll(/(?:filename|output): "(\w+\.(?:html|json))"/g)].map(
    ([, name]) => name!,
  );
  const bundles = [...read("webpack.config.js").matchAll(/(\w+): "\.\/src\/(?:functions|taskpane)\//g)].map(
    ([, name]) => `${name}.js`,
  );
  expect(paths.filter((path) => !path.startsWith("assets/")).sort()).toEqual(
    [...paths].filter((path) => [...built, ...bundles].includes(path)).sort(),
  );
  for (const path of paths)
    if (path.startsWith("assets/")) expect([path, existsSync(file(path))]).toEqual([path, true]);
});

test.each([16, 32, 64, 80, 128])("the icon of %d pixels has that size", (size) => {
  const png = readFileSync(file(`assets/icon-${size}.png`));
  expect(png.toString("latin1", 1, 4)).toBe("PNG");
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
});

test("each icon is named at its own size", () => {
  for (const image of all("bt:Image").filter((each) => each.hasAttribute("size")))
    expect(image.getAttribute("resid")).toBe(`Icon.${image.getAttribute("size")!}`);
  for (const image of all("bt:Image").filter((each) => each.hasAttribute("id")))
    expect(image.getAttribute("DefaultValue")).toContain(image.getAttribute("id")!.replace("Icon.", "icon-"));
});

test("pane, custom functions and runtime are one page, and there is no namespace", () => {
  const page = (tag: string): string | null | undefined =>
    all(tag)[0]?.querySelector("SourceLocation")?.getAttribute("resid");
  expect(attribute("Runtime", "resid")).toEqual(["Pane.Url"]);
  expect([page("Page"), page("Action")]).toEqual(["Pane.Url", "Pane.Url"]);
  expect(all("Namespace")).toHaveLength(0);
});

test("nothing in the page comes from elsewhere", () => {
  const page = read("src/taskpane/taskpane.html");
  expect(page).not.toMatch(/https?:/);
  expect(page).toContain("default-src 'none'");
});
