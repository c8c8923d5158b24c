// The fences of the house: who may import whom. Each is an error; `npm run lint` runs them. The picture of it: docs/house.md.

/** The rooms of core, each of which knows those before it; blanks and prose stand beside verdicts and causes. */
export const ROOMS = ["sheet", "subjects", "amounts", "forms", "tables", "report", "equations", "verdicts", "causes"];
export const BESIDE = ["blanks", "prose"];
/** They change a workbook and check it again, or hold it against others: they stand on the check, each on those before it; the last may know all of core. */
export const ABOVE = ["balance", "fill", "department", "years", "writing", "publication"];
/** Those of them that speak of words as well. */
const WORDED = ["years", "writing"];

const room = (name) => `^src/core/${name}/`;

/** @type {import("dependency-cruiser").IForbiddenRuleType[]} */
const order = [...ROOMS, ...BESIDE, ...ABOVE.slice(0, -1)].map((name) => {
  const isAbove = ABOVE.includes(name);
  const before = isAbove
    ? [...ROOMS, "blanks", ...(WORDED.includes(name) ? ["prose"] : []), ...ABOVE.slice(0, ABOVE.indexOf(name))]
    : ROOMS.slice(0, ROOMS.includes(name) ? ROOMS.indexOf(name) : ROOMS.length);
  return {
    name: `order-of-core-${name}`,
    severity: "error",
    from: { path: room(name) },
    to: {
      path: "^src/core/",
      pathNot: [...[...before, name].map(room), ...(isAbove ? ["^src/core/check\\.ts$"] : [])],
    },
  };
});

/** Folders at the top, and what each may know. */
export const MAY = {
  core: ["core"],
  files: ["core", "files"],
  solver: ["core", "solver"],
  functions: ["core", "functions"],
  app: ["core", "app", "functions", "solver"],
  hosts: ["core", "files", "functions", "hosts", "app/port"],
  site: ["site"],
};

/** They show and ask, and know everything but each other; the workbench and the add-in for WPS have the pane in them. */
export const DOORS = ["taskpane", "cli", "workbench", "wps"];

/** What of a host they know. */
export const HOST_DOORS = ["hosts/excel/workbook.ts", "hosts/univer/index.ts", "hosts/wps/workbook.ts"];

/** Where alone a library is at home. */
export const HOMES = {
  "decimal.js": ["core/amounts"],
  fflate: ["files/ooxml"],
  "@univerjs": ["hosts/univer"],
  react: ["taskpane", "workbench", "wps"],
  "react-dom": ["taskpane", "workbench", "wps"],
  "@fluentui": ["taskpane", "workbench"],
};

/** @type {import("dependency-cruiser").IForbiddenRuleType[]} */
const inward = Object.entries(MAY).map(([folder, may]) => ({
  name: `${folder}-knows-only-${may.filter((one) => one !== folder).join("-") || "itself"}`.replaceAll("/", "-"),
  severity: "error",
  from: { path: `^src/${folder}/` },
  to: { path: "^src/", pathNot: may.map((one) => `^src/${one}[/.]`) },
}));

/** @type {import("dependency-cruiser").IForbiddenRuleType[]} */
const libraries = Object.entries(HOMES).map(([library, homes]) => ({
  name: `${library}-only-in-${homes.join("-")}`.replace(/[@.]/g, "").replaceAll("/", "-"),
  severity: "error",
  from: { path: "^src/", pathNot: homes.map((home) => `^src/${home}/`) },
  to: { path: `node_modules/${library}/` },
}));

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    { name: "no-circle", severity: "error", from: {}, to: { circular: true } },
    ...order,
    ...inward,
    {
      name: "doors-know-no-other-door",
      severity: "error",
      from: { path: "^src/(taskpane|cli|site)/" },
      to: { path: "^src/(taskpane|cli|workbench|wps|site)/", pathNot: "^src/$1/" },
    },
    {
      name: "one-door-of-a-host",
      severity: "error",
      from: { path: `^src/(${DOORS.join("|")})/` },
      to: { path: "^src/hosts/", pathNot: HOST_DOORS.map((door) => `^src/${door}$`.replace(".ts", "\\.ts")) },
    },
    {
      name: "core-knows-no-node",
      severity: "error",
      from: { path: "^src/(core|app|files|functions|hosts)/" },
      to: { dependencyTypes: ["core"] },
    },
    ...libraries,
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: { extensions: [".ts", ".tsx", ".js"] },
  },
};
