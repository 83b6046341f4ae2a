# What a follow-up was taken for, and groups, edits and inline mode.
taken-speaker-topic = { $speakers }, sur { $topic } :
taken-speaker = { $speakers } :
taken-topic = Sur { $topic } :
taken-question = { $question }
taken-narrowed = { $what }, { $narrowed } :
dates = Quand : { $list }.
outlets = Où : { $list }.
undated = sans date
nameless = un média sans nom
group-hello = Bonjour ! Interrogez-moi avec /ask et votre question, ou répondez à l’un de mes messages. Je réponds par des déclarations tirées des archives de presse, mot pour mot ; je ne lis pas vos autres messages.
inline-too-short = Écrivez une question complète
inline-nothing = Rien trouvé. Demandez-moi dans une discussion privée
inline-description = { $where } : { $quote }
