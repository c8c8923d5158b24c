import type { Form } from "./form.ts";
import * as final from "./forms/final.ts";
import { FORMS } from "./forms/index.ts";
import { targets } from "./forms/performance.ts";

/** Which forms make up a published set, in its order. */
export interface Profile {
  readonly name: string;
  readonly english: string;
  readonly forms: readonly Form[];
}

export const PROFILES: readonly Profile[] = [
  {
    name: "青海决算",
    english: "Qinghai final accounts, 11 tables",
    forms: FORMS.filter((form) => form.kind === "决算"),
  },
  {
    name: "新疆决算",
    english: "Xinjiang final accounts, 9 tables",
    forms: [
      final.overview,
      final.income,
      final.expenditure,
      final.appropriation,
      final.general,
      final.basic,
      final.publicExpenses,
      final.funds,
      final.stateCapital,
    ],
  },
  {
    name: "四川预算",
    english: "Sichuan budget, 12 of its 13 tables",
    forms: [...FORMS.filter((form) => form.kind === "预算"), targets],
  },
];

/** The profile that these forms belong to: the one with most of them and fewest others. */
export function profileOf(forms: readonly Form[]): Profile | undefined {
  const fit = (profile: Profile): number => {
    const held = profile.forms.filter((form) => forms.includes(form)).length;
    return held === 0 ? Number.NEGATIVE_INFINITY : 2 * held - profile.forms.length;
  };
  const best = [...PROFILES].sort((a, b) => fit(b) - fit(a))[0];
  return best !== undefined && fit(best) > Number.NEGATIVE_INFINITY ? best : undefined;
}
