import type { Draft } from '../draft/types';
import { guessLanguage } from '../text/language/languages';

const languages = new WeakMap<Draft, string>();

/** The language that the front matter names, else the one that the draft reads like. */
export function languageOf(draft: Draft): string {
  const known = languages.get(draft);
  if (known) return known;
  const named = draft.frontMatter?.data.lang;
  const language =
    typeof named === 'string' && named !== ''
      ? named
      : guessLanguage(draft.text.slice(draft.frontMatter?.end ?? 0));
  languages.set(draft, language);
  return language;
}
