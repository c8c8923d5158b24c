import { HASHED } from "../site/headers.ts";

// Keeps the page for use without a network. Files whose name holds a hash never change: they come from what is kept. The page itself comes
// from the server where that answers, so that a new version is seen at once. Pages that are open go on with the files of theirs: a new
// worker waits until all of them are gone, and only then throws away what is no part of the new version.

const worker = self as unknown as ServiceWorkerScope;

/** As much of its types as is needed: they cannot be had beside those of a page. */
interface ServiceWorkerScope {
  readonly registration: { readonly scope: string };
  addEventListener(type: "install" | "activate", listener: (event: ExtendableEvent) => void): void;
  addEventListener(type: "fetch", listener: (event: FetchEvent) => void): void;
}

interface ExtendableEvent {
  waitUntil(work: Promise<unknown>): void;
}

interface FetchEvent extends ExtendableEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

const CACHE = "workbench";
const LIST = "files.json";
const PAGE = "index.html";

worker.addEventListener("install", (event) => event.waitUntil(keepAll()));

worker.addEventListener("activate", (event) => event.waitUntil(forgetOthers()));

worker.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(worker.registration.scope)) event.respondWith(answer(event.request));
});

async function keepAll(): Promise<void> {
  const cache = await caches.open(CACHE);
  const kept = new Set((await cache.keys()).map(({ url }) => url));
  const list = await fetch(LIST, { cache: "no-store" });
  const files = await filesIn(list.clone());
  await cache.addAll(files.filter((url) => !kept.has(url) || !isHashed(url)));
  await cache.put(LIST, list);
}

async function forgetOthers(): Promise<void> {
  const cache = await caches.open(CACHE);
  const list = await cache.match(LIST);
  if (list === undefined) return;
  const wanted = new Set([list.url, ...(await filesIn(list))]);
  for (const { url } of await cache.keys()) if (!wanted.has(url)) await cache.delete(url);
}

async function filesIn(list: Response): Promise<string[]> {
  const files = (await list.json()) as readonly string[];
  return files.map((file) => new URL(file, worker.registration.scope).href);
}

function isHashed(url: string): boolean {
  return url.startsWith(worker.registration.scope + HASHED);
}

async function answer(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  // The folder itself is the page; the guide is a page of its own.
  const own = await cache.match(request, { ignoreSearch: true });
  const kept = own ?? (request.mode === "navigate" ? await cache.match(PAGE) : undefined);
  if (kept !== undefined && isHashed(request.url)) return kept;
  return fetch(request).catch(() => {
    if (kept === undefined) throw new Error("not kept");
    return kept;
  });
}
