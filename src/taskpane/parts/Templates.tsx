import "./Templates.css";
import { Button, Checkbox, Field, Input, ProgressBar, Select } from "@fluentui/react-components";
import { useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import type { Unit } from "../../core/amounts/units.ts";
import { titleOf } from "../../core/forms/form.ts";
import type { Profile } from "../../core/forms/profile.ts";
import type { Language } from "../../core/report/say/language.ts";
import type { TableSheet } from "../../core/blanks/made.ts";
import { templates } from "../../app/load.ts";
import type { Session } from "../../app/session.ts";
import type { HeldTable, PaneState, Shelf } from "../../app/state.ts";
import { paneWords } from "../words/index.ts";
import { Fold, Lines } from "./Fold.tsx";
import { Box, type Tone } from "./NoticeBox.tsx";
import { TemplatePreview } from "./TemplatePreview.tsx";

interface Shown {
  readonly state: PaneState;
  readonly session: Session;
  readonly language: Language;
}

const UNITS: readonly Unit[] = ["万元", "千元", "元"];
const YEAR = /^20\d\d$/;
const MOST_PROJECTS = 30;

/** The tab 模板: a set, its year and unit; its tables with a picture of each; insert them, or those that are missing. */
export function Templates(props: Shown): ReactNode {
  const { session, language } = props;
  const { shelf } = props.state;
  const own = paneWords(language).shelf;
  const made = useTemplates();
  useEffect(() => void session.shelf.look(), [session]);
  if (made === undefined || shelf.held === undefined) return <p role="status">{own.looking}</p>;
  // What the workbook says of itself is filled in once it is known.
  return <Chooser made={made} held={shelf.held} {...props} />;
}

type Made = Awaited<ReturnType<typeof templates>>;

function useTemplates(): Made | undefined {
  const [made, setMade] = useState<Made>();
  useEffect(() => {
    void templates()
      .then(setMade)
      .catch(() => undefined);
  }, []);
  return made;
}

function Chooser({
  made,
  held,
  ...shown
}: Shown & { readonly made: Made; readonly held: readonly HeldTable[] }): ReactNode {
  const { state, session, language } = shown;
  const own = paneWords(language).shelf;
  const { facts = {}, own: mine, busy } = state.shelf;
  const profiles = [...made.PROFILES, ...mine];
  const [name, setName] = useState(facts.profile ?? "全国决算");
  const [year, setYear] = useState(facts.year ?? String(new Date().getFullYear() - 1));
  const [unitName, setUnitName] = useState(facts.organisation ?? "");
  const [unit, setUnit] = useState<Unit>("万元");
  const [projects, setProjects] = useState(0);
  /** Tables that the user wants, or does not want, otherwise than it would be. */
  const [picked, setPicked] = useState<ReadonlyMap<string, boolean>>(new Map());
  const profile = profiles.find((one) => one.name === name) ?? profiles[0];
  const isYear = YEAR.test(year);
  const sheets = useMemo(
    () =>
      profile === undefined || !isYear
        ? []
        : made.templatesOf(profile, {
            year: Number(year),
            unit,
            projects,
            ...(unitName.trim() === "" ? {} : { unitName: unitName.trim() }),
          }),
    [made, profile, year, isYear, unit, unitName, projects],
  );
  if (profile === undefined) return undefined;
  const holders = (sheet: TableSheet): readonly HeldTable[] => holdersOf(profile, sheet, held);
  const isWanted = (sheet: TableSheet): boolean => picked.get(sheet.name) ?? holders(sheet).length === 0;
  const wanted = sheets.filter(isWanted);
  const missing = sheets.filter((sheet) => isOf(profile, sheet) && holders(sheet).length === 0);
  const insert = (some: readonly TableSheet[]): void => {
    setPicked(new Map());
    void session.shelf.insert(some);
  };
  return (
    <>
      <section className="chooser" data-region="" aria-label={own.choose}>
        <Field label={own.profile} size="small">
          <Select
            size="small"
            value={profile.name}
            onChange={(_, { value }) => {
              setName(value);
              setPicked(new Map());
            }}
          >
            {profiles.map((one) => (
              <option key={one.name} value={one.name}>
                {own.profileName(one)}
              </option>
            ))}
          </Select>
        </Field>
        <div className="chooser-row">
          <Field label={own.year} size="small" {...(isYear ? {} : { validationMessage: own.badYear })}>
            <Input
              size="small"
              className="year"
              inputMode="numeric"
              value={year}
              onChange={(_, { value }) => setYear(value.normalize("NFKC").trim())}
            />
          </Field>
          <Field label={own.unit} size="small">
            <Select
              size="small"
              value={unit}
              onChange={(_, { value }) => setUnit(UNITS.find((one) => one === value) ?? "万元")}
            >
              {UNITS.map((one) => (
                <option key={one}>{one}</option>
              ))}
            </Select>
          </Field>
        </div>
        <Field label={own.unitName} size="small">
          <Input size="small" value={unitName} maxLength={60} onChange={(_, { value }) => setUnitName(value)} />
        </Field>
        {made.APPENDICES[profile.name] !== undefined && (
          <Field label={own.projects} size="small">
            <Select size="small" value={String(projects)} onChange={(_, { value }) => setProjects(Number(value))}>
              {Array.from({ length: MOST_PROJECTS + 1 }, (_, count) => (
                <option key={count}>{count}</option>
              ))}
            </Select>
          </Field>
        )}
        {isYear && <p className="hint">{own.edition(made.editionOf(profile, year) ?? Number(year), Number(year))}</p>}
        <OwnProfile session={session} language={language} onLoaded={setName} />
        <div className="buttons">
          <Button
            appearance="primary"
            className="insert-tables"
            disabledFocusable={wanted.length === 0 || busy !== undefined}
            onClick={() => {
              if (wanted.length > 0) insert(wanted);
            }}
          >
            {own.insert(wanted.length)}
          </Button>
          {missing.length > 0 && missing.length < sheets.length && (
            <Button className="fill-up" disabledFocusable={busy !== undefined} onClick={() => insert(missing)}>
              {own.fillUp(missing.length)}
            </Button>
          )}
        </div>
        {busy !== undefined && (
          <ProgressBar aria-label={own.busy} {...(busy.of === 0 ? {} : { value: busy.done / busy.of })} />
        )}
      </section>
      <ul className="tables" data-region="" aria-label={own.tables}>
        {sheets.map((sheet) => (
          <li key={sheet.name}>
            <Checkbox
              className="wanted"
              label={sheet.name}
              checked={isWanted(sheet)}
              onChange={(_, { checked }) => setPicked(new Map([...picked, [sheet.name, checked === true]]))}
            />
            {holders(sheet).map((one) => (
              <HeldLine key={one.sheet} held={one} session={session} language={language} />
            ))}
            <Fold title={own.preview}>
              <TemplatePreview sheet={sheet} label={own.previewOf(sheet.name)} larger={own.larger} />
            </Fold>
          </li>
        ))}
      </ul>
    </>
  );
}

/** A set that a county describes in a file of its own. */
function OwnProfile({
  session,
  language,
  onLoaded,
}: Pick<Shown, "session" | "language"> & { readonly onLoaded: (name: string) => void }): ReactNode {
  const own = paneWords(language).shelf;
  const input = useRef<HTMLInputElement>(null);
  const [said, say] = useState<{ readonly title: string; readonly lines: readonly string[]; readonly tone: Tone }>();

  async function load(file: File | undefined): Promise<void> {
    if (file === undefined) return;
    // Of a file that is too large only as much is taken into memory as shows it.
    const loaded = await session.shelf.load(await file.slice(0, MOST_BYTES).text(), language);
    if ("problems" in loaded) {
      say({ title: own.notLoaded(file.name), lines: loaded.problems, tone: "trouble" });
      return;
    }
    say({ title: own.loaded(loaded.name), lines: [], tone: "plain" });
    onLoaded(loaded.name);
  }

  return (
    <div className="own-profile">
      <Button size="small" appearance="subtle" className="load-profile" onClick={() => input.current?.click()}>
        {own.load}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={own.load}
        onChange={({ target }) => {
          void load(target.files?.[0]);
          // The same file, corrected, is to be taken again.
          target.value = "";
        }}
      />
      {said !== undefined && (
        <div role="alert">
          <Box tone={said.tone} title={said.title}>
            <Lines lines={said.lines} />
          </Box>
        </div>
      )}
    </div>
  );
}

/** More than any description of a set that is taken: a character takes four bytes at most. */
const MOST_BYTES = 400_001;

/** Whether it is a table of the set; 自评表 come besides, one for each project. */
function isOf(profile: Profile, { form }: TableSheet): boolean {
  return profile.tables.some(({ forms }) => forms.includes(form));
}

/** The sheets of the workbook that are this table of the set. */
function holdersOf(profile: Profile, sheet: TableSheet, held: readonly HeldTable[]): readonly HeldTable[] {
  const table = profile.tables.find(({ forms }) => forms.includes(sheet.form));
  return held.filter(({ form }) => table?.forms.includes(form) === true);
}

function HeldLine({
  held,
  session,
  language,
}: { readonly held: NonNullable<Shelf["held"]>[number] } & Pick<Shown, "session" | "language">): ReactNode {
  const own = paneWords(language).shelf;
  return (
    <div className="held">
      <button type="button" className="link" onClick={() => void session.show(held.at)}>
        {own.held(held.sheet)}
      </button>
      {held.empty !== undefined && (
        <Button
          size="small"
          className="mark-empty"
          aria-label={own.markEmptyOf(titleOf(held.form))}
          onClick={() => void session.shelf.markEmpty(held)}
        >
          {own.markEmpty}
        </Button>
      )}
    </div>
  );
}
