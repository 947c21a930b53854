import { stem } from '../stem';

/**
 * Everyday words that say the same, so that a statement may use one where its source has another. Groups of
 * the commonest verbs, adjectives and nouns of reports, written down from general knowledge; no word in
 * them changes what is said. One group a line, English.
 */
const GROUPS = `begin start commence launch initiate open
end finish conclude close terminate complete
stop halt cease discontinue
continue proceed persist remain keep stay
show demonstrate illustrate reveal indicate display exhibit showcase prove
find discover detect identify observe see notice
present introduce propose offer provide give deliver supply furnish
describe outline detail depict portray explain
discuss talk speak converse chat discussion conversation dialogue talking
say state tell mention declare express note remark claim assert insist argue maintain
ask inquire request question query
answer reply respond response
suggest recommend advise propose suggestion recommendation advice
think believe consider feel suppose suspect assume reckon
know understand realize recognize grasp comprehend
want wish desire hope seek
need require demand necessitate must
plan intend aim mean schedule arrange
decide choose select pick opt determine
try attempt seek strive endeavor
help assist aid support facilitate
allow enable permit let authorize empower
let allow permit
make create produce build generate construct develop form
use employ utilize apply adopt usage
get obtain receive acquire gain secure
buy purchase acquire
sell vend
show display exhibit
look watch view see
go travel head move visit
leave depart exit
arrive come reach
meet gather assemble encounter
join attend participate
return come back
send transmit dispatch forward
bring carry take fetch transport convey
put place set position
hold keep retain
grow increase rise expand climb surge soar growth
raise increase lift boost elevate
improve enhance better boost upgrade strengthen
reduce decrease lower cut lessen diminish shrink decline
fall drop decline decrease sink plunge
change alter modify shift adjust
remove delete eliminate discard drop exclude erase
include contain comprise incorporate involve encompass cover feature
cause lead trigger prompt produce
affect influence impact
prevent stop avoid hinder
protect defend guard shield safeguard
attack assault strike
kill murder slay
die death perish decease
injure hurt wound harm
destroy ruin demolish wreck
fight battle combat struggle
win triumph victory prevail
lose loss defeat
test examine check assess evaluate analyze study investigate explore inspect review
study research investigation inquiry probe analysis examination
compare contrast
measure gauge quantify assess
work labor job
job occupation profession career work employment post
worker employee staff labourer personnel
boss manager head chief leader director
company firm business corporation enterprise
country nation state
government authorities administration officials
official authority
police officers cops
people individuals persons citizens residents
child kid youngster youth children
man guy male gentleman
woman lady female
friend pal buddy mate
parents mother father mum dad mom
house home residence dwelling
town city municipality
road street avenue
car vehicle automobile
money cash funds
cost price expense
pay salary wage wages
meeting conference gathering
party celebration
war conflict
invasion attack offensive
problem issue trouble difficulty challenge
mistake error fault
danger risk threat hazard peril
method approach technique way procedure
model framework system scheme architecture
method algorithm
task job assignment
result outcome finding consequence
goal aim objective purpose target
reason cause ground
example instance case sample
kind type sort variety style form
part portion section segment piece
number amount quantity figure
group team band bunch
difference distinction disparity
chance opportunity possibility likelihood
proof evidence
idea concept notion thought
plan proposal scheme project
subject topic theme matter
story tale account narrative
article piece report
book volume
photo picture photograph image
film movie picture
illness disease sickness ailment
ill sick unwell
doctor physician medic
drug medicine medication
vaccine jab shot inoculation
big large huge great vast massive enormous major considerable substantial significant
small little tiny minor slight
important significant crucial vital key essential major critical
new novel fresh recent
old former previous earlier prior
current present existing
latest recent newest
good great fine excellent
bad poor awful terrible
better superior improved
fast quick rapid swift speedy
slow sluggish
easy simple straightforward effortless
hard difficult tough challenging
happy glad pleased content delighted
sad unhappy upset
angry furious mad irate
afraid scared frightened fearful
famous renowned celebrated known
beautiful lovely pretty
strange odd weird unusual
different various diverse varied numerous several multiple many range variety
total complete entire whole full overall
main primary principal chief major key
right correct accurate proper sound
wrong incorrect mistaken false
enough sufficient adequate
often frequently commonly regularly
usually typically generally normally commonly
always constantly invariably
quickly rapidly swiftly fast
about regarding concerning
also too additionally
almost nearly practically
mostly mainly largely chiefly primarily
previously before earlier formerly beforehand
later afterwards subsequently after
now currently presently
because since
probably likely
again anew
worry concern anxiety
hate dislike detest
love like enjoy adore
fire dismiss sack
hire employ recruit
call name phone ring
eat consume
drink beverage
teach instruct train educate
learn study
write compose author
publish release issue
share distribute spread circulate
agree accept consent approve
refuse reject decline deny
promise pledge vow
warn caution alert
accuse blame charge
arrest detain
vote ballot poll election
rule law regulation
deal agreement accord contract
fail failure
succeed success
connect link associate relate tie
mix blend combine merge
separate divide split
throw toss fling
kick throw
hide conceal
wait await
happen occur
travel journey trip
wealth rich affluent
annual yearly
scientist researcher
student pupil
teacher educator instructor
writer author
artist painter
customer client consumer buyer
shop store
food meal`;

function readGroups(): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const line of GROUPS.split('\n')) {
    const roots = [...new Set(line.split(' ').map(stem))];
    for (const root of roots) groups.set(root, [...(groups.get(root) ?? []), ...roots]);
  }
  return groups;
}

/** Stems that may stand for a stem, itself among them. */
export const synonyms: ReadonlyMap<string, readonly string[]> = readGroups();
