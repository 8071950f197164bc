UPDATE sim_action
SET outcome = :#${variable.outcome.state.name},
    reason = CAST(:#${variable.outcome.reason} AS VARCHAR(500)),
    settled_at = CAST(:#${bean:rounds?method=now} AS TIMESTAMP)
WHERE msisdn = :#${variable.subject} AND traffic_month = :#${variable.round.month} AND action = :#${variable.action}
