import type { Language } from "../../core/report/say/language.ts";
import { en } from "./en.ts";
import type { Topics } from "./topics.ts";
import { zh } from "./zh.ts";

/** The help for a topic, usually a command; the general one for any other. */
export function help(topic: string | undefined, language: Language): string {
  const topics: Topics & Readonly<Record<string, string>> = language === "zh-CN" ? zh : en;
  return topics[topic ?? ""] ?? topics[""];
}
