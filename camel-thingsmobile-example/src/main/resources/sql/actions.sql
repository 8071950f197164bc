-- What is not clear comes first: an SMS that may have been sent, or a call in progress. No call takes half an hour: with
-- two retries it is sent three times, for up to a minute each, and waits five times at most, for up to five minutes each.
-- What is in progress for longer was interrupted.
SELECT provider AS "provider", sim_id AS "sim_id", action AS "action", outcome AS "outcome",
       COALESCE(reason, CASE WHEN outcome = 'INTENDED' THEN 'no outcome was stored, the program has probably ended' END)
           AS "reason",
       outcome = 'UNKNOWN' OR outcome = 'INTENDED' AND intended_at < CAST(:#halfHourAgo AS TIMESTAMP) AS "unclear",
       TO_CHAR(intended_at, 'YYYY-MM-DD HH24:MI:SS') AS "intended_at"
FROM sim_action
ORDER BY CASE WHEN outcome IN ('UNKNOWN', 'INTENDED') THEN 0 ELSE 1 END, intended_at DESC, sim_id, action
LIMIT 20
