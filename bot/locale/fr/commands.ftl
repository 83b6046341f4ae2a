# What the commands say.
language-self = Français

start = Je réponds aux questions sur des archives de presse par les déclarations elles-mêmes : mot pour mot, en indiquant qui l’a dit, où et quand. Si les archives ne le disent pas, je vous le dis.
start-examples = Demandez-moi, par exemple :
start-ask = Demandez-moi qui a dit quoi, à quel sujet, et quand.
button-ask = Question { $number }
start-end = /help en dit plus, /language change la langue.
help = Posez vos questions avec des mots simples : qui a dit quoi, à quel sujet, quand.

    • Ici : écrivez simplement la question. « Et sur le budget ? » prolonge la dernière réponse ; /new recommence à zéro.
    • Dans un groupe : /ask et la question, ou répondez à l’un de mes messages.
    • Dans n’importe quelle discussion : mon nom avec @ et quelques mots, puis choisissez un passage à envoyer.

    Sous chaque réponse, « mot pour mot » veut dire que les mots sont entre guillemets dans l’article, et « propos rapportés » que le journaliste les a choisis. Les boutons numérotés ouvrent le passage et la source.

    /check – comparer les citations d’un texte aux archives
    /latest – les déclarations les plus récentes, aussi d’une personne ou sur un sujet
    /sources – ce que contiennent les archives et leur fraîcheur
    /language – la langue que je parle
    /feedback – dire ce qui est faux ou manque
    /privacy – ce que je conserve sur vous et comment l’effacer

ask-in = Posez vos questions dans une langue des archives : { $languages }.

new-begun = Oublié : la prochaine question est indépendante.
new-nothing = Il n’y avait rien à oublier : la prochaine question est indépendante.
language-choose = Quelle langue dois-je parler ? Les citations, les noms et les titres restent tels quels.
language-chosen = Je parle maintenant français. Les citations, les noms et les titres restent tels quels.

sources-empty = Les archives sont vides.
sources-counts = { $articles } { $articles ->
    [one] article
   *[other] articles
}, { $statements } { $statements ->
    [one] déclaration
   *[other] déclarations
}, { $speakers } { $speakers ->
    [one] personne citée
   *[other] personnes citées
}.
sources-period = Du { $since } au { $until }.
sources-as-of = À jour : { $moment }.
sources-more = … et { $count } de plus.
source-newest = • { $name } : dernier article le { $day }, { $ago }
source-undated = • { $name } : sans dates
source-failing = { $line } (inaccessible pour l’instant)
source-of-files = • { $name } : { $articles } { $articles ->
    [one] article
   *[other] articles
}, le dernier le { $day }, { $ago }
source-of-files-undated = • { $name } : { $articles } { $articles ->
    [one] article
   *[other] articles
}, sans dates
outlet-unnamed = Média sans nom
ago-today = aujourd’hui
ago-minutes = il y a { $count } { $count ->
    [one] minute
   *[other] minutes
}
ago-hours = il y a { $count } { $count ->
    [one] heure
   *[other] heures
}
ago-days = il y a { $count } { $count ->
    [one] jour
   *[other] jours
}

# Shown by Telegram in the menu of commands.
menu-start = Commencer, avec des questions à essayer
menu-help = Comment poser une question et lire une réponse
menu-ask = Interroger les archives : /ask et la question
menu-check = Vérifier les citations d’un texte
menu-sources = Ce que contiennent les archives et leur fraîcheur
menu-latest = Les déclarations les plus récentes, aussi par personne ou sujet
menu-new = Commencer une nouvelle conversation
menu-language = Changer la langue que je parle
menu-privacy = Ce que je conserve sur vous et comment l’effacer
menu-feedback = Dire ce qui est faux ou manque
menu-status = L’état du bot et de ses archives
menu-reindex = Mettre les archives à jour
menu-allow = Qui peut poser des questions
