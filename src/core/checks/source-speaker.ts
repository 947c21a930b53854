/*
 * Whom a source itself names as saying some words: the speaker of a transcript's block, or the name beside the
 * quotation marks that the words stand in. Pronouns and roles name nobody: silence is better than the
 * wrong person.
 */
import { languages } from '../text/language/languages';
import type { Block, SourceDocument } from '../sources/types';
import type { Span } from '../text/span';
import { fold } from '../text/words';
import { blocksAt } from './blocks-at';

const REPORTING: ReadonlySet<string> = new Set(languages.flatMap((table) => table.attribution));
const NO_NAMES: ReadonlySet<string> = new Set(languages.flatMap((table) => table.functionWords));
const PART = "\\p{Lu}[\\p{L}\\p{M}'’-]+";
const NAME = `(?:${PART}|\\p{Lu}\\.)(?:\\s(?:(?:de|del|della|di|da|du|van|von|der|den|la|le|al|bin|ten)\\s)*(?:${PART}|\\p{Lu}\\.)){0,4}`;
/** Behind the marks: "said Ann Lee", "Ann Lee, a lawyer, said". */
const BEHIND_VERB_FIRST = new RegExp(`^[\\s,;:.!?—–-]*(?<verb>\\p{Ll}+)\\s(?<name>${NAME})`, 'u');
const BEHIND_NAME_FIRST = new RegExp(
  `(?<![\\p{L}\\p{M}])(?=(?<name>${NAME})(?:,[^,.;“"”]{1,60},)?\\s(?:(?:has|had|also|later|then)\\s)?(?<verb>\\p{Ll}+))`,
  'gu',
);
/** What may stand between the marks and the name behind: "Local 399 secretary Ann Lee said". */
const LEAD = /^[\s,;:.!?—–-]*(?:[\p{L}\p{N}][\p{L}\p{N}'’.-]*\s){0,5}$/u;
/** Before them: "Ann Lee told the paper, “", "Ann Lee: “". */
const AHEAD = new RegExp(
  `(?<![\\p{L}\\p{M}])(?=(?<name>${NAME})(?:,[^,.;“"”]{1,60},)?\\s(?:(?:has|had|also|later|then|further)\\s)?(?<verb>\\p{Ll}+)[^.!?“”"]{0,90}$)`,
  'gu',
);
const ACCORDING = new RegExp(
  `(?:[Aa]ccording to|[Ll]aut|[Ss]elon|[Ss]egún)\\s(?<name>${NAME})\\s*,?\\s*(?:that\\s)?$`,
  'u',
);
const LABEL = new RegExp(`(?:^|\\n|[.!?]\\s)(?<name>${NAME}):\\s*$`, 'u');
/** All that stands between two parts of a quotation: “…,” Ann Lee said. “…” */
const BETWEEN = /[”"»](?<clause>\s[^“”"«»„.!?]{1,120}[.,])\s*$/u;
const TITLE =
  /^(?:Mr|Mrs|Ms|Dr|Prof|Professor|Sir|Lady|Lord|Judge|Justice|President|Senator|Sen|Rep|Gov|Governor|Attorney|General|Captain|Detective|Officer|Minister|Herr|Frau|Monsieur|Madame|Señor|Señora|Sheriff|Mayor|Director|Chief)\.?\s/u;
/** What a transcript calls a voice without naming anybody: a role or a number. */
const NOBODY =
  /^(?:(?:the |an? )?(?:speaker|voice|interview(?:er|ee)|moderator|host|guest|caller|participant|respondent|narrator|announcer|reporter|translator|interpreter|question|answer|court|chair(?:man|woman|person)?|president|judge|witness|counsel|audience|unidentified|unknown|male|female|man|woman|frage|antwort|sprecher(?:in)?|moderator(?:in)?|vorsitzende[rn]?|zeug(?:e|in)|intervieweur|réponse|pregunta|respuesta|entrevistador(?:a)?)(?: (?:speaker|voice|male|female|man|woman|\p{L}|\d+))?|\W*\d+\W*)$/iu;
const INITIALS = /^(?:\p{Lu}\.?){1,3}$/u;
/** How far from the marks a name is looked for. */
const REACH = 200;
/** The longest quotation whose marks are looked for. */
const LONGEST = 2000;

const CLOSERS: Readonly<Record<string, string>> = { '“': '”', '„': '“', '«': '»', '"': '"' };

/** The person named beside the words at `span`; undefined where the source names nobody. */
export function sourceSpeaker(document: SourceDocument, span: Span): string | undefined {
  const blocks = blocksAt(document, span);
  const voices = new Set(blocks.map(({ speaker }) => speaker));
  const [voice] = voices;
  const marks = enclosingMarks(document.text, span);
  if (voices.size === 1 && voice && !(marks && isReadOut(document.text, blocks[0]!, marks)))
    return NOBODY.test(voice) || INITIALS.test(voice) ? undefined : voice;
  return marks && nameBeside(document.text, fromFirstParagraph(document.text, marks));
}

/** Whether a speaker has said something before the marks: what stands in them is then another's. */
function isReadOut(text: string, { start, speaker }: Block, marks: Span): boolean {
  const lead = text.slice(start, marks.start);
  const [label = ''] = /^[^:]{0,80}:/.exec(lead) ?? [];
  return /\p{L}/u.test(label.includes(speaker!) ? lead.slice(label.length) : lead);
}

/**
 * The marks of a quotation that began paragraphs earlier: each of those opens with a mark and closes none.
 * Straight marks don't tell which they do.
 */
function fromFirstParagraph(text: string, marks: Span): Span {
  let { start } = marks;
  while (text[start] !== '"') {
    const [gap] = /\n\s*$/.exec(text.slice(Math.max(0, start - 8), start)) ?? [];
    if (gap === undefined || marks.end - start > LONGEST) return { ...marks, start };
    const end = start - gap.length;
    const paragraph = text.slice(text.lastIndexOf('\n\n', end - 1) + 1, end);
    const open = paragraph.lastIndexOf(text[start]!);
    if (open < 0 || paragraph.includes(CLOSERS[text[start]!]!, open + 1))
      return { ...marks, start };
    start = end - paragraph.length + open;
  }
  return marks;
}

/** The outermost quotation marks of the paragraph that enclose the span wholly. */
function enclosingMarks(text: string, span: Span): Span | undefined {
  const lead = text.slice(0, span.start);
  const least = Math.max(0, span.start - LONGEST);
  const blank = lead.slice(least).lastIndexOf('\n\n');
  // Straight marks open where no word ends.
  const opener = /[“„«]|(?<=^|[\s([—–-])"/g;
  opener.lastIndex = blank < 0 ? least : least + blank + 2;
  for (let found = opener.exec(lead); found; found = opener.exec(lead)) {
    const { 0: mark, index: start } = found;
    const closer = CLOSERS[mark]!;
    const closed = lead.indexOf(closer, start + 1);
    opener.lastIndex = closed + 1;
    if (closed >= 0) continue;
    const end = text.slice(0, start + LONGEST + 1).indexOf(closer, span.start) + 1;
    return end > span.end ? { start, end } : undefined;
  }
  return undefined;
}

function nameBeside(text: string, marks: Span): string | undefined {
  const end = text.indexOf('\n\n', marks.end);
  const behind = text
    .slice(marks.end, Math.min(marks.end + REACH, end < 0 ? Infinity : end))
    .replace(/\s+/g, ' ');
  const above = text.slice(Math.max(0, marks.start - REACH), marks.start);
  const lead = above.slice(above.lastIndexOf('\n\n') + 1).replace(/[^\S\n]+/g, ' ');
  // A full stop inside the marks ends the sentence unless a verb goes on behind them.
  const completed = /[.!?]["”»]$/.test(text.slice(marks.start, marks.end));
  const named = namedBehind(behind, completed);
  if (named) return named;
  const labelled = (LABEL.exec(lead) ?? ACCORDING.exec(lead))?.groups?.['name'];
  if (labelled) return personIn(labelled);
  const ahead = reporters(AHEAD, lead.replace(/\s+/g, ' ')).at(-1)?.person;
  const between = BETWEEN.exec(lead)?.groups?.['clause'];
  return ahead ?? (between && namedBehind(between, false));
}

/** Who is named right behind a quotation: "said Ann Lee", or, where its sentence goes on, "Ann Lee said". */
function namedBehind(behind: string, completed: boolean): string | undefined {
  const groups = BEHIND_VERB_FIRST.exec(behind)?.groups;
  const next = groups && reports(groups['verb']!) ? personIn(groups['name']!) : undefined;
  if (next || completed) return next;
  return reporters(BEHIND_NAME_FIRST, behind).find(({ index }) => LEAD.test(behind.slice(0, index)))
    ?.person;
}

function reports(verb: string): boolean {
  return REPORTING.has(fold(verb));
}

/** The names that have a verb of saying behind them: in “Baldwin lawyer Luke Nikas stated” the second. */
function reporters(pattern: RegExp, text: string): { index: number; person: string }[] {
  const found: { index: number; person: string }[] = [];
  let end = 0;
  for (const { index, groups } of text.matchAll(pattern)) {
    if (index < end || !reports(groups!['verb']!)) continue;
    end = index + groups!['name']!.length;
    const person = personIn(groups!['name']!);
    if (person) found.push({ index, person });
  }
  return found;
}

/** A name without its title, or undefined where the capital is only that of a sentence's first word. */
function personIn(found: string): string | undefined {
  let name = found.replace(/['’]s$/, '');
  while (TITLE.test(name)) name = name.replace(TITLE, '');
  const parts = name.split(' ');
  while (parts[0] && NO_NAMES.has(fold(parts[0]))) parts.shift();
  return parts.length && !parts.some((part) => NO_NAMES.has(fold(part)) && part.length > 3)
    ? parts.join(' ')
    : undefined;
}

/** Whether two ways to write a person can mean the same: one surname or first name in common. */
export function samePerson(a: string, b: string): boolean {
  const parts = (name: string): string[] =>
    fold(name.replace(/['’]s\b/g, ''))
      .split(/[\s.-]+/)
      .filter((part) => part.length > 1);
  const others = new Set(parts(b));
  return parts(a).some((part) => others.has(part));
}
