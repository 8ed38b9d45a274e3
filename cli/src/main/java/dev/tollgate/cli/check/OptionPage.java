package dev.tollgate.cli.check;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tollgate.audit.catalogue.GoodValue;
import dev.tollgate.audit.catalogue.GoodValues;
import dev.tollgate.audit.check.Profile;
import dev.tollgate.sendmail.option.OptionHistory;
import dev.tollgate.sendmail.option.RetiredOption;
import dev.tollgate.sendmail.option.SendmailOption;
import java.io.IOException;
import java.util.Optional;

/** What is known of an option of sendmail. */
final class OptionPage {
    private OptionPage() {}

    static String of(SendmailOption option) {
        StringBuilder page = new StringBuilder("# " + option.name() + "\n\n" + option.meaning() + "\n\n");
        line(page, "in the mc", option.mcLine("...").isEmpty() ? "LOCAL_CONFIG, as an O line" : option.mcLine("..."));
        line(page, "in the cf", option.cfLine("..."));
        line(page, "old short form", option.letter().isEmpty() ? "" : "O" + option.letter());
        line(page, "since", OptionHistory.since(option));
        line(page, "until", OptionHistory.until(option).map(Object::toString).orElse(""));
        line(page, "needs a build with", OptionHistory.needs(option));
        line(page, "value", option.type().meaning());
        line(page, "built in", option.builtIn());
        line(page, "m4 writes", option.mcDefault());
        GoodValues.of(option)
                .forEach(good -> line(
                        page, "hardened", good.shown() + (good.isForAll() ? "" : " (" + good.profileWords() + ")")));
        if (option.addsUp()) {
            page.append("\nSeveral lines of this option add up.\n");
        }
        return page.toString();
    }

    /** What became of a setting that sendmail has no longer. */
    static String of(RetiredOption option) {
        StringBuilder page = new StringBuilder("# " + option.title() + "\n\n" + option.says() + "\n\n");
        line(page, "in the mc", option.define());
        line(page, "until", option.version());
        line(page, "instead", option.instead());
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
        Optional<OptionHistory.Ending> until = OptionHistory.until(option);
        json.writeStringField("until", until.map(OptionHistory.Ending::version).orElse(""));
        json.writeStringField("state", until.map(OptionHistory.Ending::state).orElse(""));
        json.writeStringField(
                "instead", until.map(OptionHistory.Ending::instead).orElse(""));
        json.writeStringField("needs", OptionHistory.needs(option));
        json.writeStringField("type", option.type().name().toLowerCase(java.util.Locale.ROOT));
        json.writeStringField("builtIn", option.builtIn());
        json.writeStringField("mcDefault", option.mcDefault());
        json.writeStringField("good", option.good());
        json.writeArrayFieldStart("goodValues");
        for (GoodValue good : GoodValues.of(option)) {
            json.writeStartObject();
            json.writeArrayFieldStart("profiles");
            for (Profile profile : good.profiles()) {
                json.writeString(profile.word());
            }
            json.writeEndArray();
            json.writeBooleanField("set", good.isSet());
            json.writeStringField("value", good.isSet() ? good.value() : "");
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringField("meaning", option.meaning());
        json.writeEndObject();
    }

    static void write(JsonGenerator json, RetiredOption option) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", option.name());
        json.writeStringField("define", option.define());
        json.writeStringField("until", option.version());
        json.writeStringField("state", "removed");
        json.writeStringField("instead", option.instead());
        json.writeEndObject();
    }
}
