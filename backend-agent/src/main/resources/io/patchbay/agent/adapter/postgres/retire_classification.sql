update call_classifications set is_active = false where phone_number = :phone and is_active
