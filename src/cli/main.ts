import { run } from "./run.ts";

// Without this a copy, or a line, might be cut off in the middle of its writing; so Ctrl-C ends us between two steps of this thread,
// which never takes long, for checking is done by workers, and when what was written has gone out.
const stop = new AbortController();
process.on("SIGINT", () => {
  if (stop.signal.aborted) process.exit(130);
  stop.abort();
  process.stdout.write("", () => process.exit(130));
});

// Whoever reads us may have seen enough (gongkai check … | head).
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

const { stdout, stderr, env } = process;
try {
  process.exitCode = await run(process.argv.slice(2), { stdout, stderr, cwd: process.cwd(), env, stop: stop.signal });
} catch (error) {
  // Node would print the line of the bundle as well, which is most of the bundle.
  stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 2;
}
