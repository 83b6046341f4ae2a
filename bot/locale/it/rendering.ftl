# A message that shows an answer, its buttons, and the passage that a citation opens.
from-article = Dall’articolo
speaker-not-named = Persona non identificata
manner = { $polarity ->
    [denied] smentito
    [asked] domanda, non affermazione
    [declined] nessuna risposta
    [hypothetical] ipotesi, non affermazione
   *[said] { "" }
}
reporter-words = nelle parole del giornalista
source-unnamed = Fonte senza nome né data
nearest-heading = Dichiarazioni più vicine
nearest-note = (non rispondono alla domanda)
further-heading = Altre dichiarazioni
statement-withdrawn = Ritirata: questa dichiarazione non è più mostrata.
statement-damaged = Non mostrata: il testo conservato di questo articolo è danneggiato.
cut-here = … (tagliato qui; la fonte ha il resto)
as-of = Archivio aggiornato: { $day }, { $time } UTC.
empty-as-of = L’archivio è vuoto.

day-short = { $day ->
    [1] 1º
   *[other] { $day }
} { $month ->
    [1] gen
    [2] feb
    [3] mar
    [4] apr
    [5] mag
    [6] giu
    [7] lug
    [8] ago
    [9] set
    [10] ott
    [11] nov
   *[12] dic
}
day-short-year = { day-short } { $year }
month = { $month ->
    [1] gen
    [2] feb
    [3] mar
    [4] apr
    [5] mag
    [6] giu
    [7] lug
    [8] ago
    [9] set
    [10] ott
    [11] nov
   *[12] dic
} { $year }
since-day = inizio: { $since }
until-day = fine: { $until }
from-day-to-day = { $since } – { $until }

button-more = Altro ({ $count }) ›
button-closest = Più vicine ({ $count }) ›
button-back = ‹ Indietro
button-copy = Copia la citazione
button-open = Apri l’articolo
button-drop = ✕ { $what }
button-without-period = Cerca senza il periodo ({ $period })

passage-changed = L’articolo è cambiato da allora. Queste parole erano nella versione { $cited } e non sono nella versione { $current }.
passage-nearest-now = Le parole più vicine nella versione { $current }:
passage-nothing-near = Sono state tolte: la versione { $current } non ha nulla di simile.
tap-unknown-answer = Non ho più questa risposta. Chieda di nuovo, per favore.
tap-withdrawn = Questa dichiarazione è stata ritirata: non la mostro più.
tap-damaged = Il testo conservato di questo articolo è danneggiato, perciò non mostro questa dichiarazione finché l’articolo non è riletto.
tap-not-droppable = Senza questo non resterebbe nulla da chiedere.
tap-unknown-button = Questo pulsante non funziona più. Chieda di nuovo, per favore.
tap-failed = Mi dispiace, ci è voluto troppo. Riprovi più tardi, per favore.
