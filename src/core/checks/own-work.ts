/**
 * Sentences in which writers tell of their own study, program or equipment without saying "we": "users created
 * up to 32 tracks", "correlations were computed". Only in a draft that elsewhere says that the work is its
 * writer's own: an essay about somebody else's study has the same sentences, and there a source is missing.
 * English. Linear in the text; the draft is read once.
 */

/** What writers say where they report their own work, in small letters: capitals make the search ten times as long. */
const OWN =
  /\b(?:(?:our|my) (?:\p{L}+ ){0,2}(?:study|experiments?|implementation|prototype|approach|method|system|framework|participants|software|tool|results|evaluation|survey|interviews|data|dataset|sample|analysis|model)|(?:we|i) (?:have )?(?:conducted|performed|asked|recruited|measured|implemented|developed|designed|evaluated|interviewed|collected|tested|recorded|trained)|this (?:thesis|dissertation)|in this (?:paper|chapter|work|project))\b/gu;
/** How often they say so, at least, before it counts. */
const FEWEST = 2;

const TAKES_PART =
  /\b(?:(?:the|all|some|most|both|each|these|\p{N}+) )?(?:users?|participants?|test persons?|testers|subjects|respondents|interviewees)\b/iu;
const STUDY =
  /\b(?:user study|(?:in|during|for) (?:the|this) (?:user )?(?:study|experiment|survey))\b/iu;
const OWN_THING =
  /^(?:(?:this|these|the|our) (?:(?:resulting|used|following|proposed|presented|developed|final|described|new|current) )?(?:\p{L}+ )?(?:prototypes?|systems?|implementations?|images?|scripts?|cameras?|pipelines?|versions?|tools?|setups?|methods?|algorithms?|vectors?|plugins?|applications?|results?)|it then)\b/iu;
/** The passive of a chapter on methods. */
const METHOD =
  /\b(?:was|were|is|are|had to be|can be|being) (?:then |also |manually |first |subsequently |automatically )?(?:computed|calculated|measured|recorded|conducted|performed|collected|averaged|normalized|normalised|sampled|tested|requested|kept|trained|annotated|rendered|stored|initialized|sent|assigned|asked|shown|given|informed|excluded|analyzed|analysed|scaled|addressed|output)\b|\bwas requested\b|\bby default\b|\bper user\b/iu;
/** A name in the middle of a sentence, other than an acronym, points at somebody else's work. */
const BY_OTHERS = /\b(?:by|from|according to) (?:the )?\p{Lu}\p{Ll}+/u;

const known = new WeakMap<object, boolean>();

/** Whether a draft reports work of its writer's own. `draft` only keeps the answer. */
export function reportsOwnWork(draft: object, text: string): boolean {
  let own = known.get(draft);
  if (own === undefined) {
    own = [...text.toLowerCase().matchAll(OWN)].length >= FEWEST;
    known.set(draft, own);
  }
  return own;
}

/** Whether a sentence of such a draft tells of that work. */
export function tellsOwnWork(sentence: string): boolean {
  if (STUDY.test(sentence)) return true;
  if (BY_OTHERS.test(sentence)) return false;
  return [TAKES_PART, OWN_THING, METHOD].some((sign) => sign.test(sentence));
}
