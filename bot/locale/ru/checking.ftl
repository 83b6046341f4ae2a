# Проверка текста: что архив говорит о каждом утверждении.
check-verdict = { $verdict ->
    [verbatim] Дословно
    [altered] Изменено
    [spliced] Составлено из нескольких мест
    [cut] Обрезано так, что смысл может измениться
    [other_speaker] Это слова другого человека
    [corrected] С тех пор исправлено
    [withdrawn] В источнике этого больше нет
    [reported_only] Только пересказ, не цитата
    [supported] Подтверждено
    [contradicted] Противоречит источнику
   *[not_found] Не найдено
}
check-said-by = Кто это сказал: { $name }
check-also = также: { $verdicts }
check-differs = в источнике «{ $source }», в тексте «{ $draft }»{ check-kind }
check-added = нет в источнике: «{ $draft }»{ check-kind }
check-left-out = пропущено: «{ $source }»{ check-kind }
check-kind = { $kind ->
    [number] { " (число)" }
    [name] { " (имя)" }
    [negation] { " (отрицание)" }
    [date] { " (дата)" }
   *[word] { "" }
}
check-excerpt = Отрывок
check-also-in = Также: { $outlets }
check-no-claims = В этом тексте нет ни цитат, ни пересказанных слов, ни отрывков.
check-summary = Проверено: { $claims }. { $faults ->
    [0] Замечаний нет.
   *[other] Стоит посмотреть: { $faults }.
}
check-unread = Не прочитано: { $parts }.
check-more = … и ещё { $count }: всё покажет onrecord check или страница проверки.
check-how = Отправьте /check с текстом, ответьте /check на сообщение или документ (.txt, .md, .html, .docx, не больше { $megabytes } МБ) или перешлите его мне и ответьте на него. Я сравню цитаты с архивом слово за словом.
check-too-long = Для меня это слишком длинно: не больше { $characters } знаков за раз.
check-too-large = Этот файл для меня слишком велик: не больше { $megabytes } МБ.
check-unreadable = Не могу прочитать этот файл. Я читаю .txt, .md, .html и .docx.
page-check-title = Проверка текста
page-check-intro = Цитаты, пересказанные слова и отрывки сравниваются с архивом слово за словом. Текст не сохраняется.
page-check-label = Текст
page-check-button = Проверить
page-check-empty = Нет текста для проверки.
