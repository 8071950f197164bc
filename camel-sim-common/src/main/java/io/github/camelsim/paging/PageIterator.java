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
package io.github.camelsim.paging;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * Iterates over the elements of a list's pages. The iterating thread requests the next page when it needs it, and waits
 * for it.
 *
 * @param <P> the pages
 */
public final class PageIterator<P extends Page> implements Iterator<Object> {

    private final Pages<P> pages;
    private final Function<P, Iterator<?>> elements;
    private Iterator<?> page;
    private boolean failed;

    /**
     * @param pages the pages that are left
     * @param first the elements of the first page
     * @param elements gives the elements of a further page
     */
    public PageIterator(Pages<P> pages, Iterator<?> first, Function<P, Iterator<?>> elements) {
        this.pages = pages;
        this.page = first;
        this.elements = elements;
    }

    /**
     * Throws the vendor's exception if the next page cannot be read. After that there is no further element, since
     * Camel's splitter calls this method again after it has failed.
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
            Optional<P> next = pages.next().join();
            return next.isPresent() ? elements.apply(next.get()) : Collections.emptyIterator();
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
