# For the admins.
access-asked = { $kind ->
    [group] Die Gruppe
   *[user] Der Nutzer
} { $name } möchte fragen. Die ID ist { $id }.
allow-button = Zulassen
allow-done = Zugelassen: { $who }
allow-already = Schon auf der Liste: { $who }
allow-forgotten = Von der Liste gestrichen: { $who }
allow-unknown = Nicht auf der Liste: { $who }
allow-usage = Senden Sie /allow und die ID einer Person oder Gruppe, um sie zuzulassen; /allow, die ID und „forget“, um sie zu streichen; oder nur /allow, um die Liste zu sehen.
allow-list = Auf der Liste ({ NUMBER($count, useGrouping: 0) }):
allow-nobody = Auf der Liste steht niemand.
allow-open = Zurzeit bekommen alle eine Antwort, auf der Liste oder nicht: ONRECORD_ACCESS ist „open“.
reindex-begun = Die Neuindizierung hat begonnen. Ich melde mich, wenn sie fertig ist; Fragen werden unterdessen beantwortet.
reindex-running = Die Neuindizierung läuft schon, angefordert um { $since } UTC. Wer sie angefordert hat, erfährt, wie sie ausgeht.
reindex-done = Neu indiziert in { NUMBER($seconds, useGrouping: 0) } s: { NUMBER($added, useGrouping: 0) } hinzugekommen, { NUMBER($changed, useGrouping: 0) } geändert, { NUMBER($same, useGrouping: 0) } gleich, { NUMBER($removed, useGrouping: 0) } entfernt, { NUMBER($failed, useGrouping: 0) } fehlgeschlagen.
reindex-failed = Die Neuindizierung ist fehlgeschlagen; was gespeichert ist, bleibt. Grund: { $reason }
status-archive = Artikel: { NUMBER($articles, useGrouping: 0) }, Aussagen: { NUMBER($statements, useGrouping: 0) }.
status-as-of = Auf dem Stand von { $moment } UTC.
status-never-indexed = Noch nie indiziert: /reindex
status-questions = In den letzten 24 Stunden: { NUMBER($answered, useGrouping: 0) } beantwortet, { NUMBER($refused, useGrouping: 0) } abgelehnt. In der Warteschlange: { NUMBER($waiting, useGrouping: 0) }.
status-seconds = Die letzten Antworten ({ NUMBER($count, useGrouping: 0) }), vom Eingang bis zum Senden: die Hälfte in { $half } s, 95 % in { $most } s.
status-disk = Speicher: { $used } GB belegt, { $free } GB frei.
status-sources = Quellen mit Störungen: { NUMBER($count, useGrouping: 0) }.
