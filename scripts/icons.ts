// Draws assets/icon-*.png from assets/icon.svg with a Chromium that is installed: npx tsx scripts/icons.ts [chromium]
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ASSETS = new URL("../assets/", import.meta.url);
const SIZES = [16, 32, 64, 80, 128];

const svg = readFileSync(new URL("icon.svg", ASSETS)).toString("base64");
const page = `<!doctype html><pre></pre><script>
  const image = new Image();
  image.onload = () => {
    for (const size of ${JSON.stringify(SIZES)}) {
      const canvas = Object.assign(document.createElement("canvas"), { width: size, height: size });
      canvas.getContext("2d").drawImage(image, 0, 0, size, size);
      document.querySelector("pre").append(size + " " + canvas.toDataURL().split(",")[1] + "\\n");
    }
  };
  image.src = "data:image/svg+xml;base64,${svg}";
</script>`;

const folder = mkdtempSync(join(tmpdir(), "icons-"));
try {
  writeFileSync(join(folder, "icons.html"), page);
  const args = ["--headless", "--no-sandbox", "--virtual-time-budget=2000", `--user-data-dir=${folder}/profile`];
  const html = execFileSync(process.argv[2] ?? "chromium", [...args, "--dump-dom", join(folder, "icons.html")], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  for (const size of SIZES) {
    const png = new RegExp(`^(?:.*<pre>)?${size} (\\S+)$`, "m").exec(html)?.[1];
    if (png === undefined) throw new Error(`Chromium drew nothing at ${size} pixels`);
    writeFileSync(new URL(`icon-${size}.png`, ASSETS), Buffer.from(png, "base64"));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
