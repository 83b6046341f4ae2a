# What the commands say.
language-self = Español

start = Respondo a preguntas sobre un archivo de noticias con las propias declaraciones: palabra por palabra, indicando quién lo dijo, dónde y cuándo. Si no está en el archivo, se lo digo.
start-examples = Pregúnteme, por ejemplo:
start-ask = Pregúnteme quién dijo qué, sobre qué y cuándo.
button-ask = Preguntar { $number }
start-end = /help explica más, /language cambia el idioma.
help = Pregunte con palabras sencillas: quién dijo qué, sobre qué, cuándo.

    • Aquí: escriba la pregunta sin más. «¿Y sobre el presupuesto?» continúa la última respuesta; /new empieza de nuevo.
    • En un grupo: /ask y la pregunta, o responda a uno de mis mensajes.
    • En cualquier chat: mi nombre con @ y unas palabras; luego elija un pasaje para enviarlo.

    Bajo cada respuesta, «textualmente» significa que las palabras van entre comillas en el artículo, y «en palabras de» que las eligió el periodista. Los botones con número abren el pasaje y la fuente.

    /check – comparar las citas de un texto con el archivo
    /latest – las declaraciones más recientes, también de una persona o sobre un tema
    /sources – qué hay en el archivo y hasta qué fecha
    /language – el idioma en que hablo
    /feedback – decir qué está mal o qué falta
    /privacy – qué guardo sobre usted y cómo borrarlo

ask-in = Pregunte en un idioma del archivo: { $languages }.

new-begun = Olvidado: la próxima pregunta es independiente.
new-nothing = No había nada que olvidar: la próxima pregunta es independiente.
language-choose = ¿En qué idioma hablo? Las citas, los nombres y los títulos quedan como están.
language-chosen = Ahora hablo español. Las citas, los nombres y los títulos quedan como están.

sources-empty = El archivo está vacío.
sources-counts = { $articles } { $articles ->
    [one] artículo
   *[other] artículos
} con { $statements } { $statements ->
    [one] declaración
   *[other] declaraciones
} de { $speakers } { $speakers ->
    [one] persona o entidad
   *[other] personas y entidades
}.
sources-period = Del { $since } al { $until }.
sources-as-of = Actualizado: { $moment }.
sources-more = … y { $count } más.
source-newest = • { $name }: el último artículo, el { $day }, { $ago }
source-undated = • { $name }: sin fechas
source-failing = { $line } (inaccesible por ahora)
source-of-files = • { $name }: { $articles } { $articles ->
    [one] artículo
   *[other] artículos
}, el último el { $day }, { $ago }
source-of-files-undated = • { $name }: { $articles } { $articles ->
    [one] artículo
   *[other] artículos
}, sin fechas
outlet-unnamed = Medio sin nombre
ago-today = hoy
ago-minutes = hace { $count } { $count ->
    [one] minuto
   *[other] minutos
}
ago-hours = hace { $count } { $count ->
    [one] hora
   *[other] horas
}
ago-days = hace { $count } { $count ->
    [one] día
   *[other] días
}

# Shown by Telegram in the menu of commands.
menu-start = Empezar, con preguntas para probar
menu-help = Cómo preguntar y cómo leer una respuesta
menu-ask = Preguntar al archivo: /ask y la pregunta
menu-check = Comprobar las citas de un texto
menu-sources = Qué hay en el archivo y hasta qué fecha
menu-latest = Las declaraciones más recientes, también por persona o tema
menu-new = Empezar una conversación nueva
menu-language = Cambiar el idioma en que hablo
menu-privacy = Qué guardo sobre usted y cómo borrarlo
menu-feedback = Decir qué está mal o qué falta
menu-status = El estado del bot y de su archivo
menu-reindex = Poner el archivo al día
menu-allow = Quién puede preguntar
