package dev.tollgate.cli.check;

import dev.tollgate.cli.command.Nearest;
import dev.tollgate.cli.command.TollgateCommand;
import dev.tollgate.cli.output.Console;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.cli.output.Json;
import dev.tollgate.cli.output.Problem;
import dev.tollgate.model.lint.Rule;
import dev.tollgate.model.lint.catalogue.Rules;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollgate explain}. */
@Command(
        name = "explain",
        description = "Show the page of a rule: what it finds, why it matters to sendmail, examples, what to do."
                + " Without a rule, list them all.",
        footer = {"", "Examples:", "  tollgate explain TG101", "  tollgate explain"})
public final class ExplainCommand extends TollgateCommand {
    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Parameters(paramLabel = "TGnnn", arity = "0..*", description = "Codes as check prints them.")
    private List<String> codes = List.of();

    @Override
    public Integer call() throws IOException {
        List<Rule> rules = codes.isEmpty()
                ? Rules.all()
                : codes.stream().map(ExplainCommand::rule).toList();
        if (json) {
            Json.print(console(), out -> {
                out.writeStartObject();
                out.writeArrayFieldStart("rules");
                for (Rule rule : rules) {
                    out.writeStartObject();
                    out.writeStringField("code", rule.code());
                    out.writeStringField("severity", Diagnostics.word(rule.severity()));
                    out.writeStringField("title", rule.title());
                    out.writeStringField("page", page(rule));
                    out.writeEndObject();
                }
                out.writeEndArray();
                out.writeEndObject();
            });
        } else if (codes.isEmpty()) {
            for (Rule rule : rules) {
                console()
                        .out()
                        .line(console().style(Console.Stream.OUT).strong(rule.code()) + "  "
                                + "%-7s".formatted(Diagnostics.word(rule.severity())) + "  " + rule.title());
            }
        } else {
            for (Rule rule : rules) {
                console().out().text(page(rule));
            }
        }
        return ExitCode.OK;
    }

    private static Rule rule(String code) {
        return Rules.named(code)
                .orElseThrow(() -> Problem.usage(
                        "no rule '" + code + "'",
                        Nearest.to(code, Rules.all().stream().map(Rule::code).toList())
                                .map(near -> "did you mean " + near + "?")
                                .orElse("'tollgate explain' lists the rules")));
    }

    private static String page(Rule rule) throws IOException {
        try (InputStream page =
                ExplainCommand.class.getResourceAsStream("/dev/tollgate/cli/rules/" + rule.code() + ".md")) {
            return page == null
                    ? "# " + rule.code() + ": " + rule.title() + "\n"
                    : new String(page.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
