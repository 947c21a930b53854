import type { LanguageCode } from './table';

/** Words around a quotation that change what it says. All folded; phrases with single blanks. */
export interface FramingTable {
  /** With these a sentence goes on and takes something back. */
  readonly turns: readonly string[];
  /** With these it says when only it holds: cutting them makes it hold always. */
  readonly conditions: readonly string[];
  /** They say that what follows is not so; those with a colon where marks of quotation follow. */
  readonly denials: readonly string[];
}

/** “Rejected the claim that”, with each verb and each noun. */
function each(verbs: string, nouns: string): string[] {
  return verbs.split(' ').flatMap((verb) => nouns.split('|').map((noun) => `${verb} ${noun} that`));
}

const english: FramingTable = {
  turns: [
    'but',
    'unless',
    'only if',
    'only when',
    'except',
    'provided that',
    'as long as',
    'if not',
  ],
  conditions: ['unless', 'only if', 'only when', 'except', 'provided that', 'as long as'],
  denials: [
    'it is false that',
    'no evidence was found that',
    'no proof that',
    'no sign that',
    ...each(
      'reject rejects rejected dismiss dismisses dismissed refute refutes refuted dispute disputes disputed deny denies denied',
      'the claim|the idea|the notion|the allegation|the suggestion|claims|allegations|suggestions',
    ),
    'it is not true that',
    "it isn't true that",
    'it is untrue that',
    'it is not the case that',
    'it is wrong to say that',
    'it would be wrong to say that',
    'it would be a mistake to think that',
    'it is a myth that',
    'it is a lie that',
    'the myth that',
    'the false claim that',
    'the mistaken belief that',
    'falsely claimed that',
    'falsely claims that',
    'wrongly claimed that',
    'wrongly assumed that',
    'denied that',
    'denies that',
    'disputed that',
    'disputes that',
    'no one believes that',
    'nobody believes that',
    'no evidence that',
    'i do not believe that',
    "i don't believe that",
    'do not think that',
    "don't think that",
    'does not mean that',
    "doesn't mean that",
    'did not say that',
    "didn't say that",
    'never said that',
    'far from saying that',
    'it is false:',
    'it is not true:',
    'it is a myth:',
    'it is a lie:',
    'the myth:',
    'the false claim:',
    'the mistaken belief:',
  ],
};

const german: FramingTable = {
  turns: ['aber', 'jedoch', 'allerdings', 'ausser', 'es sei denn', 'nur wenn', 'sofern', 'sondern'],
  conditions: ['ausser', 'es sei denn', 'nur wenn', 'sofern'],
  denials: [
    'es ist falsch, dass',
    'es ware falsch, zu sagen, dass',
    'keine belege, dass',
    'keine belege dafur, dass',
    'keine hinweise darauf, dass',
    'wies die behauptung zuruck, dass',
    'wies den vorwurf zuruck, dass',
    'es ist nicht wahr, dass',
    'es stimmt nicht, dass',
    'es trifft nicht zu, dass',
    'es ist ein irrtum, dass',
    'bestritt, dass',
    'bestreitet, dass',
    'leugnete, dass',
    'leugnet, dass',
    'behauptete falschlich, dass',
    'bedeutet nicht, dass',
    'heisst nicht, dass',
    'glaube nicht, dass',
    'es ist falsch:',
    'es ist nicht wahr:',
    'es stimmt nicht:',
    'der mythos:',
    'der irrtum:',
    'die falsche behauptung:',
  ],
};

const french: FramingTable = {
  turns: [
    'mais',
    'sauf',
    'a moins que',
    'seulement si',
    'a condition que',
    'toutefois',
    'cependant',
  ],
  conditions: ['sauf', 'a moins que', 'seulement si', 'a condition que'],
  denials: [
    'il est faux que',
    "il serait faux d'affirmer que",
    'il serait faux de dire que',
    'rien ne prouve que',
    'aucune preuve que',
    "rejette l'idee que",
    "a rejete l'idee que",
    'il est faux de dire que',
    "il n'est pas vrai que",
    "ce n'est pas vrai que",
    'nie que',
    'nia que',
    'a nie que',
    'dement que',
    'a dementi que',
    'ne signifie pas que',
    'ne veut pas dire que',
    'ne pense pas que',
    'ne crois pas que',
    'il est faux de dire:',
    'le mythe:',
    "l'idee fausse:",
  ],
};

const spanish: FramingTable = {
  turns: [
    'pero',
    'salvo',
    'excepto',
    'a menos que',
    'solo si',
    'siempre que',
    'sino',
    'sin embargo',
  ],
  conditions: ['salvo', 'excepto', 'a menos que', 'solo si'],
  denials: [
    'es falso que',
    'seria falso afirmar que',
    'seria falso decir que',
    'no hay pruebas de que',
    'rechazo la idea de que',
    'rechaza la idea de que',
    'no es cierto que',
    'no es verdad que',
    'nego que',
    'niega que',
    'desmintio que',
    'no significa que',
    'no quiere decir que',
    'no creo que',
    'es falso:',
    'es falso decir:',
    'el mito:',
  ],
};

/** By language; there is one for every language that has a table. */
export const framing: Readonly<Record<LanguageCode, FramingTable>> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
};
