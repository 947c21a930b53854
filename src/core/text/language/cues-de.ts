import type { CueTable } from './cues';

export const germanCues: CueTable = {
  firstPerson: `ich mich mir mein meine meinen meinem meiner`,
  firstPersonPlural: `wir uns unser unsere unseren unserem unserer`,
  secondPerson: `du dich dir ihr euch sie_sollten dein deine ihnen`,
  thirdPerson: `er sie ihm ihn`,
  opinion: `glaube glauben denke finde finden hoffe meine_meinung meiner_meinung meines_erachtens
    uberzeugt leider zum_gluck froh stolz`,
  judgement: `gut gute guten besser beste schlecht schlechter wichtig wichtige richtig falsch schon schone
    schwierig einfach notwendig entscheidend`,
  values: `freiheit hoffnung mut zukunft gemeinsam verantwortung pflicht traum werte geist vertrauen`,
  ceremony: `danke vielen_dank willkommen sehr_geehrte damen_und_herren`,
  obligation: `muss mussen soll sollen sollte sollten durfen brauchen`,
  possibility: `kann konnen konnte konnten vielleicht moglicherweise wahrscheinlich durfte falls wenn`,
  comparison: `mehr_als weniger_als hoher hohere niedriger grosser kleiner gestiegen stieg stiegen sank
    sanken gesunken wuchs gewachsen verdoppel* zunahme abnahme rekord grosste grossten hochste
    niedrigste doppelt`,
  cause: `weil dadurch deshalb daher fuhrte_zu fuhrt_zu verursach* aufgrund wegen infolge bewirk*`,
  past: `vor_jahren seit letztes_jahr wahrend fruher ehemalige bereits jahrhundert jahrhunderts
    jahrzehnt gestern damals`,
  present: `heute derzeit aktuell gegenwartig jetzt`,
  irregularPast: `war waren hatte hatten wurde wurden kam kamen ging gab fand begann nahm brachte blieb hielt
    sprach starb schrieb sagte`,
  copula: `ist sind sei`,
  public: `gesetz regierung bundestag parlament ministerium minister prasident gericht universitat
    behorde partei polizei wahl haushalt steuer steuern unternehmen verordnung`,
  things: `menschen arbeitsplatze schuler kinder familien euro dollar kosten energie wasser tote
    verletzte einwohner patienten`,
  action: `grundete gegrundet beschloss beschlossen eroffnet* veroffentlich* gebaut gewann verlor
    verkauf* kaufte investier* unterzeichn* einfuhr* entwickel*`,
  generic: `ding dinge sache sachen frage fragen problem idee weise`,
  research: `studie studien forschung forscher untersuchung daten umfrage nachgewiesen`,
  signposting: `dieses_kapitel in_diesem_kapitel dieser_abschnitt in_diesem_abschnitt diese_arbeit
    im_folgenden wie_folgt siehe`,
  definition: `bedeutet heisst bezeichnet das_heisst versteht_man`,
  example: `zum_beispiel etwa beispielsweise wie_etwa`,
  connective: `und aber denn doch sondern also`,
  announcement: `wird werden`,
  wishing: `mochte mochten wollen wunsch* hoffen`,
  vague: `es das etwas`,
  crowd: `hunderte tausende millionen halfte viertel dutzende`,
  passive: `worden`,
  deduction: `das_bedeutet dies_bedeutet das_heisst daraus_folgt wie_erwahnt wie_bereits entspricht_also`,
  conclusion: `also somit folglich demnach mithin daher deshalb`,
};
