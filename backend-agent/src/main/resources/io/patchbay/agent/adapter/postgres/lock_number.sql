select pg_advisory_xact_lock(hashtextextended('patchbay.call_classifications ' || :phone, 0))
