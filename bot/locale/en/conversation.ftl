# What a follow-up was taken for, and groups, edits and inline mode.
taken-speaker-topic = { $speakers } on { $topic }:
taken-speaker = { $speakers }:
taken-topic = On { $topic }:
taken-question = { $question }
taken-narrowed = { $what }, { $narrowed }:
dates = When: { $list }.
outlets = Where: { $list }.
undated = undated
nameless = an outlet without a name
group-hello = Hello! Ask me with /ask and your question, or reply to one of my answers. I answer with what people said in the news archive, word for word; I do not read your other messages.
inline-too-short = Type a whole question
inline-nothing = Nothing found. Ask me in a private chat
inline-description = { $where }: { $quote }
