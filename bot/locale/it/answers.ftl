# The words around the quotes. A quote, a name and an outlet are put in as they stand.
day = { $day ->
    [1] 1º
   *[other] { $day }
} { $month ->
    [1] gennaio
    [2] febbraio
    [3] marzo
    [4] aprile
    [5] maggio
    [6] giugno
    [7] luglio
    [8] agosto
    [9] settembre
    [10] ottobre
    [11] novembre
   *[12] dicembre
} { $year }
names = { $first } e { $last }
either = { $first } o { $last }

speaker-unidentified = Persona non identificata
article-undated = Un articolo senza data
deed = { $polarity ->
    [denied] smentendo
    [asked] chiedendo, senza affermare
    [declined] senza voler rispondere
    [hypothetical] supponendo, senza affermare
   *[said] { "" }
}
own-words = { $gender ->
   *[unknown] testualmente
}
in-own-words = { own-words }
partly-in-own-words = in parte { own-words }
reported = nelle parole della testata
reported-by = nelle parole di { $where }
further = E { $credit }
also-in-outlets = anche in { NUMBER($count, useGrouping: 0) } { $count ->
    [one] testata
   *[other] testate
}
also-in-articles = anche in { NUMBER($count, useGrouping: 0) } { $count ->
    [one] altro articolo
   *[other] altri articoli
}
vanished = non è più presso la fonte (constatato in data { $day })
quoted-from = lingua originale: { $language }
corrected = Corretto dalla testata: { $note }
outlet-added = La testata ha aggiunto a questo articolo: { $note }

described-as = Descrizione «{ $role }»: { $names }.
articles-call = Negli articoli, { $name }: { $roles }.
only-articles-say = Nessuna dichiarazione su questo è attribuita a { $name }; gli articoli stessi dicono:
quoted-on-this = Citati su questo: { $names }.
newest-first = Prima le più recenti.
taken-for = Per «{ $name }» intendo { $people }.
article-names-nobody = L’articolo non dice chi; dice:
others-on-this = Altri su questo: { $names }.
nearest-words = Nessuno lo dice con queste parole; le più vicine sono di { $names }.
prose-note = (Redatto da un modello linguistico; ogni frase è stata confrontata con la citazione a cui rimanda.)
in-turn = Prima { $first }, poi { $then }.
silent-on-this = Su questo nessun risultato di: { $names }.
nobody-called = L’archivio non cita nessuno di nome { $name }.
words-on-this = Parole su questo ({ $names }):
words-are-others = Le parole su questo ({ $names }) sono altre:
no-denial-on-this = Parole su questo ({ $names }), nessuna data come smentita:
denials-on-this = Parole su questo ({ $names }); { $count ->
    [one] è data come smentita
   *[other] sono date come smentite
}: { $which }.
contradiction = Qui { $count ->
    [one] c’è una smentita
   *[other] ci sono smentite
} ({ $names }) di qualcosa di cui altri parlano: confronti parole e date.
nothing-quoted = L’archivio non cita ancora nessuno.
cannot-tell-speakers = OnRecord non sa ancora riconoscere chi parla in queste lingue: { $languages }.
cannot-tell-speakers-but = OnRecord non sa ancora riconoscere chi parla in queste lingue: { $languages }. Gli articoli dicono:
other-reading = O voleva sapere che cosa ha detto { $name }?
closest-of = Dichiarazioni di { $name } nell’archivio: { $statements }. Nessuna riguarda chiaramente questo.
said-by-others = Nessun risultato di { $name }. Su questo parlano altri ({ $names }):
