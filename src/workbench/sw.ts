import { HASHED } from "../site/headers.ts";

// Keeps the page for use without a network. Files whose name holds a hash never change: they come from what is kept. The page itself comes
// from the server where that answers, so that a new version is seen at once.

const worker = self as unknown as ServiceWorkerScope;

/** As much of its types as is needed: they cannot be had beside those of a page. */
interface ServiceWorkerScope {
  readonly registration: { readonly scope: string };
  skipWaiting(): Promise<void>;
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

worker.addEventListener("install", (event) => event.waitUntil(keepAll().then(() => worker.skipWaiting())));

worker.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(worker.registration.scope)) event.respondWith(answer(event.request));
});

async function keepAll(): Promise<void> {
  const files = (await (await fetch(LIST, { cache: "no-store" })).json()) as readonly string[];
  const cache = await caches.open(CACHE);
  const kept = new Set((await cache.keys()).map(({ url }) => url));
  const wanted = new Map(files.map((file) => [new URL(file, worker.registration.scope).href, file]));
  await cache.addAll([...wanted].flatMap(([url, file]) => (kept.has(url) && isHashed(url) ? [] : [file])));
  for (const url of kept) if (!wanted.has(url)) await cache.delete(url);
}

function isHashed(url: string): boolean {
  return url.startsWith(worker.registration.scope + HASHED);
}

async function answer(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  // The folder itself is the page.
  const kept = await cache.match(request.mode === "navigate" ? PAGE : request, { ignoreSearch: true });
  if (kept !== undefined && isHashed(request.url)) return kept;
  return fetch(request).catch(() => {
    if (kept === undefined) throw new Error("not kept");
    return kept;
  });
}
