SELECT TO_CHAR(read_at, 'YYYY-MM-DD HH24:MI:SS') AS "read_at", amount AS "amount", currency AS "currency"
FROM credit_reading
ORDER BY read_at DESC
LIMIT 500
