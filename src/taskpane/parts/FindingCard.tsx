import "./FindingCard.css";
import { Button } from "@fluentui/react-components";
import { useRef, useState, type ReactNode } from "react";
import { isHint, verdictOf, type ComparisonFinding } from "../../core/report/finding.ts";
import { qualified } from "../../core/sheet/grid.ts";
import type { Language } from "../../core/report/say/language.ts";
import { grouped } from "../../core/report/say/shared.ts";
import { words } from "../../core/report/say/index.ts";
import type { Session } from "../../app/session.ts";
import type { Entry } from "../../app/view.ts";
import { reportPageWords } from "../../app/words/index.ts";
import { paneWords } from "../words/index.ts";
import { Cells } from "./Cells.tsx";
import { CopyButton } from "./CopyButton.tsx";
import { IgnoreForm } from "./IgnoreForm.tsx";
import { useStop } from "./Walk.tsx";

/** A finding: its sentence, both sides with their figures and cells, and what can be done about it. `reason` where it is ignored; a `brief` one is its sentence until it is opened. */
export function FindingCard(props: {
  readonly entry: Entry;
  readonly brief?: boolean;
  readonly reason?: string;
  readonly session: Session;
  readonly language: Language;
}): ReactNode {
  const { entry, reason, session, language } = props;
  const { finding } = entry;
  const say = words(language);
  const own = paneWords(language);
  const { stop, tabIndex, come } = useStop(entry.id);
  const [ignoring, setIgnoring] = useState(false);
  const [isOpen, open] = useState(props.brief !== true);
  const card = useRef<HTMLLIElement>(null);
  const close = (): void => {
    setIgnoring(false);
    card.current?.querySelector<HTMLElement>("[data-stop]")?.focus();
  };
  const at = finding.cells[0] ?? finding.table.at;
  const verdict = isHint(finding) ? "hint" : verdictOf(finding);
  const problem = !["hint", "rounding", "equal", "empty"].includes(verdict);
  const cells = { tabIndex, session, language };
  return (
    <li ref={card} className={`card ${verdict}`} onFocus={come}>
      <button
        type="button"
        className="say"
        {...(props.brief === true ? { "aria-expanded": isOpen } : {})}
        {...stop}
        onClick={() => {
          open(true);
          void session.show(at);
        }}
      >
        <strong className={`verdict ${verdict}`}>{say.verdict(finding)}</strong> {say.finding(finding)}
      </button>
      {!isOpen ? null : finding.kind === "comparison" ? (
        <Sides finding={finding} {...cells} />
      ) : (
        <Cells cells={finding.cells} {...cells} />
      )}
      {reason !== undefined && (
        <p className="reason">
          {reportPageWords(language).because(reason)}
          <Button
            size="small"
            appearance="transparent"
            tabIndex={tabIndex}
            onClick={() => void session.restore([finding])}
          >
            {own.restore}
          </Button>
        </p>
      )}
      {reason === undefined && problem && !ignoring && (
        <div className="card-actions">
          <CopyButton
            text={`${say.verdict(finding)} ${say.finding(finding)} ${finding.cells.map(qualified).join(" ")}`}
            tabIndex={tabIndex}
            language={language}
          />
          <Button
            size="small"
            appearance="subtle"
            className="ignore"
            tabIndex={tabIndex}
            aria-label={`${own.ignore} ${qualified(at)}`}
            onClick={() => setIgnoring(true)}
          >
            {own.ignore}
          </Button>
        </div>
      )}
      {ignoring && <IgnoreForm findings={[finding]} session={session} language={language} onClose={close} />}
    </li>
  );
}

function Sides(props: {
  readonly finding: ComparisonFinding;
  readonly tabIndex: number;
  readonly session: Session;
  readonly language: Language;
}): ReactNode {
  const { finding, ...shown } = props;
  const own = paneWords(shown.language);
  const sides = [
    { name: own.left, figure: finding.left, cells: finding.cells.slice(0, finding.leftCells) },
    { name: own.right, figure: finding.right, cells: finding.cells.slice(finding.leftCells) },
  ];
  return (
    <dl className="sides">
      {sides.map(({ name, figure, cells }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="figure">{grouped(figure)}</dd>
          <dd>
            <Cells cells={cells} {...shown} />
          </dd>
        </div>
      ))}
      <div>
        <dt>{own.gap}</dt>
        <dd className="figure">{grouped(finding.gap.replace(/^-/, ""))}</dd>
        <dd>{finding.unit}</dd>
      </div>
    </dl>
  );
}
