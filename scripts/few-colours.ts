import { crc32, deflateSync } from "node:zlib";
import type { Browser } from "playwright-core";

// Pictures of a page have few colours and many shades between them: with 256 of them a PNG is less than half its size.

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const MOST = 256;

/** The same picture as a PNG with 256 colours, the most frequent ones; the others become the nearest of these. */
export async function fewColours(browser: Browser, png: Buffer): Promise<Buffer> {
  const { width, height, pixels } = await pixelsOf(browser, png);
  const colours = Uint32Array.from({ length: width * height }, (_, i) => pixels.readUIntBE(4 * i, 3));
  const counts = new Map<number, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const palette = [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST)
    .map(([colour]) => colour);
  const nearest = new Map([...counts.keys()].map((colour) => [colour, nearestIn(palette, colour)]));
  // Each row begins with its filter, which is none.
  const rows = Buffer.alloc(height * (width + 1));
  colours.forEach((colour, i) => {
    rows[i + Math.floor(i / width) + 1] = nearest.get(colour) ?? 0;
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits, each the number of a colour.
  header.set([8, 3], 8);
  const table = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  const data = deflateSync(rows, { level: 9 });
  return Buffer.concat([
    SIGNATURE,
    ...chunk("IHDR", header),
    ...chunk("PLTE", table),
    ...chunk("IDAT", data),
    ...chunk("IEND"),
  ]);
}

function nearestIn(palette: readonly number[], colour: number): number {
  let [best, least] = [0, Infinity];
  palette.forEach((other, i) => {
    let distance = 0;
    for (const shift of [0, 8, 16]) distance += (((other >> shift) & 255) - ((colour >> shift) & 255)) ** 2;
    if (distance < least) [best, least] = [i, distance];
  });
  return best;
}

/** Red, green, blue and alpha of each pixel, as the browser reads them. */
async function pixelsOf(browser: Browser, png: Buffer) {
  const page = await browser.newPage();
  const { width, height, text } = await page.evaluate(
    async (address) => {
      const picture = await createImageBitmap(await (await fetch(address)).blob());
      const canvas = new OffscreenCanvas(picture.width, picture.height);
      const context = canvas.getContext("2d")!;
      context.drawImage(picture, 0, 0);
      const { width, height, data } = context.getImageData(0, 0, picture.width, picture.height);
      const url = await new Promise<string>((done) => {
        const reader = new FileReader();
        reader.onload = () => done(String(reader.result));
        reader.readAsDataURL(new Blob([data]));
      });
      return { width, height, text: url.slice(url.indexOf(",") + 1) };
    },
    `data:image/png;base64,${png.toString("base64")}`,
  );
  await page.close();
  return { width, height, pixels: Buffer.from(text, "base64") };
}

function chunk(type: string, data = Buffer.alloc(0)): Buffer[] {
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  check.writeUInt32BE(crc32(body));
  return [length, body, check];
}
