SELECT provider AS "provider", status_group AS "status", COUNT(*) AS "sims"
FROM sim
WHERE removed = FALSE
GROUP BY provider, status_group
ORDER BY 1 DESC, 2
