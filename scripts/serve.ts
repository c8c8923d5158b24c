import { readFile } from "node:fs/promises";
import { createServer as plainServer, type RequestListener } from "node:http";
import { createServer as secureServer } from "node:https";
import type { AddressInfo } from "node:net";
import { join, resolve, sep } from "node:path";
import { headersOf, typeOf, type OfficeSource } from "../src/site/headers.ts";

/** An answer that is no file. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

export interface Serving {
  /** Served over HTTPS where there is a certificate. */
  readonly key?: string | Buffer;
  readonly cert?: string | Buffer;
  /** A free one where it is 0. */
  readonly port?: number;
  /** Where the folder stands below the origin: "" or "/gongkai". */
  readonly path?: string;
  readonly office?: OfficeSource;
  /** Which part of the site the folder is: "" or "workbench/". */
  readonly part?: string;
  /** Answers in place of the folder, or undefined: `path` is what the browser asks for, "/host.html". */
  readonly instead?: (path: string) => Answer | undefined;
}

export interface Served {
  /** "https://localhost:3000", "http://127.0.0.1:3000" */
  readonly origin: string;
  /** The origin and the path of the folder, without a slash at its end. */
  readonly base: string;
  readonly port: number;
  close(): Promise<void>;
}

/** The names under which this machine asks itself. A page elsewhere whose name was made to lead here (DNS rebinding) asks under its own. */
const OURSELVES = ["127.0.0.1", "localhost"];

/** Serves a folder to this machine alone, with the headers that nginx and IIS are set up to send. */
export async function serve(folder: string, serving: Serving = {}): Promise<Served> {
  const { key, cert, port = 0, path = "", office = "local", part = "", instead } = serving;
  const host = key === undefined ? "127.0.0.1" : "localhost";
  const root = resolve(folder);

  async function answerTo(address: string): Promise<Answer> {
    const asked = decodeURI(new URL(address, "https://localhost").pathname);
    const special = instead?.(asked);
    if (special !== undefined) return special;
    const named = asked.startsWith(`${path}/`) ? asked.slice(path.length + 1) : undefined;
    const within = named === "" || named?.endsWith("/") ? `${named}index.html` : named;
    const file = within === undefined ? undefined : join(root, within);
    const type = within === undefined ? undefined : typeOf(within);
    if (within === undefined || type === undefined || !file?.startsWith(root + sep)) return MISSING;
    const body = await readFile(file).catch(() => undefined);
    if (body === undefined) return MISSING;
    return { headers: { ...headersOf(part + within, office), "Content-Type": charset(type) }, body };
  }

  /** "127.0.0.1:3000", once it listens. */
  let names: readonly string[] = [];
  const listener: RequestListener = (request, response) => {
    const isAsked = names.includes(request.headers.host ?? "");
    void (isAsked ? answerTo(request.url ?? "/") : Promise.resolve(MISDIRECTED))
      .catch(() => MISSING) // an address that cannot be read
      .then(({ status = 200, headers = {}, body }) => {
        response.writeHead(status, headers).end(request.method === "HEAD" ? undefined : body);
      });
  };
  const server = key === undefined ? plainServer(listener) : secureServer({ key, cert }, listener);
  await new Promise<void>((listening, failed) => {
    server.once("error", failed).listen(port, host, listening);
  });
  const listening = (server.address() as AddressInfo).port;
  names = OURSELVES.map((name) => `${name}:${listening}`);
  const origin = `${key === undefined ? "http" : "https"}://${host}:${listening}`;
  return {
    port: listening,
    origin,
    base: origin + path,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

const MISSING: Answer = { status: 404, headers: { "Content-Type": "text/plain" }, body: "404" };
const MISDIRECTED: Answer = { status: 421, headers: { "Content-Type": "text/plain" }, body: "421" };

function charset(type: string): string {
  return type.startsWith("text/") ? `${type}; charset=utf-8` : type;
}
