SELECT TO_CHAR((SELECT COUNT(*) FROM sim WHERE removed = FALSE), 'FM999,999,990')       AS sims,
       (SELECT CASE WHEN COUNT(CASE WHEN provider = 'infobip-iot' THEN 1 END) = 0 THEN ''
                    ELSE ' (thingsmobile ' || TO_CHAR(COUNT(CASE WHEN provider = 'thingsmobile' THEN 1 END), 'FM999,999,990')
                         || ', infobip-iot ' || TO_CHAR(COUNT(CASE WHEN provider = 'infobip-iot' THEN 1 END), 'FM999,999,990')
                         || ')'
               END
        FROM sim WHERE removed = FALSE)                                                      AS by_provider,
       TO_CHAR((SELECT COUNT(*) FROM sim WHERE added_at >= p.started_at), 'FM999,999,990')   AS new_sims,
       TO_CHAR((SELECT COUNT(*) FROM cdr WHERE stored_at >= p.started_at), 'FM999,999,990')  AS new_cdrs,
       (SELECT COUNT(*) FROM sim_action
        WHERE action = 'blockSim' AND outcome = 'DONE' AND settled_at >= p.started_at)       AS blocked,
       (SELECT COUNT(*) FROM sim_action
        WHERE action = 'sendSms' AND outcome = 'DONE' AND settled_at >= p.started_at)        AS texted
FROM (SELECT CAST(:#${properties:fleet.started-at} AS TIMESTAMP) AS started_at) p
