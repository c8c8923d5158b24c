import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { certificate } from "./server.ts";

// The package served by nginx itself, with the file that comes with it.

/** Whether there is an nginx on this machine. */
export const hasNginx = spawnSync("nginx", ["-v"]).status === 0;

export interface Nginx {
  readonly origin: string;
  close(): Promise<void>;
}

/** Serves the folder of a package as nginx.conf in it says, at the port there, but for what an administrator has to change. */
export async function serveByNginx(folder: string): Promise<Nginx> {
  const home = mkdtempSync(join(tmpdir(), "nginx-"));
  const { key, cert } = certificate();
  writeFileSync(join(home, "server.crt"), cert);
  writeFileSync(join(home, "server.key"), key);
  const whole = readFileSync(join(folder, "nginx.conf"), "utf8");
  const port = Number(/listen (\d+) ssl;/.exec(whole)?.[1]);
  const own = whole
    .replaceAll("/etc/nginx/gongkai/", `${home}/`)
    .replace("/srv/gongkai/site/", `${join(folder, "site")}/`);
  const places = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (name) => `${name}_temp_path ${home}/${name};`,
  );
  writeFileSync(
    join(home, "nginx.conf"),
    `daemon off; master_process off; pid ${home}/pid; events {} http { access_log off; ${places.join(" ")}\n${own}\n}`,
  );
  const nginx = spawn("nginx", ["-e", "stderr", "-p", home, "-c", join(home, "nginx.conf")], { stdio: "ignore" });
  const ended = once(nginx, "exit");
  const origin = `https://localhost:${port}`;
  await answering(port);
  return {
    origin,
    close: async () => {
      nginx.kill();
      await ended;
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** A port that nobody listens at. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** Waits until somebody takes the port. */
async function answering(port: number): Promise<void> {
  for (let tries = 0; tries < 500; tries++) {
    const server = createServer().listen(port);
    const [what] = await Promise.race([
      once(server, "error").then(() => ["taken"]),
      once(server, "listening").then(() => ["free"]),
    ]);
    server.close();
    if (what === "taken") return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error("nginx does not answer");
}
