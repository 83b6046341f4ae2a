# What a follow-up was taken for, and groups, edits and inline mode.
taken-speaker-topic = { $speakers }, su { $topic }:
taken-speaker = { $speakers }:
taken-topic = Su { $topic }:
taken-question = { $question }
taken-narrowed = { $what }, { $narrowed }:
dates = Quando: { $list }.
outlets = Dove: { $list }.
undated = senza data
nameless = una testata senza nome
group-hello = Salve! Mi chieda con /ask e la Sua domanda, o risponda a uno dei miei messaggi. Rispondo con dichiarazioni dell’archivio di notizie, parola per parola; non leggo gli altri Suoi messaggi.
inline-too-short = Scriva la domanda per intero
inline-nothing = Nessun risultato. Mi chieda in una chat privata
inline-description = { $where }: { $quote }
