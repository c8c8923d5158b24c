import { Button } from "@fluentui/react-components";
import { useState, type ReactNode } from "react";
import type { Language } from "../../core/report/say/language.ts";
import { paneWords } from "../words/index.ts";

/** Puts a text into the clipboard, and says so; it is not there where the host has no clipboard for us. */
export function CopyButton(props: {
  readonly text: string;
  readonly tabIndex: number;
  readonly language: Language;
}): ReactNode {
  const own = paneWords(props.language);
  const [isDone, done] = useState(false);
  const { clipboard } = navigator as { readonly clipboard?: Clipboard };
  if (clipboard === undefined) return null;
  return (
    <Button
      size="small"
      appearance="subtle"
      className="copy"
      tabIndex={props.tabIndex}
      onClick={() =>
        void clipboard.writeText(props.text).then(
          () => done(true),
          () => done(false),
        )
      }
      onBlur={() => done(false)}
    >
      {isDone ? own.copied : own.copy}
    </Button>
  );
}
