import { spoken } from "../../core/report/say/language.ts";
import { english } from "./en.ts";
import { chinese } from "./zh.ts";

export const benchWords = spoken({ "zh-CN": chinese, "en-US": english });
