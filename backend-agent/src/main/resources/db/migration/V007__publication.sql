-- The change feed's publication, under the name a Supabase project gives it. Only tables of ours, each with a primary key.
do $$
declare t text;
begin
    if not exists (select 1 from pg_publication where pubname = 'supabase_realtime') then
        create publication supabase_realtime;
    end if;
    if (select puballtables from pg_publication where pubname = 'supabase_realtime') then
        return;
    end if;
    foreach t in array array['pending_calls', 'call_sessions', 'call_classifications', 'ivr_events', 'leads', 'call_events',
            'conversation_transcripts', 'vapi_assistants', 'call_commands', 'agents', 'workflow_events', 'do_not_call',
            'dialling_state', 'audit_log'] loop
        if not exists (select 1 from pg_publication_tables
                where pubname = 'supabase_realtime' and schemaname = 'public' and tablename = t) then
            execute format('alter publication supabase_realtime add table public.%I', t);
        end if;
    end loop;
end $$;
