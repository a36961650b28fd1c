update call_sessions
set assistant_report = cast(:report as jsonb),
    vapi_call_id = coalesce(vapi_call_id, :assistantCallId),
    workflow_metadata = workflow_metadata || cast(:metadata as jsonb)
where id = :session
