/** Headings that are much the same in every paper and report: of a section, never the title of the whole. */
export const KNOWN_HEADING =
  /^(?:abstract|introduction|background|methods?|materials and methods|results|discussion|conclusions?|acknowledge?ments?|references|bibliography|appendix|contents|summary|preface|foreword|notes|zusammenfassung|einleitung|literatur(?:verzeichnis)?|résumé|introducción|conclusiones)$/i;
