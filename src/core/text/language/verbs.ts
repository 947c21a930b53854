import { stem } from '../stem';

/** Verbs of reports, many of them nouns as well. Written down from general knowledge, English. */
const VERBS = `abandon abbreviate abolish absorb abuse accelerate accentuate accept access acclaim accommodate accompany
accomplish accumulate accuse achieve acknowledge acquaint acquire act adapt add address adhere adjourn adjust
administer admire admit adopt adorn advance advertise advise advocate affect affirm aggravate aid aim air alarm
allege alleviate allocate allot allow alter amass amaze amend amuse analyse analyze anger annihilate announce
annoy annul answer anticipate apologize appeal appear append applaud apply appoint apportion appraise appreciate
apprehend approach approve argue arise arrange arrest arrive ascend ascertain ascribe ask assail assault
assemble assert assess assign assimilate assist assume assure astonish astound attach attack attain attempt
attend attest attract attribute authorize avoid await awaken award axe back baffle balance ban banish bankroll
bar bargain base bathe battle be bear beat become beg begin behave believe benefit bestow bet betray better
bewilder bicker bind blame blast blaze blend block boast bolster book boost boot borrow bother brag breach break
breathe bring broadcast broaden brush build bump burn burst bury butcher buy calculate call calm campaign cancel
canvass capture care carry cast catch categorize cause caution cave cease celebrate censure center centre
challenge champion change characterize charge chase chat cheat check cherish chill choose chuckle circulate cite
claim clarify classify clean cleanse clear climb close clothe coerce collaborate collapse collect collide combat
combine come comfort command commemorate commend comment commit communicate compel compensate compete compile
complain complete compliment comply compose comprehend comprise compute con conceal concede conceive concentrate
concern conclude condemn conduct confer confess confine confirm confront confuse congratulate connect conquer
conserve consider consist console constrain construct consult consume contact contain contaminate contemplate
contend contest continue contract contradict contravene contribute control converse convert convey convince cook
cool cooperate cope copy correct correspond corroborate cost counsel count counter counteract couple cover crack
crash crave create credit creep criticise criticize cross cruise crumble crush cry cultivate curb cure customize
cut damage dance dare date deal debate debut deceive decide declare decline decorate decrease decry dedicate
deduce deem defeat defend defer define defraud delay delete delight deliver delve demand demolish demonstrate
denote denounce deny depart depend depict deploy derive describe desert deserve design designate desire destroy
detail detain detect deteriorate determine detest detonate devastate develop devise devote devour dial dictate
die differ differentiate dig dim diminish dine dip direct disallow disappear disappoint disband discern
discipline disclose discover discriminate discuss dislike dismiss dispatch display dispute disregard disrupt
dissect dissolve distinguish distribute disturb diverge divide divorce divulge do document dodge donate doubt
download draft drag drain draw dread dress drift drive drop drown dub due dump dupe duplicate dwell dwindle
earmark earn ease eat echo educate eject elaborate elect elevate elicit eliminate email embark embellish embody
embrace emerge emit emphasize employ empty enable enact encircle encompass encounter encourage end endanger
endeavor endeavour endorse endure enforce engage enhance enjoy enlarge enlist enquire enrich enroll ensure
entail enter entertain entice entitle entreat entrust enumerate envision equip eradicate erase erect escalate
escape eschew escort establish esteem estimate evacuate evade evaluate evoke evolve exacerbate exaggerate
examine excavate exceed excel exchange excite exclude excuse execute exhale exhaust exhibit exist expand expect
expedite expel experience experiment expire explain explode exploit explore export expose express expunge extend
extract face facilitate fade fail fall familiarize fasten fault favor favour fear feature feed feel feign fetch
fight file fill film finalize finance find finish fire fit fix flee float flood flop flourish flow fluctuate fly
focus follow fool forbid force forecast foresee forget forgive forgo form formulate forsake fortify foster found
fracture free freeze frighten frustrate fulfil fulfill function fund furnish fuse gain gamble gather gauge gaze
generalize generate get giggle give glance glow go govern grab graduate grant grasp greet grieve grin grip
ground group grow grumble guarantee guard guess guide hail halt halve hammer hamper hand handle hang happen
harass harm harvest hasten hate haul have head heal hear heat help hesitate hide highlight hinder hinge hint
hire hit hold honor honour hop hope host house hunt hurry hurt identify ignite ignore illuminate illustrate
imagine imitate impact impair impart impede implement implore imply import impose impress imprison improve
inaugurate incarcerate incinerate incline include incorporate increase incur indicate induce infer influence
inform infringe inhabit inhale inherit inhibit initiate inject injure innovate inquire insert insist inspect
inspire install instruct insult integrate intend intensify inter interact interfere interpret interrupt
intervene interview introduce inundate invade invent invest investigate invite involve irritate isolate issue
jail jeopardize jest jog join joke journey judge jump justify keep kick kid kill knock know label lack lambast
land last laugh launch lead leak lean leap learn lease leave lecture lend lengthen lessen leverage levy liberate
lie lift light like limit link listen live load loan loathe locate lock long look loosen lose love lower lure
mail maintain make maltreat manage mandate manipulate manufacture march mark market marry mask massacre master
match mature maximize mean measure meddle mediate meet melt mend mention merge merit migrate mimic mind minimize
mirror misplace miss mistake mistreat misuse mitigate mix moan mock model moderate modernize modify monitor
motivate motor mount mourn move multiply murder murmur nab name nap narrate narrow navigate near need neglect
negotiate nickname nominate note notice notify nourish number obey object obligate oblige obscure observe
obstruct obtain occupy occur offend offer offset omit open operate oppose opt order organise organize originate
oust outdo outlaw outline outlive outnumber outperform outstrip overcome overhaul overlook overpower oversee
overstate overturn overwhelm owe own pacify pack paint panic pardon park participate partition partner pass
pause pay peek peer penalize perceive perform perish permit perpetrate perplex persist persuade phone pick
picture pile pinpoint place plan plant play plead please pledge plot plug plummet plunge point polish poll
pollute ponder portray pose possess post postpone pour practice practise praise pray preach predict prefer
premiere prepare prescribe present preserve press pressure presume pretend prevail prevent print probe proceed
process proclaim procure produce profit progress prohibit project prolong promise promote prompt prop propel
propose prosecute prosper protect protest prove provide provoke publicize publish puff pull punish purchase
pursue push put puzzle qualify quantify quarrel query question quicken quit quiz quote race raid raise rally
range rank rate ratify reach react read ready realize reassure reboot rebuild rebuke rebut recall recap receive
reckon recognize recollect recommend reconcile reconstruct record recover recruit rectify recycle redesign
reduce refer reference refine reflect reform refrain refresh refurbish refuse refute regain regard register
regret regulate rehearse reinforce reiterate reject rejoice relate relax relay release relieve relinquish relish
relocate rely remain remark remedy remember remind remove render renew renovate rent reopen repair repeal repeat
replace replicate reply report represent reproduce request require rescind rescue research resemble reserve
reside resign resist resolve respect respond rest restart restore restrain restrict result resume retain retire
retort retreat retrieve return reuse revamp reveal revere reverse review revise revive revoke reward ride
ridicule ring rip rise roam rob roll root rotate row rue ruin rule run rush sabotage sack sacrifice sadden sail
salvage sample sanction satisfy save savor say scale scan scare scatter schedule scheme school scold score scrap
scream screen scrub scrutinize search seat secure see seek seem seize select sell send sense separate serve set
settle shake shape share shatter shed shelter shift shine ship shock shoot shop shore shorten shout show shrink
shun shut sidestep sign signal signify simplify simulate sing sink sit situate sketch skip slam slash slaughter
slay sleep slice slide slip slow slumber slump smash smell smile smoke snap snatch sneak sniff soak soar sob
solve soothe sort sound sow span spark speak specialize specify speculate speed spell spend spill spin split
spoil sponsor spot spread spur squabble squander squash squeeze stage stand stare start startle state stay steal
steer stem step stick stimulate stir stop store storm stream strengthen stress stretch strike strip strive
stroll struggle study stun submerge submit subscribe substitute succeed sue suffer suggest suit summarise
summarize summon supervise supply support suppose suppress surface surge surpass surprise surrender surround
survey survive suspect suspend sustain swallow swap sway swear sweep swim swindle swing switch symbolize
synthesize tackle tailor take talk tally target taste teach team tear tease telephone tell tempt tend term
terminate terrify test testify thank thaw think threaten thrill thrive throw tie tighten tire title tolerate top
torment torture toss total touch tour trace track trade trail train transfer transform translate transmit
transport trap travel traverse treasure treat tremble trick trigger trim triumph trouble trust try tumble turn
uncover undergo underline undermine underscore understand undertake unearth uninstall unite unveil update
upgrade uphold upset urge use utilize validate value vanish vanquish vary venture verify vex vie view violate
visit visualize voice volunteer vote vow wait wake walk wander wane want warm warn wash waste watch weaken wed
weep weigh welcome whip whisper widen win wipe wish withdraw withhold withstand witness wonder work worry worsen
wound wrap wreck write yearn yell yield`;

/** Stems of words that may say what somebody does, for which a writer has many words to choose from. */
export const verbs: ReadonlySet<string> = new Set(VERBS.split(/\s/).map(stem));
