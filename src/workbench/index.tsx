import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { languageOf } from "../core/report/say/language.ts";
import { Bench } from "./bench.ts";
import { readSeed, seeds } from "./seeds.ts";
import { benchWords } from "./words/index.ts";
import { Workbench } from "./Workbench.tsx";

// ?seed=000 opens one of the workbooks that come with the page, and &check checks it.

const language = languageOf(navigator.language);
const root = document.getElementById("root");
const grid = Object.assign(document.createElement("div"), { className: "univer" });
let placed: () => void = () => undefined;
const place = new Promise<void>((resolve) => (placed = resolve));

const bench = new Bench(
  Promise.all([import("../hosts/univer/index.ts"), place]).then(([{ Shown }]) => Shown.start(grid, language)),
  benchWords(language).untitled,
);

/** Univer measures its element when it starts. */
const watch = new ResizeObserver(() => {
  if (grid.clientHeight === 0) return;
  watch.disconnect();
  placed();
});
watch.observe(grid);

if (root !== null)
  createRoot(root).render(
    <StrictMode>
      <Workbench bench={bench} grid={grid} first={language} />
    </StrictMode>,
  );

const asked = new URLSearchParams(location.search);
const name = seeds.find((each) => each.startsWith(`${asked.get("seed") ?? " "}-`));
const started = bench.start(
  name === undefined ? undefined : { name, read: () => readSeed(name), check: asked.has("check") },
);
// To keep the page for use without a network takes a while of the processor, which the user's file needs first.
void started.finally(() => {
  if ("serviceWorker" in navigator && location.protocol !== "file:")
    void navigator.serviceWorker.register("sw.js").catch(() => undefined); // the page works without
});
