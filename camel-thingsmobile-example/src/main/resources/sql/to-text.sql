-- blocked SIMs whose owner does not know yet
SELECT b.msisdn, s.name AS sim_name, s.monthly_traffic
FROM sim_action b JOIN sim s ON s.msisdn = b.msisdn
WHERE b.traffic_month = :#${variable.round.month}
  AND b.action = 'blockSim'
  AND b.outcome = 'DONE'
  AND NOT EXISTS (SELECT 1 FROM sim_action a
                  WHERE a.msisdn = b.msisdn
                    AND a.traffic_month = b.traffic_month
                    AND a.action = 'sendSms'
                    AND a.outcome <> 'FAILED')
ORDER BY b.msisdn
