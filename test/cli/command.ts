import { Writable } from "node:stream";
import { run } from "../../src/cli/run.ts";

/** Runs the command line in a folder; gives its exit code and what it wrote. */
export async function gongkai(cwd: string, ...argv: readonly string[]) {
  const texts = { out: "", err: "" };
  const into = (name: keyof typeof texts): Writable =>
    new Writable({
      decodeStrings: false,
      write(chunk: string, _, done) {
        texts[name] += chunk;
        done();
      },
    });
  const code = await run(argv, { stdout: into("out"), stderr: into("err"), cwd, env: {} });
  return { code, ...texts };
}
