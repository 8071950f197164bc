-- all times in UTC, but those of the service (started_at, stopped_at), which are in its zone

-- the fleets as the providers last told them
CREATE TABLE IF NOT EXISTS sim (
    provider        VARCHAR(20)  NOT NULL,
    -- the number at Things Mobile, the ICCID at Infobip
    sim_id          VARCHAR(22)  NOT NULL,
    iccid           VARCHAR(22),
    msisdn          VARCHAR(15),
    name            VARCHAR(500),
    tag             VARCHAR(500),
    -- the provider's own text, and the word for it that all providers share
    status          VARCHAR(100),
    status_group    VARCHAR(20)  NOT NULL,
    monthly_traffic BIGINT,
    traffic_month   VARCHAR(7)   NOT NULL,
    added_at        TIMESTAMP    NOT NULL,
    changed_at      TIMESTAMP    NOT NULL,
    removed         BOOLEAN      NOT NULL,
    PRIMARY KEY (provider, sim_id)
);

-- what was done to a SIM for its traffic of a month: each action at most once
CREATE TABLE IF NOT EXISTS sim_action (
    provider      VARCHAR(20)  NOT NULL,
    sim_id        VARCHAR(22)  NOT NULL,
    traffic_month VARCHAR(7)   NOT NULL,
    action        VARCHAR(20)  NOT NULL,
    outcome       VARCHAR(10)  NOT NULL,
    reason        VARCHAR(500),
    intended_at   TIMESTAMP    NOT NULL,
    settled_at    TIMESTAMP,
    PRIMARY KEY (provider, sim_id, traffic_month, action)
);

-- a process that acts on a SIM holds a lock on its row here
CREATE TABLE IF NOT EXISTS sim_lock (
    sim_id VARCHAR(22) PRIMARY KEY
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
CREATE INDEX IF NOT EXISTS cdr_of_sim ON cdr (msisdn, started_at);

-- the credit at Things Mobile, as often as it was read
CREATE TABLE IF NOT EXISTS credit_reading (
    read_at  TIMESTAMP      NOT NULL,
    amount   DECIMAL(20, 4) NOT NULL,
    currency VARCHAR(20)
);
CREATE INDEX IF NOT EXISTS credit_reading_read_at ON credit_reading (read_at);

-- which node may call, of several on this database: the table of ShedLock
CREATE TABLE IF NOT EXISTS shedlock (
    name       VARCHAR(64)  PRIMARY KEY,
    lock_until TIMESTAMP    NOT NULL,
    locked_at  TIMESTAMP    NOT NULL,
    locked_by  VARCHAR(255) NOT NULL
);

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
