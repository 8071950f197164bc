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
package io.github.camelsim.poll;

import io.github.camelsim.paging.Page;
import io.github.camelsim.paging.PageFill;
import io.github.camelsim.paging.PageListener;
import io.github.camelsim.paging.PagedList;
import io.github.camelsim.paging.Pages;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The list of an imaginary vendor's cards, two on a page. */
final class CardList implements PagedList<CardList.Cards, CardList.Cards> {

    private static final int PAGE_SIZE = 2;

    private final List<Card> cards = new ArrayList<>();
    private final PageFill fill = new PageFill(PAGE_SIZE);

    record Card(String iccid, String status, String plan) {}

    record Cards(List<Card> rows) implements Page {}

    /** From now on the vendor lists these cards. */
    void set(Card... now) {
        cards.clear();
        cards.addAll(List.of(now));
    }

    /** All pages, from the first. */
    Pages<Cards> pages() {
        return new Pages<>(
                this,
                request -> CompletableFuture.completedFuture(page(request.number(), request.size())),
                pageSize -> fill,
                PageListener.none());
    }

    @Override
    public String name() {
        return "cards";
    }

    @Override
    public int pageSize() {
        return PAGE_SIZE;
    }

    @Override
    public Cards page(int number, int size) {
        int from = Math.min(cards.size(), (number - 1) * size);
        int to = Math.min(cards.size(), from + size);
        return new Cards(List.copyOf(cards.subList(from, to)));
    }

    @Override
    public Object identity(Object row) {
        String iccid = ((Card) row).iccid();
        return iccid == null ? row : iccid;
    }

    @Override
    public RuntimeException unreadable(Cards page, String reason, String hint) {
        return new IllegalStateException(reason);
    }
}
