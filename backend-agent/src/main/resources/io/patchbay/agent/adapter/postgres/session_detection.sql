select ivr_detection_state from call_sessions where id = :id and ended_at is null and ivr_detection_state is not null
