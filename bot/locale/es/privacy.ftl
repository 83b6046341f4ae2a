# What is kept, and the buttons below it.
privacy = Qué guardo y por qué

    • Sus preguntas con sus respuestas y citas, su identificador de Telegram y el chat: para que funcionen los botones bajo una respuesta y pueda seguir preguntando. Durante { NUMBER($months, useGrouping: 0) } { $months ->
        [one] mes
       *[other] meses
    }.
    • La última respuesta de nuestra conversación, para seguir preguntando: hasta /new; pasadas unas horas ya no se usa.
    • Sus opiniones sobre las respuestas: 👍 👎, quejas y observaciones, para corregir errores. Se guardan, con su respuesta, hasta que las retire o las borre.
    • Las respuestas que comparte: cada una tiene una página con su pregunta y la respuesta, sin decir quién preguntó. Cualquiera que tenga el enlace puede leerla hasta que deje de compartirla o se borre la respuesta.
    • El idioma que eligió, hasta que lo borre.
    • Si todavía no se le ha admitido: su nombre, para que los administradores sepan quién pregunta, un mes como mucho. Después de la admisión, sigue en la lista de los administradores hasta que alguno le quite.

    Un mensaje de Telegram se guarda hasta que se responde. Después solo quedan su número y los identificadores del chat y del remitente, durante una semana. Su nombre, su teléfono y los demás mensajes de un grupo no se guardan. Las copias de seguridad anteriores conservan lo que usted borre.

    Quienes gestionan este bot pueden leer estos datos. Nadie más recibe nada, salvo lo que usted comparta{ $model ->
        [yes] ; el proveedor de un modelo de lenguaje recibe sus preguntas, con las citas que las responden, sin su nombre ni su identificador
       *[no] {""}
    }.

privacy-in-group = En un chat privado conmigo, /privacy muestra además botones para exportar o borrar sus datos.
button-export = Exportar mis datos
button-erase = Borrar mis datos
button-unshare = Dejar de compartir ({ NUMBER($count, useGrouping: 0) } { $count ->
    [one] respuesta
   *[other] respuestas
})
privacy-unshared = { $count ->
    [0] No había nada compartido.
    [one] Ya no se comparte: el enlace a la página no funciona.
   *[other] Ya no se comparte: los enlaces a las { NUMBER($count, useGrouping: 0) } páginas no funcionan.
}
button-erase-yes = Sí, borrar
button-erase-no = No, conservar
privacy-export = Sus datos guardados, a fecha de { $day }.
privacy-erase-sure = ¿Borrar todas sus preguntas con sus respuestas, las páginas compartidas, sus opiniones y observaciones, y el idioma elegido? Los botones bajo respuestas anteriores dejarán de funcionar. No se puede deshacer.
privacy-erased = Borrado. Durante una semana quedan los números de sus mensajes con su identificador; nada más.
privacy-not-erased = No se ha borrado nada.
