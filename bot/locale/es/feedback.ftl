# What readers say of answers.
complaint-wrong-speaker = No lo dijo esa persona
complaint-not-what-it-says = No dice eso
complaint-outdated = Desactualizado
feedback-thanks = Gracias, anotado.
feedback-taken-back = Retirado.
feedback-too-late = Esta respuesta ya no se guarda, así que no puedo anotar nada sobre ella.
feedback-usage = Escriba su observación después del comando, por ejemplo:
    /feedback cuesta encontrar las fechas

    Para una observación sobre una respuesta, envíe el comando como respuesta a ella o use los botones: 👍 y 👎 bajo una respuesta; «No lo dijo esa persona», «No dice eso» y «Desactualizado» bajo un pasaje abierto.

remark-thanks = Gracias, su observación está anotada.
remark-thanks-answer = Gracias, su observación sobre esta respuesta está anotada.
