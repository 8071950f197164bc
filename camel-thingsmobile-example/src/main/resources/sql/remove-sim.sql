-- two complete reads of the fleet did not show it
UPDATE sim SET removed = TRUE, changed_at = :#changedAt WHERE msisdn = :#msisdn
