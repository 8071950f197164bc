-- the tag is the one that the SIM has now; a CDR may come before its SIM
SELECT CAST(c.started_at AS DATE)                             AS "traffic_day",
       MAX(c.started_at) >= CAST(:#today AS DATE)             AS "today",
       COALESCE(s.tag, 'no tag')                              AS "tag",
       COUNT(DISTINCT c.msisdn)                               AS "sims",
       COUNT(*)                                               AS "cdrs",
       ROUND(COALESCE(SUM(c.traffic), 0) / 1048576.0, 1)      AS "mb"
FROM cdr c LEFT JOIN sim s ON s.provider = 'thingsmobile' AND s.sim_id = c.msisdn
WHERE c.started_at >= CAST(:#yesterday AS DATE)
GROUP BY CAST(c.started_at AS DATE), COALESCE(s.tag, 'no tag')
ORDER BY 1, 6 DESC, 3
