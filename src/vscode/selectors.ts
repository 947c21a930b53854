/** Languages in which drafts are written. */
export const DRAFT_LANGUAGES = ['markdown', 'quarto', 'rmd', 'mdx'] as const;
export const DRAFT_SELECTOR = DRAFT_LANGUAGES.map((language) => ({ language }));
