import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve, type Served } from "../scripts/serve.ts";

const home = mkdtempSync(join(tmpdir(), "serve-"));
const folder = join(home, "build");
let served: Served;

beforeAll(async () => {
  mkdirSync(folder);
  writeFileSync(join(folder, "index.html"), "<p>page");
  writeFileSync(join(home, "private.html"), "<p>private");
  served = await serve(folder);
});

afterAll(async () => {
  await served.close();
  rmSync(home, { recursive: true });
});

/** What is answered to a path, sent as it is: fetch would tidy it up. */
function ask(path: string, host = `127.0.0.1:${served.port}`): Promise<readonly [number | undefined, string]> {
  return new Promise((answered, failed) => {
    request({ host: "127.0.0.1", port: served.port, path, headers: { host } }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (piece: string) => (text += piece));
      response.on("end", () => answered([response.statusCode, text]));
    })
      .on("error", failed)
      .end();
  });
}

test("this machine gets the page, under either of its names", async () => {
  expect(await ask("/")).toEqual([200, "<p>page"]);
  expect(await ask("/index.html", `localhost:${served.port}`)).toEqual([200, "<p>page"]);
});

test("a page elsewhere whose name leads here gets nothing", async () => {
  for (const host of ["evil.example", `evil.example:${served.port}`, "127.0.0.1", `127.0.0.1:${served.port + 1}`])
    expect([host, ...(await ask("/", host))]).toEqual([host, 421, "421"]);
});

test("nothing outside the folder is handed out, however it is asked for", async () => {
  for (const path of [
    "/../private.html",
    "/..%2fprivate.html",
    "/%2e%2e/private.html",
    "/..%5cprivate.html",
    "/%00.html",
    "/%",
  ])
    expect([path, ...(await ask(path))]).toEqual([path, 404, "404"]);
  expect(await ask(`/${"../".repeat(9)}etc/hosts.txt`)).toEqual([404, "404"]);
});

test("nobody is listened to but this machine", async () => {
  const socket = connect(served.port, "127.0.0.2");
  const code = await new Promise((done) =>
    socket.on("connect", () => done("connected")).on("error", ({ message }) => done(message)),
  );
  socket.destroy();
  if (process.platform === "linux") expect(code).toMatch(/ECONNREFUSED/);
});
