import type { PaneNews } from "../../src/app/state.ts";
import { languageOf } from "../../src/core/report/say/language.ts";
import { paneWords } from "../../src/taskpane/words/index.ts";

const LANGUAGES = ["zh-CN", "en-US"] as const;

test.each([
  ["zh-CN", "zh-CN"],
  ["zh-TW", "zh-CN"],
  ["ZH", "zh-CN"],
  ["en-US", "en-US"],
  ["de-DE", "en-US"],
  [undefined, "zh-CN"],
])("%s is spoken to in %s", (display, language) => {
  expect(languageOf(display)).toBe(language);
});

test.each(LANGUAGES)("failures of Excel in plain words, with a next step: %s", (language) => {
  const { failed } = paneWords(language);
  const notices = ["InvalidOperationInCellEditMode", "ResponsePayloadSizeLimitExceeded", "GeneralException"].map(
    (code) => failed({ code, message: "" }),
  );
  expect(new Set(notices.map(({ next }) => next)).size).toBe(3);
  expect(notices[2]!.next).toContain("GeneralException");
  expect(failed({ message: "lost" }).next).toContain("lost");
});

const at = { sheet: "公开03表", row: 13, column: 3 };
const NEWS: readonly PaneNews[] = [
  { is: "shown", at },
  { is: "not-shown", at },
  { is: "written", at },
  { is: "not-written", at, why: "changed" },
  { is: "not-written", at, why: "protected" },
  { is: "inserted", at, typed: "'2080505" },
  { is: "not-inserted", at, why: "protected" },
  { is: "not-inserted", at, why: "text-format" },
  { is: "not-inserted", at, why: "refused" },
  { is: "valued", made: 2, left: [] },
  { is: "valued", made: 2, left: [{ change: { at, before: "=科目名称(1)", after: [[1]] }, why: "protected" }] },
  { is: "undone", what: ["公开03表!D14"] },
  { is: "undone", what: ["公开03表!D14", "甲", "乙", "丙"] },
  { is: "not-undone", what: ["公开03表!D14"] },
  { is: "added", sheets: ["公开03表!D14"] },
  { is: "subjects", subjects: { is: "none" } },
  { is: "subjects", subjects: { is: "unread", area: { sheet: "公开03表" } } },
  {
    is: "subjects",
    subjects: {
      is: "loaded",
      area: { sheet: "公开03表", part: { top: 0, left: 0, rows: 2, columns: 2 } },
      overlay: { names: new Map([["20899", "其他"]]), added: 0, conflicts: [] },
    },
  },
  { is: "ignored", count: 2 },
  { is: "restored", count: 2 },
  { is: "not-read", sheet: "公开03表" },
  { is: "reported", page: "公开03表" },
  { is: "cleared", except: [] },
  { is: "cleared", except: ["公开03表"] },
  { is: "cleaned", removed: { marked: [], pages: [], notes: false, kept: [] } },
  { is: "cancelled" },
  { is: "failed", trouble: { code: "AccessDenied", message: "" } },
];

test.each(LANGUAGES)("whatever happens is said in its own sentence: %s", (language) => {
  const sentences = NEWS.map((news) => paneWords(language).news(news));
  expect(new Set(sentences).size).toBe(NEWS.length);
  for (const [i, news] of NEWS.entries()) {
    if ("at" in news || "what" in news) expect(sentences[i]).toContain("公开03表!D14");
    if (news.is === "failed") expect(sentences[i]).toContain("AccessDenied");
  }
});
