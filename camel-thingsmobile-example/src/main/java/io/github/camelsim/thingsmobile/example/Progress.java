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

/** Counts what a round reads and does, and says so while pages come in. */
public final class Progress {

    private static final int CDRS_OF_A_LINE = 1_000;

    private final Console console;
    private final int simsOfALine;
    private long newSims;
    private long changedSims;
    private long goneSims;
    private long cdrs;
    private long shownSims;
    private long shownCdrs;
    private long blocked;
    private long texted;
    private long failed;

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
        shownSims = 0;
        shownCdrs = 0;
        blocked = 0;
        texted = 0;
        failed = 0;
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
        if (endOfPage && sims() >= next(shownSims, simsOfALine)) {
            showSims();
        }
    }

    private long sims() {
        return newSims + changedSims + goneSims;
    }

    private void showSims() {
        shownSims = sims();
        console.progress("reading the fleet ... %,d SIMs", shownSims);
    }

    /** The last line has the last count. */
    synchronized void fleetRead() {
        if (shownSims > 0 && sims() > shownSims) {
            showSims();
        }
    }

    /**
     * A CDR was stored.
     *
     * @param inserted 0 if it was there already
     */
    public synchronized void cdr(int inserted, boolean endOfPage) {
        cdrs += inserted;
        if (endOfPage && cdrs >= next(shownCdrs, CDRS_OF_A_LINE)) {
            showCdrs();
        }
    }

    private void showCdrs() {
        shownCdrs = cdrs;
        console.progress("reading CDRs ... %,d", shownCdrs);
    }

    /** The last line has the last count. */
    synchronized void cdrsRead() {
        if (shownCdrs > 0 && cdrs > shownCdrs) {
            showCdrs();
        }
    }

    /** The more there is, the fewer lines. */
    private static long next(long shown, int step) {
        return shown + Math.max(step, shown / 4);
    }

    /** An action of this process has ended. */
    public synchronized void acted(String action, Outcome outcome) {
        if (outcome.state() == Outcome.State.FAILED) {
            failed++;
        } else if (outcome.state() == Outcome.State.DONE) {
            if (action.equals("blockSim")) {
                blocked++;
            } else {
                texted++;
            }
        }
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

    synchronized long blocked() {
        return blocked;
    }

    synchronized long texted() {
        return texted;
    }

    /** Actions that were certainly not done. */
    synchronized long failed() {
        return failed;
    }
}
