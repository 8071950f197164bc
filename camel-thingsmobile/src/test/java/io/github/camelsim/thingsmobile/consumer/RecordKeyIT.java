/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in
 * compliance with the License. You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is
 * distributed on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and limitations under the License.
 */
package io.github.camelsim.thingsmobile.consumer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandboxExtension;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxCdr;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxCreditOperation;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxSim;
import io.github.camelsim.thingsmobile.support.consumer.ConsumerRig;
import io.github.camelsim.thingsmobile.support.consumer.Memory;
import io.github.camelsim.thingsmobile.support.consumer.SandboxRows;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a record is known by: targets keep it to do without doubles. */
class RecordKeyIT {

    @RegisterExtension
    static final ThingsMobileSandboxExtension SANDBOX = ThingsMobileSandboxExtension.of(
            settings -> settings.sims(0).callGapFactor(0).clock(SandboxRows.clock()));

    private SandboxRows rows;
    private String sim;

    @BeforeEach
    void oneSim() {
        rows = new SandboxRows(SANDBOX.get()).clear();
        sim = rows.sim();
    }

    private static List<String> keys(ConsumerRig rig) {
        return rig.take().stream()
                .map(message -> (String) message.header("CamelThingsMobileRecordKey"))
                .toList();
    }

    /** As a new process reads, without repositories. */
    private static List<String> keysOf(String uri) throws Exception {
        try (ConsumerRig rig = ConsumerRig.of(SANDBOX.get()).from(uri)) {
            return keys(rig.poll());
        }
    }

    @Test
    void theKeyBeginsWithTheSimAndTheSecond() throws Exception {
        SandboxCdr cdr = rows.add(sim, Duration.ofHours(2), 7);

        assertThat(keysOf("thingsmobile:getCdrPaginated")).singleElement().satisfies(key -> assertThat(key)
                .startsWith(sim + "/20260310100000/")
                .hasSizeLessThanOrEqualTo(100));
        assertThat(cdr.start()).hasToString("2026-03-10T10:00");
    }

    @Test
    void theKeyIsTheSameWhenTheRecordIsReadAgain() throws Exception {
        List<SandboxCdr> cdrs = rows.addMany(sim, 5);
        rows.add(cdrs.get(1));

        List<String> keys = keysOf("thingsmobile:getCdrPaginated?msisdnList=" + sim);
        rows.add(sim, Duration.ofHours(3), 1); // comes late, before the others

        assertThat(keys).hasSize(6).doesNotHaveDuplicates();
        assertThat(keysOf("thingsmobile:getCdrPaginated?pageSize=2&lookback=20h"))
                .hasSize(7)
                .containsAll(keys);
    }

    @Test
    void theKeyIsTheSameAfterAFailure() throws Exception {
        rows.add(rows.add(sim, Duration.ofHours(1), 7));
        var down = new AtomicBoolean(true);
        var failed = new ArrayList<String>();
        ConsumerRig rig = ConsumerRig.of(SANDBOX.get())
                .from(
                        "thingsmobile:getCdrPaginated",
                        route -> route.process(exchange -> {
                            if (down.get()) {
                                failed.add(exchange.getMessage().getHeader("CamelThingsMobileRecordKey", String.class));
                                throw new IllegalStateException("the target is down");
                            }
                        }));
        try (rig) {
            rig.poll();
            down.set(false);

            assertThat(keys(rig.poll())).hasSize(2).containsExactlyInAnyOrderElementsOf(failed);
        }
    }

    @Test
    void identicalRecordsHaveDifferentKeys() throws Exception {
        SandboxCdr cdr = rows.add(sim, Duration.ofHours(1), 7);
        rows.add(cdr);
        rows.add(cdr);

        assertThat(keysOf("thingsmobile:getCdrPaginated")).hasSize(3).doesNotHaveDuplicates();
        assertThat(keysOf("thingsmobile:getCdrPaginated?pageSize=2")).hasSize(3).doesNotHaveDuplicates();
        assertThat(keysOf("thingsmobile:simStatus?cdrsOnly=true&msisdn=" + sim))
                .hasSize(3)
                .doesNotHaveDuplicates();
    }

    @Test
    void recordsThatDifferInOneFieldHaveDifferentKeys() throws Exception {
        SandboxCdr cdr = rows.add(sim, Duration.ofHours(1), 7);
        rows.add(SandboxCdr.of(sim, cdr.start(), cdr.stop(), 8));
        rows.add(SandboxCdr.of(sim, cdr.start(), cdr.stop().plusSeconds(1), 7));
        rows.add(SandboxCdr.of(rows.sim(), cdr.start(), cdr.stop(), 7));

        assertThat(keysOf("thingsmobile:getCdrPaginated")).hasSize(4).doesNotHaveDuplicates();
    }

    @Test
    void creditOperationsHaveAKey() throws Exception {
        var operation = new SandboxCreditOperation(rows.now().minusMinutes(5), BigDecimal.TEN, "Credit recharge", null);
        SANDBOX.fleet().account().add(operation);
        SANDBOX.fleet().account().add(operation);

        List<String> keys = keysOf("thingsmobile:credit");

        assertThat(keys).filteredOn(Predicate.not(String::isBlank)).hasSize(2).doesNotHaveDuplicates();
        assertThat(keysOf("thingsmobile:credit?lookback=3h")).isEqualTo(keys);
    }

    /** Targets and repositories have such keys: this one is the same in every version. */
    @ParameterizedTest
    @CsvSource({
        "getCdrPaginated, fa9bda22715c63bc56acb9a1",
        "simStatus?cdrsOnly=true&msisdn=882360000000042, ac47c21f2959666c3d8fd5cb"
    })
    void theKeyIsTheSameInEveryVersion(String uri, String content) throws Exception {
        addKnownCdr();

        assertThat(keysOf("thingsmobile:" + uri)).containsExactly("882360000000042/20260310100000/" + content + "/1");
    }

    @Test
    void theKeyOfACreditOperationIsTheSameInEveryVersion() throws Exception {
        SANDBOX.fleet()
                .account()
                .add(new SandboxCreditOperation(rows.now().minusMinutes(1), BigDecimal.TEN, "Credit recharge", null));

        assertThat(keysOf("thingsmobile:credit")).contains("/20260310115900/aeaa60ad69ac58cce8feedb2/1");
    }

    /** The digest of the consumer's key precedes that of the record, since consumers may share a repository. */
    @ParameterizedTest
    @CsvSource({
        "getCdrPaginated, getCdrPaginated",
        "getCdrPaginated?msisdnList=882360000000042, getCdrPaginated/msisdnList"
    })
    void theKeyInARepositoryIsTheSameInEveryVersion(String uri, String consumer) throws Exception {
        addKnownCdr();
        Memory memory = Memory.inHeap();
        try (ConsumerRig rig = ConsumerRig.of(SANDBOX.get()).remembering(memory).from("thingsmobile:" + uri)) {
            rig.poll();
        }
        String account = URLEncoder.encode("tmtest@" + SANDBOX.get().baseUri().substring("http://".length()), UTF_8);
        UUID digest = UUID.nameUUIDFromBytes(("thingsmobile/" + account + "/" + consumer).getBytes(UTF_8));

        assertThat(memory.seenKeys())
                .containsExactly(Long.toHexString(digest.getMostSignificantBits())
                        + "/882360000000042/20260310100000/fa9bda22715c63bc56acb9a1/1");
    }

    private void addKnownCdr() {
        String msisdn = "882360000000042";
        SANDBOX.fleet()
                .addSim(SandboxSim.builder(msisdn, "8944501000000000421")
                        .status("active")
                        .build());
        rows.add(msisdn, Duration.ofHours(2), 7);
    }

    @Test
    void aPageHasNoKey() throws Exception {
        rows.addMany(sim, 2);
        try (ConsumerRig rig = ConsumerRig.of(SANDBOX.get()).from("thingsmobile:getCdrPaginated?splitResult=false")) {
            assertThat(rig.poll().take()).singleElement().satisfies(page -> assertThat(page.headers())
                    .doesNotContainKey("CamelThingsMobileRecordKey"));
        }
    }
}
