# What readers say of answers.
complaint-wrong-speaker = Wrong speaker
complaint-not-what-it-says = Not what it says
complaint-outdated = Outdated
feedback-thanks = Thank you, noted.
feedback-taken-back = Taken back.
feedback-too-late = This answer is no longer kept, so nothing can be noted about it.
feedback-usage = Write your remark behind the command, for example:
    /feedback the dates are hard to find

    To say something about one answer, write the command as a reply to it, or use the buttons: 👍 and 👎 below an answer; “Wrong speaker”, “Not what it says” and “Outdated” where a passage is open.
remark-thanks = Thank you, your remark was noted.
remark-thanks-answer = Thank you, your remark about this answer was noted.
