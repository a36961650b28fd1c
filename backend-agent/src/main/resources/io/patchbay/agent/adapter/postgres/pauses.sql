select cause, reason, since, until
from dialling_state
where account = :account and paused and (until is null or until > :now)
order by since, cause
