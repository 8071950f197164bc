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
package io.github.camelsim.monitor;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/**
 * How far the route of a consumer has come: its lag is the time since the start of the last poll that has read
 * everything, and whose records, like those of all polls before it, are completed. A poll that fails, a record that is
 * in flight and a record that has failed hold the progress back. Thread-safe.
 */
public final class PollProgress {

    private final LongSupplier nanoTime;
    private final Deque<Poll> polls = new ArrayDeque<>();
    private long completedUpTo;
    private int inFlight;

    /** @param nanoTime a clock like {@link System#nanoTime} */
    public PollProgress(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.completedUpTo = nanoTime.getAsLong();
    }

    /**
     * The consumer starts.
     *
     * @param age how old what the route has is already
     */
    public synchronized void started(Duration age) {
        polls.removeIf(poll -> poll.open == 0);
        completedUpTo = nanoTime.getAsLong() - age.toNanos();
    }

    /** A poll begins. */
    public synchronized void pollBegins() {
        polls.addLast(new Poll(nanoTime.getAsLong()));
    }

    /** The poll that began last has ended. @param good whether it has read everything */
    public synchronized void pollEnded(boolean good) {
        Poll poll = polls.peekLast();
        if (poll != null) {
            poll.ended = true;
            poll.failed |= !good;
            advance();
        }
    }

    /** Records of the present poll are delivered to the route. The result is to be told what becomes of them. */
    public synchronized Delivered delivered(int records) {
        Poll poll = polls.isEmpty() ? new Poll(nanoTime.getAsLong()) : polls.peekLast();
        poll.open += records;
        inFlight += records;
        return failed -> ended(poll, records, failed);
    }

    private synchronized void ended(Poll poll, int records, boolean failed) {
        poll.open -= records;
        poll.failed |= failed;
        inFlight -= records;
        advance();
    }

    private void advance() {
        polls.removeIf(poll -> poll.isDone() && poll.failed);
        while (!polls.isEmpty() && polls.peekFirst().isDone()) {
            completedUpTo = polls.removeFirst().begin;
        }
        dropSuperseded();
    }

    /** Behind a record that is in flight for long, only the last of the good polls counts. */
    private void dropSuperseded() {
        Poll last = polls.pollLast();
        while (last != null
                && last.isDone()
                && !polls.isEmpty()
                && polls.peekLast().isDone()) {
            polls.removeLast();
        }
        if (last != null) {
            polls.addLast(last);
        }
    }

    /** The age of what the route has. */
    public synchronized Duration lag() {
        return Duration.ofNanos(Math.max(0, nanoTime.getAsLong() - completedUpTo));
    }

    /** How many records are delivered and not completed. */
    public synchronized int inFlight() {
        return inFlight;
    }

    /** Records that were delivered together. */
    @FunctionalInterface
    public interface Delivered {

        /** Their exchange has completed, or failed. Called once. */
        void ended(boolean failed);
    }

    private static final class Poll {

        private final long begin;
        private int open;
        private boolean ended;
        private boolean failed;

        Poll(long begin) {
            this.begin = begin;
        }

        boolean isDone() {
            return ended && open == 0;
        }
    }
}
