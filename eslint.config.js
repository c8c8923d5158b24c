import js from "@eslint/js";
import officeAddins from "eslint-plugin-office-addins";
import regexp from "eslint-plugin-regexp";
import tseslint from "typescript-eslint";

// A rule is an error or it is off.
export default tseslint.config(
  { ignores: ["dist/", "coverage/", "node_modules/", "src/core/subjects/catalogue.ts"] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      eqeqeq: "error",
      "no-duplicate-imports": "error",
      "no-console": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-template-curly-in-string": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", destructuredArrayIgnorePattern: "^_" },
      ],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      // noPropertyAccessFromIndexSignature asks for the opposite.
      "@typescript-eslint/dot-notation": "off",
    },
  },
  {
    files: ["src/taskpane/**", "src/functions/**", "src/app/**", "src/hosts/excel/**"],
    plugins: { "office-addins": officeAddins },
    rules: Object.fromEntries(Object.keys(officeAddins.rules).map((rule) => [`office-addins/${rule}`, "error"])),
  },
  // They run over files of strangers: what could take more than linear time is an error, and so is what says something else than it means.
  {
    files: ["src/**"],
    plugins: { regexp },
    rules: Object.fromEntries(
      Object.entries(regexp.rules)
        .filter(([, { meta }]) => meta.docs.recommended && meta.docs.category === "Possible Errors")
        .map(([rule]) => [`regexp/${rule}`, "error"])
        .concat([["regexp/no-super-linear-move", "error"]]),
    ),
  },
  // Who may import whom: dependency-cruiser.config.js. office.js is no import but a global.
  {
    files: ["src/**"],
    ignores: ["src/hosts/excel/**", "src/taskpane/index.tsx", "src/functions/**", "src/site/**"],
    rules: {
      "no-restricted-globals": [
        "error",
        ...["Excel", "Office", "OfficeExtension"].map((name) => ({ name, message: "office.js lives in hosts/excel" })),
      ],
    },
  },
  {
    files: ["**/*.js"],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: {
      globals: {
        process: "readonly",
        console: "readonly",
        URL: "readonly",
        setTimeout: "readonly",
        performance: "readonly",
      },
      parserOptions: { projectService: false, program: null },
    },
  },
  { files: ["scripts/**", "bench/**", "bin/**", "src/cli/**"], rules: { "no-console": "off" } },
  {
    files: ["test/**", "scripts/**", "bench/**"],
    rules: {
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-base-to-string": "off",
      "@typescript-eslint/no-misused-spread": "off",
      "@typescript-eslint/restrict-template-expressions": "off",
      "@typescript-eslint/no-unnecessary-condition": "off",
      "no-irregular-whitespace": "off",
    },
  },
);
