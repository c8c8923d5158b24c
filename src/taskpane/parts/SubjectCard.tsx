import { useState, type ReactNode } from "react";
import type { Language } from "../../core/report/say/language.ts";
import { words } from "../../core/report/say/index.ts";
import { together } from "../../core/report/say/together.ts";
import type { Session } from "../../app/session.ts";
import { linesOf, type Entry, type FindingLine } from "../../app/view.ts";
import { FindingCard } from "./FindingCard.tsx";
import { useStop } from "./Walk.tsx";

/** What ↑ ↓ go through in a list of findings, in order, folded or not. */
export function entryStops(entries: readonly Entry[]): readonly string[] {
  return linesOf(entries).flatMap(({ id, entries: own }) =>
    own.length === 1 ? [id] : [id, ...own.map((entry) => entry.id)],
  );
}

/** Findings of one 科目: a line, which goes to the first cell and opens to a card for each. */
export function SubjectCard(
  props: FindingLine & { readonly session: Session; readonly language: Language },
): ReactNode {
  const { id, entries, session, language } = props;
  const [{ finding }] = entries;
  const { stop } = useStop(id);
  const [isOpen, open] = useState(false);
  return (
    <li className="card">
      <button
        type="button"
        className="say"
        aria-expanded={isOpen}
        {...stop}
        onClick={() => {
          open(true);
          void session.show(finding.cells[0] ?? finding.table.at);
        }}
      >
        <strong className="verdict">{words(language).verdict(finding)}</strong>{" "}
        {together(
          entries.map((entry) => entry.finding),
          language,
        )}
      </button>
      {isOpen && (
        <ul className="cards">
          {entries.map((entry) => (
            <FindingCard key={entry.id} entry={entry} brief session={session} language={language} />
          ))}
        </ul>
      )}
    </li>
  );
}
