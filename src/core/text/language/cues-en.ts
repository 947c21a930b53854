import type { CueTable } from './cues';

/** What the star and the underscore mean stands at `CueTable`. */
export const englishCues: CueTable = {
  firstPerson: `i me my mine myself i'm i've i'll i'd`,
  firstPersonPlural: `we us our ours ourselves we're we've we'll we'd let's`,
  secondPerson: `you your yours yourself yourselves you're you've you'll`,
  thirdPerson: `he she they him her them his their he's she's they're they've`,
  opinion: `believe believes think hope hopes wish wishes feel feels guess opinion view convinced
    confident prefer love hate like disagree agree proud honor honored honour honoured glad
    happy sorry certain sure imagine suppose doubt trust admire grateful appreciate pleased
    pleasure privilege sincerely personally in_my_view in_my_opinion i'd say it_seems_to_me`,
  judgement: `good better great greatest bad worse wrong right important best worst wonderful terrible
    beautiful fair unfair unacceptable amazing outstanding remarkable incredible extraordinary
    tremendous vital essential necessary critical crucial true truth strong stronger simple easy
    hard difficult real special fine excellent magnificent shameful proud honest decent smart
    tough bold wise`,
  values: `dream* hope hopes faith courage freedom liberty future together spirit promise values moral
    dignity heart hearts soul destiny greatness prosperity opportunity opportunities generations
    challenge challenges vision cause purpose journey responsibility duty determination
    commitment leadership partnership character heroes hero sacrifice* compassion unity
    compromise excellence priority priorities responsibilities success waiting waited keep stay
    move moving`,
  ceremony: `thank thanks welcome bless god ladies_gentlemen congratulations applause good_evening
    good_night distinguished guests fellow_citizens please_join_me mr_speaker salute honor
    tribute amen pray prayers`,
  obligation: `must should ought need needs shall have_to has_to got_to had_better supposed_to
    cannot_afford it_is_time it's_time let_us let's let require*`,
  possibility: `may might could can perhaps maybe possibly probably likely unlikely seem seems appear
    appears potential* if would potentially`,
  comparison: `more_than less_than fewer higher lower larger smaller greater faster slower cheaper bigger
    increase* decreas* rise rises rose risen rising fall falls fell fallen falling grow grows
    grew grown growth drop drops dropped dropping double* triple* doubled tripled declin* reduc*
    cut cuts record highest lowest largest smallest biggest fastest most least majority minority
    half twice times as_compared compared_with rank* outpac* exceed* improv* gain* shrink*
    shrank lost average rate surplus deficit level levels`,
  cause: `because caus* led_to leads_to lead_to result results resulted due_to thanks_to therefore
    consequence* consequently affect* effect_of impact* responsible_for contribut* hence thus
    enable enables enabled prevent* allow allows allowed reason_for means_that associated_with
    linked_to correlat*`,
  past: `ago last_year last_month last_week last_session since during previous* former* years earlier
    decade decades century centuries history historically yesterday in_the_past early once
    recent recently already back_then over_the_past over_the_last first_time so_far to_date
    until up_to_now`,
  present: `now today currently tonight presently at_present these_days this_year this_month this_week
    nowadays still remains remain`,
  irregularPast: `was were had did made took came went gave got found left became began brought built bought
    broke chose drew drove fell felt fought grew held kept knew laid led lost met paid put ran
    rose said sat saw sent set shot showed sold spent spoke spread stood struck taught thought
    threw told understood voted won wrote born died cost hit`,
  copula: `is are am be being was were been isn't aren't it's that's there's`,
  public: `act law laws bill legislation legislature program programs department agency council
    committee commission congress senate house administration court courts president governor
    mayor minister parliament university college school schools hospital hospitals police
    military army company companies corporation industry industries bank banks union tax taxes
    budget fund funds funding policy policies election elections votes district county city
    treaty bond bonds regulation* reform reforms initiative agencies bureau ministry office
    officials secretary senator representative ordinance statute amendment budgets crisis
    districts poverty`,
  things: `jobs workers students teachers families children women men patients employees businesses
    veterans taxpayers troops soldiers farmers voters consumers residents inmates prisoners
    immigrants households miles acres roads highways bridges water energy oil gas land plants
    vehicles insurance care health wages income money dollars cents debt spending costs cost
    revenue prices trade war crime drugs weapons treatment research technology data region`,
  action: `pass passed sign signed create* provid* fund funded invest* build building built approv*
    launch* establish* implement* expand* complet* appoint* elect* vote voted enact* adopt*
    award* receiv* sent serve served serving spent pay pays paid hire hired arrest* kill*
    attack* win won lost close closed open opened releas* introduc* develop* publish* found
    founded join joined cover covers covered protect* eliminat* deliver* support* oppos* raise
    raised replac* remov* restor* attend* produc* offer offers offered generat* sav* train*
    teach* teaches deploy* ban banned sue sued bring brought save saved appear*`,
  generic: `everyone everybody someone anybody anyone nobody thing things something anything nothing way
    ways everything kind lot lots stuff place part point fact question problem problems issue
    issues idea ideas matter difference work job task step`,
  research: `study studies survey research researchers experiment* evidence data shown known found_that
    results_observed measured participants reported analysis literature authors
    literature_review state_of_the_art hypothesis theory findings proposed_by developed_by
    introduced_by described_in coined invent* pioneer* discover* demonstrated argues defined_by
    according_to investigated seminal widely commonly popular traditionally originally
    well_known often usually typically`,
  signposting: `this_chapter this_section this_thesis this_paper this_article this_work this_post this_essay
    this_report this_part in_the_following we_now_turn as_discussed as_mentioned as_described
    above below next_section next_chapter previous_section previous_chapter see_section
    see_chapter see_figure figure table outline summary remainder will_discuss will_show
    will_present will_describe will_introduce first_of_all tonight i_want_to_talk let_me_begin
    let_me_turn turn_to as_follows appendix introduction`,
  instruction: `click press type run open install select choose enter note consider recall remember see use
    set download make_sure try check copy add keep imagine suppose assume take look please`,
  definition: `is_defined_as means refers_to refer_to is_called are_called known_as that_is i.e namely
    denotes stands_for consists_of consist_of definition term we_define we_call notation`,
  example: `for_example for_instance such_as e.g including like`,
  connective: `and but so or yet now then well because also`,
  announcement: `will going_to gonna i'll we'll they'll it'll he'll she'll propose proposes proposed
    proposing proposal proposals recommend* asking request* plan plans planned planning
    initiative initiatives pledge* pass`,
  wishing: `want wants wish wishes hope hopes deserve deserves look_forward continue strive seek*
    aspire* try trying work_with working_with work_together ready_to determined_to committed
    commit commitment call_upon call_on intend* aim* would_like urge* if we_must ought invite
    dedicated`,
  audience: `people americans american_people nation country citizens fellow brothers sisters neighbors
    folks chamber room tonight everyone ourselves voices voice friends community communities
    together`,
  vague: `it it's everything something this that's what whatever thing things stuff way`,
  crowd: `hundreds thousands millions billions dozens half quarter lot_of lots_of number_of`,
  perception: `see seen look looks looking hear heard know knows understand remember listen watch think
    believe`,
  passive: `has_been have_been had_been has_also_been have_also_been`,
  deduction: `which_means this_means that_means would_mean should_mean it_follows this_implies
    that_implies which_implies implies_that roughly_equivalent_to works_out_to amounts_to comes_out_to
    should_occur should_make as_noted as_stated as_mentioned as_previously as_already as_we_saw
    as_we_have_seen with_probability`,
  conclusion: `so thus therefore hence consequently accordingly`,
};
