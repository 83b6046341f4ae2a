# For the admins.
access-asked = { $kind ->
    [group] Le groupe
   *[user] L’utilisateur
} { $name } souhaite poser des questions. Identifiant : { $id }.
allow-button = Admettre
allow-done = Admis : { $who }
allow-already = Déjà sur la liste : { $who }
allow-forgotten = Retiré de la liste : { $who }
allow-unknown = Pas sur la liste : { $who }
allow-usage = Envoyez /allow et l’identifiant d’une personne ou d’un groupe pour les admettre ; /allow, l’identifiant et « forget » pour les retirer ; ou /allow seul pour voir la liste.
allow-list = Sur la liste ({ NUMBER($count, useGrouping: 0) }) :
allow-nobody = Personne n’est sur la liste.
allow-open = Pour l’instant, tout le monde reçoit une réponse, sur la liste ou non : ONRECORD_ACCESS vaut « open ».
reindex-begun = La réindexation a commencé. Je vous préviendrai quand elle sera finie ; entre-temps, je réponds aux questions.
reindex-running = La réindexation est déjà en cours, demandée à { $since } UTC. La personne qui l’a demandée saura comment elle se termine.
reindex-done = Réindexé en { NUMBER($seconds, useGrouping: 0) } s : { NUMBER($added, useGrouping: 0) } ajoutés, { NUMBER($changed, useGrouping: 0) } modifiés, { NUMBER($same, useGrouping: 0) } inchangés, { NUMBER($removed, useGrouping: 0) } retirés, { NUMBER($failed, useGrouping: 0) } en échec.
reindex-failed = La réindexation a échoué ; tout ce qui est enregistré est conservé. Raison : { $reason }
status-archive = Articles : { NUMBER($articles, useGrouping: 0) }, déclarations : { NUMBER($statements, useGrouping: 0) }.
status-as-of = À jour : { $moment } UTC.
status-never-indexed = Jamais indexé : /reindex
status-questions = Ces dernières 24 heures : { NUMBER($answered, useGrouping: 0) } réponses, { NUMBER($refused, useGrouping: 0) } refus. En attente : { NUMBER($waiting, useGrouping: 0) }.
status-seconds = Les dernières réponses ({ NUMBER($count, useGrouping: 0) }), de l’arrivée à l’envoi : la moitié en { $half } s, 95 % en { $most } s.
status-disk = Disque : { $used } Go pour les données, { $free } Go libres.
status-sources = Sources en difficulté : { NUMBER($count, useGrouping: 0) }.
