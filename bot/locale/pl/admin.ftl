# For the admins.
access-asked = { $kind ->
    [group] Grupa
   *[user] Użytkownik
} { $name } chce zadawać pytania. Identyfikator: { $id }.
allow-button = Daj dostęp
allow-done = Dostęp przyznany: { $who }
allow-already = Już na liście: { $who }
allow-forgotten = Usunięto z listy: { $who }
allow-unknown = Nie ma na liście: { $who }
allow-usage = Aby dać dostęp, proszę wysłać /allow i identyfikator osoby lub grupy; aby usunąć z listy – /allow, identyfikator i „forget”; aby zobaczyć listę – samo /allow.
allow-list = Na liście ({ NUMBER($count, useGrouping: 0) }):
allow-nobody = Na liście nie ma nikogo.
allow-open = Obecnie odpowiadam wszystkim, także spoza listy: ONRECORD_ACCESS ma wartość „open”.
reindex-begun = Ponowne indeksowanie się zaczęło. Dam znać, gdy się skończy; w tym czasie odpowiadam na pytania.
reindex-running = Ponowne indeksowanie już trwa, uruchomione o { $since } UTC. O wyniku dowie się administrator, który je uruchomił.
reindex-done = Zindeksowano w { NUMBER($seconds, useGrouping: 0) } s: dodane { NUMBER($added, useGrouping: 0) }, zmienione { NUMBER($changed, useGrouping: 0) }, bez zmian { NUMBER($same, useGrouping: 0) }, usunięte { NUMBER($removed, useGrouping: 0) }, nieudane { NUMBER($failed, useGrouping: 0) }.
reindex-failed = Ponowne indeksowanie się nie powiodło; wszystko, co zapisano, pozostaje. Powód: { $reason }
status-archive = Artykuły: { NUMBER($articles, useGrouping: 0) }, wypowiedzi: { NUMBER($statements, useGrouping: 0) }.
status-as-of = Stan na { $moment } UTC.
status-never-indexed = Jeszcze nie indeksowano: /reindex
status-questions = W ostatnich 24 godzinach: odpowiedzi { NUMBER($answered, useGrouping: 0) }, odmowy { NUMBER($refused, useGrouping: 0) }. W kolejce: { NUMBER($waiting, useGrouping: 0) }.
status-seconds = Ostatnie odpowiedzi ({ NUMBER($count, useGrouping: 0) }), od nadejścia do wysłania: połowa w { $half } s, 95 % w { $most } s.
status-disk = Dysk: dane zajmują { $used } GB, wolne { $free } GB.
status-sources = Źródła z problemami: { NUMBER($count, useGrouping: 0) }.
