SELECT COALESCE(sim_tag, 'no tag')  AS tag,
       COUNT(DISTINCT msisdn)       AS sims,
       COUNT(*)                     AS cdrs,
       COALESCE(SUM(traffic), 0)    AS traffic
FROM cdr
WHERE started_at >= CAST(:#${variable.day} AS DATE)
  AND started_at < CAST(:#${variable.day} AS DATE) + INTERVAL '1' DAY
GROUP BY COALESCE(sim_tag, 'no tag')
ORDER BY 4 DESC, 1
