import "./FunctionList.css";
import { Button } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { EXAMPLES, formulaIn, type Example } from "../../functions/examples.ts";
import { usage } from "../../functions/help.ts";
import { FUNCTIONS } from "../../functions/reference.ts";
import { paneWords } from "../words/index.ts";
import type { PaneWords } from "../words/words.ts";
import { Fold } from "./Fold.tsx";
import { namespace, type Desked } from "./desked.ts";

/** 函数一览: what each function is, what it is given, and examples that insert. */
export function FunctionList({ session, language, names }: Desked): ReactNode {
  const own = paneWords(language).desk;
  const said = language === "zh-CN" ? "zh" : "en";
  return FUNCTIONS.map((help) => (
    <Fold key={help.id} title={usage(help, names)}>
      <div className="function">
        <p>{help.description[said]}</p>
        <dl className="parameters">
          {help.parameters.map((parameter) => (
            <div key={parameter.name.en}>
              <dt>
                {parameter.name[names]}
                {parameter.optional && ` ${own.optional}`}
              </dt>
              <dd>{parameter.description[said]}</dd>
            </div>
          ))}
        </dl>
        <ul className="examples">
          {EXAMPLES.filter(({ id }) => id === help.id).map((example) => {
            const formula = formulaIn(example.formula, names, namespace());
            return (
              <li key={formula}>
                <code>{formula}</code>
                <span className="shows">→ {shown(example, own)}</span>
                <Button
                  size="small"
                  aria-label={own.insertExample(formula)}
                  onClick={() => void session.desk.insert(formula, example.format)}
                >
                  {own.insert}
                </Button>
              </li>
            );
          })}
        </ul>
      </div>
    </Fold>
  ));
}

function shown({ shows, says }: Example, own: PaneWords["desk"]): string {
  const cells = typeof shows === "string" ? shows : own.cells(shows);
  return says === undefined ? cells : own.saying(cells, says);
}
