select exists (
    select 1 from do_not_call where phone_number = :phone and (expires_at is null or expires_at > :now))
