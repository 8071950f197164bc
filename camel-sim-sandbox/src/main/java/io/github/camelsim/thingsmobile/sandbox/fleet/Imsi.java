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
package io.github.camelsim.thingsmobile.sandbox.fleet;

/** The generated IMSI of a SIM: a test network's prefix and the end of the SIM's number. */
final class Imsi {
    private static final String NETWORK = "90143";

    private Imsi() {}

    static String of(String msisdn) {
        return NETWORK + msisdn.substring(Math.max(0, msisdn.length() - 10));
    }
}
