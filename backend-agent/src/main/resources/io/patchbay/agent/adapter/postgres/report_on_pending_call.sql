-- The row shows its latest attempt: a late report of an earlier one stays on that one's session.
update pending_calls
set summary = :summary,
    success_evaluation = :evaluation,
    structured_data = cast(:structured as jsonb),
    vapi_call_id = :assistantCallId,
    workflow_metadata = workflow_metadata || cast(:metadata as jsonb)
where id = :pendingCall and not exists (
    select 1
    from call_sessions reported
    join call_sessions newer on newer.pending_call_id = reported.pending_call_id and newer.attempt > reported.attempt
    where reported.id = :session)
