# What is kept, and the buttons below it.
privacy = What I store, and why

    • Your questions with their answers and citations, your Telegram user id and the chat: so that the buttons below an answer work and you can ask follow-up questions. For { $months } months.
    • The last answer in our conversation, for follow-up questions: until /new; it is not used after some hours.
    • Your feedback on answers: 👍 👎, complaints and remarks, so that mistakes can be corrected. It is kept, with the answer it is about, until you withdraw or erase it.
    • The answers you share: each has a page with your question and the answer, but not who asked. Anybody with the link can read it until you stop sharing or the answer is erased.
    • The language you chose, until you erase it.
    • If you have not been admitted yet: your name, so that an admin knows who is asking, for a month at most. Once an admin has admitted you, you stay on the admins’ list until an admin removes you.

    An update from Telegram is stored until it is answered. After that, only its number and the ids of the chat and the sender remain, for a week. Your name, your phone number and other messages in a group are not stored. Earlier backups still contain data that you erase.

    The operators of this bot can read this data. Nobody else gets any of it, except what you share{ $model ->
        [yes] , and a language model’s provider: your questions, with the quotes that answer them, without your name or id
       *[no] {""}
    }.
privacy-in-group = In a private chat with me, /privacy also shows buttons to export or erase your data.
button-export = Export my data
button-erase = Erase my data
button-unshare = Stop sharing ({ NUMBER($count, useGrouping: 0) } { $count ->
    [one] answer
   *[other] answers
})
privacy-unshared = { $count ->
    [0] Nothing was shared.
    [one] No longer shared: the link to the page no longer works.
   *[other] No longer shared: the links to the { NUMBER($count, useGrouping: 0) } pages no longer work.
}
button-erase-yes = Yes, erase
button-erase-no = No, keep it
privacy-export = Your stored data, as of { $day }.
privacy-erase-sure = Erase all your questions with their answers, the pages you shared, your feedback and remarks, and your language? The buttons below earlier answers will no longer work. This cannot be undone.
privacy-erased = Erased. For a week, the numbers of your updates remain with your id; nothing else does.
privacy-not-erased = Nothing was erased.
