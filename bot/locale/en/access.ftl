# Said at the gate.
access-private = I only answer people whom my admins have admitted. I have told them that you would like to ask. If you are not admitted soon, send them your id: { $id }
access-group = I only answer in groups that my admins have admitted. I have told them about this one; its id is { $id }
access-granted = You have been admitted. Ask me what somebody said, or send /help.
limit-questions = That is more questions than I can take at once, so I have skipped this one. Please ask it again in { $seconds } { $seconds ->
    [one] second
   *[other] seconds
}.
limit-taps = Too fast for me: please try again in { $seconds } { $seconds ->
    [one] second
   *[other] seconds
}.
busy = Very many people are asking right now, so I have skipped this question. Please ask it again in a minute.
queue-note = { $before ->
    [one] One question is
   *[other] { NUMBER($before, useGrouping: 0) } questions are
} ahead of yours.
