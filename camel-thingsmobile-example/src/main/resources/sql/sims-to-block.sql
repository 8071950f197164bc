-- SIMs over the quota of this month, and not blocked for it before, or without success
SELECT s.provider, s.sim_id, s.msisdn, s.name AS sim_name, ROUND(s.monthly_traffic / 1048576.0, 1) AS mb
FROM sim s
WHERE s.removed = FALSE
  AND (s.provider <> 'infobip-iot' OR CAST(:#${properties:fleet.infobip} AS VARCHAR(5)) = 'true')
  AND s.status_group = 'ACTIVE'
  AND s.traffic_month = :#month
  AND s.monthly_traffic > CAST(:#${properties:fleet.monthly-quota-mb} AS DECIMAL(20, 9)) * 1048576
  AND COALESCE(s.msisdn, '-') <> COALESCE(CAST(:#${properties:fleet.owner-msisdn} AS VARCHAR(15)), '')
  AND NOT EXISTS (SELECT 1 FROM sim_action a
                  WHERE a.provider = s.provider
                    AND a.sim_id = s.sim_id
                    AND a.traffic_month = :#month
                    AND a.action = 'blockSim'
                    AND a.outcome <> 'FAILED')
ORDER BY s.provider DESC, s.sim_id
