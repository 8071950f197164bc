-- what may or may not have been done: a call without a clear answer, or one that a crash interrupted
SELECT msisdn, traffic_month, action, reason
FROM sim_action
WHERE outcome IN ('INTENDED', 'UNKNOWN')
ORDER BY traffic_month, msisdn, action
