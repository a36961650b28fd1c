update pending_calls set call_status = :callStatus where id = :id
