-- two complete reads of the fleet did not show it
UPDATE sim SET removed = TRUE, changed_at = :#${bean:rounds?method=startedAt} WHERE msisdn = :#${body.msisdn}
