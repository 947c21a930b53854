import type { CueTable } from './cues';

export const spanishCues: CueTable = {
  firstPerson: `yo me mi mis conmigo`,
  firstPersonPlural: `nosotros nuestro nuestra nuestros nuestras nos`,
  secondPerson: `tu te usted ustedes vosotros`,
  thirdPerson: `el ella ellos ellas le les`,
  opinion: `creo pienso opino en_mi_opinion espero convencido feliz orgulloso lamentablemente`,
  judgement: `bueno buena mejor malo mala peor importante bonito dificil facil necesario esencial`,
  values: `libertad esperanza valor futuro juntos responsabilidad deber sueno valores`,
  ceremony: `gracias bienvenidos senoras senores`,
  obligation: `debe deben debemos hay_que tiene_que tienen_que deberia deberian`,
  possibility: `puede pueden podria podrian quiza quizas probablemente si`,
  comparison: `mas_de menos_de mayor menor superior inferior aument* disminu* crecio crecimiento record
    duplic* subio bajo`,
  cause: `porque debido_a por_eso caus* provoc* gracias_a a_causa`,
  past: `hace desde ano_pasado durante antiguo antigua ya siglo ayer`,
  present: `hoy actualmente ahora`,
  irregularPast: `era eran fue fueron habia tuvo hizo vino murio nacio dijo`,
  copula: `es son esta estan`,
  public: `ley gobierno parlamento ministerio ministro presidente tribunal universidad policia eleccion
    elecciones presupuesto impuesto impuestos empresa congreso senado`,
  things: `personas empleos alumnos ninos familias euros dolares energia agua muertos heridos
    habitantes pacientes`,
  action: `fundo fundada aprobo voto firmo abrio publico construyo gano perdio vendio compro invirtio
    lanzo creo`,
  generic: `cosa cosas cuestion problema idea manera`,
  research: `estudio estudios investigacion investigadores encuesta datos`,
  signposting: `este_capitulo esta_seccion este_trabajo a_continuacion vease`,
  definition: `significa se_llama es_decir se_denomina`,
  example: `por_ejemplo como`,
  connective: `y pero entonces`,
  announcement: `va_a van_a sera seran`,
  wishing: `quiero queremos desea desean espera`,
  vague: `eso algo lo`,
  crowd: `cientos miles millones mitad cuarto docenas`,
  passive: `ha_sido han_sido habia_sido`,
  deduction: `esto_significa eso_significa lo_que_significa se_sigue_que como_se_ha como_ya equivale_a`,
  conclusion: `asi luego entonces`,
};
