import "./Functions.css";
import { Switch } from "@fluentui/react-components";
import { useState, type ReactNode } from "react";
import { remember, remembered } from "../../app/remembered.ts";
import { paneWords } from "../words/index.ts";
import type { Desked } from "./desked.ts";
import { Fold } from "./Fold.tsx";
import { FunctionList } from "./FunctionList.tsx";
import { SubjectFinder } from "./SubjectFinder.tsx";
import { SubjectTable } from "./SubjectTable.tsx";
import { ToValues } from "./ToValues.tsx";

/** The tab 函数: look up a 科目, insert, 函数一览, 科目表, 转为数值. */
export function Functions(props: Omit<Desked, "names">): ReactNode {
  const { language } = props;
  const own = paneWords(language).desk;
  const [english, setEnglish] = useState(() => remembered("english-names") ?? language !== "zh-CN");
  const shown: Desked = { ...props, names: english ? "en" : "zh" };
  return (
    <>
      <SubjectFinder {...shown} />
      <div className="folds" data-region="">
        <Fold title={own.functions}>
          <FunctionList {...shown} />
        </Fold>
        <Fold title={own.table}>
          <SubjectTable {...shown} />
        </Fold>
        <Fold title={own.toValues}>
          <ToValues {...shown} />
        </Fold>
      </div>
      <Switch
        className="names"
        label={own.englishNames}
        checked={english}
        onChange={(_, { checked }) => {
          remember("english-names", checked);
          setEnglish(checked);
        }}
      />
    </>
  );
}
