-- the right to act, given once: a row is made or a failed one taken up again, anything else updates nothing
MERGE INTO sim_action t
USING (SELECT CAST(:#${variable.subject} AS VARCHAR(15))        AS msisdn,
              CAST(:#${variable.round.month} AS VARCHAR(7))     AS traffic_month,
              CAST(:#${variable.action} AS VARCHAR(20))         AS action,
              CAST(:#${variable.round.startedAt} AS TIMESTAMP)  AS round_at) s
ON (t.msisdn = s.msisdn AND t.traffic_month = s.traffic_month AND t.action = s.action)
WHEN MATCHED AND t.outcome = 'FAILED' THEN UPDATE SET outcome = 'INTENDED', reason = NULL, settled_at = NULL, round_at = s.round_at
WHEN NOT MATCHED THEN INSERT (msisdn, traffic_month, action, outcome, round_at)
VALUES (s.msisdn, s.traffic_month, s.action, 'INTENDED', s.round_at)
