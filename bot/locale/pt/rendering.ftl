# A message that shows an answer, its buttons, and the passage that a citation opens.
from-article = Do artigo
speaker-not-named = Pessoa não identificada
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
statement-withdrawn = Retirada: esta declaração não é mais mostrada.
statement-damaged = Não mostrada: o texto armazenado deste artigo está danificado.
cut-here = … (cortado aqui; a fonte tem o resto)
as-of = Arquivo atualizado: { $day }, { $time } UTC.
empty-as-of = O arquivo está vazio.

day-short = { $day ->
    [1] 1º
   *[other] { $day }
} { $month ->
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
tap-unknown-answer = Não tenho mais esta resposta. Pergunte de novo, por favor.
tap-withdrawn = Esta declaração foi retirada: não a mostro mais.
tap-damaged = O texto armazenado deste artigo está danificado, por isso não mostro esta declaração até que o artigo seja lido de novo.
tap-not-droppable = Sem isso não restaria nada para perguntar.
tap-unknown-button = Este botão não funciona mais. Pergunte de novo, por favor.
tap-failed = Desculpe, demorou demais. Tente mais tarde, por favor.
