/** @type {import("jest").Config} */
export default {
  testEnvironment: "<rootDir>/scripts/test-environment.js",
  testMatch: ["<rootDir>/test/**/*.test.ts", "<rootDir>/test/**/*.test.tsx"],
  setupFiles: ["<rootDir>/scripts/test-seed.js"],
  extensionsToTreatAsEsm: [".ts", ".tsx"],
  reporters: ["default", "<rootDir>/scripts/last-line.js"],
  testTimeout: 120_000,
  // By default one processor is left idle; where there are two, that is half of the time.
  maxWorkers: "100%",
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      { jsc: { parser: { syntax: "typescript" }, target: "es2022" }, module: { type: "es6" } },
    ],
    "^.+\\.tsx$": [
      "@swc/jest",
      {
        jsc: {
          parser: { syntax: "typescript", tsx: true },
          transform: { react: { runtime: "automatic" } },
          target: "es2022",
        },
        module: { type: "es6" },
      },
    ],
  },
  transformIgnorePatterns: ["/node_modules/"],
};
