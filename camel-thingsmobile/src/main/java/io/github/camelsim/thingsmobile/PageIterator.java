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
package io.github.camelsim.thingsmobile;

import io.github.camelsim.paging.Pages;
import io.github.camelsim.thingsmobile.client.Reply;
import io.github.camelsim.thingsmobile.client.ThingsMobileException;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/** The elements of a list's pages; the iterating thread waits for a page and its slot when it needs the next. */
final class PageIterator implements Iterator<Object> {

    private final Pages<Reply> pages;
    private final Function<Reply, Iterator<?>> elements;
    private Iterator<?> page;
    private boolean failed;

    /**
     * @param first the elements that are there already
     * @param elements what a further page has to give
     */
    PageIterator(Pages<Reply> pages, Iterator<?> first, Function<Reply, Iterator<?>> elements) {
        this.pages = pages;
        this.page = first;
        this.elements = elements;
    }

    /**
     * Asks for a page at most once: Camel's splitter looks for more elements also after it has stopped on a failure.
     *
     * @throws ThingsMobileException if the next page cannot be read; afterwards
     *     there is no further element
     */
    @Override
    public boolean hasNext() {
        while (!failed && !page.hasNext() && pages.hasNext()) {
            page = nextPage();
        }
        return page.hasNext();
    }

    private Iterator<?> nextPage() {
        try {
            Optional<Reply> reply = pages.next().join();
            return reply.isPresent() ? elements.apply(reply.get()) : Collections.emptyIterator();
        } catch (CompletionException e) {
            failed = true;
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    @Override
    public Object next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return page.next();
    }
}
