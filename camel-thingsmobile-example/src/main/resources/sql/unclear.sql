-- What may or may not have been done: a call without a clear answer, or one that a crash interrupted. A process that is
-- at a call has locked the row of the SIM in sim_lock; what it does is not unclear.
SELECT a.provider, a.sim_id, a.traffic_month, a.action,
       COALESCE(a.reason, 'the program ended before the outcome was stored') AS reason
FROM sim_action a
WHERE a.outcome = 'UNKNOWN'
   OR a.outcome = 'INTENDED'
      AND (a.sim_id IN (SELECT l.sim_id FROM sim_lock l
                        WHERE l.sim_id IN (SELECT i.sim_id FROM sim_action i WHERE i.outcome = 'INTENDED')
                        FOR UPDATE SKIP LOCKED)
           OR NOT EXISTS (SELECT 1 FROM sim_lock n WHERE n.sim_id = a.sim_id))
ORDER BY a.traffic_month, a.provider, a.sim_id, a.action
