-- blocked SIMs whose owner does not know yet; none if the owner's SIM is none of the account's, which the service refuses
SELECT b.provider, b.sim_id, s.name AS sim_name, ROUND(s.monthly_traffic / 1048576.0, 1) AS mb
FROM sim_action b JOIN sim s ON s.provider = b.provider AND s.sim_id = b.sim_id
WHERE b.traffic_month = :#month
  AND b.action = 'blockSim'
  AND b.outcome = 'DONE'
  AND EXISTS (SELECT 1 FROM sim o
              WHERE o.provider = 'thingsmobile'
                AND o.msisdn = CAST(:#${properties:fleet.owner-msisdn} AS VARCHAR(15))
                AND o.removed = FALSE)
  AND NOT EXISTS (SELECT 1 FROM sim_action a
                  WHERE a.provider = b.provider
                    AND a.sim_id = b.sim_id
                    AND a.traffic_month = b.traffic_month
                    AND a.action = 'sendSms'
                    AND a.outcome <> 'FAILED')
ORDER BY b.provider DESC, b.sim_id
