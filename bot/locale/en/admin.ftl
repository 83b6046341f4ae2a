# Said to those who look after the bot.
access-asked = { $kind ->
    [group] The group
   *[user] The user
} { $name } would like to ask. The id is { $id }.
allow-button = Let in
allow-done = Let in: { $who }
allow-already = On the list already: { $who }
allow-forgotten = Taken off the list: { $who }
allow-unknown = Not on the list: { $who }
allow-usage = Write /allow and the id of a user or a group to let them in, /allow, the id and “forget” to take them off the list, or /allow alone to see it.
allow-list = On the list ({ NUMBER($count, useGrouping: 0) }):
allow-nobody = Nobody is on the list.
allow-open = Everybody is answered at present, listed or not: ONRECORD_ACCESS is “open”.
reindex-begun = Re-indexing begins. I will tell you when it is done; questions are answered meanwhile.
reindex-running = A re-indexing is under way, asked for at { $since } UTC. Whoever asked will hear how it ends.
reindex-done = Re-indexed in { NUMBER($seconds, useGrouping: 0) } s: { NUMBER($added, useGrouping: 0) } added, { NUMBER($changed, useGrouping: 0) } changed, { NUMBER($same, useGrouping: 0) } the same, { NUMBER($removed, useGrouping: 0) } removed, { NUMBER($failed, useGrouping: 0) } failed.
reindex-failed = Not re-indexed; the archive stands as it was stored last. The reason: { $reason }
status-archive = Articles: { NUMBER($articles, useGrouping: 0) }, statements: { NUMBER($statements, useGrouping: 0) }.
status-as-of = Up to date as of { $moment } UTC.
status-never-indexed = Never indexed yet: /reindex
status-questions = In the last 24 hours: { NUMBER($answered, useGrouping: 0) } answered, { NUMBER($refused, useGrouping: 0) } refused. Waiting now: { NUMBER($waiting, useGrouping: 0) }.
status-seconds = The last { NUMBER($count, useGrouping: 0) } answers, from arrival to sending: half within { $half } s, 95 % within { $most } s.
status-disk = Disk: { $used } GB used by the data, { $free } GB free.
status-sources = Sources in trouble: { NUMBER($count, useGrouping: 0) }.
