-- A SIM is active again if a round that began after the block still reads it as active.
SELECT (SELECT COUNT(*) FROM sim WHERE removed = FALSE) AS sims_read,
       (SELECT COUNT(*) FROM sim s JOIN sim_action a ON a.msisdn = s.msisdn
        WHERE s.removed = FALSE AND s.status_group = 'ACTIVE'
          AND s.monthly_traffic > :#${bean:settings?method=monthlyQuotaBytes}
          AND a.traffic_month = :#${variable.round.month}
          AND a.action = 'blockSim' AND a.outcome = 'DONE'
          AND a.settled_at < CAST(:#${variable.round.startedAt} AS TIMESTAMP)) AS blocked_before
FROM (SELECT 1 AS one) r
