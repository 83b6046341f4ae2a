# What readers say of answers.
complaint-wrong-speaker = Persona sbagliata
complaint-not-what-it-says = Non dice questo
complaint-outdated = Non aggiornato
feedback-thanks = Grazie, annotato.
feedback-taken-back = Ritirato.
feedback-too-late = Questa risposta non è più conservata, perciò non posso annotare nulla.
feedback-usage = Scriva la Sua osservazione dopo il comando, per esempio:
    /feedback le date sono difficili da trovare

    Per un’osservazione su una risposta, mandi il comando in risposta a quella o usi i pulsanti: 👍 e 👎 sotto una risposta; «Persona sbagliata», «Non dice questo» e «Non aggiornato» sotto un passo aperto.

remark-thanks = Grazie, la Sua osservazione è annotata.
remark-thanks-answer = Grazie, la Sua osservazione su questa risposta è annotata.
