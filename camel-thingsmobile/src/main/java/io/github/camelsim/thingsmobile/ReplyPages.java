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
import io.github.camelsim.poll.PageSource;
import io.github.camelsim.thingsmobile.client.Reply;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The pages of a list for a reader that knows no vendor. */
record ReplyPages(Pages<Reply> pages) implements PageSource<Reply> {

    @Override
    public boolean hasNext() {
        return pages.hasNext();
    }

    @Override
    public boolean checkEnd() {
        return pages.checkEnd();
    }

    @Override
    public CompletableFuture<Optional<Reply>> next() {
        return pages.next();
    }

    @Override
    public CompletableFuture<List<Reply>> all() {
        return pages.all();
    }

    @Override
    public List<?> rows(Reply page) {
        return page.rows();
    }
}
