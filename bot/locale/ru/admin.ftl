# For the admins.
access-asked = { $kind ->
    [group] Группа
   *[user] Пользователь
} { $name } хочет задавать вопросы. Идентификатор: { $id }.
allow-button = Дать доступ
allow-done = Доступ дан: { $who }
allow-already = Уже в списке: { $who }
allow-forgotten = Убрано из списка: { $who }
allow-unknown = Нет в списке: { $who }
allow-usage = Чтобы дать доступ, отправьте /allow и идентификатор пользователя или группы; чтобы убрать из списка — /allow, идентификатор и «forget»; чтобы увидеть список — только /allow.
allow-list = В списке ({ NUMBER($count, useGrouping: 0) }):
allow-nobody = В списке никого нет.
allow-open = Сейчас я отвечаю всем, есть они в списке или нет: ONRECORD_ACCESS имеет значение «open».
reindex-begun = Переиндексация началась. Я сообщу, когда она закончится; на вопросы тем временем отвечаю.
reindex-running = Переиндексация уже идёт, её запустили в { $since } UTC. О результате узнает администратор, который её запустил.
reindex-done = Переиндексировано за { NUMBER($seconds, useGrouping: 0) } с: добавлено { NUMBER($added, useGrouping: 0) }, изменено { NUMBER($changed, useGrouping: 0) }, без изменений { NUMBER($same, useGrouping: 0) }, удалено { NUMBER($removed, useGrouping: 0) }, не удалось { NUMBER($failed, useGrouping: 0) }.
reindex-failed = Переиндексация не удалась; всё, что уже сохранено, осталось. Причина: { $reason }
status-archive = Статей: { NUMBER($articles, useGrouping: 0) }, высказываний: { NUMBER($statements, useGrouping: 0) }.
status-as-of = Обновлено { $moment } UTC.
status-never-indexed = Ещё не индексировано: /reindex
status-questions = За последние 24 часа: ответов { NUMBER($answered, useGrouping: 0) }, отказов { NUMBER($refused, useGrouping: 0) }. Сейчас в очереди: { NUMBER($waiting, useGrouping: 0) }.
status-seconds = Последние ответы ({ NUMBER($count, useGrouping: 0) }), от поступления до отправки: половина за { $half } с, 95 % за { $most } с.
status-disk = Диск: данные занимают { $used } ГБ, свободно { $free } ГБ.
status-sources = Источников с неполадками: { NUMBER($count, useGrouping: 0) }.
