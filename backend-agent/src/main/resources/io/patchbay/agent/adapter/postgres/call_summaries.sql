select p.id, p.phone, p.clinic_name, p.workflow_state, p.classification_type, p.success_evaluation, p.needs_review,
    p.last_error, p.wait_reason, p.next_action_at,
    l.ivr_detection_state, l.verdict_evidence, l.call_end_reason,
    (extract(epoch from l.verdict_at - l.answered_at) * 1000)::bigint as verdict_ms,
    l.joining_error_ms as unhold_ms,
    (select count(*) from call_sessions s where s.pending_call_id = p.id) as attempts,
    (select count(*) from call_sessions s where s.pending_call_id = p.id and s.purpose = 'classification')
        as classification_calls
from pending_calls p
left join lateral (
    select s.* from call_sessions s where s.pending_call_id = p.id order by s.attempt desc limit 1
) l on true
where p.created_at >= :createdFrom
order by p.created_at, p.id
