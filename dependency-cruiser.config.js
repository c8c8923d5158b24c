// The fences of the house: who may import whom. Each is an error; `npm run lint` runs them. The picture of it: docs/house.md.

/** The rooms of core, each of which knows those before it; blanks, balance, fill and prose stand beside verdicts and causes. */
const ROOMS = ["sheet", "subjects", "amounts", "forms", "tables", "report", "equations", "verdicts", "causes"];
const BESIDE = ["blanks", "balance", "fill", "prose"];

const room = (name) => `^src/core/${name}/`;

/** @type {import("dependency-cruiser").IForbiddenRuleType[]} */
const order = [...ROOMS, ...BESIDE].map((name) => {
  const before = ROOMS.includes(name) ? ROOMS.slice(0, ROOMS.indexOf(name)) : ROOMS;
  return {
    name: `order-of-core-${name}`,
    severity: "error",
    from: { path: room(name) },
    to: { path: "^src/core/", pathNot: [...before, name].map(room) },
  };
});

/** Folders at the top, and what each may know. */
const MAY = {
  core: ["core"],
  files: ["core", "files"],
  solver: ["core", "solver"],
  functions: ["core", "functions"],
  app: ["core", "app", "functions", "solver"],
  hosts: ["core", "files", "functions", "hosts", "app/port"],
  site: ["site"],
};

/** @type {import("dependency-cruiser").IForbiddenRuleType[]} */
const inward = Object.entries(MAY).map(([folder, may]) => ({
  name: `${folder}-knows-only-${may.filter((one) => one !== folder).join("-") || "itself"}`.replaceAll("/", "-"),
  severity: "error",
  from: { path: `^src/${folder}/` },
  to: { path: "^src/", pathNot: may.map((one) => `^src/${one}[/.]`) },
}));

const only = (name, library, homes) => ({
  name,
  severity: "error",
  from: { path: "^src/", pathNot: homes },
  to: { path: library },
});

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
      to: { path: "^src/(taskpane|cli|workbench|site)/", pathNot: "^src/$1/" },
    },
    {
      name: "core-knows-no-node",
      severity: "error",
      from: { path: "^src/(core|app|files|functions|hosts)/" },
      to: { dependencyTypes: ["core"] },
    },
    only("decimals-only-in-amounts", "node_modules/decimal\\.js/", "^src/core/amounts/"),
    only("zip-library-only-in-ooxml", "node_modules/fflate/", "^src/files/ooxml/"),
    only("univer-only-in-its-host", "node_modules/@univerjs/", "^src/hosts/univer/"),
    only("react-only-in-panes", "node_modules/(react|react-dom|@fluentui)/", "^src/(taskpane|workbench)/"),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: { extensions: [".ts", ".tsx", ".js"] },
  },
};
