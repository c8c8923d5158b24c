import type { Language } from "../core/report/say/language.ts";
import { COMMANDS } from "./options.ts";

/** What cannot be understood of a command line. */
export type Mistake =
  | {
      readonly mistake: "command" | "option";
      readonly text: string;
      /** What it looks most like. */
      readonly meant: string | undefined;
    }
  | {
      readonly mistake: "no-value" | "value-unwanted" | "option-twice" | "foreign-option" | "not-together" | "shard";
      readonly text: string;
    }
  | {
      readonly mistake: "choice" | "ending";
      readonly text: string;
      readonly option: string;
      readonly choices: readonly string[];
    }
  | {
      readonly mistake: "lacking-option" | "operand" | "one-file" | "year" | "day" | "projects";
      readonly text: string;
    }
  | { readonly mistake: "table"; readonly text: string; readonly choices: readonly string[] }
  | { readonly mistake: "no-files" | "no-subject" | "no-units" | "resume-what" };

/** One clear sentence, and where to read on. */
export function sayMistake(mistake: Mistake, language: Language): string {
  return language === "zh-CN"
    ? `${inChinese(mistake)}用法请看：gongkai --help`
    : `${inEnglish(mistake)} See: gongkai --help`;
}

function inChinese(mistake: Mistake): string {
  switch (mistake.mistake) {
    case "command":
      return looksLikeFile(mistake.text)
        ? `没有“${mistake.text}”这个命令；要核对文件，请写 gongkai check ${mistake.text}。`
        : mistake.meant === undefined
          ? `没有“${mistake.text}”这个命令，只有 ${COMMANDS.join("、")}。`
          : `没有“${mistake.text}”这个命令，是不是 ${mistake.meant}？`;
    case "option":
      return `没有 ${mistake.text} 这个选项${mistake.meant === undefined ? "。" : `，是不是 ${mistake.meant}？`}`;
    case "not-together":
      return `${mistake.text} 不能一起用。`;
    case "ending":
      return `${mistake.option} 不能是“${mistake.text}”，文件名要以 ${mistake.choices.join("、")} 结尾。`;
    case "shard":
      return `--shard 不能是“${mistake.text}”，要写 第几份/共几份，如 2/4。`;
    case "resume-what":
      return "--resume 要和 -o 结果.jsonl 一起用：接着写哪个文件。";
    case "foreign-option":
      return `${mistake.text} 不能用在这个命令上。`;
    case "no-value":
      return `${mistake.text} 后面缺少内容。`;
    case "value-unwanted":
      return `${mistake.text} 后面不用写内容。`;
    case "option-twice":
      return `${mistake.text} 写了两次，只能写一次。`;
    case "choice":
      return `${mistake.option} 不能是“${mistake.text}”，可以是 ${mistake.choices.join("、")}。`;
    case "lacking-option":
      return `${WANTED["zh-CN"][mistake.text] ?? mistake.text}没有写：请加上 ${mistake.text}。`;
    case "operand":
      return `“${mistake.text}”前面没有选项：写出空表用 --profile、--year、-o 等选项说明要什么。`;
    case "one-file":
      return mistake.text === "" ? "没有写要读的文件。" : `一次只能写一个文件，“${mistake.text}”是多出来的。`;
    case "year":
      return `--year 不能是“${mistake.text}”，要写四位年份，如 2024。`;
    case "day":
      return `“${mistake.text}”不是日期，要写成 2024-10-08 这样。`;
    case "projects":
      return `--projects 不能是“${mistake.text}”，要写 0 到 99 的整数。`;
    case "table":
      return `这一套表里没有“${mistake.text}”，--tables 可以写 ${mistake.choices.join("、")}，几张用逗号隔开。`;
    case "no-files":
      return "没有写要核对的文件或文件夹。";
    case "no-units":
      return "没有写所属单位的文件或文件夹：gongkai department 部门.xlsx 所属单位/。";
    case "no-subject":
      return "没有写要查的科目编码或名称。";
  }
}

function inEnglish(mistake: Mistake): string {
  switch (mistake.mistake) {
    case "command":
      return looksLikeFile(mistake.text)
        ? `There is no command "${mistake.text}"; to check a file, write gongkai check ${mistake.text}.`
        : mistake.meant === undefined
          ? `There is no command "${mistake.text}"; there are ${COMMANDS.join(", ")}.`
          : `There is no command "${mistake.text}"; did you mean ${mistake.meant}?`;
    case "option":
      return `There is no option ${mistake.text}${mistake.meant === undefined ? "." : `; did you mean ${mistake.meant}?`}`;
    case "not-together":
      return `${mistake.text} cannot be used together.`;
    case "ending":
      return `${mistake.option} cannot be "${mistake.text}": the name must end in ${mistake.choices.join(", ")}.`;
    case "shard":
      return `--shard cannot be "${mistake.text}": write which of how many, as in 2/4.`;
    case "resume-what":
      return "--resume goes with -o RESULTS.jsonl: the file to go on with.";
    case "foreign-option":
      return `${mistake.text} does not go with this command.`;
    case "no-value":
      return `${mistake.text} needs something after it.`;
    case "value-unwanted":
      return `${mistake.text} takes nothing after it.`;
    case "option-twice":
      return `${mistake.text} can be written once only.`;
    case "choice":
      return `${mistake.option} cannot be "${mistake.text}"; it can be ${mistake.choices.join(", ")}.`;
    case "lacking-option":
      return `There is no ${WANTED["en-US"][mistake.text] ?? mistake.text}: add ${mistake.text}.`;
    case "operand":
      return `"${mistake.text}" has no option before it: say what is wanted with --profile, --year, -o and others.`;
    case "one-file":
      return mistake.text === ""
        ? "There is no file to read."
        : `One file at a time: "${mistake.text}" is one too many.`;
    case "year":
      return `--year cannot be "${mistake.text}": write four digits, as in 2024.`;
    case "day":
      return `"${mistake.text}" is no date: write it as 2024-10-08.`;
    case "projects":
      return `--projects cannot be "${mistake.text}": write a whole number from 0 to 99.`;
    case "table":
      return `The set has no table "${mistake.text}"; --tables can be ${mistake.choices.join(", ")}, several with commas.`;
    case "no-files":
      return "There is no file or folder to check.";
    case "no-units":
      return "There are no files or folders of the units: gongkai department DEPARTMENT.xlsx UNITS/.";
    case "no-subject":
      return "There is no code or name to look up.";
  }
}

const WANTED: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  "zh-CN": { "--profile": "要哪一套表", "--year": "哪一年的表", "--last-year": "上年的表", "-o": "写到哪个文件" },
  "en-US": {
    "--profile": "set of tables",
    "--year": "year",
    "--last-year": "workbook of last year",
    "-o": "file to write",
  },
};

function looksLikeFile(text: string): boolean {
  return /[./\\*]/.test(text);
}
