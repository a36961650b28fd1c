select id, workflow_state, retry_count, max_retries, classification_type, classification_id, next_action_at,
    (workflow_metadata ->> 'voicemail_count')::int as voicemail_count, needs_review, phone, clinic_name, attempts_today,
    last_attempt_day
from pending_calls
where id = :id and phone ~ '^\+[1-9][0-9]{6,14}$'
