-- SIMs to block: over the quota, and not blocked for this month before, or without success
SELECT s.msisdn, s.name AS sim_name, s.monthly_traffic
FROM sim s
WHERE s.removed = FALSE
  AND s.status_group = 'ACTIVE'
  AND s.monthly_traffic > :#${bean:settings?method=monthlyQuotaBytes}
  AND s.msisdn <> :#${bean:settings?method=ownerMsisdn}
  AND NOT EXISTS (SELECT 1 FROM sim_action a
                  WHERE a.msisdn = s.msisdn
                    AND a.traffic_month = :#${variable.round.month}
                    AND a.action = 'blockSim'
                    AND a.outcome <> 'FAILED')
ORDER BY s.msisdn
