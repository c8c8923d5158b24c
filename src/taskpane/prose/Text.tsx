import "./Text.css";
import { memo, type ReactNode } from "react";
import { proseWords } from "../../core/prose/say.ts";
import type { Language } from "../../core/report/say/language.ts";
import { useStop } from "../parts/Walk.tsx";
import { isProblem, piecesOf, textOf, type Item, type FigureLook } from "./items.ts";

interface TextProps {
  readonly lines: readonly string[];
  readonly items: readonly Item[];
  /** Ids of those that quote the cell at hand. */
  readonly quoted: ReadonlySet<string>;
  readonly chosen: string | undefined;
  /** Only lines with something to look at. */
  readonly narrow: boolean;
  readonly language: Language;
  readonly choose: (item: Item) => void;
}

/** The words, line by line, each figure a button that says what was found. */
export function Text({ lines, items, quoted, chosen, narrow, language, choose }: TextProps): ReactNode {
  const byLine = new Map<number, Item[]>();
  for (const item of items) byLine.set(item.at.line, [...(byLine.get(item.at.line) ?? []), item]);
  return lines.map((line, number) => {
    const own = byLine.get(number) ?? [];
    if (line.trim() === "" || (narrow && !own.some(({ look, id }) => isProblem(look) || quoted.has(id))))
      return undefined;
    return (
      <p key={number}>
        {piecesOf(line, number, own).map((piece, i) =>
          typeof piece === "string" ? (
            <span key={i}>{piece}</span>
          ) : (
            <Figure
              key={piece.id}
              item={piece}
              text={textOf(piece, line)}
              isQuoted={quoted.has(piece.id)}
              isChosen={piece.id === chosen}
              language={language}
              choose={choose}
            />
          ),
        )}
      </p>
    );
  });
}

function wordOf(look: FigureLook, language: Language): string {
  const say = proseWords(language);
  return look === "hint" ? say.hint : say.verdicts[look];
}

const Figure = memo(function Figure(props: {
  readonly item: Item;
  readonly text: string;
  readonly isQuoted: boolean;
  readonly isChosen: boolean;
  readonly language: Language;
  readonly choose: (item: Item) => void;
}): ReactNode {
  const { item, text, isQuoted, isChosen, language, choose } = props;
  const { stop, come } = useStop(item.id);
  const word = wordOf(item.look, language);
  return (
    <button
      type="button"
      className={`figure ${item.look}${isQuoted ? " quoted" : ""}`}
      aria-pressed={isChosen}
      aria-label={`${text} ${word}`}
      title={word}
      {...stop}
      onFocus={come}
      onClick={() => choose(item)}
    >
      {text}
    </button>
  );
});
