// How the add-in's files are served, said once: nginx, IIS, the development server, the tests and the self-test all take it from here.

/** Where office.js comes from: the folder office/ beside the pages, or Microsoft's own servers. */
export type OfficeSource = "local" | "cdn";

/** What a path begins with whose file never changes: its name holds a hash of what is in it. */
export const HASHED = "static/";

/** The folder of office.js, as a page names it. */
export const OFFICE: Readonly<Record<OfficeSource, string>> = {
  local: "office",
  cdn: "https://appsforoffice.microsoft.com/lib/1/hosted",
};

/** Who may show the pane in a frame: Excel on the web, also as operated by 21Vianet, and the pages that it stands in. */
const FRAMES = [
  "https://*.officeapps.live.com",
  "https://*.partner.officewebapps.cn",
  "https://*.sharepoint.com",
  "https://*.sharepoint.cn",
  "https://onedrive.live.com",
  "https://*.office.com",
  "https://*.cloud.microsoft",
  "https://teams.microsoft.com",
];

/** The hash of an empty text: Fluent fills its style elements rule by rule after it has put them, empty, into the page. */
const EMPTY_STYLE = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

/** The folder of the workbench below the add-in's address; it has a policy of its own. */
export const WORKBENCH = "workbench/";

/**
 * The policy of the workbench. Univer writes its theme into the page as a style, and draws its cursors from data; neither can run anything or
 * ask anybody for anything. The service worker keeps the page for use without a network.
 */
export function workbenchPolicy(): string {
  return policy(workbenchDirectives());
}

/** The same as a header: nobody else may show the workbench in a frame. */
export function workbenchHeaderPolicy(): string {
  return policy({ ...workbenchDirectives(), "frame-ancestors": ["'self'"] });
}

function workbenchDirectives(): Readonly<Record<string, readonly string[]>> {
  return {
    ...directives("local"),
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:"],
    "worker-src": ["'self'"],
    "manifest-src": ["'self'"],
  };
}

/** The folder of the add-in for WPS below the add-in's address. */
export const WPS = "wps/";

/** The local service of WPS, on the user's own computer: the page that adds the add-in asks it, and the self-test. */
const WPS_SERVICE = "http://127.0.0.1:58890";

/** The policy of the add-in for WPS: that of the pane, and its local service may be asked. */
export function wpsPolicy(): string {
  return policy(wpsDirectives());
}

/** The same as a header. */
export function wpsHeaderPolicy(): string {
  return policy({ ...wpsDirectives(), "frame-ancestors": ["'self'"] });
}

function wpsDirectives(): Readonly<Record<string, readonly string[]>> {
  return { ...directives("local"), "connect-src": ["'self'", WPS_SERVICE] };
}

function directives(office: OfficeSource): Readonly<Record<string, readonly string[]>> {
  const scripts = office === "cdn" ? ["'self'", new URL(OFFICE.cdn).origin] : ["'self'"];
  return {
    "default-src": ["'none'"],
    // The solver is WebAssembly of our own origin.
    "script-src": [...scripts, "'wasm-unsafe-eval'"],
    "style-src": ["'self'", EMPTY_STYLE],
    "img-src": ["'self'"],
    "connect-src": ["'self'"],
    "base-uri": ["'none'"],
    "form-action": ["'none'"],
  };
}

function policy(of: Readonly<Record<string, readonly string[]>>): string {
  return Object.entries(of)
    .map(([name, sources]) => [name, ...sources].join(" "))
    .join("; ");
}

/** The Content-Security-Policy that every answer carries. */
export function headerPolicy(office: OfficeSource): string {
  return policy({ ...directives(office), "frame-ancestors": ["'self'", ...FRAMES] });
}

/** The same inside a page, for a server that was not set up; a page cannot say who may frame it. */
export function pagePolicy(office: OfficeSource): string {
  return policy(directives(office));
}

/** The media types of what is served, by the end of the name. */
export const TYPES: Readonly<Record<string, string>> = {
  html: "text/html",
  css: "text/css",
  js: "text/javascript",
  json: "application/json",
  xml: "text/xml",
  png: "image/png",
  svg: "image/svg+xml",
  txt: "text/plain",
  md: "text/plain",
  wasm: "application/wasm",
  webmanifest: "application/manifest+json",
};

/** The media type of a file by its name, in the letters that a server sends, or undefined where it is none of ours. */
export function typeOf(path: string): string | undefined {
  return TYPES[path.slice(path.lastIndexOf(".") + 1)];
}

/** How long a browser may keep a file without asking again. */
export function cacheControl(path: string): string {
  return [HASHED, WORKBENCH + HASHED, WPS + HASHED].some((kept) => path.startsWith(kept))
    ? "public, max-age=31536000, immutable"
    : "no-cache";
}

/** Excel on the web reads this file from its own page. */
export const OPEN_TO_ALL = "functions.json";

function policyOf(path: string, office: OfficeSource): string {
  if (path.startsWith(WORKBENCH)) return workbenchHeaderPolicy();
  return path.startsWith(WPS) ? wpsHeaderPolicy() : headerPolicy(office);
}

/** All headers of a file at this path below the add-in's address, besides its type. */
export function headersOf(path: string, office: OfficeSource): Readonly<Record<string, string>> {
  return {
    "Content-Security-Policy": policyOf(path, office),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": cacheControl(path),
    ...(path === OPEN_TO_ALL ? { "Access-Control-Allow-Origin": "*" } : {}),
  };
}
