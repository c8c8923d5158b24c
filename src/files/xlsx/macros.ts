import { TYPES } from "../ooxml/names.ts";
import { partText } from "../ooxml/package.ts";
import { attribute, tags } from "../ooxml/xml.ts";
import { defaultLimits } from "../refusals.ts";
import { openWorkbook } from "./workbook-parts.ts";

/**
 * Whether a file says that it has macros. Excel opens no such file that is called .xlsx, and none without macros that is called .xlsm.
 * Throws FileTrouble.
 */
function hasMacros(bytes: Uint8Array): boolean {
  const { zip, main } = openWorkbook(bytes, defaultLimits);
  const text = partText(zip, TYPES);
  for (const tag of tags(text)) {
    if (tag.local !== "Override" || attribute(text, tag, "PartName")?.toLowerCase() !== `/${main}`.toLowerCase())
      continue;
    return /macroEnabled/i.test(attribute(text, tag, "ContentType") ?? "");
  }
  return false;
}

/** How the name of such a file has to end. */
export function endingOf(bytes: Uint8Array): ".xlsx" | ".xlsm" {
  return hasMacros(bytes) ? ".xlsm" : ".xlsx";
}
