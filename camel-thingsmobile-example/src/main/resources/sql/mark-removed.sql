-- what a complete read of the fleet did not show
UPDATE sim SET removed = TRUE WHERE removed = FALSE AND seen_at < :#${variable.round.startedAt}
