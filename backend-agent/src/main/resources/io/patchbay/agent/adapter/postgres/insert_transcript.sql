insert into conversation_transcripts (session_id, call_sid, role, content, audio_ms, timestamp, created_at)
values (:session, :callSid, :role, :words, :audioMillis, :at, :at)
