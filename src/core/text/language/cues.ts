/** Classes of words that say what kind of sentence stands before us. */
export const CUE_CLASSES = [
  /** I, me */
  'firstPerson',
  /** we, us */
  'firstPersonPlural',
  /** you */
  'secondPerson',
  /** he, she, they */
  'thirdPerson',
  /** I believe, I am proud */
  'opinion',
  /** good, wrong, important */
  'judgement',
  /** freedom, courage, priority */
  'values',
  /** thanks and greetings */
  'ceremony',
  /** must, should, have to */
  'obligation',
  /** may, could, if */
  'possibility',
  /** more than, rose, highest */
  'comparison',
  /** because, led to */
  'cause',
  /** ago, since, last year */
  'past',
  /** now, currently */
  'present',
  /** past tense without an ending of its own */
  'irregularPast',
  /** is, are */
  'copula',
  /** bodies and acts of public life */
  'public',
  /** what statistics count */
  'things',
  /** what people and bodies do that can be looked up */
  'action',
  /** things, ways, ideas */
  'generic',
  /** studies and findings */
  'research',
  /** this chapter, as follows */
  'signposting',
  /** imperatives */
  'instruction',
  /** is called, stands for */
  'definition',
  /** for example, such as */
  'example',
  /** and, but, so */
  'connective',
  /** will, going to, propose */
  'announcement',
  /** want, hope, strive */
  'wishing',
  /** the people spoken to */
  'audience',
  /** it, something */
  'vague',
  /** hundreds, half */
  'crowd',
  /** see, hear, know */
  'perception',
  /** has been */
  'passive',
  /** which means, as noted: what the writer works out or has said before */
  'deduction',
  /** so, therefore: says the same where it opens a sentence */
  'conclusion',
] as const;
export type CueClass = (typeof CUE_CLASSES)[number];

/**
 * The words of each class in their folded form, divided by white space. A star at the end takes in every
 * ending; `_` joins the words of a phrase of up to five. A class that a language lacks is left out.
 */
export type CueTable = Readonly<Partial<Record<CueClass, string>>>;
