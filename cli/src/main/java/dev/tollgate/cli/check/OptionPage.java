package dev.tollgate.cli.check;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tollgate.sendmail.option.OptionHistory;
import dev.tollgate.sendmail.option.SendmailOption;
import java.io.IOException;

/** What is known of an option of sendmail. */
final class OptionPage {
    private OptionPage() {}

    static String of(SendmailOption option) {
        StringBuilder page = new StringBuilder("# " + option.name() + "\n\n" + option.meaning() + "\n\n");
        line(page, "in the mc", option.define().isEmpty() ? "LOCAL_CONFIG, as an O line" : option.mcLine("..."));
        line(page, "in the cf", option.cfLine("..."));
        line(page, "old short form", option.letter().isEmpty() ? "" : "O" + option.letter());
        line(page, "since", OptionHistory.since(option));
        line(page, "needs a build with", OptionHistory.needs(option));
        line(page, "value", option.type().meaning());
        line(page, "built in", option.builtIn());
        line(page, "m4 writes", option.mcDefault());
        line(page, "hardened", option.good());
        if (option.addsUp()) {
            page.append("\nSeveral lines of this option add up.\n");
        }
        return page.toString();
    }

    private static void line(StringBuilder page, String name, String text) {
        if (!text.isEmpty()) {
            page.append("%-19s ".formatted(name + ":")).append(text).append('\n');
        }
    }

    static void write(JsonGenerator json, SendmailOption option) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", option.name());
        json.writeStringField("define", option.define());
        json.writeStringField("letter", option.letter());
        json.writeStringField("since", OptionHistory.since(option));
        json.writeStringField("needs", OptionHistory.needs(option));
        json.writeStringField("type", option.type().name().toLowerCase(java.util.Locale.ROOT));
        json.writeStringField("builtIn", option.builtIn());
        json.writeStringField("mcDefault", option.mcDefault());
        json.writeStringField("good", option.good());
        json.writeStringField("meaning", option.meaning());
        json.writeEndObject();
    }
}
