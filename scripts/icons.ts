// Draws assets/*-<pixels>.png from assets/*.svg with a Chromium that is installed: npm run icons
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { findChromium, QUIET } from "./chromium.ts";
import { ROOT } from "./root.ts";

const ASSETS = join(ROOT, "assets");

/** The add-in's own picture is also shown larger than a button, and as that of an installed app. */
function sizesOf(name: string): number[] {
  return name === "icon" ? [16, 32, 64, 80, 128, 192, 512] : [16, 32, 64, 80];
}

const browser = await chromium.launch({ executablePath: findChromium(), args: QUIET });
try {
  for (const file of readdirSync(ASSETS).filter((each) => each.endsWith(".svg"))) {
    const name = file.slice(0, -".svg".length);
    const svg = readFileSync(join(ASSETS, file)).toString("base64");
    for (const size of sizesOf(name)) {
      const page = await browser.newPage({ viewport: { width: size, height: size } });
      await page.setContent(
        `<body style="margin:0"><img style="display:block" width="${size}" height="${size}" src="data:image/svg+xml;base64,${svg}">`,
      );
      writeFileSync(join(ASSETS, `${name}-${size}.png`), await page.screenshot({ omitBackground: true }));
      await page.close();
    }
  }
} finally {
  await browser.close();
}
