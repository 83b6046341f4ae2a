# The words around the quotes. A quote, a name and an outlet are put in as they stand.
day = { $day } de { $month ->
    [1] enero
    [2] febrero
    [3] marzo
    [4] abril
    [5] mayo
    [6] junio
    [7] julio
    [8] agosto
    [9] septiembre
    [10] octubre
    [11] noviembre
   *[12] diciembre
} de { $year }
names = { $first } { SOUND($last) ->
    [i] e
   *[other] y
} { $last }
either = { $first } { SOUND($last) ->
    [o] u
   *[other] o
} { $last }

speaker-unidentified = Una persona no identificada
article-undated = Un artículo sin fecha
deed = { $polarity ->
    [denied] desmintiendo
    [asked] preguntando, sin afirmar
    [declined] sin querer responder
    [hypothetical] suponiendo, sin afirmar
   *[said] { "" }
}
own-words = { $gender ->
   *[unknown] textualmente
}
in-own-words = { own-words }
partly-in-own-words = en parte { own-words }
reported = en palabras del medio
reported-by = en palabras de { $where }
further = Y { $credit }
also-in-outlets = también en { NUMBER($count, useGrouping: 0) } { $count ->
    [one] medio
   *[other] medios
}
also-in-articles = también en { NUMBER($count, useGrouping: 0) } { $count ->
    [one] artículo más
   *[other] artículos más
}
vanished = ya no está en su fuente (comprobado el { $day })
quoted-from = idioma original: { $language }
corrected = Corregido por el medio: { $note }
outlet-added = El medio añadió a este artículo: { $note }

described-as = Descripción «{ $role }»: { $names }.
articles-call = Así llaman los artículos a { $name }: { $roles }.
only-articles-say = Ninguna declaración sobre esto se atribuye a { $name }; los propios artículos dicen:
quoted-on-this = Personas citadas sobre esto: { $names }.
newest-first = Primero lo más reciente.
taken-for = Entiendo «{ $name }» como { $people }.
article-names-nobody = El artículo no dice quién; dice:
others-on-this = Otros sobre esto: { $names }.
nearest-words = Nadie lo dice con esas palabras; lo más cercano son las palabras de { $names }.
prose-note = (Redactado por un modelo de lenguaje; cada frase se ha cotejado con la cita a la que remite.)
in-turn = Primero { $first }, después { $then }.
silent-on-this = No se ha encontrado nada sobre esto de: { $names }.
nobody-called = El archivo no cita a nadie llamado { $name }.
words-on-this = Palabras sobre esto ({ $names }):
words-are-others = Las palabras sobre esto ({ $names }) son otras:
no-denial-on-this = Palabras sobre esto ({ $names }), ninguna presentada como desmentido:
denials-on-this = Palabras sobre esto ({ $names }); { $count ->
    [one] se presenta como desmentido
   *[other] se presentan como desmentidos
}: { $which }.
contradiction = Aquí hay { $count ->
    [one] un desmentido
   *[other] desmentidos
} ({ $names }) de algo de lo que otros hablan: compare palabras y fechas.
nothing-quoted = El archivo todavía no cita a nadie.
cannot-tell-speakers = OnRecord todavía no sabe reconocer quién habla en estos idiomas: { $languages }.
cannot-tell-speakers-but = OnRecord todavía no sabe reconocer quién habla en estos idiomas: { $languages }. Los artículos dicen:
other-reading = ¿O quería saber qué dijo { $name }?
closest-of = Declaraciones de { $name } en el archivo: { $statements }. Ninguna trata claramente de esto.
said-by-others = No se ha encontrado nada de { $name }. Otros hablan de esto ({ $names }):
