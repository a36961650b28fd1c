insert into call_classifications (id, phone_number, clinic_name, classification_type, classification_confidence, ivr_actions,
    classification_duration_ms, pre_call_sid, classification_expires_at, is_active, last_verified_at, verification_count,
    created_at)
values (:id, :phone, :clinicName, :type, :confidence, cast(:actions as jsonb), :tookMillis, :preCallSid, :expiresAt, true,
    :at, 1, :at)
