import "./Bar.css";
import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from "@fluentui/react-components";
import { ArrowRedo20Regular } from "@fluentui/react-icons/svg/arrow-redo";
import { ArrowUndo20Regular } from "@fluentui/react-icons/svg/arrow-undo";
import { BookOpen20Regular } from "@fluentui/react-icons/svg/book-open";
import { DocumentAdd20Regular } from "@fluentui/react-icons/svg/document-add";
import { FolderOpen20Regular } from "@fluentui/react-icons/svg/folder-open";
import { Highlight20Regular } from "@fluentui/react-icons/svg/highlight";
import { Print20Regular } from "@fluentui/react-icons/svg/print";
import { QuestionCircle20Regular } from "@fluentui/react-icons/svg/question-circle";
import { Save20Regular } from "@fluentui/react-icons/svg/save";
import { SaveCopy20Regular } from "@fluentui/react-icons/svg/save-copy";
import { Search20Regular } from "@fluentui/react-icons/svg/search";
import type { ReactElement, ReactNode } from "react";
import type { BenchState, News } from "./news.ts";
import { commandOf, type CommandId, type BenchPage } from "./commands.ts";
import { hasPlaces } from "./disk.ts";
import { readSeed, seeds } from "./seeds.ts";
import type { BenchWords } from "./words/words.ts";

const ICONS: Readonly<Partial<Record<CommandId, ReactElement>>> = {
  new: <DocumentAdd20Regular />,
  open: <FolderOpen20Regular />,
  save: <Save20Regular />,
  "save-as": <SaveCopy20Regular />,
  "save-marked": <Highlight20Regular />,
  print: <Print20Regular />,
  "undo-grid": <ArrowUndo20Regular />,
  "redo-grid": <ArrowRedo20Regular />,
  "find-in": <Search20Regular />,
  help: <QuestionCircle20Regular />,
};

interface BarProps {
  readonly own: BenchWords;
  readonly state: BenchState;
  readonly page: BenchPage;
  /** What turns from grid to pane and back, where there is room for one of them. */
  readonly turn: ReactNode;
}

/** The commands of the page, by groups, and the name of the file. */
export function Bar(props: BarProps): ReactNode {
  const { own, state, turn } = props;
  const { news } = state;
  const passing = news === undefined ? undefined : passingWord(news, own);
  const press = (id: CommandId): ReactNode => <CommandButton id={id} {...props} />;
  return (
    <>
      {turn}
      <div className="group">
        {press("new")}
        {press("open")}
        <Examples {...props} />
      </div>
      <div className="group">
        {press("save")}
        {hasPlaces() && press("save-as")}
        {press("save-marked")}
        {press("print")}
      </div>
      <div className="group">
        {press("undo-grid")}
        {press("redo-grid")}
        {press("find-in")}
      </div>
      <h1 className="file">
        <span>{state.name}</span>
        {state.unsaved ? <em>{own.unsaved}</em> : passing !== undefined && <small>{passing}</small>}
      </h1>
      <div className="group">
        {press("help")}
        {press("language")}
      </div>
    </>
  );
}

/** It goes with what is said in passing. */
function passingWord(news: News, own: BenchWords): string | undefined {
  return news.is === "opened" || news.is === "saved" ? own.passing[news.is] : undefined;
}

function CommandButton({ id, own, state, page }: BarProps & { readonly id: CommandId }): ReactNode {
  const { keys = [], enabled, run } = commandOf(id);
  const { name, hint } = own.commands[id];
  const icon = ICONS[id];
  return (
    <Button
      size="small"
      appearance={id === "save" ? "primary" : "subtle"}
      className={id}
      icon={icon ?? null}
      title={own.withKeys(hint, keys[0])}
      disabledFocusable={enabled?.(state) === false}
      onClick={() => void run(page)}
    >
      <span className={icon === undefined ? "" : "label"}>{name}</span>
    </Button>
  );
}

function Examples({ own, page: { bench } }: BarProps): ReactNode {
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button size="small" appearance="subtle" className="seeds" icon={<BookOpen20Regular />} title={own.seedsHint}>
          <span className="label">{own.seeds}</span>
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {seeds.map((name) => (
            <MenuItem key={name} onClick={() => void bench.open({ name, read: () => readSeed(name) })}>
              {name.replace(/\.xlsx$/, "")}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
