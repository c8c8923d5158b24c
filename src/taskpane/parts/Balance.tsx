import "./Balance.css";
import { Button, Checkbox, Spinner } from "@fluentui/react-components";
import { type ReactNode } from "react";
import type { Balance, ChangedFigure, Hold, SetBalance } from "../../core/balance/balance.ts";
import { balanceWords } from "../../core/balance/words.ts";
import type { Language } from "../../core/report/say/language.ts";
import { words } from "../../core/report/say/index.ts";
import type { Session } from "../../app/session.ts";
import type { Balancing } from "../../app/state.ts";
import { paneWords } from "../words/index.ts";
import { Lines } from "./Fold.tsx";
import { closeByEscape } from "./keys.ts";
import { Box } from "./NoticeBox.tsx";
import { useQuestion } from "./question.ts";

const HOLDS: readonly Hold[] = ["totals", "three-public"];

interface Shown {
  readonly session: Session;
  readonly language: Language;
}

/** 尾差配平: what would change and why, figure by figure, before anything does. */
export function BalanceBox({ balancing, session, language }: Shown & { readonly balancing: Balancing }): ReactNode {
  const own = paneWords(language).balance;
  const { hold, outcome } = balancing;
  const { question, leave } = useQuestion(outcome);
  const close = (): void => {
    leave();
    session.balance.dismiss();
  };
  const isReady = outcome?.is === "ready";
  return (
    <div ref={question} role="group" aria-label={own.title} onKeyDown={closeByEscape(close)}>
      <Box tone={outcome === undefined || isReady ? "plain" : "doubt"} title={own.title}>
        {outcome === undefined ? (
          <Spinner size="tiny" label={own.looking} labelPosition="after" role="status" />
        ) : (
          <Outcome outcome={outcome} session={session} language={language} />
        )}
        <fieldset className="holds">
          <legend>{own.hold}</legend>
          {HOLDS.map((one) => (
            <Checkbox
              key={one}
              size="medium"
              label={balanceWords(language).holds[one]}
              checked={hold.includes(one)}
              disabled={outcome === undefined}
              onChange={(_, { checked }) =>
                void session.balance.look(
                  HOLDS.filter((other) => (other === one ? checked === true : hold.includes(other))),
                )
              }
            />
          ))}
        </fieldset>
        <div className="buttons">
          {isReady && (
            <Button
              size="small"
              appearance="primary"
              onClick={() => {
                leave();
                void session.balance.apply();
              }}
            >
              {own.apply(outcome.changes.length)}
            </Button>
          )}
          <Button size="small" onClick={close}>
            {isReady ? own.leave : own.close}
          </Button>
        </div>
      </Box>
    </div>
  );
}

function Outcome({ outcome, ...shown }: Shown & { readonly outcome: Balance }): ReactNode {
  const own = balanceWords(shown.language);
  const { is, before, sets, fixed } = outcome;
  if (is === "refused") return <p>{own.refused(before.counts.unequal)}</p>;
  if (is === "unproved") return <p>{own.is.unproved}</p>;
  if (sets.length === 0) return <p>{own.noTable}</p>;
  return (
    <>
      {before.counts.doubtful > 0 && <p>{own.doubtful(before.counts.doubtful)}</p>}
      {sets.map((set, index) => (
        <OfSet
          key={index}
          set={set}
          name={sets.length > 1 ? nameOf(outcome, index, shown.language) : undefined}
          {...shown}
        />
      ))}
      {fixed.length > 0 && <p>{own.fixed(fixed)}</p>}
    </>
  );
}

function nameOf({ before }: Balance, index: number, language: Language): string | undefined {
  const set = before.sets[index];
  return set && words(language).set(set, before.tables.filter((table) => table.set === index).length);
}

function OfSet({
  set,
  name,
  ...shown
}: Shown & { readonly set: SetBalance; readonly name: string | undefined }): ReactNode {
  const own = balanceWords(shown.language);
  return (
    <>
      {name !== undefined && <h3>{name}</h3>}
      <p>{own.set(set)}</p>
      {set.is === "settled" && (
        <ul className="lines">
          {set.figures.map((figure, i) => (
            <FigureLine key={i} figure={figure} {...shown} />
          ))}
        </ul>
      )}
      {set.is === "clash" && (
        <Lines
          lines={[
            ...set.relations.map((relation) => own.relation(relation)),
            ...(set.fixed.length > 0 ? [own.still(set.fixed)] : []),
          ]}
        />
      )}
    </>
  );
}

/** A figure that would change; a click shows its first cell. */
function FigureLine({ figure, session, language }: Shown & { readonly figure: ChangedFigure }): ReactNode {
  const own = balanceWords(language);
  const [first] = figure.cells;
  return (
    <li>
      <button type="button" className="link" onClick={() => first && void session.show(first)}>
        {own.figure(figure)}
      </button>
      <br />
      <small>{own.why(figure)}</small>
    </li>
  );
}
