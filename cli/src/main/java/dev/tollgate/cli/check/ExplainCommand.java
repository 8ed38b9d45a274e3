package dev.tollgate.cli.check;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tollgate.audit.catalogue.Auditor;
import dev.tollgate.cli.command.Nearest;
import dev.tollgate.cli.command.TollgateCommand;
import dev.tollgate.cli.output.Console;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.cli.output.Json;
import dev.tollgate.cli.output.Problem;
import dev.tollgate.sendmail.option.Options;
import dev.tollgate.sendmail.option.RetiredOption;
import dev.tollgate.sendmail.option.SendmailOption;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollgate explain}. */
@Command(
        name = "explain",
        description =
                "Show the page of a rule or check: what it finds, why it matters to sendmail, examples, what to do."
                        + " For a sendmail option (its name in the cf or in the mc), show what it does, how its "
                        + "value is read and what hardened hosts of each profile set."
                        + " Without a name, list all rules and checks.",
        footer = {
            "",
            "Examples:",
            "  tollgate explain TG101",
            "  tollgate explain MaxMessageSize",
            "  tollgate explain confPRIVACY_FLAGS",
            "  tollgate explain"
        })
public final class ExplainCommand extends TollgateCommand {
    /** A rule of check or a check of audit. */
    private record Topic(String code, String severity, String title) {}

    private static final List<Topic> TOPICS = Stream.concat(
                    KnownRules.infos().stream()
                            .map(rule -> new Topic(rule.code(), Diagnostics.word(rule.severity()), rule.title())),
                    Auditor.checks().stream()
                            .map(check -> new Topic(check.code(), Diagnostics.word(check.severity()), check.title())))
            .sorted(Comparator.comparingInt(
                    topic -> Integer.parseInt(topic.code().substring("TG".length()))))
            .toList();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Parameters(
            paramLabel = "TGnnn|OPTION",
            arity = "0..*",
            description = "Codes as check and audit print them, or sendmail options.")
    private List<String> names = List.of();

    @Override
    public Integer call() throws IOException {
        Map<String, SendmailOption> options = new LinkedHashMap<>();
        Map<String, RetiredOption> retired = new LinkedHashMap<>();
        for (String name : names) {
            option(name)
                    .ifPresentOrElse(
                            option -> options.put(name, option),
                            () -> RetiredOption.named(name).ifPresent(option -> retired.put(name, option)));
        }
        List<Topic> topics = names.isEmpty()
                ? TOPICS
                : names.stream()
                        .filter(name -> !options.containsKey(name) && !retired.containsKey(name))
                        .map(ExplainCommand::topic)
                        .toList();
        if (json) {
            Json.print(console(), out -> json(out, topics, options.values(), retired.values()));
        } else if (names.isEmpty()) {
            for (Topic topic : topics) {
                console()
                        .out()
                        .line(console().style(Console.Stream.OUT).strong(topic.code()) + "  "
                                + "%-7s".formatted(topic.severity()) + "  " + topic.title());
            }
        } else {
            for (Topic topic : topics) {
                console().out().text(page(topic));
            }
            options.values().forEach(option -> console().out().text(OptionPage.of(option)));
            retired.values().forEach(option -> console().out().text(OptionPage.of(option)));
        }
        return ExitCode.OK;
    }

    private static void json(
            JsonGenerator out,
            List<Topic> topics,
            Collection<SendmailOption> options,
            Collection<RetiredOption> retired)
            throws IOException {
        out.writeStartObject();
        out.writeArrayFieldStart("rules");
        for (Topic topic : topics) {
            out.writeStartObject();
            out.writeStringField("code", topic.code());
            out.writeStringField("severity", topic.severity());
            out.writeStringField("title", topic.title());
            out.writeStringField("page", page(topic));
            out.writeEndObject();
        }
        out.writeEndArray();
        if (!options.isEmpty() || !retired.isEmpty()) {
            out.writeArrayFieldStart("options");
            for (SendmailOption option : options) {
                OptionPage.write(out, option);
            }
            for (RetiredOption option : retired) {
                OptionPage.write(out, option);
            }
            out.writeEndArray();
        }
        out.writeEndObject();
    }

    private static Optional<SendmailOption> option(String name) {
        return Options.named(name).or(() -> Options.definedBy(name));
    }

    private static Topic topic(String code) {
        return TOPICS.stream()
                .filter(topic -> topic.code().equalsIgnoreCase(code))
                .findFirst()
                .orElseThrow(() -> Problem.usage(
                        "unknown rule '" + code + "'",
                        Nearest.to(code, TOPICS.stream().map(Topic::code).toList())
                                .map(near -> "did you mean " + near + "?")
                                .orElse("'tollgate explain' lists the rules")));
    }

    private static String page(Topic topic) throws IOException {
        try (InputStream page =
                ExplainCommand.class.getResourceAsStream("/dev/tollgate/cli/rules/" + topic.code() + ".md")) {
            return page == null
                    ? "# " + topic.code() + ": " + topic.title() + "\n"
                    : new String(page.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
