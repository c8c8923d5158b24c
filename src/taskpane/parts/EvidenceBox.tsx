import { Button } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { grouped } from "../../core/report/say/shared.ts";
import { words } from "../../core/report/say/index.ts";
import type { Language } from "../../core/report/say/language.ts";
import type { Evidence } from "../../core/verdicts/evidence.ts";
import type { Session } from "../../app/session.ts";
import type { CellEvidence } from "../../app/state.ts";
import { paneWords } from "../words/index.ts";
import { Cells } from "./Cells.tsx";
import { Fold } from "./Fold.tsx";

/** What speaks for the figure of the selected cell: every comparison in which it takes part, both sides of which can be gone to. */
export function EvidenceBox(props: {
  readonly evidence: CellEvidence | undefined;
  readonly session: Session;
  readonly language: Language;
}): ReactNode {
  const { evidence, session, language } = props;
  const own = paneWords(language).evidence;
  return (
    <section className="evidence" data-region="" aria-label={own.region}>
      {evidence === undefined ? (
        <Button size="small" appearance="subtle" className="look-at" onClick={() => void session.lookAt()}>
          {own.look}
        </Button>
      ) : (
        <>
          <p role="status">{own.says(evidence.at, evidence.found.length, evidence.found.filter(isAgainst).length)}</p>
          {evidence.found.length > 0 && (
            <Fold title={own.list} key={`${evidence.at.sheet} ${evidence.at.row} ${evidence.at.column}`}>
              <ul className="cards">
                {evidence.found.map((one, i) => (
                  <EvidenceCard key={i} one={one} session={session} language={language} />
                ))}
              </ul>
            </Fold>
          )}
        </>
      )}
    </section>
  );
}

function isAgainst({ verdict }: Evidence): boolean {
  return verdict === "unequal" || verdict === "doubtful";
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
