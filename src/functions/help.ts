/** A text in English and in Chinese. */
export interface InBoth {
  readonly en: string;
  readonly zh: string;
}

/** What there is to say of a function, under either of its names. */
export interface FunctionHelp {
  /** Of the function under its English name; never changes. */
  readonly id: string;
  readonly name: InBoth;
  readonly description: InBoth;
  /** In their order. */
  readonly parameters: readonly ParameterHelp[];
}

export interface ParameterHelp {
  readonly name: InBoth;
  readonly description: InBoth;
  readonly optional: boolean;
}

/** =SUBJECT_NAME(code, [what], [year]), as Excel shows it. */
export function usage({ name, parameters }: FunctionHelp, language: keyof InBoth): string {
  const shown = parameters.map((parameter) =>
    parameter.optional ? `[${parameter.name[language]}]` : parameter.name[language],
  );
  return `=${name[language]}(${shown.join(", ")})`;
}
