-- active SIMs at Things Mobile without a CDR for a day; Infobip has no CDRs
SELECT s.sim_id AS "sim_id", s.name AS "name", s.tag AS "tag", COUNT(*) OVER () AS "of_all"
FROM sim s
WHERE s.provider = 'thingsmobile' AND s.removed = FALSE AND s.status_group = 'ACTIVE'
  AND NOT EXISTS (SELECT 1 FROM cdr c WHERE c.msisdn = s.msisdn AND c.started_at >= CAST(:#dayAgo AS TIMESTAMP))
ORDER BY s.sim_id
LIMIT 10
