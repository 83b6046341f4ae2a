# A message that shows an answer, its buttons, and the passage that a citation opens.
from-article = Do artigo
speaker-not-named = Não identificado quem fala
manner = { $polarity ->
    [denied] desmentido
    [asked] pergunta, não afirmação
    [declined] sem resposta
    [hypothetical] hipótese, não afirmação
   *[said] { "" }
}
reporter-words = nas palavras do jornalista
source-unnamed = Fonte sem nome nem data
nearest-heading = Declarações mais próximas
nearest-note = (não respondem à pergunta)
further-heading = Mais declarações
statement-withdrawn = Retirada: esta declaração já não é mostrada.
statement-damaged = Não mostrada: o texto guardado deste artigo está danificado.
cut-here = … (cortado aqui; a fonte tem o resto)
as-of = Arquivo em { $day }, { $time } UTC.
empty-as-of = O arquivo está vazio.

day-short = { $day } { $month ->
    [1] jan.
    [2] fev.
    [3] mar.
    [4] abr.
    [5] mai.
    [6] jun.
    [7] jul.
    [8] ago.
    [9] set.
    [10] out.
    [11] nov.
   *[12] dez.
}
day-short-year = { day-short } { $year }
month = { $month ->
    [1] jan.
    [2] fev.
    [3] mar.
    [4] abr.
    [5] mai.
    [6] jun.
    [7] jul.
    [8] ago.
    [9] set.
    [10] out.
    [11] nov.
   *[12] dez.
} { $year }
since-day = desde { $since }
until-day = até { $until }
from-day-to-day = { $since } – { $until }

button-more = Mais ({ $count }) ›
button-closest = Mais próximas ({ $count }) ›
button-back = ‹ Voltar
button-copy = Copiar a citação
button-open = Abrir o artigo
button-drop = ✕ { $what }
button-without-period = Procurar sem o período ({ $period })

passage-changed = O artigo mudou desde então. Estas palavras estavam na versão { $cited } e não estão na versão { $current }.
passage-nearest-now = As palavras mais próximas na versão { $current }:
passage-nothing-near = Foram retiradas: a versão { $current } não tem nada parecido.
tap-unknown-answer = Já não tenho esta resposta. Pergunte de novo, por favor.
tap-withdrawn = Esta declaração foi retirada: já não a mostro.
tap-damaged = O texto guardado deste artigo está danificado, por isso não mostro esta declaração até que o artigo seja lido de novo.
tap-not-droppable = Sem isto não restaria nada para perguntar.
tap-unknown-button = Este botão já não funciona. Pergunte de novo, por favor.
tap-failed = Desculpe, demorou demais. Tente mais tarde, por favor.
