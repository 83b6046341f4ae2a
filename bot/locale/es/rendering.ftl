# A message that shows an answer, its buttons, and the passage that a citation opens.
from-article = Del artículo
speaker-not-named = Persona no identificada
manner = { $polarity ->
    [denied] desmentido
    [asked] pregunta, no afirmación
    [declined] sin respuesta
    [hypothetical] hipótesis, no afirmación
   *[said] { "" }
}
reporter-words = en palabras del periodista
source-unnamed = Fuente sin nombre ni fecha
nearest-heading = Declaraciones más cercanas
nearest-note = (no responden a la pregunta)
further-heading = Más declaraciones
statement-withdrawn = Retirada: esta declaración ya no se muestra.
statement-damaged = No se muestra: el texto guardado de este artículo está dañado.
cut-here = … (cortado aquí; la fuente tiene el resto)
as-of = Archivo actualizado: { $day }, { $time } UTC.
empty-as-of = El archivo está vacío.

day-short = { $day } { $month ->
    [1] ene.
    [2] feb.
    [3] mar.
    [4] abr.
    [5] may.
    [6] jun.
    [7] jul.
    [8] ago.
    [9] sept.
    [10] oct.
    [11] nov.
   *[12] dic.
}
day-short-year = { day-short } { $year }
month = { $month ->
    [1] ene.
    [2] feb.
    [3] mar.
    [4] abr.
    [5] may.
    [6] jun.
    [7] jul.
    [8] ago.
    [9] sept.
    [10] oct.
    [11] nov.
   *[12] dic.
} { $year }
since-day = desde el { $since }
until-day = hasta el { $until }
from-day-to-day = { $since } – { $until }

button-more = Más ({ $count }) ›
button-closest = Más cercanas ({ $count }) ›
button-back = ‹ Volver
button-copy = Copiar la cita
button-open = Abrir el artículo
button-drop = ✕ { $what }
button-without-period = Buscar sin el periodo ({ $period })

passage-changed = El artículo ha cambiado desde entonces. Estas palabras estaban en la versión { $cited } y no están en la versión { $current }.
passage-nearest-now = Las palabras más cercanas en la versión { $current }:
passage-nothing-near = Se quitaron: la versión { $current } no tiene nada parecido.
tap-unknown-answer = Ya no tengo esta respuesta. Pregunte de nuevo, por favor.
tap-withdrawn = Esta declaración se retiró: ya no la muestro.
tap-damaged = El texto guardado de este artículo está dañado, así que no muestro esta declaración hasta que se lea de nuevo.
tap-not-droppable = Sin esto no quedaría nada que preguntar.
tap-unknown-button = Este botón ya no funciona. Pregunte de nuevo, por favor.
tap-failed = Lo siento, ha tardado demasiado. Inténtelo más tarde, por favor.
