# What readers say of answers.
complaint-wrong-speaker = Wrong speaker
complaint-not-what-it-says = Not what it says
complaint-outdated = Outdated
feedback-thanks = Thank you, noted.
feedback-taken-back = Withdrawn.
feedback-too-late = This answer is no longer stored, so I cannot record feedback on it.
feedback-usage = Write your remark after the command, for example:
    /feedback the dates are hard to find

    For a remark about one answer, send the command as a reply to it, or use the buttons: 👍 and 👎 below an answer; “Wrong speaker”, “Not what it says” and “Outdated” below an open passage.
remark-thanks = Thank you, your remark was noted.
remark-thanks-answer = Thank you, your remark about this answer was noted.
