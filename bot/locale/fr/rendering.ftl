# A message that shows an answer, its buttons, and the passage that a citation opens.
from-article = Dans l’article
speaker-not-named = Personne non identifiée
manner = { $polarity ->
    [denied] démenti
    [asked] question, non affirmation
    [declined] refus de répondre
    [hypothetical] hypothèse, non affirmation
   *[said] { "" }
}
reporter-words = dans les mots du journaliste
source-unnamed = Source sans nom ni date
nearest-heading = Déclarations les plus proches
nearest-note = (ne répondent pas à la question)
further-heading = Autres déclarations
statement-withdrawn = Retirée : cette déclaration n’est plus montrée.
statement-damaged = Non montrée : le texte conservé de cet article est endommagé.
cut-here = … (coupé ici ; la suite est dans la source)
as-of = Archives au { $day }, { $time } UTC.
empty-as-of = Les archives sont vides.

day-short = { $day ->
    [1] 1er
   *[other] { $day }
} { $month ->
    [1] janv.
    [2] févr.
    [3] mars
    [4] avr.
    [5] mai
    [6] juin
    [7] juil.
    [8] août
    [9] sept.
    [10] oct.
    [11] nov.
   *[12] déc.
}
day-short-year = { day-short } { $year }
month = { $month ->
    [1] janv.
    [2] févr.
    [3] mars
    [4] avr.
    [5] mai
    [6] juin
    [7] juil.
    [8] août
    [9] sept.
    [10] oct.
    [11] nov.
   *[12] déc.
} { $year }
since-day = depuis le { $since }
until-day = jusqu’au { $until }
from-day-to-day = { $since } – { $until }

button-more = Plus ({ $count }) ›
button-closest = Les plus proches ({ $count }) ›
button-back = ‹ Retour
button-copy = Copier la citation
button-open = Ouvrir l’article
button-drop = ✕ { $what }
button-without-period = Chercher sans la période ({ $period })

passage-changed = L’article a changé depuis. Ces mots étaient dans la version { $cited } et ne sont pas dans la version { $current }.
passage-nearest-now = Les mots les plus proches dans la version { $current } :
passage-nothing-near = Ils ont été retirés : la version { $current } ne contient rien de semblable.
tap-unknown-answer = Je n’ai plus cette réponse. Reposez la question, s’il vous plaît.
tap-withdrawn = Cette déclaration a été retirée : je ne la montre plus.
tap-damaged = Le texte conservé de cet article est endommagé ; je ne montre donc pas cette déclaration avant une nouvelle lecture de l’article.
tap-not-droppable = Sans cela, il ne resterait rien à demander.
tap-unknown-button = Ce bouton ne fonctionne plus. Reposez la question, s’il vous plaît.
tap-failed = Désolé, cela a pris trop de temps. Réessayez plus tard, s’il vous plaît.
