import { english } from "./en.ts";
import type { Language } from "./language.ts";
import type { Words } from "./words.ts";
import { chinese } from "./zh.ts";

/** What the engine says, in this language. */
export function words(language: Language): Words {
  return language === "zh-CN" ? chinese : english;
}
