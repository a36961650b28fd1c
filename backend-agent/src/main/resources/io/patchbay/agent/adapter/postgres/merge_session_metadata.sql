update call_sessions set workflow_metadata = workflow_metadata || cast(:changes as jsonb) where id = :id
