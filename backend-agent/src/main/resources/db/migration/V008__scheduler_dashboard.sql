-- The queue at a glance: one row per state, those without calls too. Runs with the reader's own rights.
create or replace view public.scheduler_dashboard with (security_invoker = true) as
select
    s.workflow_state,
    count(p.id) as calls,
    count(p.id) filter (where p.next_action_at <= now() and s.is_queued) as due_now,
    min(p.next_action_at) filter (where s.is_queued) as next_action_at,
    max(now() - p.next_action_at) filter (where p.next_action_at <= now() and s.is_queued) as longest_overdue,
    count(p.id) filter (where p.wait_reason is not null) as held_back,
    count(p.id) filter (where p.lease_until > now()) as in_work,
    count(p.id) filter (where p.lease_until <= now()) as abandoned,
    count(p.id) filter (where p.needs_review) as to_review,
    count(p.id) filter (where p.retry_count > 0) as retried,
    max(p.last_attempt_at) as last_attempt_at,
    max(p.updated_at) as updated_at
from (values
    (1, 'new', true), (2, 'checking_classification', true), (3, 'needs_classification', true), (4, 'classifying', false),
    (5, 'classification_pending', true), (6, 'ready_to_call', true), (7, 'calling', false), (8, 'retry_pending', true),
    (9, 'pending', false), (10, 'completed', false), (11, 'failed', false)) as s (position, workflow_state, is_queued)
left join public.pending_calls p on p.workflow_state = s.workflow_state
group by s.position, s.workflow_state
order by s.position;

revoke all on public.scheduler_dashboard from public, anon, authenticated;
grant select on public.scheduler_dashboard to authenticated, service_role;
