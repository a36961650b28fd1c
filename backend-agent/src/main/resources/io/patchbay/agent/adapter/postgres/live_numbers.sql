select clinic_phone from call_sessions where ended_at is null and clinic_phone ~ '^\+[1-9][0-9]{6,14}$'
