# Перевірка тексту: що каже архів про кожне твердження.
check-verdict = { $verdict ->
    [verbatim] Дослівно
    [altered] Змінено
    [spliced] Складено з кількох місць
    [cut] Обрізано так, що зміст може змінитися
    [other_speaker] Це слова іншої особи
    [corrected] Відтоді виправлено
    [withdrawn] У джерелі цього вже немає
    [reported_only] Лише переказ, не цитата
    [supported] Підтверджено
    [contradicted] Суперечить джерелу
   *[not_found] Не знайдено
}
check-said-by = Хто це сказав: { $name }
check-also = також: { $verdicts }
check-differs = у джерелі «{ $source }», у тексті «{ $draft }»{ check-kind }
check-added = немає в джерелі: «{ $draft }»{ check-kind }
check-left-out = пропущено: «{ $source }»{ check-kind }
check-kind = { $kind ->
    [number] { " (число)" }
    [name] { " (ім’я)" }
    [negation] { " (заперечення)" }
    [date] { " (дата)" }
   *[word] { "" }
}
check-excerpt = Уривок
check-also-in = Також: { $outlets }
check-no-claims = У цьому тексті немає ні цитат, ні переказаних слів, ні уривків.
check-summary = Перевірено: { $claims }. { $faults ->
    [0] Зауважень немає.
   *[other] Варто переглянути: { $faults }.
}
check-unread = Не прочитано: { $parts }.
check-more = … і ще { $count }: решту покаже onrecord check або сторінка перевірки.
check-how = Надішліть /check із текстом, або /check у відповідь на повідомлення чи документ (.txt, .md, .html, .docx, щонайбільше { $megabytes } МБ), або перешліть його мені й надішліть /check у відповідь на нього. Я порівняю цитати з архівом слово за словом.
check-too-long = Цей текст для мене задовгий: щонайбільше { $characters } знаків за раз.
check-too-large = Цей файл завеликий для мене: щонайбільше { $megabytes } МБ.
check-unreadable = Не можу прочитати цей файл. Я читаю .txt, .md, .html і .docx.
page-check-title = Перевірка тексту
page-check-intro = Цитати, переказані слова й уривки порівнюються з архівом слово за словом. Текст не зберігається.
page-check-label = Текст
page-check-button = Перевірити
page-check-empty = Немає тексту для перевірки.
