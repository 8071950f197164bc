UPDATE sim_action
SET outcome = :#outcome,
    reason = CAST(:#${exception.message} AS VARCHAR(500)),
    settled_at = CAST(:#${date-with-timezone:now:UTC:yyyy-MM-dd HH:mm:ss.SSS} AS TIMESTAMP)
WHERE provider = :#${variable.sim[provider]}
  AND sim_id = :#${variable.sim[sim_id]}
  AND traffic_month = :#month
  AND action = :#action
