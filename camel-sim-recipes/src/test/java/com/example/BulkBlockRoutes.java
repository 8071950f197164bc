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
package com.example;

import io.github.camelsim.call.CallException;
import io.github.camelsim.thingsmobile.ThingsMobileConstants;
import org.apache.camel.builder.RouteBuilder;

/** Blocks the SIMs of a CSV file, and writes a CSV file with the outcomes. */
public class BulkBlockRoutes extends RouteBuilder {

    @Override
    public void configure() {
        // readLock: a file that still grows is left alone
        from("file:inbox?include=.*[.]csv&readLock=changed"
                        + "&move=../done/${file:name}&moveFailed=../failed/${file:name}")
                .routeId("bulk-block")
                .setVariable("report", simple("${file:name.noext}-report.csv"))
                .setVariable("rows", simple("${body}"))
                // a new report, whatever an earlier run has left
                .setBody(simple("msisdn,outcome,error\\n"))
                .to("file:reports?fileName=${variable.report}")
                .setBody(simple("${variable.rows}"))
                // skipFirst: the titles
                .split(expression().tokenize().token("\n").skipFirst(true).end())
                .streaming()
                // the first column, without what a spreadsheet puts around it
                .setVariable(
                        "msisdn",
                        simple("${body.trim().replaceFirst('[,;].*', '')" + ".replaceAll('[^0-9A-Za-z+. -]', '')}"))
                .filter(simple("${variable.msisdn} != ''"))
                .to("direct:block")
                .end()
                .end()
                .log("${file:name}: see reports/${variable.report}");

        from("direct:block")
                .routeId("block")
                .setVariable("error", constant(""))
                .setHeader(ThingsMobileConstants.MSISDN, simple("${variable.msisdn}"))
                .doTry()
                .to("thingsmobile:blockSim")
                .setVariable("outcome", constant("blocked"))
                .doCatch(IllegalArgumentException.class)
                .setVariable("outcome", constant("refused"))
                .setVariable("error", simple("\"${replace(&quot;,&apos;,${exception.message})}\""))
                .doCatch(CallException.class)
                .setVariable("outcome", simple("${iif(${exception.outcomeUnknown},unclear,refused)}"))
                .setVariable("error", simple("\"${replace(&quot;,&apos;,${exception.message})}\""))
                .end()
                .setBody(simple("${variable.msisdn},${variable.outcome},${variable.error}\\n"))
                .to("file:reports?fileName=${variable.report}&fileExist=Append");
    }
}
