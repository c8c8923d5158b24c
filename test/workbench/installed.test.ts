import { seedFile, withWorkbench } from "./setup.ts";
import { OPENABLE } from "../../src/workbench/disk.ts";

// The page as an app of its own, which the system offers to open workbooks with.

const open = withWorkbench();

interface Manifest {
  readonly file_handlers: readonly { readonly action: string; readonly accept: Readonly<Record<string, string[]>> }[];
}

test("can be installed, and is offered for workbooks that it can open", async () => {
  const bench = await open({ kept: true, query: "?seed=004" });
  // Of one unit the tables come before its performance.
  await bench.page.getByRole("heading", { name: "004-苍溪县社会保险事务中心-2023预算.xlsx" }).waitFor();
  const client = await bench.page.context().newCDPSession(bench.page);
  await bench.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  const { errors, data } = await client.send("Page.getAppManifest");
  expect(errors).toEqual([]);
  const { installabilityErrors } = await client.send("Page.getInstallabilityErrors");
  // A test has a window of its own kind, in which nothing is installed.
  expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== "in-incognito")).toEqual([]);
  const { file_handlers: handlers } = JSON.parse(data!) as Manifest;
  const ends = handlers.flatMap(({ accept }) => Object.values(accept).flat());
  expect(ends).toEqual([".xlsx", ".xlsm", ".xls", ".et", ".ods"]);
  expect(OPENABLE).toEqual(expect.arrayContaining(ends));
  expect(handlers.map(({ action }) => action)).toEqual(["index.html"]);
});

test("opened for a file shows it, and saves it where it is", async () => {
  const bench = await open({ places: true, before: launchQueue });
  const bytes = [...seedFile("003")];
  await bench.page.evaluate(async (content) => {
    const folder = await navigator.storage.getDirectory();
    const place = await folder.getFileHandle("决算.xlsx", { create: true });
    const stream = await place.createWritable();
    await stream.write(new Uint8Array(content));
    await stream.close();
    (window as unknown as { launch: (files: object[]) => void }).launch([place]);
  }, bytes);
  await bench.says("决算.xlsx");
  await bench.type("A1", "改过");
  await bench.page.keyboard.press("Control+s");
  await bench.says("已保存");
  const saved = await bench.page.evaluate(async () => {
    const folder = await navigator.storage.getDirectory();
    const place = await folder.getFileHandle("决算.xlsx");
    return (await place.getFile()).size;
  });
  expect(saved).not.toBe(bytes.length);
});

/** As a browser has it in an installed app. */
function launchQueue(): void {
  const waiting: ((started: object) => void)[] = [];
  const setConsumer = (consumer: (started: object) => void): unknown => waiting.push(consumer);
  Object.defineProperty(window, "launchQueue", { value: { setConsumer } });
  Object.assign(window, {
    launch: (files: readonly object[]) => waiting.forEach((consumer) => consumer({ files })),
  });
}
