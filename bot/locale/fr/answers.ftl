# The words around the quotes. A quote, a name and an outlet are put in as they stand.
day = { $day ->
    [1] 1er
   *[other] { $day }
} { $month ->
    [1] janvier
    [2] février
    [3] mars
    [4] avril
    [5] mai
    [6] juin
    [7] juillet
    [8] août
    [9] septembre
    [10] octobre
    [11] novembre
   *[12] décembre
} { $year }
names = { $first } et { $last }
either = { $first } ou { $last }

speaker-unidentified = Une personne non identifiée
article-undated = Un article sans date
deed = { $polarity ->
    [denied] démenti
    [asked] question, non affirmation
    [declined] refus de répondre
    [hypothetical] hypothèse, non affirmation
   *[said] { "" }
}
own-words = { $gender ->
   *[unknown] mot pour mot
}
in-own-words = { own-words }
partly-in-own-words = en partie { own-words }
reported = propos rapportés
reported-by = propos rapportés par { $where }
further = Et { $credit }
also-in-outlets = aussi dans { NUMBER($count, useGrouping: 0) } { $count ->
    [one] média
   *[other] médias
}
also-in-articles = aussi dans { NUMBER($count, useGrouping: 0) } { $count ->
    [one] autre article
   *[other] autres articles
}
vanished = n’est plus chez sa source (constaté le { $day })
quoted-from = langue d’origine : { $language }
corrected = Rectifié par le média : { $note }
outlet-added = Le média a ajouté à cet article : { $note }

described-as = Désignation « { $role } » : { $names }.
articles-call = Dans les articles, { $name } : { $roles }.
only-articles-say = Aucune déclaration à ce sujet n’est attribuée à { $name } ; les articles eux-mêmes disent :
quoted-on-this = Cités à ce sujet : { $names }.
newest-first = Les plus récentes d’abord.
taken-for = « { $name } » est compris comme { $people }.
article-names-nobody = L’article ne dit pas qui ; il dit :
others-on-this = D’autres à ce sujet : { $names }.
nearest-words = Personne ne le dit en ces termes ; les propos les plus proches : { $names }.
prose-note = (Rédigé par un modèle de langage ; chaque phrase a été comparée à la citation à laquelle elle renvoie.)
in-turn = D’abord { $first }, puis { $then }.
silent-on-this = Rien trouvé à ce sujet : { $names }.
nobody-called = Les archives ne citent personne qui s’appelle { $name }.
words-on-this = Propos à ce sujet ({ $names }) :
words-are-others = Propos à ce sujet ({ $names }), qui sont autres :
no-denial-on-this = Propos à ce sujet ({ $names }), dont aucun n’est donné comme un démenti :
denials-on-this = Propos à ce sujet ({ $names }) ; { $count ->
    [one] est donné comme un démenti
   *[other] sont donnés comme des démentis
} : { $which }.
contradiction = Il y a ici { $count ->
    [one] un démenti
   *[other] des démentis
} ({ $names }) de ce dont d’autres parlent : comparez les mots et les dates.
nothing-quoted = Les archives ne citent encore personne.
cannot-tell-speakers = OnRecord ne sait pas encore reconnaître qui parle dans ces langues : { $languages }.
cannot-tell-speakers-but = OnRecord ne sait pas encore reconnaître qui parle dans ces langues : { $languages }. Les articles disent :
other-reading = Ou bien vouliez-vous savoir ce qu’a dit { $name } ?
closest-of = Déclarations dans les archives ({ $name }) : { $statements }. Aucune ne porte clairement là-dessus.
said-by-others = Rien trouvé pour { $name }. D’autres en parlent ({ $names }) :
