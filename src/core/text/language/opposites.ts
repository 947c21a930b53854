import { stem } from '../stem';

/**
 * Words of which a thing can be only one, so that a statement with one of them and a source with another
 * in its place differ: opposites, and members of small closed families. Stems, English.
 */
export interface Opposites {
  readonly antonyms: ReadonlyMap<string, ReadonlySet<string>>;
  readonly families: ReadonlyMap<string, readonly (readonly string[])[]>;
}

/** `a b/c d`: each word on the left is the opposite of each on the right. */
const ANTONYMS = `increase grow/decrease decline drop fall reduce cut lower shrink|rise/fall drop decline|high/low|
higher/lower|more/less fewer|most/least|before/after|first/last|win/lose|victory/defeat|popular/unpopular|buy/sell|
open/close shut|start begin/end stop finish|support/oppose|accept/reject refuse|agree/disagree refuse|
love like enjoy/hate dislike|good/bad|best/worst|success/failure|succeed/fail|allow permit/ban prevent forbid prohibit|
include/exclude|old/new young|large big/small|early/late|strong/weak|positive/negative|gain/loss|profit/loss|
major/minor|public/private|rich/poor|long/short|fast quick/slow|easy/difficult hard|simple/complex|safe/dangerous|
happy/sad|hot/cold|light/dark|right/wrong left|true/false|alive/dead|guilty/innocent|legal/illegal|
domestic/foreign international|upper/lower|internal/external|minimum/maximum|majority/minority|always/never|
often/rarely|all/some none|many/few|improve/worsen|expand/shrink|create build/destroy|attack/defend|
arrive/leave depart|import/export|remember/forget|encourage/discourage|approve/reject|confirm admit/deny|
praise/criticize|near/far|above/below|inside/outside|hire employ/fire|raise/lower|push/pull|add/remove|borrow/lend|
send/receive|give/take|enter join/leave|appear/disappear|cheap/expensive|modern/ancient traditional|urban/rural|
offense/defense|same similar/different|common/rare|single/married|full/empty|clean/dirty|wet/dry|hard/soft|
thick/thin|wide/narrow|deep/shallow|loud/quiet|beginning/end|optimistic/pessimistic|ask/answer|save/waste|
protect benefit/harm|advantage/disadvantage|friend ally/enemy|convict/acquit|resume/cancel suspend|alive/dead|
temporary/permanent|voluntary/mandatory compulsory|visible/hidden|active/passive|forward/backward|fresh/stale`;

/** One family a line. */
const FAMILIES = `red orange yellow green blue purple violet pink brown black white grey gray gold silver
north south east west northern southern eastern western
second minute hour day week month year decade century
hourly daily weekly monthly quarterly yearly annual biennial
spring summer autumn winter
morning noon afternoon evening night midnight dawn
breakfast lunch dinner supper brunch
hundred thousand million billion trillion
millimetre centimetre metre kilometre inch foot yard mile
gram kilogram tonne ton ounce
dollar euro pound yen yuan franc peso rupee
mother father brother sister son daughter uncle aunt cousin nephew niece grandmother grandfather wife husband girlfriend boyfriend
man woman boy girl
male female
africa asia europe america australia antarctica
dog cat horse cow pig sheep goat bird fish mouse rat rabbit snake monkey elephant lion tiger bear pigeon parrot chicken duck
apple banana orange lemon strawberry grape cherry peach pear
beer wine whisky vodka coffee tea juice milk
car bus train plane ship boat truck bicycle motorcycle tram taxi van helicopter
football soccer basketball baseball tennis golf hockey cricket rugby volleyball
guitar piano drum violin flute saxophone trumpet
doctor nurse teacher lawyer engineer scientist journalist actor actress singer dancer painter photographer architect pilot soldier farmer chef waiter accountant dentist musician comedian astronaut
goalkeeper defender midfielder striker quarterback pitcher catcher
president senator governor mayor king queen prince princess emperor chancellor ambassador
school university hospital church museum library theatre cinema restaurant hotel airport stadium prison factory supermarket
kitchen bathroom bedroom garage garden basement attic
film book novel album opera poem magazine newspaper podcast painting
drama comedy thriller horror western romance
jazz blues metal punk reggae folk disco
river lake sea ocean mountain valley island desert forest beach cliff
village town city county state province country continent
earthquake flood storm hurricane tornado drought volcano tsunami avalanche
copper iron steel bronze aluminium zinc
wood stone glass plastic paper leather cotton wool silk
cancer diabetes flu malaria tuberculosis measles pneumonia asthma
arrest murder robbery theft fraud burglary kidnapping manslaughter
monday tuesday wednesday thursday friday saturday sunday
christian muslim jewish buddhist hindu
democrat republican
bachelor master doctorate
primary secondary tertiary
single double triple
solo duo trio quartet
mathematics physics chemistry biology geography economics philosophy psychology sociology
coal oil gas nuclear solar wind
knife bomb rifle pistol sword
supervised unsupervised
army navy police`;

function readOpposites(): Opposites {
  const antonyms = new Map<string, Set<string>>();
  const oppose = (a: string, b: string): void => {
    const known = antonyms.get(a);
    if (known) known.add(b);
    else antonyms.set(a, new Set([b]));
  };
  for (const pair of ANTONYMS.replaceAll('\n', '').split('|')) {
    const [left = [], right = []] = pair.split('/').map((side) => side.split(' ').map(stem));
    for (const a of left) {
      for (const b of right) {
        oppose(a, b);
        oppose(b, a);
      }
    }
  }
  const families = new Map<string, string[][]>();
  for (const line of FAMILIES.split('\n')) {
    const family = line.split(' ').map(stem);
    for (const word of family) families.set(word, [...(families.get(word) ?? []), family]);
  }
  return { antonyms, families };
}

export const opposites: Opposites = readOpposites();
