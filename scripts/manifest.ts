import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join, parse } from "node:path";
import { HASHED } from "../src/site/headers.ts";
import { ROOT } from "./root.ts";

/** The address that manifest.xml in the source stands with. */
const PLACEHOLDER = "https://gongkai.invalid";

/** Where the functions' namespace goes, when there is one: after their metadata, and among the short strings. */
const AFTER_METADATA = "</Metadata>";
const BEFORE_STRINGS = "<bt:ShortStrings>";

/** The address of a site as the user gave it, without a slash at its end. Throws, in Chinese, where Excel would not load from it. */
export function siteAddress(given: string): string {
  const address = URL.canParse(given) ? new URL(given) : undefined;
  if (address?.protocol !== "https:")
    throw new Error(`地址“${given}”不能用：请写完整的 HTTPS 地址，如 https://intranet.example/gongkai`);
  if (address.search !== "" || address.hash !== "" || address.username !== "" || address.password !== "")
    throw new Error(`地址“${given}”不能用：请去掉 ?、# 和用户名、密码`);
  if (!/^[\w./-]*$/.test(address.pathname)) throw new Error(`地址“${given}”不能用：路径里只用字母、数字和 . _ - /`);
  return address.href.replace(/\/+$/, "");
}

/** A name that Excel puts before a custom function: =GK.SUBJECT_NAME(…). Throws, in Chinese, where it is none. */
export function functionsNamespace(given: string): string {
  if (/^[A-Za-z][A-Za-z0-9.]{0,31}$/.test(given)) return given;
  throw new Error(`命名空间“${given}”不能用：以字母开头，只用字母、数字和句点，最多 32 个字符`);
}

/**
 * Where a picture of the ribbon is served: with a hash in its name, so that it may be kept. Excel for Windows shows its own picture where the
 * server forbids to keep ours, and keeps an old one until the address changes.
 */
export function iconPath(file: string): string {
  const { name, ext } = parse(file);
  const hash = createHash("sha256")
    .update(readFileSync(join(ROOT, "assets", `${name}${ext}`)))
    .digest("hex")
    .slice(0, 20);
  return `${HASHED}icons/${name}.${hash}${ext}`;
}

/** The manifest of a site at this address; `namespace` comes before the names of the custom functions. */
export function manifestFor(address: string, namespace?: string): string {
  const manifest = readFileSync(join(ROOT, "manifest.xml"), "utf8")
    .replace(/<!-- The source:.*-->\n/, "")
    .replace(/assets\/([\w-]+\.png)/g, (_, file: string) => iconPath(file))
    .replaceAll(PLACEHOLDER, address);
  if (namespace === undefined) return manifest;
  return manifest
    .replace(/ *<!-- No Namespace.*-->\n/, "")
    .replace(AFTER_METADATA, `${AFTER_METADATA}\n            <Namespace resid="Functions.Namespace" />`)
    .replace(
      BEFORE_STRINGS,
      `${BEFORE_STRINGS}\n        <bt:String id="Functions.Namespace" DefaultValue="${namespace}" />`,
    );
}
