update ivr_events set executed = true, executed_at = :at where id = :id
