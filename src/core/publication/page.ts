import type { Page } from "../report/page.ts";
import type { Language } from "../report/say/language.ts";
import type { CheckAnswer } from "./checklist/answer.ts";
import { checklistWords } from "./say.ts";

/** The checklist as a sheet, or a page to print; `files` are what it was made of. */
export function checklistPage(files: readonly string[], answers: readonly CheckAnswer[], language: Language): Page {
  const say = checklistWords(language);
  const rows: (string | number)[][] = [
    [say.title],
    [files.join("、")],
    [say.counts(answers)],
    [say.note],
    [],
    [...say.columns],
  ];
  const first = rows.length - 1;
  answers.forEach((answer, i) =>
    rows.push([
      String(i + 1),
      say.items[answer.item],
      say.states[answer.state],
      say.answer(answer),
      answer.places.join("\n"),
    ]),
  );
  return {
    name: say.title,
    rows,
    headings: [0, first],
    legend: answers.flatMap(({ state }, i) =>
      state === "无" || state === "要人看"
        ? [{ row: first + 1 + i, column: 2, kind: state === "无" ? ("unequal" as const) : ("doubtful" as const) }]
        : [],
    ),
    widths: [6, 44, 9, 60, 36],
    tables: [{ first, last: rows.length - 1 }],
    links: [],
  };
}
