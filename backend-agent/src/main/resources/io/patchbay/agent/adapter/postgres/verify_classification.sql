update call_classifications
set verification_count = coalesce(verification_count, 0) + 1, last_verified_at = :at
where id = :id
