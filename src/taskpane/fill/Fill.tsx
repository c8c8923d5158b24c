import { Button, Checkbox, Spinner } from "@fluentui/react-components";
import { useEffect, useState, type ReactNode } from "react";
import { readNotes, writeNotes } from "../../app/kept.ts";
import type { FileAccess, GivenCopy } from "../../app/port.ts";
import type { Language } from "../../core/report/say/language.ts";
import { fillWords } from "../../core/fill/words.ts";
import { fillLines, planFilling, type FillPlan } from "../../files/fill.ts";
import { Lines } from "../parts/Fold.tsx";
import { closeByEscape } from "../parts/keys.ts";
import { Box } from "../parts/NoticeBox.tsx";
import { useQuestion } from "../parts/question.ts";
import { sayGiven, sayTrouble } from "../publish/words.ts";
import { fillPaneWords } from "./words.ts";

type Stage =
  | { readonly is: "looking" }
  | { readonly is: "failed"; readonly why: string }
  | { readonly is: "listed"; readonly plan: FillPlan | undefined }
  | { readonly is: "made"; readonly given: GivenCopy };

interface Shown {
  readonly files: FileAccess;
  readonly language: Language;
}

/** 元 → 万元, offered where a table is in 元: what would come out is said before another workbook is made; this one stays as it is. */
export function FillOffer(props: Shown): ReactNode {
  const [isOpen, open] = useState(false);
  const own = fillPaneWords(props.language);
  return isOpen ? (
    <FillBox {...props} close={() => open(false)} />
  ) : (
    <Button size="small" className="fill" appearance="transparent" onClick={() => open(true)}>
      {own.open}
    </Button>
  );
}

function FillBox({ files, language, close }: Shown & { readonly close: () => void }): ReactNode {
  const own = fillPaneWords(language);
  const [stage, go] = useState<Stage>({ is: "looking" });
  const [settles, settle] = useState(false);
  const { question, leave } = useQuestion(stage.is === "looking" ? undefined : stage.is);

  const look = async (balanced: boolean): Promise<void> => {
    settle(balanced);
    go({ is: "looking" });
    try {
      go({ is: "listed", plan: await planned(files, balanced) });
    } catch (error) {
      go({ is: "failed", why: sayTrouble(error, language) });
    }
  };
  const make = async (): Promise<void> => {
    go({ is: "looking" });
    try {
      // The user may have gone on working since.
      const plan = await planned(files, settles);
      const bytes = plan?.make((origins, kept) => writeNotes({ ...readNotes(kept), ...origins }));
      const given = bytes && (await files.give(bytes, "万元"));
      go(given === undefined ? { is: "listed", plan } : { is: "made", given });
    } catch (error) {
      go({ is: "failed", why: sayTrouble(error, language) });
    }
  };
  const end = (): void => {
    leave();
    close();
  };
  useEffect(() => void look(false), []);
  return (
    <div ref={question} className="fill-box" role="group" aria-label={own.title} onKeyDown={closeByEscape(end)}>
      <Box tone="plain" title={own.title}>
        {stage.is === "looking" && <Spinner size="tiny" label={own.looking} labelPosition="after" role="status" />}
        {stage.is === "failed" && <p role="alert">{stage.why}</p>}
        {stage.is === "listed" && (
          <>
            <p>{own.intro}</p>
            <Lines lines={stage.plan === undefined ? [fillWords(language).noTable] : fillLines(stage.plan, language)} />
            {stage.plan !== undefined && (
              <Checkbox
                size="medium"
                label={own.settle}
                checked={settles}
                onChange={(_, { checked }) => void look(checked === true)}
              />
            )}
          </>
        )}
        {stage.is === "made" && <p role="status">{sayGiven(stage.given, language)}</p>}
        <div className="buttons">
          {stage.is === "listed" && stage.plan !== undefined && (
            <Button size="small" appearance="primary" onClick={() => void make()}>
              {own.make}
            </Button>
          )}
          <Button size="small" onClick={end}>
            {stage.is === "listed" && stage.plan !== undefined ? own.cancel : own.close}
          </Button>
        </div>
      </Box>
    </div>
  );
}

async function planned(files: FileAccess, settles: boolean): Promise<FillPlan | undefined> {
  const bytes = await files.bytes();
  if (!settles) return planFilling(bytes);
  const { loadOptimiser, loadSolver } = await import("../../solver/highs.ts");
  const [optimise, solver] = await Promise.all([loadOptimiser(), loadSolver()]);
  return planFilling(bytes, { settle: { optimise, solver, hold: [] } });
}
