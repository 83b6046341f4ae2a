# For the admins.
access-asked = { $kind ->
    [group] Група
   *[user] Користувач
} { $name } хоче запитувати. Ідентифікатор: { $id }.
allow-button = Надати доступ
allow-done = Доступ надано: { $who }
allow-already = Уже в списку: { $who }
allow-forgotten = Вилучено зі списку: { $who }
allow-unknown = Немає в списку: { $who }
allow-usage = Щоб надати доступ, надішліть /allow та ідентифікатор користувача чи групи; щоб вилучити зі списку — /allow, ідентифікатор і «forget»; щоб побачити список — лише /allow.
allow-list = У списку ({ NUMBER($count, useGrouping: 0) }):
allow-nobody = У списку нікого немає.
allow-open = Зараз відповідаю всім, є вони в списку чи ні: ONRECORD_ACCESS має значення «open».
reindex-begun = Переіндексація почалася. Я повідомлю, коли вона завершиться; на запитання тим часом відповідаю.
reindex-running = Переіндексація вже триває, її запущено о { $since } UTC. Про результат дізнається адміністратор, який її запустив.
reindex-done = Переіндексовано за { NUMBER($seconds, useGrouping: 0) } с: додано { NUMBER($added, useGrouping: 0) }, змінено { NUMBER($changed, useGrouping: 0) }, без змін { NUMBER($same, useGrouping: 0) }, вилучено { NUMBER($removed, useGrouping: 0) }, не вдалося { NUMBER($failed, useGrouping: 0) }.
reindex-failed = Переіндексувати не вдалося; усе, що вже збережено, залишилося. Причина: { $reason }
status-archive = Статей: { NUMBER($articles, useGrouping: 0) }, висловлювань: { NUMBER($statements, useGrouping: 0) }.
status-as-of = Оновлено { $moment } UTC.
status-never-indexed = Ще не індексовано: /reindex
status-questions = За останні 24 години: відповідей { NUMBER($answered, useGrouping: 0) }, відмов { NUMBER($refused, useGrouping: 0) }. Зараз у черзі: { NUMBER($waiting, useGrouping: 0) }.
status-seconds = Останні відповіді ({ NUMBER($count, useGrouping: 0) }), від надходження до надсилання: половина за { $half } с, 95 % за { $most } с.
status-disk = Диск: дані займають { $used } ГБ, вільно { $free } ГБ.
status-sources = Джерел із проблемами: { NUMBER($count, useGrouping: 0) }.
