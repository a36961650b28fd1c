insert into dialling_state (account, cause, paused, reason, since, until)
values (:account, :cause, :paused, :reason, :now, :until)
on conflict (account, cause) do update
set since = case when dialling_state.paused = excluded.paused then dialling_state.since else excluded.since end,
    paused = excluded.paused, reason = excluded.reason, until = excluded.until
