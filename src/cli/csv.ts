/** Lines of values for a spreadsheet, with the mark by which Excel knows UTF-8. What a spreadsheet would take for a formula stays text. */
export function csvText(rows: readonly (readonly (string | number)[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(csvCell).join(",")}\r\n`).join("")}`;
}

/** What a terminal might obey, line ends and tabs left out. */
// eslint-disable-next-line no-control-regex -- they are what it is about
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

function csvCell(value: string | number): string {
  if (typeof value === "number") return String(value);
  const plain = value.replace(CONTROL, " ");
  const text = /^\s*[=+\-@]/.test(plain) ? `'${plain}` : plain;
  return /[",\r\n']|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
