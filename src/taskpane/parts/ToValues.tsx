import "./ToValues.css";
import { Button, ProgressBar } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { qualified, type CellAddress } from "../../core/sheet/grid.ts";
import { asShown } from "../../core/sheet/change.ts";
import type { Desk } from "../../app/state.ts";
import { paneWords } from "../words/index.ts";
import { Fold } from "./Fold.tsx";
import type { Desked } from "./desked.ts";
import { closeByEscape } from "./keys.ts";
import { useQuestion } from "./question.ts";

/** So many formulas are shown before they are replaced. */
const MOST_SHOWN = 20;
/** Of what a formula spills. */
const MOST_ROWS = 5;

/** 转为数值: for recipients without the add-in. First what would be done, then the doing. */
export function ToValues(props: Desked): ReactNode {
  const { state, session, language } = props;
  const own = paneWords(language).desk;
  const { plan, busy } = state.desk;
  const { question, leave } = useQuestion(plan);
  const close = (): void => {
    leave();
    session.desk.dismiss("plan");
  };
  return (
    <div className="to-values">
      <p className="hint">{own.toValuesHow}</p>
      <div className="buttons">
        <Button
          size="small"
          className="plan-selection"
          disabledFocusable={busy !== undefined}
          onClick={() => void session.desk.plan("selection")}
        >
          {own.scopes.selection}
        </Button>
        <Button
          size="small"
          className="plan-workbook"
          disabledFocusable={busy !== undefined}
          onClick={() => void session.desk.plan("workbook")}
        >
          {own.scopes.workbook}
        </Button>
      </div>
      {busy !== undefined && (
        <ProgressBar aria-label={own.busy} {...(busy.of === 0 ? {} : { value: busy.done / busy.of })} />
      )}
      {plan !== undefined && (
        <div
          ref={question}
          className="ask plan"
          role="group"
          aria-label={own.toValues}
          onKeyDown={closeByEscape(close)}
        >
          <p>{own.plan(plan)}</p>
          <div className="buttons">
            {plan.replaced.length > 0 && (
              <Button
                size="small"
                appearance="primary"
                className="to-values-now"
                onClick={() => {
                  leave();
                  void session.desk.toValues();
                }}
              >
                {own.toValues}
              </Button>
            )}
            <Button size="small" className="no-values" onClick={close}>
              {plan.replaced.length > 0 ? own.cancel : own.close}
            </Button>
          </div>
          <Planned plan={plan} {...props} />
        </div>
      )}
    </div>
  );
}

function Planned({
  plan: { replaced, kept },
  session,
  language,
}: Desked & { readonly plan: NonNullable<Desk["plan"]> }): ReactNode {
  const own = paneWords(language).desk;
  const line = (at: CellAddress, formula: string, shows: string): ReactNode => (
    <li key={qualified(at)}>
      <button type="button" className="link" onClick={() => void session.show(at)}>
        {qualified(at)}
      </button>{" "}
      <code>{formula}</code> → {shows}
    </li>
  );
  return (
    <>
      {replaced.length > 0 && (
        <Fold title={own.replaced(Math.min(replaced.length, MOST_SHOWN), replaced.length)}>
          <ul className="lines">
            {replaced
              .slice(0, MOST_SHOWN)
              .map(({ at, before, after }) =>
                line(at, before, own.cells(after.slice(0, MOST_ROWS).map((row) => row.map(asShown)))),
              )}
          </ul>
        </Fold>
      )}
      {kept.length > 0 && (
        <Fold title={own.keptFormulas(Math.min(kept.length, MOST_SHOWN), kept.length)}>
          <ul className="lines">
            {kept.slice(0, MOST_SHOWN).map(({ at, formula, shows }) => line(at, formula, shows))}
          </ul>
        </Fold>
      )}
    </>
  );
}
