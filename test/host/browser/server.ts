import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve, type Served, type Serving } from "../../../scripts/serve.ts";

export type { Answer, Served } from "../../../scripts/serve.ts";

/** Serves a folder over HTTPS with the headers of the package and a certificate made for this run; browsers need `ignoreHTTPSErrors`. */
export async function serveTest(folder: string, serving: Omit<Serving, "key" | "cert"> = {}): Promise<Served> {
  return serve(folder, { ...serving, ...certificate() });
}

/** A self-signed certificate for localhost, and its key. */
export function certificate(): { readonly key: Buffer; readonly cert: Buffer } {
  const folder = mkdtempSync(join(tmpdir(), "certificate-"));
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  try {
    execFileSync(
      "openssl",
      ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"].concat(
        ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"],
        ["-keyout", key, "-out", cert],
      ),
      { stdio: "ignore" },
    );
    return { key: readFileSync(key), cert: readFileSync(cert) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
