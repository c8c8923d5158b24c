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
  | { readonly mistake: "choice"; readonly text: string; readonly option: string; readonly choices: readonly string[] }
  | {
      readonly mistake:
        | "lacking-option"
        | "operand"
        | "one-file"
        | "year"
        | "day"
        | "projects"
        | "not-xlsx"
        | "not-words"
        | "not-document";
      readonly text: string;
    }
  | { readonly mistake: "table" | "not-a-report"; readonly text: string; readonly choices: readonly string[] }
  | { readonly mistake: "no-files" | "no-subject" | "no-units" | "resume-what" };
