# What a follow-up was taken for, and groups, edits and inline mode.
taken-speaker-topic = { $speakers } – { $topic }:
taken-speaker = { $speakers }:
taken-topic = Temat – { $topic }:
taken-question = { $question }
taken-narrowed = { $what }, { $narrowed }:
dates = Kiedy: { $list }.
outlets = Gdzie: { $list }.
undated = bez daty
nameless = tytuł bez nazwy
group-hello = Dzień dobry! Proszę pytać poleceniem /ask albo odpowiadać na moje wiadomości. Odpowiadam wypowiedziami z archiwum wiadomości, słowo w słowo; innych wiadomości nie czytam.
inline-too-short = Proszę wpisać całe pytanie
inline-nothing = Nic nie znaleziono. Proszę zapytać w czacie prywatnym
inline-description = { $where }: { $quote }
