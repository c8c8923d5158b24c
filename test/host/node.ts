import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";
import { ExcelHost, type HostOptions } from "./host.ts";
import { win32, type Win32Options } from "./win32.ts";
import type { WorkbookState } from "./workbook.ts";

// office.js as Microsoft ships it, in a place of its own, with as much of a browser around it as it needs to load itself.

const DIST = join(process.cwd(), "node_modules/@microsoft/office-js/dist");
const BASE = "https://localhost/office/";
const NAMES = ["Office", "Excel", "OfficeExtension", "CustomFunctions"] as const;

export interface OpenWorkbookInExcel {
  readonly host: ExcelHost;
  /** Presses a button of the ribbon that calls a function of the add-in. */
  press(functionName: string): Promise<void>;
  /** What the workbook's file holds after saving; open it with `openInExcel(JSON.parse(…))`. */
  save(): string;
}

/** Opens a workbook in an Excel for Windows: `Office`, `Excel` and the rest are globals from here on, until the next one is opened. */
export async function openInExcel(
  workbook: WorkbookState,
  options: HostOptions & Win32Options = {},
): Promise<OpenWorkbookInExcel> {
  const host = new ExcelHost(workbook, options);
  const { external, press } = win32(host, options);
  const window = officeWindow(external);
  const globals = window as Record<(typeof NAMES)[number], unknown>;
  await (globals.Office as typeof Office).onReady();
  // This build means to check what the host can and sets the switch in the wrong place.
  const { CommonUtility } = globals.OfficeExtension as { CommonUtility: { _doApiNotSupportedCheck: boolean } };
  CommonUtility._doApiNotSupportedCheck = true;
  for (const name of NAMES) Object.assign(globalThis, { [name]: globals[name] });
  return { host, press, save: () => JSON.stringify(host.wholeState()) };
}

const scripts = new Map<string, vm.Script>();

function scriptAt(file: string): vm.Script {
  const path = join(DIST, file);
  const script = scripts.get(file) ?? new vm.Script(readFileSync(path, "utf8"), { filename: path });
  scripts.set(file, script);
  return script;
}

interface Element {
  src?: string;
  onload?: () => void;
  onerror?: () => void;
}

function officeWindow(external: object): object {
  const element = (): object => ({
    style: {},
    setAttribute: () => undefined,
    getAttribute: () => null,
    appendChild: <T>(child: T) => child,
    addEventListener: () => undefined,
  });
  const head = {
    ...element(),
    appendChild(child: Element): Element {
      setTimeout(() => {
        const file = child.src?.startsWith(BASE) === true ? child.src.slice(BASE.length) : undefined;
        if (file === undefined || !existsSync(join(DIST, file))) {
          child.onerror?.();
          return;
        }
        scriptAt(file).runInContext(context);
        child.onload?.();
      }, 0);
      return child;
    },
  };
  const page = `${BASE}../taskpane.html`;
  const document = {
    ...element(),
    hasFocus: () => true,
    visibilityState: "visible",
    hidden: false,
    readyState: "complete",
    domain: "localhost",
    URL: new URL(page).href,
    cookie: "",
    title: "",
    getElementsByTagName: (name: string) =>
      name === "script" ? [{ ...element(), src: `${BASE}office.js` }] : name === "head" ? [head] : [],
    getElementById: () => null,
    querySelectorAll: () => [],
    querySelector: () => null,
    createElement: element,
    head,
    body: element(),
    documentElement: element(),
    removeEventListener: () => undefined,
  };
  const window: Record<string, unknown> = {
    document,
    location: new URL(page),
    navigator: { userAgent: "Mozilla/5.0 (Windows NT 10.0; Win64; x64)", language: "en-US" },
    name: "",
    history: {},
    sessionStorage: storage(),
    localStorage: storage(),
    external,
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
    queueMicrotask,
    performance,
    URL,
    URLSearchParams,
    TextEncoder,
    TextDecoder,
    // Its promises and errors are those of the tests.
    Promise,
    Error,
    btoa,
    atob,
    Event,
    CustomEvent,
    console: { log: ignore, warn: ignore, error: ignore, info: ignore, debug: ignore },
    addEventListener: ignore,
    removeEventListener: ignore,
    postMessage: ignore,
    open: () => null,
    close: ignore,
    focus: ignore,
    blur: ignore,
  };
  for (const self of ["window", "self", "top", "parent", "globalThis"]) window[self] = window;
  const context = vm.createContext(window);
  scriptAt("office.js").runInContext(context);
  return window;
}

function ignore(): void {
  // Nothing listens.
}

function storage(): object {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => items.set(key, value),
    removeItem: (key: string) => items.delete(key),
    clear: () => items.clear(),
  };
}
