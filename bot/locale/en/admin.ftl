# For the admins.
access-asked = { $kind ->
    [group] The group
   *[user] The user
} { $name } would like to ask. The id is { $id }.
allow-button = Admit
allow-done = Admitted: { $who }
allow-already = Already on the list: { $who }
allow-forgotten = Removed from the list: { $who }
allow-unknown = Not on the list: { $who }
allow-usage = Send /allow and the id of a user or group to admit them, /allow, the id and “forget” to remove them, or /allow alone to see the list.
allow-list = On the list ({ NUMBER($count, useGrouping: 0) }):
allow-nobody = Nobody is on the list.
allow-open = At present everybody is answered, on the list or not: ONRECORD_ACCESS is “open”.
reindex-begun = Re-indexing has started. I will tell you when it is done; questions are answered meanwhile.
reindex-running = Re-indexing is already running, requested at { $since } UTC. The admin who requested it will hear how it ends.
reindex-done = Re-indexed in { NUMBER($seconds, useGrouping: 0) } s: { NUMBER($added, useGrouping: 0) } added, { NUMBER($changed, useGrouping: 0) } changed, { NUMBER($same, useGrouping: 0) } the same, { NUMBER($removed, useGrouping: 0) } removed, { NUMBER($failed, useGrouping: 0) } failed.
reindex-failed = Re-indexing failed; everything stored so far is kept. Reason: { $reason }
status-archive = Articles: { NUMBER($articles, useGrouping: 0) }, statements: { NUMBER($statements, useGrouping: 0) }.
status-as-of = Up to date as of { $moment } UTC.
status-never-indexed = Never indexed: send /reindex
status-questions = In the last 24 hours: { NUMBER($answered, useGrouping: 0) } answered, { NUMBER($refused, useGrouping: 0) } refused. Waiting now: { NUMBER($waiting, useGrouping: 0) }.
status-seconds = The last { NUMBER($count, useGrouping: 0) } answers, from arrival to sending: half within { $half } s, 95 % within { $most } s.
status-disk = Disk: { $used } GB used by the data, { $free } GB free.
status-sources = Sources in trouble: { NUMBER($count, useGrouping: 0) }.
