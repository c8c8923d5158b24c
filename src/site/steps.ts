import { cacheControl, headerPolicy, HASHED, OFFICE, OPEN_TO_ALL, typeOf, type OfficeSource } from "./headers.ts";

// What the self-test page looks at, in the order in which an administrator would mend it.

export type StepName = "secure" | "list" | "files" | "policy" | "cache" | "manifest" | "functions" | "office" | "wasm";

/** What is wrong, with what is needed to say it. */
export type SiteTrouble =
  | { readonly is: "not-https" | "no-policy" | "no-office" | "no-functions" | "not-open" }
  | { readonly is: "unreachable" | "no-manifest"; readonly file: string; readonly status: number }
  | { readonly is: "wrong-type" | "wrong-cache"; readonly file: string; readonly got: string; readonly want: string }
  | { readonly is: "wrong-size"; readonly file: string; readonly got: number; readonly want: number }
  | { readonly is: "wrong-policy"; readonly got: string; readonly want: string }
  | { readonly is: "wrong-origin"; readonly got: readonly string[]; readonly want: string }
  | { readonly is: "wrong-version"; readonly got: string; readonly want: string }
  | { readonly is: "no-wasm"; readonly reason: string };

export interface Step {
  readonly name: StepName;
  readonly troubles: readonly SiteTrouble[];
}

/** What files.json says; the build writes it. */
export interface SiteFiles {
  readonly version: string;
  readonly office: OfficeSource;
  /** The size in bytes of every other file of the build, by its path. */
  readonly files: Readonly<Record<string, number>>;
}

const LIST = "files.json";
const PAGE = "taskpane.html";

/** Takes the steps one by one; after a step without which the next mean nothing it ends. */
export async function* selfTest(): AsyncGenerator<Step> {
  const secure = window.isSecureContext && location.protocol === "https:";
  yield { name: "secure", troubles: secure ? [] : [{ is: "not-https" }] };
  if (!secure) return;

  const answer = await get(LIST);
  const list = answer.ok ? ((await answer.json().catch(() => undefined)) as SiteFiles | undefined) : undefined;
  yield { name: "list", troubles: list ? [] : [{ is: "unreachable", file: LIST, status: answer.status }] };
  if (list === undefined) return;

  yield {
    name: "files",
    troubles: await eachOf(Object.entries(list.files), ([file, size]) => troubleWith(file, size)),
  };
  yield { name: "policy", troubles: await policyTroubles(list.office) };
  yield { name: "cache", troubles: await cacheTroubles(Object.keys(list.files)) };
  yield { name: "manifest", troubles: await manifestTroubles(list.version) };
  yield { name: "functions", troubles: await functionsTroubles() };
  yield { name: "office", troubles: (await officeLoads()) ? [] : [{ is: "no-office" }] };
  yield { name: "wasm", troubles: await wasmTroubles(Object.keys(list.files)) };
}

/** Asks the server itself, whatever the browser has kept. An answer that did not come has status 0. */
async function get(file: string): Promise<Response> {
  return fetch(file, { cache: "no-store" }).catch(() => Response.error());
}

async function eachOf<T>(
  things: readonly T[],
  look: (thing: T) => Promise<SiteTrouble | undefined>,
): Promise<SiteTrouble[]> {
  const found = await Promise.all(things.map(look));
  return found.filter((trouble) => trouble !== undefined);
}

async function troubleWith(file: string, size: number): Promise<SiteTrouble | undefined> {
  const answer = await get(file);
  if (!answer.ok) return { is: "unreachable", file, status: answer.status };
  const got = bareType(answer);
  const want = typeOf(file) ?? "";
  if (!sameType(got, want)) return { is: "wrong-type", file, got, want };
  const length = (await answer.arrayBuffer()).byteLength;
  // A newer office.js may have been put in the place of ours.
  return length === size || file.startsWith(`${OFFICE.local}/`)
    ? undefined
    : { is: "wrong-size", file, got: length, want: size };
}

function bareType(answer: Response): string {
  return (answer.headers.get("Content-Type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
}

/** JavaScript and XML have two names each. */
function sameType(got: string, want: string): boolean {
  return got === want || (/\/(?:javascript|xml)$/.test(want) && got === want.replace("text/", "application/"));
}

async function policyTroubles(office: OfficeSource): Promise<SiteTrouble[]> {
  const got = (await get(PAGE)).headers.get("Content-Security-Policy");
  const want = headerPolicy(office);
  if (got === null) return [{ is: "no-policy" }];
  return got === want ? [] : [{ is: "wrong-policy", got, want }];
}

async function cacheTroubles(files: readonly string[]): Promise<SiteTrouble[]> {
  const kept = files.filter((file) => file.startsWith(HASHED));
  // Excel for Windows shows no picture of ours that it is forbidden to keep.
  const icons = kept.filter((file) => file.endsWith(".png"));
  const watched = [PAGE, ...kept.filter((file) => !icons.includes(file)).slice(0, 1), ...icons];
  return eachOf(watched, async (file) => {
    const got = (await get(file)).headers.get("Cache-Control") ?? "";
    const want = cacheControl(file);
    return sorted(got) === sorted(want) ? undefined : { is: "wrong-cache", file, got, want };
  });
}

/** The parts of a Cache-Control; servers write them in different orders. */
function sorted(control: string): string {
  return control.split(/,\s*/).sort().join();
}

async function manifestTroubles(version: string): Promise<SiteTrouble[]> {
  const file = "manifest.xml";
  const answer = await get(file);
  if (!answer.ok) return [{ is: "no-manifest", file, status: answer.status }];
  const manifest = new DOMParser().parseFromString(await answer.text(), "text/xml");
  const want = new URL(".", location.href).href;
  const addresses = [...manifest.querySelectorAll("[DefaultValue^='http']")].map(
    (element) => element.getAttribute("DefaultValue") ?? "",
  );
  const elsewhere = addresses.filter((address) => !address.startsWith(want));
  const said = manifest.getElementsByTagName("Version")[0]?.textContent ?? "";
  return [
    ...(addresses.length === 0 || elsewhere.length > 0
      ? [{ is: "wrong-origin", got: elsewhere.slice(0, 1), want } as const]
      : []),
    ...(said === `${version}.0` ? [] : [{ is: "wrong-version", got: said, want: `${version}.0` } as const]),
  ];
}

async function functionsTroubles(): Promise<SiteTrouble[]> {
  const answer = await get(OPEN_TO_ALL);
  const said: unknown = await answer.json().catch(() => undefined);
  const listed = typeof said === "object" && said !== null && "functions" in said ? said.functions : undefined;
  if (!Array.isArray(listed) || listed.length === 0) return [{ is: "no-functions" }];
  return answer.headers.get("Access-Control-Allow-Origin") === "*" ? [] : [{ is: "not-open" }];
}

/** Loads office.js from where the pane does. */
async function officeLoads(): Promise<boolean> {
  const page = new DOMParser().parseFromString(await (await get(PAGE)).text(), "text/html");
  const source = page.querySelector("script[src$='/office.js']")?.getAttribute("src");
  if (typeof source !== "string") return false;
  const script = Object.assign(document.createElement("script"), { src: source });
  const loaded = new Promise<boolean>((answer) => {
    script.addEventListener("load", () => answer("Office" in window));
    script.addEventListener("error", () => answer(false));
  });
  document.head.append(script);
  return loaded;
}

/** The smallest module there is. */
const EMPTY_MODULE = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

async function wasmTroubles(files: readonly string[]): Promise<SiteTrouble[]> {
  try {
    await WebAssembly.compile(EMPTY_MODULE);
    for (const file of files) if (file.endsWith(".wasm")) await WebAssembly.compileStreaming(get(file));
    return [];
  } catch (error) {
    return [{ is: "no-wasm", reason: String(error) }];
  }
}
