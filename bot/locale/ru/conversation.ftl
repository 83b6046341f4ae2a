# What a follow-up was taken for, and groups, edits and inline mode.
taken-speaker-topic = { $speakers } — { $topic }:
taken-speaker = { $speakers }:
taken-topic = Тема — { $topic }:
taken-question = { $question }
taken-narrowed = { $what }, { $narrowed }:
dates = Когда: { $list }.
outlets = Где: { $list }.
undated = без даты
nameless = издание без названия
group-hello = Здравствуйте! Спрашивайте командой /ask или ответом на моё сообщение. Я отвечаю дословными высказываниями людей из архива новостей, а других ваших сообщений не читаю.
inline-too-short = Напишите вопрос целиком
inline-nothing = Ничего не найдено. Спросите меня в личном чате
inline-description = { $where }: { $quote }
