# For the admins.
access-asked = { $kind ->
    [group] O grupo
   *[user] O usuário
} { $name } quer perguntar. Identificador: { $id }.
allow-button = Admitir
allow-done = Admitido: { $who }
allow-already = Já está na lista: { $who }
allow-forgotten = Retirado da lista: { $who }
allow-unknown = Não está na lista: { $who }
allow-usage = Envie /allow e o identificador de uma pessoa ou de um grupo para admitir; /allow, o identificador e “forget” para retirar; ou só /allow para ver a lista.
allow-list = Na lista ({ NUMBER($count, useGrouping: 0) }):
allow-nobody = Não há ninguém na lista.
allow-open = Por enquanto todos recebem resposta, na lista ou não: ONRECORD_ACCESS é “open”.
reindex-begun = A reindexação começou. Aviso quando terminar; enquanto isso, as perguntas são respondidas.
reindex-running = A reindexação já está em andamento, pedida às { $since } UTC. Quem a pediu saberá como termina.
reindex-done = Reindexado em { NUMBER($seconds, useGrouping: 0) } s: { NUMBER($added, useGrouping: 0) } acrescentados, { NUMBER($changed, useGrouping: 0) } alterados, { NUMBER($same, useGrouping: 0) } iguais, { NUMBER($removed, useGrouping: 0) } retirados, { NUMBER($failed, useGrouping: 0) } com falha.
reindex-failed = A reindexação falhou; tudo o que já está armazenado foi mantido. Motivo: { $reason }
status-archive = Artigos: { NUMBER($articles, useGrouping: 0) }, declarações: { NUMBER($statements, useGrouping: 0) }.
status-as-of = Atualizado: { $moment } UTC.
status-never-indexed = Nunca indexado: /reindex
status-questions = Nas últimas 24 horas: { NUMBER($answered, useGrouping: 0) } respondidas, { NUMBER($refused, useGrouping: 0) } recusadas. Em espera: { NUMBER($waiting, useGrouping: 0) }.
status-seconds = As últimas respostas ({ NUMBER($count, useGrouping: 0) }), da chegada ao envio: metade em { $half } s, 95 % em { $most } s.
status-disk = Disco: { $used } GB ocupados pelos dados, { $free } GB livres.
status-sources = Fontes com problemas: { NUMBER($count, useGrouping: 0) }.
