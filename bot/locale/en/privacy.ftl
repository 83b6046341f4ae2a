# What is kept, and the buttons below it.
privacy = What I keep, and why

    • Your questions with the answers and what they cite, your Telegram user id and the chat: so that the buttons below an answer work and you can ask on. For { $months } months.
    • Where our conversation stands, for follow-up questions: until /new, and of no use after some hours.
    • What you say of answers: 👍 👎, complaints and remarks. So that mistakes are put right. Until you take it back or erase it, and so is the answer that it is about.
    • Answers that you share: each has a page with your question and the answer, but not who asked. Whoever has its link can read it, until you stop sharing or the answer is erased.
    • The language that you chose, until you erase it.
    • If you were not admitted yet: your name, so that an admin can tell who asks, for a month at most. Whom an admin has admitted is on the admin’s list, and stays there until the admin removes it.

    An update from Telegram is kept until it is answered; then only its number and the ids of the chat and of whoever sent it remain, for a week. Your name, phone number and other messages of a group are not kept. Backups that were made before still hold what was erased since.

    Whoever runs this bot can read what is kept. Nobody else gets it, but for what you share.
privacy-in-group = In a private chat with me, /privacy also shows the buttons to get or erase what is kept of you.
button-export = Give me all of it
button-erase = Erase all of it
button-unshare = Stop sharing ({ NUMBER($count, useGrouping: 0) } { $count ->
    [one] answer
   *[other] answers
})
privacy-unshared = { $count ->
    [0] Nothing was shared any more.
    [one] No longer shared: the link of the page leads nowhere now.
   *[other] No longer shared: the links of the { NUMBER($count, useGrouping: 0) } pages lead nowhere now.
}
button-erase-yes = Yes, erase
button-erase-no = No, keep it
privacy-export = What is kept of you, as of { $day }.
privacy-erase-sure = Erase all your questions with their answers, the pages of those that you shared, your feedback and remarks, and your language? Buttons below earlier answers will no longer work. This cannot be undone.
privacy-erased = Erased. Nothing is kept of you any more but, for a week, the numbers of your updates with your id.
privacy-not-erased = Nothing was erased.
