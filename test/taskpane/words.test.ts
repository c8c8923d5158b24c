import { languageOf, paneWords } from "../../src/taskpane/words.ts";

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

test("failures of Excel in plain words", () => {
  for (const language of ["zh-CN", "en-US"] as const) {
    const { unreadable } = paneWords(language);
    const sentences = ["InvalidOperationInCellEditMode", "ResponsePayloadSizeLimitExceeded", "GeneralException"].map(
      (code) => unreadable({ code, message: "" }),
    );
    expect(new Set(sentences).size).toBe(3);
    expect(sentences[2]).toContain("GeneralException");
  }
});
