-- Rules that no program can break, and the index of every hot query.

-- One live session per pending call, one live call per number, one remembered phone system per number.
create unique index call_sessions_one_live_per_pending_call on public.call_sessions (pending_call_id) where ended_at is null;
create unique index call_sessions_one_live_per_number on public.call_sessions (clinic_phone) where ended_at is null;
create unique index call_classifications_one_active_per_number on public.call_classifications (phone_number) where is_active;

-- The queue.
create index pending_calls_due on public.pending_calls (next_action_at, id) where workflow_state in (
    'new', 'checking_classification', 'needs_classification', 'classification_pending', 'ready_to_call', 'retry_pending');
create index pending_calls_leased on public.pending_calls (lease_until) where lease_until is not null;
create index pending_calls_by_state on public.pending_calls (workflow_state, next_action_at);
create index pending_calls_by_appointment on public.pending_calls (appointment_time);
create index pending_calls_by_phone on public.pending_calls (phone);
create index pending_calls_by_exam on public.pending_calls (exam_id);
create index pending_calls_by_classification on public.pending_calls (classification_id) where classification_id is not null;
create index pending_calls_undiallable on public.pending_calls (next_action_at) where phone !~ '^\+[1-9][0-9]{6,14}$';
create index pending_calls_to_review on public.pending_calls (updated_at) where needs_review;

-- Sessions.
create index call_sessions_live on public.call_sessions (lease_until, id) where ended_at is null;
create index call_sessions_of_pending_call on public.call_sessions (pending_call_id, created_at);
create index call_sessions_of_number on public.call_sessions (clinic_phone, created_at);
create index call_sessions_recent on public.call_sessions (created_at desc, id);
create index call_sessions_by_assistant_leg on public.call_sessions (assistant_call_sid) where assistant_call_sid is not null;
create index call_sessions_by_vapi_call on public.call_sessions (vapi_call_id) where vapi_call_id is not null;
create index call_sessions_by_conference on public.call_sessions (conference_sid) where conference_sid is not null;
create index call_sessions_by_classification on public.call_sessions (classification_id) where classification_id is not null;

create index call_classifications_history on public.call_classifications (phone_number, created_at desc);
create index call_classifications_expiring on public.call_classifications (classification_expires_at) where is_active;

create index ivr_events_of_session on public.ivr_events (session_id, timing_ms, created_at);
create index ivr_events_of_call on public.ivr_events (call_id, timing_ms) where call_id is not null;
create index conversation_transcripts_of_session on public.conversation_transcripts (session_id, audio_ms, id);
create index conversation_transcripts_of_call on public.conversation_transcripts (call_sid, id);
create index call_events_of_call on public.call_events (call_sid, created_at);
create index call_events_of_number on public.call_events (to_number, created_at desc);
create index leads_by_phone on public.leads (phone);
create index call_logs_by_vapi_call on public.call_logs (vapi_call_id) where vapi_call_id is not null;
create index call_logs_of_organization on public.call_logs (organization_id, created_at desc);
create index vapi_assistants_by_phone on public.vapi_assistants (vapi_phone_number) where is_active;
create index vapi_assistants_of_organization on public.vapi_assistants (organization_id);
create index phone_number_assignments_of_assistant on public.phone_number_assignments (assistant_id);

create index call_commands_open on public.call_commands (created_at, id) where status in ('pending', 'claimed');
create index call_commands_recent on public.call_commands (created_at desc, id);
create index call_commands_of_session on public.call_commands (session_id) where session_id is not null;
create index call_commands_of_pending_call on public.call_commands (pending_call_id) where pending_call_id is not null;
create index workflow_events_of_pending_call on public.workflow_events (pending_call_id, id);
create index workflow_events_of_session on public.workflow_events (session_id) where session_id is not null;
create index webhook_receipts_received on public.webhook_receipts (received_at);
create index agents_by_heartbeat on public.agents (heartbeat_at);
create index audit_log_of_subject on public.audit_log (subject_table, subject_id, seq);

-- updated_at, and the version an optimistic writer compares.
create function patchbay.stamp_update() returns trigger language plpgsql set search_path = '' as $$
begin
    new.updated_at := now();
    return new;
end $$;

create function patchbay.stamp_version() returns trigger language plpgsql set search_path = '' as $$
begin
    new.updated_at := now();
    new.row_version := old.row_version + 1;
    return new;
end $$;

do $$
declare t text;
begin
    foreach t in array array['pending_calls', 'call_sessions'] loop
        execute format('create trigger %I before update on public.%I for each row when (old.* is distinct from new.*)'
            ' execute function patchbay.stamp_version()', t || '_stamp', t);
    end loop;
    foreach t in array array['call_classifications', 'leads', 'call_events', 'organizations', 'industry_templates',
            'vapi_assistants', 'customer_configurations', 'phone_number_assignments', 'call_logs', 'call_commands',
            'dialling_state'] loop
        execute format('create trigger %I before update on public.%I for each row when (old.* is distinct from new.*)'
            ' execute function patchbay.stamp_update()', t || '_stamp', t);
    end loop;
end $$;

-- Telephone numbers are compared as text: by the cache, by the do-not-call list, by the rule of one live call per number. So
-- they are kept in one form, E.164. North American ways of writing are understood; anything else stays as it was written
-- and is refused with a reason when its call is due.
create function patchbay.e164(written text) returns text language sql immutable set search_path = '' as $$
    select case
        when d.digits ~ '^\+[1-9][0-9]{6,14}$' then d.digits
        when d.digits ~ '^1[2-9][0-9]{9}$' then '+' || d.digits
        when d.digits ~ '^[2-9][0-9]{9}$' then '+1' || d.digits
        else written end
    from (select regexp_replace(written, '[\s().\-\u2010-\u2015\u00a0/]', '', 'g') as digits) d
$$;
create function patchbay.normalise_phone() returns trigger language plpgsql set search_path = '' as $$
begin
    new.phone := patchbay.e164(new.phone);
    return new;
end $$;
create function patchbay.normalise_phone_number() returns trigger language plpgsql set search_path = '' as $$
begin
    new.phone_number := patchbay.e164(new.phone_number);
    return new;
end $$;
create trigger pending_calls_number before insert or update of phone on public.pending_calls for each row
    execute function patchbay.normalise_phone();
create trigger call_classifications_number before insert or update of phone_number on public.call_classifications for each row
    execute function patchbay.normalise_phone_number();
create trigger do_not_call_number before insert or update of phone_number on public.do_not_call for each row
    execute function patchbay.normalise_phone_number();
update public.pending_calls set phone = phone where phone !~ '^\+[1-9][0-9]{6,14}$';

-- A lead keeps the call it was linked to first. Unlinking (null) stays possible, as seed 003 asks.
create function patchbay.keep_call_sid() returns trigger language plpgsql set search_path = '' as $$
begin
    new.call_sid := old.call_sid;
    return new;
end $$;
create trigger leads_keep_call_sid before update of call_sid on public.leads for each row
    when (old.call_sid is not null and new.call_sid is not null and new.call_sid <> old.call_sid)
    execute function patchbay.keep_call_sid();

-- History is only ever added to. Events go when their pending call goes, by the cascade alone.
create function patchbay.refuse_change() returns trigger language plpgsql set search_path = '' as $$
begin
    raise exception '% is append-only: % refused', tg_table_name, lower(tg_op) using errcode = 'restrict_violation';
end $$;
create trigger workflow_events_no_update before update on public.workflow_events for each row
    when (pg_trigger_depth() = 0) execute function patchbay.refuse_change();
create trigger workflow_events_no_delete before delete on public.workflow_events for each row
    when (pg_trigger_depth() = 0) execute function patchbay.refuse_change();
create trigger workflow_events_no_truncate before truncate on public.workflow_events execute function patchbay.refuse_change();
create trigger audit_log_no_change before update or delete on public.audit_log for each row execute function patchbay.refuse_change();
create trigger audit_log_no_truncate before truncate on public.audit_log execute function patchbay.refuse_change();

-- Who speaks: the signed-in user of the request, else the database role.
create function patchbay.claims() returns jsonb language sql stable set search_path = '' as $$
    select coalesce(nullif(current_setting('request.jwt.claims', true), ''), '{}')::jsonb
$$;
create function patchbay.speaker() returns text language sql stable set search_path = '' as $$
    select coalesce(patchbay.claims() ->> 'sub', session_user::text)
$$;
-- viewer, supervisor, admin, or null for anyone else.
create function patchbay.claimed_role() returns text language sql stable set search_path = '' as $$
    select patchbay.claims() #>> '{app_metadata,role}'
$$;

-- The audit chain. The lock makes it one line; seq is taken under it, so it has no gaps and no forks.
create function patchbay.audit_hash(a public.audit_log) returns bytea language sql stable set search_path = '' as $$
    select sha256(a.previous_hash || convert_to(jsonb_build_array(
        a.seq, extract(epoch from a.at), a.actor, a.action, a.subject_table, a.subject_id, a.detail)::text, 'UTF8'))
$$;
create function patchbay.chain_audit() returns trigger language plpgsql security definer set search_path = '' as $$
declare last public.audit_log;
begin
    perform pg_advisory_xact_lock(hashtext('patchbay.audit_log'));
    select * into last from public.audit_log order by seq desc limit 1;
    new.seq := coalesce(last.seq, 0) + 1;
    new.at := clock_timestamp();
    if patchbay.claims() ? 'sub' or new.actor = '' then
        new.actor := patchbay.speaker();
    end if;
    new.previous_hash := coalesce(last.hash, '');
    new.hash := patchbay.audit_hash(new);
    return new;
end $$;
create trigger audit_log_chain before insert on public.audit_log for each row execute function patchbay.chain_audit();

create function patchbay.audit_breaks() returns setof bigint language sql stable set search_path = '' as $$
    select a.seq from public.audit_log a left join public.audit_log p on p.seq = a.seq - 1
    where a.hash <> patchbay.audit_hash(a) or a.previous_hash <> coalesce(p.hash, '') or (p.seq is null and a.seq <> 1)
$$;

-- Nobody signs in as somebody else: who asked is written by the database, and a new command is always still to be done.
create function patchbay.stamp_command() returns trigger language plpgsql set search_path = '' as $$
begin
    if patchbay.claims() ? 'sub' or new.requested_by = '' then
        new.requested_by := patchbay.speaker();
    end if;
    if patchbay.claims() ? 'sub' then
        new.status := 'pending';
        new.result := null;
        new.error_code := null;
        new.agent_id := null;
        new.lease_until := null;
        new.claimed_at := null;
        new.finished_at := null;
        new.created_at := now();
    end if;
    return new;
end $$;
create trigger call_commands_stamp_speaker before insert on public.call_commands for each row execute function patchbay.stamp_command();

create function patchbay.stamp_do_not_call() returns trigger language plpgsql set search_path = '' as $$
begin
    if patchbay.claims() ? 'sub' or new.added_by = '' then
        new.added_by := patchbay.speaker();
    end if;
    return new;
end $$;
create trigger do_not_call_stamp_speaker before insert on public.do_not_call for each row execute function patchbay.stamp_do_not_call();
