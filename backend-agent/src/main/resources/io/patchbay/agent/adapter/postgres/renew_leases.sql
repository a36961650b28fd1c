with claims as (
    update pending_calls set lease_until = :leaseUntil where claimed_by = :agent
), ours as (
    update call_sessions set lease_until = :leaseUntil where agent_id = :agent and ended_at is null returning id
)
select count(*) from ours
