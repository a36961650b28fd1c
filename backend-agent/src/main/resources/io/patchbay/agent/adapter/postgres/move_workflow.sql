-- An answer of no row: the pending call is no longer in the state the decision was made for. A repeated refusal to dial
-- for the same reason is not news and leaves no event.
with before as (
    select id, workflow_state, wait_reason, claimed_by from pending_calls where id = :id for update
), moved as (
    update pending_calls p
    set workflow_state = :toState,
        retry_count = :retryCount,
        max_retries = :maxRetries,
        classification_type = :classificationType,
        classification_id = :classificationId,
        classification_lookup_at = case when :toState = 'checking_classification' then :at
            else p.classification_lookup_at end,
        classification_checked_at = case when :event in ('classification_found', 'classification_missing') then :at
            else p.classification_checked_at end,
        next_action_at = :nextActionAt,
        needs_review = :needsReview,
        last_error = coalesce(:lastError, p.last_error),
        wait_reason = case when cast(:changed as boolean) then :waitReason else coalesce(:waitReason, p.wait_reason) end,
        review_reason = case when cast(:changed as boolean) and not cast(:needsReview as boolean) then :reviewReason
            else coalesce(:reviewReason, p.review_reason) end,
        workflow_metadata = p.workflow_metadata || cast(:metadata as jsonb),
        attempts_today = case
            when cast(:attemptDay as date) is null then p.attempts_today
            when p.last_attempt_day = :attemptDay then p.attempts_today + 1
            else 1 end,
        last_attempt_day = coalesce(:attemptDay, p.last_attempt_day),
        last_attempt_at = case when cast(:attemptDay as date) is null then p.last_attempt_at else :at end,
        triggered = p.triggered or cast(:attemptDay as date) is not null,
        trigger_attempted_at = case when cast(:attemptDay as date) is null then p.trigger_attempted_at else :at end,
        claimed_by = case when :release then null else p.claimed_by end,
        lease_until = case when :release then null else p.lease_until end
    from before b
    where p.id = b.id and b.workflow_state = :fromState
    returning p.id, p.wait_reason, b.wait_reason as old_wait_reason, b.claimed_by
), noted as (
    insert into workflow_events (pending_call_id, session_id, from_state, to_state, event, detail, agent_id, at)
    select m.id, cast(:session as uuid), :fromState, :toState, :event,
        jsonb_strip_nulls(jsonb_build_object('last_error', cast(:lastError as text), 'wait_reason', cast(:waitReason as text),
            'review_reason', cast(:reviewReason as text), 'retry_count', cast(:retryCount as int),
            'next_action_at', cast(:nextActionAt as timestamptz))),
        coalesce(m.claimed_by, (select s.agent_id from call_sessions s where s.id = :session)), cast(:at as timestamptz)
    from moved m
    where :fromState <> :toState or :event <> 'dial_not_allowed' or m.wait_reason is distinct from m.old_wait_reason
)
select id from moved
