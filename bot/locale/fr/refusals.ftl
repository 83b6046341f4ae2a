# Why there is no answer.
archive-empty = Les archives sont vides : lancez onrecord index avec les articles à parcourir.
question-too-long = Cela fait { $characters } caractères ; posez votre question en { $most } au plus, par exemple : qu’a dit la maire sur le pont ?
question-without-words = Posez votre question avec des mots, par exemple : qu’a dit la maire sur le pont ?
on-topic = { " sur " }« { $topic } »
on-this = { " à ce sujet" }
nothing-answers = Rien dans les archives ne répond à cela.
nothing-answers-on = Rien dans les archives ne répond à cela : personne n’est cité{ $about }.
role-not-quoted = Personne qu’un article appelle « { $name } » n’est cité{ $about }.
quoted-but = Les archives citent { $people } dans { NUMBER($articles, useGrouping: 0) } { $articles ->
    [one] article
   *[other] articles
}{ $persons ->
    [one] { "" }
   *[other] { " au total" }
}, mais rien{ $about } n’y a été trouvé.
did-you-mean = Vouliez-vous dire { $names } ?
no-outlet = Aucun média des archives ne s’appelle { $name }.
no-outlet-but = Aucun média des archives ne s’appelle { $name } ; il y a { $outlets }.
time-after = Les archives n’ont pas d’articles de la période demandée ({ $period }) : le plus récent est du { $newest }.
time-before = Les archives n’ont pas d’articles de la période demandée ({ $period }) : le plus ancien est du { $oldest }.
only-day = Sur { articles-searched } du { $since } au { $until }, la recherche s’est limitée au { $first }.
only-time = Sur { articles-searched } du { $since } au { $until }, la recherche s’est limitée à la période du { $first } au { $last }.
only-outlet-day = Sur { articles-searched } du { $since } au { $until }, la recherche s’est limitée au { $first } dans { $publisher }.
only-outlet-time = Sur { articles-searched } du { $since } au { $until }, la recherche s’est limitée à la période du { $first } au { $last } dans { $publisher }.
articles-searched = { NUMBER($articles, useGrouping: 0) } { $articles ->
    [one] article
   *[other] articles
}
searched = Parcouru : { articles-searched }.
searched-time = Parcouru : { articles-searched } du { $since } au { $until }.
searched-outlet = Parcouru : { articles-searched }, mais seulement dans { $publisher }.
searched-outlet-time = Parcouru : { articles-searched } du { $since } au { $until }, mais seulement dans { $publisher }.
foreign-language = Langue de la question, semble-t-il : { $language }. Langues des archives : { $own }. Posez votre question dans l’une d’elles, s’il vous plaît : { $either }.
nobody-called-in = Les articles des archives dans ces langues ne citent personne qui s’appelle { $name } : { $languages }.
language-name = { $name ->
    [german] allemand
    [french] français
    [spanish] espagnol
    [italian] italien
    [portuguese] portugais
    [dutch] néerlandais
    [polish] polonais
    [swedish] suédois
    [turkish] turc
    [danish] danois
    [norwegian] norvégien
    [czech] tchèque
    [romanian] roumain
    [hungarian] hongrois
    [finnish] finnois
    [english] anglais
    [ukrainian] ukrainien
    [russian] russe
    [arabic] arabe
    [chinese] chinois
    [japanese] japonais
    [korean] coréen
    [greek] grec
    [hebrew] hébreu
    [bengali] bengali
    [tamil] tamoul
    [thai] thaï
    [georgian] géorgien
    [armenian] arménien
    [amharic] amharique
    [another-language] une autre langue
    [arabic-or-another-language-in-arabic-letters] arabe ou une autre langue en écriture arabe
    [chinese-or-japanese] chinois ou japonais
    [hindi-or-another-language-in-devanagari-letters] hindi ou une autre langue en devanagari
   *[any] { $english }
}
