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

/**
 * Is told of the pages of a list as they are read.
 *
 * @param <P> the pages
 */
public interface PageListener<P extends Page> {

    /** A page with rows was read. */
    void onPage(P page);

    /** The list was read to its end. Called again if it is read on after that. */
    void onEnd();

    /** Does nothing. */
    static <P extends Page> PageListener<P> none() {
        return new PageListener<>() {

            @Override
            public void onPage(P page) {}

            @Override
            public void onEnd() {}
        };
    }
}
