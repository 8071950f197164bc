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
package io.github.camelsim.call;

import java.nio.charset.Charset;

/** Byte order marks: the bytes at the beginning of a document that state its encoding. */
public enum ByteOrderMark {
    UTF_8("UTF-8", 0xEF, 0xBB, 0xBF),
    UTF_32BE("UTF-32BE", 0, 0, 0xFE, 0xFF),
    UTF_32LE("UTF-32LE", 0xFF, 0xFE, 0, 0),
    UTF_16BE("UTF-16BE", 0xFE, 0xFF),
    UTF_16LE("UTF-16LE", 0xFF, 0xFE); // after UTF_32LE, which begins with the same bytes

    private final Charset charset;
    private final int[] bytes;

    ByteOrderMark(String charset, int... bytes) {
        this.charset = Charset.forName(charset);
        this.bytes = bytes;
    }

    /** The byte order mark of a document; null if it has none. */
    public static ByteOrderMark of(byte[] document) {
        for (ByteOrderMark mark : values()) {
            if (mark.begins(document)) {
                return mark;
            }
        }
        return null;
    }

    /** The encoding that it states. */
    public Charset charset() {
        return charset;
    }

    /** In bytes. */
    public int length() {
        return bytes.length;
    }

    private boolean begins(byte[] document) {
        if (document.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((document[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
