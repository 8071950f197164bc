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
package io.github.camelsim.thingsmobile.sandbox.api;

import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxCdr;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxCreditOperation;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxPlan;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxSim;
import io.github.camelsim.thingsmobile.sandbox.fleet.StatusGroup;
import io.github.camelsim.thingsmobile.sandbox.settings.KoForm;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.util.List;

/** The bodies of chapter 4's responses, each with the elements and the order of its section's sample. */
final class ResponseBodies {
    private ResponseBodies() {}

    /** 4.1 to 4.4. */
    static byte[] done() {
        return new XmlWriter()
                .open("result")
                .element("done", true)
                .close("result")
                .bytes();
    }

    /** 4.8 to 4.11, 4.13 to 4.16, 4.18. */
    static byte[] doneWithEmptyLists() {
        return new XmlWriter()
                .open("result")
                .empty("sims")
                .empty("creditHistory")
                .element("done", true)
                .close("result")
                .bytes();
    }

    /** The KO response of every section; the text's element depends on operation and form. */
    static byte[] error(Operation operation, KoForm form, ServiceError error) {
        return new XmlWriter()
                .open("result")
                .element("done", false)
                .element("errorCode", error.code())
                .element(textElement(operation, form), error.getMessage())
                .close("result")
                .bytes();
    }

    private static String textElement(Operation operation, KoForm form) {
        boolean message = form == KoForm.MESSAGE
                || form == KoForm.AS_DOCUMENTED
                        && (operation == Operation.DOWNLOAD_CDR || operation == Operation.GET_CDR_PAGINATED);
        return message ? "message" : "errorMessage";
    }

    /** 4.5, which has two statuses: {@code active}, and {@code not active}, which includes blocked SIMs. */
    static byte[] simStatus(SandboxSim sim, List<SandboxCdr> cdrs) {
        XmlWriter xml = new XmlWriter()
                .open("result")
                .element("done", true)
                .open("sims")
                .open("sim")
                .element("activationDate", date(sim.activationDate()))
                .element("balance", sim.balance())
                .element("blockSimAfterExpirationDate", flag(sim.blockAfterExpiration()))
                .element("blockSimDaily", flag(sim.thresholds().blockDaily()))
                .element("blockSimMonthly", flag(sim.thresholds().blockMonthly()))
                .element("blockSimTotal", flag(sim.thresholds().blockTotal()))
                .element("dailyTraffic", sim.traffic().daily())
                .element("dailyTrafficThreshold", sim.thresholds().daily())
                .element("expirationDate", date(sim.expirationDate()))
                .element("iccid", sim.iccid())
                .element("lastConnectionDate", date(sim.lastConnectionDate()))
                .element("monthlyTraffic", sim.traffic().monthly())
                .element("monthlyTrafficThreshold", sim.thresholds().monthly())
                .element("msisdn", sim.msisdn())
                .element("name", sim.name())
                .element("plan", sim.plan())
                .element("status", sim.statusGroup() == StatusGroup.ACTIVE ? "active" : "not active")
                .element("type", sim.type())
                .element("tag", sim.tag())
                .element("totalTraffic", sim.traffic().total())
                .element("totalTrafficThreshold", sim.thresholds().total());
        cdrsOfSim(xml, cdrs);
        return xml.close("sim").close("sims").close("result").bytes();
    }

    private static void cdrsOfSim(XmlWriter xml, List<SandboxCdr> cdrs) {
        if (cdrs.isEmpty()) {
            xml.empty("cdrs");
            return;
        }
        xml.open("cdrs");
        for (SandboxCdr cdr : cdrs) {
            xml.open("cdr")
                    .element("cdrImsi", cdr.imsi())
                    .element("cdrDateStart", date(cdr.start()))
                    .element("cdrDateStop", date(cdr.stop()))
                    .element("cdrNetwork", cdr.network())
                    .element("cdrCountry", cdr.country())
                    .element("cdrOperator", cdr.operator())
                    .element("cdrTraffic", cdr.traffic())
                    .close("cdr");
        }
        xml.close("cdrs");
    }

    /** A possible response of simStatus to an unknown SIM. */
    static byte[] noSims() {
        return simList(List.of());
    }

    /** 4.6. */
    static byte[] simList(List<SandboxSim> sims) {
        XmlWriter xml = new XmlWriter().open("result").element("done", true);
        if (sims.isEmpty()) {
            return xml.empty("sims").close("result").bytes();
        }
        xml.open("sims");
        for (SandboxSim sim : sims) {
            xml.open("sim")
                    .element("activationDate", date(sim.activationDate()))
                    .element("automation", sim.automation())
                    .element("balance", sim.balance())
                    .element("country", sim.country())
                    .element("dailyTraffic", sim.traffic().daily())
                    .element("expirationDate", date(sim.expirationDate()))
                    .element("iccid", sim.iccid())
                    .element("lastConnectionDate", date(sim.lastConnectionDate()))
                    .element("monthlyTraffic", sim.traffic().monthly())
                    .element("msisdn", sim.msisdn())
                    .element("name", sim.name())
                    .element("plan", sim.plan())
                    .element("roamingProfile", sim.roamingProfile())
                    .element("status", sim.status())
                    .element("tag", sim.tag())
                    .element("type", sim.type())
                    .close("sim");
        }
        return xml.close("sims").close("result").bytes();
    }

    /** 4.7. */
    static byte[] credit(BigDecimal amount, List<SandboxCreditOperation> history) {
        XmlWriter xml = new XmlWriter()
                .open("result")
                .element("done", true)
                .element("amount", money(amount))
                .element("currency", "EUR");
        if (history.isEmpty()) {
            return xml.empty("creditHistory").close("result").bytes();
        }
        xml.open("creditHistory");
        for (SandboxCreditOperation operation : history) {
            xml.open("historyRow")
                    .element("amount", money(operation.amount()))
                    .element("dateLoad", date(operation.date()))
                    .element("opDescription", operation.description());
            if (operation.msisdn() != null) {
                xml.element("msisdn", operation.msisdn());
            }
            xml.close("historyRow");
        }
        return xml.close("creditHistory").close("result").bytes();
    }

    /** 4.12. */
    static byte[] plans(List<SandboxPlan> plans) {
        XmlWriter xml = new XmlWriter()
                .open("result")
                .empty("sims")
                .empty("creditHistory")
                .open("plans");
        for (SandboxPlan plan : plans) {
            xml.open("plan")
                    .element("id", plan.id())
                    .element("name", plan.name())
                    .element("simAutorechargeEnabled", plan.autorechargeEnabled())
                    .element("simAutorechargeCreditThreshold", plain(plan.autorechargeCreditThreshold()))
                    .element("simAutorechargeAmount", plain(plan.autorechargeAmount()))
                    .close("plan");
        }
        return xml.close("plans").element("done", true).close("result").bytes();
    }

    /** 4.17, with the white space of the sample. */
    static byte[] exportScheduled() {
        String message = "\n\nExport scheduled correctly. The file that you requested will be sent to you via email.\n";
        return new XmlWriter()
                .open("result")
                .element("done", true)
                .element("message", message)
                .close("result")
                .bytes();
    }

    /** 4.19; these CDRs name their SIM and not its IMSI. */
    static byte[] cdrsPaginated(List<SandboxCdr> cdrs) {
        XmlWriter xml = new XmlWriter().open("result");
        if (cdrs.isEmpty()) {
            return xml.empty("cdrsPaginated")
                    .element("done", true)
                    .close("result")
                    .bytes();
        }
        xml.open("cdrsPaginated");
        for (SandboxCdr cdr : cdrs) {
            xml.open("cdrPaginated")
                    .element("cdrCountry", cdr.country())
                    .element("cdrDateStart", date(cdr.start()))
                    .element("cdrDateStop", date(cdr.stop()))
                    .element("cdrMsisdn", cdr.msisdn())
                    .element("cdrNetwork", cdr.network())
                    .element("cdrOperator", cdr.operator())
                    .element("cdrTraffic", cdr.traffic())
                    .close("cdrPaginated");
        }
        return xml.close("cdrsPaginated").element("done", true).close("result").bytes();
    }

    /** {@code 2018-02-07 15:52:49}; without a formatter, which would take most of the time of a long response. */
    private static String date(LocalDateTime date) {
        if (date == null) {
            return "";
        }
        String time = date.toLocalTime().toString();
        return date.toLocalDate() + " " + (time.length() == 5 ? time + ":00" : time.substring(0, 8));
    }

    private static String money(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    private static String plain(BigDecimal number) {
        return number == null ? "" : number.toPlainString();
    }

    private static int flag(boolean value) {
        return value ? 1 : 0;
    }
}
