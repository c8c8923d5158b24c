export type Language = "zh-CN" | "en-US";

/** Every kind of Chinese is spoken to in Chinese. */
export function languageOf(displayLanguage: string | undefined): Language {
  return /^zh\b/i.test(displayLanguage ?? "zh") ? "zh-CN" : "en-US";
}

/** Words by language: what gives those of one. */
export function spoken<T>(words: Readonly<Record<Language, T>>): (language: Language) => T {
  return (language) => words[language];
}
