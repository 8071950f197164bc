SELECT provider AS "provider", sim_id AS "sim_id", name AS "name", tag AS "tag",
       ROUND(monthly_traffic / 1048576.0, 1) AS "mb"
FROM sim
WHERE removed = FALSE AND traffic_month = :#month AND monthly_traffic > 0
ORDER BY monthly_traffic DESC, sim_id
LIMIT 10
