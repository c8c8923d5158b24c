import { readFileSync } from "node:fs";
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
