select id, classification_type, classification_confidence, ivr_actions, classification_expires_at, verification_count
from call_classifications
where phone_number = :phone and is_active and classification_expires_at > :now
