import type { Session } from "../../app/session.ts";
import type { PaneState } from "../../app/state.ts";
import type { Language } from "../../core/report/say/language.ts";

/** What a part of the tab works with. */
export interface Desked {
  readonly state: PaneState;
  readonly session: Session;
  readonly language: Language;
  /** Under which names formulas are inserted. */
  readonly names: "en" | "zh";
}

/** What an office has put before the names of the functions; the page says it. */
export function namespace(): string {
  return document.documentElement.dataset["namespace"] ?? "";
}
