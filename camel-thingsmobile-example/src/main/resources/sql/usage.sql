SELECT provider AS "provider", COALESCE(tag, 'no tag') AS "tag", COUNT(*) AS "sims",
       ROUND(COALESCE(SUM(monthly_traffic), 0) / 1048576.0, 1) AS "mb"
FROM sim
WHERE removed = FALSE AND traffic_month = :#month
GROUP BY provider, COALESCE(tag, 'no tag')
ORDER BY 1 DESC, 4 DESC, 2
