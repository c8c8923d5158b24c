import { check } from "../../src/core/check.ts";
import { loadSolver } from "../../src/solver/highs.ts";
import { found, testHonest } from "./honest-sets.ts";
import { honestBudget, withLittleElse } from "./honest.ts";

// 政府性基金 that was only brought forward shows no other source
// in 表1, and 表3 lacks its 科目: nothing to be 不符.
testHonest("四川预算", honestBudget, { tables: 12, doubted: 0.02 });

test("other money that is printed as 0 makes nothing 不符, alone or together", async () => {
  const solver = await loadSolver();
  const sayings = new Set<boolean>();
  for (let number = 0; number < 60; number++) {
    const { findings, suspects, untried } = check(
      withLittleElse(() => honestBudget(number)),
      { solver },
    );
    expect([number, found(findings, "unequal"), suspects, untried]).toEqual([number, [], [], []]);
    for (const one of findings) if (one.kind === "comparison") sayings.add(one.hides === true);
  }
  expect(sayings).toContain(true);
});
