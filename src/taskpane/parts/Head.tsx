import "./Head.css";
import { Button } from "@fluentui/react-components";
import { Warning16Filled } from "@fluentui/react-icons/svg/warning";
import type { ReactNode } from "react";
import type { Language } from "../../core/report/say/language.ts";
import { words } from "../../core/report/say/index.ts";
import type { Session } from "../../app/session.ts";
import type { Result } from "../../app/state.ts";
import type { Standing } from "../../core/report/standing.ts";
import type { View } from "../../app/view.ts";
import { paneWords } from "../words/index.ts";
import { Box, type Tone } from "./NoticeBox.tsx";

const TONES: Readonly<Record<Standing, Tone>> = {
  fine: "fine",
  unequal: "trouble",
  open: "doubt",
  ignored: "plain",
  blank: "doubt",
  "nothing-tried": "doubt",
};

/** The whole check in a word, and counted. Stale results are never green. */
export function Head(props: {
  readonly result: Result;
  readonly view: View;
  readonly checking: boolean;
  readonly session: Session;
  readonly language: Language;
}): ReactNode {
  const { result, view, language } = props;
  const own = paneWords(language);
  const { counts } = result.report;
  const { standing } = view.summary;
  const title = words(language).standing(view.summary);
  const first = view.blames[0]?.best[0]?.cells[0] ?? view.groups[0]?.entries[0]?.finding.cells[0];
  const marking = own.marking(result.marking);
  return (
    <Box tone={standing === "fine" && result.stale ? "plain" : TONES[standing]} title={title}>
      <p className="counts">{words(language).head(counts)}</p>
      {marking !== undefined && <p>{marking}</p>}
      {first !== undefined && (
        <Button size="small" className="to-first" onClick={() => void props.session.show(first)}>
          {own.toFirst}
        </Button>
      )}
      {result.stale && !props.checking && (
        <p className="stale">
          <Warning16Filled aria-hidden />
          <span>{own.stale}</span>
          <Button size="small" appearance="transparent" onClick={() => void props.session.check()}>
            {own.checkAgain}
          </Button>
        </p>
      )}
    </Box>
  );
}
