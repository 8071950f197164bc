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
package io.github.camelsim.thingsmobile.example;

/** Counts what the consumers bring in a round, and says so while pages come in. */
public final class Progress {

    private static final int CDRS_OF_A_LINE = 1_000;

    private final Console console;
    private final int simsOfALine;
    private long newSims;
    private long changedSims;
    private long goneSims;
    private long cdrs;
    private long nextSims;
    private long nextCdrs;

    Progress(Console console, int simsOfALine) {
        this.console = console;
        this.simsOfALine = simsOfALine;
        begin();
    }

    synchronized void begin() {
        newSims = 0;
        changedSims = 0;
        goneSims = 0;
        cdrs = 0;
        nextSims = simsOfALine;
        nextCdrs = CDRS_OF_A_LINE;
    }

    /**
     * A SIM was stored.
     *
     * @param change added, changed or removed
     */
    public synchronized void sim(String change, boolean endOfPage) {
        switch (change) {
            case "added" -> newSims++;
            case "changed" -> changedSims++;
            default -> goneSims++;
        }
        long sims = newSims + changedSims + goneSims;
        if (endOfPage && sims >= nextSims) {
            console.progress("reading the fleet ... %,d SIMs", sims);
            nextSims = next(sims, simsOfALine);
        }
    }

    /**
     * A CDR was stored.
     *
     * @param inserted 0 if it was there already
     */
    public synchronized void cdr(int inserted, boolean endOfPage) {
        cdrs += inserted;
        if (endOfPage && cdrs >= nextCdrs) {
            console.progress("reading CDRs ... %,d", cdrs);
            nextCdrs = next(cdrs, CDRS_OF_A_LINE);
        }
    }

    /** The more there is, the fewer lines. */
    private static long next(long now, int step) {
        return now + Math.max(step, now / 4);
    }

    synchronized long newSims() {
        return newSims;
    }

    synchronized long changedSims() {
        return changedSims;
    }

    synchronized long goneSims() {
        return goneSims;
    }

    synchronized long cdrs() {
        return cdrs;
    }
}
