import { selfTest } from "./steps.ts";
import { selfTestWords } from "./words.ts";

// The page for whoever set the server up: it takes the steps and says which one fails.

const say = selfTestWords(navigator.language);

function put(id: string, text: string): void {
  const element = document.getElementById(id);
  if (element !== null) element.textContent = text;
}

function line(tag: "li" | "div", text: string, kind = ""): HTMLElement {
  return Object.assign(document.createElement(tag), { textContent: text, className: kind });
}

async function run(): Promise<void> {
  document.documentElement.lang = say.language;
  document.title = say.title;
  put("title", say.title);
  put("summary", say.checking);
  const steps = document.getElementById("steps");
  let failed: string | undefined;
  let number = 0;
  for await (const { name, troubles } of selfTest()) {
    number += 1;
    const item = document.createElement("li");
    item.append(line("div", say.step[name], troubles.length === 0 ? "good" : "bad"));
    if (troubles.length > 0) {
      const list = document.createElement("ul");
      list.append(...troubles.map((trouble) => line("li", say.trouble(trouble))));
      item.append(list);
      failed ??= say.failed(say.step[name], number);
    }
    steps?.append(item);
  }
  put("summary", failed ?? say.fine);
  put("next", say.next);
}

void run();
