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

/** The countries in which generated SIMs roam: the name that simListLite shows, and the values of CDRs. */
enum Place {
    ITALY("Italy", "ITA", "ITAWI", "Zone 1"),
    SPAIN("Spain", "ESP", "ESPVV", "Zone 1"),
    GERMANY("Germany", "DEU", "DEUD1", "Zone 1"),
    FRANCE("France", "FRA", "FRAF1", "Zone 1"),
    UNITED_STATES("United States of America", "USA", "USACG", "Zone 2"),
    BRAZIL("Brazil", "BRA", "BRACL", "Zone 3");

    private final String country;
    private final String code;
    private final String operator;
    private final String zone;

    Place(String country, String code, String operator, String zone) {
        this.country = country;
        this.code = code;
        this.operator = operator;
        this.zone = zone;
    }

    String country() {
        return country;
    }

    String code() {
        return code;
    }

    String operator() {
        return operator;
    }

    String zone() {
        return zone;
    }
}
