package dev.tollgate.audit.config;

import dev.tollgate.sendmail.mc.Call;
import dev.tollgate.sendmail.option.Options;
import dev.tollgate.sendmail.option.SendmailOption;
import java.util.Map;

/** The lines of a cf that an mc evidently asks for, written without sendmail's m4 files: options, ports, filters, maps. */
final class StockCf {
    private StockCf() {}

    static String of(McSource mc) {
        StringBuilder cf = new StringBuilder("V10/Berkeley\n");
        Map<String, String> definitions = mc.expansion().definitions();
        for (SendmailOption option : Options.all()) {
            String value = option.define().isEmpty() ? null : definitions.get(option.define());
            if (value != null || !option.mcDefault().isEmpty()) {
                cf.append(option.cfLine(value == null ? option.mcDefault() : value))
                        .append('\n');
            }
        }
        for (Call call : mc.expansion().callsOf("DAEMON_OPTIONS")) {
            cf.append("O DaemonPortOptions=").append(call.argument(0)).append('\n');
        }
        if (mc.expansion().callsOf("DAEMON_OPTIONS").isEmpty()) {
            cf.append("O DaemonPortOptions=Name=MTA\n");
        }
        if (mc.calls("FEATURE", "no_default_msa").isEmpty()) {
            cf.append("O DaemonPortOptions=Port=587, Name=MSA, M=E\n");
        }
        StringBuilder filters = new StringBuilder();
        for (Call call : mc.expansion().callsOf("INPUT_MAIL_FILTER")) {
            cf.append('X')
                    .append(call.argument(0))
                    .append(", ")
                    .append(call.argument(1))
                    .append('\n');
            filters.append(filters.length() > 0 ? ", " : "").append(call.argument(0));
        }
        if (filters.length() > 0) {
            cf.append("O InputMailFilters=").append(filters).append('\n');
        }
        for (Call call : mc.expansion().callsOf("MAIL_FILTER")) {
            cf.append('X')
                    .append(call.argument(0))
                    .append(", ")
                    .append(call.argument(1))
                    .append('\n');
        }
        for (Call call : mc.expansion().callsOf("TRUST_AUTH_MECH")) {
            cf.append("C{TrustAuthMech}").append(call.argument(0)).append('\n');
        }
        for (Call call : mc.calls("FEATURE", "access_db")) {
            String map = call.argument(1);
            cf.append("Kaccess ")
                    .append(map.isEmpty() ? "hash -T<TMPF> /etc/mail/access" : map)
                    .append('\n');
        }
        return cf.toString();
    }
}
