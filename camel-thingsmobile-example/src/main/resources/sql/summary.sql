SELECT (SELECT COUNT(*) FROM sim WHERE removed = FALSE) AS sims_read,
       (SELECT COUNT(*) FROM sim_action
        WHERE action = 'blockSim' AND outcome = 'DONE' AND round_at = r.started_at) AS blocked,
       (SELECT COUNT(*) FROM sim_action
        WHERE action = 'sendSms' AND outcome = 'DONE' AND round_at = r.started_at) AS texted,
       (SELECT COUNT(*) FROM sim_action
        WHERE outcome = 'FAILED' AND round_at = r.started_at) AS failed,
       (SELECT COUNT(*) FROM sim s JOIN sim_action a ON a.msisdn = s.msisdn
        WHERE s.removed = FALSE AND s.status_group = 'ACTIVE'
          AND s.monthly_traffic > :#${bean:settings?method=monthlyQuotaBytes}
          AND a.traffic_month = :#${variable.round.month}
          AND a.action = 'blockSim' AND a.outcome = 'DONE' AND a.round_at < r.started_at) AS blocked_before,
       (SELECT COUNT(*) FROM sim_action WHERE outcome IN ('INTENDED', 'UNKNOWN')) AS unclear
FROM (SELECT CAST(:#${variable.round.startedAt} AS TIMESTAMP) AS started_at) r
