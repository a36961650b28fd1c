-- What one row per attempt needs beyond the seeds' columns, and the words a state may be.

alter table public.leads add column if not exists call_sid varchar(50) unique;

alter table public.pending_calls
    add column needs_review boolean not null default false,
    add column review_reason text,
    add column wait_reason text,
    add column claimed_by uuid,
    add column lease_until timestamptz,
    add column attempts_today int not null default 0,
    add column last_attempt_day date,
    add column row_version bigint not null default 0;

comment on column public.pending_calls.wait_reason is 'Why a due call is not being placed now; null when nothing holds it back.';
comment on column public.pending_calls.claimed_by is 'The agent that is working on the row until lease_until.';
comment on column public.pending_calls.last_attempt_day is 'The day, in the clinic''s zone, that attempts_today counts.';

alter table public.call_sessions
    add column purpose text not null default 'task',
    add column attempt int not null default 1,
    add column agent_id uuid,
    add column lease_until timestamptz,
    add column dial_started_at timestamptz,
    add column answered_at timestamptz,
    add column first_words_at timestamptz,
    add column verdict_at timestamptz,
    add column unhold_requested_at timestamptz,
    add column unhold_confirmed_at timestamptz,
    add column assistant_first_audio_at timestamptz,
    add column assistant_call_sid text,
    add column conference_sid text,
    add column stream_sid text,
    add column vapi_call_id text,
    add column vapi_control_url text,
    add column clinic_leg_status text,
    add column assistant_leg_status text,
    add column assistant_hold_desired boolean,
    add column assistant_hold_confirmed boolean,
    add column clinic_hold_desired boolean,
    add column clinic_hold_confirmed boolean,
    add column answered_by_hint text,
    add column default_verdict boolean not null default false,
    add column verdict_evidence jsonb,
    add column machine_state jsonb,
    add column ring_ms int,
    add column joining_error_ms int,
    add column assistant_report jsonb,
    add column row_version bigint not null default 0;

comment on column public.call_sessions.call_id is 'The clinic leg''s Call SID, filled when the carrier has told it.';
comment on column public.call_sessions.dial_started_at is 'Set before the carrier is asked to dial; a session found with it and without call_id is settled by looking, never by dialling.';
comment on column public.call_sessions.default_verdict is 'The deadline decided, not the evidence.';
comment on column public.call_sessions.joining_error_ms is 'How far from the clinic''s first words the assistant came in; negative is early.';

-- The SID may still be unknown when the first prompt is heard: the session's own id names the call.
alter table public.ivr_events
    alter column call_id drop not null,
    add column session_id uuid references public.call_sessions (id) on delete cascade,
    add constraint ivr_events_name_their_call check (call_id is not null or session_id is not null);

alter table public.conversation_transcripts
    add column session_id uuid references public.call_sessions (id) on delete cascade,
    add column audio_ms int,
    add constraint conversation_transcripts_name_their_call check (call_sid is not null or session_id is not null);

update public.pending_calls set workflow_state = 'new' where workflow_state is null;
update public.pending_calls set call_status = 'pending' where call_status is null;
update public.pending_calls set next_action_at = now() where next_action_at is null;
update public.pending_calls set retry_count = 0 where retry_count is null;
update public.pending_calls set max_retries = 3 where max_retries is null;
update public.pending_calls set workflow_metadata = '{}' where workflow_metadata is null;
update public.call_sessions set call_status = 'failed' where call_status is null;
update public.call_sessions set workflow_metadata = '{}' where workflow_metadata is null;
update public.call_classifications set is_active = false where is_active is null;

alter table public.pending_calls
    alter column workflow_state set not null,
    alter column call_status set not null,
    alter column next_action_at set not null,
    alter column retry_count set not null,
    alter column max_retries set not null,
    alter column workflow_metadata set not null,
    add constraint pending_calls_workflow_state_word check (workflow_state in (
        'pending', 'new', 'checking_classification', 'needs_classification', 'classifying', 'classification_pending',
        'ready_to_call', 'calling', 'retry_pending', 'completed', 'failed')),
    add constraint pending_calls_call_status_word check (call_status in (
        'pending', 'initiating', 'ringing', 'calling', 'active', 'completed', 'voicemail', 'failed')),
    add constraint pending_calls_classification_type_word check (
        classification_type in ('human', 'ivr_only', 'ivr_then_human')),
    add constraint pending_calls_counts check (retry_count >= 0 and max_retries >= 0 and attempts_today >= 0),
    add constraint pending_calls_claim_has_lease check ((claimed_by is null) = (lease_until is null));

alter table public.call_sessions
    alter column call_status set default 'initiating',
    alter column call_status set not null,
    alter column workflow_metadata set not null,
    add constraint call_sessions_call_status_word check (
        call_status in ('initiating', 'ringing', 'active', 'completed', 'voicemail', 'failed')),
    add constraint call_sessions_detection_word check (
        ivr_detection_state in ('human', 'ivr_only', 'ivr_then_human', 'voicemail')),
    add constraint call_sessions_purpose_word check (purpose in ('classification', 'task')),
    add constraint call_sessions_attempt check (attempt >= 1);

alter table public.call_classifications
    alter column classification_type set not null,
    alter column is_active set not null,
    add constraint call_classifications_never_voicemail check (
        classification_type in ('human', 'ivr_only', 'ivr_then_human')),
    add constraint call_classifications_actions_are_a_list check (jsonb_typeof(ivr_actions) = 'array');

alter table public.ivr_events
    add constraint ivr_events_action_type_word check (action_type in ('dtmf', 'speech', 'transfer', 'wait', 'skip'));
