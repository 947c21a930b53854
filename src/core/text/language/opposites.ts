import { stem } from '../stem';

/**
 * Opposites, so that a statement with one of them and a source with the other in its place differ. `a b/c d`: each
 * word on the left is the opposite of each on the right. English.
 */
const OPPOSITES = `increase grow/decrease decline drop fall reduce cut lower shrink|rise/fall drop decline|high/low|higher/lower|
more/less fewer|most/least|before/after|first/last|win/lose|victory/defeat|popular/unpopular|buy/sell|
open/close shut|start begin/end stop finish|support/oppose|accept/reject refuse|agree/disagree refuse|
love like enjoy/hate dislike|good/bad|best/worst|success/failure|succeed/fail|
allow permit/ban prevent forbid prohibit|include/exclude|old/new young|large big/small|early/late|strong/weak|
positive/negative|gain/loss|profit/loss|major/minor|public/private|rich/poor|long/short|fast quick/slow|
easy/difficult hard|simple/complex|safe/dangerous|happy/sad|hot/cold|light/dark|right/wrong left|true/false|
alive/dead|guilty/innocent|legal/illegal|domestic/foreign international|upper/lower|internal/external|
minimum/maximum|majority/minority|always/never|often/rarely|all/some none|many/few|improve/worsen|
expand/shrink|create build/destroy|attack/defend|arrive/leave depart|import/export|remember/forget|
encourage/discourage|approve/reject|confirm admit/deny|praise/criticize|near/far|above/below|inside/outside|
hire employ/fire|raise/lower|push/pull|add/remove|borrow/lend|send/receive|give/take|enter join/leave|
appear/disappear|cheap/expensive|modern/ancient traditional|urban/rural|offense/defense|same similar/different|
common/rare|single/married|full/empty|clean/dirty|wet/dry|hard/soft|thick/thin|wide/narrow|deep/shallow|
loud/quiet|beginning/end|optimistic/pessimistic|ask/answer|save/waste|protect benefit/harm|
advantage/disadvantage|friend ally/enemy|convict/acquit|resume/cancel suspend|temporary/permanent|
voluntary/mandatory compulsory|visible/hidden|active/passive|forward/backward|fresh/stale|easily/hardly|
include/exclude omit|visible/invisible|possible/impossible|able/unable|likely/unlikely|usual/unusual|
important/unimportant trivial|necessary/unnecessary|known/unknown|aware/unaware|certain/uncertain|
clear/unclear vague|fair/unfair|stable/unstable|safe/unsafe dangerous|healthy/unhealthy sick|
happy/unhappy miserable|lucky/unlucky|friendly/unfriendly hostile|kind/cruel|polite/rude|brave/cowardly|
generous/stingy|honest/dishonest|loyal/disloyal|patient/impatient|careful/careless|useful/useless|
helpful/unhelpful|hopeful/hopeless|powerful/powerless|painful/painless|harmful/harmless|interesting/boring|
exciting/boring dull|beautiful/ugly|clever smart intelligent/stupid|heavy/light|tight/loose|rough/smooth|
sharp/blunt dull|tall/short|close/distant remote|upward/downward|earlier/later|ahead/behind|enter/exit leave|
come/go|lift/drop|rise/sink|accelerate/slow|strengthen/weaken|widen/narrow|lengthen/shorten|
tighten/loosen relax|enable/disable prevent|accept/reject decline|approve/disapprove reject|
praise/criticize condemn|trust/distrust|find/lose|save/spend|earn/spend|build/demolish|repair/break damage|
heal/wound|live survive/die|protect/endanger harm|help/hinder|reveal/hide conceal|remember/ignore|
confirm/deny refute|join/quit leave|install/uninstall|connect/disconnect|lock/unlock|load/unload|pack/unpack|
maximize/minimize|gain/lose|expand/contract|inflate/deflate|add/subtract|multiply/divide|
advantage/disadvantage drawback|benefit/drawback harm|strength/weakness|growth/decline|
surplus/deficit shortage|wealth/poverty|hope/despair|joy/sorrow|peace/war|beginning/ending|presence/absence|
similarity/difference|efficient/inefficient|effective/ineffective|accurate/inaccurate|complete/incomplete|
correct/incorrect|direct/indirect|formal/informal|regular/irregular|rational/irrational|relevant/irrelevant|
moral/immoral|mature/immature|perfect/imperfect|active/inactive|sufficient/insufficient|adequate/inadequate|
dependent/independent|popular/unpopular obscure|famous/obscure unknown|superior/inferior|primary/secondary|
frequently often/seldom rarely|quickly/slowly|suddenly/gradually|publicly/privately secretly|
voluntarily/involuntarily|positively/negatively|successfully/unsuccessfully|ordinary/extraordinary|
simple/complicated|cheap/costly|general/specific|abstract/concrete|ambiguous/unambiguous|natural/artificial|
genuine/fake|innovative novel/traditional conventional`;

function readOpposites(): ReadonlyMap<string, ReadonlySet<string>> {
  const opposites = new Map<string, Set<string>>();
  const oppose = (a: string, b: string): void => {
    const known = opposites.get(a);
    if (known) known.add(b);
    else opposites.set(a, new Set([b]));
  };
  for (const pair of OPPOSITES.replaceAll('\n', '').split('|')) {
    const [left = [], right = []] = pair.split('/').map((side) => side.split(' ').map(stem));
    for (const a of left) {
      for (const b of right) {
        oppose(a, b);
        oppose(b, a);
      }
    }
  }
  return opposites;
}

/** Stems that are opposites of a stem. */
export const opposites: ReadonlyMap<string, ReadonlySet<string>> = readOpposites();
