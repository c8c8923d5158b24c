import type { ReactNode } from "react";
import { grouped } from "../../core/report/say/shared.ts";
import { words } from "../../core/report/say/index.ts";
import type { Language } from "../../core/report/say/language.ts";
import type { Evidence } from "../../core/verdicts/evidence.ts";
import type { Session } from "../../app/session.ts";
import { paneWords } from "../words/index.ts";
import { Cells } from "./Cells.tsx";
import { isAgainst } from "./evidence.ts";

interface Shown {
  readonly session: Session;
  readonly language: Language;
}

/** Each comparison in which a figure takes part, both sides of which can be gone to. */
export function EvidenceCards({ found, ...shown }: Shown & { readonly found: readonly Evidence[] }): ReactNode {
  return (
    <ul className="cards">
      {found.map((one, i) => (
        <EvidenceCard key={i} one={one} {...shown} />
      ))}
    </ul>
  );
}

function EvidenceCard(props: {
  readonly one: Evidence;
  readonly session: Session;
  readonly language: Language;
}): ReactNode {
  const { one, session, language } = props;
  const { rule, verdict, left, right, relation, unit, leftCells, rightCells } = one;
  const own = paneWords(language);
  const cells = { tabIndex: 0, session, language };
  return (
    <li className={`card ${rule.hint ? "hint" : verdict}`}>
      <p>
        <strong className={`verdict ${rule.hint && isAgainst(one) ? "hint" : verdict}`}>
          {own.evidence.verdicts[rule.hint && isAgainst(one) ? "hint" : verdict]}
        </strong>{" "}
        {words(language).rule(rule)}
      </p>
      <dl className="sides">
        <div>
          <dt>{own.left}</dt>
          <dd className="figure">{grouped(left)}</dd>
          <dd>
            <Cells cells={leftCells} {...cells} />
          </dd>
        </div>
        <div>
          <dt>{relation === "=" ? own.right : `≤ ${own.right}`}</dt>
          <dd className="figure">{grouped(right)}</dd>
          <dd>
            <Cells cells={rightCells} {...cells} /> {unit}
          </dd>
        </div>
      </dl>
    </li>
  );
}
