# What a follow-up was taken for, and groups, edits and inline mode.
taken-speaker-topic = { $speakers } zum Thema { $topic }:
taken-speaker = { $speakers }:
taken-topic = Zum Thema { $topic }:
taken-question = { $question }
taken-narrowed = { $what }, { $narrowed }:
dates = Wann: { $list }.
outlets = Wo: { $list }.
undated = ohne Datum
nameless = ein Medium ohne Namen
group-hello = Hallo! Fragen Sie mich mit /ask und Ihrer Frage oder antworten Sie auf eine meiner Nachrichten. Ich antworte mit Aussagen aus dem Nachrichtenarchiv, Wort für Wort; Ihre anderen Nachrichten lese ich nicht.
inline-too-short = Schreiben Sie eine ganze Frage
inline-nothing = Nichts gefunden. Fragen Sie mich in einem privaten Chat
inline-description = { $where }: { $quote }
