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
package io.github.camelsim.infobip;

import io.github.camelsim.infobip.client.AnswerReader;
import io.github.camelsim.infobip.client.ResultKind;
import io.github.camelsim.infobip.json.InfobipIotJson;
import io.github.camelsim.poll.RowCodec;
import java.io.StringReader;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The rows of a persisted snapshot: the component's own JSON, read as a response of the service. */
final class SnapshotCodec<T> implements RowCodec<T> {

    private final Class<T> type;
    private final ResultKind list;
    private final Function<T, String> key;
    private final UnaryOperator<T> compared;
    private final InfobipIotJson json = InfobipIotJson.inAscii();
    private final AnswerReader reader = new AnswerReader(text -> text);

    /**
     * @param list the result with such rows
     * @param compared what of a row is persisted: the row, without the components whose change is none
     */
    SnapshotCodec(Class<T> type, ResultKind list, Function<T, String> key, UnaryOperator<T> compared) {
        this.type = type;
        this.list = list;
        this.key = key;
        this.compared = compared;
    }

    @Override
    public String key(T row) {
        return key.apply(row);
    }

    @Override
    public String write(T row) {
        return json.write(compared.apply(row));
    }

    @Override
    public T read(String row) {
        return readAll("[" + row + "]").get(0);
    }

    @Override
    public List<T> readAll(String rows) {
        return reader.readRows(new StringReader(rows), list).stream()
                .map(type::cast)
                .toList();
    }
}
