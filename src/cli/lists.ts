import { FORMS, RULES, RULE_SET } from "../core/forms/index.ts";
import { titleOf, type Form } from "../core/forms/form.ts";
import { PROFILES } from "../core/forms/profiles.ts";
import { formsOf, kindOf, scopeOf } from "../core/forms/rule.ts";
import { WHOLE_RULES } from "../core/forms/shared/whole.ts";
import { words } from "../core/report/say/index.ts";
import { type Language } from "../core/report/say/language.ts";
import { search } from "../core/subjects/search.ts";
import { children, lookUp, pathName, readCode, subjectsNamed, type Subject } from "../core/subjects/subject.ts";
import { padded, widthOf } from "./paint.ts";
import { cliWords } from "./say.ts";

/** Every rule, by kind of set and by the first table it reads. */
export function rulesText(language: Language): string {
  const say = words(language);
  const own = cliWords(language);
  const lines = [own.ruleCount(RULES.length, RULE_SET)];
  const idWidth = Math.max(...RULES.map(({ id }) => id.length)) + 2;
  const labels = RULES.map((rule) => `${own.scopes[scopeOf(rule)]}${rule.hint ? `${own.comma}${own.hint}` : ""}`);
  const labelWidth = Math.max(...labels.map(widthOf)) + 2;
  for (const form of FORMS) {
    const rules = RULES.filter((rule) => formsOf(rule)[0] === form);
    if (rules.length === 0) continue;
    lines.push("", `${own.kinds[form.kind]}  ${say.form(form)}`);
    for (const rule of rules) {
      const label = padded(labels[RULES.indexOf(rule)] ?? "", labelWidth);
      lines.push(`  ${padded(rule.id, idWidth)}${label}${say.rule(rule)}  ${own.where([own.basis(rule.basis)])}`);
    }
  }
  lines.push("", own.whole);
  for (const rule of WHOLE_RULES)
    lines.push(`  ${padded(rule.id, idWidth)}${say.rule(rule)}  ${own.where([own.basis(rule.basis)])}`);
  return `${lines.join("\n")}\n`;
}

/** Every rule, as rules --json lists them. */
export function rulesJson(language: Language): unknown {
  return {
    version: 1,
    ruleSet: RULE_SET,
    rules: RULES.map((rule) => ({
      id: rule.id,
      kind: kindOf(rule),
      scope: scopeOf(rule),
      hint: rule.hint === true,
      says: words(language).rule(rule),
      basis: rule.basis,
      forms: formsOf(rule).map(titleOf),
    })),
    whole: WHOLE_RULES.map((rule) => ({ id: rule.id, says: words(language).rule(rule), basis: rule.basis })),
  };
}

/** Every set with its tables, then the tables that are published besides. */
export function formsText(language: Language): string {
  const own = cliWords(language);
  const line = (no: string, title: string, forms: readonly Form[]): string => {
    const others = [...new Set(forms.flatMap(({ titles }) => titles))].filter((other) => other !== title);
    const also = others.length === 0 ? "" : `  ${own.where([own.alsoTitled(others)])}`;
    return `  ${no === title ? title : `${no} ${title}`}${also}`;
  };
  const sets = PROFILES.map((profile) =>
    [own.profile(profile), ...profile.tables.map(({ no, title, forms }) => line(no, title, forms))]
      .map(
        (text) => `${text}
`,
      )
      .join(""),
  );
  const inSets = new Set(PROFILES.flatMap(({ tables }) => tables.flatMap(({ forms }) => forms)));
  const besides = FORMS.filter((form) => !inSets.has(form));
  sets.push(
    [own.besides, ...besides.map((form) => line(form.no, titleOf(form), [form]))]
      .map(
        (text) => `${text}
`,
      )
      .join(""),
  );
  return sets.join("\n");
}

/** Most subjects in a list. */
const MOST = 20;

/** What is known of a subject, or the list of those that fit; `found` is false where there is none. */
export function subjectText(asked: string, language: Language): { readonly found: boolean; readonly text: string } {
  const own = cliWords(language);
  if (readCode(asked) !== undefined) {
    const answer = lookUp(asked);
    if ("missing" in answer) return { found: false, text: `${own.unknownSubject(answer.missing)}\n` };
    const local = answer.note === "local" ? [own.local(readCode(asked) ?? asked)] : [];
    return { found: true, text: `${[...local, ...about(answer.found, language)].join("\n")}\n` };
  }
  const named = subjectsNamed(asked);
  const found = named.length > 0 ? named : search(asked, MOST + 1);
  const [first] = found;
  if (first === undefined) return { found: false, text: `${own.unknownSubject(asked)}\n` };
  if (found.length === 1) return { found: true, text: `${about(first, language).join("\n")}\n` };
  const listed = found.slice(0, MOST);
  const lines = listed.map((one) => `  ${own.subject(one)}  ${own.where([own.charts[one.chart]])}`);
  const more = found.length > MOST ? [own.moreSubjects(MOST)] : [];
  return { found: true, text: `${[own.severalSubjects(asked), ...lines, ...more].join("\n")}\n` };
}

function about(one: Subject, language: Language): string[] {
  const own = cliWords(language);
  return [
    own.subject(one),
    `${pathName(one.code) ?? one.name} ${own.where([own.charts[one.chart]])}`,
    ...one.formerNames.map(({ name, until }) => own.formerName(name, until)),
    own.years(one.firstYear, one.lastYear),
    own.children(children(one.code).length),
    own.evidence[one.evidence],
  ]
    .filter((line) => line !== "")
    .map((line, i) => (i === 0 ? line : `  ${line}`));
}
