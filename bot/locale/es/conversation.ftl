# What a follow-up was taken for, and groups, edits and inline mode.
taken-speaker-topic = { $speakers }, sobre { $topic }:
taken-speaker = { $speakers }:
taken-topic = Sobre { $topic }:
taken-question = { $question }
taken-narrowed = { $what }, { $narrowed }:
dates = Cuándo: { $list }.
outlets = Dónde: { $list }.
undated = sin fecha
nameless = un medio sin nombre
group-hello = ¡Hola! Pregúnteme con /ask y su pregunta, o responda a uno de mis mensajes. Respondo con declaraciones del archivo de noticias, palabra por palabra; no leo sus otros mensajes.
inline-too-short = Escriba la pregunta completa
inline-nothing = No se ha encontrado nada. Pregúnteme en un chat privado
inline-description = { $where }: { $quote }
