/** @jest-environment jsdom */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { functionsNamespace, iconPath, manifestFor, siteAddress } from "../scripts/manifest.ts";

const ADDRESS = "https://intranet.example/gongkai";

const read = (path: string): string => readFileSync(join(process.cwd(), path), "utf8");

/** What may stand in an element, in this order, as the schemas of Office say ([MS-OWEMXML]). */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  OfficeApp: [
    "Id",
    "AlternateId",
    "Version",
    "ProviderName",
    "DefaultLocale",
    "DisplayName",
    "Description",
    "IconUrl",
    "HighResolutionIconUrl",
    "SupportUrl",
    "AppDomains",
    "Hosts",
    "Requirements",
    "DefaultSettings",
    "Permissions",
    "VersionOverrides",
  ],
  DisplayName: ["Override"],
  Description: ["Override"],
  Requirements: ["Sets", "Methods"],
  Sets: ["Set"],
  DefaultSettings: ["SourceLocation"],
  VersionOverrides: ["Description", "Requirements", "Hosts", "Resources", "WebApplicationInfo", "EquivalentAddins"],
  Hosts: ["Host"],
  Host: ["Runtimes", "AllFormFactors", "DesktopFormFactor"],
  Runtimes: ["Runtime"],
  AllFormFactors: ["ExtensionPoint"],
  DesktopFormFactor: ["GetStarted", "FunctionFile", "ExtensionPoint"],
  GetStarted: ["Title", "Description", "LearnMoreUrl"],
  ExtensionPoint: ["Script", "Page", "Metadata", "Namespace", "CustomTab"],
  Script: ["SourceLocation"],
  Page: ["SourceLocation"],
  Metadata: ["SourceLocation"],
  CustomTab: ["Group", "Label"],
  Group: ["Label", "Icon", "Control"],
  Control: ["Label", "Supertip", "Icon", "Action"],
  Supertip: ["Title", "Description"],
  Icon: ["bt:Image"],
  Action: ["FunctionName", "TaskpaneId", "SourceLocation"],
  Resources: ["bt:Images", "bt:Urls", "bt:ShortStrings", "bt:LongStrings"],
  "bt:Images": ["bt:Image"],
  "bt:Urls": ["bt:Url"],
  "bt:ShortStrings": ["bt:String"],
  "bt:LongStrings": ["bt:String"],
  "bt:String": ["bt:Override"],
};

/** Which kind of resource an element points to. */
const KIND: Readonly<Record<string, string>> = {
  "bt:Image": "bt:Image",
  Label: "bt:ShortStrings",
  Title: "bt:ShortStrings",
  Namespace: "bt:ShortStrings",
  Description: "bt:LongStrings",
  SourceLocation: "bt:Url",
  LearnMoreUrl: "bt:Url",
  FunctionFile: "bt:Url",
  Runtime: "bt:Url",
};

/** The characters that Office shows or takes. */
const MOST: Readonly<Record<string, number>> = {
  ProviderName: 125,
  DisplayName: 125,
  Description: 250,
  "bt:ShortStrings": 125,
  "bt:LongStrings": 250,
  // What its newer JSON manifest allows for tabs, groups and buttons, and for what they say when pointed at.
  Label: 64,
  "Supertip/Title": 64,
  "Supertip/Description": 128,
};

class Manifest {
  readonly root: Document;
  constructor(text: string) {
    this.root = new DOMParser().parseFromString(text, "text/xml");
  }
  all(tag: string): Element[] {
    return [...this.root.getElementsByTagName(tag)];
  }
  every(): Element[] {
    return [...this.root.querySelectorAll("*")];
  }
  addresses(): string[] {
    return [...this.root.querySelectorAll("[DefaultValue^='http']")].map((each) => each.getAttribute("DefaultValue")!);
  }
  resources(): Map<string, Element> {
    const all = ["bt:Image", "bt:Url", "bt:String"].flatMap((tag) => this.all(tag));
    return new Map(all.filter((each) => each.hasAttribute("id")).map((each) => [each.getAttribute("id")!, each]));
  }
  users(): Element[] {
    return [...this.root.querySelectorAll("[resid]")];
  }
  /** What an element says in both languages, by what it points to. */
  said(user: Element): string[] {
    const resource = this.resources().get(user.getAttribute("resid")!)!;
    return [
      resource.getAttribute("DefaultValue")!,
      ...[...resource.children].map((each) => each.getAttribute("Value")!),
    ];
  }
}

const plain = new Manifest(manifestFor(ADDRESS));
const named = new Manifest(manifestFor(ADDRESS, "GK"));
const both = [
  ["without a namespace", plain],
  ["with a namespace", named],
] as const;

describe.each(both)("the manifest %s", (_, manifest) => {
  test("is well-formed, and for a task pane", () => {
    expect(manifest.all("parsererror")).toEqual([]);
    expect(manifest.root.documentElement.getAttribute("xsi:type")).toBe("TaskPaneApp");
  });

  test("has its elements in the order of the schema", () => {
    for (const parent of manifest.every()) {
      const places = [...parent.children].map(({ tagName }) => ORDER[parent.tagName]?.indexOf(tagName) ?? -1);
      expect([parent.tagName, places]).toEqual([parent.tagName, places.toSorted((a, b) => a - b)]);
      expect([parent.tagName, places.includes(-1)]).toEqual([parent.tagName, false]);
    }
  });

  test("uses every resource, and has every resource that it uses, of the right kind", () => {
    const resources = manifest.resources();
    const used = manifest.users().map((user) => user.getAttribute("resid")!);
    expect([...new Set(used)].sort()).toEqual([...resources.keys()].sort());
    for (const user of manifest.users()) {
      const resource = resources.get(user.getAttribute("resid")!)!;
      expect([resource.tagName, resource.parentElement!.tagName]).toContain(KIND[user.tagName]);
    }
    for (const id of resources.keys()) expect(id.length).toBeLessThanOrEqual(32);
  });

  test("says everything in Chinese and in English, and short enough", () => {
    expect(manifest.all("DefaultLocale").map(({ textContent }) => textContent)).toEqual(["zh-CN"]);
    for (const text of [
      ...manifest.all("bt:String"),
      ...manifest.root.querySelectorAll("OfficeApp > [DefaultValue]:has(Override)"),
    ]) {
      if (text.getAttribute("id") === "Functions.Namespace") continue;
      expect([...text.children].map((each) => each.getAttribute("Locale"))).toEqual(["en-US"]);
      expect(text.getAttribute("DefaultValue")).toMatch(/\p{Script=Han}/u);
      expect(text.firstElementChild!.getAttribute("Value")).not.toMatch(/\p{Script=Han}/u);
      for (const each of [text.getAttribute("DefaultValue")!, text.firstElementChild!.getAttribute("Value")!])
        expect(each.length).toBeLessThanOrEqual((MOST[text.tagName] ?? MOST[text.parentElement!.tagName])!);
    }
    for (const user of manifest.users()) {
      const most = MOST[`${user.parentElement!.tagName}/${user.tagName}`] ?? MOST[user.tagName];
      if (most === undefined) continue;
      for (const text of manifest.said(user)) expect(text.length).toBeLessThanOrEqual(most);
    }
  });

  test("has its own identifier for every tab, group and button", () => {
    const ids = ["CustomTab", "Group", "Control"].flatMap((tag) => manifest.all(tag).map((each) => each.id));
    expect(ids).toEqual(["Gongkai.Tab", "Gongkai.Group", "Gongkai.Check", "Gongkai.Clear", "Gongkai.Open"]);
    for (const id of ids) expect(id.length).toBeLessThanOrEqual(125);
  });

  test("points only to the site that it is for", () => {
    for (const address of manifest.addresses())
      expect(address).toMatch(/^https:\/\/intranet\.example\/gongkai\/[\w./-]+$/);
  });
});

test("identity and version", () => {
  expect(plain.all("Id")[0]!.textContent).toMatch(
    /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
  const { version } = JSON.parse(read("package.json")) as { version: string };
  expect(plain.all("Version")[0]!.textContent).toBe(`${version}.0`);
});

test("it asks for Excel LTSC 2021", () => {
  expect(plain.all("Set").map((set) => [set.getAttribute("Name"), set.getAttribute("MinVersion")])).toEqual([
    ["ExcelApi", "1.14"],
    ["SharedRuntime", "1.1"],
    ["CustomFunctionsRuntime", "1.2"],
  ]);
});

test("pane, commands, custom functions and runtime are one page", () => {
  const page = (tag: string): (string | null)[] =>
    plain.all(tag).map((each) => (each.querySelector("SourceLocation") ?? each).getAttribute("resid"));
  expect(page("Runtime")).toEqual(["Pane.Url"]);
  expect(page("FunctionFile")).toEqual(["Pane.Url"]);
  expect(page("Page")).toEqual(["Pane.Url"]);
  expect(
    plain.all("Action").flatMap((each) => [...each.children].map((child) => child.tagName + child.textContent)),
  ).toEqual(["FunctionNamecheck", "FunctionNameclear", "TaskpaneIdGongkai.Pane", "SourceLocation"]);
});

test("each command of the ribbon is known to the pane", () => {
  const pane = read("src/taskpane/index.tsx");
  const known = [...pane.matchAll(/actions\.associate\(\s*"(\w+)"/g)].map(([, name]) => name!);
  const asked = plain.all("FunctionName").map(({ textContent }) => textContent);
  expect(known.sort()).toEqual(asked.sort());
});

test("without --namespace a formula reads =SUBJECT_NAME(…), with it =GK.SUBJECT_NAME(…)", () => {
  expect(plain.all("Namespace")).toEqual([]);
  expect(named.said(named.all("Namespace")[0]!)).toEqual(["GK"]);
});

test.each([
  ["http://intranet.example/gongkai", "请写完整的 HTTPS 地址"],
  ["intranet.example", "请写完整的 HTTPS 地址"],
  ["https://intranet.example/gongkai?a=1", "请去掉 ?、# 和用户名、密码"],
  ["https://intranet.example/公开表", "路径里只用字母、数字和 . _ - /"],
])("no site can be at %s", (given, why) => {
  expect(() => siteAddress(given)).toThrow(why);
});

test("a slash at the end of an address does not matter", () => {
  expect(siteAddress("https://intranet.example:8443/gongkai/")).toBe("https://intranet.example:8443/gongkai");
});

test.each(["1GK", "G K", "科目", "A".repeat(33), '"/>'])("no namespace can be %s", (given) => {
  expect(() => functionsNamespace(given)).toThrow("以字母开头，只用字母、数字和句点，最多 32 个字符");
});

describe("icons", () => {
  const icons = readdirSync("assets").filter((name) => name.endsWith(".png"));

  test("every picture is drawn from one of ours, in each size that the ribbon takes, and ours in those of an installed page", () => {
    const drawn = readdirSync("assets").filter((name) => name.endsWith(".svg"));
    const sizes = [16, 32, 64, 80];
    const expected = drawn.flatMap((name) => sizes.map((size) => `${name.slice(0, -4)}-${size}.png`));
    expect(icons.sort()).toEqual([...expected, ...[128, 192, 512].map((size) => `icon-${size}.png`)].sort());
  });

  test.each(icons)("%s has the size of its name", (icon) => {
    const png = readFileSync(join("assets", icon));
    const size = Number(/-(\d+)\.png$/.exec(icon)![1]);
    expect(png.toString("latin1", 1, 4)).toBe("PNG");
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
  });

  test("each is named at its own size, and each button has its own", () => {
    for (const image of plain.all("bt:Image")) {
      const id = image.getAttribute("resid") ?? image.id;
      const size = id.split(".")[1]!;
      if (image.hasAttribute("size")) expect(image.getAttribute("size")).toBe(size);
      else
        expect(image.getAttribute("DefaultValue")).toMatch(
          new RegExp(`/static/icons/\\w+-${size}\\.[0-9a-f]{20}\\.png$`),
        );
    }
    const ofButtons = plain.all("Control").map((each) => each.querySelector("Icon > *")!.getAttribute("resid"));
    expect(ofButtons).toEqual(["Check.16", "Clear.16", "Pane.16"]);
    const [icon, large] = ["IconUrl", "HighResolutionIconUrl"].map((tag) =>
      plain.all(tag)[0]!.getAttribute("DefaultValue"),
    );
    expect([icon, large]).toEqual([`${ADDRESS}/${iconPath("icon-32.png")}`, `${ADDRESS}/${iconPath("icon-64.png")}`]);
  });
});
