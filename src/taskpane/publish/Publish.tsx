import "./Publish.css";
import { Button, Checkbox, Spinner } from "@fluentui/react-components";
import { useEffect, useState, type ReactNode } from "react";
import type { FileAccess, GivenCopy } from "../../app/port.ts";
import type { Language } from "../../core/report/say/language.ts";
import {
  planPublishing,
  publish,
  STEPS,
  type Published,
  type PublishPlan,
  type PublishStep,
} from "../../files/publish.ts";
import { publishWords } from "../../files/publish-words.ts";
import { Lines } from "../parts/Fold.tsx";
import { closeByEscape } from "../parts/keys.ts";
import { useQuestion } from "../parts/question.ts";
import { publishPaneWords, sayGiven, sayTrouble } from "./words.ts";

/** Fetched where a check needs it. */
const loadSolver = async () => (await import("../../solver/highs.ts")).loadSolver();

type Stage =
  | { readonly is: "looking" }
  | { readonly is: "failed"; readonly why: string }
  | { readonly is: "listed" | "making"; readonly plan: PublishPlan }
  | { readonly is: "made"; readonly plan: PublishPlan; readonly published: Published; readonly given: GivenCopy };

/** 清洁发布版: all that would go is listed, and chosen kind by kind, before a copy is made. The workbook itself stays as it is. */
export function PublishBox(props: {
  readonly files: FileAccess;
  readonly language: Language;
  readonly close: () => void;
}): ReactNode {
  const { files, language, close } = props;
  const own = publishPaneWords(language);
  const [stage, go] = useState<Stage>({ is: "looking" });
  const [kept, keep] = useState<ReadonlySet<PublishStep>>(new Set());
  const { question, leave } = useQuestion(stage.is === "looking" || stage.is === "making" ? undefined : stage.is);

  const fail = (error: unknown): void => go({ is: "failed", why: sayTrouble(error, language) });
  useEffect(() => {
    let isHere = true;
    lookedAt(files).then(
      ({ plan }) => isHere && go({ is: "listed", plan }),
      (error: unknown) => isHere && fail(error),
    );
    return () => {
      isHere = false;
    };
  }, []);

  const make = async (listed: PublishPlan): Promise<void> => {
    go({ is: "making", plan: listed });
    try {
      // The user may have gone on working since.
      const { bytes, plan } = await lookedAt(files);
      const chosen = new Set(STEPS.filter((step) => !kept.has(step)));
      const published = await publish(bytes, chosen, { loadSolver });
      const given = await files.give(published.bytes, "公开");
      go(given === undefined ? { is: "listed", plan } : { is: "made", plan, published, given });
    } catch (error) {
      fail(error);
    }
  };
  const end = (): void => {
    leave();
    close();
  };

  return (
    <div ref={question} className="ask publish" role="group" aria-label={own.title} onKeyDown={closeByEscape(end)}>
      <h2>{own.title}</h2>
      {stage.is === "looking" && <Spinner size="tiny" label={own.looking} labelPosition="after" role="status" />}
      {stage.is === "failed" && <p role="alert">{stage.why}</p>}
      {(stage.is === "listed" || stage.is === "making") && (
        <Listed plan={stage.plan} kept={kept} keep={keep} language={language} />
      )}
      {stage.is === "made" && <Made {...stage} language={language} />}
      <div className="buttons">
        {stage.is === "listed" && (
          <Button size="small" appearance="primary" onClick={() => void make(stage.plan)}>
            {own.make}
          </Button>
        )}
        {stage.is === "making" && <Spinner size="tiny" label={own.making} labelPosition="after" role="status" />}
        <Button size="small" onClick={end}>
          {stage.is === "made" || stage.is === "failed" ? own.close : own.cancel}
        </Button>
      </div>
    </div>
  );
}

async function lookedAt(files: FileAccess): Promise<{ readonly bytes: Uint8Array; readonly plan: PublishPlan }> {
  const bytes = await files.bytes();
  return { bytes, plan: await planPublishing(bytes, { loadSolver }) };
}

function Listed(props: {
  readonly plan: PublishPlan;
  readonly kept: ReadonlySet<PublishStep>;
  readonly keep: (steps: ReadonlySet<PublishStep>) => void;
  readonly language: Language;
}): ReactNode {
  const { plan, kept, keep, language } = props;
  const own = publishPaneWords(language);
  const words = publishWords(language);
  const there = STEPS.filter((step) => plan.steps.some((one) => one.step === step));
  return (
    <>
      <p>{there.length === 0 ? words.nothing : own.intro}</p>
      <ul className="choices">
        {there.map((step) => (
          <li key={step}>
            <Checkbox
              size="medium"
              label={words.steps[step]}
              checked={!kept.has(step)}
              onChange={(_, { checked }) =>
                keep(new Set(STEPS.filter((other) => (other === step ? checked !== true : kept.has(other)))))
              }
            />
            <Lines lines={plan.steps.filter((one) => one.step === step).map((one) => words.planned(one))} />
          </li>
        ))}
      </ul>
      <Warned lines={words.warnings(plan.warnings)} title={own.warnings} />
    </>
  );
}

function Made({
  plan,
  published,
  given,
  language,
}: Extract<Stage, { is: "made" }> & { readonly language: Language }): ReactNode {
  const words = publishWords(language);
  return (
    <>
      <p role="status">{sayGiven(given, language)}</p>
      <Lines
        lines={[
          words.checked(plan.counts, published.counts),
          ...published.left.map((one) => words.left(one)),
          ...words.warnings(plan.warnings),
        ]}
      />
    </>
  );
}

function Warned({ title, lines }: { readonly title: string; readonly lines: readonly string[] }): ReactNode {
  return lines.length === 0 ? null : (
    <>
      <h3>{title}</h3>
      <Lines lines={lines} />
    </>
  );
}
