import { formsOf, isSum, kindOf, scopeOf, type Equation, type Rule, type Term } from "../core/forms/rule.ts";
import { RULES } from "../core/forms/index.ts";
import { WHOLE_RULES } from "../core/forms/shared/whole.ts";
import { words } from "../core/report/say/index.ts";
import type { Language } from "../core/report/say/language.ts";
import { closest } from "./closest.ts";
import { cliWords } from "./say.ts";
import { ruleWords } from "./rule-words.ts";

/** Most equations that are written out; the others are of the same kind. */
const MOST = 6;

/** Explains each of the rules: what it says, where, of which cells, with an example; `found` is false where there is no such rule. */
export function ruleText(
  ids: readonly string[],
  language: Language,
): { readonly found: boolean; readonly text: string } {
  const own = cliWords(language);
  const all = [...RULES, ...WHOLE_RULES].map(({ id }) => id);
  const unknown = ids.find((id) => !all.includes(id));
  if (unknown !== undefined) return { found: false, text: `${own.unknownRule(unknown, closest(unknown, all))}\n` };
  const texts = ids.map((id) => {
    const rule = RULES.find((one) => one.id === id);
    const whole = WHOLE_RULES.find((one) => one.id === id);
    const lines =
      rule !== undefined ? about(rule, language) : whole !== undefined ? [`${id}  ${words(language).rule(whole)}`] : [];
    return lines.map((line) => `${line}\n`).join("");
  });
  return { found: true, text: texts.join("\n") };
}

function about(rule: Rule, language: Language): string[] {
  const [say, own, more] = [words(language), cliWords(language), ruleWords(language)];
  const [form] = formsOf(rule);
  const kind = [own.kinds[kindOf(rule)], own.scopes[scopeOf(rule)], ...(rule.hint ? [own.hint] : [])].join(own.comma);
  return [
    `${rule.id}  ${say.rule(rule)}`,
    `  ${more.kind(kind)}`,
    `  ${more.tables(formsOf(rule).map((one) => say.form(one)))}`,
    ...(form === undefined ? [] : [`  ${more.basis(rule.basis)}`]),
    ...(isSum(rule)
      ? [...equationLines(rule.equations, rule.relation ?? "=", language), ...exampleLines(rule, language)]
      : []),
    ...(isSum(rule) && rule.when !== undefined
      ? [`  ${more.when(language === "zh-CN" ? rule.when.says : rule.when.english)}`]
      : []),
    ...(isSum(rule) && rule.unless !== undefined
      ? [`  ${more.unless(language === "zh-CN" ? rule.unless.says : rule.unless.english)}`]
      : []),
  ];
}

function equationLines(equations: readonly Equation[], relation: string, language: Language): string[] {
  const more = ruleWords(language);
  const side = (terms: readonly Term[]): string => terms.map((term) => more.term(term)).join(" + ");
  return [
    `  ${more.formula}`,
    ...equations
      .slice(0, MOST)
      .map(
        ({ left, right, points }) =>
          `    ${side(left)} ${relation} ${right.length === 0 && points !== undefined ? points.join("/") : side(right)}`,
      ),
    ...(equations.length > MOST ? [`    ${more.others(equations.length - MOST)}`] : []),
  ];
}

/** What each part is in an example, in hundredths; as many as there are parts of a sum that is still read at a glance. */
const EXAMPLE = [6000, 3000, 1000];

/** Figures for which the first equation holds, and for which it does not; none where it is no plain sum. */
function exampleLines(rule: Rule, language: Language): string[] {
  if (!isSum(rule) || rule.ratio !== undefined || (rule.relation ?? "=") !== "=") return [];
  const [equation] = rule.equations;
  if (equation === undefined || equation.points !== undefined || equation.left.length !== 1) return [];
  const parts = EXAMPLE.slice(0, equation.right.length);
  if (parts.length !== equation.right.length) return [];
  const sum = parts.reduce((all, part) => all + part, 0);
  const [left, right] = [amount(sum), parts.map(amount).join(" + ")];
  const more = ruleWords(language);
  return [`  ${more.example(left, right, amount(sum + 50), amount(50))}`];
}

function amount(hundredths: number): string {
  return `${Math.trunc(hundredths / 100)}.${String(hundredths % 100).padStart(2, "0")}`;
}
