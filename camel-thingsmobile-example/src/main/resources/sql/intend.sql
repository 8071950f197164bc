-- the right to act, given once: a row is made or a failed one taken up again, anything else updates nothing
MERGE INTO sim_action t
USING (SELECT CAST(:#provider AS VARCHAR(20))   AS provider,
              CAST(:#sim_id AS VARCHAR(22))     AS sim_id,
              CAST(:#month AS VARCHAR(7))       AS traffic_month,
              CAST(:#action AS VARCHAR(20))     AS action,
              CAST(:#${date-with-timezone:now:UTC:yyyy-MM-dd HH:mm:ss.SSS} AS TIMESTAMP) AS intended_at) s
ON (t.provider = s.provider AND t.sim_id = s.sim_id AND t.traffic_month = s.traffic_month AND t.action = s.action)
WHEN MATCHED AND t.outcome = 'FAILED' THEN UPDATE SET
    outcome = 'INTENDED', reason = NULL, settled_at = NULL, intended_at = s.intended_at
WHEN NOT MATCHED THEN INSERT (provider, sim_id, traffic_month, action, outcome, intended_at)
VALUES (s.provider, s.sim_id, s.traffic_month, s.action, 'INTENDED', s.intended_at)
