package dev.tollgate.audit.topic;

import dev.tollgate.audit.check.Look;
import java.util.ArrayList;
import java.util.List;

/** What starts sendmail: units, init scripts, cron tables, as far as the host's facts have their text. */
final class StartScripts {
    /** Where such texts lie. */
    static final List<String> FOLDERS = List.of(
            "/etc/systemd/system",
            "/lib/systemd/system",
            "/usr/lib/systemd/system",
            "/etc/init.d",
            "/etc/cron.d",
            "/etc/sysconfig",
            "/etc/default",
            "/etc/cron.daily");

    private StartScripts() {}

    /** A line of such a text. */
    record Line(String path, int number, String text) {}

    /** The lines that name sendmail. */
    static List<Line> lines(Look look) {
        List<Line> found = new ArrayList<>();
        for (String folder : FOLDERS) {
            look.host().in(folder).stream()
                    .filter(file ->
                            file.path().contains("sendmail") || file.path().contains("sm-client"))
                    .forEach(file -> {
                        List<String> lines =
                                file.text().stream().flatMap(String::lines).toList();
                        for (int i = 0; i < lines.size(); i++) {
                            if (!lines.get(i).strip().startsWith("#")) {
                                found.add(new Line(file.path(), i + 1, lines.get(i)));
                            }
                        }
                    });
        }
        return found;
    }
}
