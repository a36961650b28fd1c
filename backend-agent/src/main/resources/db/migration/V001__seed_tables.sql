-- The tables the product grew out of, with their names and columns. `if not exists`: a database that already has them is
-- adopted as it stands; V002 adds what is missing. Everything of ours that no client needs lives in schema `patchbay`,
-- which PostgREST does not serve.

create schema if not exists patchbay;

create table if not exists public.organizations (
    id uuid primary key default gen_random_uuid(),
    name text not null,
    is_active boolean default true,
    settings jsonb default '{}',
    created_at timestamptz default now(),
    updated_at timestamptz default now()
);

create table if not exists public.industry_templates (
    id uuid primary key default gen_random_uuid(),
    industry_code varchar(50) not null,
    language_code varchar(5) default 'en',
    name text not null,
    template_data jsonb default '{}',
    is_active boolean default true,
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
    unique (industry_code, language_code)
);

create table if not exists public.vapi_assistants (
    id uuid primary key default gen_random_uuid(),
    organization_id uuid not null references public.organizations (id),
    industry_code varchar(50) not null,
    language_code varchar(5) default 'en',
    vapi_assistant_id varchar(255) unique not null,
    vapi_phone_number varchar(20),
    template_id uuid references public.industry_templates (id),
    business_data jsonb not null,
    voice_config jsonb not null,
    is_active boolean default true,
    created_at timestamptz default now(),
    updated_at timestamptz default now()
);

create table if not exists public.customer_configurations (
    id uuid primary key default gen_random_uuid(),
    organization_id uuid not null references public.organizations (id),
    industry_template_id uuid references public.industry_templates (id),
    primary_language varchar(5) default 'en',
    secondary_languages varchar[] default '{}',
    sms_preferences jsonb default '{}',
    custom_config jsonb default '{}',
    vapi_assistant_id varchar(255),
    vapi_phone_number varchar(20),
    twilio_phone_number varchar(20),
    is_active boolean default true,
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
    unique (organization_id, industry_template_id)
);

create table if not exists public.phone_number_assignments (
    id uuid primary key default gen_random_uuid(),
    organization_id uuid not null references public.organizations (id),
    assistant_id uuid references public.vapi_assistants (id) on delete cascade,
    phone_number varchar(20) not null unique,
    is_active boolean default true,
    assigned_at timestamptz default now(),
    created_at timestamptz default now(),
    updated_at timestamptz default now()
);

create table if not exists public.call_logs (
    id uuid primary key default gen_random_uuid(),
    organization_id uuid references public.organizations (id),
    call_id text,
    vapi_call_id text,
    vapi_assistant_id varchar(255),
    phone_number varchar(20),
    direction text,
    status text,
    started_at timestamptz,
    ended_at timestamptz,
    duration_seconds int,
    summary text,
    metadata jsonb default '{}',
    created_at timestamptz default now(),
    updated_at timestamptz default now()
);

create table if not exists public.call_classifications (
    id uuid primary key default gen_random_uuid(),
    phone_number text not null,
    clinic_name text,
    eps_id text default '0',
    classification_type text,
    classification_confidence float8,
    ivr_actions jsonb,
    classification_duration_ms int,
    pre_call_sid text,
    classification_expires_at timestamptz default now() + interval '30 days',
    is_active boolean default true,
    last_verified_at timestamptz,
    verification_count int default 1,
    created_at timestamptz default now(),
    updated_at timestamptz
);

create table if not exists public.pending_calls (
    id uuid primary key default gen_random_uuid(),
    exam_id text not null,
    employee_name text not null,
    employee_dob date,
    client_name text,
    appointment_time timestamptz not null,
    type_of_visit text,
    phone text not null,
    clinic_name text,
    clinic_provider_address text,
    clinic_scheduling_rep text,
    procedures text,
    procedure_instructions text,
    kit_materials text,
    kit_sending_method text,
    exam_instructions text,
    medical_personnel_instructions text,
    workflow_state text default 'new',
    classification_id uuid references public.call_classifications (id),
    classification_type text,
    classification_lookup_at timestamptz,
    classification_checked_at timestamptz,
    retry_count int default 0,
    max_retries int default 3,
    next_action_at timestamptz default now(),
    last_error text,
    last_attempt_at timestamptz,
    workflow_metadata jsonb default '{}',
    triggered boolean default false,
    trigger_attempted_at timestamptz,
    trigger_response jsonb,
    call_status text default 'pending',
    vapi_call_id text,
    summary text,
    success_evaluation text,
    structured_data jsonb,
    created_at timestamptz default now(),
    updated_at timestamptz default now()
);

create table if not exists public.call_sessions (
    id uuid primary key default gen_random_uuid(),
    call_id text unique,
    pending_call_id uuid references public.pending_calls (id),
    telnyx_leg_id text,
    clinic_phone text,
    clinic_name text,
    classification_id uuid references public.call_classifications (id),
    call_status text,
    ivr_detection_state text,
    ivr_classified_at timestamptz,
    ivr_detection_latency_ms int,
    ivr_confidence_score float8,
    stream_started boolean default false,
    streams_initialized boolean default false,
    first_stream_request_at timestamptz,
    websocket_mode boolean default false,
    call_ended_by text,
    call_end_reason text,
    ended_at timestamptz,
    workflow_metadata jsonb default '{}',
    created_at timestamptz default now(),
    updated_at timestamptz
);

create table if not exists public.ivr_events (
    id uuid primary key default gen_random_uuid(),
    call_id text not null,
    transcript text,
    stt_source text,
    ai_reply text,
    action_type text,
    action_value text,
    timing_ms int,
    client_state text,
    command_id uuid,
    executed boolean default false,
    executed_at timestamptz,
    created_at timestamptz default now()
);

create table if not exists public.leads (
    id bigint generated by default as identity primary key,
    name text,
    email text,
    phone text,
    lead_status text default 'new',
    call_sid varchar(50) unique,
    last_contacted_at timestamptz,
    notes text,
    created_at timestamptz default now(),
    updated_at timestamptz default now()
);

create table if not exists public.call_events (
    id bigint generated by default as identity primary key,
    call_sid varchar(50),
    from_number text,
    to_number text,
    direction text,
    call_status text,
    duration int,
    created_at timestamptz default now(),
    updated_at timestamptz default now()
);

create table if not exists public.conversation_transcripts (
    id bigint generated by default as identity primary key,
    call_sid varchar(50),
    role text,
    content text,
    timestamp timestamptz default now(),
    created_at timestamptz default now()
);
