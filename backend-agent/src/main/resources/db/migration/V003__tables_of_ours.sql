-- Commands are rows; agents share nothing but these tables.

create table public.agents (
    id uuid primary key,
    version text not null,
    public_url text,
    capacity int not null default 0,
    live_calls int not null default 0,
    status text not null default 'running',
    started_at timestamptz not null default now(),
    heartbeat_at timestamptz not null default now(),
    constraint agents_status_word check (status in ('running', 'draining', 'stopped')),
    constraint agents_counts check (capacity >= 0 and live_calls >= 0)
);

create table public.call_commands (
    id uuid primary key default gen_random_uuid(),
    kind text not null,
    pending_call_id uuid references public.pending_calls (id) on delete cascade,
    session_id uuid references public.call_sessions (id) on delete cascade,
    args jsonb not null default '{}',
    requested_by text not null default '',
    idempotency_key text not null default gen_random_uuid()::text,
    status text not null default 'pending',
    result jsonb,
    error_code text,
    agent_id uuid,
    lease_until timestamptz,
    created_at timestamptz not null default now(),
    claimed_at timestamptz,
    finished_at timestamptz,
    updated_at timestamptz not null default now(),
    constraint call_commands_once unique (idempotency_key),
    constraint call_commands_kind_word check (kind in (
        'trigger', 'hold', 'unhold', 'retry', 'hang_up', 'press', 'listen', 'take_over', 'park', 'release',
        'correct_classification', 'forget_classification', 'review', 'pause_dialling', 'resume_dialling')),
    constraint call_commands_status_word check (status in ('pending', 'claimed', 'done', 'refused', 'failed', 'expired')),
    constraint call_commands_finished check ((finished_at is not null) = (status in ('done', 'refused', 'failed', 'expired')))
);

create table public.webhook_receipts (
    source text not null,
    event_key text not null,
    kind text,
    session_id uuid,
    claimed_by uuid,
    lease_until timestamptz,
    received_at timestamptz not null default now(),
    handled_at timestamptz,
    deliveries int not null default 1,
    primary key (source, event_key)
);
comment on table public.webhook_receipts is 'One row per provider event: whoever inserts it, or takes over an expired lease, may act on it.';

create table public.workflow_events (
    id bigint generated always as identity primary key,
    pending_call_id uuid not null references public.pending_calls (id) on delete cascade,
    session_id uuid references public.call_sessions (id) on delete set null,
    from_state text,
    to_state text not null,
    event text not null,
    detail jsonb not null default '{}',
    agent_id uuid,
    at timestamptz not null default now()
);

create table public.do_not_call (
    phone_number text primary key,
    reason text not null,
    added_by text not null default '',
    added_at timestamptz not null default now(),
    expires_at timestamptz,
    constraint do_not_call_e164 check (phone_number ~ '^\+[1-9][0-9]{6,14}$')
);

create table public.dialling_state (
    account text not null,
    cause text not null,
    paused boolean not null default false,
    reason text,
    since timestamptz not null default now(),
    until timestamptz,
    updated_by text,
    updated_at timestamptz not null default now(),
    primary key (account, cause),
    constraint dialling_state_says_why check (not paused or reason is not null)
);
comment on table public.dialling_state is 'Dialling waits while any row of the account is paused; one row per cause, so that one cause ending does not lift another.';

create table public.audit_log (
    seq bigint primary key,
    at timestamptz not null default now(),
    actor text not null default '',
    action text not null,
    subject_table text,
    subject_id text,
    detail jsonb not null default '{}',
    previous_hash bytea not null default '',
    hash bytea not null default ''
);
comment on table public.audit_log is 'Append-only; every row carries the SHA-256 of itself and of its predecessor (patchbay.audit_breaks() lists what does not fit).';
