import type { ReactNode } from "react";
import { NoticeBox } from "./parts/NoticeBox.tsx";
import { Themed } from "./Themed.tsx";
import type { Notice } from "./words/words.ts";

/** In the pane's place where it cannot run. */
export function Closed({ name, notice }: { readonly name: string; readonly notice: Notice }): ReactNode {
  return (
    <Themed>
      <main>
        <h1 className="heard">{name}</h1>
        <NoticeBox kind="plain" notice={notice} />
      </main>
    </Themed>
  );
}
