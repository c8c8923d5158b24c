import { decodeText } from "./decode.ts";

// A page in one file, as Excel saves it: RFC 2557. Each part has a header, and its contents in letters that mail can carry.

/** Whether a text begins as such a file. */
export function isMht(text: string): boolean {
  return /^(?:[\w-]{1,40}:[^\n]{0,400}\n){0,12}content-type:\s{0,9}multipart\/related/i.test(text.slice(0, 4096));
}

/** The pages that have tables in them. */
export function pagesIn(bytes: Uint8Array): string[] {
  const mail = latin1(bytes);
  const boundary = /boundary=(?:"([^"\r\n]{1,100})"|([^\s;"]{1,100}))/i.exec(mail.slice(0, 8192));
  const parts = mail.split(`--${boundary?.[1] ?? boundary?.[2] ?? ""}`).slice(1);
  return parts.flatMap((part) => {
    const start = /\r?\n\r?\n/.exec(part);
    if (!start || !/^content-type:\s*text\/html/im.test(part.slice(0, start.index))) return [];
    const header = part.slice(0, start.index);
    const encoding = /^content-transfer-encoding:\s*([\w-]+)/im.exec(header)?.[1]?.toLowerCase();
    const charset = /charset="?([\w-]{2,20})/i.exec(header)?.[1];
    const page = decodeText(contentBytes(part.slice(start.index + start[0].length), encoding), charset);
    return page !== undefined && /<table/i.test(page) ? [page] : [];
  });
}

function contentBytes(content: string, encoding: string | undefined): Uint8Array {
  if (encoding === "base64") {
    try {
      return bytesOf(atob(content.replace(/[^A-Za-z0-9+/]/g, "")));
    } catch {
      return new Uint8Array();
    }
  }
  if (encoding !== "quoted-printable") return bytesOf(content);
  return bytesOf(
    content
      .replace(/=[ \t]{0,9}\r?\n/g, "")
      .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
  );
}

/** Bytes as characters, one each. */
function latin1(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 4096) text += String.fromCharCode(...bytes.subarray(at, at + 4096));
  return text;
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => char.charCodeAt(0));
}
