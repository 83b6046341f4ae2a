# What a follow-up was taken for, and groups, edits and inline mode.
taken-speaker-topic = { $speakers } — { $topic }:
taken-speaker = { $speakers }:
taken-topic = Тема — { $topic }:
taken-question = { $question }
taken-narrowed = { $what }, { $narrowed }:
dates = Коли: { $list }.
outlets = Де: { $list }.
undated = без дати
nameless = видання без назви
group-hello = Вітаю! Запитуйте командою /ask або відповідайте на мої повідомлення. Я відповідаю дослівними висловлюваннями людей з архіву новин, а інших ваших повідомлень не читаю.
inline-too-short = Напишіть запитання повністю
inline-nothing = Нічого не знайдено. Запитайте мене в приватному чаті
inline-description = { $where }: { $quote }
