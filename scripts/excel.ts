// npm run excel [-- --remove]: builds, serves at https://localhost:3000, rebuilds on every change, and opens Excel with the add-in in it.
import { execFileSync, spawn } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { deleteCertificateFiles, generateCertificates, installCaCertificate } from "office-addin-dev-certs";
import * as certificates from "office-addin-dev-certs/lib/defaults.js";
import webpack from "webpack";
import { manifestFor } from "./manifest.ts";
import { ROOT } from "./root.ts";
import { serve } from "./serve.ts";
import { siteConfiguration } from "./site.ts";

const PORT = 3000;
const SITE = join(ROOT, "dist/excel");
const MANIFEST = join(SITE, "manifest.xml");
const DAY = 24 * 60 * 60 * 1000;

/** How an Excel on this machine is given an add-in that is being developed. */
interface Sideload {
  readonly add: () => void;
  readonly remove: () => void;
  readonly open: () => void;
}

const DEVELOPER_KEY = "HKCU\\Software\\Microsoft\\Office\\16.0\\WEF\\Developer";
const MAC_FOLDER = join(homedir(), "Library/Containers/com.microsoft.Excel/Data/Documents/wef");

function addInId(): string {
  return /<Id>(.*)<\/Id>/.exec(readFileSync(join(ROOT, "manifest.xml"), "utf8"))?.[1] ?? "";
}

function onWindows(): Sideload | undefined {
  const excel = quietly("reg", [
    "query",
    "HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\App Paths\\excel.exe",
    "/ve",
  ]);
  const program = /REG_SZ\s+"?([^"\r\n]+)/.exec(excel ?? "")?.[1]?.trim();
  if (program === undefined) return undefined;
  return {
    add: () => void quietly("reg", ["add", DEVELOPER_KEY, "/v", addInId(), "/t", "REG_SZ", "/d", MANIFEST, "/f"]),
    remove: () => void quietly("reg", ["delete", DEVELOPER_KEY, "/v", addInId(), "/f"]),
    open: () => start(program, []),
  };
}

function onMac(): Sideload | undefined {
  if (!existsSync("/Applications/Microsoft Excel.app")) return undefined;
  const copy = join(MAC_FOLDER, `${addInId()}.manifest.xml`);
  return {
    add: () => {
      mkdirSync(MAC_FOLDER, { recursive: true });
      copyFileSync(MANIFEST, copy);
    },
    remove: () => rmSync(copy, { force: true }),
    open: () => start("open", ["-a", "Microsoft Excel"]),
  };
}

function findExcel(): Sideload | undefined {
  if (process.platform === "win32") return onWindows();
  return process.platform === "darwin" ? onMac() : undefined;
}

/** What a program prints, or undefined where it fails. */
function quietly(program: string, args: readonly string[]): string | undefined {
  try {
    return execFileSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  } catch {
    return undefined;
  }
}

function start(program: string, args: readonly string[]): void {
  spawn(program, args, { detached: true, stdio: "ignore" }).unref();
}

/** A certificate for localhost that this machine trusts; it lasts a year. Nothing is reported to Microsoft on the way. */
async function trustedCertificate(): Promise<{ readonly key: Buffer; readonly cert: Buffer }> {
  const { caCertificatePath, localhostCertificatePath, localhostKeyPath, certificateDirectory } = certificates;
  if (!lasts(localhostCertificatePath)) {
    deleteCertificateFiles(certificateDirectory);
    await generateCertificates(caCertificatePath, localhostCertificatePath, localhostKeyPath, 365);
  }
  // Excel runs on these two; elsewhere the browser is asked to trust it by hand.
  if (process.platform === "win32" || process.platform === "darwin") await installCaCertificate(caCertificatePath);
  return { key: readFileSync(localhostKeyPath), cert: readFileSync(localhostCertificatePath) };
}

function lasts(path: string): boolean {
  return existsSync(path) && Date.parse(new X509Certificate(readFileSync(path)).validTo) > Date.now() + DAY;
}

/** Builds now and after every change. Resolves after the first build that succeeds. */
function keepBuilding(address: string): Promise<void> {
  const compiler = webpack(siteConfiguration({ to: SITE, mode: "development" }));
  return new Promise((built) => {
    compiler.watch({}, (error, stats) => {
      const trouble = error?.message ?? (stats?.hasErrors() ? stats.toString({ preset: "errors-only" }) : undefined);
      if (trouble !== undefined) {
        console.error(trouble);
        return;
      }
      writeFileSync(MANIFEST, manifestFor(address));
      console.log(`${new Date().toLocaleTimeString("zh-CN")} 已构建。`);
      built();
    });
  });
}

const BY_HAND = `这台电脑上没有找到 Excel。可以这样试：
  · 网页版 Excel：在浏览器里先打开 https://localhost:${PORT}/selftest.html 并信任证书，再在 Excel 里选“开始 – 加载项 – 更多加载项 – 我的加载项 – 上传我的加载项”，选择 ${MANIFEST}
  · 另一台装有 Excel 的电脑：用 npm run package -- --origin https://… 生成安装包，见 docs/deploy.md`;

const excel = findExcel();
if (parseArgs({ options: { remove: { type: "boolean", default: false } } }).values.remove) {
  excel?.remove();
  console.log("已从 Excel 里取消加载项。重新启动 Excel 后生效。");
} else {
  const { origin } = await serve(SITE, { ...(await trustedCertificate()), port: PORT });
  await keepBuilding(origin);
  console.log(`正在 ${origin} 提供加载项，自检页 ${origin}/selftest.html。按 Ctrl+C 结束。`);
  if (excel === undefined) console.log(BY_HAND);
  else {
    excel.add();
    excel.open();
    console.log("Excel 正在打开：在“公开表”选项卡上单击“核对”。取消加载项用 npm run excel -- --remove。");
  }
}
