import { availableParallelism } from "node:os";
import { slowness } from "./scripts/speed.js";

// Measured once; what runs the tests inherits it.
process.env.SLOWNESS ??= String(slowness());

const typescript = (jsx) => [
  "@swc/jest",
  {
    jsc: {
      parser: { syntax: "typescript", tsx: jsx },
      transform: { react: { runtime: "automatic" } },
      target: "es2022",
    },
    module: { type: "es6" },
  },
];

/** Sweeps that take more than two seconds each: every cell of every seed changed, honest sets, fuzz. */
const EVIDENCE = [
  "test/core/(by-structure|larger-slips|standing|department|elsewhere(-final)?|fill|fuzz|honest|joint|localise|mutations|new-forms|performance|printed-otherwise|profile-words|profiles|publication/checklist|recognise|row-sums|rules|spending-elsewhere|suspect|template|trust|words|writing/write)\\.",
  "test/core/balance/",
  "test/functions/pane\\.",
  "test/cases/",
];
/** In a real browser, on what is shipped. */
const BROWSER = [
  "test/(package|servers)\\.",
  "test/taskpane/browser\\.",
  "test/host/browser\\.",
  "test/wps/",
  "test/workbench/(?!bench\\.)",
];
/** The add-in's pane and the application behind it, on jsdom or on our own Excel. */
const PANE = ["test/taskpane/", "test/workbench/bench\\.", "test/app/"];
const FILES = [
  "test/(files|cli|hosts|host|house)/",
  "test/(serve|seeds|manifest|licences)\\.",
  "test/functions/runtime\\.",
];

const SETUP = ["<rootDir>/scripts/test-seed.js"];

const project = (displayName, patterns, but = [], more = {}) => ({
  displayName,
  testRegex: patterns.map((pattern) => `/${pattern}.*\\.test\\.tsx?$|/${pattern}test\\.tsx?$`),
  testPathIgnorePatterns: ["/node_modules/", ...but.map((pattern) => `/${pattern}`)],
  testEnvironment: "<rootDir>/scripts/test-environment.js",
  setupFiles: SETUP,
  extensionsToTreatAsEsm: [".ts", ".tsx"],
  transform: { "^.+\\.ts$": typescript(false), "^.+\\.tsx$": typescript(true) },
  transformIgnorePatterns: ["/node_modules/"],
  // Without a browser nothing is looked at.
  moduleNameMapper: { "\\.css$": "<rootDir>/scripts/no-styles.js" },
  ...more,
});

/** @type {import("jest").Config} */
export default {
  reporters: ["default", "<rootDir>/scripts/last-line.js"],
  // Browsers and processes are waited for much of the time: more workers than processors, so that these are not idle meanwhile. Not many more:
  // a page of the workbench that is only waited for draws all the same.
  maxWorkers: Math.ceil(availableParallelism() * 1.5),
  testTimeout: 120_000 * Number(process.env.SLOWNESS),
  projects: [
    project("engine", ["test/"], [...EVIDENCE, ...BROWSER, ...PANE, ...FILES]),
    project("files", FILES, BROWSER),
    project("pane", PANE, BROWSER, { setupFiles: [...SETUP, "<rootDir>/scripts/test-engine.ts"] }),
    project("browser", BROWSER, [], { globalSetup: "<rootDir>/scripts/test-build.js" }),
    project("evidence", EVIDENCE),
  ],
};
