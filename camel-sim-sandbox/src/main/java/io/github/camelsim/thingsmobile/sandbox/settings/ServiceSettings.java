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
package io.github.camelsim.thingsmobile.sandbox.settings;

/**
 * The settings for what the document leaves open.
 *
 * @param cdrCap the most of getCdrPaginated (4.19); in rows
 * @param creditCap the most of credit (4.7); in rows
 * @param downloadCap the most of downloadCdr (4.17); in rows
 * @param capCounts what counts against the first two; never null
 * @param pages how paged reads treat the requested page; never null
 * @param koForm the form of errors; never null
 * @param unknownSim simStatus's response to an unknown SIM; never null
 * @param requireCdrDates whether CDR operations need both dates, as newer versions of the API do
 */
public record ServiceSettings(
        int cdrCap,
        int creditCap,
        int downloadCap,
        CapCounts capCounts,
        PageRules pages,
        KoForm koForm,
        UnknownSim unknownSim,
        boolean requireCdrDates) {}
