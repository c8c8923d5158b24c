import { readFileSync } from "node:fs";
import { PAGES, pageFile } from "../scripts/docs.ts";
import { FORMS } from "../src/core/forms/index.ts";
import { titleOf } from "../src/core/form.ts";
import { RULES } from "../src/core/rules/index.ts";

test.each(Object.entries(PAGES))("docs/%s is fresh", (name, page) => {
  expect(readFileSync(pageFile(name), "utf8")).toBe(`${page().trimEnd()}\n`);
});

test("every rule and every form has its entry", () => {
  const [rules = "", forms = ""] = ["rules.md", "forms.md"].map((name) => readFileSync(pageFile(name), "utf8"));
  expect(RULES.filter((rule) => !rules.includes(`| ${rule.id} |`))).toEqual([]);
  expect(FORMS.filter((form) => !forms.includes(`## ${form.no} ${titleOf(form)}`))).toEqual([]);
});
