# La comprobación de un texto: qué dice el archivo de cada afirmación.
check-verdict = { $verdict ->
    [verbatim] Textual
    [altered] Alterada
    [spliced] Compuesta de varios pasajes
    [cut] Cortada de modo que puede cambiar el sentido
    [other_speaker] Lo dijo otra persona
    [corrected] Corregida desde entonces
    [withdrawn] Ya no está en su fuente
    [reported_only] Solo referida, no citada
    [supported] Respaldada
    [contradicted] La fuente lo contradice
   *[not_found] No encontrada
}
check-said-by = Quién lo dijo: { $name }
check-also = también: { $verdicts }
check-differs = «{ $source }» en la fuente, «{ $draft }» en el texto{ check-kind }
check-added = no está en la fuente: «{ $draft }»{ check-kind }
check-left-out = omitido: «{ $source }»{ check-kind }
check-kind = { $kind ->
    [number] { " (número)" }
    [name] { " (nombre)" }
    [negation] { " (negación)" }
    [date] { " (fecha)" }
   *[word] { "" }
}
check-excerpt = Fragmento
check-also-in = También en: { $outlets }
check-no-claims = En este texto no hay citas, palabras referidas ni fragmentos.
check-summary = { $claims ->
    [one] Un pasaje comprobado
   *[other] { $claims } pasajes comprobados
}, { $faults ->
    [0] nada que objetar
    [one] uno por revisar
   *[other] { $faults } por revisar
}.
check-unread = No leído: { $parts }.
check-more = … y { $count } más: onrecord check, o la página de comprobación, los muestra todos.
check-how = Envíe /check con un texto, responda con /check a un mensaje o a un documento (.txt, .md, .html, .docx, { $megabytes } MB como máximo), o reenvíemelo y respóndale. Comparo sus citas con el archivo palabra por palabra.
check-too-long = Es demasiado largo para mí: { $characters } caracteres como máximo de una vez.
check-too-large = Este documento es demasiado grande para mí: { $megabytes } MB como máximo.
check-unreadable = No puedo leer este documento. Leo .txt, .md, .html y .docx.
page-check-title = Comprobar un texto
page-check-intro = Las citas, las palabras referidas y los fragmentos se comparan con el archivo palabra por palabra. El texto no se guarda.
page-check-label = El texto
page-check-button = Comprobar
page-check-empty = No hay texto que comprobar.
