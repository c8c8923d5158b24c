import { spawn } from "node:child_process";

/** Builds the package for an address into a folder, as `npm run package` does; what it serves is then in `<folder>/site`. */
export async function buildPackage(folder: string, origin: string, ...more: readonly string[]): Promise<void> {
  const args = ["--import", "tsx", "scripts/package.ts", "--origin", origin, "-o", folder, ...more];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
  const said: Buffer[] = [];
  child.stdout.on("data", (text: Buffer) => said.push(text));
  child.stderr.on("data", (text: Buffer) => said.push(text));
  const code = await new Promise<number | null>((ended) => child.once("close", ended));
  if (code !== 0) throw new Error(Buffer.concat(said).toString());
}
