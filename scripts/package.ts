// npm run package -- --origin https://intranet.example/gongkai [--office cdn] [--namespace GK] [-o folder]
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import {
  headerPolicy,
  OFFICE,
  TYPES,
  WORKBENCH,
  workbenchHeaderPolicy,
  WPS,
  wpsHeaderPolicy,
  type OfficeSource,
} from "../src/site/headers.ts";
import { functionsNamespace, manifestFor, siteAddress } from "./manifest.ts";
import { ROOT, versionOf } from "./root.ts";
import { DESK_ZIP, makeDesk } from "./desk.ts";

const USAGE = `用法：npm run package -- --origin https://服务器/路径 [选项]

  --origin     网页将来的地址，必须是 HTTPS，如 https://intranet.example/gongkai
  --office     office.js 从哪里来：local 随安装包自带（省略时如此），cdn 从微软的服务器加载
  --namespace  自定义函数的前缀，如 GK 则公式写成 =GK.SUBJECT_NAME(…)；省略时没有前缀
  --no-workbench  不带工作台（不用 Excel 也能核对的网页），也不做免安装的文件夹
  --no-wps     不带 WPS 加载项
  -o           安装包放在哪个文件夹，省略时为 dist/package；里面原有的安装包会被替换`;

interface Options {
  readonly address: string;
  readonly office: OfficeSource;
  readonly namespace: string | undefined;
  readonly workbench: boolean;
  readonly wps: boolean;
  readonly to: string;
}

function optionsFrom(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      origin: { type: "string" },
      office: { type: "string", default: "local" },
      namespace: { type: "string" },
      "no-workbench": { type: "boolean", default: false },
      "no-wps": { type: "boolean", default: false },
      output: { type: "string", short: "o", default: join(ROOT, "dist/package") },
    },
  });
  const { origin, office, namespace } = values;
  if (origin === undefined) throw new Error(`没有写 --origin。\n\n${USAGE}`);
  if (office !== "local" && office !== "cdn") throw new Error(`--office 只能是 local 或 cdn，不能是“${office}”`);
  return {
    address: siteAddress(origin),
    office,
    namespace: namespace === undefined ? undefined : functionsNamespace(namespace),
    workbench: !values["no-workbench"],
    wps: !values["no-wps"],
    to: resolve(values.output),
  };
}

/** Fills in {{names}}. Throws where a name has no value. */
function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`{{${name}}} has no value`);
    return value;
  });
}

function deployed(file: string): string {
  return readFileSync(join(ROOT, "deploy", file), "utf8");
}

function nginx({ address, office }: Options): string {
  const { hostname, port, pathname } = new URL(address);
  const path = pathname === "/" ? "" : pathname;
  const byType = new Map<string, string[]>();
  for (const [end, type] of Object.entries(TYPES)) byType.set(type, [...(byType.get(type) ?? []), end]);
  return fill(deployed("nginx.conf"), {
    version: versionOf(),
    address,
    host: hostname,
    port: port || "443",
    path,
    pathPattern: path.replaceAll(".", "\\."),
    types: [...byType].map(([type, ends]) => `            ${type} ${ends.join(" ")};`).join("\n"),
    policy: headerPolicy(office),
    workbenchPolicy: workbenchHeaderPolicy(),
    wpsPolicy: wpsHeaderPolicy(),
  });
}

function iis({ office }: Options): string {
  const types = Object.entries(TYPES).flatMap(([end, type]) => [
    `<remove fileExtension=".${end}" />`,
    `<mimeMap fileExtension=".${end}" mimeType="${type}${type.startsWith("text/") ? "; charset=utf-8" : ""}" />`,
  ]);
  return fill(deployed("web.config"), {
    version: versionOf(),
    types: types.map((line) => `      ${line}`).join("\n"),
    policy: headerPolicy(office),
    workbenchPolicy: workbenchHeaderPolicy(),
    wpsPolicy: wpsHeaderPolicy(),
  });
}

/** A folder may be filled that is new or empty, or that holds an earlier package: nothing else is thrown away. */
function makeRoom(to: string): void {
  if (existsSync(to) && readdirSync(to).length > 0 && !existsSync(join(to, "site/manifest.xml")))
    throw new Error(`“${to}”里有别的文件。请用 -o 写一个空文件夹`);
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
}

async function makePackage(options: Options): Promise<void> {
  const site = join(options.to, "site");
  makeRoom(options.to);
  // What builds takes a while to load, and a mistake in the options is said at once.
  const [{ choose, freshSite }, { freshWorkbench }, { freshWps }] = await Promise.all([
    import("./site.ts"),
    import("./workbench.ts"),
    import("./wps.ts"),
  ]);
  cpSync(await freshSite(), site, { recursive: true });
  choose(site, options);
  if (options.workbench) {
    const workbench = await freshWorkbench();
    cpSync(workbench, join(site, WORKBENCH), { recursive: true });
    makeDesk(workbench, options.to);
  }
  if (options.wps) makeWps(await freshWps(), options);
  writeFileSync(join(site, "manifest.xml"), manifestFor(options.address, options.namespace));
  writeFileSync(join(site, "web.config"), iis(options));
  writeFileSync(join(options.to, "nginx.conf"), nginx(options));
  copyFileSync(join(ROOT, "deploy/catalogue.ps1"), join(options.to, "catalogue.ps1"));
  copyFileSync(join(ROOT, "docs/deploy.md"), join(options.to, "deploy.md"));
}

/** The add-in for WPS: served with the site, with the list by which WPS finds it there, or copied to each computer. */
function makeWps(built: string, { to, address }: Options): void {
  cpSync(built, join(to, "site", WPS), { recursive: true });
  const values = { address: `${address}/${WPS}`, version: versionOf() };
  writeFileSync(join(to, "site", WPS, "jsplugins.xml"), fill(deployed("jsplugins.xml"), values));
  const offline = join(to, "wps-offline");
  cpSync(built, join(offline, `gongkai_${versionOf()}`), { recursive: true });
  writeFileSync(join(offline, "publish.xml"), fill(deployed("wps-offline.xml"), values));
  writeFileSync(join(offline, "install.cmd"), windowsText(fill(deployed("wps-install.cmd"), values)));
}

/** With the ends of lines that Windows wants. */
function windowsText(text: string): string {
  return text.replace(/\r?\n/g, "\r\n");
}

/** The scripts and style sheets that the pane's page asks for itself, besides office.js, with their size as they travel. */
function firstLoad(site: string, office: OfficeSource): { readonly file: string; readonly gzip: number }[] {
  const page = readFileSync(join(site, "taskpane.html"), "utf8");
  return [...page.matchAll(/(?:src|href)="?([^"\s>]+\.(?:js|css))/g)]
    .map(([, file]) => file!)
    .filter((file) => !file.startsWith(OFFICE[office]))
    .map((file) => ({ file, gzip: gzipSync(readFileSync(join(site, file))).length }));
}

function report({ to, office, address, workbench, wps }: Options): string {
  const parts = firstLoad(join(to, "site"), office);
  const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} KB`;
  return [
    `安装包在 ${to}`,
    `窗格首次加载（压缩后，不含 office.js）：${kilobytes(parts.reduce((sum, { gzip }) => sum + gzip, 0))}`,
    ...parts.map(({ file, gzip }) => `  ${kilobytes(gzip).padStart(9)}  ${file}`),
    ...(workbench
      ? [
          `工作台（不用 Excel）：${address}/${WORKBENCH}`,
          `免安装的工作台（不用 Node.js，解压后双击“打开工作台”）：${join(to, DESK_ZIP)}`,
        ]
      : []),
    ...(wps
      ? [`WPS 加载项：${address}/${WPS}publish.html；离线安装：${join(to, "wps-offline")}。没有在真实的 WPS 里试过`]
      : []),
    `下一步：把 site 文件夹里的全部文件放到服务器上，使 ${address}/selftest.html 能打开；见 deploy.md。`,
  ].join("\n");
}

try {
  const options = optionsFrom(process.argv.slice(2));
  await makePackage(options);
  console.log(report(options));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
