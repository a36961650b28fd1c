-- Rows whose number is none: no attempt could ever be made.
with refused as (
    select id, workflow_state from pending_calls
    where phone !~ '^\+[1-9][0-9]{6,14}$'
        and next_action_at <= :now
        and workflow_state in ('new', 'checking_classification', 'needs_classification', 'classification_pending',
            'ready_to_call', 'retry_pending')
    for update skip locked
), failed as (
    update pending_calls p
    set workflow_state = 'failed', call_status = 'failed', wait_reason = null, claimed_by = null, lease_until = null,
        last_error = 'the number cannot be dialled: column phone must be + and the number with its country code'
    from refused r
    where p.id = r.id
    returning p.id, r.workflow_state as from_state
)
insert into workflow_events (pending_call_id, from_state, to_state, event, at)
select id, from_state, 'failed', 'call_failed', cast(:now as timestamptz) from failed
