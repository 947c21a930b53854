import assert from 'node:assert/strict';
import { createEngine } from '../../../src/core/index';
import { createMemoryHost } from '../engine/memory-files';

interface Genre {
  readonly name: string;
  /** Texts by file name. */
  readonly sources: Readonly<Record<string, string>>;
  readonly draft: string;
  /** What a careful editor would say, decided by hand: check and words, in order. */
  readonly expected: readonly (readonly [check: string, words: string])[];
}

const GENRES: readonly Genre[] = [
  {
    name: 'legal brief',
    sources: {
      'dorn.txt':
        'The appellant was served on 4 March 2019. The court below held that notice by e-mail is sufficient where the parties have agreed to it in writing. No such agreement was shown here.',
    },
    draft: `# Argument

The court below held that “notice by e-mail is sufficient” [@dorn], yet “[n]o such agreement was shown here” [@dorn].
The appellant was served on 14 March 2019 [@dorn]. The judgment should be reversed.`,
    expected: [['unsupported-claim', '14 March 2019']],
  },
  {
    name: 'news story',
    sources: {
      'minutes.txt':
        'The council voted 9 to 4 to close the Elm Street pool. “We cannot heat it another winter,” said Dana Reeve, who chairs the council. “It is a sad day for the town,” said Paul Orr.',
    },
    draft: `By 9 votes to 4 the council decided to close its pool in Elm Street [@minutes].

“We cannot heat it another winter,” Reeve said [@minutes]. “It is a bad day for the town,” Orr said [@minutes].`,
    expected: [['misquote', 'It is a bad day for the town,']],
  },
  {
    name: 'news story with the wrong speaker',
    sources: {
      'minutes.txt':
        '“We cannot heat it another winter,” said Dana Reeve, who chairs the council. “It is a sad day for the town,” said Paul Orr.',
    },
    draft: 'Orr said: “We cannot heat it another winter” [@minutes].',
    expected: [['wrong-speaker', 'We cannot heat it another winter']],
  },
  {
    name: 'history essay',
    sources: {
      'chronicle.txt':
        'In the year 1348 the plague came to Velden and carried off a third of the people. The abbey lost 22 of its 40 monks, and the fields lay untilled for two summers.',
    },
    draft: `The plague reached Velden in 1348 and killed about a third of its people; the abbey lost 22 of its forty monks [@chronicle].

More than half of the monks of the abbey died [@chronicle]. In 1402 the abbey burnt down and 300 books were lost.`,
    expected: [['unsourced-claim', 'In 1402 the abbey burnt down and 300 books were lost.']],
  },
  {
    name: 'Japanese history',
    sources: {
      'mura.txt':
        '天明三年七月、浅間山が大いに噴火し、村の田畑は三尺の灰に埋もれた。名主は「もはや米を作ることはできない。桑を植えよ」と村人に告げ、村人はみなそれに従った。明治十二年に製糸場が建てられ、女工は六十人を数えた。',
    },
    draft: `天明三年、浅間山が噴火し、村の田畑は灰に埋もれた [@mura]。名主は「もはや米を作ることはできない。桑を植えよ」と告げた [@mura]。

記録には「製糸場が建てられ、女工は九十人を数えた」とある [@mura]。名主は桑を植えよと村人に告げ、村人はみなそれに従った。明治十二年に製糸場が建てられた [@mura]。`,
    expected: [
      ['misquote', '製糸場が建てられ、女工は九十人を数えた'],
      [
        'unmarked-quote',
        '桑を植えよと村人に告げ、村人はみなそれに従った。明治十二年に製糸場が建てられ',
      ],
    ],
  },
  {
    name: 'subtitles whose speakers stand beside the words',
    sources: {
      'press.vtt':
        'WEBVTT\n\n00:01.000 --> 00:04.000\n<v Julian Otter>We have found three leaks on the left bank.\n',
    },
    draft:
      'Three leaks on the left bank were found by Julian Otter [@press]. They were found by Marta Sand [@press].',
    expected: [['unsupported-claim', 'Marta Sand']],
  },
  {
    name: 'blog post',
    sources: { 'press.txt': 'The phone weighs 198 grams and runs for 11 hours on one charge.' },
    draft: `I bought this phone last week and I love it. Honestly, who needs a second camera?

It runs for 11 hours ([press](sources/press.txt)), but you should try it yourself. My old one was heavier.`,
    expected: [],
  },
  {
    name: 'Quarto science paper',
    sources: {
      'hale.txt':
        'Seedlings kept at 18 degrees grew 4.2 mm a day. At 24 degrees growth fell to 3.1 mm a day, and 12% of the seedlings died.',
    },
    draft: `---
title: Growth
---

We measured 40 seedlings. @fig-growth shows the result.

\`\`\`{r}
mean(c(4.2, 3.1)) # 99 percent
\`\`\`

Earlier work found growth of 4.2 mm a day at 18 degrees, and 3.1 mm at 24 degrees [@hale]. There 21% of the seedlings died [@hale].`,
    expected: [['unsupported-claim', '21%']],
  },
  {
    name: 'German Seminararbeit',
    sources: {
      'kern.txt':
        'Im Jahr 1891 zählte Lindau 5400 Einwohner. Der Bürgermeister Anton Kern schrieb, die Stadt habe „nie so viele Gäste gesehen wie in diesem Sommer“. Der neue Hafen wurde nicht fertig.',
    },
    draft: `---
lang: de
---

Im Jahr 1891 hatte Lindau 5.400 Einwohner [@kern]. Der neue Hafen „wurde nicht fertig“ [@kern].

Kern schrieb, die Stadt habe „nie so viele Boote gesehen wie in diesem Sommer“ [@kern]. Im Jahr 1893 zählte Lindau 5.400 Einwohner [@kern].`,
    expected: [
      ['misquote', 'nie so viele Boote gesehen wie in diesem Sommer'],
      ['unsupported-claim', '1893'],
    ],
  },
  {
    name: 'French report',
    sources: {
      'rapport.txt':
        'Le 3 mai 1921, le conseil a voté 12 000 francs pour le pont. Le maire a déclaré que les travaux ne seraient pas finis avant l’hiver.',
    },
    draft: `---
lang: fr
---

Le conseil a voté douze mille francs pour le pont le 3 mai 1921 [@rapport]. Le maire a déclaré que « les travaux seraient finis avant l’hiver » [@rapport].`,
    expected: [['misquote', 'les travaux seraient finis avant l’hiver']],
  },
  {
    name: 'Spanish article',
    sources: {
      'acta.txt':
        'La junta aprobó 250.000 euros para la escuela. La directora, Marta Gil, pidió que las obras empezaran en abril.',
    },
    draft: `---
lang: es
---

La junta dio 250.000 euros a la escuela [@acta]. Gil pidió «que las obras empezaran en abril» [@acta]. En total la junta aprobó 350.000 euros [@acta].`,
    expected: [['unsupported-claim', '350.000 euros']],
  },
  {
    name: 'book review',
    sources: {
      'novel.txt':
        'She had never learned to wait, and the sea taught her. All that winter the boats came home empty, and nobody spoke of it.',
      'other.txt': 'He counted the lamps along the quay and found that one of them was gone.',
    },
    draft: `The heroine “had never learned to wait” [@novel]; later “the boats came home … and nobody spoke of it” [@novel].

The best line comes late: “found that one of them was gone” [@novel].`,
    expected: [['wrong-source', 'found that one of them was gone']],
  },
  {
    name: 'term paper with words not marked',
    sources: {
      'law.txt':
        'A contract that is made under the threat of violence can be set aside within one year of the end of the threat.',
    },
    draft:
      'It is settled that a contract that is made under the threat of violence can be set aside within one year.',
    expected: [
      [
        'unmarked-quote',
        'a contract that is made under the threat of violence can be set aside within one year',
      ],
    ],
  },
  {
    name: 'interview',
    sources: {
      'talk.txt': 'Lena Voss: “I never wanted the post. They asked me twice before I said yes.”',
    },
    draft:
      'Voss tells it without regret: “I never wanted the post. They asked me twice before I said yes” [@talk].',
    expected: [],
  },
  {
    name: 'policy paper',
    sources: {
      'budget.txt':
        'Spending on roads rose from $4.1 million to $5.6 million in 2020. The scheme will end in June unless the county renews it.',
    },
    draft: `Spending on roads rose by more than a third in 2020, to $5.6 million [@budget].

“The scheme will end in June” [@budget].`,
    expected: [['cut-short', 'The scheme will end in June']],
  },
  {
    name: 'notes with a key that nobody knows',
    sources: { 'real.txt': 'The mill closed in 1974 after a fire.' },
    draft: 'The mill closed in 1974 [@real]. It was never rebuilt [@reel].',
    expected: [['unknown-citation', 'reel']],
  },
  {
    name: 'essay with words that stand nowhere',
    sources: { 'real.txt': 'The mill closed in 1974 after a fire. Nobody was hurt.' },
    draft:
      'The report says that “every one of the workers was offered another place” [@real]. “Nobody was hurt” [@real].',
    expected: [['quote-not-found', 'every one of the workers was offered another place']],
  },
];

describe('drafts of many kinds', () => {
  for (const { name, sources, draft, expected } of GENRES) {
    it(name, async () => {
      const files = Object.entries(sources).map(
        ([file, text]) => [`/w/sources/${file}`, text] as const,
      );
      const host = createMemoryHost(new Map(files));
      const engine = createEngine(host, { progress() {}, changed() {} });
      await engine.configure({ roots: ['/w'], settings: {} });
      await engine.refresh();
      const { findings } = await engine.check({ path: '/w/draft.md', text: draft });
      assert.deepEqual(
        findings.map(({ check, start, end }) => [check, draft.slice(start, end)]),
        expected,
      );
    });
  }
});
