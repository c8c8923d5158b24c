import { existsSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./root.ts";

/** A folder that is built from sources, and built anew only where one of them has changed since. */
export interface Built {
  readonly folder: string;
  /** A file in it that every build writes. */
  readonly page: string;
  /** Files that it depends on besides src/, seeds/ and assets/. */
  readonly own: readonly string[];
  build(to: string): Promise<void>;
}

/** Builds it where something has changed since the last time; `begun` is told before. Gives the folder. */
export async function fresh(built: Built, begun: () => void = () => undefined): Promise<string> {
  const { folder, page } = built;
  if (!isStale(built)) return folder;
  begun();
  // In a place of its own, for others may build it at the same time; what the first of them has made is not taken from under its feet.
  const own = `${folder}.${process.pid}`;
  const start = new Date();
  try {
    await built.build(own);
    // What changed while it was built is not in it.
    utimesSync(join(own, page), start, start);
    if (isStale(built)) {
      rmSync(folder, { recursive: true, force: true });
      renameSync(own, folder);
    }
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
  return folder;
}

function isStale({ folder, page, own }: Built): boolean {
  const built = join(folder, page);
  if (!existsSync(built)) return true;
  const sources = ["src", "seeds", "assets"].flatMap((name) =>
    readdirSync(join(ROOT, name), { recursive: true, encoding: "utf8" }).map((file) => join(ROOT, name, file)),
  );
  const others = ["package-lock.json", "scripts/fresh.ts", ...own].map((file) => join(ROOT, file));
  const { mtimeMs } = statSync(built);
  return [...sources, ...others].some((file) => statSync(file).mtimeMs > mtimeMs);
}
