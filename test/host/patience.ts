/** A time limit in milliseconds as this machine needs it now: see scripts/speed.js. */
export function patience(milliseconds: number): number {
  return milliseconds * Number(process.env["SLOWNESS"] ?? 1);
}
