# The check of a draft: what the archive says of each claim.
check-verdict = { $verdict ->
    [verbatim] Verbatim
    [altered] Altered
    [spliced] Joined from several places
    [cut] Cut so that the sense may change
    [other_speaker] Said by somebody else
    [corrected] Corrected since
    [withdrawn] No longer at its source
    [reported_only] Only reported, not quoted
    [supported] Supported
    [contradicted] Contradicted
   *[not_found] Not found
}
check-said-by = Said by { $name }
check-also = also: { $verdicts }
check-differs = “{ $source }” in the source, “{ $draft }” in the draft{ check-kind }
check-added = not in the source: “{ $draft }”{ check-kind }
check-left-out = left out: “{ $source }”{ check-kind }
check-kind = { $kind ->
    [number] { " (number)" }
    [name] { " (name)" }
    [negation] { " (negation)" }
    [date] { " (date)" }
   *[word] { "" }
}
check-excerpt = Excerpt
check-also-in = Also in: { $outlets }
check-no-claims = No quotation, reported speech or excerpt was found in this text.
check-summary = { $claims ->
    [one] One claim checked
   *[other] { $claims } claims checked
}, { $faults ->
    [0] nothing to object to
    [one] one to look at
   *[other] { $faults } to look at
}.
check-unread = Not read: { $parts }.
check-more = … and { $count } more: onrecord check, or the page of the reader, shows all.
check-how = Send /check with a text, reply with /check to a message or a document (.txt, .md, .html, .docx, at most { $megabytes } MB), or forward one to me and reply to it. I compare its quotations with the archive word by word.
check-too-long = This is too long for me: at most { $characters } characters at once.
check-too-large = This file is too large for me: at most { $megabytes } MB.
check-unreadable = I cannot read this file. I read .txt, .md, .html and .docx.
page-check-title = Check a text
page-check-intro = Quotations, reported speech and excerpts are compared with the archive word by word. The text is not stored.
page-check-label = The text
page-check-button = Check
page-check-empty = There is no text to check.
