# A message that shows an answer, its buttons, and the passage that a citation opens.
from-article = Aus dem Artikel
speaker-not-named = Nicht ermittelt, wer spricht
manner = { $polarity ->
    [denied] Dementi
    [asked] Frage, keine Behauptung
    [declined] keine Auskunft
    [hypothetical] Annahme, keine Behauptung
   *[said] { "" }
}
reporter-words = in Worten der Redaktion
source-unnamed = Quelle ohne Namen oder Datum
nearest-heading = Ähnlichste Aussagen
nearest-note = (keine Antwort auf die Frage)
further-heading = Weitere Aussagen
statement-withdrawn = Zurückgezogen: Diese Aussage wird nicht mehr gezeigt.
statement-damaged = Nicht gezeigt: Der gespeicherte Text dieses Artikels ist beschädigt.
cut-here = … (hier gekürzt; das Übrige steht in der Quelle)
as-of = Archivstand: { $day }, { $time } UTC.
empty-as-of = Das Archiv ist leer.

day-short = { $day }. { $month ->
    [1] Jan.
    [2] Feb.
    [3] März
    [4] Apr.
    [5] Mai
    [6] Juni
    [7] Juli
    [8] Aug.
    [9] Sept.
    [10] Okt.
    [11] Nov.
   *[12] Dez.
}
day-short-year = { day-short } { $year }
month = { $month ->
    [1] Jan.
    [2] Feb.
    [3] März
    [4] Apr.
    [5] Mai
    [6] Juni
    [7] Juli
    [8] Aug.
    [9] Sept.
    [10] Okt.
    [11] Nov.
   *[12] Dez.
} { $year }
since-day = seit { $since }
until-day = bis { $until }
from-day-to-day = { $since } – { $until }

button-more = Mehr ({ $count }) ›
button-closest = Am ähnlichsten ({ $count }) ›
button-back = ‹ Zurück
button-copy = Zitat kopieren
button-open = Artikel öffnen
button-drop = ✕ { $what }
button-without-period = Ohne den Zeitraum suchen ({ $period })

passage-changed = Der Artikel wurde seither geändert. Diese Worte standen in Fassung { $cited } und stehen nicht in Fassung { $current }.
passage-nearest-now = Die nächstliegenden Worte in Fassung { $current }:
passage-nothing-near = Sie wurden entfernt: Fassung { $current } enthält nichts Ähnliches.
tap-unknown-answer = Diese Antwort habe ich nicht mehr. Bitte fragen Sie noch einmal.
tap-withdrawn = Diese Aussage wurde zurückgezogen: Ich zeige sie nicht mehr.
tap-damaged = Der gespeicherte Text dieses Artikels ist beschädigt, deshalb zeige ich diese Aussage erst wieder, wenn der Artikel neu gelesen ist.
tap-not-droppable = Ohne das bliebe nichts zu fragen.
tap-unknown-button = Diese Schaltfläche funktioniert nicht mehr. Bitte fragen Sie noch einmal.
tap-failed = Entschuldigung, das hat zu lange gedauert. Bitte versuchen Sie es später noch einmal.
