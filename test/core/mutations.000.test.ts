import { check } from "../../src/core/check.ts";
import { testChanges } from "./mutations.ts";
import { edit, seed } from "./sheets.ts";

testChanges("000");

test("whether a rule applies is not known where its condition hangs on a cell that is no amount", () => {
  const { untried } = check(edit(seed("000"), { "公开01表!C15": "约五万" }));
  expect(untried.filter(({ rule }) => rule.id === "X03-05d").map(({ why }) => why)).toMatchObject([
    { reason: "unreadable", text: "约五万", at: { sheet: "公开01表", row: 14, column: 2 } },
  ]);
});
