import type { Language } from "../core/say.ts";
import { english } from "./words/en.ts";
import { chinese } from "./words/zh.ts";

/** What the pane says itself; what the engine finds is said by core's own words. */
export interface PaneWords {
  readonly check: string;
  readonly checking: string;
  readonly intro: string;
  readonly privacy: string;
  readonly fine: string;
  readonly nothingTried: string;
  readonly noTable: string;
  readonly problems: (count: number) => string;
  readonly hints: (count: number) => string;
  readonly roundings: (count: number) => string;
  readonly storedOnly: (count: number) => string;
  readonly untried: (count: number) => string;
  readonly missingTable: (table: string, rules: number) => string;
  readonly recognised: (count: number) => string;
  readonly strays: (count: number) => string;
  readonly cells: (first: string, count: number) => string;
  readonly unreadable: (error: { readonly code?: string; readonly message: string }) => string;
  readonly notShown: (cell: string) => string;
  readonly notExcel: string;
}

export function paneWords(language: Language): PaneWords {
  return language === "zh-CN" ? chinese : english;
}

/** Every kind of Chinese is spoken to in Chinese. */
export function languageOf(displayLanguage: string | undefined): Language {
  return /^zh\b/i.test(displayLanguage ?? "zh") ? "zh-CN" : "en-US";
}
