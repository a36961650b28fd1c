-- What must hold in the database at any moment, during a run, after it, and after a kill -9 in the middle of it. Each query
-- returns the rows that break its rule; all of them return nothing. The agent ships this file and can run it
-- (io.patchbay.agent.adapter.postgres.Invariants); a name, then one query, ended by its only semicolon.

-- name: one_live_session_per_pending_call
select pending_call_id
from call_sessions
where ended_at is null and pending_call_id is not null
group by pending_call_id
having count(*) > 1;

-- name: one_live_session_per_number
select clinic_phone
from call_sessions
where ended_at is null and clinic_phone is not null
group by clinic_phone
having count(*) > 1;

-- name: one_active_classification_per_number
select phone_number
from call_classifications
where is_active
group by phone_number
having count(*) > 1;

-- name: no_voicemail_remembered
select id
from call_classifications
where classification_type not in ('human', 'ivr_only', 'ivr_then_human');

-- name: every_ended_session_has_a_reason
select id
from call_sessions
where ended_at is not null and (coalesce(call_end_reason, '') = '' or coalesce(call_ended_by, '') = '');

-- name: ended_sessions_say_so
select id
from call_sessions
where (ended_at is not null) <> (call_status in ('completed', 'voicemail', 'failed'));

-- Hold: what is asked for is what the carrier has confirmed, on every leg that was answered and has been left alone for
-- three seconds.
-- name: hold_is_confirmed_on_live_sessions
select id
from call_sessions
where ended_at is null
    and updated_at < now() - interval '3 seconds'
    and (clinic_leg_status = 'answered' and clinic_hold_desired <> coalesce(clinic_hold_confirmed, false)
        or assistant_leg_status = 'answered' and assistant_hold_desired <> coalesce(assistant_hold_confirmed, false));

-- An assistant that was to be let in was let in, unless the call or its agent ended first.
-- name: every_unhold_was_confirmed
select id
from call_sessions
where ended_at is not null
    and unhold_requested_at < ended_at - interval '3 seconds'
    and unhold_confirmed_at is null
    and call_end_reason not in ('agent_lost', 'report_missing', 'clinic_hung_up', 'assistant_unavailable');

-- name: the_assistant_never_speaks_before_it_is_let_in
select id
from call_sessions
where assistant_first_audio_at < unhold_requested_at;

-- name: finished_calls_have_no_live_session
select p.id
from pending_calls p
join call_sessions s on s.pending_call_id = p.id and s.ended_at is null
where p.workflow_state in ('completed', 'failed');

-- A call on the line has its session; next_action_at is the latest time by which it must have ended.
-- name: no_call_is_abandoned
select p.id
from pending_calls p
where p.workflow_state in ('classifying', 'calling')
    and p.next_action_at < now() - interval '1 minute'
    and not exists (select 1 from call_sessions s where s.pending_call_id = p.id and s.ended_at is null);

-- Dialled once per attempt: every attempt is a row of its own, and a row is dialled once.
-- name: attempts_are_numbered_without_repetition
select pending_call_id, attempt
from call_sessions
where pending_call_id is not null
group by pending_call_id, attempt
having count(*) > 1;

-- name: no_dial_without_its_row
select id
from call_sessions
where call_id is not null and dial_started_at is null and agent_id is not null;

-- name: failed_calls_have_a_reason
select id
from pending_calls
where workflow_state = 'failed' and coalesce(last_error, '') = '';

-- name: retries_stay_within_their_limit
select id
from pending_calls
where retry_count > max_retries;

-- name: calls_to_review_say_why
select id
from pending_calls
where needs_review and coalesce(review_reason, '') = '';

-- name: every_move_is_in_the_history
select p.id
from pending_calls p
join lateral (
    select e.to_state from workflow_events e where e.pending_call_id = p.id order by e.id desc limit 1
) last on true
where last.to_state <> p.workflow_state;

-- name: the_history_has_no_holes
select pending_call_id, id
from (
    select pending_call_id, id, from_state, lag(to_state) over (partition by pending_call_id order by id) as came_from
    from workflow_events
) e
where came_from is not null and from_state <> came_from;

-- name: the_audit_log_is_unbroken
select patchbay.audit_breaks();
