SELECT (SELECT COUNT(*) FROM sim WHERE seen_at = r.started_at) AS sims_read,
       (SELECT COUNT(*) FROM sim_action
        WHERE action = 'blockSim' AND outcome = 'DONE' AND round_at = r.started_at) AS blocked,
       (SELECT COUNT(*) FROM sim_action
        WHERE action = 'sendSms' AND outcome = 'DONE' AND round_at = r.started_at) AS texted,
       (SELECT COUNT(*) FROM sim_action
        WHERE outcome = 'FAILED' AND round_at = r.started_at) AS failed,
       (SELECT COUNT(*) FROM sim_action WHERE outcome IN ('INTENDED', 'UNKNOWN')) AS unclear
FROM (SELECT CAST(:#${variable.round.startedAt} AS TIMESTAMP) AS started_at) r
