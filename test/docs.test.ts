import { readdirSync, readFileSync, statSync } from "node:fs";
import { PAGES, pageFile } from "../scripts/docs.ts";
import { FORMS, RULES } from "../src/core/forms/index.ts";
import { titleOf } from "../src/core/forms/form.ts";
import { FUNCTIONS } from "../src/functions/reference.ts";

test("every rule, every form and every function has its entry", () => {
  const [rules = "", forms = "", functions = ""] = Object.keys(PAGES).map((name) =>
    readFileSync(pageFile(name), "utf8"),
  );
  expect(RULES.filter((rule) => !rules.includes(`| ${rule.id} |`))).toEqual([]);
  expect(FORMS.filter((form) => !forms.includes(`## ${form.no} ${titleOf(form)}`))).toEqual([]);
  expect(FUNCTIONS.filter(({ name }) => !functions.includes(`## ${name.en} / ${name.zh}`))).toEqual([]);
});

test("the guide has its pictures, each of them small, and no others", () => {
  const shown = [...readFileSync("docs/guide/README.md", "utf8").matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(
    ([, name]) => name,
  );
  const pictures = readdirSync("docs/guide").filter((name) => name.endsWith(".png"));
  expect(pictures.sort()).toEqual(shown.sort());
  const sizes = pictures.map((name) => statSync(`docs/guide/${name}`).size);
  expect(Math.max(...sizes)).toBeLessThan(80_000);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(1_000_000);
});
