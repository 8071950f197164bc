-- What may or may not have been done: a call without a clear answer, or one that a crash interrupted. A process that is
-- at a call has locked the row of the SIM in sim_lock; what it does is not unclear.
SELECT a.msisdn, a.traffic_month, a.action,
       COALESCE(a.reason, 'the program ended before the outcome was stored') AS reason
FROM sim_action a
WHERE a.outcome = 'UNKNOWN'
   OR a.outcome = 'INTENDED'
      AND (a.msisdn IN (SELECT l.msisdn FROM sim_lock l
                        WHERE l.msisdn IN (SELECT i.msisdn FROM sim_action i WHERE i.outcome = 'INTENDED')
                        FOR UPDATE SKIP LOCKED)
           OR NOT EXISTS (SELECT 1 FROM sim_lock n WHERE n.msisdn = a.msisdn))
ORDER BY a.traffic_month, a.msisdn, a.action
