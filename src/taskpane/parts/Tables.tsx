import "./Tables.css";
import { Button, Select } from "@fluentui/react-components";
import { useEffect, useState, useSyncExternalStore, type ReactNode } from "react";
import type { Report } from "../../core/report/finding.ts";
import type { Form } from "../../core/forms/form.ts";
import type { Language } from "../../core/report/say/language.ts";
import { words } from "../../core/report/say/index.ts";
import { everyForm, everyProfile } from "../../app/load.ts";
import { formName, type Notes } from "../../app/kept.ts";
import type { Session } from "../../app/session.ts";
import { paneWords } from "../words/index.ts";
import { Fold } from "./Fold.tsx";

interface Shown {
  readonly report: Report;
  readonly session: Session;
  readonly language: Language;
}

/** Which sheet was read as which table, and which as none: the user may say what one is. */
export function Tables({ notes, ...shown }: Shown & { readonly notes: Notes }): ReactNode {
  const { report, session, language } = shown;
  const own = paneWords(language);
  const forms = useEvery(everyForm);
  const said = Object.entries(notes.said);
  // What was only looked at by its structure is no table that was recognised.
  const recognised = report.tables.filter(({ form }) => form.kind !== "其他");
  const sheets = [...new Set(report.strays.map(({ sheet }) => sheet))];
  return (
    <div className="folds" data-region="">
      {report.tables.length > 0 && (
        <Fold title={own.recognised(recognised.length)}>
          <Recognised notes={notes} {...shown} />
        </Fold>
      )}
      {sheets.length > 0 && (
        <Fold title={own.strays(report.strays.length)} open={report.tables.length === 0}>
          <ul className="lines">
            {sheets.map((sheet) => (
              <li key={sheet}>
                <Stray sheet={sheet} forms={forms} {...shown} />
              </li>
            ))}
          </ul>
        </Fold>
      )}
      {said.length > 0 && (
        <Fold title={own.saidSheets(said.length)}>
          <ul className="lines">
            {said.map(([sheet, name]) => {
              const form = forms.find((one) => formName(one) === name);
              return (
                <li key={sheet}>
                  {own.said(sheet, form === undefined ? name : words(language).form(form))}
                  <Button size="small" appearance="transparent" onClick={() => void session.say(sheet, undefined)}>
                    {own.takeBack}
                  </Button>
                </li>
              );
            })}
          </ul>
        </Fold>
      )}
    </div>
  );
}

function Recognised({ report, notes, session, language }: Shown & { readonly notes: Notes }): ReactNode {
  const say = words(language);
  const own = paneWords(language);
  const { own: mine } = useSyncExternalStore(session.subscribe, session.state).shelf;
  const profiles = [...useEvery(everyProfile), ...mine];
  return report.sets.map((set, index) => {
    const tables = report.tables.filter((table) => table.set === index);
    return (
      <div key={index} className="set">
        <p>{say.set(set, tables.length)}</p>
        {set.kind !== "绩效" && (
          <Select
            size="small"
            className="by"
            aria-label={own.checkedBy}
            value={profiles.some(({ kind, name }) => kind === set.kind && name === notes.profile) ? notes.profile : ""}
            onChange={(_, { value }) => void session.by(value === "" ? undefined : value)}
          >
            <option value="">{own.checkedByItself}</option>
            {profiles
              .filter(({ kind }) => kind === set.kind)
              .map(({ name }) => (
                <option key={name} value={name}>
                  {own.checkedByName(name)}
                </option>
              ))}
          </Select>
        )}
        <ul className="lines">
          {tables.map((table, i) => (
            <li key={i}>
              <button type="button" className="link" onClick={() => void session.show(table.at)}>
                {say.table(table)}
              </button>
            </li>
          ))}
        </ul>
      </div>
    );
  });
}

function Stray(props: Shown & { readonly sheet: string; readonly forms: readonly Form[] }): ReactNode {
  const { sheet, report, forms, session, language } = props;
  const own = paneWords(language);
  const say = words(language);
  return (
    <>
      {report.strays
        .filter((stray) => stray.sheet === sheet)
        .map((stray, i) => (
          <p key={i}>{say.stray(stray)}</p>
        ))}
      <Select
        size="small"
        aria-label={own.saidTo(sheet)}
        value=""
        onChange={(_, { value }) => void session.say(sheet, value)}
      >
        <option value="">{own.saidNothing}</option>
        {forms.map((form) => (
          <option key={formName(form)} value={formName(form)}>
            {say.form(form)}（{form.kind}）
          </option>
        ))}
      </Select>
    </>
  );
}

/** What comes with the engine; nothing until it is there. */
function useEvery<T>(get: () => Promise<readonly T[]>): readonly T[] {
  const [all, setAll] = useState<readonly T[]>([]);
  useEffect(() => {
    void get()
      .then(setAll)
      .catch(() => undefined);
  }, [get]);
  return all;
}
