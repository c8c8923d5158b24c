/** Gives the user a file as a download; the workbook's own is never written to. */
export function download(name: string, content: Uint8Array | string): void {
  const href = URL.createObjectURL(new Blob([content as Uint8Array<ArrayBuffer> | string]));
  Object.assign(document.createElement("a"), { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}

/** Prints a page of ours, which fetches nothing and runs nothing. */
export function printPage(html: string): void {
  const frame = document.createElement("iframe");
  frame.hidden = true;
  frame.srcdoc = html;
  frame.onload = () => {
    frame.contentWindow?.addEventListener("afterprint", () => frame.remove());
    frame.contentWindow?.print();
  };
  document.body.append(frame);
}
