import type { CueTable } from './cues';

export const frenchCues: CueTable = {
  firstPerson: `je me moi mon ma mes j`,
  firstPersonPlural: `nous notre nos`,
  secondPerson: `tu te toi vous votre vos`,
  thirdPerson: `il elle ils elles lui`,
  opinion: `crois pense a_mon_avis selon_moi j'espere convaincu heureux fier malheureusement`,
  judgement: `bon bonne mieux meilleur meilleure mauvais important importante beau belle difficile facile
    necessaire essentiel`,
  values: `liberte espoir courage avenir ensemble responsabilite devoir reve valeurs`,
  ceremony: `merci bienvenue mesdames messieurs`,
  obligation: `doit doivent devons faut devrait devraient il_faut`,
  possibility: `peut peuvent pourrait pourraient peut-etre probablement si`,
  comparison: `plus_de moins_de superieur inferieur augment* diminu* baisse hausse croissance record doubl*
    le_plus la_plus`,
  cause: `parce car donc cause causes entrain* provoqu* en_raison grace_a a_cause`,
  past: `depuis annee_derniere pendant ancien ancienne deja siecle hier`,
  present: `aujourd'hui actuellement maintenant`,
  irregularPast: `etait etaient fut furent avait avaient eut fit prit vint mourut naquit`,
  copula: `est sont`,
  public: `loi gouvernement parlement ministere ministre president tribunal universite police election
    budget impot impots entreprise assemblee senat`,
  things: `personnes emplois eleves enfants familles euros dollars energie eau morts blesses habitants
    patients`,
  action: `fonde fondee adopte vote signe ouvert publie construit gagne perdu vendu achete investi
    lance cree creee`,
  generic: `chose choses question probleme idee facon`,
  research: `etude etudes recherche recherches chercheurs enquete donnees`,
  signposting: `ce_chapitre cette_section ce_travail ci-dessous comme_suit voir`,
  definition: `signifie designe c'est-a-dire s'appelle`,
  example: `par_exemple tel telle comme`,
  connective: `et mais donc or`,
  announcement: `va vont sera seront`,
  wishing: `veux voulons voudrais souhait* esper*`,
  vague: `il ca cela quelque_chose`,
  crowd: `centaines milliers millions moitie quart douzaines`,
  passive: `a_ete ont_ete avait_ete`,
  deduction: `cela_signifie ce_qui_signifie il_s'ensuit il_en_resulte comme_indique comme_nous_l'avons equivaut_a`,
  conclusion: `donc ainsi aussi`,
};
