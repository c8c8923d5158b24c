// The local service of WPS, by which web pages add and remove its add-ins: what the pages that wpsjs makes do, on one port of this computer.

/** Pages are allowed to ask it: see the policy of this folder. */
const SERVICE = "http://127.0.0.1:58890";

/** What starts the service where it does not run: the browser asks the user first. */
const START = "ksoWPSCloudSvr://start=RelayHttpServer";

/** An add-in as WPS keeps a list of them. */
export interface ListedAddIn {
  readonly name: string;
  readonly url: string;
  readonly addonType: string;
  readonly enable?: string;
}

export const NAME = "gongkai";

/** Where this folder is served. */
export function home(): string {
  return new URL(".", location.href).href;
}

async function post(path: string, body: string): Promise<string> {
  const answer = await fetch(SERVICE + path, { method: "POST", body });
  if (!answer.ok) throw new Error(`${path} ${answer.status}`);
  return answer.text();
}

/** What the service says its version is. Rejects where it does not answer. */
export function serviceVersion(): Promise<string> {
  return post("/version", "{}");
}

/** The add-ins that WPS knows from pages. */
export async function published(): Promise<readonly ListedAddIn[]> {
  const list: unknown = JSON.parse(await post("/publishlist", "{}"));
  return Array.isArray(list) ? (list as ListedAddIn[]) : [];
}

/** Ours in that list, if it is there and on. */
export async function ours(): Promise<ListedAddIn | undefined> {
  return (await published()).find(
    ({ name, addonType, enable }) => name === NAME && addonType === "et" && enable !== "false",
  );
}

/** Adds our add-in to WPS, or takes it out. Rejects where WPS does not take that. */
export async function deploy(cmd: "enable" | "disable", version: string): Promise<void> {
  const wanted = { cmd, name: NAME, url: home(), addonType: "et", online: "true", version, customDomain: "" };
  const said = await post("/deployaddons/runParams", base64(JSON.stringify(wanted)));
  if (said !== "" && said !== "OK") throw new Error(said);
}

/** The text's bytes in UTF-8. */
export function base64(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(""));
}

/** Waits until the service answers, starting it where it does not; gives its version. Rejects after so many tries. */
export async function started(tries = 5, pause = 1500): Promise<string> {
  for (let left = tries; left > 0; left--) {
    try {
      return await serviceVersion();
    } catch (error) {
      if (left === 1) throw error;
      if (left === tries) location.href = START;
      await new Promise((done) => setTimeout(done, pause));
    }
  }
  throw new Error("no tries");
}
