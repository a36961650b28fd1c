-- Roles and row-level security as a Supabase project has them. Roles belong to the whole server: another database may have
-- made them already, at this very moment.
do $$
declare
    r text;
    i_am_superuser boolean := (select rolsuper from pg_roles where rolname = current_user);
begin
    foreach r in array array['anon', 'authenticated', 'service_role'] loop
        if not exists (select 1 from pg_roles where rolname = r) then
            begin
                execute format('create role %I nologin noinherit', r);
                if r = 'service_role' and i_am_superuser then
                    alter role service_role bypassrls;
                end if;
            exception
                when duplicate_object or unique_violation then null;
                when insufficient_privilege then
                    raise exception 'Role "%" is missing and "%" may not create it. As a superuser run: create role % nologin noinherit; grant % to %;',
                        r, current_user, r, r, current_user;
            end;
        end if;
        -- From PostgreSQL 16 on, whoever made a role still needs the grant to act for it.
        if not i_am_superuser then
            begin
                execute format('grant %I to %I', r, current_user);
            exception when insufficient_privilege then
                if not pg_has_role(current_user, r, 'member') then
                    raise exception '"%" may not act for role "%". As a superuser run: grant % to %;',
                        current_user, r, r, current_user;
                end if;
            end;
        end if;
    end loop;
end $$;

-- The two functions policies and clients expect in schema auth; a Supabase project has its own.
do $$
begin
    if to_regnamespace('auth') is null then
        create schema auth;
        grant usage on schema auth to anon, authenticated, service_role;
    end if;
    if to_regprocedure('auth.jwt()') is null then
        create function auth.jwt() returns jsonb language sql stable as
            $f$ select nullif(current_setting('request.jwt.claims', true), '')::jsonb $f$;
    end if;
    if to_regprocedure('auth.uid()') is null then
        create function auth.uid() returns uuid language sql stable as
            $f$ select (nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub')::uuid $f$;
    end if;
    if to_regprocedure('auth.role()') is null then
        create function auth.role() returns text language sql stable as
            $f$ select nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'role' $f$;
    end if;
end $$;

grant usage on schema public, patchbay to authenticated, service_role;
grant usage on schema public to anon;
revoke all on all functions in schema patchbay from public;
grant execute on function patchbay.claims(), patchbay.speaker(), patchbay.claimed_role() to authenticated, service_role;
grant execute on function patchbay.audit_breaks(), patchbay.audit_hash(public.audit_log),
    patchbay.e164(text) to authenticated, service_role;

-- Nothing is allowed but what follows. The owner (the agent) is not bound by policies; service_role is, where it lacks
-- BYPASSRLS, by a policy that lets it pass.
do $$
declare t text;
begin
    foreach t in array array['pending_calls', 'call_sessions', 'call_classifications', 'ivr_events', 'leads', 'call_events',
            'conversation_transcripts', 'organizations', 'industry_templates', 'vapi_assistants', 'customer_configurations',
            'phone_number_assignments', 'call_logs', 'call_commands', 'agents', 'webhook_receipts', 'workflow_events',
            'do_not_call', 'audit_log', 'dialling_state'] loop
        execute format('alter table public.%I enable row level security', t);
        execute format('revoke all on public.%I from public, anon, authenticated', t);
        execute format('grant select, insert, update, delete on public.%I to service_role', t);
        execute format('create policy patchbay_service on public.%I to service_role using (true) with check (true)', t);
    end loop;
end $$;

-- Reading: everybody with a role reads what the screens show; the audit log is for admins; receipts are for agents alone.
do $$
declare t text;
begin
    foreach t in array array['pending_calls', 'call_sessions', 'call_classifications', 'ivr_events', 'leads', 'call_events',
            'conversation_transcripts', 'organizations', 'industry_templates', 'vapi_assistants', 'customer_configurations',
            'phone_number_assignments', 'call_logs', 'call_commands', 'agents', 'workflow_events', 'do_not_call',
            'dialling_state'] loop
        execute format('grant select on public.%I to authenticated', t);
        execute format('create policy patchbay_read on public.%I for select to authenticated'
            ' using ((select patchbay.claimed_role()) in (''viewer'', ''supervisor'', ''admin''))', t);
    end loop;
end $$;
grant select on public.audit_log to authenticated;
create policy patchbay_read on public.audit_log for select to authenticated
    using ((select patchbay.claimed_role()) = 'admin');

-- Writing: supervisors ask by inserting rows; agents act.
grant insert on public.call_commands to authenticated;
create policy patchbay_command on public.call_commands for insert to authenticated with check (
    (select patchbay.claimed_role()) = 'admin'
    or (select patchbay.claimed_role()) = 'supervisor' and kind not in ('forget_classification'));
grant insert on public.pending_calls to authenticated;
create policy patchbay_enqueue on public.pending_calls for insert to authenticated with check (
    (select patchbay.claimed_role()) in ('supervisor', 'admin')
    and workflow_state in ('new', 'pending') and call_status = 'pending' and retry_count = 0
    and claimed_by is null and classification_id is null);
grant insert, update on public.leads to authenticated;
create policy patchbay_add on public.leads for insert to authenticated
    with check ((select patchbay.claimed_role()) in ('supervisor', 'admin'));
create policy patchbay_edit on public.leads for update to authenticated
    using ((select patchbay.claimed_role()) in ('supervisor', 'admin'))
    with check ((select patchbay.claimed_role()) in ('supervisor', 'admin'));
grant insert, delete on public.do_not_call to authenticated;
create policy patchbay_add on public.do_not_call for insert to authenticated
    with check ((select patchbay.claimed_role()) in ('supervisor', 'admin'));
create policy patchbay_lift on public.do_not_call for delete to authenticated
    using ((select patchbay.claimed_role()) = 'admin');
grant insert on public.audit_log to authenticated;
create policy patchbay_note on public.audit_log for insert to authenticated
    with check ((select patchbay.claimed_role()) in ('viewer', 'supervisor', 'admin'));
do $$
declare t text;
begin
    foreach t in array array['organizations', 'industry_templates', 'vapi_assistants', 'customer_configurations',
            'phone_number_assignments'] loop
        execute format('grant insert, update, delete on public.%I to authenticated', t);
        execute format('create policy patchbay_administer on public.%I to authenticated'
            ' using ((select patchbay.claimed_role()) = ''admin'') with check ((select patchbay.claimed_role()) = ''admin'')', t);
    end loop;
end $$;
