/*
 * Families of things, of which each stands for itself: where a statement has one and its source another, one was
 * mistaken for the other. Written down from general knowledge; a word and what it is a kind of ("car", "vehicle")
 * are never in one family, and neither are two words for the same. English.
 */

/** Families, apart by `|`. */
const FAMILIES = `red orange yellow green blue purple pink brown black white grey gold silver|
north south east west northern southern eastern western|second minute hour day week month year decade century|
hourly daily weekly monthly quarterly yearly biennial|spring summer autumn winter|
morning noon afternoon evening night midnight dawn|breakfast lunch dinner brunch|
hundred thousand million billion trillion|millimetre centimetre metre kilometre inch foot yard mile|
gram kilogram tonne ounce|dollar euro pound yen yuan franc peso rupee|
mother father brother sister son daughter uncle aunt cousin nephew niece grandmother grandfather wife husband girlfriend boyfriend|
man woman boy girl|male female|africa asia europe america australia antarctica|
dog cat horse cow pig sheep goat bird fish mouse rat rabbit snake monkey elephant lion tiger bear pigeon parrot chicken duck|
apple banana orange lemon strawberry grape cherry peach pear|beer wine whisky vodka coffee tea juice milk|
car bus train plane ship truck bicycle motorcycle tram helicopter|
football basketball baseball tennis golf hockey cricket rugby volleyball|
guitar piano drum violin flute saxophone trumpet|
doctor nurse teacher lawyer engineer scientist journalist actor singer dancer painter photographer architect pilot soldier farmer chef waiter accountant dentist musician comedian astronaut|
goalkeeper defender midfielder striker quarterback pitcher catcher|
president senator governor mayor king queen prince princess emperor chancellor ambassador|
school university hospital church museum library theatre cinema restaurant hotel airport stadium prison factory supermarket|
kitchen bathroom bedroom garage garden basement attic|
film book album opera poem magazine newspaper podcast painting|drama comedy horror western romance|
jazz blues metal punk reggae folk disco|river lake sea mountain valley island desert forest beach cliff|
village town city county state province country continent|
earthquake flood storm hurricane tornado drought volcano tsunami avalanche|
copper iron steel bronze aluminium zinc|wood stone glass plastic paper leather cotton wool silk|
cancer diabetes flu malaria tuberculosis measles pneumonia asthma|
arrest murder theft fraud burglary kidnapping manslaughter|
monday tuesday wednesday thursday friday saturday sunday|christian muslim jewish buddhist hindu|
democrat republican|bachelor master doctorate|primary secondary tertiary|single double triple|
solo duo trio quartet|
mathematics physics chemistry biology geography economics philosophy psychology sociology|
coal oil gas nuclear solar wind|knife bomb rifle pistol sword|army navy police|
federal provincial state municipal regional local national international global|
visual auditory tactile olfactory verbal textual|input output|upper lower middle|inner outer|front back side|
northeast northwest southeast southwest|horizontal vertical diagonal|
linear quadratic cubic exponential logarithmic|scalar vector matrix tensor|positive negative neutral zero|
minimum maximum average median|mean median mode variance|precision recall accuracy|training validation test|
encoder decoder|generator discriminator|client server|upload download|hardware software firmware|
laptop desktop tablet smartphone|keyboard mouse screen printer|email letter phone fax|
facebook instagram twitter tiktok youtube snapchat linkedin whatsapp telegram reddit|
google apple microsoft amazon meta|iphone android|windows linux macos|excel word powerpoint|
video audio image text|photo video audio|row column|noun verb adjective adverb preposition pronoun|
vowel consonant|question answer|chapter section paragraph page|title subtitle abstract|
author editor publisher translator illustrator|reader writer|speaker listener|teacher student|doctor patient|
employer employee|landlord tenant|buyer seller|lender borrower|creditor debtor|plaintiff defendant|
prosecutor defender judge jury|witness suspect victim|host guest|parent child|winner loser|predator prey|
leader follower|master servant|founder successor owner tenant|chairman secretary treasurer|manager worker|
captain lieutenant sergeant major colonel general|admiral general marshal|officer soldier|pilot passenger|
driver passenger pedestrian cyclist|player coach referee|singer guitarist drummer bassist pianist violinist|
composer conductor|director producer screenwriter actor cameraman|painter sculptor photographer|
poet novelist playwright essayist|
physicist chemist biologist mathematician geologist astronomer botanist historian economist|
dentist surgeon nurse pharmacist psychologist psychiatrist veterinarian|
carpenter plumber electrician bricklayer painter roofer|baker butcher cook waiter bartender|
tailor shoemaker weaver|farmer fisherman hunter miner|clerk cashier secretary receptionist|
priest rabbi imam monk nun pope|church mosque synagogue temple|bible koran torah|
easter christmas thanksgiving halloween ramadan hanukkah|birthday wedding funeral anniversary baptism|
bride groom|widow widower|cousin sibling twin|grandson granddaughter|
friend colleague neighbor stranger relative roommate classmate|boss colleague subordinate|
infant toddler teenager adult senior|men women children|duke duchess|lord lady|
parliament senate congress council cabinet court|house senate|minister mayor governor president chancellor|
prime deputy vice|democracy monarchy dictatorship republic|socialist communist liberal conservative fascist|
left right center|government opposition|import export|supply demand|revenue profit loss cost|income expense|
asset liability|stock bond commodity|wholesale retail|tax tariff subsidy|gold silver platinum copper|
deposit withdrawal|credit debit|cash card cheque|budget deficit surplus|inflation unemployment growth|
loan grant|mortgage rent|bank insurance|factory warehouse office|workshop seminar lecture|
kitchen bedroom bathroom garage cellar balcony|floor wall ceiling roof|door window gate|
chair table sofa bed desk shelf|plate bowl glass bottle|knife fork spoon|
shirt trousers skirt dress jacket coat hat shoe sock glove scarf|beer wine whiskey vodka rum gin cider|
tea coffee juice water milk lemonade cocoa|butter cheese yogurt cream milk|dairy meat vegetable fruit grain|
beef pork chicken lamb turkey veal mutton|salmon tuna cod trout herring shrimp|fish meat|
apple pear plum cherry orange lemon banana grape melon|carrot potato onion tomato cabbage cucumber pepper|
rice pasta bread potato|pizza burger pasta sushi salad soup sandwich|cake cookie pie ice|sugar salt pepper|
chocolate vanilla strawberry|sweet sour bitter salty|wheat corn barley oats rye|cotton wool silk linen|
oak pine birch maple beech|rose tulip lily daisy|dog cat rabbit hamster parrot|horse donkey mule camel|
lion tiger leopard wolf bear fox|whale dolphin shark seal|eagle hawk owl raven swan|
ant bee wasp spider fly mosquito|snake lizard turtle frog crocodile|mammal bird reptile fish insect|
animal plant fungus|virus bacterium parasite fungus|heart liver kidney lung brain stomach|
arm leg hand foot knee elbow shoulder|head neck chest back|eye ear nose mouth|finger toe|
skin bone muscle blood|fever cough headache nausea|cancer stroke diabetes|vaccine antibiotic|
mouse rat monkey human|vision hearing smell touch|sleep hunger thirst|anger fear joy sadness disgust surprise|
happy sad angry afraid|depression anxiety|hot cold warm cool|sunny rainy cloudy snowy windy foggy|
rain snow hail fog wind sun|earth moon sun mars venus jupiter saturn mercury|
planet star moon galaxy comet asteroid|solid liquid gas|hydrogen oxygen nitrogen carbon helium|
iron copper aluminium lead tin zinc nickel|diamond ruby emerald|coal oil gas uranium|solar wind hydro nuclear|
petrol diesel electric hybrid|electric mechanical hydraulic|train tram subway|road rail air sea|
airport harbor station|bridge tunnel|river lake canal stream|sea bay gulf|mountain hill valley plain|
island peninsula|forest meadow swamp desert|beach cliff cave|urban rural suburban|castle palace tower|
school kindergarten university college|bachelor master doctor|essay thesis dissertation|math history geography|
english french spanish german italian portuguese russian chinese japanese arabic hindi korean turkish polish dutch greek latin|
british american canadian australian irish scottish|
israeli palestinian egyptian syrian lebanese jordanian saudi iranian iraqi|indian pakistani bangladeshi|
mexican brazilian argentine chilean colombian|nigerian kenyan ethiopian|european asian african american|
goal assist|win draw loss|gold silver bronze|semifinal quarterfinal final|bat ball|song album concert|
soprano alto tenor bass|jazz rock pop classical country folk|comedy tragedy drama|film series|
movie book song game|novel poem play|newspaper magazine radio television|podcast blog|journalist editor|
painting sculpture photograph drawing|ballet opera|chess poker|
january february march april june july august september october november december|yesterday today tomorrow|
past future|first second third fourth fifth sixth seventh eighth ninth tenth|half third quarter|
once twice thrice|murder manslaughter assault burglary theft arson fraud|arrest trial conviction acquittal|
fine imprisonment|civil criminal|guilty innocent|gun knife bomb|tank helicopter jet submarine|war peace|
attack retreat|victory defeat|bomb missile|nuclear chemical biological conventional|victim perpetrator|
killed injured|sick healthy dead|infected vaccinated|hospital clinic pharmacy|asleep awake|drunk sober|
married divorced single widowed engaged|blond brunette|tall short|circle square triangle rectangle|
cube sphere pyramid cylinder cone|meter kilometer mile yard foot inch|liter gallon pint|
celsius fahrenheit kelvin|megabyte gigabyte terabyte|kilobyte megabyte|supervised unsupervised reinforcement|
convolutional recurrent|classification regression clustering|deterministic stochastic|discrete continuous|
static dynamic|parametric nonparametric|unimodal multimodal bimodal|univariate multivariate|
symmetric asymmetric|synchronous asynchronous|online offline|manual automatic|wired wireless|analog digital|
active passive|direct indirect|explicit implicit|qualitative quantitative|theoretical empirical experimental|
objective subjective|relative absolute|internal external|public private|voluntary mandatory|formal informal|
permanent temporary|domestic foreign|military civilian|commercial residential industrial agricultural|
religious secular|economic political social cultural environmental|physical mental emotional|
medical legal financial|mechanical electrical chemical thermal|organic inorganic|ancient medieval modern|
junior senior|amateur professional|wild domestic|raw cooked fried boiled grilled baked|vegetarian vegan|
founder chairman director investor employee customer shareholder|ceo cfo cto chairman|
supplier customer competitor|manufacturer retailer distributor wholesaler|producer consumer|buyer supplier|
landowner farmer|tourist resident|citizen foreigner|immigrant native|refugee tourist|voter candidate|
senator congressman governor mayor|senator representative|ambassador consul minister|spokesman president|
detective sergeant constable|sheriff judge|fireman policeman|firefighter paramedic policeman|soldier civilian|
sailor soldier pilot marine|guard prisoner|hostage kidnapper|thief policeman|lawyer judge client|juror judge|
patient nurse|surgeon patient|therapist patient|researcher participant|scientist politician|professor student|
headmaster teacher|librarian teacher|babysitter nanny mother|bartender waiter customer|
cleaner janitor gardener|mechanic driver|conductor driver|coach goalkeeper striker|
quarterback receiver linebacker cornerback kicker|pitcher catcher batter outfielder shortstop|
forward guard center|batsman bowler wicketkeeper|sprinter swimmer gymnast cyclist skier boxer wrestler|
marathon sprint relay|hurdles javelin discus|quarterback running|referee linesman|fan player|
vocalist drummer guitarist|rapper singer|soloist choir|orchestra band choir quartet|verse chorus bridge|
lyrics melody rhythm|villain hero|prologue epilogue|sequel prequel remake|trailer film|act scene|stage screen|
stadium arena|theater cinema museum|museum library archive|zoo aquarium park|park playground square|
market mall supermarket|bakery butchery grocery pharmacy|cafe restaurant bar|restaurant cafe nightclub|
hotel hostel motel apartment|house apartment cottage villa|tent cabin caravan|roof basement|hall lobby|
elevator stairs escalator|bath shower|toilet shower|oven stove microwave fridge dishwasher|
refrigerator freezer|blanket pillow mattress|carpet curtain|lamp candle|clock watch|
ring necklace bracelet earring|umbrella raincoat|backpack suitcase handbag|wallet purse|glasses lenses|
pen pencil|book notebook|hammer saw drill screwdriver|rope chain wire cable|nail screw|bottle can jar|
bucket basket box|bag box|cardboard plastic|brick concrete wood stone|wooden metal plastic|leather rubber|
paint ink|oil water|petrol water|smoke steam|fire flood|fire explosion|earthquake landslide avalanche tsunami|
landslide collapse|eruption earthquake|tornado blizzard|sunrise sunset|dawn dusk|weekday weekend|
holiday workday|wedding divorce|birth death|engagement wedding|pregnancy birth|childhood adulthood|
kitten puppy|cattle poultry|calf lamb|hen rooster|duck goose chicken turkey|dove crow|sparrow pigeon|
butterfly moth|shrimp crab lobster|squid octopus|deer elk moose|monkey gorilla chimpanzee|
elephant rhinoceros hippopotamus giraffe zebra|kangaroo koala|leaf root stem flower|seed fruit|tree bush grass|
peanut almond walnut|garlic onion ginger|basil oregano parsley mint|ketchup mustard mayonnaise|honey jam|
toast cereal|egg bacon sausage|steak burger|fries chips|dessert appetizer|snack dessert drink|bread butter|
rice noodles|tofu meat|espresso cappuccino latte|lemonade cola|soda juice|alcohol caffeine nicotine|
cigarette cigar|alcoholic nonalcoholic|gluten lactose|protein carbohydrate fat fiber|vitamin mineral|
calcium iron zinc magnesium|insulin adrenaline|artery vein|blood urine saliva|neuron muscle|retina cornea|
cardiac pulmonary renal hepatic|spine skull|ankle wrist|forehead cheek chin|hair beard|tooth tongue|
smell taste|cough sneeze|infection allergy|allergy asthma|fracture sprain|migraine insomnia|autism dyslexia|
pill injection|tablet injection|surgery chemotherapy radiotherapy|bandage stitches|ambulance helicopter|
mask glove|diagnosis treatment|symptom cause|cause effect|risk benefit|theory practice|method result|
hypothesis conclusion|introduction conclusion|table figure|axiom theorem lemma|algebra geometry calculus|
sum product quotient difference|addition subtraction multiplication division|integer fraction|odd even|
numerator denominator|length width height depth|height weight|weight volume|area volume perimeter|
speed acceleration|mass velocity|temperature pressure humidity|voltage current resistance|
electron proton neutron|atom molecule|acid base|metal nonmetal|crystal glass|laser radar sonar|
ultraviolet infrared|microscope telescope|satellite rocket drone|rover orbiter lander|sensor actuator|
robot human|camera microphone|screen speaker|battery charger|cable antenna|disk tape|memory processor|cpu gpu|
database spreadsheet|website app|browser editor|password username|hacker programmer|virus worm trojan|
bug feature|bit byte|pixel voxel|graph tree|node edge|edge vertex|vertices edges|queue stack|list set|
array list|string integer|depth breadth|greedy optimal|random fixed|gradient hessian|loss reward|
reward penalty|agent environment|policy value|weights biases|layer neuron|convolution attention|
recurrent feedforward|shallow deep|sparse dense|convex concave|bounded unbounded|single multiple|
pairwise individual|word sentence paragraph|word character|syllable letter|syntax semantics|syntactic semantic|
grammar vocabulary|pronunciation spelling|translation transcription|speech writing|spoken written|oral written|
reading writing listening speaking|summarization translation|prediction explanation|accuracy speed|
latency throughput|precision speed|bandwidth storage|source target|origin destination|sender receiver|
cause consequence|start end|beginning middle end|top bottom|clockwise counterclockwise|indoor outdoor|
indoors outdoors|upstairs downstairs|onshore offshore|overseas domestic|inland coastal|coast mountains|
arctic antarctic|atlantic pacific indian|equator pole|capital province|district region|embassy consulate|
embassy ministry|ministry committee|senate committee|police firefighters|bank government|union employer|
company government|charity company|university company|prison courthouse|kindergarten nursery|lecture exam|
homework exam|exam interview|essay exam|grade diploma|scholarship loan|tuition rent|rent salary|salary bonus|
pension salary|wage price|discount surcharge|refund payment|invoice receipt|profit turnover|sales costs|
revenue costs|shares bonds|debt equity|merger acquisition|bankruptcy merger|hiring layoffs|strike lockout|
promotion dismissal|resignation appointment|retirement appointment|election referendum|vote debate|treaty war|
ceasefire offensive|invasion withdrawal|occupation liberation|sanction aid|protest parade|riot parade|
bombing shooting stabbing|shooting stabbing strangling|hijacking bombing|drowning burning|
accident suicide murder|lawsuit settlement|bail parole probation|verdict appeal|lawsuit investigation|tax fine|
permit ban|law bill amendment|article amendment|constitution treaty|copyright patent trademark|contract lease|
will contract|passport visa|ticket passport|visa permit|departure arrival|takeoff landing|delay cancellation|
flight train|cruise flight|bicycle scooter|engine brake|wheel engine|tire windshield|gasoline electricity|
sail rudder|anchor mast|captain crew|crew passengers|helmet vest|seat aisle|cabin cockpit|runway terminal|
platform track|waterfall lake|volcano glacier|glacier desert|coal copper|wheat rice|vineyard orchard|
tractor plough|harvest sowing|forest field|garden field|fence wall|door roof|window roof|shirt shoes|
jeans skirt|suit dress|uniform costume|boots sandals|perfume soap shampoo|makeup jewelry|toothbrush towel|
puzzle chess|cards dice|doll ball|kite balloon|swimming running cycling hiking climbing|
skiing skating snowboarding|surfing sailing rowing|yoga pilates meditation|boxing wrestling judo karate|
hockey handball|tennis badminton squash|cooking baking|cooking cleaning|reading painting|singing dancing|
knitting sewing|gardening fishing|hunting fishing|camping hiking|shopping cooking|photography painting|
poetry prose|fiction nonfiction|autobiography biography|opera musical|ballet tango waltz|salsa tango|
violin cello|trumpet trombone|flute clarinet|piano organ|acoustic electric|studio live|album single|
vinyl cassette|episode season|podcast newsletter|host listener|interview lecture|sermon lecture|
speech interview|speech letter|letter diary|poem letter|photo letter|portrait landscape|sketch photograph|
oil watercolor|comedy documentary|western musical|cartoon documentary|silent sound|hopeful desperate|
proud ashamed|excited bored|calm nervous|grateful resentful|curious indifferent|jealous proud|confident shy|
optimistic pessimistic|serious humorous|angry amused|angry disappointed|lazy hardworking|generous greedy|
rich poor|famous unknown|young old|elderly young|tall fat|thin fat|blind deaf|homosexual heterosexual|
gay lesbian bisexual transgender|catholic protestant orthodox|sunni shia|hindu sikh|atheist believer|
capitalist communist|republican democratic|conservative labour|royal imperial|imperial republican|
colonial postcolonial|medieval renaissance baroque|gothic baroque romanesque|victorian edwardian|roman greek|
bronze iron stone|prehistoric medieval|nineteenth twentieth|eighteenth nineteenth|century decade millennium|
hourly nightly|overnight daytime|lunchtime dinner|walk run|swim run|sing dance|read write|speak listen|
buy rent|sell rent|cook order|drive walk|fly drive|call email|text call|write call|hug kiss|laugh cry|
smile frown|sit stand|sleep eat|eat drink|wash iron|clean cook|paint photograph|film photograph|draw write|
teach learn|study teach|lend give|rob murder|shoot stab|stab strangle|kidnap kill|arrest release|sue arrest|
marry divorce|resign retire|hire promote|graduate enroll|vaccinate infect|download delete|upload delete|
print scan|record play|encrypt decrypt|compress expand|freeze melt|boil fry bake|grow shrink|plant harvest|
dig fill|build repair|repair replace|recycle burn|import produce`;

/** A word as it is written, folded, with what it may be the plural of. */
export function singulars(folded: string): string[] {
  return [folded, folded.replace(/s$/, ''), folded.replace(/es$/, ''), folded.replace(/ies$/, 'y')];
}

function readFamilies(): ReadonlyMap<string, readonly string[]> {
  const families = new Map<string, string[]>();
  for (const family of FAMILIES.replaceAll('\n', '').split('|')) {
    const members = family.split(' ');
    for (const word of members) {
      const others = members.filter((other) => other !== word);
      families.set(word, [...(families.get(word) ?? []), ...others]);
    }
  }
  return families;
}

/** The other members of the families of a folded word. */
export const siblings: ReadonlyMap<string, readonly string[]> = readFamilies();
