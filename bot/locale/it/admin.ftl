# For the admins.
access-asked = { $kind ->
    [group] Il gruppo
   *[user] L’utente
} { $name } vorrebbe fare domande. Identificativo: { $id }.
allow-button = Ammetti
allow-done = Ammesso: { $who }
allow-already = Già nell’elenco: { $who }
allow-forgotten = Tolto dall’elenco: { $who }
allow-unknown = Non nell’elenco: { $who }
allow-usage = Mandi /allow e l’identificativo di una persona o di un gruppo per ammetterli; /allow, l’identificativo e «forget» per toglierli; o solo /allow per vedere l’elenco.
allow-list = Nell’elenco ({ NUMBER($count, useGrouping: 0) }):
allow-nobody = Nell’elenco non c’è nessuno.
allow-open = Per ora si risponde a tutti, nell’elenco o no: ONRECORD_ACCESS è «open».
reindex-begun = La reindicizzazione è cominciata. Le dirò quando è finita; intanto si risponde alle domande.
reindex-running = La reindicizzazione è già in corso, richiesta alle { $since } UTC. Chi l’ha richiesta saprà come finisce.
reindex-done = Reindicizzato in { NUMBER($seconds, useGrouping: 0) } s: { NUMBER($added, useGrouping: 0) } aggiunti, { NUMBER($changed, useGrouping: 0) } cambiati, { NUMBER($same, useGrouping: 0) } uguali, { NUMBER($removed, useGrouping: 0) } tolti, { NUMBER($failed, useGrouping: 0) } non riusciti.
reindex-failed = La reindicizzazione non è riuscita; tutto ciò che è salvato resta. Motivo: { $reason }
status-archive = Articoli: { NUMBER($articles, useGrouping: 0) }, dichiarazioni: { NUMBER($statements, useGrouping: 0) }.
status-as-of = Aggiornato: { $moment } UTC.
status-never-indexed = Mai indicizzato: /reindex
status-questions = Nelle ultime 24 ore: { NUMBER($answered, useGrouping: 0) } risposte, { NUMBER($refused, useGrouping: 0) } rifiuti. In attesa: { NUMBER($waiting, useGrouping: 0) }.
status-seconds = Le ultime risposte ({ NUMBER($count, useGrouping: 0) }), dall’arrivo all’invio: metà entro { $half } s, il 95 % entro { $most } s.
status-disk = Disco: { $used } GB occupati dai dati, { $free } GB liberi.
status-sources = Fonti con problemi: { NUMBER($count, useGrouping: 0) }.
