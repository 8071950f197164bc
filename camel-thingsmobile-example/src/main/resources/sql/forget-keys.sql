-- no poll looks back two days; a week leaves room for a program that was off
DELETE FROM read_cdr WHERE createdAt < CURRENT_TIMESTAMP - INTERVAL '7' DAY
