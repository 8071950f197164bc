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

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever fails and whenever, every record comes, under a key of its own that never changes. More seeds:
 * {@code -Drandom.faults.seeds=200}, and one that has failed: {@code -Drandom.faults.first=17 -Drandom.faults.seeds=1}.
 */
class RandomFaultsIT {

    private static final int SEEDS = Integer.getInteger("random.faults.seeds", 2);
    private static final long FIRST = Long.getLong("random.faults.first", 1);

    @ParameterizedTest
    @EnumSource
    void nothingIsLostAndARepetitionHasTheSameKey(RandomFaultsRun.Kind kind) throws Exception {
        long records = 0;
        long repeated = 0;
        for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
            try (var run = new RandomFaultsRun(kind, seed)) {
                run.run();
                assertThat(run.delivered())
                        .as("%s, seed %s: records by how many keys they came under", kind, seed)
                        .isEqualTo(run.expected());
                records += run.delivered().size();
                repeated += run.repeated();
            }
        }
        System.out.printf("%s: %d seeds, %d records, %d repetitions%n", kind, SEEDS, records, repeated);
    }
}
