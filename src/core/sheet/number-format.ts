/** What stands for a point that is only text, as in 0\.0 and 0"."0. */
export const POINT_OF_TEXT = "·";

/** The first section of a number format without what is only text: that is a space, a point of it "·". Brackets and fillers go. */
export function bareFormat(code: string): string {
  let bare = "";
  for (let at = 0; at < code.length; at++) {
    const char = code.charAt(at);
    if (char === ";") break;
    if (char === "\\" || char === "!") bare += code.charAt(++at) === "." ? POINT_OF_TEXT : " ";
    else if (char === "_" || char === "*") at++;
    else if (char === '"' || char === "[") {
      const end = code.indexOf(char === '"' ? '"' : "]", at + 1);
      // What is not closed takes all that follows.
      const within = code.slice(at + 1, end === -1 ? code.length : end);
      if (char === '"') bare += within === "." ? POINT_OF_TEXT : " ";
      else if (/^(?:h+|m+|s+)$/i.test(within)) bare += within;
      at = end === -1 ? code.length : end;
    } else bare += char;
  }
  return bare;
}

/** The sections of a number format: of positive numbers, negative ones, nought, and texts, as far as it has them. */
export function sectionsOf(code: string): string[] {
  const sections = [""];
  for (let at = 0; at < code.length; at++) {
    const char = code.charAt(at);
    let end = at;
    if (char === ";") {
      sections.push("");
      continue;
    }
    if (char === "\\" || char === "!" || char === "_" || char === "*") end = at + 1;
    else if (char === '"' || char === "[") {
      const close = code.indexOf(char === '"' ? '"' : "]", at + 1);
      end = close === -1 ? code.length : close;
    }
    sections.push(`${sections.pop() ?? ""}${code.slice(at, end + 1)}`);
    at = end;
  }
  return sections;
}

/** Whether a number with this format shows as a date or a time. */
export function isDateFormat(code: string): boolean {
  const bare = bareFormat(code);
  // aaa and aaaa are the days of the week in Chinese.
  return /[ymdhs]|aaa/i.test(bare) && !/[0#?]/.test(bare.replace(/s\.0+/gi, ""));
}

const DAY = 86_400_000;
/** Excel takes 1900 for a leap year, so that its days before March 1900 are one further on. */
const LEAP_DAY = 60;

/**
 * A date as text, "2024-03-01" or "2024-03-01T08:30:00", because no date is an amount. Days count from 1900, or from 1904 where the
 * workbook says so; a number that is no date shows as Excel shows it.
 */
export function dateText(serial: number, from1904 = false): string {
  const days = from1904 ? serial + 1462 : serial > LEAP_DAY ? serial : serial === LEAP_DAY ? LEAP_DAY : serial + 1;
  const date = new Date(Math.round(((days - 25_569) * DAY) / 1000) * 1000);
  if (Number.isNaN(date.getTime())) return "########";
  return date.toISOString().replace(".000Z", "").replace("T00:00:00", "");
}
