import { english } from "./en.ts";
import { spoken } from "./language.ts";
import type { Words } from "./words.ts";
import { chinese } from "./zh.ts";

/** What the engine says, in this language. */
export const words = spoken<Words>({ "zh-CN": chinese, "en-US": english });
