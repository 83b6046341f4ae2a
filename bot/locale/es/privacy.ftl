# What is kept, and the buttons below it.
privacy = Qué guardo, y por qué

    • Sus preguntas con sus respuestas y citas, su identificador de Telegram y el chat: para que funcionen los botones bajo una respuesta y pueda seguir preguntando. Durante { $months } meses.
    • La última respuesta de nuestra conversación, para seguir preguntando: hasta /new; pasadas unas horas ya no se usa.
    • Sus opiniones sobre las respuestas: 👍 👎, quejas y observaciones, para corregir errores. Se guardan, con su respuesta, hasta que las retire o las borre.
    • Las respuestas que comparte: cada una tiene una página con su pregunta y la respuesta, pero no quién preguntó. Cualquiera con el enlace puede leerla hasta que deje de compartirla o se borre la respuesta.
    • La lengua que eligió, hasta que la borre.
    • Si todavía no se le ha admitido: su nombre, para que los administradores sepan quién pregunta, un mes como mucho. Una vez admitido, sigue en su lista hasta que alguno le quite.

    Un mensaje de Telegram se guarda hasta que se responde. Después solo quedan su número y los identificadores del chat y del remitente, durante una semana. Su nombre, su teléfono y los demás mensajes de un grupo no se guardan. Las copias de seguridad anteriores conservan lo que usted borre.

    Quienes gestionan este bot pueden leer estos datos. Nadie más recibe nada, salvo lo que usted comparta{ $model ->
        [yes] , y el proveedor de un modelo de lenguaje: sus preguntas, con las citas que las responden, sin su nombre ni su identificador
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
privacy-export = Sus datos guardados, a { $day }.
privacy-erase-sure = ¿Borrar todas sus preguntas con sus respuestas, las páginas compartidas, sus opiniones y observaciones, y su lengua? Los botones bajo respuestas anteriores dejarán de funcionar. No se puede deshacer.
privacy-erased = Borrado. Durante una semana quedan los números de sus mensajes con su identificador; nada más.
privacy-not-erased = No se ha borrado nada.
