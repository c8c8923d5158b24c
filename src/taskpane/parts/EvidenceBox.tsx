import "./EvidenceBox.css";
import { Button, Switch } from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { Language } from "../../core/report/say/language.ts";
import type { Session } from "../../app/session.ts";
import type { CellEvidence } from "../../app/state.ts";
import { paneWords } from "../words/index.ts";
import { isAgainst } from "./evidence.ts";
import { EvidenceCards } from "./EvidenceCards.tsx";
import { Fold } from "./Fold.tsx";

/** What speaks for the figure of the selected cell: every comparison in which it takes part, both sides of which can be gone to. */
export function EvidenceBox(props: {
  readonly evidence: CellEvidence | undefined;
  readonly ticks: boolean;
  readonly session: Session;
  readonly language: Language;
}): ReactNode {
  const { evidence, ticks, session, language } = props;
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
              <EvidenceCards found={evidence.found} session={session} language={language} />
            </Fold>
          )}
        </>
      )}
      <Switch
        className="ticks"
        label={own.ticks}
        title={own.ticksHint}
        checked={ticks}
        onChange={(_, { checked }) => void session.tick(checked)}
      />
    </section>
  );
}
