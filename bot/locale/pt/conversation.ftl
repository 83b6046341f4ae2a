# What a follow-up was taken for, and groups, edits and inline mode.
taken-speaker-topic = { $speakers }, sobre { $topic }:
taken-speaker = { $speakers }:
taken-topic = Sobre { $topic }:
taken-question = { $question }
taken-narrowed = { $what }, { $narrowed }:
dates = Quando: { $list }.
outlets = Onde: { $list }.
undated = sem data
nameless = um veículo sem nome
group-hello = Olá! Pergunte com /ask e a sua pergunta, ou responda a uma das minhas mensagens. Respondo com declarações do arquivo de notícias, palavra por palavra; não leio as suas outras mensagens.
inline-too-short = Escreva a pergunta completa
inline-nothing = Nada encontrado. Pergunte em uma conversa privada comigo
inline-description = { $where }: { $quote }
