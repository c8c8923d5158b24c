import { readFileSync } from "node:fs";
import { RULE_SET } from "../core/forms/index.ts";
import { balanceFile } from "./balance.ts";
import { checkFiles } from "./check-files.ts";
import { checkList } from "./checklist.ts";
import { compareFiles } from "./compare.ts";
import { sumDepartment } from "./department.ts";
import { fillFile } from "./fill.ts";
import { help } from "./help/help.ts";
import { write, type ExitCode, type Io } from "./io.ts";
import { formsText, rulesJson, rulesText, subjectText } from "./lists.ts";
import { sayMistake } from "./mistake.ts";
import { ruleText } from "./rule.ts";
import { writeDocument } from "./document.ts";
import { writeFile } from "./write.ts";
import { writeTemplates } from "./template.ts";
import { publishFile } from "./publish.ts";
import { summarise } from "./summary.ts";
import { readUsage } from "./read-usage.ts";

/** Does what the command line says, and gives the exit code. */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  const print = async (text: string): Promise<ExitCode> => {
    await write(io.stdout, text);
    return 0;
  };
  const answer = async ({ found, text }: { readonly found: boolean; readonly text: string }): Promise<ExitCode> => {
    await write(found ? io.stdout : io.stderr, text);
    return found ? 0 : 1;
  };
  const usage = readUsage(argv);
  if (usage === "version") return print(`gongkai ${version()} (${RULE_SET})\n`);
  if ("mistake" in usage) {
    await write(io.stderr, `${sayMistake(usage, usage.language)}\n`);
    return 2;
  }
  const { command, operands, language, json } = usage;
  switch (command) {
    case "check":
      return checkFiles(usage, io);
    case "compare":
      return usage.compare === undefined ? 2 : compareFiles(usage.compare, language, io);
    case "checklist":
      return usage.checklist === undefined ? 2 : checkList(usage.checklist, language, io);
    case "department":
      return usage.department === undefined ? 2 : sumDepartment(usage.department, language, io);
    case "summary":
      return usage.report === undefined ? 2 : summarise(usage, usage.report, io);
    case "write":
      return usage.write === undefined ? 2 : writeFile(usage.write, language, io);
    case "document":
      return usage.document === undefined ? 2 : writeDocument(usage.document, language, io);
    case "balance":
      return usage.balance === undefined ? 2 : balanceFile(usage.balance, language, io);
    case "fill":
      return usage.fill === undefined ? 2 : fillFile(usage, usage.fill, io);
    case "publish":
      return usage.publish === undefined ? 2 : publishFile(usage.publish, language, io);
    case "template":
      return usage.template === undefined ? 2 : writeTemplates(usage, usage.template, io);
    case "rules":
      if (json) return print(`${JSON.stringify(rulesJson(language))}\n`);
      return operands.length === 0 ? print(rulesText(language)) : answer(ruleText(operands, language));
    case "forms":
      return print(formsText(language));
    case "subject":
      return answer(subjectText(operands.join(" "), language));
    case "help":
      return print(help(operands[0], language));
  }
}

/** From package.json, which lies as far above the bundle as above the sources. */
function version(): string {
  const manifest = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}
