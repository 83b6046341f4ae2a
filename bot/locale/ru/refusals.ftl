# Why there is no answer.
archive-empty = Архив пуст: запустите onrecord index со статьями, по которым нужно искать.
question-too-long = Длина вопроса в знаках: { $characters }; спросите, пожалуйста, короче, не более { $most }, например: что сказала мэр о мосте?
question-without-words = Спросите, пожалуйста, словами, например: что сказала мэр о мосте?
on-topic = { " " }(«{ $topic }»)
on-this = { " об этом" }
nothing-answers = В архиве нет ответа на это.
nothing-answers-on = В архиве нет ответа на это: никого не цитируют{ $about }.
role-not-quoted = Никого, кого статья называет «{ $name }», не цитируют{ $about }.
quoted-but = { $people } — { $persons ->
    [one] цитаты
    [few] всего цитаты
   *[many] всего цитаты
} в { NUMBER($articles, useGrouping: 0) } { $articles ->
    [one] статье
    [few] статьях
   *[many] статьях
}, но{ $about } среди них ничего не найдено.
did-you-mean = Может быть, имелось в виду: { $names }?
no-outlet = Издания «{ $name }» в архиве нет.
no-outlet-but = Издания «{ $name }» в архиве нет, а есть такие: { $outlets }.
time-after = Статей за то время, о котором вы спрашиваете ({ $period }), в архиве нет. Дата самой новой статьи: { $newest }.
time-before = Статей за то время, о котором вы спрашиваете ({ $period }), в архиве нет. Дата самой старой статьи: { $oldest }.
only-day = Всего в архиве { articles-searched } за период { $since } – { $until }; поиск охватил только один день: { $first }.
only-time = Всего в архиве { articles-searched } за период { $since } – { $until }; поиск охватил только { $first } – { $last }.
only-outlet-day = Всего в архиве { articles-searched } за период { $since } – { $until }; поиск охватил только издание «{ $publisher }» и один день: { $first }.
only-outlet-time = Всего в архиве { articles-searched } за период { $since } – { $until }; поиск охватил только издание «{ $publisher }» и период { $first } – { $last }.
articles-searched = { NUMBER($articles, useGrouping: 0) } { $articles ->
    [one] статья
    [few] статьи
   *[many] статей
}
searched = Просмотрено: { articles-searched }.
searched-time = Просмотрено: { articles-searched } за период { $since } – { $until }.
searched-outlet = Просмотрено только издание «{ $publisher }»; всего в архиве { articles-searched }.
searched-outlet-time = Просмотрено только издание «{ $publisher }»; всего в архиве { articles-searched } за период { $since } – { $until }.
foreign-language = Язык вопроса, похоже, { $language }. Языки архива: { $own }. Спросите, пожалуйста, на одном из них: { $either }.
nobody-called-in = В статьях архива на этих языках имени «{ $name }» среди цитируемых нет: { $languages }.
language-name = { $name ->
    [german] немецкий
    [french] французский
    [spanish] испанский
    [italian] итальянский
    [portuguese] португальский
    [dutch] нидерландский
    [polish] польский
    [swedish] шведский
    [turkish] турецкий
    [danish] датский
    [norwegian] норвежский
    [czech] чешский
    [romanian] румынский
    [hungarian] венгерский
    [finnish] финский
    [english] английский
    [ukrainian] украинский
    [russian] русский
    [arabic] арабский
    [chinese] китайский
    [japanese] японский
    [korean] корейский
    [greek] греческий
    [hebrew] иврит
    [bengali] бенгальский
    [tamil] тамильский
    [thai] тайский
    [georgian] грузинский
    [armenian] армянский
    [amharic] амхарский
    [another-language] другой язык
    [arabic-or-another-language-in-arabic-letters] арабский или другой язык арабской письменности
    [chinese-or-japanese] китайский или японский
    [hindi-or-another-language-in-devanagari-letters] хинди или другой язык на деванагари
   *[any] { $english }
}
