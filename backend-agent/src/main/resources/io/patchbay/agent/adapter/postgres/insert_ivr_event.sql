insert into ivr_events (id, session_id, call_id, transcript, stt_source, action_type, action_value, timing_ms, created_at)
values (:id, :session, :callId, :transcript, :sttSource, :action, :value, :timingMillis, :at)
on conflict (id) do nothing
