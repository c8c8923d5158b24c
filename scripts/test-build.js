import { spawnSync } from "node:child_process";

/** Before the tests in a browser: what they open is built once for all of them. */
export default function build() {
  const args = ["--import", "tsx", "scripts/built.ts"];
  const { status } = spawnSync(process.execPath, args, { stdio: "inherit" });
  if (status !== 0) throw new Error("what the tests in a browser open could not be built");
}
