import "./Help.css";
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
} from "@fluentui/react-components";
import type { ReactNode } from "react";
import { COMMANDS } from "./commands.ts";
import type { BenchWords } from "./words/words.ts";

/** To the guide with pictures, in a tab of its own. */
export function GuideLink({ own }: { readonly own: BenchWords }): ReactNode {
  return (
    <a className="guide" href="guide/index.html" target="_blank" rel="noreferrer" lang="zh-CN">
      {own.guide}
    </a>
  );
}

/** The shortcuts, what is kept where, and which version this is. */
export function Help(props: {
  readonly own: BenchWords;
  readonly open: boolean;
  readonly close: () => void;
}): ReactNode {
  const { own } = props;
  const rows = [
    ...COMMANDS.flatMap(({ id, keys }) =>
      keys === undefined ? [] : [[keys.join("、"), own.commands[id].hint] as const],
    ),
    ...own.otherKeys,
  ];
  return (
    <Dialog open={props.open} onOpenChange={(_, { open }) => !open && props.close()}>
      <DialogSurface className="help-dialog">
        <DialogBody>
          <DialogTitle>{own.helpTitle}</DialogTitle>
          <DialogContent>
            {own.helpText.map((line) => (
              <p key={line}>{line}</p>
            ))}
            <p>
              <GuideLink own={own} />
            </p>
            <table>
              <caption>{own.shortcuts}</caption>
              <tbody>
                {rows.map(([keys, what]) => (
                  <tr key={keys}>
                    <th scope="row">
                      <kbd>{keys}</kbd>
                    </th>
                    <td>{what}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            <p>{own.version(document.documentElement.dataset["version"] ?? "")}</p>
          </DialogContent>
          <DialogActions>
            <DialogTrigger disableButtonEnhancement>
              <Button appearance="primary">{own.closeHelp}</Button>
            </DialogTrigger>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
