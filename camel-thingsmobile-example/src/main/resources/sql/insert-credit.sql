INSERT INTO credit_reading (read_at, amount, currency)
VALUES (CAST(:#readAt AS TIMESTAMP), :#${body.amount}, :#${body.currency})
