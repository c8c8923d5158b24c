import { wpsSteps } from "./steps.ts";

// The self-test page of the add-in in WPS: takes the steps and says which one fails.

function line(tag: "li" | "div", text: string, kind = ""): HTMLElement {
  return Object.assign(document.createElement(tag), { textContent: text, className: kind });
}

async function run(): Promise<void> {
  const [steps, summary] = ["steps", "summary"].map((id) => document.getElementById(id));
  let failed = 0;
  for await (const { name, found, troubles } of wpsSteps()) {
    const item = document.createElement("li");
    item.append(line("div", found === undefined ? name : `${name}：${found}`, troubles.length === 0 ? "good" : "bad"));
    if (troubles.length > 0) {
      failed++;
      const list = document.createElement("ul");
      list.append(...troubles.map((trouble) => line("li", trouble)));
      item.append(list);
    }
    steps?.append(item);
  }
  if (summary)
    summary.textContent = failed === 0 ? "全部通过。" : `有 ${failed} 步没有通过：从上往下改，改好刷新本页。`;
}

void run();
