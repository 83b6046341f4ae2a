# A message that shows an answer, its buttons, and the passage that a citation opens.
from-article = Из статьи
speaker-not-named = Кто говорит, не установлено
manner = { $polarity ->
    [denied] опровержение
    [asked] вопрос, не утверждение
    [declined] отказ отвечать
    [hypothetical] предположение, не утверждение
   *[said] { "" }
}
reporter-words = словами журналиста
source-unnamed = Источник без названия и даты
nearest-heading = Ближайшие высказывания
nearest-note = (не отвечают на вопрос)
further-heading = Другие высказывания
statement-withdrawn = Отозвано: это высказывание больше не показывается.
statement-damaged = Не показано: сохранённый текст этой статьи повреждён.
cut-here = … (здесь обрезано; остальное в источнике)
as-of = Архив по состоянию на { $day }, { $time } UTC.
empty-as-of = Архив пуст.

day-short = { $day } { $month ->
    [1] янв.
    [2] февр.
    [3] марта
    [4] апр.
    [5] мая
    [6] июня
    [7] июля
    [8] авг.
    [9] сент.
    [10] окт.
    [11] нояб.
   *[12] дек.
}
day-short-year = { day-short } { $year }
month = { $month ->
    [1] январь
    [2] февраль
    [3] март
    [4] апрель
    [5] май
    [6] июнь
    [7] июль
    [8] август
    [9] сентябрь
    [10] октябрь
    [11] ноябрь
   *[12] декабрь
} { $year }
since-day = с { $since }
until-day = по { $until }
from-day-to-day = { $since } – { $until }

button-more = Ещё ({ $count }) ›
button-closest = Ближайшие ({ $count }) ›
button-back = ‹ Назад
button-copy = Скопировать цитату
button-open = Открыть статью
button-drop = ✕ { $what }
button-without-period = Искать без периода ({ $period })

passage-changed = Статья с тех пор изменилась. Эти слова были в версии { $cited }, а в версии { $current } их нет.
passage-nearest-now = Ближайшие слова в версии { $current }:
passage-nothing-near = Их убрали: в версии { $current } ничего похожего нет.
tap-unknown-answer = Этого ответа у меня уже нет. Спросите, пожалуйста, ещё раз.
tap-withdrawn = Это высказывание отозвано: я его больше не показываю.
tap-damaged = Сохранённый текст этой статьи повреждён, поэтому я не покажу это высказывание, пока статья не будет прочитана заново.
tap-not-droppable = Без этого спрашивать было бы не о чем.
tap-unknown-button = Эта кнопка больше не работает. Спросите, пожалуйста, ещё раз.
tap-failed = Извините, это заняло слишком много времени. Попробуйте, пожалуйста, позже.
