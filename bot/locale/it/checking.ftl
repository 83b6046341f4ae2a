# La verifica di un testo: che cosa dice l'archivio di ogni affermazione.
check-verdict = { $verdict ->
    [verbatim] Alla lettera
    [altered] Alterata
    [spliced] Composta da più punti
    [cut] Tagliata in modo che il senso può cambiare
    [other_speaker] Detta da un’altra persona
    [corrected] Rettificata in seguito
    [withdrawn] Non più presente alla fonte
    [reported_only] Solo riferita, non citata
    [supported] Confermata
    [contradicted] Contraddetta dalla fonte
   *[not_found] Non trovata
}
check-said-by = Chi l’ha detto: { $name }
check-also = anche: { $verdicts }
check-differs = «{ $source }» nella fonte, «{ $draft }» nel testo{ check-kind }
check-added = non è nella fonte: «{ $draft }»{ check-kind }
check-left-out = omesso: «{ $source }»{ check-kind }
check-kind = { $kind ->
    [number] { " (numero)" }
    [name] { " (nome)" }
    [negation] { " (negazione)" }
    [date] { " (data)" }
   *[word] { "" }
}
check-excerpt = Brano
check-also-in = Anche in: { $outlets }
check-no-claims = In questo testo non ci sono citazioni, parole riferite né brani.
check-summary = { $claims ->
    [one] Un passo verificato
   *[other] { $claims } passi verificati
}, { $faults ->
    [0] niente da segnalare
    [one] uno da rivedere
   *[other] { $faults } da rivedere
}.
check-unread = Non letto: { $parts }.
check-more = … e altri { $count }: onrecord check, o la pagina di verifica, li mostra tutti.
check-how = Mandi /check con un testo, risponda con /check a un messaggio o a un documento (.txt, .md, .html, .docx, al massimo { $megabytes } MB), oppure me lo inoltri e risponda a quello. Confronto le citazioni con l’archivio parola per parola.
check-too-long = È troppo lungo per me: al massimo { $characters } caratteri alla volta.
check-too-large = Questo file è troppo grande per me: al massimo { $megabytes } MB.
check-unreadable = Non riesco a leggere questo file. Leggo .txt, .md, .html e .docx.
page-check-title = Verifica un testo
page-check-intro = Citazioni, parole riferite e brani vengono confrontati con l’archivio parola per parola. Il testo non viene conservato.
page-check-label = Il testo
page-check-button = Verifica
page-check-empty = Non c’è un testo da verificare.
