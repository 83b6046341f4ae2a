# An answer's public page, and an article as it was cited.
button-share = Поделиться ответом
button-open-shared = Открыть его страницу
button-stop-sharing = Закрыть доступ
button-open-cited = Статья в процитированном виде
share-told = Открыто: любой, у кого есть ссылка на страницу, может прочитать ваш вопрос и этот ответ, но не узнает, кто спросил. «Закрыть доступ» убирает страницу.
share-stopped = Доступ закрыт: ссылка больше не работает.
share-not-yours = Поделиться этим может только тот, кто спросил.
