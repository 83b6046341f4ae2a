# For the admins.
access-asked = { $kind ->
    [group] El grupo
   *[user] El usuario
} { $name } quiere preguntar. Identificador: { $id }.
allow-button = Admitir
allow-done = Admitido: { $who }
allow-already = Ya está en la lista: { $who }
allow-forgotten = Quitado de la lista: { $who }
allow-unknown = No está en la lista: { $who }
allow-usage = Envíe /allow y el identificador de una persona o un grupo para admitirlos; /allow, el identificador y «forget» para quitarlos; o solo /allow para ver la lista.
allow-list = En la lista ({ NUMBER($count, useGrouping: 0) }):
allow-nobody = No hay nadie en la lista.
allow-open = Por ahora se responde a todo el mundo, esté o no en la lista: ONRECORD_ACCESS es «open».
reindex-begun = Ha empezado la reindexación. Le avisaré cuando termine; mientras tanto se responden preguntas.
reindex-running = La reindexación ya está en marcha, pedida a las { $since } UTC. Quien la pidió sabrá cómo termina.
reindex-done = Reindexado en { NUMBER($seconds, useGrouping: 0) } s: { NUMBER($added, useGrouping: 0) } añadidos, { NUMBER($changed, useGrouping: 0) } cambiados, { NUMBER($same, useGrouping: 0) } iguales, { NUMBER($removed, useGrouping: 0) } quitados, { NUMBER($failed, useGrouping: 0) } fallidos.
reindex-failed = La reindexación ha fallado; se conserva todo lo guardado. Motivo: { $reason }
status-archive = Artículos: { NUMBER($articles, useGrouping: 0) }, declaraciones: { NUMBER($statements, useGrouping: 0) }.
status-as-of = Actualizado: { $moment } UTC.
status-never-indexed = Nunca indexado: /reindex
status-questions = En las últimas 24 horas: { NUMBER($answered, useGrouping: 0) } respondidas, { NUMBER($refused, useGrouping: 0) } rechazadas. En espera: { NUMBER($waiting, useGrouping: 0) }.
status-seconds = Las últimas respuestas ({ NUMBER($count, useGrouping: 0) }), de la llegada al envío: la mitad en { $half } s, el 95 % en { $most } s.
status-disk = Disco: { $used } GB ocupados por los datos, { $free } GB libres.
status-sources = Fuentes con problemas: { NUMBER($count, useGrouping: 0) }.
