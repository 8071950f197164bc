-- all times in UTC, but those of the service (last_connection, started_at, stopped_at), which are in its zone

-- the fleet as the service last told it
CREATE TABLE IF NOT EXISTS sim (
    provider        VARCHAR(20)  NOT NULL,
    msisdn          VARCHAR(15)  NOT NULL,
    iccid           VARCHAR(22),
    name            VARCHAR(500),
    tag             VARCHAR(500),
    status          VARCHAR(100),
    status_group    VARCHAR(20),
    plan            VARCHAR(500),
    last_connection TIMESTAMP,
    balance         BIGINT,
    daily_traffic   BIGINT,
    monthly_traffic BIGINT,
    total_traffic   BIGINT,
    traffic_month   VARCHAR(7)   NOT NULL,
    added_at        TIMESTAMP    NOT NULL,
    changed_at      TIMESTAMP    NOT NULL,
    removed         BOOLEAN      NOT NULL,
    PRIMARY KEY (provider, msisdn)
);

-- what was done to a SIM for its traffic of a month: each action at most once
CREATE TABLE IF NOT EXISTS sim_action (
    provider      VARCHAR(20)  NOT NULL,
    msisdn        VARCHAR(15)  NOT NULL,
    traffic_month VARCHAR(7)   NOT NULL,
    action        VARCHAR(20)  NOT NULL,
    outcome       VARCHAR(10)  NOT NULL,
    reason        VARCHAR(500),
    intended_at   TIMESTAMP    NOT NULL,
    settled_at    TIMESTAMP,
    PRIMARY KEY (provider, msisdn, traffic_month, action)
);

-- a process that acts on a SIM holds a lock on its row here
CREATE TABLE IF NOT EXISTS sim_lock (
    msisdn VARCHAR(15) PRIMARY KEY
);

-- each CDR once
CREATE TABLE IF NOT EXISTS cdr (
    record_key VARCHAR(100) PRIMARY KEY,
    msisdn     VARCHAR(15),
    started_at TIMESTAMP,
    stopped_at TIMESTAMP,
    network    VARCHAR(500),
    country    VARCHAR(500),
    operator   VARCHAR(500),
    traffic    BIGINT,
    stored_at  TIMESTAMP NOT NULL
);
CREATE INDEX IF NOT EXISTS cdr_started_at ON cdr (started_at);

-- how far the consumers have come: the table of the component's JdbcStateRepository
CREATE TABLE IF NOT EXISTS consumer_state (
    name  VARCHAR(255) PRIMARY KEY,
    state TEXT NOT NULL
);

-- which CDRs were read: the table of Camel's JdbcMessageIdRepository
CREATE TABLE IF NOT EXISTS read_cdr (
    processorName VARCHAR(255) NOT NULL,
    messageId     VARCHAR(100) NOT NULL,
    createdAt     TIMESTAMP    NOT NULL,
    PRIMARY KEY (processorName, messageId)
);
