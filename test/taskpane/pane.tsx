import { jest } from "@jest/globals";
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import type { FileAccess } from "../../src/app/port.ts";
import type { Language } from "../../src/core/report/say/language.ts";
import { App } from "../../src/taskpane/App.tsx";
import { inspect } from "../../src/app/load.ts";
import { Session } from "../../src/app/session.ts";
import type { FakeWorkbook } from "./open.ts";

// The pane in jsdom, and what its user does.

let root: Root;
/** Of the pane that was opened last. */
export let session: Session;

/** Makes a place for the pane before each test of a file, and clears it away. */
export function withPane(): void {
  beforeEach(() => {
    Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
    document.body.innerHTML = "<div></div>";
    localStorage.clear();
    root = createRoot(document.querySelector("div")!);
  });
  afterEach(async () => {
    await now(() => root.unmount());
    await session.close();
    jest.useRealTimers();
  });
}

export async function open(
  workbook: FakeWorkbook,
  language: Language = "zh-CN",
  engine: typeof inspect = inspect,
): Promise<void> {
  await show(new Session(workbook, engine), language);
}

/** Opens the pane of a session that is there already. */
export async function show(of: Session, language: Language = "zh-CN", files?: FileAccess): Promise<void> {
  session = of;
  await now(() => root.render(<App session={of} files={files} language={language} />));
}

/** Something that happens at once. */
export async function now(happens: () => void): Promise<void> {
  await act(async () => {
    happens();
    await Promise.resolve();
  });
}

/** Presses and waits until the session has nothing under way. */
export async function press(button: Element | null | undefined): Promise<void> {
  await act(async () => {
    (button as HTMLElement).click();
    await settled();
  });
}

/** The check under way, if there is one, and all that was asked of the workbook. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  if (session.state().phase.is === "checking") await session.check();
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}

/** Waits for what is loaded, or calculated, when it is used. */
export async function come(isThere: () => boolean): Promise<void> {
  while (!isThere())
    await act(async () => {
      await new Promise((resolve) => setTimeout(resolve, 0));
      await settled();
    });
}

export async function key(name: string, on = document.activeElement): Promise<void> {
  await act(async () => {
    on!.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true }));
    await settled();
  });
}

/** Types into a field, in place of what it holds. */
export async function write(into: Element | null, text: string): Promise<void> {
  await act(async () => {
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(into), "value")!.set!.call(into, text);
    into!.dispatchEvent(new Event("input", { bubbles: true }));
    await Promise.resolve();
  });
}

export async function choose(select: Element | null | undefined, value: string): Promise<void> {
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, "value")!.set!.call(select, value);
    select!.dispatchEvent(new Event("change", { bubbles: true }));
    await settled();
  });
}

export const text = (selector: string): string => document.querySelector(selector)?.textContent ?? "";
export const texts = (selector: string, within: ParentNode = document): string[] =>
  [...within.querySelectorAll(selector)].map((one) => one.textContent);
export const button = (name: string, within: ParentNode = document): HTMLElement | undefined =>
  [...within.querySelectorAll<HTMLElement>("button")].find(
    (one) => one.textContent === name || one.getAttribute("aria-label") === name,
  );
export const unfold = (title: RegExp): Promise<void> =>
  press([...document.querySelectorAll(".fold-head")].find((head) => title.test(head.textContent)));
export const stops = (): string[] => texts("[data-stop]");
export const status = (): string => text("[role=status]");
