# La vérification d’un texte : ce que les archives disent de chaque affirmation.
check-verdict = { $verdict ->
    [verbatim] Mot pour mot
    [altered] Modifié
    [spliced] Assemblé à partir de plusieurs passages
    [cut] Coupé de telle sorte que le sens peut changer
    [other_speaker] Dit par quelqu’un d’autre
    [corrected] Rectifié depuis
    [withdrawn] Absent désormais de la source
    [reported_only] Seulement rapporté, pas cité
    [supported] Confirmé
    [contradicted] Contredit par la source
   *[not_found] Introuvable
}
check-said-by = Dit par : { $name }
check-also = aussi : { $verdicts }
check-differs = « { $source } » dans la source, « { $draft } » dans le texte{ check-kind }
check-added = absent de la source : « { $draft } »{ check-kind }
check-left-out = omis : « { $source } »{ check-kind }
check-kind = { $kind ->
    [number] { " (nombre)" }
    [name] { " (nom)" }
    [negation] { " (négation)" }
    [date] { " (date)" }
   *[word] { "" }
}
check-excerpt = Extrait
check-also-in = Aussi dans : { $outlets }
check-no-claims = Ce texte ne contient ni citation, ni propos rapporté, ni extrait.
check-summary = { $claims ->
    [one] Un passage vérifié
   *[other] { $claims } passages vérifiés
}, { $faults ->
    [0] rien à signaler
    [one] un à revoir
   *[other] { $faults } à revoir
}.
check-unread = Non lu : { $parts }.
check-more = … et { $count } de plus : onrecord check, ou la page de vérification, montre tout.
check-how = Envoyez /check avec un texte, répondez /check à un message ou à un document (.txt, .md, .html, .docx, { $megabytes } Mo au plus), ou transférez-le-moi et répondez-y. Je compare ses citations aux archives mot à mot.
check-too-long = C’est trop long pour moi : { $characters } caractères au plus à la fois.
check-too-large = Ce fichier est trop gros pour moi : { $megabytes } Mo au plus.
check-unreadable = Je ne peux pas lire ce fichier. Je lis .txt, .md, .html et .docx.
page-check-title = Vérifier un texte
page-check-intro = Les citations, les propos rapportés et les extraits sont comparés aux archives mot à mot. Le texte n’est pas conservé.
page-check-label = Le texte
page-check-button = Vérifier
page-check-empty = Il n’y a pas de texte à vérifier.
