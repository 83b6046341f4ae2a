# Said at the gate.
access-private = I answer only those whom my keepers have let in. I have told them that you would like to ask; if they do not let you in soon, give them your id: { $id }
access-group = I answer only in groups that my keepers have let in. I have told them about this one; its id is { $id }
access-granted = You are let in. Ask me what somebody said, or /help.
limit-questions = These are more questions than I take at a time, so I have left this one out. Please ask it again in { $seconds } { $seconds ->
    [one] second
   *[other] seconds
}.
limit-taps = Too fast for me: please try again in { $seconds } { $seconds ->
    [one] second
   *[other] seconds
}.
busy = Very many are asking at the moment, so I have left this question out. Please ask it again in a minute.
queue-note = { $before ->
    [one] One question is
   *[other] { NUMBER($before, useGrouping: 0) } questions are
} before yours.
