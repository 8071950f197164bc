-- two complete reads of the fleet did not show it
UPDATE sim SET removed = TRUE, changed_at = CAST(:#readAt AS TIMESTAMP)
WHERE provider = :#provider AND sim_id = :#simId
